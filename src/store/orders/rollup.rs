//! Sums over orders by time, currency and status, kept in the transaction that changes an order: a report over a
//! million orders reads some thousands of rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::Counted;
use crate::domain::order::Status;
use crate::domain::{GroupKey, Millis, ShopKey};
use crate::params;
use crate::store::{Clash, Error, Insert, Row, Tx, Value};

/// The finest step that the midnight of every time zone falls on.
const QUARTER_MS: i64 = 15 * 60 * 1000;

/// How finely orders are added up in a table of sums.
struct Level {
    table: &'static str,
    /// The column that counts its steps.
    column: &'static str,
    /// How many quarters of an hour one step is.
    quarters: i64,
}

/// The tables of sums, coarse to fine.
const LEVELS: [Level; 2] = [
    Level { table: "order_rollup_block", column: "block", quarters: 32 * 24 * 4 },
    Level { table: "order_rollup", column: "quarter", quarters: 1 },
];

/// Sums that are not what the orders add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    /// The start of the time in which these orders were placed.
    pub placed_at: Millis,
    /// Their currency.
    pub currency: String,
    /// Their status.
    pub status: String,
    /// What they add up to.
    pub expected: Sums,
    /// What is kept.
    pub found: Sums,
}

/// What orders add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Sums {
    /// Orders.
    pub orders: i64,
    /// Their units that were not cancelled.
    pub units: i64,
    /// Their amount, in minor units of the currency.
    pub amount_minor: i64,
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} orders, {} units and {} minor units", self.orders, self.units, self.amount_minor)
    }
}

impl Sums {
    fn add(&mut self, other: Self) {
        self.orders += other.orders;
        self.units += other.units;
        self.amount_minor += other.amount_minor;
    }
}

/// Changes to the sums, gathered over a batch of one shop's orders and written once.
#[derive(Debug, Default)]
pub struct Rollup(HashMap<Key, Sums>);

/// The step of time, the currency and the status of a sum.
type Key = (i64, String, String);

impl Rollup {
    /// Counts an order.
    pub fn add(&mut self, order: &Counted) {
        self.count(order, 1);
    }

    /// Counts an order no longer, as it was counted.
    pub fn take(&mut self, order: &Counted) {
        self.count(order, -1);
    }

    fn count(&mut self, order: &Counted, sign: i64) {
        let quarter = order.placed_at.0.div_euclid(QUARTER_MS);
        let key = (quarter, order.currency.clone(), order.status.as_str().to_owned());
        let sums = self.0.entry(key).or_default();
        sums.orders += sign;
        sums.units += sign * order.units;
        sums.amount_minor += sign * order.amount_minor;
    }

    /// Returns what was gathered by steps of so many quarters of an hour, and leaves out what comes to nothing.
    fn by_step(&self, quarters: i64) -> BTreeMap<Key, Sums> {
        let mut steps = BTreeMap::<_, Sums>::new();
        for ((quarter, currency, status), sums) in &self.0 {
            let step = (quarter.div_euclid(quarters), currency.clone(), status.clone());
            steps.entry(step).or_default().add(*sums);
        }
        steps.retain(|_, sums| *sums != Sums::default());
        steps
    }

    /// Compares what was gathered, of all orders of the shop, with what is kept, and returns the first difference.
    ///
    /// # Errors
    /// The store's.
    pub fn first_off(&self, tx: &mut Tx<'_>, shop: ShopKey) -> Result<Option<Off>, Error> {
        for Level { table, column, quarters } in &LEVELS {
            let expected = self.by_step(*quarters);
            let sql = format!(
                "SELECT {column}, currency, status, orders, units, amount_minor FROM {table} WHERE shop_id = ?"
            );
            let mut found = BTreeMap::<Key, Sums>::new();
            tx.each(&sql, params![shop], |row| {
                let sums = Sums { orders: row.get(3)?, units: row.get(4)?, amount_minor: row.get(5)? };
                found.insert((row.get(0)?, row.get(1)?, row.get(2)?), sums);
                Ok::<_, Error>(())
            })?;
            let sums = |map: &BTreeMap<_, _>, key| map.get(key).copied().unwrap_or_default();
            let steps: BTreeSet<_> = expected.keys().chain(found.keys()).collect();
            let off = steps.into_iter().find(|step| sums(&expected, step) != sums(&found, step));
            if let Some(key @ (step, currency, status)) = off {
                return Ok(Some(Off {
                    placed_at: Millis(step * quarters * QUARTER_MS),
                    currency: currency.clone(),
                    status: status.clone(),
                    expected: sums(&expected, key),
                    found: sums(&found, key),
                }));
            }
        }
        Ok(None)
    }

