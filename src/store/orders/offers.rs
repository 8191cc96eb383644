//! The listings that order lines may have been bought from.

use super::Sells;
use crate::domain::{ListingKey, ProductId, ShopKey, SkuKey, VariantId, WarehouseId};
use crate::params;
use crate::store::{Error, Tx, Value};

/// A listing that a line may have been bought from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The listing.
    pub listing: ListingKey,
    /// Its product.
    pub product_id: ProductId,
    /// Its variant.
    pub variant_id: VariantId,
    /// Its warehouse; empty where the shop does not name one.
    pub warehouse_id: WarehouseId,
    /// What it is mapped to.
    pub sells: Option<Sells>,
}

/// Returns the shop's listings of these products, in every warehouse, those gone from its catalogue too.
///
/// # Errors
/// The store's.
pub fn offers<'p>(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    products: impl IntoIterator<Item = &'p ProductId>,
) -> Result<Vec<Offer>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT l.id, l.product_id, l.variant_id, l.warehouse_id, m.sku_id, m.pack, k.is_bundle \
             FROM listing l LEFT JOIN mapping m ON m.listing_id = l.id LEFT JOIN sku k ON k.id = m.sku_id \
             WHERE l.shop_id = ? AND l.product_id IN ({places}) ORDER BY l.id"
        )
    };
    let products: Vec<_> = products.into_iter().map(|product| Value::Text(product.as_str())).collect();
    let mut offers = Vec::new();
    tx.each_of(sql, params![shop], &products, |row| {
        let sells = match row.get::<Option<SkuKey>>(4)? {
            Some(sku) => Some(Sells { sku, pack: row.get(5)?, is_bundle: row.get(6)? }),
            None => None,
        };
        offers.push(Offer {
            listing: row.get(0)?,
            product_id: row.get(1)?,
            variant_id: row.get(2)?,
            warehouse_id: row.get(3)?,
            sells,
        });
        Ok::<_, Error>(())
    })?;
    Ok(offers)
}
