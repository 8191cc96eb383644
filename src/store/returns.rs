//! Returns and their lines, each with what was received of it. What receiving moves is decided in `domain::order` and
//! made in `engine::orders`.

use std::collections::{HashMap, HashSet};

use super::orders::LineState;
use super::{Error, Row, Tx, Value, orders};
use crate::domain::order::{Claim, Return, ReturnStatus};
use crate::domain::{
    GroupKey, LineKey, Millis, OrderId, OrderKey, Platform, ProductId, ReturnId, ReturnKey, ReturnLineKey,
    ShopAlias, ShopKey, SkuCode, VariantId,
};
use crate::params;

/// What keeping a reading of a return changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It was not known.
    New,
    /// It says something else than before.
    Changed,
    /// It was known as it is, or newer.
    Unchanged,
}

/// Returns which of these returns of the shop are kept.
///
/// # Errors
/// The store's.
pub fn known<'r>(
    tx: &mut Tx<'_>,
    shop: ShopKey,
    ids: impl IntoIterator<Item = &'r ReturnId>,
) -> Result<HashSet<ReturnId>, Error> {
    let mut known = HashSet::new();
    for id in ids {
        let sql = "SELECT 1 FROM order_return WHERE shop_id = ? AND return_id = ?";
        if tx.one(sql, params![shop, id], |row| row.get::<i64>(0))?.is_some() {
            known.insert(id.clone());
        }
    }
    Ok(known)
}

/// Keeps a reading of a return. An older one than is kept changes nothing; what was received stays.
///
/// # Errors
/// The store's.
pub fn keep(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    what: &Return,
    raw: &str,
    now: Millis,
) -> Result<Change, Error> {
    let sql = "SELECT id, updated_at, body FROM order_return WHERE shop_id = ? AND return_id = ?";
    let kept = tx.one(sql, params![shop, what.return_id], |row| {
        Ok((row.get::<ReturnKey>(0)?, row.get::<Millis>(1)?, row.get::<String>(2)?))
    })?;
    let (key, change) = match kept {
        Some((_, updated_at, body)) if updated_at > what.updated_at || body == raw => {
            return Ok(Change::Unchanged);
        }
        Some((key, ..)) => (key, Change::Changed),
        None => (insert(tx, group, shop, what, now)?, Change::New),
    };
    const UPDATE: &str = "UPDATE order_return SET status = ?, platform_status = ?, with_goods = ?, reason = ?, \
         currency = ?, refund_minor = ?, tracking_number = ?, updated_at = ?, body = ?, stored_at = ? WHERE id = ?";
    tx.execute(
        UPDATE,
        params![
            what.status.as_str(),
            what.platform_status,
            what.with_goods,
            what.reason,
            what.currency,
            what.refund_minor,
            what.tracking_number,
            what.updated_at,
            raw,
            now,
            key,
        ],
    )?;
    keep_lines(tx, key, what)?;
    Ok(change)
}

/// Inserts what never changes of a return.
fn insert(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    what: &Return,
    now: Millis,
) -> Result<ReturnKey, Error> {
    const INSERT: &str = "INSERT INTO order_return (group_id, shop_id, return_id, order_id, created_at, status, \
         platform_status, with_goods, reason, currency, updated_at, body, stored_at) \
         VALUES (?, ?, ?, ?, ?, '', '', 0, '', '', 0, '', ?)";
    let values = params![group, shop, what.return_id, what.order_id, what.created_at, now];
    tx.insert(INSERT, values).map(ReturnKey)
}

/// Brings the lines up to date. One that is no longer named is about no units; what was received of it stays.
fn keep_lines(tx: &mut Tx<'_>, key: ReturnKey, what: &Return) -> Result<(), Error> {
    tx.execute("UPDATE order_return_line SET units = 0 WHERE return_key = ?", params![key])?;
    let columns = ["return_key", "product_id", "variant_id", "units"];
    let sql = tx.dialect().upsert("order_return_line", &columns, &columns[..3], &columns[3..]);
    for line in &what.lines {
        let product = line.product_id.as_ref().map_or("", ProductId::as_str);
        tx.execute(&sql, params![key, *product, line.variant_id, line.units])?;
    }
    Ok(())
}

