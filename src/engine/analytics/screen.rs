//! What the app's analytics screen shows: a few figures, each of one currency.
//!
//! The app writes one currency before every amount. So a screen is about the currency that most of its orders are in;
//! the others are named beside it and never added.

use std::collections::BTreeMap;

use super::{By, EngineError, Filter, Rank, Summary, scopes};
use crate::domain::{Currency, Millis, Money, ProductId, ShopAlias};
use crate::engine::Engine;
use crate::store;
use crate::store::orders::{self, Sums};

/// The figures at the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// The figures of the currency that most orders are in; `None`: there is no shop.
    pub main: Option<Summary>,
    /// Those of the others.
    pub others: Vec<Summary>,
    /// How the period compares with the one of the same length before it; `None` where there is nothing to compare.
    pub growth: Option<Growth>,
}

/// A change in percent, to two decimals; 0 where there was nothing before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Of the revenue.
    pub revenue: f64,
    /// Of the orders.
    pub orders: f64,
}

/// How many orders are in one status.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusCount {
    /// Spark's word.
    pub status: String,
    /// Orders.
    pub orders: i64,
    /// Of all orders, in percent, to two decimals.
    pub percentage: f64,
}

/// A product that sold well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopProduct {
    /// The product.
    pub product_id: ProductId,
    /// Its shop.
    pub shop: ShopAlias,
    /// What it is called.
    pub name: String,
    /// Units.
    pub units: i64,
    /// What they came to.
    pub revenue: Money,
    /// Orders that hold it.
    pub orders: i64,
}

/// Master's SKUs at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkuFigures {
    /// SKUs.
    pub skus: usize,
    /// Those that a listing sells.
    pub linked: usize,
    /// Worth of what is on hand, at selling prices, by currency; without a price nothing is counted.
    pub worth: Vec<Money>,
    /// Those at or below their mark.
    pub low: usize,
    /// Those that are worth most: code, name, units on hand, worth.
    pub dearest: Vec<(String, String, i64, Money)>,
}

impl Engine {
    /// Returns the figures at the top of the screen, for the period from `filter.since` to `filter.until`.
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn screen(&self, filter: Filter) -> Result<Screen, EngineError> {
        let mut rows = self.sales_summary(filter.clone()).await?;
        rows.sort_by_key(|row| std::cmp::Reverse(row.orders)); // stable: else by currency
        if rows.is_empty() {
            return Ok(Screen { main: None, others: Vec::new(), growth: None });
        }
        let main = rows.remove(0);
        let length = main.to.0 - main.from.0;
        let before = Filter {
            since: Some(super::Bound::At(main.from.plus_ms(-length))),
            until: Some(super::Bound::At(main.from)),
            ..filter
        };
        let before = self.sales_summary(before).await?;
        let growth = before.iter().find(|row| row.currency == main.currency).map(|row| Growth {
            revenue: percent_more(row.revenue.minor, main.revenue.minor),
            orders: percent_more(row.orders, main.orders),
        });
        Ok(Screen { main: Some(main), others: rows, growth })
    }

