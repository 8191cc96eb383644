//! Values that are more than a text: each reads itself and says why it can't.

use std::fmt;
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

/// Who is right when a shop shows what no sale explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Master.
    Master,
    /// The marketplace.
    Marketplace,
    /// The lower of both.
    Lowest,
    /// Nobody, until a person says so.
    Ask,
}

impl FromStr for Policy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "master" => Ok(Self::Master),
            "marketplace" => Ok(Self::Marketplace),
            "lowest" => Ok(Self::Lowest),
            "ask" => Ok(Self::Ask),
            _ => Err("write `master`, `marketplace`, `lowest` or `ask`"),
        }
    }
}

/// How many listings one push may touch: a count, a share, or whichever of both is larger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limit {
    /// This many listings.
    pub count: Option<u64>,
    /// This share of the shop's listings, in percent.
    pub percent: Option<u8>,
}

impl FromStr for Limit {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str = "write `20`, `10%` or `20 or 10%`";
        let mut limit = Self::default();
        for part in text.split(" or ").map(str::trim) {
            match part.strip_suffix('%') {
                Some(percent) if limit.percent.is_none() => {
                    limit.percent = Some(percent.trim().parse().ok().filter(|p| *p <= 100).ok_or(HOW)?);
                }
                None if limit.count.is_none() => limit.count = Some(part.parse().map_err(|_| HOW)?),
                _ => return Err(HOW),
            }
        }
        Ok(limit)
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count, self.percent) {
            (Some(count), Some(percent)) => write!(f, "{count} or {percent}%"),
            (Some(count), None) => write!(f, "{count}"),
            (None, Some(percent)) => write!(f, "{percent}%"),
            (None, None) => Ok(()),
        }
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
        let count: u64 = text.trim_end_matches(unit).parse().map_err(|_| HOW)?;
        Ok(Self(Duration::from_secs(count.checked_mul(seconds).ok_or(HOW)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_a_count_a_share_or_both() {
        for text in ["20", "10%", "20 or 10%"] {
            assert_eq!(text.parse::<Limit>().unwrap().to_string(), text);
        }
        for text in ["", "x", "101%", "20 or 30", "1% or 2%", "-1"] {
            assert!(text.parse::<Limit>().is_err(), "{text}");
        }
    }

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
