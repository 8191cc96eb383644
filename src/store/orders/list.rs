//! Orders as people list them, newest first.

use std::collections::HashMap;

use super::{LineState, state, state_columns};
use crate::domain::order::Status;
use crate::domain::{
    GroupKey, Millis, OrderId, OrderKey, Platform, ProductId, ShopAlias, ShopKey, SkuCode, VariantId,
};
use crate::params;
use crate::store::{Error, Row, Tx, Value};

/// Which orders to list, and in which order.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only in this status.
    pub status: Option<Status>,
    /// Only in this one of the marketplace's own.
    pub platform_status: Option<String>,
    /// Only of these shops; `None`: of every shop of the group.
    pub shops: Option<Vec<ShopKey>>,
    /// Only placed at or after this.
    pub since: Option<Millis>,
    /// Only placed before this.
    pub until: Option<Millis>,
    /// Only changed at or after this.
    pub changed_since: Option<Millis>,
    /// Only changed before this.
    pub changed_until: Option<Millis>,
    /// Only with a line that waits for a mapping.
    pub unmapped: bool,
    /// What comes first.
    pub sort: Sort,
    /// Only orders behind this one.
    pub after: Option<OrderKey>,
    /// At most so many.
    pub limit: Option<u32>,
}

/// What comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What was placed last.
    #[default]
    Newest,
    /// What was placed first.
    Oldest,
    /// What changed last.
    LatestChange,
    /// What changed first.
    EarliestChange,
}

impl Sort {
    /// Returns the column, its direction, and how whatever lies behind compares.
    fn sql(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Newest => ("placed_at", "DESC", "<"),
            Self::Oldest => ("placed_at", "ASC", ">"),
            Self::LatestChange => ("updated_at", "DESC", "<"),
            Self::EarliestChange => ("updated_at", "ASC", ">"),
        }
    }
}

/// An order as it is kept. Times are by the marketplace's clock, money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its key.
    pub key: OrderKey,
    /// Its id.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// Its marketplace.
    pub platform: Platform,
    /// How far it is.
    pub status: Status,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// ISO 4217 code.
    pub currency: String,
    /// What the buyer pays for all of it.
    pub total_minor: Option<i64>,
    /// When it was placed.
    pub placed_at: Millis,
    /// When it was paid.
    pub paid_at: Option<Millis>,
    /// When it was handed to the carrier.
    pub shipped_at: Option<Millis>,
    /// When it last changed.
    pub updated_at: Millis,
    /// Who bought it.
    pub buyer: Option<String>,
    /// The carrier's number.
    pub tracking_number: Option<String>,
    /// It ships from the seller's own stock.
    pub own_stock: bool,
}

/// A line as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedLine {
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// What the seller wrote.
    pub seller_sku: String,
    /// What the buyer saw.
    pub name: String,
    /// Of one unit, in minor units of the order's currency.
    pub price_minor: i64,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// How it stands.
    pub state: LineState,
}

const COLUMNS: &str = "o.id, o.order_id, s.alias, s.platform, o.status, o.platform_status, o.currency, o.total_minor, \
     o.placed_at, o.paid_at, o.shipped_at, o.updated_at, o.buyer, o.tracking_number, o.own_stock";

/// True where the order has a line that waits for a mapping; takes the group.
const UNMAPPED: &str = "o.own_stock = 1 AND o.id IN (SELECT l.order_key FROM shop u \
     JOIN order_line l ON l.shop_id = u.id WHERE u.group_id = ? AND l.sku_id IS NULL)";

fn read(row: &Row<'_>) -> Result<Listed, Error> {
    Ok(Listed {
        key: row.get(0)?,
        order_id: row.get(1)?,
        shop: row.get(2)?,
        platform: row.get(3)?,
        status: Status::from(row.get::<String>(4)?.as_str()),
        platform_status: row.get(5)?,
        currency: row.get(6)?,
        total_minor: row.get(7)?,
        placed_at: row.get(8)?,
        paid_at: row.get(9)?,
        shipped_at: row.get(10)?,
        updated_at: row.get(11)?,
        buyer: row.get(12)?,
        tracking_number: row.get(13)?,
        own_stock: row.get(14)?,
    })
}