    /// Returns how many orders are in each status, the commonest first.
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn status_counts(&self, filter: Filter) -> Result<Vec<StatusCount>, EngineError> {
        let mut counts = BTreeMap::<String, i64>::new();
        for row in self.sales(filter, By::Status).await? {
            let figures = row.figures;
            let orders = figures.orders + figures.cancelled_orders + figures.unpaid_orders;
            *counts.entry(row.key.to_string()).or_default() += orders;
        }
        let total: i64 = counts.values().sum();
        let mut rows: Vec<_> = counts
            .into_iter()
            .filter(|(_, orders)| *orders > 0)
            .map(|(status, orders)| StatusCount { status, orders, percentage: percent(orders, total) })
            .collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.orders));
        Ok(rows)
    }

    /// Returns the products that sold best in each currency, `limit` of them, the best first.
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn top_products(
        &self,
        filter: Filter,
        rank: Rank,
        limit: usize,
    ) -> Result<Vec<TopProduct>, EngineError> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("best products", move |tx| {
                let mut rows = Vec::new();
                for scope in scopes(tx, group, &filter, now, None)? {
                    let sold = orders::sold_by_product(tx, group, scope.shop.id, &scope.span)?;
                    rows.extend(sold.into_iter().map(|row| top_product(&scope.shop.alias, row)));
                }
                rows.sort_by_key(|row| {
                    let (units, amount) = (row.units, row.revenue.minor);
                    std::cmp::Reverse(match rank {
                        Rank::Revenue => (amount, units),
                        Rank::Units => (units, amount),
                    })
                });
                rows.truncate(limit);
                Ok(rows)
            })
            .await
    }

    /// Returns how many orders these shops got since `since`.
    ///
    /// # Errors
    /// When a shop is not there.
    pub async fn orders_since(&self, shops: &[ShopAlias], since: Millis) -> Result<i64, EngineError> {
        let keys: Vec<_> = self.resolve_shops(shops).await?.iter().map(|shop| shop.id).collect();
        let filter = orders::Filter { shops: Some(keys), since: Some(since), ..orders::Filter::default() };
        let group = self.group;
        Ok(self.store.read("count orders", move |tx| orders::count(tx, group, &filter)).await?)
    }

    /// Returns master's SKUs at a glance, the `dearest` ones among them.
    ///
    /// # Errors
    /// The store's.
    pub async fn sku_figures(&self, dearest: usize) -> Result<SkuFigures, EngineError> {
        let group = self.group;
        let skus = self.skus(crate::engine::skus::SkuFilter::default()).await?;
        let linked = self.store.read("mapped SKUs", move |tx| store::mappings::skus(tx, group)).await?;
        let mut worth = BTreeMap::<Option<String>, Money>::new();
        let mut priced: Vec<_> = skus
            .iter()
            .filter_map(|sku| {
                let price = sku.price?;
                let minor = price.minor.saturating_mul(sku.on_hand);
                Some((sku.sku.to_string(), sku.name.clone(), sku.on_hand, Money { minor, ..price }))
            })
            .collect();
        for (.., money) in &priced {
            let currency = money.currency.map(|currency| currency.to_string());
            let sum = worth.entry(currency).or_insert(Money { minor: 0, ..*money });
            sum.minor = sum.minor.saturating_add(money.minor);
        }
        priced.sort_by_key(|(.., money)| std::cmp::Reverse(money.minor));
        priced.truncate(dearest);
        Ok(SkuFigures {
            skus: skus.len(),
            linked: linked as usize,
            worth: worth.into_values().collect(),
            low: skus.iter().filter(|sku| sku.low_stock_at.is_some_and(|mark| sku.available <= mark)).count(),
            dearest: priced,
        })
    }
}

fn top_product(shop: &ShopAlias, row: orders::ProductSales) -> TopProduct {
    let currency: Option<Currency> = row.currency.parse().ok();
    let Sums { orders, units, amount_minor } = row.sums;
    TopProduct {
        product_id: row.product_id,
        shop: shop.clone(),
        name: row.name,
        units,
        revenue: Money { minor: amount_minor, currency },
        orders,
    }
}

/// Returns by how many percent `now` is more than `before`, to two decimals; 0 where there was nothing before.
fn percent_more(before: i64, now: i64) -> f64 {
    if before == 0 { 0.0 } else { percent(now - before, before) }
}

/// Returns `part` of `whole` in percent, to two decimals; 0 of nothing.
fn percent(part: i64, whole: i64) -> f64 {
    if whole == 0 { 0.0 } else { (part as f64 / whole as f64 * 10_000.0).round() / 100.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percents_have_two_decimals_and_nothing_has_none() {
        assert_eq!(percent(1, 3), 33.33);
        assert_eq!(percent_more(300, 100), -66.67);
        assert_eq!((percent_more(0, 5), percent(0, 0)), (0.0, 0.0));
    }
}
