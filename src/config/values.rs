//! Values that are more than a text: each reads itself and says why it can't.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// Which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// SQLite, in the file given or in `spark.db` of spark's own folder.
    Sqlite(Option<PathBuf>),
}

impl FromStr for StoreUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "sqlite" => Ok(Self::Sqlite(None)),
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(Some(path.into()))),
            _ => Err("write `sqlite` or `sqlite:PATH`"),
        }
    }
}

/// How a Shopee seller is asked for consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The signed link under `shopee.api_url`.
    Signed,
    /// The unsigned page at `shopee.consent_url`.
    Page,
}

impl FromStr for Consent {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "signed" => Ok(Self::Signed),
            "page" => Ok(Self::Page),
            _ => Err("write `signed` or `page`"),
        }
    }
}

/// A file, or none where nothing stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File(pub Option<PathBuf>);

impl FromStr for File {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self((!text.is_empty()).then(|| text.into())))
    }
}

/// A span of time as people write it: `90s`, `15m`, `6h`, `30d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub Duration);

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "write `90s`, `15m`, `6h` or `30d`";
        let unit = text.chars().next_back().ok_or(HOW)?;
        let seconds = match unit {
            's' => 1,
            'm' => 60,
            'h' => 3_600,
            'd' => 86_400,
            _ => return Err(HOW),
        };
        let count: u64 = text.strip_suffix(unit).unwrap_or_default().parse().map_err(|_| HOW)?;
        Ok(Self(Duration::from_secs(count.checked_mul(seconds).ok_or(HOW)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_have_a_unit() {
        for (text, seconds) in [("90s", 90), ("15m", 900), ("6h", 21_600), ("30d", 2_592_000)] {
            assert_eq!(text.parse::<Span>().unwrap().0.as_secs(), seconds);
        }
        for text in ["", "5", "s", "5 m", "5mm", "-5m", "99999999999999999999d"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
