//! Listings: every sellable variant (and warehouse) of every shop, as last read.

use super::{Error, Row, Tx, Value};
use crate::domain::{
    Balance, GroupKey, ListingKey, ListingName, Millis, Platform, ShopKey, SkuCode, SkuKey, WarehouseId,
};

/// A listing, with the SKU that it is mapped to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its key.
    pub key: ListingKey,
    /// Its shop.
    pub shop: ShopKey,
    /// How people name it: with its warehouse only where the variant is stocked in several.
    pub name: ListingName,
    /// The shop's marketplace.
    pub platform: Platform,
    /// Its warehouse; empty where the shop does not name one.
    pub warehouse_id: WarehouseId,
    /// What the seller wrote in the shop, often blank.
    pub seller_sku: String,
    /// GTIN or the like.
    pub barcode: Option<String>,
    /// The product's title.
    pub title: String,
    /// The variant's own name.
    pub variant: String,
    /// The marketplace's own word.
    pub status: String,
    /// What the shop showed when last read; `None`: never read, which is not 0.
    pub shown: Option<i64>,
    /// When that was read.
    pub shown_at: Option<Millis>,
    /// What both sides last agreed on; `None`: never.
    pub agreed: Option<i64>,
    /// Units held back from this listing.
    pub buffer: Option<i64>,
    /// When it went missing from the shop's catalogue.
    pub gone_at: Option<Millis>,
    /// The SKU that it sells, with the pack size.
    pub mapped: Option<MappedTo>,
}

/// The SKU's end of a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedTo {
    /// The SKU.
    pub key: SkuKey,
    /// Its code.
    pub code: SkuCode,
    /// Units of the SKU in one unit of the listing.
    pub pack: i64,
    /// Its balance; nothing for a bundle, see [`super::bundles`].
    pub balance: Balance,
    /// Units of it held back from every shop.
    pub buffer: Option<i64>,
    /// Its stock follows from components.
    pub is_bundle: bool,
}

/// Which listings to list, in the order of shop, product, variant and warehouse.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only of these shops; `None`: of every shop of the group.
    pub shops: Option<Vec<ShopKey>>,
    /// Only mapped ones (`true`), only unmapped ones (`false`).
    pub mapped: Option<bool>,
    /// Also those that are gone from the shop's catalogue.
    pub gone: bool,
    /// Only listings behind this one.
    pub after: Option<ListingKey>,
    /// At most so many.
    pub limit: Option<u32>,
}

/// True where the variant has rows for other warehouses as well.
const SEVERAL_WAREHOUSES: &str = "(l.warehouse_id <> '' AND EXISTS (SELECT 1 FROM listing o \
     WHERE o.shop_id = l.shop_id AND o.product_id = l.product_id AND o.variant_id = l.variant_id \
     AND o.warehouse_id <> l.warehouse_id))";

const COLUMNS: &str = "l.id, l.shop_id, s.alias, s.platform, l.product_id, l.variant_id, l.warehouse_id, l.seller_sku, \
     l.barcode, l.title, l.variant, l.status, l.shown, l.shown_at, l.agreed, l.buffer, l.gone_at, \
     m.sku_id, k.code, m.pack, k.on_hand, k.reserved, k.buffer, k.is_bundle";

const TABLES: &str = "shop s JOIN listing l ON l.shop_id = s.id \
     LEFT JOIN mapping m ON m.listing_id = l.id LEFT JOIN sku k ON k.id = m.sku_id";

fn select() -> String {
    format!("SELECT {COLUMNS}, {SEVERAL_WAREHOUSES} FROM {TABLES} WHERE s.group_id = ?")
}

fn read(row: &Row<'_>) -> Result<Listing, Error> {
    let warehouse_id: WarehouseId = row.get(6)?;
    let several: bool = row.get(24)?;
    let mapped = match row.get::<Option<SkuKey>>(17)? {
        Some(key) => Some(MappedTo {
            key,
            code: row.get(18)?,
            pack: row.get(19)?,
            balance: Balance { on_hand: row.get(20)?, reserved: row.get(21)? },
            buffer: row.get(22)?,
            is_bundle: row.get(23)?,
        }),
        None => None,
    };
    Ok(Listing {
        key: row.get(0)?,
        shop: row.get(1)?,
        name: ListingName {
            shop: row.get(2)?,
            product: row.get(4)?,
            variant: Some(row.get(5)?),
            warehouse: several.then(|| warehouse_id.clone()),
        },
        platform: row.get(3)?,
        warehouse_id,
        seller_sku: row.get(7)?,
        barcode: row.get(8)?,
        title: row.get(9)?,
        variant: row.get(10)?,
        status: row.get(11)?,
        shown: row.get(12)?,
        shown_at: row.get(13)?,
        agreed: row.get(14)?,
        buffer: row.get(15)?,
        gone_at: row.get(16)?,
        mapped,
    })
}

/// Hands every listing that `filter` lets through to `each`.
///
/// # Errors
/// What `each` returns, or the store's.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    group: GroupKey,
    filter: &Filter,
    mut each: impl FnMut(Listing) -> Result<(), E>,
) -> Result<(), E> {
    let mut sql = select();
    let mut values = vec![Value::Int(group.0)];
    if let Some(shops) = &filter.shops {
        push_in(&mut sql, &mut values, shops);
    }
    match filter.mapped {
        Some(true) => sql.push_str(" AND m.sku_id IS NOT NULL"),
        Some(false) => sql.push_str(" AND m.sku_id IS NULL"),
        None => {}
    }
    if !filter.gone {
        sql.push_str(" AND l.gone_at IS NULL");
    }
    if let Some(after) = filter.after {
        sql.push_str(
            " AND (s.alias, l.product_id, l.variant_id, l.warehouse_id) > (SELECT a.alias, p.product_id, \
             p.variant_id, p.warehouse_id FROM listing p JOIN shop a ON a.id = p.shop_id WHERE p.id = ?)",
        );
        values.push(Value::Int(after.0));
    }
    sql.push_str(" ORDER BY s.alias, l.product_id, l.variant_id, l.warehouse_id");
    if let Some(limit) = filter.limit {
        sql.push_str(" LIMIT ?");
        values.push(Value::Int(i64::from(limit)));
    }
    tx.each(&sql, &values, |row| each(read(row)?))
}

fn push_in<'a>(sql: &mut String, values: &mut Vec<Value<'a>>, shops: &[ShopKey]) {
    sql.push_str(" AND s.id IN (");
    sql.push_str(&vec!["?"; shops.len()].join(", "));
    sql.push(')');
    values.extend(shops.iter().map(|shop| Value::Int(shop.0)));
}

/// Returns every listing that `name` can mean: of a product when it names no variant, of every warehouse when it
/// names no warehouse. More than one means that the name has to say more.
///
/// # Errors
/// The store's.
pub fn named(tx: &mut Tx<'_>, group: GroupKey, name: &ListingName) -> Result<Vec<Listing>, Error> {
    let mut sql = select();
    sql.push_str(" AND s.alias = ? AND l.product_id = ?");
    let mut values =
        vec![Value::Int(group.0), Value::Text(name.shop.as_str()), Value::Text(name.product.as_str())];
    if let Some(variant) = &name.variant {
        sql.push_str(" AND l.variant_id = ?");
        values.push(Value::Text(variant.as_str()));
    }
    if let Some(warehouse) = &name.warehouse {
        sql.push_str(" AND l.warehouse_id = ?");
        values.push(Value::Text(warehouse.as_str()));
    }
    sql.push_str(" ORDER BY l.variant_id, l.warehouse_id");
    tx.all(&sql, &values, read)
}