/// Returns what the returns of an order claim.
///
/// # Errors
/// The store's.
pub fn claims(tx: &mut Tx<'_>, shop: ShopKey, order: &OrderId) -> Result<Vec<Claim>, Error> {
    let sql = "SELECT r.status, r.with_goods, COALESCE(SUM(l.units), 0) FROM order_return r \
               LEFT JOIN order_return_line l ON l.return_key = r.id \
               WHERE r.shop_id = ? AND r.order_id = ? GROUP BY r.id, r.status, r.with_goods";
    tx.all(sql, params![shop, order], |row| {
        let status = ReturnStatus::from(row.get::<String>(0)?.as_str());
        Ok(Claim { status, with_goods: row.get(1)?, units: row.get(2)? })
    })
}

/// Which returns to list, newest first.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in this status.
    pub status: Option<ReturnStatus>,
    /// Only of these shops; `None`: of every shop of the group.
    pub shops: Option<Vec<ShopKey>>,
    /// Only about this order.
    pub order: Option<OrderId>,
    /// Only asked for at or after this.
    pub since: Option<Millis>,
    /// Only asked for before this.
    pub until: Option<Millis>,
    /// Only returns behind this one.
    pub after: Option<ReturnKey>,
    /// At most so many.
    pub limit: Option<u32>,
}

/// A return as it is kept. Times are by the marketplace's clock, money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: ReturnKey,
    /// Its id.
    pub return_id: ReturnId,
    /// Its order's id.
    pub order_id: OrderId,
    /// Its shop's key.
    pub shop_key: ShopKey,
    /// Its shop.
    pub shop: ShopAlias,
    /// Its marketplace.
    pub platform: Platform,
    /// How far it is.
    pub status: ReturnStatus,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// The goods come back.
    pub with_goods: bool,
    /// Why.
    pub reason: String,
    /// ISO 4217 code.
    pub currency: String,
    /// What the buyer gets back.
    pub refund_minor: Option<i64>,
    /// The carrier's number of the parcel that comes back.
    pub tracking_number: Option<String>,
    /// When the buyer asked for it.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
}

const COLUMNS: &str = "r.id, r.return_id, r.order_id, r.shop_id, s.alias, s.platform, r.status, r.platform_status, \
     r.with_goods, r.reason, r.currency, r.refund_minor, r.tracking_number, r.created_at, r.updated_at";

fn read(row: &Row<'_>) -> Result<Listed, Error> {
    Ok(Listed {
        key: row.get(0)?,
        return_id: row.get(1)?,
        order_id: row.get(2)?,
        shop_key: row.get(3)?,
        shop: row.get(4)?,
        platform: row.get(5)?,
        status: ReturnStatus::from(row.get::<String>(6)?.as_str()),
        platform_status: row.get(7)?,
        with_goods: row.get(8)?,
        reason: row.get(9)?,
        currency: row.get(10)?,
        refund_minor: row.get(11)?,
        tracking_number: row.get(12)?,
        created_at: row.get(13)?,
        updated_at: row.get(14)?,
    })
}

/// Returns the returns that `filter` lets through, newest first.
///
/// # Errors
/// The store's.
pub fn list(tx: &mut Tx<'_>, group: GroupKey, filter: &Filter) -> Result<Vec<Listed>, Error> {
    let mut sql =
        format!("SELECT {COLUMNS} FROM order_return r JOIN shop s ON s.id = r.shop_id WHERE r.group_id = ?");
    let mut values = vec![Value::Int(group.0)];
    if let Some(status) = &filter.status {
        sql.push_str(" AND r.status = ?");
        values.push(Value::Text(status.as_str()));
    }
    if let Some(shops) = &filter.shops {
        sql.push_str(&format!(" AND r.shop_id IN ({})", vec!["?"; shops.len()].join(", ")));
        values.extend(shops.iter().map(|shop| Value::Int(shop.0)));
    }
    if let Some(order) = &filter.order {
        sql.push_str(" AND r.order_id = ?");
        values.push(Value::Text(order.as_str()));
    }
    if let Some(since) = filter.since {
        sql.push_str(" AND r.created_at >= ?");
        values.push(Value::Int(since.0));
    }
    if let Some(until) = filter.until {
        sql.push_str(" AND r.created_at < ?");
        values.push(Value::Int(until.0));
    }
    if let Some(after) = filter.after {
        sql.push_str(
            " AND (r.created_at, r.id) < (SELECT a.created_at, a.id FROM order_return a WHERE a.id = ?)",
        );
        values.push(Value::Int(after.0));
    }
    sql.push_str(" ORDER BY r.created_at DESC, r.id DESC");
    if let Some(limit) = filter.limit {
        sql.push_str(" LIMIT ?");
        values.push(Value::Int(i64::from(limit)));
    }
    tx.all(&sql, &values, read)
}

