//! Reading what the marketplaces document in one form and send in another: ids as text or number, lists as `null`,
//! figures as text. What can't be read is `None`, never zero.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;

use crate::domain::Millis;

/// An id, sent as text or as a whole number of up to 64 bits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Id(pub(crate) String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;
        impl Visitor<'_> for Text {
            type Value = Id;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id")
            }
            fn visit_str<E>(self, text: &str) -> Result<Id, E> {
                Ok(Id(text.trim().to_owned()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Id, E> {
                Ok(Id(number.to_string()))
            }
            fn visit_unit<E>(self) -> Result<Id, E> {
                Ok(Id::default())
            }
        }
        deserializer.deserialize_any(Text)
    }
}

/// Reads a whole number that may be sent as text; `None` for `null`, for `"-"` and for whatever is no whole number.
pub(crate) fn whole<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    Ok(number(deserializer)?.and_then(|text| text.parse().ok()))
}

/// Reads a decimal number as the very text that was sent, quoted or not: money never passes through a float.
pub(crate) fn number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let raw = Box::<RawValue>::deserialize(deserializer)?;
    let text = raw.get().trim_matches(|c: char| c == '"' || c.is_whitespace());
    let sound = text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && text.bytes().any(|b| b.is_ascii_digit());
    Ok(sound.then(|| text.to_owned()))
}

/// Reads `null` as the type's default.
pub(crate) fn or_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(
    deserializer: D,
) -> Result<T, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Reads when a token ends: a point in unix seconds, or a number of seconds from `now`. The documents mix both up;
/// no token lives for 30 years, and no clock shows 2001.
pub(crate) fn expiry(now: Millis, figure: i64) -> Millis {
    if figure > 1_000_000_000 {
        Millis::from_seconds(figure)
    } else {
        now.plus_ms(figure.saturating_mul(1000))
    }
}

/// Reads an object; a list in its place, which would otherwise count as an object without fields, is no answer.
///
/// # Errors
/// Says what is wrong with `text`, and repeats nothing of it.
pub(crate) fn object<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, String> {
    if text.trim_ascii_start().starts_with(b"[") {
        return Err("it is a list where an object is documented".to_owned());
    }
    serde_json::from_slice(text).map_err(|error| why(&error))
}

/// Says why `error` happened without repeating what was sent: an answer may hold tokens.
fn why(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        serde_json::error::Category::Eof => "it is cut off",
        serde_json::error::Category::Data => "it has another shape than documented",
        serde_json::error::Category::Syntax | serde_json::error::Category::Io => "it is no JSON",
    };
    format!("{what}, at line {} column {}", error.line(), error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    struct Row {
        #[serde(default)]
        id: Id,
        #[serde(default, deserialize_with = "whole")]
        stock: Option<i64>,
        #[serde(default, deserialize_with = "number")]
        price: Option<String>,
        #[serde(default, deserialize_with = "or_default")]
        list: Vec<i64>,
    }

    #[test]
    fn ids_come_as_text_or_as_numbers_beyond_what_a_float_holds() {
        for (json, id) in [
            (r#"{"id":"1729592969712207008"}"#, "1729592969712207008"),
            (r#"{"id":1729592969712207008}"#, "1729592969712207008"),
            (r#"{"id":18446744073709551615}"#, "18446744073709551615"),
            (r#"{"id":0}"#, "0"),
            (r#"{"id":null}"#, ""),
            ("{}", ""),
        ] {
            assert_eq!(serde_json::from_str::<Row>(json).unwrap().id.0, id, "{json}");
        }
    }

    #[test]
    fn a_figure_that_cannot_be_read_is_none_and_never_zero() {
        for (json, stock) in [
            (r#"{"stock":7}"#, Some(7)),
            (r#"{"stock":"7"}"#, Some(7)),
            (r#"{"stock":"-"}"#, None),
            (r#"{"stock":""}"#, None),
            (r#"{"stock":null}"#, None),
            (r#"{"stock":1.5}"#, None),
            ("{}", None),
        ] {
            assert_eq!(serde_json::from_str::<Row>(json).unwrap().stock, stock, "{json}");
        }
    }

    #[test]
    fn money_is_the_text_that_was_sent() {
        for (json, price) in [
            (r#"{"price":100}"#, Some("100")),
            (r#"{"price":12.10}"#, Some("12.10")),
            (r#"{"price":123456789012345678.91}"#, Some("123456789012345678.91")),
            (r#"{"price":"5000"}"#, Some("5000")),
            (r#"{"price":null}"#, None),
        ] {
            assert_eq!(serde_json::from_str::<Row>(json).unwrap().price.as_deref(), price, "{json}");
        }
    }

    #[test]
    fn a_list_may_be_null_or_missing() {
        for json in ["{}", r#"{"list":null}"#, r#"{"list":[]}"#] {
            assert!(serde_json::from_str::<Row>(json).unwrap().list.is_empty(), "{json}");
        }
    }

    #[test]
    fn an_expiry_is_a_point_in_time_or_a_length() {
        let now = Millis::from_seconds(1_767_000_000);
        assert_eq!(expiry(now, 14_400), Millis::from_seconds(1_767_014_400));
        assert_eq!(expiry(now, 1_767_001_812), Millis::from_seconds(1_767_001_812));
        assert_eq!(expiry(now, 4_903_858_076), Millis::from_seconds(4_903_858_076));
    }

    #[test]
    fn a_reason_repeats_nothing_of_the_answer() {
        let error = serde_json::from_str::<Row>(r#"{"list":"ROW_secret"}"#).err().unwrap();
        assert!(error.to_string().contains("ROW_secret"));
        assert!(!why(&error).contains("ROW_secret"));
    }
}
