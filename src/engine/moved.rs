//! What the ledger has moved of late, of all tenants: whoever keeps shops in step looks here.

use super::{Engine, Error};
use crate::store::moved;

pub use crate::store::moved::Moved;

/// Rows of the ledger looked at in one go.
const LIMIT: u32 = 10_000;

impl Engine {
    /// Returns the number of the ledger's last row.
    ///
    /// # Errors
    /// The store's.
    pub async fn last_movement(&self) -> Result<i64, Error> {
        Ok(self.store.read("end of the ledger", moved::last).await?)
    }

    /// Returns what moved behind row `after`, and the row up to which that is everything.
    ///
    /// # Errors
    /// The store's.
    pub async fn moved_since(&self, after: i64) -> Result<(Vec<Moved>, i64), Error> {
        self.store
            .read("what moved", move |tx| {
                let end = moved::last(tx)?.min(after.saturating_add(i64::from(LIMIT)));
                Ok((moved::between(tx, after, end)?, end))
            })
            .await
    }
}
