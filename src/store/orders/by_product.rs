//! What was sold, by product of a shop.

use std::ops::Range;

use super::Sums;
use super::by_sku::KEPT;
use crate::domain::{GroupKey, Millis, ProductId, ShopKey};
use crate::params;
use crate::store::{Error, Tx};

/// What a shop's orders hold of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductSales {
    /// The product.
    pub product_id: ProductId,
    /// What the shop calls it, else what the buyers saw.
    pub name: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Orders that hold it, its units as the shop sells them, and their amount.
    pub sums: Sums,
}

/// Returns what the shop's orders placed in `span` hold, by product and currency; unpaid and cancelled orders left out.
///
/// # Errors
/// The store's.
pub fn sold_by_product(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    span: &Range<Millis>,
) -> Result<Vec<ProductSales>, Error> {
    let sql = format!(
        "SELECT l.product_id, COALESCE(MAX(p.title), MAX(l.name)), o.currency, COUNT(DISTINCT o.id), SUM({KEPT}), \
           SUM(l.amount_minor) \
         FROM customer_order o JOIN order_line l ON l.order_key = o.id \
         LEFT JOIN product p ON p.shop_id = o.shop_id AND p.product_id = l.product_id \
         WHERE o.group_id = ? AND o.shop_id = ? AND o.placed_at >= ? AND o.placed_at < ? \
         AND o.status NOT IN ('unpaid', 'cancelled') GROUP BY l.product_id, o.currency ORDER BY l.product_id"
    );
    tx.all(&sql, params![group, shop, span.start, span.end], |row| {
        Ok(ProductSales {
            product_id: row.get(0)?,
            name: row.get(1)?,
            currency: row.get(2)?,
            sums: Sums { orders: row.get(3)?, units: row.get(4)?, amount_minor: row.get(5)? },
        })
    })
}
