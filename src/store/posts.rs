//! How far each shop's orders were posted to its group's dashboard.

use serde::Serialize;

use super::{Error, Tx};
use crate::domain::{Millis, ShopKey};
use crate::params;

/// A shop's posts so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Posted {
    /// Orders posted over all.
    pub orders: i64,
    /// The newest order that was posted, by the marketplace's id.
    pub last_order_id: Option<String>,
    /// When that order was placed.
    pub last_order_at: Option<Millis>,
    /// When it was posted.
    pub last_posted_at: Option<Millis>,
    /// `pending`, `success` or `failed`.
    pub status: String,
    /// Why it failed.
    pub error: Option<String>,
}

/// Keeps what is known of a shop's posts, unless something is known already. Returns whether it was kept.
///
/// # Errors
/// The store's.
pub fn add(tx: &mut Tx<'_>, shop: ShopKey, posted: &Posted) -> Result<bool, Error> {
    if of(tx, shop)?.is_some() {
        return Ok(false);
    }
    tx.execute(
        "INSERT INTO transaction_sync_log (shop_id, orders, last_order_id, last_order_at, last_posted_at, status, error) \
         VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            shop,
            posted.orders,
            posted.last_order_id,
            posted.last_order_at,
            posted.last_posted_at,
            posted.status,
            posted.error
        ],
    )?;
    Ok(true)
}

/// Returns what is known of a shop's posts.
///
/// # Errors
/// The store's.
pub fn of(tx: &mut Tx<'_>, shop: ShopKey) -> Result<Option<Posted>, Error> {
    tx.one(
        "SELECT orders, last_order_id, last_order_at, last_posted_at, status, error FROM transaction_sync_log \
         WHERE shop_id = ?",
        params![shop],
        |row| {
            Ok(Posted {
                orders: row.get(0)?,
                last_order_id: row.get(1)?,
                last_order_at: row.get(2)?,
                last_posted_at: row.get(3)?,
                status: row.get(4)?,
                error: row.get(5)?,
            })
        },
    )
}
