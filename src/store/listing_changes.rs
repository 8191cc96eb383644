//! Neighbouring readings of a listing that differ, since both sides last agreed: between which of them a shop's own change
//! lies. They explain, and decide nothing.

use super::{Error, Tx};
use crate::domain::drift::Change;
use crate::domain::{ListingKey, Millis};
use crate::params;

/// Notes that a listing is read at `at` to differ from its row, which is still as it was. Nothing is noted of a listing
/// that was never agreed on, or was agreed on just now; what lies before the agreement is forgotten.
///
/// # Errors
/// The store's.
pub fn note(
    tx: &mut Tx<'_>,
    listing: ListingKey,
    (shown, locked): (i64, Option<i64>),
    at: Millis,
) -> Result<(), Error> {
    let forget = "DELETE FROM listing_change WHERE listing_id = ? \
                  AND read_at <= (SELECT agreed_at FROM listing WHERE id = ?)";
    tx.execute(forget, params![listing, listing])?;
    let note = "INSERT INTO listing_change \
                (listing_id, shown_before, read_before, locked_before, shown, read_at, locked) \
                SELECT id, shown, shown_at, locked, ?, ?, ? FROM listing \
                WHERE id = ? AND shown IS NOT NULL AND shown_at IS NOT NULL AND agreed_at < ?";
    tx.execute(note, params![shown, at, locked, listing, at]).map(|_| ())
}

/// Returns how the readings of a listing changed since both sides last agreed on it, oldest first.
///
/// # Errors
/// The store's.
pub fn since_agreed(tx: &mut Tx<'_>, listing: ListingKey) -> Result<Vec<Change>, Error> {
    let sql = "SELECT c.shown_before, c.read_before, c.locked_before, c.shown, c.read_at, c.locked \
               FROM listing l JOIN listing_change c ON c.listing_id = l.id AND c.read_at > l.agreed_at \
               WHERE l.id = ? ORDER BY c.id";
    tx.all(sql, params![listing], |row| {
        Ok(Change {
            shown_before: row.get(0)?,
            read_before: row.get(1)?,
            locked_before: row.get(2)?,
            shown: row.get(3)?,
            read_at: row.get(4)?,
            locked: row.get(5)?,
        })
    })
}

/// Returns the units of a listing that its shop held for promotions when last read; `None`: not told.
///
/// # Errors
/// The store's.
pub fn locked(tx: &mut Tx<'_>, listing: ListingKey) -> Result<Option<i64>, Error> {
    let sql = "SELECT locked FROM listing WHERE id = ?";
    Ok(tx.one(sql, params![listing], |row| row.get(0))?.flatten())
}
