//! How long stock lasts, how well it sells, what lies dead and what runs low.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;

use super::{EngineError, Filter, scopes, whole};
use crate::domain::{Millis, SkuCode};
use crate::engine::Engine;
use crate::engine::skus::{self, SkuFilter, SkuView};
use crate::store::orders;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// How far the report looks back unless told: long enough to even out weekends, short enough to follow a season.
const REACH_MS: i64 = 30 * DAY_MS;

/// A SKU's stock beside its sales. Units are master's: a pack counts for what is in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StockRow {
    /// Its code.
    pub sku: SkuCode,
    /// Its name.
    pub name: String,
    /// Units physically there.
    pub on_hand: i64,
    /// Units promised to orders not yet shipped.
    pub reserved: i64,
    /// On hand − reserved.
    pub available: i64,
    /// Units sold in the period, as parts of bundles too.
    pub sold: i64,
    /// Days of the period, from the first order on where it has one, rounded up.
    pub days: i64,
    /// available ÷ (sold ÷ days), rounded down; `None`: nothing was sold, so it lasts for ever.
    pub days_of_cover: Option<i64>,
    /// sold ÷ (sold + available), to three decimals; `None`: there was nothing to sell.
    pub sell_through: Option<f64>,
    /// Stock is low once no more than this many are available.
    pub low_stock_at: Option<i64>,
    /// No more than `low_stock_at` are available.
    pub low: bool,
    /// Some are available and none was sold.
    pub dead: bool,
}

impl Engine {
    /// Returns every SKU's stock beside what the orders of the last 30 days (unless `filter` says since when) sold of
    /// it: what runs out first comes first, what does not sell last.
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn stock_report(&self, filter: Filter) -> Result<Vec<StockRow>, EngineError> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("report on stock", move |tx| {
                let scopes = scopes(tx, group, &filter, now, Some(REACH_MS))?;
                let mut sold = HashMap::<SkuCode, i64>::new();
                let mut first: Option<Millis> = None;
                for scope in &scopes {
                    for (sku, units) in orders::units_by_sku(tx, group, scope.shop.id, &scope.span)? {
                        *sold.entry(sku).or_default() += units;
                    }
                    first = first.into_iter().chain(orders::first(tx, scope.shop.id)?).min();
                }
                let days = days(whole(&scopes, now), first);
                let skus = skus::list(tx, group, &SkuFilter::default())?;
                let mut rows: Vec<_> = skus
                    .into_iter()
                    .map(|sku| {
                        let sold = sold.get(&sku.sku).copied().unwrap_or(0);
                        row(sku, sold, days)
                    })
                    .collect();
                rows.sort_by_key(|row| (row.days_of_cover.is_none(), row.days_of_cover)); // stable: by code within
                Ok(rows)
            })
            .await
    }
}

/// Returns the days of `period` from the first order on: a shop that spark has known for a week sold in that week
/// only. At least one, or a shop's first hour would promise a rush.
fn days(period: Range<Millis>, first: Option<Millis>) -> i64 {
    let start = first.map_or(period.start, |first| first.max(period.start));
    let length = period.end.0.saturating_sub(start.0).max(1);
    length.div_euclid(DAY_MS) + i64::from(length.rem_euclid(DAY_MS) > 0)
}

fn row(sku: SkuView, sold: i64, days: i64) -> StockRow {
    let SkuView { sku, name, on_hand, reserved, available, low_stock_at, .. } = sku;
    let there = available.max(0);
    let ratio = |of: i64, all: i64| {
        let thousandths = (i128::from(of) * 2000 + i128::from(all)) / (i128::from(all) * 2);
        thousandths as f64 / 1000.0
    };
    let cover = i128::from(there) * i128::from(days);
    StockRow {
        days_of_cover: (sold > 0).then(|| i64::try_from(cover / i128::from(sold.max(1))).unwrap_or(i64::MAX)),
        sell_through: (sold > 0 || there > 0).then(|| ratio(sold, sold.saturating_add(there))),
        low: low_stock_at.is_some_and(|mark| available <= mark),
        dead: there > 0 && sold == 0,
        sku,
        name,
        on_hand,
        reserved,
        available,
        sold,
        days,
        low_stock_at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sku(available: i64, low_stock_at: Option<i64>) -> SkuView {
        SkuView {
            sku: "A".into(),
            name: String::new(),
            barcode: None,
            price: None,
            cost: None,
            currency: None,
            on_hand: available + 2,
            reserved: 2,
            available,
            buffer: None,
            low_stock_at,
            bundle: None,
            updated_at: Millis(0),
        }
    }

    #[test]
    fn the_formulas_hold() {
        // available, mark, sold; days of cover in a period of 30 days, sell-through, low, dead
        let table = [
            (60, None, 30, Some(60), Some(0.333), false, false),
            (10, Some(10), 7, Some(42), Some(0.412), true, false),
            (11, Some(10), 1, Some(330), Some(0.083), false, false),
            (0, Some(0), 5, Some(0), Some(1.0), true, false),
            (-3, None, 5, Some(0), Some(1.0), false, false),
            (5, None, 0, None, Some(0.0), false, true),
            (0, None, 0, None, None, false, false),
        ];
        for (available, mark, sold, cover, through, low, dead) in table {
            let row = row(sku(available, mark), sold, 30);
            let found = (row.days_of_cover, row.sell_through, row.low, row.dead);
            assert_eq!(found, (cover, through, low, dead), "{available} {mark:?} {sold}");
        }
    }

    #[test]
    fn days_begin_with_the_first_order_and_are_at_least_one() {
        let month = Millis(0)..Millis(30 * DAY_MS);
        assert_eq!(days(month.clone(), None), 30);
        assert_eq!(days(month.clone(), Some(Millis(-DAY_MS))), 30);
        assert_eq!(days(month.clone(), Some(Millis(20 * DAY_MS + 1))), 10);
        assert_eq!(days(month.clone(), Some(Millis(30 * DAY_MS - 5))), 1);
        assert_eq!(days(month, Some(Millis(31 * DAY_MS))), 1);
    }
}
