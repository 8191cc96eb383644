//! Orders that hold units without being paid.

use crate::domain::{GroupKey, ListingKey, OrderId};
use crate::params;
use crate::store::{Error, Tx, Value};

/// What an unpaid order holds of a listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpaid {
    /// The listing.
    pub listing: ListingKey,
    /// The order.
    pub order_id: OrderId,
    /// Units of the listing.
    pub units: i64,
}

/// Returns what the group's unpaid orders hold of these listings, oldest first.
///
/// # Errors
/// The store's.
pub fn unpaid(tx: &mut Tx<'_>, group: GroupKey, listings: &[ListingKey]) -> Result<Vec<Unpaid>, Error> {
    // The index of open orders is asked for in its own words.
    let sql = |places: &str| {
        format!(
            "SELECT l.listing_id, o.order_id, l.waiting FROM customer_order o JOIN order_line l ON l.order_key = o.id \
             WHERE o.group_id = ? AND o.status IN ('unpaid', 'to_ship') AND o.status = 'unpaid' AND l.waiting > 0 \
             AND l.listing_id IN ({places}) ORDER BY o.placed_at, o.id, l.id"
        )
    };
    let keys: Vec<_> = listings.iter().map(|key| Value::Int(key.0)).collect();
    let mut unpaid = Vec::new();
    tx.each_of(sql, params![group], &keys, |row| {
        unpaid.push(Unpaid { listing: row.get(0)?, order_id: row.get(1)?, units: row.get(2)? });
        Ok::<_, Error>(())
    })?;
    Ok(unpaid)
}
