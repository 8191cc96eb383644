//! Which listing sells which SKU, and how many units of it at once.

use super::{Error, Tx};
use crate::domain::{GroupKey, ListingKey, Millis, SkuKey};
use crate::params;

/// A link to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The listing.
    pub listing: ListingKey,
    /// The SKU that it sells.
    pub sku: SkuKey,
    /// Units of the SKU in one unit of the listing, at least 1.
    pub pack: i64,
}

/// Makes or changes a link, noting who did it when.
///
/// # Errors
/// The store's.
pub fn set(tx: &mut Tx<'_>, link: Link, actor: &str, at: Millis) -> Result<(), Error> {
    let columns = ["listing_id", "sku_id", "pack", "actor", "at"];
    let sql = tx.dialect().upsert("mapping", &columns, &["listing_id"], &columns[1..]);
    tx.execute(&sql, params![link.listing, link.sku, link.pack, actor, at])?;
    Ok(())
}

/// Removes the link of a listing and tells whether there was one.
///
/// # Errors
/// The store's.
pub fn remove(tx: &mut Tx<'_>, listing: ListingKey) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM mapping WHERE listing_id = ?", params![listing])? > 0)
}

/// Returns how many SKUs of the group a listing sells.
///
/// # Errors
/// The store's.
pub fn skus(tx: &mut Tx<'_>, group: GroupKey) -> Result<i64, Error> {
    let sql =
        "SELECT COUNT(DISTINCT m.sku_id) FROM mapping m JOIN sku k ON k.id = m.sku_id WHERE k.group_id = ?";
    Ok(tx.one(sql, params![group], |row| row.get(0))?.unwrap_or(0))
}

/// Returns how many listings of the group are mapped, and how many are not.
///
/// # Errors
/// The store's.
pub fn counts(tx: &mut Tx<'_>, group: GroupKey) -> Result<(i64, i64), Error> {
    let sql = "SELECT COUNT(m.listing_id), COUNT(*) FROM shop s JOIN listing l ON l.shop_id = s.id \
               LEFT JOIN mapping m ON m.listing_id = l.id \
               WHERE s.group_id = ? AND l.gone_at IS NULL";
    let (mapped, all) =
        tx.one(sql, params![group], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)))?.unwrap_or((0, 0));
    Ok((mapped, all - mapped))
}
