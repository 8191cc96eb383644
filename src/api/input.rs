//! What comes in: JSON bodies, read forgivingly where the app is careless and strictly where it matters.

use std::fmt::{self, Formatter};
use std::marker::PhantomData;

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeOwned, Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::failure::Failure;
use crate::engine::Millis;

/// A JSON body. An empty one is an empty object, and its content type is not asked for: the app sends one without
/// the other.
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let status = rejection.status();
            let message = match status {
                StatusCode::PAYLOAD_TOO_LARGE => "The request is too large",
                _ => "The request's body could not be read",
            };
            Failure::new(status, message)
        })?;
        let json = if bytes.trim_ascii().is_empty() { b"{}".as_slice() } else { &bytes };
        serde_json::from_slice(json).map(|Object(body)| Self(body)).map_err(|error| {
            let what = if error.is_data() { "has a field of the wrong type" } else { "is no JSON" };
            Failure::bad_request(format!(
                "The request's body {what} (line {}, column {})",
                error.line(),
                error.column()
            ))
            .code("body_invalid")
        })
    }
}

/// An object, and nothing but: serde also takes an array for one, as the values of its fields in a row.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData)).map(Self)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map))
    }
}

/// A query string. Whatever does not fit is told in the envelope.
pub(super) struct Params<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        let wrong =
            |_| Failure::bad_request("A parameter in the address has the wrong form").code("query_invalid");
        read.map(|Query(params)| Self(params)).map_err(wrong)
    }
}

/// A number of things, sent as number or as digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Count(pub(super) u32);

/// A point in time, sent in unix seconds (as number or as digits) or as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moment(pub(super) Millis);

/// Yes or no, sent as such or in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Flag(pub(super) bool);

/// An id, sent as text or as number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Id(pub(super) String);

/// Reads a word however it was sent.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text.trim().to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        _ => Err(D::Error::custom("neither text nor number")),
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer)?.parse().map(Self).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = word(deserializer)?;
        if let Ok(seconds) = text.parse() {
            return Ok(Self(Millis::from_seconds(seconds)));
        }
        let point = text.parse::<jiff::Timestamp>().or_else(|_| {
            let day = text.parse::<jiff::civil::DateTime>()?;
            Ok::<_, jiff::Error>(day.to_zoned(jiff::tz::TimeZone::UTC)?.timestamp())
        });
        point.map(|point| Self(Millis(point.as_millisecond()))).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(matches!(word(deserializer)?.as_str(), "true" | "1" | "yes")))
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        word(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_moment_is_sent_in_many_forms() {
        for sent in
            ["1736300000", "\"1736300000\"", "\"2025-01-08T01:33:20Z\"", "\"2025-01-08T01:33:20.000000\""]
        {
            assert_eq!(
                serde_json::from_str::<Moment>(sent).unwrap(),
                Moment(Millis(1_736_300_000_000)),
                "{sent}"
            );
        }
        assert_eq!(
            serde_json::from_str::<Moment>("\"2025-01-08\"").unwrap(),
            Moment(Millis(1_736_294_400_000))
        );
        assert!(serde_json::from_str::<Moment>("\"soon\"").is_err());
        assert!(serde_json::from_str::<Moment>("{}").is_err());
    }

    #[test]
    fn values_in_a_row_are_no_object() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Form {
            figure: i64,
            #[serde(default)]
            note: String,
        }
        let read = |json| serde_json::from_str::<Object<Form>>(json).map(|Object(form)| form);
        assert_eq!(read("{\"figure\": 5}").unwrap(), Form { figure: 5, note: String::new() });
        for other in ["[5, \"n\"]", "[]", "5", "null", "\"figure\""] {
            assert!(read(other).unwrap_err().is_data(), "{other}");
        }
        assert!(read("{\"figure\": 5").unwrap_err().is_eof());
    }

    #[test]
    fn numbers_come_as_text_too() {
        assert_eq!(serde_json::from_str::<Count>("\"20\"").unwrap(), Count(20));
        assert!(serde_json::from_str::<Count>("-1").is_err());
        assert_eq!(
            serde_json::from_str::<Id>("7495012345678901234").unwrap(),
            Id("7495012345678901234".to_owned())
        );
        assert_eq!(serde_json::from_str::<Flag>("\"true\"").unwrap(), Flag(true));
    }
}
