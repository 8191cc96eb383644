//! The sandbox's own time: the machine's clock plus `--clock-skew`, or whatever a test hands in.

use std::fmt;
use std::sync::Arc;

/// Tells the time in unix milliseconds.
#[derive(Clone)]
pub struct Clock {
    source: Arc<dyn Fn() -> i64 + Send + Sync>,
    skew_ms: i64,
}

impl Clock {
    /// Returns the machine's clock.
    pub fn system() -> Self {
        Self::from_fn(|| {
            #[expect(clippy::disallowed_methods, reason = "the sandbox's one look at the real clock")]
            let now = jiff::Timestamp::now();
            now.as_millisecond()
        })
    }

    /// Returns a clock that asks `source`, which answers in unix milliseconds.
    pub fn from_fn(source: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self { source: Arc::new(source), skew_ms: 0 }
    }

    /// Returns the same clock, wrong by `skew_ms` (positive: ahead), as a marketplace's may be.
    pub fn skewed(mut self, skew_ms: i64) -> Self {
        self.skew_ms += skew_ms;
        self
    }

    /// Returns the present in unix milliseconds.
    pub fn now_ms(&self) -> i64 {
        (self.source)() + self.skew_ms
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Clock").field("skew_ms", &self.skew_ms).finish_non_exhaustive()
    }
}
