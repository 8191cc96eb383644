//! Reports over the orders that were taken in: no marketplace is called.
//!
//! Currencies are never added together: every row is of one. What counts as a sale is decided in [`tally`], what a
//! day is in [`period`]; [`stock`] sets sales against what is there.

mod key;
mod period;
mod screen;
mod stock;
mod tally;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Serialize;

use self::period::Calendar;
use self::tally::Tally;
use super::shops::pick;
use super::{Engine, Error as EngineError};
use crate::domain::order::Status;
use crate::domain::{Fault, GroupKey, Kind, Millis, Money, Platform, ShopAlias, SkuCode};
use crate::store::orders::{self, Step, Sums};
use crate::store::shops::{self, Shop};
use crate::store::{self, Tx};

pub use key::{By, Key};
pub use period::Bound;
pub use screen::{Growth, Screen, SkuFigures, StatusCount, TopProduct};
pub use stock::StockRow;
pub use tally::Figures;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// This machine does not know the shop's time zone.
    #[error("this machine does not know the time zone `{zone}` of `{shop}`")]
    UnknownZone { shop: ShopAlias, zone: String, source: jiff::Error },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        "time_zone_unknown"
    }
}

/// Which orders a report is about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Only placed at or after this.
    pub since: Option<Bound>,
    /// Only placed before this.
    pub until: Option<Bound>,
    /// Only of these shops; none named: of all, disconnected ones too.
    pub shops: Vec<ShopAlias>,
    /// Only of these marketplaces; none named: of all.
    pub platforms: Vec<Platform>,
    /// Whose days count; `None`: each shop's own.
    pub zone: Option<TimeZone>,
}

/// One row of a report by [`By`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is about.
    #[serde(flatten)]
    pub key: Key,
    /// ISO 4217 code.
    pub currency: String,
    /// What its orders come to.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Everything of one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// ISO 4217 code.
    pub currency: String,
    /// The start of the period: as asked for, else of the quarter of an hour in which the first order was placed.
    pub from: Millis,
    /// The end of the period: as asked for, else now.
    pub to: Millis,
    /// See [`Figures::orders`].
    pub orders: i64,
    /// See [`Figures::units`].
    pub units: i64,
    /// See [`Figures::revenue`].
    pub revenue: Money,
    /// Revenue of one order on average, rounded to the minor unit; `None` without orders.
    pub average_order: Option<Money>,
    /// See [`Figures::cancelled_orders`].
    pub cancelled_orders: i64,
    /// See [`Figures::returned_units`].
    pub returned_units: i64,
    /// See [`Figures::unpaid_orders`].
    pub unpaid_orders: i64,
}

/// What decides who is on top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// Money.
    Revenue,
    /// Units.
    Units,
}

impl Rank {
    /// Returns its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Units => "units",
        }
    }
}

/// One of the best.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TopRow {
    /// What it is about.
    #[serde(flatten)]
    pub key: Key,
    /// A SKU's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// See [`Figures::orders`].
    pub orders: i64,
    /// See [`Figures::units`].
    pub units: i64,
    /// See [`Figures::revenue`].
    pub revenue: Money,
    /// ISO 4217 code.
    pub currency: String,
}

impl TopRow {
    /// Returns the revenue of one order on average, rounded down to the minor unit; `None` without orders.
    pub fn average(&self) -> Option<Money> {
        let minor = self.revenue.minor.checked_div(self.orders)?;
        Some(Money { minor, ..self.revenue })
    }
}

