//! A shop's products with their listings, as last read: what people page through.

use std::collections::HashMap;

use super::{Error, Tx, Value};
use crate::domain::{Currency, ListingKey, Millis, ProductId, ShopKey, SkuCode, VariantId, WarehouseId};
use crate::params;

/// A product as last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub product_id: ProductId,
    /// Its title.
    pub title: String,
    /// The marketplace's own word.
    pub status: String,
    /// When the marketplace says it last changed.
    pub changed_at: Option<Millis>,
    /// When it was read.
    pub read_at: Millis,
    /// Its variants, one row a warehouse.
    pub variants: Vec<Variant>,
}

/// A variant of a product in one warehouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Its listing.
    pub listing: ListingKey,
    /// Its id.
    pub variant_id: VariantId,
    /// The warehouse; empty where the shop does not name one.
    pub warehouse_id: WarehouseId,
    /// What the seller wrote.
    pub seller_sku: String,
    /// Its own name.
    pub name: String,
    /// In minor units of `currency`.
    pub price_minor: Option<i64>,
    /// Of the price.
    pub currency: Option<Currency>,
    /// What the shop showed when last read.
    pub shown: Option<i64>,
    /// The SKU that it sells, and units of it in one.
    pub sells: Option<(SkuCode, i64)>,
}

/// Which products.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in these of the marketplace's own statuses; empty: in any.
    pub statuses: Vec<String>,
    /// Only this one.
    pub product: Option<ProductId>,
    /// Leave out the first so many.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

/// Returns a page of the shop's products, and how many there are on all pages. The newest ids come first.
///
/// # Errors
/// The store's.
pub fn products(tx: &mut Tx<'_>, shop: ShopKey, filter: &Filter) -> Result<(Vec<Product>, i64), Error> {
    let mut conditions = "shop_id = ?".to_owned();
    let mut values = vec![Value::Int(shop.0)];
    if !filter.statuses.is_empty() {
        conditions.push_str(&format!(" AND status IN ({})", vec!["?"; filter.statuses.len()].join(", ")));
        values.extend(filter.statuses.iter().map(|status| Value::Text(status)));
    }
    if let Some(product) = &filter.product {
        conditions.push_str(" AND product_id = ?");
        values.push(Value::Text(product.as_str()));
    }
    let count = format!("SELECT COUNT(*) FROM product WHERE {conditions}");
    let total = tx.one(&count, &values, |row| row.get(0))?.unwrap_or(0);
    let page = format!(
        "SELECT product_id, title, status, remote_updated_at, read_at FROM product WHERE {conditions} \
         ORDER BY product_id DESC LIMIT ? OFFSET ?"
    );
    values.extend([Value::Int(filter.limit.into()), Value::Int(filter.offset.into())]);
    let mut found = tx.all(&page, &values, |row| {
        Ok(Product {
            product_id: row.get(0)?,
            title: row.get(1)?,
            status: row.get(2)?,
            changed_at: row.get(3)?,
            read_at: row.get(4)?,
            variants: Vec::new(),
        })
    })?;
    let mut variants = variants(tx, shop, &found)?;
    for product in &mut found {
        product.variants = variants.remove(&product.product_id).unwrap_or_default();
    }
    Ok((found, total))
}

fn variants(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    products: &[Product],
) -> Result<HashMap<ProductId, Vec<Variant>>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT l.product_id, l.id, l.variant_id, l.warehouse_id, l.seller_sku, l.variant, l.price_minor, \
             l.currency, l.shown, k.code, m.pack FROM listing l LEFT JOIN mapping m ON m.listing_id = l.id \
             LEFT JOIN sku k ON k.id = m.sku_id WHERE l.shop_id = ? AND l.gone_at IS NULL \
             AND l.product_id IN ({places}) ORDER BY l.product_id, l.id"
        )
    };
    let ids: Vec<_> = products.iter().map(|product| Value::Text(product.product_id.as_str())).collect();
    let mut variants: HashMap<_, Vec<_>> = HashMap::new();
    tx.each_of(sql, params![shop], &ids, |row| {
        let code: Option<SkuCode> = row.get(9)?;
        let pack: Option<i64> = row.get(10)?;
        variants.entry(row.get(0)?).or_default().push(Variant {
            listing: row.get(1)?,
            variant_id: row.get(2)?,
            warehouse_id: row.get(3)?,
            seller_sku: row.get(4)?,
            name: row.get(5)?,
            price_minor: row.get(6)?,
            currency: row.get::<Option<String>>(7)?.and_then(|code| code.parse().ok()),
            shown: row.get(8)?,
            sells: code.zip(pack),
        });
        Ok::<_, Error>(())
    })?;
    Ok(variants)
}