/// Returns the orders that `filter` lets through.
///
/// # Errors
/// The store's.
pub fn list(tx: &mut Tx<'_>, group: GroupKey, filter: &Filter) -> Result<Vec<Listed>, Error> {
    let (conditions, mut values) = conditions(group, filter);
    let mut sql =
        format!("SELECT {COLUMNS} FROM customer_order o JOIN shop s ON s.id = o.shop_id WHERE {conditions}");
    let (column, direction, behind) = filter.sort.sql();
    if let Some(after) = filter.after {
        sql.push_str(&format!(
            " AND (o.{column}, o.id) {behind} (SELECT a.{column}, a.id FROM customer_order a WHERE a.id = ?)"
        ));
        values.push(Value::Int(after.0));
    }
    sql.push_str(&format!(" ORDER BY o.{column} {direction}, o.id {direction}"));
    if let Some(limit) = filter.limit {
        sql.push_str(" LIMIT ?");
        values.push(Value::Int(i64::from(limit)));
    }
    tx.all(&sql, &values, read)
}

/// Returns how many orders `filter` lets through, on whatever page.
///
/// # Errors
/// The store's.
pub fn count(tx: &mut Tx<'_>, group: GroupKey, filter: &Filter) -> Result<i64, Error> {
    let (conditions, values) = conditions(group, filter);
    let sql = format!("SELECT COUNT(*) FROM customer_order o WHERE {conditions}");
    Ok(tx.one(&sql, &values, |row| row.get(0))?.unwrap_or(0))
}

/// Returns what an order must be for `filter` to let it through, pages left aside.
fn conditions(group: GroupKey, filter: &Filter) -> (String, Vec<Value<'_>>) {
    let mut sql = "o.group_id = ?".to_owned();
    let mut values = vec![Value::Int(group.0)];
    if let Some(status) = &filter.status {
        if matches!(status, Status::Unpaid | Status::ToShip) {
            sql.push_str(" AND o.status IN ('unpaid', 'to_ship')"); // what the index of open orders says, in its words
        }
        sql.push_str(" AND o.status = ?");
        values.push(Value::Text(status.as_str()));
    }
    if let Some(word) = &filter.platform_status {
        sql.push_str(" AND o.platform_status = ?");
        values.push(Value::Text(word));
    }
    if let Some(shops) = &filter.shops {
        sql.push_str(&format!(" AND o.shop_id IN ({})", vec!["?"; shops.len()].join(", ")));
        values.extend(shops.iter().map(|shop| Value::Int(shop.0)));
    }
    let ends = [
        (filter.since, " AND o.placed_at >= ?"),
        (filter.until, " AND o.placed_at < ?"),
        (filter.changed_since, " AND o.updated_at >= ?"),
        (filter.changed_until, " AND o.updated_at < ?"),
    ];
    for (end, condition) in ends {
        if let Some(end) = end {
            sql.push_str(condition);
            values.push(Value::Int(end.0));
        }
    }
    if filter.unmapped {
        sql.push_str(&format!(" AND {UNMAPPED}"));
        values.push(Value::Int(group.0));
    }
    (sql, values)
}

/// Returns these orders of one shop, as far as they are kept, in no particular order.
///
/// # Errors
/// The store's.
pub fn of_shop(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    ids: &[OrderId],
) -> Result<Vec<Listed>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT {COLUMNS} FROM shop s JOIN customer_order o ON o.shop_id = s.id \
             WHERE s.group_id = ? AND s.id = ? AND o.order_id IN ({places})"
        )
    };
    let ids: Vec<_> = ids.iter().map(|id| Value::Text(id.as_str())).collect();
    let mut found = Vec::new();
    tx.each_of(sql, params![group, shop], &ids, |row| {
        found.push(read(row)?);
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

/// Returns the shop's newest orders since `since` whose JSON has `text` in it, a few at most.
///
/// # Errors
/// The store's.
pub fn mentioning(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    text: &str,
    since: Millis,
) -> Result<Vec<Listed>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM customer_order o JOIN shop s ON s.id = o.shop_id JOIN order_raw r ON r.order_key = o.id \
         WHERE o.group_id = ? AND o.shop_id = ? AND o.placed_at >= ? AND r.body LIKE ? \
         ORDER BY o.placed_at DESC, o.id DESC LIMIT 5"
    );
    let pattern = format!("%{text}%");
    tx.all(&sql, params![group, shop, since, pattern], read)
}