/// Returns the group's returns with this id: one, unless two marketplaces gave the same.
///
/// # Errors
/// The store's.
pub fn find(tx: &mut Tx<'_>, group: GroupKey, id: &ReturnId) -> Result<Vec<Listed>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM shop s JOIN order_return r ON r.shop_id = s.id AND r.return_id = ? WHERE s.group_id = ?"
    );
    tx.all(&sql, params![id, group], read)
}

/// A line of a return as it is kept, with the line of the order that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLine {
    /// Its key.
    pub key: ReturnLineKey,
    /// The product, as far as it is known.
    pub product_id: Option<ProductId>,
    /// The variant.
    pub variant_id: VariantId,
    /// Units of the listing.
    pub units: i64,
    /// Of these, received and fit to be sold; `None`: nothing was received yet.
    pub received: Option<i64>,
    /// When units were last received, by spark's clock.
    pub received_at: Option<Millis>,
    /// The line of the order; `None` where the order is not kept.
    pub ordered: Option<Ordered>,
}

/// The line of an order that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ordered {
    /// Its key.
    pub key: LineKey,
    /// What the seller wrote.
    pub seller_sku: String,
    /// What the buyer saw.
    pub name: String,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// It ships from the seller's own stock.
    pub own_stock: bool,
    /// How it stands.
    pub state: LineState,
}

/// Returns the lines of these returns, each return's in the order of its keeping.
///
/// # Errors
/// The store's.
pub fn lines(tx: &mut Tx<'_>, returns: &[ReturnKey]) -> Result<HashMap<ReturnKey, Vec<ListedLine>>, Error> {
    let columns = orders::state_columns("o");
    let sql = format!(
        "SELECT l.id, COALESCE(o.product_id, NULLIF(l.product_id, '')), l.variant_id, l.units, l.received, \
           l.received_at, o.seller_sku, o.name, k.code, c.own_stock, {columns} \
         FROM order_return_line l JOIN order_return r ON r.id = l.return_key \
         LEFT JOIN customer_order c ON c.shop_id = r.shop_id AND c.order_id = r.order_id \
         LEFT JOIN order_line o ON o.order_key = c.id AND o.variant_id = l.variant_id \
           AND (l.product_id = '' OR o.product_id = l.product_id) \
         LEFT JOIN sku k ON k.id = o.sku_id WHERE l.return_key = ? ORDER BY l.id"
    );
    let mut lines = HashMap::with_capacity(returns.len());
    for key in returns {
        lines.insert(*key, tx.all(&sql, params![key], line)?);
    }
    Ok(lines)
}

fn line(row: &Row<'_>) -> Result<ListedLine, Error> {
    let ordered = match row.get::<Option<LineKey>>(10)? {
        Some(key) => Some(Ordered {
            key,
            seller_sku: row.get(6)?,
            name: row.get(7)?,
            sku: row.get(8)?,
            own_stock: row.get(9)?,
            state: orders::state(row, 11)?,
        }),
        None => None,
    };
    Ok(ListedLine {
        key: row.get(0)?,
        product_id: row.get(1)?,
        variant_id: row.get(2)?,
        units: row.get(3)?,
        received: row.get(4)?,
        received_at: row.get(5)?,
        ordered,
    })
}

/// Records that so many units of a line were received in all.
///
/// # Errors
/// The store's.
pub fn record_receipt(tx: &mut Tx<'_>, line: ReturnLineKey, received: i64, now: Millis) -> Result<(), Error> {
    let sql = "UPDATE order_return_line SET received = ?, received_at = ? WHERE id = ?";
    tx.execute(sql, params![received, now, line])?;
    Ok(())
}

/// Returns the order of the shop with this id.
///
/// # Errors
/// The store's.
pub fn order_key(tx: &mut Tx<'_>, shop: ShopKey, order: &OrderId) -> Result<Option<OrderKey>, Error> {
    let sql = "SELECT id FROM customer_order WHERE shop_id = ? AND order_id = ?";
    tx.one(sql, params![shop, order], |row| row.get(0))
}
