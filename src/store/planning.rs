//! What a plan is made from, read in one go; and what readings of shops bring back. Rows for bulk work.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::leases::{self, Lease};
use super::{Error, Row, Tx, Value, push_items};
use crate::domain::plan::{Listing, Mapping, Orders, Sku, State, Stock, Told};
use crate::domain::{
    Balance, ListingKey, ListingName, Millis, ProductId, ShopAlias, ShopKey, SkuKey, VariantId, WarehouseId,
};
use crate::params;

/// A product as it was last read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownProduct {
    /// The marketplace's own update time.
    pub updated_at: Option<Millis>,
    /// Read late enough after that time that a later change would show.
    pub settled: bool,
}

/// Returns the products of a shop of which a listing is mapped to one of these SKUs.
///
/// # Errors
/// The store's.
pub fn products_selling(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    skus: impl IntoIterator<Item = SkuKey>,
) -> Result<BTreeSet<ProductId>, Error> {
    // Asked for the shop as well, SQLite would rather walk through all of the shop's listings.
    let sql = |places: &str| {
        format!(
            "SELECT l.product_id, l.shop_id FROM mapping m JOIN listing l ON l.id = m.listing_id \
             WHERE m.sku_id IN ({places})"
        )
    };
    let skus: Vec<_> = skus.into_iter().map(|sku| Value::Int(sku.0)).collect();
    let mut products = BTreeSet::new();
    tx.each_of(sql, &[], &skus, |row| {
        if row.get::<ShopKey>(1)? == shop {
            products.insert(row.get(0)?);
        }
        Ok::<_, Error>(())
    })?;
    Ok(products)
}

/// Runs a query for one shop's rows: all of them, or those of some products. `sql` makes its text around a condition.
fn each_in_scope<E: From<Error>>(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    products: Option<&BTreeSet<ProductId>>,
    sql: impl Fn(&str) -> String,
    mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let Some(products) = products else { return tx.each(&sql(""), params![shop], each) };
    let products: Vec<_> = products.iter().map(|product| Value::Text(product.as_str())).collect();
    tx.each_of(|places| sql(&format!("AND product_id IN ({places})")), params![shop], &products, &mut each)
}

/// Adds the listings of one shop (of some of its products, where `products` names them) to `listings`, by product,
/// variant and warehouse, and the SKUs that they are mapped to to `skus`. Bundles come without components. `takes_stock`
/// tells a status that a marketplace takes stock in.
///
/// # Errors
/// The store's.
pub fn load_listings(
    tx: &mut Tx<'_>,
    (shop, alias): (ShopKey, &ShopAlias),
    products: Option<&BTreeSet<ProductId>>,
    takes_stock: impl Fn(&str) -> bool,
    listings: &mut Vec<Listing>,
    skus: &mut HashMap<SkuKey, Sku>,
) -> Result<(), Error> {
    let first = listings.len();
    let sql = |scope: &str| {
        format!(
            "SELECT l.id, l.product_id, l.variant_id, l.warehouse_id, l.status, l.shown, l.agreed, l.buffer, \
             l.gone_at, m.sku_id, m.pack, k.code, k.on_hand, k.reserved, k.buffer, k.is_bundle \
             FROM listing l LEFT JOIN mapping m ON m.listing_id = l.id LEFT JOIN sku k ON k.id = m.sku_id \
             WHERE l.shop_id = ? {scope} ORDER BY l.product_id, l.variant_id, l.warehouse_id"
        )
    };
    each_in_scope(tx, shop, products, sql, |row| {
        let mapping = match row.get::<Option<SkuKey>>(9)? {
            Some(sku) => Some(Mapping { sku, pack: row.get(10)? }),
            None => None,
        };
        if let Some(key) = mapping.map(|mapping| mapping.sku)
            && !skus.contains_key(&key)
        {
            let balance = Balance { on_hand: row.get(12)?, reserved: row.get(13)? };
            let stock = if row.get(15)? { Stock::Bundle(Vec::new()) } else { Stock::Own(balance) };
            skus.insert(key, Sku { code: row.get(11)?, stock, buffer: row.get(14)? });
        }
        listings.push(Listing {
            key: row.get(0)?,
            shop,
            name: ListingName {
                shop: alias.clone(),
                product: row.get(1)?,
                variant: Some(row.get(2)?),
                warehouse: None,
            },
            warehouse: row.get(3)?,
            mapping,
            state: match row.get::<Option<Millis>>(8)? {
                Some(_) => State::Gone,
                None if takes_stock(&row.get::<String>(4)?) => State::Live,
                None => State::Inactive,
            },
            shown: row.get(5)?,
            agreed: row.get(6)?,
            told: Told::Answered,
            orders: Orders::default(),
            buffer: row.get(7)?,
            in_scope: true,
        });
        Ok::<_, Error>(())
    })?;
    let same_variant = |a: &Listing, b: &Listing| a.name == b.name; // no warehouse is in the names yet
    let rows = &mut listings[first..];
    for rows in rows.chunk_by_mut(same_variant).filter(|rows| rows.len() > 1) {
        for row in rows {
            row.name.warehouse = Some(row.warehouse.clone());
        }
    }
    Ok(())
}

