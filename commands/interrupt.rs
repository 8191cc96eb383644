//! Ctrl-C: the first asks the command to stop at its next safe point, the second ends the process.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal;
use tokio_util::sync::CancellationToken;

use crate::exit::Exit;

/// Cancels `token` at the first signal (Ctrl-C, or a polite kill), ends the process at the second. `by_keyboard` tells
/// which it was.
pub(crate) fn watch(token: CancellationToken, by_keyboard: Arc<AtomicBool>) {
    tokio::spawn(async move {
        by_keyboard.store(signalled().await, Ordering::Relaxed);
        token.cancel();
        signalled().await;
        std::process::exit(Exit::Interrupted as i32);
    });
}

/// Waits for a signal, and tells whether it came from the keyboard.
async fn signalled() -> bool {
    #[cfg(unix)]
    {
        use signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            return tokio::select! {
                _ = signal::ctrl_c() => true,
                _ = terminate.recv() => false,
            };
        }
    }
    let _ = signal::ctrl_c().await; // where signals can't be watched, they end the process as ever
    true
}
