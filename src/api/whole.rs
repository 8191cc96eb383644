//! Work that is done to its end, whether or not the client that asked for it still listens.

use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use super::failure::Failure;
use crate::engine;

/// Does `work` on a thread of its own, as a client that hangs up must not cut a push off half-way. A panic in it is
/// the call's own.
pub(super) async fn to_the_end<T, F>(work: impl FnOnce() -> F + Send + 'static) -> Result<T, Failure>
where
    T: Send + 'static,
    F: Future<Output = Result<T, engine::Error>>,
{
    let runtime = Handle::current();
    match spawn_blocking(move || runtime.block_on(work())).await {
        Ok(done) => Ok(done?),
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => {
                Err(Failure::new(axum::http::StatusCode::SERVICE_UNAVAILABLE, "The server is stopping"))
            }
        },
    }
}
