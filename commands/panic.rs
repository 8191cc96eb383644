//! A panic is a fault in spark itself: it ends in one sentence and exit 1, never in a stack trace.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, PoisonError};

use crate::exit::Exit;
use crate::failure::Failure;

/// What the last panic said, and where.
static LAST: Mutex<String> = Mutex::new(String::new());

/// Runs the command; a panic of it becomes its failure.
pub(crate) fn guard(command: impl FnOnce() -> Result<Exit, Failure>) -> Result<Exit, Failure> {
    panic::set_hook(Box::new(note));
    panic::catch_unwind(AssertUnwindSafe(command)).unwrap_or_else(|_| {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        Err(Failure::new(Exit::Bug, "panic", format!("spark broke down: {last}")))
    })
}

fn note(info: &PanicHookInfo<'_>) {
    let said = info.payload_as_str().unwrap_or("no reason given");
    let place =
        info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
    tracing::error!("panic: {said}{place}");
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = format!("{said}{place}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_fault_in_spark_with_its_place() {
        let before = panic::take_hook();
        let ended = guard(|| panic!("on purpose"));
        panic::set_hook(before);
        let failure = ended.err().unwrap();
        assert!(matches!(failure.exit, Exit::Bug));
        assert!(
            failure.message.contains("on purpose") && failure.message.contains("panic.rs"),
            "{}",
            failure.message
        );
    }
}
