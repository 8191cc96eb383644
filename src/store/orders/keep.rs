//! Keeping orders and their lines: new ones and what changed about known ones, many in one statement.

use std::collections::HashMap;

use super::{Counted, LineState};
use crate::domain::order::{Line, Order, Status};
use crate::domain::{GroupKey, LineKey, Millis, OrderId, OrderKey, ProductId, ShopKey, SkuKey, VariantId};
use crate::params;
use crate::store::{Clash, Error, Insert, ToValue as _, Tx, Value};

/// An order as it was read.
#[derive(Debug, Clone)]
pub struct Reading<'a> {
    /// What it says.
    pub order: &'a Order,
    /// What that and the order's returns make of its status.
    pub status: Status,
    /// As it was sent.
    pub raw: &'a str,
}

const ORDERS: Insert<'static> = Insert {
    table: "customer_order",
    columns: &[
        "group_id",
        "shop_id",
        "order_id",
        "placed_at",
        "currency",
        "own_stock",
        "warehouse_id",
        "status",
        "told_status",
        "platform_status",
        "updated_at",
        "paid_at",
        "shipped_at",
        "cancelled_at",
        "total_minor",
        "amount_minor",
        "units",
        "buyer",
        "tracking_number",
        "stored_at",
    ],
    clash: Clash::Replace {
        unique: &["shop_id", "order_id"],
        columns: &[
            "status",
            "told_status",
            "platform_status",
            "updated_at",
            "paid_at",
            "shipped_at",
            "cancelled_at",
            "total_minor",
            "amount_minor",
            "units",
            "buyer",
            "tracking_number",
            "stored_at",
        ],
    },
};

const RAWS: Insert<'static> = Insert {
    table: "order_raw",
    columns: &["order_key", "body"],
    clash: Clash::Replace { unique: &["order_key"], columns: &["body"] },
};

/// Keeps these readings, each of another order, and returns the orders' keys. Of an order that is kept already the
/// reading replaces what may change: when and in what currency it was placed, and from which stock it ships, stay as
/// first read. Lines follow with [`keep_lines`].
///
/// # Errors
/// The store's.
pub fn keep(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    readings: &[Reading<'_>],
    now: Millis,
) -> Result<HashMap<OrderId, OrderKey>, Error> {
    let mut rows = Vec::with_capacity(readings.len() * ORDERS.columns.len());
    for Reading { order, status, .. } in readings {
        let counted = Counted::of(order);
        rows.extend([
            group.to_value(),
            shop.to_value(),
            order.order_id.to_value(),
            order.placed_at.to_value(),
            order.currency.to_value(),
            order.own_stock.to_value(),
            order.warehouse_id.to_value(),
            Value::Text(status.as_str()),
            Value::Text(order.status.as_str()),
            order.platform_status.to_value(),
            order.updated_at.to_value(),
            order.paid_at.to_value(),
            order.shipped_at.to_value(),
            order.cancelled_at.to_value(),
            order.total_minor.to_value(),
            Value::Int(counted.amount_minor),
            Value::Int(counted.units),
            order.buyer.to_value(),
            order.tracking_number.to_value(),
            now.to_value(),
        ]);
    }
    tx.insert_all(&ORDERS, &rows)?;
    let ids: Vec<_> = readings.iter().map(|reading| Value::Text(reading.order.order_id.as_str())).collect();
    let sql = |places: &str| {
        format!("SELECT order_id, id FROM customer_order WHERE shop_id = ? AND order_id IN ({places})")
    };
    let mut keys: HashMap<OrderId, OrderKey> = HashMap::new();
    tx.each_of(sql, params![shop], &ids, |row| {
        keys.insert(row.get(0)?, row.get(1)?);
        Ok::<_, Error>(())
    })?;
    let mut raws = Vec::with_capacity(readings.len() * RAWS.columns.len());
    for Reading { order, raw, .. } in readings {
        if let Some(key) = keys.get(&order.order_id) {
            raws.extend([Value::Int(key.0), Value::Text(raw)]);
        }
    }
    tx.insert_all(&RAWS, &raws)?;
    Ok(keys)
}

/// A line as it is to be kept.
#[derive(Debug, Clone, Copy)]
pub struct LineRow<'a> {
    /// Its order.
    pub order: OrderKey,
    /// When its order was placed.
    pub placed_at: Millis,
    /// What was bought. Its units and its money are not looked at.
    pub line: &'a Line,
    /// Of one unit.
    pub price_minor: i64,
    /// Of the units that were not cancelled.
    pub amount_minor: i64,
    /// How it stands.
    pub state: LineState,
}

