//! What is kept of orders already, for many at once.

use std::collections::HashMap;

use super::{Counted, Kept, KeptLine, STATE, state};
use crate::domain::order::{Stamp, Status};
use crate::domain::{LineKey, OrderId, OrderKey, ShopKey, SkuKey};
use crate::params;
use crate::store::{Error, Tx, Value};

/// Returns which of the shop's orders are kept already.
///
/// # Errors
/// The store's.
pub fn kept<'o>(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    ids: impl IntoIterator<Item = &'o OrderId>,
) -> Result<HashMap<OrderId, Kept>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT order_id, id, updated_at, COALESCE(told_status, status), placed_at, currency, units, \
               amount_minor, status, came_back FROM customer_order WHERE shop_id = ? AND order_id IN ({places})"
        )
    };
    let ids: Vec<_> = ids.into_iter().map(|id| Value::Text(id.as_str())).collect();
    let mut orders = HashMap::new();
    tx.each_of(sql, params![shop], &ids, |row| {
        let told = Status::from(row.get::<String>(3)?.as_str());
        let stamp = Stamp { updated_at: row.get(2)?, rank: told.rank() };
        let counted = Counted {
            placed_at: row.get(4)?,
            currency: row.get(5)?,
            status: Status::from(row.get::<String>(8)?.as_str()),
            units: row.get(6)?,
            amount_minor: row.get(7)?,
        };
        let came_back = row.get::<Option<String>>(9)?.map(|word| Status::from(word.as_str()));
        orders.insert(row.get(0)?, Kept { key: row.get(1)?, stamp, counted, came_back, lines: Vec::new() });
        Ok::<_, Error>(())
    })?;
    let mut lines = kept_lines(tx, orders.values().map(|order| order.key))?;
    for order in orders.values_mut() {
        order.lines = lines.remove(&order.key).unwrap_or_default();
    }
    Ok(orders)
}

fn kept_lines(
    tx: &mut Tx<'_>,
    orders: impl Iterator<Item = OrderKey>,
) -> Result<HashMap<OrderKey, Vec<KeptLine>>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT order_key, product_id, variant_id, price_minor, amount_minor, {STATE} FROM order_line \
             WHERE order_key IN ({places})"
        )
    };
    let orders: Vec<_> = orders.map(|key| Value::Int(key.0)).collect();
    let mut lines: HashMap<_, Vec<_>> = HashMap::new();
    let mut bundles = Vec::new();
    tx.each_of(sql, &[], &orders, |row| {
        let line = KeptLine {
            key: row.get(5)?,
            product_id: row.get(1)?,
            variant_id: row.get(2)?,
            price_minor: row.get(3)?,
            amount_minor: row.get(4)?,
            state: state(row, 6)?,
            parts: Vec::new(),
        };
        if line.state.sells.is_some_and(|sells| sells.is_bundle) {
            bundles.push(line.key);
        }
        lines.entry(row.get(0)?).or_default().push(line);
        Ok::<_, Error>(())
    })?;
    let mut parts = parts(tx, &bundles)?;
    for line in lines.values_mut().flatten() {
        line.parts = parts.remove(&line.key).unwrap_or_default();
    }
    Ok(lines)
}

/// Returns what the bundles of these lines were made of when each line took its first step: SKUs with their units in
/// one.
///
/// # Errors
/// The store's.
pub fn parts(tx: &mut Tx<'_>, lines: &[LineKey]) -> Result<HashMap<LineKey, Vec<(SkuKey, i64)>>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT line_id, sku_id, quantity FROM order_line_part WHERE line_id IN ({places}) \
             ORDER BY line_id, sku_id"
        )
    };
    let lines: Vec<_> = lines.iter().map(|line| Value::Int(line.0)).collect();
    let mut parts: HashMap<_, Vec<_>> = HashMap::new();
    tx.each_of(sql, &[], &lines, |row| {
        parts.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        Ok::<_, Error>(())
    })?;
    Ok(parts)
}

/// Returns these orders as they were last sent.
///
/// # Errors
/// The store's.
pub fn raws(tx: &mut Tx<'_>, orders: &[OrderKey]) -> Result<HashMap<OrderKey, String>, Error> {
    let sql = |places: &str| format!("SELECT order_key, body FROM order_raw WHERE order_key IN ({places})");
    let orders: Vec<_> = orders.iter().map(|key| Value::Int(key.0)).collect();
    let mut raws = HashMap::new();
    tx.each_of(sql, &[], &orders, |row| {
        raws.insert(row.get(0)?, row.get(1)?);
        Ok::<_, Error>(())
    })?;
    Ok(raws)
}
