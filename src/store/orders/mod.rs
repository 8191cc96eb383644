//! Orders and their lines, each with what is known of it and the steps of stock that it has taken.
//!
//! Which steps to take is decided in `domain::order`, what they move in `engine::ingest`. An order is kept once,
//! keyed by its shop and its id there, beside the JSON that was sent.

mod by_sku;
mod list;
mod rollup;
mod sold;

use std::collections::HashMap;

use super::{Error, Row, Tx, Value};
use crate::domain::order::{Line, Order, Stamp, Status, Taken, Units};
use crate::domain::{
    GroupKey, LineKey, ListingKey, Millis, OrderId, OrderKey, ProductId, ShopKey, SkuKey, VariantId,
    WarehouseId,
};
use crate::params;

pub use by_sku::{Returned, SkuSales, returned, sold_by_sku, units_by_sku};
pub use list::{Filter, Listed, ListedLine, Oversold, find, lines, list, oversold, unmapped};
pub use rollup::{Rollup, Slice, Step, Sums, first, slices};
pub use sold::{Sales, sales, taken, touched};

/// How many keys one look-up names. Shorter lists are filled up, so that one prepared statement serves all.
const AT_ONCE: usize = 64;

/// An order as it was kept before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its key.
    pub key: OrderKey,
    /// When its newest reading was true.
    pub stamp: Stamp,
    /// What it adds to the sums.
    pub counted: Counted,
    /// Its lines.
    pub lines: Vec<KeptLine>,
}

/// What an order adds to the sums over orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// When it was placed.
    pub placed_at: Millis,
    /// Its currency.
    pub currency: String,
    /// Its status.
    pub status: Status,
    /// Its units that were not cancelled.
    pub units: i64,
    /// Their amount, in minor units.
    pub amount_minor: i64,
}

impl Counted {
    /// Returns what `order` adds.
    pub fn of(order: &Order) -> Self {
        let units = order.lines.iter().map(|line| line.units.ordered - line.units.cancelled());
        Self {
            placed_at: order.placed_at,
            currency: order.currency.clone(),
            status: order.status.clone(),
            units: units.sum(),
            amount_minor: order.lines.iter().map(|line| line.amount_minor).sum(),
        }
    }
}

/// A line as it was kept before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLine {
    /// Its key.
    pub key: LineKey,
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// How it stands.
    pub state: LineState,
}

/// What changes about a line as its order goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineState {
    /// What all readings so far say together.
    pub units: Units,
    /// When units were last cancelled before shipping.
    pub cancelled_at: Option<Millis>,
    /// The listing, where the shop's catalogue had it.
    pub listing: Option<ListingKey>,
    /// What it sells, from its first step on.
    pub sells: Option<Sells>,
    /// The steps taken, in units of the listing.
    pub taken: Taken,
}

/// What a unit of a line is in stock: fixed when its first step is taken, so that what was reserved is what is
/// consumed or released, whatever the mapping says by then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sells {
    /// The SKU.
    pub sku: SkuKey,
    /// Units of it in one unit of the line.
    pub pack: i64,
    /// Its components move instead, as [`parts`] has them.
    pub is_bundle: bool,
}

/// Returns which of the shop's orders are kept already.
///
/// # Errors
/// The store's.
pub fn kept<'o>(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    ids: impl IntoIterator<Item = &'o OrderId>,
) -> Result<HashMap<OrderId, Kept>, Error> {
    let sql = format!(
        "SELECT order_id, id, updated_at, status, placed_at, currency, units, amount_minor FROM customer_order \
         WHERE shop_id = ? AND order_id IN ({})",
        places()
    );
    let ids: Vec<_> = ids.into_iter().map(|id| Value::Text(id.as_str())).collect();
    let mut orders = HashMap::new();
    let mut keys = HashMap::new();
    in_chunks(&ids, Some(Value::Int(shop.0)), |values| {
        tx.each(&sql, values, |row| {
            let (id, key): (OrderId, OrderKey) = (row.get(0)?, row.get(1)?);
            let status = Status::from(row.get::<String>(3)?.as_str());
            let stamp = Stamp { updated_at: row.get(2)?, rank: status.rank() };
            let counted = Counted {
                placed_at: row.get(4)?,
                currency: row.get(5)?,
                status,
                units: row.get(6)?,
                amount_minor: row.get(7)?,
            };
            keys.insert(key, id.clone());
            orders.insert(id, Kept { key, stamp, counted, lines: Vec::new() });
            Ok(())
        })
    })?;
    let sql = format!(
        "SELECT order_key, product_id, variant_id, {STATE} FROM order_line WHERE order_key IN ({})",
        places()
    );
    let wanted: Vec<_> = keys.keys().map(|key| Value::Int(key.0)).collect();
    in_chunks(&wanted, None, |values| {
        tx.each(&sql, values, |row| {
            let order = keys.get(&row.get(0)?).and_then(|id| orders.get_mut(id));
            if let Some(order) = order {
                let (product_id, variant_id) = (row.get(1)?, row.get(2)?);
                order.lines.push(KeptLine {
                    key: row.get(3)?,
                    product_id,
                    variant_id,
                    state: state(row, 4)?,
                });
            }
            Ok(())
        })
    })?;
    Ok(orders)
}