impl Engine {
    /// Returns one row a currency: those of the shops, sold in or not, and those of the orders.
    ///
    /// # Errors
    /// When a shop is not there, or this machine does not know its time zone.
    pub async fn sales_summary(&self, filter: Filter) -> Result<Vec<Summary>, EngineError> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("summary of orders", move |tx| {
                let scopes = scopes(tx, group, &filter, now, None)?;
                let mut tallies = BTreeMap::<String, Tally>::new();
                for scope in &scopes {
                    tallies.entry(scope.shop.currency.clone()).or_default();
                    scope.each(tx, group, Step::Block, |it| {
                        it.count(tallies.entry(it.currency.clone()).or_default())
                    })?;
                }
                let Range { start: from, end: to } = whole(&scopes, now);
                let row = |(currency, tally): (String, Tally)| {
                    let Figures { orders, units, revenue, cancelled_orders, returned_units, unpaid_orders } =
                        tally.figures(&currency);
                    let average_order = tally.average(&currency);
                    Summary {
                        currency,
                        from,
                        to,
                        orders,
                        units,
                        revenue,
                        average_order,
                        cancelled_orders,
                        returned_units,
                        unpaid_orders,
                    }
                };
                Ok(tallies.into_iter().map(row).collect())
            })
            .await
    }

    /// Returns one row for everything that `by` names and that orders tell of, and currency: by key, then currency.
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn sales(&self, filter: Filter, by: By) -> Result<Vec<Row>, EngineError> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("report on orders", move |tx| {
                let scopes = scopes(tx, group, &filter, now, None)?;
                let (tallies, _) = tallies(tx, group, &scopes, by)?;
                let row = |((key, currency), tally): ((Key, String), Tally)| {
                    let figures = tally.figures(&currency);
                    Row { key, currency, figures }
                };
                Ok(tallies.into_iter().map(row).collect())
            })
            .await
    }

    /// Returns the best of what `by` names in each currency, `limit` of them, the best first. Lines that map to no
    /// SKU are left out where `by` is [`By::Sku`].
    ///
    /// # Errors
    /// As [`Engine::sales_summary`].
    pub async fn top(
        &self,
        filter: Filter,
        by: By,
        rank: Rank,
        limit: Option<usize>,
    ) -> Result<Vec<TopRow>, EngineError> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("best sellers", move |tx| {
                let scopes = scopes(tx, group, &filter, now, None)?;
                let (tallies, names) = tallies(tx, group, &scopes, by)?;
                Ok(best(tallies, &names, rank, limit))
            })
            .await
    }
}

type Tallies = BTreeMap<(Key, String), Tally>;
type Names = HashMap<SkuCode, String>;

fn best(tallies: Tallies, names: &Names, rank: Rank, limit: Option<usize>) -> Vec<TopRow> {
    let mut currencies = BTreeMap::<String, Vec<(Key, Tally)>>::new();
    for ((key, currency), tally) in tallies {
        if key != Key::Sku(None) && tally.orders > 0 {
            currencies.entry(currency).or_default().push((key, tally));
        }
    }
    let rows = currencies.into_iter().flat_map(|(currency, mut tallies)| {
        tallies.sort_by_key(|(_, tally)| {
            let (units, amount) = (tally.units, tally.amount_minor);
            std::cmp::Reverse(match rank {
                Rank::Revenue => (amount, units),
                Rank::Units => (units, amount),
            })
        });
        tallies.truncate(limit.unwrap_or(usize::MAX));
        tallies.into_iter().map(move |(key, tally)| {
            let name = match &key {
                Key::Sku(Some(code)) => names.get(code).cloned(),
                _ => None,
            };
            let Figures { orders, units, revenue, .. } = tally.figures(&currency);
            TopRow { key, name, orders, units, revenue, currency: currency.clone() }
        })
    });
    rows.collect()
}

/// Adds up by what `by` names and currency; and tells the names of SKUs.
fn tallies(
    tx: &mut Tx<'_>,
    group: GroupKey,
    scopes: &[Scope],
    by: By,
) -> Result<(Tallies, Names), store::Error> {
    let (mut tallies, mut names) = (Tallies::new(), Names::new());
    for scope in scopes {
        if by == By::Sku {
            for row in orders::sold_by_sku(tx, group, scope.shop.id, &scope.span)? {
                if let (Some(code), Some(name)) = (&row.sku, row.name) {
                    names.insert(code.clone(), name);
                }
                let tally = tallies.entry((Key::Sku(row.sku), row.currency)).or_default();
                tally.add(&row.status, row.sums);
                tally.add_returned(&row.status, row.restocked);
            }
            continue;
        }
        let mut calendar = Calendar::new(&scope.zone);
        let step = if matches!(by, By::Day | By::Week | By::Month) { Step::Quarter } else { Step::Block };
        scope.each(tx, group, step, |it| {
            let mut day = || calendar.date(it.placed_at);
            let key = match by {
                By::Day => Key::Day(day()),
                By::Week => Key::week(day()),
                By::Month => Key::Month(Date::first_of_month(day())),
                By::Shop => Key::Shop(scope.shop.alias.clone()),
                By::Platform => Key::Platform(scope.shop.platform.clone()),
                By::Status => Key::Status(it.status.to_string()),
                By::Sku => return, // dealt with above: sums know no lines
            };
            it.count(tallies.entry((key, it.currency.clone())).or_default());
        })?;
    }
    Ok((tallies, names))
}

