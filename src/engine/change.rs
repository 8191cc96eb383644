//! Changes that can be rehearsed: `--dry-run` does everything, then takes it back.

use super::{Engine, Error};
use crate::store::{self, Tx};

/// Why a rehearsable transaction was taken back.
enum End<T> {
    Rehearsed(T),
    Failed(Error),
}

impl<T> From<store::Error> for End<T> {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl Engine {
    /// Runs `work` in a writing transaction; with `dry_run` everything is taken back at its end, and only its answer
    /// is kept.
    ///
    /// # Errors
    /// What `work` returns, or the store's.
    pub(crate) async fn change<T, F>(
        &self,
        name: &'static str,
        dry_run: bool,
        mut work: F,
    ) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        let end = self.store.write(name, move |tx| match work(tx) {
            Ok(answer) if dry_run => Err(End::Rehearsed(answer)),
            Ok(answer) => Ok(answer),
            Err(error) => Err(End::Failed(error)),
        });
        match end.await {
            Ok(answer) | Err(End::Rehearsed(answer)) => Ok(answer),
            Err(End::Failed(error)) => Err(error),
        }
    }
}