const STATE: &str = "id, ordered, waiting, shipped, cancelled_at, listing_id, sku_id, pack, is_bundle, \
                     reserved, consumed, released, restocked";

/// Reads the columns of [`STATE`] but the first, from column `at` on.
fn state(row: &Row<'_>, at: usize) -> Result<LineState, Error> {
    let sells = match row.get::<Option<SkuKey>>(at + 5)? {
        Some(sku) => Some(Sells { sku, pack: row.get(at + 6)?, is_bundle: row.get(at + 7)? }),
        None => None,
    };
    Ok(LineState {
        units: Units { ordered: row.get(at)?, waiting: row.get(at + 1)?, shipped: row.get(at + 2)? },
        cancelled_at: row.get(at + 3)?,
        listing: row.get(at + 4)?,
        sells,
        taken: Taken {
            reserved: row.get(at + 8)?,
            consumed: row.get(at + 9)?,
            released: row.get(at + 10)?,
            restocked: row.get(at + 11)?,
        },
    })
}

fn places() -> String {
    vec!["?"; AT_ONCE].join(", ")
}

/// Runs `each` on `values` in lists of [`AT_ONCE`], the last one filled up by repeating its end, behind `first`.
fn in_chunks<'v>(
    values: &[Value<'v>],
    first: Option<Value<'v>>,
    mut each: impl FnMut(&[Value<'v>]) -> Result<(), Error>,
) -> Result<(), Error> {
    for chunk in values.chunks(AT_ONCE) {
        let mut list: Vec<_> = first.into_iter().chain(chunk.iter().copied()).collect();
        let end = list[list.len() - 1];
        list.resize(AT_ONCE + usize::from(first.is_some()), end);
        each(&list)?;
    }
    Ok(())
}

/// Keeps an order that was not kept before; its lines follow with [`insert_line`].
///
/// # Errors
/// The store's.
pub fn insert(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    order: &Order,
    raw: &str,
    now: Millis,
) -> Result<OrderKey, Error> {
    const INSERT: &str = "INSERT INTO customer_order (group_id, shop_id, order_id, placed_at, currency, own_stock, \
         warehouse_id, status, platform_status, updated_at, paid_at, shipped_at, cancelled_at, total_minor, \
         amount_minor, units, buyer, tracking_number, stored_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let counted = Counted::of(order);
    let key = OrderKey(tx.insert(
        INSERT,
        params![
            group,
            shop,
            order.order_id,
            order.placed_at,
            order.currency,
            order.own_stock,
            order.warehouse_id,
            order.status.as_str(),
            order.platform_status,
            order.updated_at,
            order.paid_at,
            order.shipped_at,
            order.cancelled_at,
            order.total_minor,
            counted.amount_minor,
            counted.units,
            order.buyer,
            order.tracking_number,
            now,
        ],
    )?);
    tx.execute("INSERT INTO order_raw (order_key, body) VALUES (?, ?)", params![key, raw])?;
    Ok(key)
}

/// Replaces what is kept of an order by a newer reading. When and in what currency it was placed, and from which
/// stock it ships, stay as first read.
///
/// # Errors
/// The store's.
pub fn update(tx: &mut Tx<'_>, key: OrderKey, order: &Order, raw: &str, now: Millis) -> Result<(), Error> {
    const UPDATE: &str = "UPDATE customer_order SET status = ?, platform_status = ?, updated_at = ?, paid_at = ?, \
         shipped_at = ?, cancelled_at = ?, total_minor = ?, amount_minor = ?, units = ?, buyer = ?, \
         tracking_number = ?, stored_at = ? WHERE id = ?";
    let counted = Counted::of(order);
    tx.execute(
        UPDATE,
        params![
            order.status.as_str(),
            order.platform_status,
            order.updated_at,
            order.paid_at,
            order.shipped_at,
            order.cancelled_at,
            order.total_minor,
            counted.amount_minor,
            counted.units,
            order.buyer,
            order.tracking_number,
            now,
            key,
        ],
    )?;
    tx.execute("UPDATE order_raw SET body = ? WHERE order_key = ?", params![raw, key])?;
    Ok(())
}

/// Returns the order as it was last sent.
///
/// # Errors
/// The store's.
pub fn raw(tx: &mut Tx<'_>, key: OrderKey) -> Result<Option<String>, Error> {
    tx.one("SELECT body FROM order_raw WHERE order_key = ?", params![key], |row| row.get(0))
}

/// Keeps a line that was not kept before.
///
/// # Errors
/// The store's.
pub fn insert_line(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    order: OrderKey,
    placed_at: Millis,
    line: &Line,
    state: &LineState,
) -> Result<LineKey, Error> {
    const INSERT: &str = "INSERT INTO order_line (order_key, shop_id, placed_at, product_id, variant_id, seller_sku, \
         name, price_minor, amount_minor, ordered, waiting, shipped, cancelled_at, listing_id, sku_id, pack, \
         is_bundle, reserved, consumed, released, restocked) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let id = tx.insert(
        INSERT,
        params![
            order,
            shop,
            placed_at,
            line.product_id,
            line.variant_id,
            line.seller_sku,
            line.name,
            line.price_minor,
            line.amount_minor,
            state.units.ordered,
            state.units.waiting,
            state.units.shipped,
            state.cancelled_at,
            state.listing,
            state.sells.map(|sells| sells.sku),
            state.sells.map_or(1, |sells| sells.pack),
            state.sells.is_some_and(|sells| sells.is_bundle),
            state.taken.reserved,
            state.taken.consumed,
            state.taken.released,
            state.taken.restocked,
        ],
    )?;
    Ok(LineKey(id))
}

/// Replaces what a line's newest reading says about money.
///
/// # Errors
/// The store's.
pub fn update_price(tx: &mut Tx<'_>, key: LineKey, line: &Line) -> Result<(), Error> {
    let sql = "UPDATE order_line SET price_minor = ?, amount_minor = ? WHERE id = ?";
    tx.execute(sql, params![line.price_minor, line.amount_minor, key])?;
    Ok(())
}

/// Replaces how a line stands.
///
/// # Errors
/// The store's.
pub fn update_line(tx: &mut Tx<'_>, key: LineKey, state: &LineState) -> Result<(), Error> {
    const UPDATE: &str = "UPDATE order_line SET ordered = ?, waiting = ?, shipped = ?, cancelled_at = ?, listing_id = ?, \
         sku_id = ?, pack = ?, is_bundle = ?, reserved = ?, consumed = ?, released = ?, restocked = ? WHERE id = ?";
    tx.execute(
        UPDATE,
        params![
            state.units.ordered,
            state.units.waiting,
            state.units.shipped,
            state.cancelled_at,
            state.listing,
            state.sells.map(|sells| sells.sku),
            state.sells.map_or(1, |sells| sells.pack),
            state.sells.is_some_and(|sells| sells.is_bundle),
            state.taken.reserved,
            state.taken.consumed,
            state.taken.released,
            state.taken.restocked,
            key,
        ],
    )?;
    Ok(())
}

/// Returns what the bundle of a line was made of when the line took its first step: SKUs with their units in one.
///
/// # Errors
/// The store's.
pub fn parts(tx: &mut Tx<'_>, line: LineKey) -> Result<Vec<(SkuKey, i64)>, Error> {
    let sql = "SELECT sku_id, quantity FROM order_line_part WHERE line_id = ? ORDER BY sku_id";
    tx.all(sql, params![line], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Records what the bundle of a line is made of.
///
/// # Errors
/// The store's.
pub fn insert_parts(tx: &mut Tx<'_>, line: LineKey, parts: &[(SkuKey, i64)]) -> Result<(), Error> {
    for (sku, quantity) in parts {
        let sql = "INSERT INTO order_line_part (line_id, sku_id, quantity) VALUES (?, ?, ?)";
        tx.execute(sql, params![line, sku, quantity])?;
    }
    Ok(())
}

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
    let sql = format!(
        "SELECT l.id, l.product_id, l.variant_id, l.warehouse_id, m.sku_id, m.pack, k.is_bundle \
         FROM listing l LEFT JOIN mapping m ON m.listing_id = l.id LEFT JOIN sku k ON k.id = m.sku_id \
         WHERE l.shop_id = ? AND l.product_id IN ({}) ORDER BY l.id",
        places()
    );
    let products: Vec<_> = products.into_iter().map(|product| Value::Text(product.as_str())).collect();
    let mut offers = Vec::new();
    in_chunks(&products, Some(Value::Int(shop.0)), |values| {
        tx.each(&sql, values, |row| {
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
            Ok(())
        })
    })?;
    Ok(offers)
}

/// A line whose steps wait for a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its key.
    pub key: LineKey,
    /// Its order's id.
    pub order_id: OrderId,
    /// Where its order ships from.
    pub warehouse_id: WarehouseId,
    /// How it stands.
    pub state: LineState,
}

/// Returns the lines of the shop that were bought from this variant and wait for a mapping, oldest first.
///
/// # Errors
/// The store's.
pub fn waiting(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    product: &ProductId,
    variant: &VariantId,
) -> Result<Vec<Waiting>, Error> {
    let columns = STATE.split(", ").map(|column| format!("l.{column}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT o.order_id, o.warehouse_id, {columns} FROM order_line l JOIN customer_order o ON o.id = l.order_key \
         WHERE l.shop_id = ? AND l.product_id = ? AND l.variant_id = ? AND l.sku_id IS NULL AND o.own_stock = 1 \
         ORDER BY l.placed_at, l.id"
    );
    tx.all(&sql, params![shop, product, variant], |row| {
        Ok(Waiting {
            order_id: row.get(0)?,
            warehouse_id: row.get(1)?,
            key: row.get(2)?,
            state: state(row, 3)?,
        })
    })
}
