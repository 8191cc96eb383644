//! Waiting for what another process does and tells nobody.

use std::time::{Duration, Instant};

/// How long a test waits for what takes a moment, however busy the machine is.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);

/// From one look to the next: the one pause that tests make. A look is a process or an HTTP call, and looks without a pause
/// would take the processors from whoever is waited for.
pub(crate) const BREATH: Duration = Duration::from_millis(10);

/// Waits until `is_so`, and returns how long that took.
#[track_caller]
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "waited in vain for: {what}");
        std::thread::sleep(BREATH);
    }
    began.elapsed()
}