/// Returns how many mapped, live listings a shop has.
///
/// # Errors
/// The store's.
pub fn count_listings(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    takes_stock: impl Fn(&str) -> bool,
) -> Result<u64, Error> {
    let sql = "SELECT l.status, COUNT(*) FROM listing l JOIN mapping m ON m.listing_id = l.id \
               WHERE l.shop_id = ? AND l.gone_at IS NULL GROUP BY l.status";
    let mut count = 0;
    tx.each(sql, params![shop], |row| {
        if takes_stock(&row.get::<String>(0)?) {
            count += row.get::<i64>(1)?.unsigned_abs();
        }
        Ok::<_, Error>(())
    })?;
    Ok(count)
}

/// Fills in the components of every bundle in `skus`, and adds what is known of them.
///
/// # Errors
/// The store's.
pub fn load_components(tx: &mut Tx<'_>, skus: &mut HashMap<SkuKey, Sku>) -> Result<(), Error> {
    let is_bundle = |(_, sku): &(&SkuKey, &Sku)| matches!(sku.stock, Stock::Bundle(_));
    let bundles: Vec<_> = skus.iter().filter(is_bundle).map(|(key, _)| *key).collect();
    for (bundle, components) in super::bundles::of(tx, &bundles)? {
        let Some(Sku { stock: Stock::Bundle(parts), .. }) = skus.get_mut(&bundle) else { continue };
        *parts = components.iter().map(|part| (part.key, part.quantity)).collect();
        for part in components {
            let balance = Balance { on_hand: part.on_hand, reserved: part.reserved };
            let component = || Sku { code: part.code.clone(), stock: Stock::Own(balance), buffer: None };
            skus.entry(part.key).or_insert_with(component);
        }
    }
    Ok(())
}

/// Returns what is known of a shop's products: of all, or of those that `products` names.
///
/// # Errors
/// The store's.
pub fn known_products(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    products: Option<&BTreeSet<ProductId>>,
) -> Result<HashMap<ProductId, KnownProduct>, Error> {
    let sql = |scope: &str| {
        format!("SELECT product_id, remote_updated_at, settled FROM product WHERE shop_id = ? {scope}")
    };
    let mut known = HashMap::new();
    each_in_scope(tx, shop, products, sql, |row| {
        known.insert(row.get(0)?, KnownProduct { updated_at: row.get(1)?, settled: row.get(2)? });
        Ok::<_, Error>(())
    })?;
    Ok(known)
}

/// Returns how far reading the stock of a shop has come, in its marketplace's own words.
///
/// # Errors
/// The store's.
pub fn cursor(tx: &mut Tx<'_>, shop: ShopKey) -> Result<Option<String>, Error> {
    tx.one("SELECT value FROM shop_cursor WHERE shop_id = ? AND name = 'stock'", params![shop], |row| {
        row.get(0)
    })
}

/// What was read of one listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// The listing.
    pub listing: ListingKey,
    /// What the shop shows; `None`: it did not say.
    pub shown: Option<i64>,
    /// Units that it holds for promotions; `None`: it did not say.
    pub locked: Option<i64>,
    /// Either is not what was read before.
    pub is_new: bool,
}

/// What was read of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeenProduct {
    /// It is there.
    Read { product: ProductId, known: KnownProduct, listings: Vec<Seen> },
    /// It is gone, with all its listings.
    Gone(ProductId),
}