/// One shop's part of a report.
struct Scope {
    shop: Shop,
    zone: TimeZone,
    span: Range<Millis>,
}

impl Scope {
    /// Hands everything that counts to `each`: the orders, then what came back of them.
    fn each(
        &self,
        tx: &mut Tx<'_>,
        group: GroupKey,
        step: Step,
        mut each: impl FnMut(&Slice),
    ) -> Result<(), store::Error> {
        orders::slices(tx, group, self.shop.id, self.span.clone(), step, |slice| {
            let orders::Slice { placed_at, currency, status, sums } = slice;
            each(&Slice { placed_at, currency, status, sums, returned: 0 });
        })?;
        for it in orders::returned(tx, self.shop.id, &self.span)? {
            let orders::Returned { placed_at, currency, status, units } = it;
            each(&Slice { placed_at, currency, status, sums: Sums::default(), returned: units });
        }
        Ok(())
    }
}

/// Something to be counted.
struct Slice {
    placed_at: Millis,
    currency: String,
    status: Status,
    sums: Sums,
    returned: i64,
}

impl Slice {
    fn count(&self, tally: &mut Tally) {
        tally.add(&self.status, self.sums);
        tally.add_returned(&self.status, self.returned);
    }
}

/// Returns the shops that `filter` lets through, each with its calendar and period. Without a start, that is `reach`
/// before the end, else when the shop's first order was placed.
fn scopes(
    tx: &mut Tx<'_>,
    group: GroupKey,
    filter: &Filter,
    now: Millis,
    reach: Option<i64>,
) -> Result<Vec<Scope>, EngineError> {
    let known = shops::list(tx, group)?;
    for alias in &filter.shops {
        pick(&known, alias)?;
    }
    let wanted = known.into_iter().filter(|shop| {
        (filter.shops.is_empty() || filter.shops.contains(&shop.alias))
            && (filter.platforms.is_empty() || filter.platforms.contains(&shop.platform))
    });
    let mut scopes = Vec::new();
    for shop in wanted {
        let zone = match &filter.zone {
            Some(zone) => zone.clone(),
            None => TimeZone::get(&shop.timezone).map_err(|source| {
                let (shop, zone) = (shop.alias.clone(), shop.timezone.clone());
                Error::UnknownZone { shop, zone, source }
            })?,
        };
        // Without an end, orders that are ahead of this machine's clock are in.
        let end = filter.until.map(|until| until.resolve(&zone, now));
        let start = match (filter.since, reach) {
            (Some(since), _) => since.resolve(&zone, now),
            (None, Some(reach)) => end.unwrap_or(now).plus_ms(-reach),
            (None, None) => orders::first(tx, shop.id)?.unwrap_or(end.unwrap_or(now)),
        };
        scopes.push(Scope { shop, zone, span: start..end.unwrap_or(Millis(i64::MAX)) });
    }
    Ok(scopes)
}

/// Returns the period that all of `scopes` fall into, up to now where they have no end.
fn whole(scopes: &[Scope], now: Millis) -> Range<Millis> {
    let from = scopes.iter().map(|scope| scope.span.start).min();
    let to = scopes.iter().map(|scope| scope.span.end).max().filter(|end| end.0 < i64::MAX);
    from.unwrap_or(now)..to.unwrap_or(now)
}