    /// Writes what was gathered.
    ///
    /// # Errors
    /// The store's.
    pub fn write(&self, tx: &mut Tx<'_>, shop: ShopKey) -> Result<(), Error> {
        for Level { table, column, quarters } in &LEVELS {
            let columns = ["shop_id", column, "currency", "status", "orders", "units", "amount_minor"];
            let (unique, sums) = columns.split_at(4);
            let insert = Insert { table, columns: &columns, clash: Clash::Add { unique, columns: sums } };
            let steps = self.by_step(*quarters);
            let mut rows = Vec::with_capacity(steps.len() * columns.len());
            for ((step, currency, status), Sums { orders, units, amount_minor }) in &steps {
                rows.extend([
                    Value::Int(shop.0),
                    Value::Int(*step),
                    Value::Text(currency),
                    Value::Text(status),
                ]);
                rows.extend([*orders, *units, *amount_minor].map(Value::Int));
            }
            tx.insert_all(&insert, &rows)?;
        }
        Ok(())
    }
}

/// What some of a shop's orders that were placed at one time add up to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// When they were placed; of sums the start of their step.
    pub placed_at: Millis,
    /// ISO 4217 code.
    pub currency: String,
    /// The orders' status.
    pub status: Status,
    /// What they add up to.
    pub sums: Sums,
}

/// How large a slice may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// 32 days: for who asks about a period as a whole.
    Block,
    /// A quarter of an hour: for who cuts it into days.
    Quarter,
}

/// Hands what the shop's orders placed in `span` add up to, to `each`, in slices of at most `step`. What the ends of
/// `span` cut off from the coarser sums is read from the finer ones, and at last from the orders themselves.
///
/// # Errors
/// The store's.
pub fn slices(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    span: Range<Millis>,
    step: Step,
    mut each: impl FnMut(Slice),
) -> Result<(), Error> {
    let levels = match step {
        Step::Block => &LEVELS[..],
        Step::Quarter => &LEVELS[1..],
    };
    read(tx, group, shop, span, levels, &mut each)
}

fn read(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    span: Range<Millis>,
    levels: &[Level],
    each: &mut dyn FnMut(Slice),
) -> Result<(), Error> {
    const ORDERS: &str = "SELECT placed_at, currency, status, 1, units, amount_minor FROM customer_order \
         WHERE group_id = ? AND shop_id = ? AND placed_at >= ? AND placed_at < ?";
    if span.is_empty() {
        return Ok(());
    }
    let Some((Level { table, column, quarters }, finer)) = levels.split_first() else {
        return tx.each(ORDERS, params![group, shop, span.start, span.end], |row| {
            each(slice(row, 1)?);
            Ok(())
        });
    };
    let step_ms = quarters * QUARTER_MS;
    let start = span.start.0.div_euclid(step_ms) + i64::from(span.start.0.rem_euclid(step_ms) > 0);
    let end = span.end.0.div_euclid(step_ms);
    if start >= end {
        return read(tx, group, shop, span, finer, each);
    }
    read(tx, group, shop, span.start..Millis(start * step_ms), finer, each)?;
    let sql = format!(
        "SELECT {column}, currency, status, orders, units, amount_minor FROM {table} \
         WHERE shop_id = ? AND {column} >= ? AND {column} < ? AND orders > 0"
    );
    tx.each(&sql, params![shop, start, end], |row| {
        each(slice(row, step_ms)?);
        Ok::<_, Error>(())
    })?;
    read(tx, group, shop, Millis(end * step_ms)..span.end, finer, each)
}

/// Reads a row whose first column counts steps of `step_ms`.
fn slice(row: &Row<'_>, step_ms: i64) -> Result<Slice, Error> {
    Ok(Slice {
        placed_at: Millis(row.get::<i64>(0)? * step_ms),
        currency: row.get(1)?,
        status: Status::from(row.get::<String>(2)?.as_str()),
        sums: Sums { orders: row.get(3)?, units: row.get(4)?, amount_minor: row.get(5)? },
    })
}

/// Returns the start of the quarter of an hour in which the first of the shop's orders was placed.
///
/// # Errors
/// The store's.
pub fn first(tx: &mut Tx<'_>, shop: ShopKey) -> Result<Option<Millis>, Error> {
    let sql = "SELECT MIN(quarter) FROM order_rollup WHERE shop_id = ?";
    let quarter = tx.one(sql, params![shop], |row| row.get::<Option<i64>>(0))?.flatten();
    Ok(quarter.map(|quarter| Millis(quarter * QUARTER_MS)))
}
