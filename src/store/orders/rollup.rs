//! Sums over orders by quarter of an hour, currency and status, kept in the transaction that changes an order: a
//! report over a million orders reads some thousands of rows.

use std::collections::HashMap;

use super::Counted;
use crate::domain::order::Status;
use crate::domain::{GroupKey, Millis, ShopKey};
use crate::params;
use crate::store::{Error, Tx};

/// The finest step that the midnight of every time zone falls on.
const QUARTER_MS: i64 = 15 * 60 * 1000;

/// What orders add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Orders.
    pub orders: i64,
    /// Their units that were not cancelled.
    pub units: i64,
    /// Their amount, in minor units of the currency.
    pub amount_minor: i64,
}

/// Changes to the sums, gathered over a batch of one shop's orders and written once.
#[derive(Debug, Default)]
pub struct Rollup(HashMap<(i64, String, String), Sums>);

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

    /// Writes what was gathered.
    ///
    /// # Errors
    /// The store's.
    pub fn write(&self, tx: &mut Tx<'_>, shop: ShopKey) -> Result<(), Error> {
        const UPDATE: &str = "UPDATE order_rollup SET orders = orders + ?, units = units + ?, \
             amount_minor = amount_minor + ? WHERE shop_id = ? AND quarter = ? AND currency = ? AND status = ?";
        let columns = ["shop_id", "quarter", "currency", "status", "orders", "units", "amount_minor"];
        let insert = tx.dialect().upsert("order_rollup", &columns, &columns[..4], &[]);
        for ((quarter, currency, status), sums) in self.0.iter().filter(|(_, sums)| **sums != Sums::default())
        {
            tx.execute(&insert, params![shop, quarter, currency, status, 0_i64, 0_i64, 0_i64])?;
            let Sums { orders, units, amount_minor } = sums;
            tx.execute(UPDATE, params![orders, units, amount_minor, shop, quarter, currency, status])?;
        }
        Ok(())
    }
}

/// One row of [`summary`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The shop.
    pub shop: ShopKey,
    /// ISO 4217 code.
    pub currency: String,
    /// The orders' status.
    pub status: Status,
    /// What they add up to.
    pub sums: Sums,
}

/// Returns what the group's orders placed in `from..to` add up to, by shop, currency and status. Whole quarters of an
/// hour come from the sums, what is left at both ends from the orders themselves.
///
/// # Errors
/// The store's.
pub fn summary(tx: &mut Tx<'_>, group: GroupKey, from: Millis, to: Millis) -> Result<Vec<Summary>, Error> {
    const SUMMARY: &str = "SELECT shop_id, currency, status, SUM(orders), SUM(units), SUM(amount_minor) FROM ( \
         SELECT r.shop_id, r.currency, r.status, r.orders, r.units, r.amount_minor \
         FROM shop s JOIN order_rollup r ON r.shop_id = s.id \
         WHERE s.group_id = ? AND r.quarter >= ? AND r.quarter < ? \
         UNION ALL SELECT shop_id, currency, status, 1, units, amount_minor FROM customer_order \
         WHERE group_id = ? AND placed_at >= ? AND placed_at < ? \
         UNION ALL SELECT shop_id, currency, status, 1, units, amount_minor FROM customer_order \
         WHERE group_id = ? AND placed_at >= ? AND placed_at < ? \
         ) AS parts GROUP BY shop_id, currency, status HAVING SUM(orders) > 0 ORDER BY shop_id, currency, status";
    let first = from.0.div_euclid(QUARTER_MS) + i64::from(from.0.rem_euclid(QUARTER_MS) > 0);
    let end = to.0.div_euclid(QUARTER_MS).max(first);
    let head_to = to.min(Millis(first * QUARTER_MS));
    let tail_from = Millis(end * QUARTER_MS);
    let values = params![group, first, end, group, from, head_to, group, tail_from, to];
    tx.all(SUMMARY, values, |row| {
        Ok(Summary {
            shop: row.get(0)?,
            currency: row.get(1)?,
            status: Status::from(row.get::<String>(2)?.as_str()),
            sums: Sums { orders: row.get(3)?, units: row.get(4)?, amount_minor: row.get(5)? },
        })
    })
}
