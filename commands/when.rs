//! Points in time as people type them: `2026-11-01`, `2026-11-01T00:00:00Z`, `yesterday`, `30d` (ago).

use jiff::civil::Date;
use jiff::tz::TimeZone;
use spark::config::Span;
use spark::engine::Millis;
use spark::engine::analytics::Bound;

/// A point in time that may be said in relation to now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// At this point.
    At(Millis),
    /// At the start of this day.
    Day(Date),
    /// At the start of the day before.
    Yesterday,
    /// So many milliseconds ago.
    Ago(i64),
}

impl std::str::FromStr for When {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "yesterday" {
            return Ok(Self::Yesterday);
        }
        if let Ok(point) = text.parse::<jiff::Timestamp>() {
            return Ok(Self::At(Millis(point.as_millisecond())));
        }
        if let Ok(day) = text.parse::<Date>() {
            return Ok(Self::Day(day));
        }
        match text.parse::<Span>() {
            Ok(Span(ago)) => Ok(Self::Ago(i64::try_from(ago.as_millis()).unwrap_or(i64::MAX))),
            Err(_) => {
                Err("write `2026-11-01`, `2026-11-01T00:00:00Z`, `yesterday` or `30d` (ago)".to_owned())
            }
        }
    }
}

impl When {
    /// Returns the point, `now` being the present and days those of UTC.
    pub(crate) fn resolve(self, now: Millis) -> Millis {
        self.bound(now).resolve(&TimeZone::UTC, now)
    }

    /// Returns the point as far as it is known without a calendar, `now` being the present.
    pub(crate) fn bound(self, now: Millis) -> Bound {
        match self {
            Self::At(point) => Bound::At(point),
            Self::Day(day) => Bound::Day(day),
            Self::Yesterday => Bound::Yesterday,
            Self::Ago(ms) => Bound::At(now.plus_ms(-ms)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_in_time_are_read_as_people_type_them() {
        let now = Millis(3 * 24 * 60 * 60 * 1000 + 5);
        for (text, millis) in [
            ("1970-01-02", 86_400_000),
            ("1970-01-01T00:00:01Z", 1000),
            ("yesterday", 2 * 86_400_000),
            ("1d", 2 * 86_400_000 + 5),
        ] {
            assert_eq!(text.parse::<When>().unwrap().resolve(now), Millis(millis), "{text}");
        }
        assert!("tomorrow".parse::<When>().is_err());
    }
}
