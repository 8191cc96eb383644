//! Ctrl-C: the first asks the command to stop at its next safe point, the second ends the process.

use tokio::signal;
use tokio_util::sync::CancellationToken;

use crate::exit::Exit;

/// Cancels `token` at the first signal (Ctrl-C, or a polite kill), ends the process at the second.
pub(crate) fn watch(token: CancellationToken) {
    tokio::spawn(async move {
        signalled().await;
        token.cancel();
        signalled().await;
        std::process::exit(Exit::Interrupted as i32);
    });
}

async fn signalled() {
    #[cfg(unix)]
    {
        use signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = signal::ctrl_c().await; // where signals can't be watched, they end the process as ever
}
