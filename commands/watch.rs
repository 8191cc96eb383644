//! Commands that stay: cycle after cycle until Ctrl-C.

use std::time::Duration;

use jiff::SignedDuration;
use serde::Serialize;
use spark::engine::Millis;
use tokio::time::{Interval, MissedTickBehavior};
use tokio_util::sync::CancellationToken;

use crate::context::Context;

/// Shorter ones would only wear the marketplaces' limits.
const SHORTEST: Duration = Duration::from_millis(100);

/// Whether and how often a command repeats.
#[derive(Debug, clap::Args)]
pub(crate) struct Watch {
    /// Go on until Ctrl-C: a view redrawn in place on a terminal, one line of JSON a cycle elsewhere
    #[arg(long)]
    pub(crate) watch: bool,
    /// From the start of one cycle to that of the next, e.g. `1s`; a cycle that takes longer delays the next
    #[arg(long, value_name = "TIME", requires = "watch", default_value = "500ms", value_parser = period)]
    every: Duration,
}

/// One cycle as a script reads it.
#[derive(Debug, Serialize)]
pub(crate) struct Cycle<T> {
    /// When it ended.
    pub(crate) at: Millis,
    /// What it did or found.
    #[serde(flatten)]
    pub(crate) what: T,
}

/// The beats of a command that stays.
pub(crate) struct Beats {
    interval: Interval,
    stop: CancellationToken,
}

impl Watch {
    /// Returns the beats; the first comes at once.
    pub(crate) fn beats(&self, cx: &Context<'_>) -> Beats {
        let mut interval = tokio::time::interval(self.every);
        interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Beats { interval, stop: cx.interrupted.clone() }
    }
}

impl Beats {
    /// Waits for the next beat. `false`: it was Ctrl-C that came.
    pub(crate) async fn next(&mut self) -> bool {
        tokio::select! {
            biased;
            () = self.stop.cancelled() => false,
            _ = self.interval.tick() => true,
        }
    }
}

fn period(text: &str) -> Result<Duration, String> {
    let period = text.parse::<SignedDuration>().ok().and_then(|period| Duration::try_from(period).ok());
    period
        .filter(|period| *period >= SHORTEST)
        .ok_or_else(|| "write `500ms`, `1s` or `5m`; at least `100ms`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_a_unit_and_a_lower_end() {
        assert_eq!(period("1s"), Ok(Duration::from_secs(1)));
        assert_eq!(period("100ms"), Ok(SHORTEST));
        for text in ["", "1", "99ms", "0s", "-1s"] {
            assert!(period(text).is_err(), "{text}");
        }
    }
}
