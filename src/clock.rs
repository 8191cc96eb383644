//! Time and randomness, handed in: so that a test can hold a clock and repeat a run from its seed.

use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use rand::{Rng, SeedableRng};

use crate::domain::Millis;

/// Tells the time. The only way in which the library learns it.
pub trait Clock: Send + Sync {
    /// Returns the present.
    fn now(&self) -> Millis;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Millis {
        #[expect(clippy::disallowed_methods, reason = "the one real look at the clock")]
        let now = jiff::Timestamp::now();
        Millis(now.as_millisecond())
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub struct HeldClock(AtomicI64);

impl HeldClock {
    /// Returns a clock that stands at `now`.
    pub fn at(now: Millis) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Moves the clock by `ms`, which may be negative.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::SeqCst);
    }
}

impl Clock for HeldClock {
    fn now(&self) -> Millis {
        Millis(self.0.load(Ordering::SeqCst))
    }
}

/// Gives random bytes: from the system, or from a seed in tests.
pub struct Entropy(Mutex<rand::rngs::StdRng>);

impl Entropy {
    /// Returns randomness seeded by the operating system, fit for keys, states and nonces.
    pub fn system() -> Self {
        let mut seed = [0_u8; 32];
        #[expect(clippy::disallowed_methods, reason = "the one real look at randomness")]
        rand::rng().fill_bytes(&mut seed);
        Self(Mutex::new(rand::rngs::StdRng::from_seed(seed)))
    }

    /// Returns randomness that repeats.
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(rand::rngs::StdRng::seed_from_u64(seed)))
    }

    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).fill_bytes(bytes);
    }

    /// Returns `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// Returns a number in `0.0..1.0`, for jitter.
    pub fn fraction(&self) -> f64 {
        (u64::from_le_bytes(self.bytes()) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