/// Records what was read of a shop at `at`, and settles what became of pushes whose outcome was open.
///
/// # Errors
/// [`Error::LeaseLost`], or the store's.
pub fn record(
    tx: &mut Tx<'_>,
    lease: &Lease,
    shop: ShopKey,
    seen: &[SeenProduct],
    at: Millis,
) -> Result<(), Error> {
    leases::check(tx, lease, at)?;
    for product in seen {
        match product {
            SeenProduct::Gone(product) => {
                let sql =
                    "UPDATE listing SET gone_at = ? WHERE shop_id = ? AND product_id = ? AND gone_at IS NULL";
                tx.execute(sql, params![at, shop, product])?;
            }
            SeenProduct::Read { product, known, listings } => {
                for seen in listings {
                    push_items::settle(tx, seen.listing, seen.shown, at)?;
                    if let Some(shown) = seen.shown.filter(|_| seen.is_new) {
                        super::listing_changes::note(tx, seen.listing, (shown, seen.locked), at)?;
                    }
                    tx.execute(
                        "UPDATE listing SET shown = ?, shown_at = ?, locked = ? WHERE id = ?",
                        params![seen.shown, at, seen.locked, seen.listing],
                    )?;
                }
                tx.execute(
                    "UPDATE product SET remote_updated_at = ?, settled = ?, read_at = ? \
                     WHERE shop_id = ? AND product_id = ?",
                    params![known.updated_at, known.settled, at, shop, product],
                )?;
            }
        }
    }
    Ok(())
}

/// Records how far reading the stock of a shop has come.
///
/// # Errors
/// [`Error::LeaseLost`], or the store's.
pub fn record_cursor(
    tx: &mut Tx<'_>,
    lease: &Lease,
    shop: ShopKey,
    cursor: &str,
    at: Millis,
) -> Result<(), Error> {
    leases::check(tx, lease, at)?;
    let columns = ["shop_id", "name", "value"];
    let sql = tx.dialect().upsert("shop_cursor", &columns, &["shop_id", "name"], &["value"]);
    tx.execute(&sql, params![shop, "stock", cursor]).map(|_| ())
}

/// Records that both sides agree on what these listings show.
///
/// # Errors
/// [`Error::LeaseLost`], or the store's.
pub fn record_agreed(
    tx: &mut Tx<'_>,
    lease: &Lease,
    agreed: &[(ListingKey, i64)],
    at: Millis,
) -> Result<(), Error> {
    leases::check(tx, lease, at)?;
    for (listing, figure) in agreed {
        tx.execute(
            "UPDATE listing SET agreed = ?, agreed_at = ? WHERE id = ?",
            params![figure, at, listing],
        )?;
        push_items::drop_open(tx, *listing, at)?;
    }
    Ok(())
}

/// Records what a listing was set to, which no plan speaks of as it sells no SKU.
///
/// # Errors
/// [`Error::LeaseLost`], or the store's.
pub fn record_shown(
    tx: &mut Tx<'_>,
    lease: &Lease,
    listing: ListingKey,
    shown: i64,
    at: Millis,
) -> Result<(), Error> {
    leases::check(tx, lease, at)?;
    tx.execute("UPDATE listing SET shown = ?, shown_at = ? WHERE id = ?", params![shown, at, listing])?;
    Ok(())
}

/// A row of a shop that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readable {
    /// The listing.
    pub listing: ListingKey,
    /// Its product.
    pub product: ProductId,
    /// Its variant.
    pub variant: VariantId,
    /// Its warehouse.
    pub warehouse: WarehouseId,
    /// The SKU that it sells.
    pub sku: Option<SkuKey>,
    /// A push has told it something, and it was not read since to see whether that arrived.
    pub is_open: bool,
    /// What it showed when last read, and the units held for promotions then.
    pub figures: (Option<i64>, Option<i64>),
}

/// Returns the rows of a shop's catalogue (of some of its products, where `products` names them), by product, variant
/// and warehouse.
///
/// # Errors
/// The store's.
pub fn readable(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    products: Option<&BTreeSet<ProductId>>,
) -> Result<Vec<Readable>, Error> {
    let sql = |scope: &str| {
        format!(
            "SELECT l.id, l.product_id, l.variant_id, l.warehouse_id, m.sku_id, l.shown, l.locked \
             FROM listing l LEFT JOIN mapping m ON m.listing_id = l.id \
             WHERE l.shop_id = ? AND l.gone_at IS NULL {scope} \
             ORDER BY l.product_id, l.variant_id, l.warehouse_id"
        )
    };
    let open = push_items::open(tx, shop)?.into_iter().filter(|open| open.told.read.is_none());
    let open: HashSet<_> = open.map(|open| open.listing).collect();
    let mut rows = Vec::new();
    each_in_scope(tx, shop, products, sql, |row| {
        let listing = row.get(0)?;
        rows.push(Readable {
            listing,
            product: row.get(1)?,
            variant: row.get(2)?,
            warehouse: row.get(3)?,
            sku: row.get(4)?,
            is_open: open.contains(&listing),
            figures: (row.get(5)?, row.get(6)?),
        });
        Ok::<_, Error>(())
    })?;
    Ok(rows)
}