const LINES: Insert<'static> = Insert {
    table: "order_line",
    columns: &[
        "order_key",
        "shop_id",
        "placed_at",
        "product_id",
        "variant_id",
        "seller_sku",
        "name",
        "price_minor",
        "amount_minor",
        "ordered",
        "waiting",
        "shipped",
        "cancelled_at",
        "listing_id",
        "sku_id",
        "pack",
        "is_bundle",
        "reserved",
        "consumed",
        "released",
        "restocked",
    ],
    clash: Clash::Replace {
        unique: &["order_key", "product_id", "variant_id"],
        columns: &[
            "price_minor",
            "amount_minor",
            "ordered",
            "waiting",
            "shipped",
            "cancelled_at",
            "listing_id",
            "sku_id",
            "pack",
            "is_bundle",
            "reserved",
            "consumed",
            "released",
            "restocked",
        ],
    },
};

/// Keeps these lines: new ones, and what changed about known ones.
///
/// # Errors
/// The store's.
pub fn keep_lines(tx: &mut Tx<'_>, shop: ShopKey, lines: &[LineRow<'_>]) -> Result<(), Error> {
    let mut rows = Vec::with_capacity(lines.len() * LINES.columns.len());
    for LineRow { order, placed_at, line, price_minor, amount_minor, state } in lines {
        rows.extend([
            order.to_value(),
            shop.to_value(),
            placed_at.to_value(),
            line.product_id.to_value(),
            line.variant_id.to_value(),
            line.seller_sku.to_value(),
            line.name.to_value(),
            price_minor.to_value(),
            amount_minor.to_value(),
            state.units.ordered.to_value(),
            state.units.waiting.to_value(),
            state.units.shipped.to_value(),
            state.cancelled_at.to_value(),
            state.listing.to_value(),
            state.sells.map_or(Value::Null, |sells| Value::Int(sells.sku.0)),
            Value::Int(state.sells.map_or(1, |sells| sells.pack)),
            Value::Int(state.sells.is_some_and(|sells| sells.is_bundle).into()),
            state.taken.reserved.to_value(),
            state.taken.consumed.to_value(),
            state.taken.released.to_value(),
            state.taken.restocked.to_value(),
        ]);
    }
    tx.insert_all(&LINES, &rows)?;
    Ok(())
}

/// Returns the keys of the lines of these orders.
///
/// # Errors
/// The store's.
pub fn line_keys(
    tx: &mut Tx<'_>,
    orders: &[OrderKey],
) -> Result<HashMap<(OrderKey, ProductId, VariantId), LineKey>, Error> {
    let sql = |places: &str| {
        format!("SELECT id, order_key, product_id, variant_id FROM order_line WHERE order_key IN ({places})")
    };
    let orders: Vec<_> = orders.iter().map(|order| Value::Int(order.0)).collect();
    let mut keys = HashMap::new();
    tx.each_of(sql, &[], &orders, |row| {
        keys.insert((row.get(1)?, row.get(2)?, row.get(3)?), row.get(0)?);
        Ok::<_, Error>(())
    })?;
    Ok(keys)
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

/// Records what the bundles of lines are made of: component and its units in one.
///
/// # Errors
/// The store's.
pub fn insert_parts(tx: &mut Tx<'_>, parts: &[(LineKey, SkuKey, i64)]) -> Result<(), Error> {
    let columns = &["line_id", "sku_id", "quantity"];
    let insert = Insert { table: "order_line_part", columns, clash: Clash::Fail };
    let row = |&(line, sku, quantity): &(LineKey, SkuKey, i64)| {
        [Value::Int(line.0), Value::Int(sku.0), Value::Int(quantity)]
    };
    let rows: Vec<_> = parts.iter().flat_map(row).collect();
    tx.insert_all(&insert, &rows)?;
    Ok(())
}
