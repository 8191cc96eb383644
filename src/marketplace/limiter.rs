//! How fast one endpoint of one shop may be called: a value that is handed the time and answers "go" or "wait this
//! long". It sleeps nowhere, and knows nothing of requests.
//!
//! A token bucket that may go into debt: every turn takes the next free slot, so that turns are given in order and none
//! is given twice. It starts at the documented limit and learns: a throttled call makes it
//! fall by a fifth, once for all calls that were under way, and every call that is served lifts it again.

use std::time::Duration;

/// Calls that may go at once. Both marketplaces' stand-ins and, by its documents, TikTok count 50 a second; staying
/// under a burst of 50 leaves room for the calls that a stall of a fifth of a second pushes together.
const BURST: f64 = 38.0;

/// Calls a second below which it never falls, so that it can find out that the limit is gone.
const SLOWEST: f64 = 0.5;

/// What a throttling leaves of the rate.
const FALL: f64 = 0.8;

/// Calls a second that one served call gives back: from half to the whole of 50 a second within three seconds.
const RISE: f64 = 0.25;

/// How long everybody waits after a throttling that names no time.
const PAUSE: Duration = Duration::from_millis(200);

/// The longest pause that a marketplace can talk us into.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The rate of one endpoint of one shop. Times are counted from any fixed point.
#[derive(Debug)]
pub(crate) struct Limiter {
    ceiling: f64,
    rate: f64,
    /// Calls that may go at once; below zero, turns were given ahead of time.
    tokens: f64,
    /// Up to when `tokens` is reckoned, in seconds; lies ahead while everybody pauses.
    reckoned: f64,
    /// Counts throttlings: turns of an earlier epoch are void.
    epoch: u64,
}

/// A slot that was given to a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Turn {
    /// How long to wait first; zero means go.
    pub(crate) wait: Duration,
    epoch: u64,
}

impl Limiter {
    /// Returns a limiter that starts at `per_second`, and never passes it.
    pub(crate) fn new(per_second: f64) -> Self {
        Self { ceiling: per_second, rate: per_second, tokens: BURST, reckoned: 0.0, epoch: 0 }
    }

    /// Gives the next free slot.
    pub(crate) fn turn(&mut self, now: Duration) -> Turn {
        let now = now.as_secs_f64();
        let passed = (now - self.reckoned).max(0.0);
        self.tokens = (self.tokens + passed * self.rate).min(BURST) - 1.0;
        self.reckoned += passed;
        let pause = self.reckoned - now;
        let wait = pause.max(0.0) + (-self.tokens).max(0.0) / self.rate;
        Turn { wait: Duration::from_secs_f64(wait), epoch: self.epoch }
    }

    /// Returns whether `turn` still counts after its wait. If not, somebody was throttled meanwhile: take another.
    pub(crate) fn holds(&self, turn: Turn) -> bool {
        turn.epoch == self.epoch
    }

    /// Learns that a call was served.
    pub(crate) fn served(&mut self) {
        self.rate = (self.rate + RISE).min(self.ceiling);
    }

    /// Learns that the call of `turn` was one too many; `after` is what the marketplace asked to wait.
    pub(crate) fn throttled(&mut self, turn: Turn, now: Duration, after: Option<Duration>) {
        if self.holds(turn) {
            self.epoch += 1;
            self.rate = (self.rate * FALL).max(SLOWEST);
            self.tokens = 1.0;
        }
        let pause = after.unwrap_or(PAUSE).clamp(PAUSE, LONGEST_PAUSE);
        self.reckoned = self.reckoned.max((now + pause).as_secs_f64());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// Takes `calls` turns at once and returns when each goes.
    fn slots(limiter: &mut Limiter, now: Duration, calls: usize) -> Vec<Duration> {
        (0..calls).map(|_| now + limiter.turn(now).wait).collect()
    }

    #[test]
    fn a_thousand_calls_take_at_most_a_twentieth_more_than_the_limit_asks_for() {
        let slots = slots(&mut Limiter::new(50.0), ms(0), 1000);
        let floor = (1000.0 - 50.0) / 50.0; // a bucket of 50 that starts full
        assert!(slots[999].as_secs_f64() / floor < 1.03, "{:?}", slots[999]);
    }

    #[test]
    fn a_strict_bucket_is_not_tripped_even_by_calls_that_stall_together() {
        let slots = slots(&mut Limiter::new(50.0), ms(0), 1000);
        for stall in [ms(0), ms(50), ms(200)] {
            let (mut tokens, mut at) = (50.0_f64, 0.0);
            for slot in &slots {
                let arrives = (*slot).max(stall).as_secs_f64();
                tokens = (tokens + (arrives - at) * 50.0).min(50.0);
                at = arrives;
                assert!(tokens >= 0.999, "tripped at {arrives} after a stall of {stall:?}");
                tokens -= 1.0;
            }
        }
    }

    #[test]
    fn a_rest_fills_the_bucket_again_but_no_further() {
        let mut limiter = Limiter::new(50.0);
        let _ = slots(&mut limiter, ms(0), BURST as usize);
        assert!(limiter.turn(ms(0)).wait > ms(0));
        let later = slots(&mut limiter, ms(60_000), BURST as usize + 1);
        assert_eq!(later[BURST as usize - 1], ms(60_000));
        assert!(later[BURST as usize] > ms(60_000));
    }

    #[test]
    fn a_throttling_slows_down_once_for_all_calls_that_were_under_way() {
        let mut limiter = Limiter::new(50.0);
        let turns: Vec<Turn> = (0..5).map(|_| limiter.turn(ms(0))).collect();
        for turn in turns {
            limiter.throttled(turn, ms(100), None);
        }
        assert_eq!(limiter.rate, 40.0);
        let next = limiter.turn(ms(100));
        assert!(next.wait >= PAUSE && next.wait < ms(220), "{:?}", next.wait);
        assert!(limiter.turn(ms(100)).wait > next.wait, "no burst right after a throttling");
    }

    #[test]
    fn a_turn_from_before_a_throttling_is_void() {
        let mut limiter = Limiter::new(50.0);
        let (first, second) = (limiter.turn(ms(0)), limiter.turn(ms(0)));
        limiter.throttled(first, ms(10), None);
        assert!(!limiter.holds(second));
        let again = limiter.turn(ms(10));
        assert!(limiter.holds(again));
    }

    #[test]
    fn it_waits_as_long_as_it_is_told_within_bounds() {
        for (told, waits) in [(Some(ms(3_000)), 3_000), (Some(ms(0)), 200), (Some(ms(9_999_000)), 60_000)] {
            let mut limiter = Limiter::new(50.0);
            let turn = limiter.turn(ms(0));
            limiter.throttled(turn, ms(0), told);
            let wait = limiter.turn(ms(0)).wait;
            assert!(wait.abs_diff(ms(waits)) < ms(1), "{told:?}: {wait:?}");
        }
    }

    #[test]
    fn it_recovers_gently_and_never_passes_where_it_started() {
        let mut limiter = Limiter::new(50.0);
        for _ in 0..100 {
            let turn = limiter.turn(ms(0));
            limiter.throttled(turn, ms(0), None);
        }
        assert_eq!(limiter.rate, SLOWEST);
        limiter.served();
        assert_eq!(limiter.rate, SLOWEST + RISE);
        for _ in 0..1000 {
            limiter.served();
        }
        assert_eq!(limiter.rate, 50.0);
    }
}
