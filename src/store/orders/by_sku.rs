//! What was sold, line by line: by SKU, and what came back.

use std::ops::Range;

use super::Sums;
use crate::domain::order::Status;
use crate::domain::{GroupKey, Millis, ShopKey, SkuCode};
use crate::params;
use crate::store::{Error, Tx};

/// Units of a line that were not cancelled, see `domain::order::Units::cancelled`.
pub(super) const KEPT: &str =
    "CASE WHEN l.waiting + l.shipped < l.ordered THEN l.waiting + l.shipped ELSE l.ordered END";

/// What a shop's orders in one status hold of one SKU.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkuSales {
    /// The SKU that the lines sell, by the mapping of today where they took no step; `None`: mapped to none.
    pub sku: Option<SkuCode>,
    /// Its name.
    pub name: Option<String>,
    /// ISO 4217 code.
    pub currency: String,
    /// The orders' status.
    pub status: Status,
    /// Orders that hold it, its units as the shop sells them, and their amount.
    pub sums: Sums,
    /// Units received back.
    pub restocked: i64,
}

/// Returns what the shop's orders placed in `span` hold, by SKU, currency and status.
///
/// # Errors
/// The store's.
pub fn sold_by_sku(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    span: &Range<Millis>,
) -> Result<Vec<SkuSales>, Error> {
    let sql = format!(
        "SELECT k.code, k.name, o.currency, o.status, COUNT(DISTINCT o.id), SUM({KEPT}), SUM(l.amount_minor), \
           SUM(l.restocked) \
         FROM customer_order o JOIN order_line l ON l.order_key = o.id \
         LEFT JOIN mapping m ON m.listing_id = l.listing_id LEFT JOIN sku k ON k.id = COALESCE(l.sku_id, m.sku_id) \
         WHERE o.group_id = ? AND o.shop_id = ? AND o.placed_at >= ? AND o.placed_at < ? \
         GROUP BY k.code, k.name, o.currency, o.status"
    );
    tx.all(&sql, params![group, shop, span.start, span.end], |row| {
        Ok(SkuSales {
            sku: row.get(0)?,
            name: row.get(1)?,
            currency: row.get(2)?,
            status: Status::from(row.get::<String>(3)?.as_str()),
            sums: Sums { orders: row.get(4)?, units: row.get(5)?, amount_minor: row.get(6)? },
            restocked: row.get(7)?,
        })
    })
}

/// Returns, for every SKU, how many of master's units the shop's orders placed in `span` sold: packs and the
/// components of bundles counted out, unpaid and cancelled orders left out.
///
/// # Errors
/// The store's.
pub fn units_by_sku(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    span: &Range<Millis>,
) -> Result<Vec<(SkuCode, i64)>, Error> {
    const PLACED: &str = "o.group_id = ? AND o.shop_id = ? AND o.placed_at >= ? AND o.placed_at < ? \
         AND o.status NOT IN ('unpaid', 'cancelled')";
    let sql = format!(
        "SELECT k.code, SUM(l.pack * ({KEPT})) \
         FROM customer_order o JOIN order_line l ON l.order_key = o.id JOIN sku k ON k.id = l.sku_id \
         WHERE {PLACED} GROUP BY k.code \
         UNION ALL \
         SELECT k.code, SUM(p.quantity * l.pack * ({KEPT})) \
         FROM customer_order o JOIN order_line l ON l.order_key = o.id \
         JOIN order_line_part p ON p.line_id = l.id JOIN sku k ON k.id = p.sku_id \
         WHERE {PLACED} GROUP BY k.code"
    );
    let once = params![group, shop, span.start, span.end];
    tx.all(&sql, &[once.as_slice(), once].concat(), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Units of an order that were received back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// When the order was placed.
    pub placed_at: Millis,
    /// ISO 4217 code of the order.
    pub currency: String,
    /// The order's status.
    pub status: Status,
    /// Units, as the shop sells them.
    pub units: i64,
}

/// Returns the units received back of the shop's orders placed in `span`.
///
/// # Errors
/// The store's.
pub fn returned(tx: &mut Tx<'_>, shop: ShopKey, span: &Range<Millis>) -> Result<Vec<Returned>, Error> {
    let sql = "SELECT o.placed_at, o.currency, o.status, l.restocked \
               FROM order_line l JOIN customer_order o ON o.id = l.order_key \
               WHERE l.shop_id = ? AND l.placed_at >= ? AND l.placed_at < ? AND l.restocked > 0";
    tx.all(sql, params![shop, span.start, span.end], |row| {
        Ok(Returned {
            placed_at: row.get(0)?,
            currency: row.get(1)?,
            status: Status::from(row.get::<String>(2)?.as_str()),
            units: row.get(3)?,
        })
    })
}
