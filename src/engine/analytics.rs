//! Reports over the orders that were taken in. No marketplace is called.
//!
//! Orders count by when they were placed; revenue is the price of the units that were not cancelled, before shipping
//! fees and the marketplace's own discounts. Unpaid and cancelled orders are out of orders, units and revenue.
//! Currencies are never added together.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::{Engine, Error};
use crate::domain::order::Status;
use crate::domain::{Millis, Money, Platform, ShopAlias, ShopKey};
use crate::store::orders::{self, Sums};

/// Which orders a report is about.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Placed then or later; `None`: from the first.
    pub since: Option<Millis>,
    /// Placed before then; `None`: until now.
    pub until: Option<Millis>,
    /// Only of these shops.
    pub shops: Vec<ShopAlias>,
    /// Only of this marketplace.
    pub platform: Option<Platform>,
}

/// What orders in one currency add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SummaryRow {
    /// ISO 4217 code.
    pub currency: String,
    /// Where the report begins; `None`: with the first order.
    pub from: Option<Millis>,
    /// Where it ends.
    pub to: Millis,
    /// Orders that were paid, or are to be paid on delivery, and not cancelled.
    pub orders: i64,
    /// Their units.
    pub units: i64,
    /// Their amount.
    pub revenue: Money,
    /// The amount of one of them, rounded to the nearest minor unit, halves up.
    pub average_order: Option<Money>,
    /// Orders that were cancelled.
    pub cancelled_orders: i64,
    /// Units of orders that were sent back, or are on their way.
    pub returned_units: i64,
}

impl Engine {
    /// Returns what the orders in `scope` add up to, one row a currency.
    ///
    /// # Errors
    /// An unknown shop, or the store's.
    pub async fn order_summary(&self, scope: Scope) -> Result<Vec<SummaryRow>, Error> {
        let shops = self.resolve_shops_ever(&scope).await?;
        let (group, now) = (self.group, self.clock.now());
        // An order placed by a clock ahead of ours is no less an order.
        let (from, to) = (scope.since.unwrap_or_default(), scope.until.unwrap_or(Millis(i64::MAX)));
        let parts = self.store.read("sum up orders", move |tx| orders::summary(tx, group, from, to)).await?;
        let mut currencies: BTreeMap<String, Totals> = BTreeMap::new();
        for part in parts.into_iter().filter(|part| shops.contains(&part.shop)) {
            currencies.entry(part.currency).or_default().add(&part.status, part.sums);
        }
        let row = |(currency, totals): (String, Totals)| {
            let known = currency.parse().ok();
            let money = |minor| Money { minor, currency: known };
            let Sums { orders, units, amount_minor } = totals.sold;
            SummaryRow {
                currency,
                from: scope.since,
                to: scope.until.unwrap_or(now),
                orders,
                units,
                revenue: money(amount_minor),
                average_order: (orders > 0)
                    .then(|| money((2 * amount_minor + orders).div_euclid(2 * orders))),
                cancelled_orders: totals.cancelled_orders,
                returned_units: totals.returned_units,
            }
        };
        Ok(currencies.into_iter().map(row).collect())
    }

    /// Returns the shops of a scope, disconnected ones too: their orders happened all the same.
    async fn resolve_shops_ever(&self, scope: &Scope) -> Result<HashSet<ShopKey>, Error> {
        let shops = match scope.shops.as_slice() {
            [] => {
                let group = self.group;
                self.store.read("list shops", move |tx| crate::store::shops::list(tx, group)).await?
            }
            aliases => self.resolve_shops(aliases).await?,
        };
        let is_wanted = |platform: &Platform| scope.platform.as_ref().is_none_or(|wanted| wanted == platform);
        Ok(shops.into_iter().filter(|shop| is_wanted(&shop.platform)).map(|shop| shop.id).collect())
    }
}

#[derive(Default)]
struct Totals {
    sold: Sums,
    cancelled_orders: i64,
    returned_units: i64,
}

impl Totals {
    fn add(&mut self, status: &Status, sums: Sums) {
        if status.is_sale() {
            self.sold.orders += sums.orders;
            self.sold.units += sums.units;
            self.sold.amount_minor += sums.amount_minor;
        }
        match status {
            Status::Cancelled => self.cancelled_orders += sums.orders,
            Status::Returning | Status::Returned => self.returned_units += sums.units,
            _ => {}
        }
    }
}
