//! What a proof needs to see of every order and line.

use super::{Counted, Sells};
use crate::domain::order::{Status, Taken};
use crate::domain::{GroupKey, LineKey, OrderId, ProductId, ShopAlias, ShopKey, SkuKey, VariantId};
use crate::params;
use crate::store::{Error, Tx};

/// A line with the steps that it says it took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// Its key.
    pub key: LineKey,
    /// The tenant.
    pub group: GroupKey,
    /// Its shop.
    pub shop: ShopKey,
    /// What people call that.
    pub alias: ShopAlias,
    /// Its order.
    pub order_id: OrderId,
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// What it sells.
    pub sells: Option<Sells>,
    /// The steps.
    pub taken: Taken,
}

/// Returns the next lines, of every group, behind `after`.
///
/// # Errors
/// The store's.
pub fn stepped(tx: &mut Tx<'_>, after: LineKey, limit: u32) -> Result<Vec<Stepped>, Error> {
    let sql = "SELECT l.id, o.group_id, l.shop_id, s.alias, o.order_id, l.product_id, l.variant_id, l.sku_id, l.pack, \
               l.is_bundle, l.reserved, l.consumed, l.released, l.restocked \
               FROM order_line l JOIN customer_order o ON o.id = l.order_key JOIN shop s ON s.id = l.shop_id \
               WHERE l.id > ? ORDER BY l.id LIMIT ?";
    tx.all(sql, params![after, limit], |row| {
        let sells = match row.get::<Option<SkuKey>>(7)? {
            Some(sku) => Some(Sells { sku, pack: row.get(8)?, is_bundle: row.get(9)? }),
            None => None,
        };
        Ok(Stepped {
            key: row.get(0)?,
            group: row.get(1)?,
            shop: row.get(2)?,
            alias: row.get(3)?,
            order_id: row.get(4)?,
            product_id: row.get(5)?,
            variant_id: row.get(6)?,
            sells,
            taken: Taken {
                reserved: row.get(10)?,
                consumed: row.get(11)?,
                released: row.get(12)?,
                restocked: row.get(13)?,
            },
        })
    })
}

/// Hands what each order of the group adds to the sums, with its shop, to `each`.
///
/// # Errors
/// The store's.
pub fn each_counted(
    tx: &mut Tx<'_>,
    group: GroupKey,
    mut each: impl FnMut(ShopKey, &Counted),
) -> Result<(), Error> {
    // The whole table is read in its own order: asked for one group, a database might sort it instead.
    let sql =
        "SELECT group_id, shop_id, placed_at, currency, status, units, amount_minor FROM customer_order";
    tx.each(sql, &[], |row| {
        if row.get::<GroupKey>(0)? == group {
            let counted = Counted {
                placed_at: row.get(2)?,
                currency: row.get(3)?,
                status: Status::from(row.get::<String>(4)?.as_str()),
                units: row.get(5)?,
                amount_minor: row.get(6)?,
            };
            each(row.get(1)?, &counted);
        }
        Ok::<_, Error>(())
    })
}