/// Returns the group's orders with this id: one, unless two marketplaces gave the same.
///
/// # Errors
/// The store's.
pub fn find(tx: &mut Tx<'_>, group: GroupKey, id: &OrderId) -> Result<Vec<Listed>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM shop s JOIN customer_order o ON o.shop_id = s.id AND o.order_id = ? WHERE s.group_id = ?"
    );
    tx.all(&sql, params![id, group], read)
}

/// Returns the lines of these orders, each order's in the order of its keeping.
///
/// # Errors
/// The store's.
pub fn lines(tx: &mut Tx<'_>, orders: &[OrderKey]) -> Result<HashMap<OrderKey, Vec<ListedLine>>, Error> {
    let columns = state_columns("l");
    let sql = |places: &str| {
        format!(
            "SELECT l.order_key, l.product_id, l.variant_id, l.seller_sku, l.name, l.price_minor, k.code, \
             {columns} FROM order_line l LEFT JOIN sku k ON k.id = l.sku_id WHERE l.order_key IN ({places}) \
             ORDER BY l.id"
        )
    };
    let keys: Vec<_> = orders.iter().map(|key| Value::Int(key.0)).collect();
    let mut lines: HashMap<_, Vec<_>> = HashMap::new();
    tx.each_of(sql, &[], &keys, |row| {
        lines.entry(row.get(0)?).or_default().push(ListedLine {
            product_id: row.get(1)?,
            variant_id: row.get(2)?,
            seller_sku: row.get(3)?,
            name: row.get(4)?,
            price_minor: row.get(5)?,
            sku: row.get(6)?,
            state: state(row, 8)?,
        });
        Ok::<_, Error>(())
    })?;
    Ok(lines)
}

/// Returns how many lines of the group wait for a mapping.
///
/// # Errors
/// The store's.
pub fn unmapped(tx: &mut Tx<'_>, group: GroupKey) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM shop s JOIN order_line l ON l.shop_id = s.id \
               JOIN customer_order o ON o.id = l.order_key \
               WHERE s.group_id = ? AND l.sku_id IS NULL AND o.own_stock = 1";
    Ok(tx.one(sql, params![group], |row| row.get(0))?.unwrap_or(0))
}

/// An order that is still to be shipped, and a SKU of its that was sold more often than it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oversold {
    /// The order.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// When it was placed.
    pub placed_at: Millis,
    /// What is short; of a bundle, the component.
    pub sku: SkuCode,
    /// On hand less reserved: below zero.
    pub available: i64,
}

/// Returns the orders to be shipped whose SKUs are oversold, newest first.
///
/// # Errors
/// The store's.
pub fn oversold(tx: &mut Tx<'_>, group: GroupKey) -> Result<Vec<Oversold>, Error> {
    let any = "SELECT 1 FROM sku WHERE group_id = ? AND on_hand < reserved LIMIT 1";
    if tx.one(any, params![group], |row| row.get::<i64>(0))?.is_none() {
        return Ok(Vec::new()); // as good as always, and much cheaper to see
    }
    let sql = "SELECT DISTINCT o.order_id, s.alias, o.placed_at, k.code, k.on_hand - k.reserved, o.id \
               FROM customer_order o JOIN shop s ON s.id = o.shop_id JOIN order_line l ON l.order_key = o.id \
               LEFT JOIN order_line_part p ON p.line_id = l.id JOIN sku k ON k.id = COALESCE(p.sku_id, l.sku_id) \
               WHERE o.group_id = ? AND o.status IN ('unpaid', 'to_ship') AND l.waiting > 0 \
               AND k.on_hand < k.reserved ORDER BY o.placed_at DESC, o.id DESC, k.code";
    tx.all(sql, params![group], |row| {
        Ok(Oversold {
            order_id: row.get(0)?,
            shop: row.get(1)?,
            placed_at: row.get(2)?,
            sku: row.get(3)?,
            available: row.get(4)?,
        })
    })
}
