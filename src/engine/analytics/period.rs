//! Time as reports cut it: periods, and days by a shop's own calendar.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::domain::Millis;

/// An end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// This very point.
    At(Millis),
    /// The start of this day, by the calendar that the report goes by.
    Day(Date),
    /// This time of day, by the clock that the report goes by.
    Local(DateTime),
    /// The start of the day before today's.
    Yesterday,
}

impl Bound {
    /// Returns the point in `zone`, `now` being the present.
    pub fn resolve(self, zone: &TimeZone, now: Millis) -> Millis {
        let day = match self {
            Self::At(point) => return point,
            Self::Local(time) => return local(time, zone).unwrap_or(now), // only the calendar's very ends are no time
            Self::Day(day) => Some(day),
            Self::Yesterday => {
                let today = Timestamp::from_millisecond(now.0).map(|now| zone.to_datetime(now).date());
                today.and_then(Date::yesterday).ok()
            }
        };
        day.and_then(|day| start_of(day, zone)).unwrap_or(now) // only the calendar's very ends have no midnight
    }
}

/// The word for the day before today's.
const YESTERDAY: &str = "yesterday";

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(point) => point.fmt(f),
            Self::Day(day) => day.fmt(f),
            Self::Local(time) => time.fmt(f),
            Self::Yesterday => f.write_str(YESTERDAY),
        }
    }
}

/// Reads what it prints: `2026-11-01T00:00:00Z`, `2026-11-01T00:00:00`, `2026-11-01`, `yesterday`.
impl FromStr for Bound {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, jiff::Error> {
        if text == YESTERDAY {
            return Ok(Self::Yesterday);
        }
        if let Ok(point) = text.parse::<Timestamp>() {
            return Ok(Self::At(Millis(point.as_millisecond())));
        }
        let time = text.parse::<DateTime>()?;
        let is_day = !text.contains(['T', 't', ' ']); // a day alone reads as its midnight
        Ok(if is_day { Self::Day(time.date()) } else { Self::Local(time) })
    }
}

fn local(time: DateTime, zone: &TimeZone) -> Option<Millis> {
    Some(Millis(time.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond()))
}

fn start_of(day: Date, zone: &TimeZone) -> Option<Millis> {
    Some(Millis(day.to_zoned(zone.clone()).ok()?.timestamp().as_millisecond()))
}

/// Tells days in one time zone. Quick where points come in the order of time.
pub(super) struct Calendar<'z> {
    zone: &'z TimeZone,
    day: Range<Millis>,
    date: Date,
}

impl<'z> Calendar<'z> {
    /// Returns the calendar of `zone`.
    pub(super) fn new(zone: &'z TimeZone) -> Self {
        Self { zone, day: Millis(0)..Millis(0), date: Date::default() }
    }

    /// Returns the day that `at` falls on.
    pub(super) fn date(&mut self, at: Millis) -> Date {
        if !self.day.contains(&at) {
            let point = Timestamp::from_millisecond(at.0).unwrap_or_default();
            self.date = self.zone.to_datetime(point).date();
            let next = self.date.tomorrow().ok().and_then(|next| start_of(next, self.zone));
            self.day = start_of(self.date, self.zone).unwrap_or(at)..next.unwrap_or(at);
        }
        self.date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(text: &str) -> Millis {
        Millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    #[test]
    fn days_begin_at_the_zones_own_midnight() {
        let table = [
            ("Asia/Jakarta", "2026-11-01T16:59:59Z", "2026-11-01"),
            ("Asia/Jakarta", "2026-11-01T17:00:00Z", "2026-11-02"),
            ("Asia/Kathmandu", "2026-11-01T18:14:59Z", "2026-11-01"),
            ("Asia/Kathmandu", "2026-11-01T18:15:00Z", "2026-11-02"),
            // The 25 hours of the day on which summer time ends.
            ("Europe/London", "2026-10-24T23:00:00Z", "2026-10-25"),
            ("Europe/London", "2026-10-25T23:59:59Z", "2026-10-25"),
            ("Europe/London", "2026-10-26T00:00:00Z", "2026-10-26"),
            ("America/Sao_Paulo", "2026-01-01T02:59:59Z", "2025-12-31"),
        ];
        for (zone, at, day) in table {
            let zone = TimeZone::get(zone).unwrap();
            assert_eq!(Calendar::new(&zone).date(point(at)).to_string(), day, "{at}");
        }
    }

    #[test]
    fn a_day_without_a_midnight_begins_when_it_begins() {
        // Chile turns its clocks from 24:00 to 1:00.
        let zone = TimeZone::get("America/Santiago").unwrap();
        let mut calendar = Calendar::new(&zone);
        for (at, day) in [
            ("2026-09-06T03:59:59Z", "2026-09-05"),
            ("2026-09-06T04:00:00Z", "2026-09-06"),
            ("2026-09-06T03:59:58Z", "2026-09-05"),
        ] {
            assert_eq!(calendar.date(point(at)).to_string(), day, "{at}");
        }
        let start = Bound::Day("2026-09-06".parse().unwrap()).resolve(&zone, Millis(0));
        assert_eq!(start, point("2026-09-06T04:00:00Z"));
    }

    #[test]
    fn an_end_reads_as_it_prints() {
        for (text, bound) in [
            ("2026-11-01T20:00:00Z", Bound::At(point("2026-11-01T20:00:00Z"))),
            ("2026-11-01T20:00:00.25Z", Bound::At(point("2026-11-01T20:00:00.25Z"))),
            ("2026-11-01T20:00:00", Bound::Local("2026-11-01T20:00:00".parse().unwrap())),
            ("2026-11-01", Bound::Day("2026-11-01".parse().unwrap())),
            ("yesterday", Bound::Yesterday),
        ] {
            assert_eq!(text.parse::<Bound>().unwrap(), bound, "{text}");
            assert_eq!(bound.to_string(), text);
        }
        for text in ["", "tomorrow", "30d", "2026-13-01"] {
            assert!(text.parse::<Bound>().is_err(), "{text}");
        }
    }

    #[test]
    fn yesterday_is_the_zones_own() {
        let zone = TimeZone::get("Asia/Jakarta").unwrap();
        let now = point("2026-11-01T18:00:00Z"); // the 2nd in Jakarta
        assert_eq!(Bound::Yesterday.resolve(&zone, now), point("2026-10-31T17:00:00Z"));
    }
}
