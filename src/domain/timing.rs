//! When work comes again: every so often, at a time of day, or by a cron expression.

use std::str::FromStr;
use std::time::Duration;

use croner::Cron;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::Millis;
use super::time::span;

/// The shortest interval: less would only wear out the marketplaces' limits.
const SHORTEST: Duration = Duration::from_secs(1);

/// However long the interval.
const MOST_JITTER: Duration = Duration::from_secs(10);

/// When a piece of work comes again. People write `15m`, `03:30` or `*/15 8-20 * * *`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Timing {
    /// This long after the last time.
    Every(Duration),
    /// At the times that match, by a clock on the wall.
    At(Box<Cron>),
}

impl Timing {
    /// Returns the next time after `after`, by the wall clocks of `zone`; `None` when there is none in the years to come.
    pub fn next(&self, after: Millis, zone: &TimeZone) -> Option<Millis> {
        match self {
            Self::Every(interval) => Some(after.plus_ms(interval.as_millis().try_into().ok()?)),
            Self::At(cron) => {
                let after = Timestamp::from_millisecond(after.0).ok()?.to_zoned(zone.clone());
                let next = cron.find_next_occurrence(&after, false).ok()?;
                Some(Millis(next.timestamp().as_millisecond()))
            }
        }
    }

    /// Returns by how much later to begin, so that shops and daemons don't keep step: `fraction` (from 0 to 1) of a
    /// twentieth of the interval, and of 10 s at most.
    pub fn jitter_ms(&self, fraction: f64) -> i64 {
        let most = match self {
            Self::Every(interval) => (*interval / 20).min(MOST_JITTER),
            Self::At(_) => MOST_JITTER,
        };
        most.mul_f64(fraction).as_millis() as i64
    }
}

impl FromStr for Timing {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const HOW: &str =
            "write `90s`, `15m`, `6h` or `30d`, a time of day such as `03:30`, or five fields of cron";
        if let Ok(time) = text.parse::<civil::Time>() {
            let cron = format!("{} {} * * *", time.minute(), time.hour());
            return cron.parse().map(Box::new).map(Self::At).map_err(|_| HOW);
        }
        if text.contains(' ') || text.starts_with('@') {
            return text.parse().map(Box::new).map(Self::At).map_err(|_| HOW);
        }
        let interval = span(text).ok_or(HOW)?;
        if interval < SHORTEST { Err("write at least `1s`") } else { Ok(Self::Every(interval)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Millis {
        Millis(text.parse::<Timestamp>().unwrap().as_millisecond())
    }

    fn next(timing: &str, after: &str, zone: &str) -> Millis {
        let zone = TimeZone::get(zone).unwrap();
        timing.parse::<Timing>().unwrap().next(at(after), &zone).unwrap()
    }

    #[test]
    fn intervals_count_from_the_last_time_and_times_of_day_by_the_wall() {
        for (timing, zone, expected) in [
            ("90s", "UTC", "2026-11-01T10:01:30Z"),
            ("03:30", "UTC", "2026-11-02T03:30:00Z"),
            ("03:30", "Asia/Jakarta", "2026-11-01T20:30:00Z"),
            ("10:00", "UTC", "2026-11-02T10:00:00Z"),
            ("*/15 8-20 * * *", "UTC", "2026-11-01T10:15:00Z"),
            ("0 4 * * 1", "UTC", "2026-11-02T04:00:00Z"),
        ] {
            assert_eq!(next(timing, "2026-11-01T10:00:00Z", zone), at(expected), "{timing}");
        }
    }

    #[test]
    fn of_all_times_that_pass_during_one_run_only_one_is_made_up_for() {
        for timing in ["60s", "* * * * *"] {
            let (timing, began) = (timing.parse::<Timing>().unwrap(), at("2026-11-01T10:00:00Z"));
            let ended = began.plus_ms(210_000);
            let next = |after| timing.next(after, &TimeZone::UTC).unwrap();
            assert!(next(began) <= ended, "one begins as soon as this one has ended");
            assert!(next(ended) > ended, "and no other before its time");
        }
    }

    #[test]
    fn shops_begin_a_little_late_and_never_early() {
        for (timing, most) in [("10s", 500), ("1m", 3_000), ("6h", 10_000), ("03:30", 10_000)] {
            let timing: Timing = timing.parse().unwrap();
            assert_eq!([0.0, 0.5, 1.0].map(|fraction| timing.jitter_ms(fraction)), [0, most / 2, most]);
        }
    }

    #[test]
    fn an_hour_that_is_skipped_or_doubled_loses_no_day() {
        // Berlin went from 02:00 to 03:00 on 2026-03-29, and had 02:30 twice on 2026-10-25.
        let spring = next("02:30", "2026-03-28T12:00:00Z", "Europe/Berlin");
        assert!(spring > at("2026-03-29T00:00:00Z") && spring <= at("2026-03-30T00:30:00Z"), "{spring}");
        let autumn = next("02:30", "2026-10-24T12:00:00Z", "Europe/Berlin");
        assert!([at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")].contains(&autumn), "{autumn}");
    }

    #[test]
    fn nonsense_is_told_how_it_should_look() {
        for text in
            ["", "5", "0s", "s", "5 m", "-5m", "25:00", "* * *", "61 * * * *", "99999999999999999999d"]
        {
            assert!(text.parse::<Timing>().is_err(), "{text}");
        }
    }
}
