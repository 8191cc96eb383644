//! Whether to make a call again, decided apart from any sleeping: a pure function of what was seen.
//!
//! It leaves the waiting, the jitter and the counting of time to the caller, and what a refusal means to the
//! marketplace's own client.

use std::time::Duration;

/// Attempts of one call, the first included. With the waits below that is six seconds of trying.
const ATTEMPTS: u32 = 6;

/// The wait after the first attempt; each further one waits twice as long.
const FIRST_WAIT: Duration = Duration::from_millis(150);

/// The longest wait, and the longest that a marketplace can ask for without the call being given up.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// What came of one attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// It worked.
    Done,
    /// A no that stands.
    Refused,
    /// One call too many: this one surely did nothing.
    Throttled { after: Option<Duration> },
    /// A fault of the marketplace's own, or an answer that cannot be read. The call may have acted.
    Faulty,
    /// The request never left this machine.
    NeverSent,
    /// The request left, and nothing came back. The call may have acted.
    NoAnswer,
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Next {
    /// Take the answer.
    Done,
    /// Try again after at least this long.
    Again(Duration),
    /// Look whether the call acted before trying again.
    ReadBack,
    /// Give up.
    Stop,
}

/// Returns what to do after attempt number `attempt` (from 1) when `left` of the call's time is left.
///
/// `idempotent` says that the same call made twice leaves what one leaves.
pub(crate) fn next(idempotent: bool, attempt: u32, left: Duration, seen: &Seen) -> Next {
    let asked = match *seen {
        Seen::Done => return Next::Done,
        Seen::Refused => return Next::Stop,
        Seen::Faulty | Seen::NoAnswer if !idempotent => return Next::ReadBack,
        Seen::Throttled { after } => after.unwrap_or_default(),
        Seen::Faulty | Seen::NoAnswer | Seen::NeverSent => Duration::ZERO,
    };
    let wait =
        FIRST_WAIT.saturating_mul(1 << attempt.clamp(1, 16).saturating_sub(1)).min(LONGEST_WAIT).max(asked);
    if attempt >= ATTEMPTS || wait > LONGEST_WAIT || wait >= left { Next::Stop } else { Next::Again(wait) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: Duration = Duration::from_secs(3600);

    const fn s(seconds: u64) -> Option<Duration> {
        Some(Duration::from_secs(seconds))
    }

    const fn again(ms: u64) -> Next {
        Next::Again(Duration::from_millis(ms))
    }

    #[test]
    fn the_table_of_attempts() {
        let tight = Duration::from_millis(100);
        let throttled = |after| Seen::Throttled { after };
        let table = [
            // idempotent, attempt, left, seen, next
            (true, 1, PLENTY, Seen::Done, Next::Done),
            (false, 6, tight, Seen::Done, Next::Done),
            (true, 1, PLENTY, Seen::Refused, Next::Stop),
            (false, 1, PLENTY, Seen::Refused, Next::Stop),
            (true, 1, PLENTY, Seen::Faulty, again(150)),
            (true, 2, PLENTY, Seen::Faulty, again(300)),
            (true, 5, PLENTY, Seen::Faulty, again(2400)),
            (true, 6, PLENTY, Seen::Faulty, Next::Stop),
            (true, 1, tight, Seen::Faulty, Next::Stop),
            (false, 1, PLENTY, Seen::Faulty, Next::ReadBack),
            (true, 1, PLENTY, Seen::NoAnswer, again(150)),
            (true, 3, PLENTY, Seen::NoAnswer, again(600)),
            (true, 6, PLENTY, Seen::NoAnswer, Next::Stop),
            (false, 1, PLENTY, Seen::NoAnswer, Next::ReadBack),
            (false, 6, tight, Seen::NoAnswer, Next::ReadBack),
            (true, 1, PLENTY, Seen::NeverSent, again(150)),
            (false, 1, PLENTY, Seen::NeverSent, again(150)),
            (false, 6, PLENTY, Seen::NeverSent, Next::Stop),
            (true, 1, PLENTY, throttled(None), again(150)),
            (false, 1, PLENTY, throttled(None), again(150)),
            (true, 1, PLENTY, throttled(s(2)), again(2000)),
            (true, 5, PLENTY, throttled(s(1)), again(2400)),
            (true, 1, PLENTY, throttled(s(31)), Next::Stop),
            (true, 1, Duration::from_secs(1), throttled(s(2)), Next::Stop),
            (false, 6, PLENTY, throttled(None), Next::Stop),
        ];
        for (idempotent, attempt, left, seen, expected) in table {
            let got = next(idempotent, attempt, left, &seen);
            assert_eq!(got, expected, "idempotent {idempotent}, attempt {attempt}, left {left:?}, {seen:?}");
        }
    }
}
