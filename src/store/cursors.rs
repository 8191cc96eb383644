//! How far incremental reading of a shop has come, in the marketplace's own time.

use super::{Error, Tx};
use crate::domain::{Millis, ShopKey};
use crate::params;

/// Returns how far the reading called `name` has come.
///
/// # Errors
/// The store's.
pub fn get(tx: &mut Tx<'_>, shop: ShopKey, name: &str) -> Result<Option<Millis>, Error> {
    let sql = "SELECT value FROM shop_cursor WHERE shop_id = ? AND name = ?";
    let Some(text) = tx.one(sql, params![shop, name], |row| row.get::<String>(0))? else { return Ok(None) };
    let value = text.parse().map_err(|_| Error::Inconsistent {
        column: "shop_cursor.value".to_owned(),
        reason: format!("`{text}` is no time"),
    })?;
    Ok(Some(Millis(value)))
}

/// Moves the reading called `name` on to `to`; it never goes back.
///
/// # Errors
/// The store's.
pub fn advance(tx: &mut Tx<'_>, shop: ShopKey, name: &str, to: Millis) -> Result<(), Error> {
    if get(tx, shop, name)?.is_some_and(|at| at >= to) {
        return Ok(());
    }
    let columns = ["shop_id", "name", "value"];
    let sql = tx.dialect().upsert("shop_cursor", &columns, &columns[..2], &columns[2..]);
    tx.execute(&sql, params![shop, name, to.0.to_string()])?;
    Ok(())
}
