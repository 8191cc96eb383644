//! Counts over several tables, for a look at everything at once.

use super::runs::{self, Run};
use super::{Error, Tx};
use crate::domain::GroupKey;
use crate::params;

/// Returns the last run of every kind, the newest first.
///
/// # Errors
/// The store's.
pub fn last_runs(tx: &mut Tx<'_>, group: GroupKey) -> Result<Vec<Run>, Error> {
    runs::all(
        tx,
        "WHERE id IN (SELECT MAX(id) FROM run WHERE group_id = ? GROUP BY kind) ORDER BY id DESC",
        params![group],
    )
}

/// Returns how many listings were sent a figure whose arrival is not known.
///
/// # Errors
/// The store's.
pub fn unsettled(tx: &mut Tx<'_>, group: GroupKey) -> Result<i64, Error> {
    let sql = "SELECT COUNT(DISTINCT p.listing_id) FROM push_item p \
               JOIN listing l ON l.id = p.listing_id JOIN shop s ON s.id = l.shop_id \
               WHERE p.state IN ('sent', 'unknown', 'unproven') AND s.group_id = ?";
    Ok(tx.one(sql, params![group], |row| row.get(0))?.unwrap_or(0))
}
