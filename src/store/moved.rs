//! Which SKUs the ledger has moved of late: what pushes are about.

use super::{Error, Tx};
use crate::domain::{GroupKey, Millis, SkuCode};
use crate::params;

/// A movement, as far as a push has to know: which targets follow from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// The ledger's row.
    pub id: i64,
    /// Whose.
    pub group: GroupKey,
    /// What moved, or a bundle that contains it.
    pub sku: SkuCode,
    /// When.
    pub at: Millis,
}

/// Returns the number of the ledger's last row; 0 for an empty one.
///
/// # Errors
/// The store's.
pub fn last(tx: &mut Tx<'_>) -> Result<i64, Error> {
    Ok(tx.one("SELECT MAX(id) FROM movement", &[], |row| row.get::<Option<i64>>(0))?.flatten().unwrap_or(0))
}

/// Returns what moved in the rows behind `after` up to `end`, of every group, oldest first.
///
/// # Errors
/// The store's.
pub fn between(tx: &mut Tx<'_>, after: i64, end: i64) -> Result<Vec<Moved>, Error> {
    let own = "SELECT m.id, m.group_id, k.code, m.at FROM movement m JOIN sku k ON k.id = m.sku_id \
               WHERE m.id > ? AND m.id <= ?";
    let bundles = "SELECT m.id, m.group_id, k.code, m.at FROM movement m \
                   JOIN bundle_component c ON c.component_id = m.sku_id JOIN sku k ON k.id = c.bundle_id \
                   WHERE m.id > ? AND m.id <= ?";
    tx.all(&format!("{own} UNION ALL {bundles} ORDER BY 1"), params![after, end, after, end], |row| {
        Ok(Moved { id: row.get(0)?, group: row.get(1)?, sku: row.get(2)?, at: row.get(3)? })
    })
}
