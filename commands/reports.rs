//! Where reports come from: the database here, or a daemon elsewhere, asked over its API.
//!
//! Both speak of the same objects, those of `--json`: the engine's types write them here and in the daemon alike, so
//! that what prints a report need not know where it came from.

use serde::Serialize;
use serde_json::Value;
use spark::engine::analytics::{self, By, Rank, StockRow, Summary, TopRow};
use spark::engine::ledger::Stock;
use spark::engine::orders::{OrderFilter, OrderView};
use spark::engine::skus::{SkuFilter, SkuView};
use spark::engine::{Engine, Millis};

use crate::failure::Failure;
use crate::output::to_value;
use crate::remote::{Query, Server};

/// Where reports come from.
pub(crate) enum Reports {
    /// The database here.
    Here(Box<Engine>),
    /// A daemon.
    There(Box<Server>),
}

/// A row of a report: as the engine here made it, or as a daemon wrote it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Told<T> {
    /// Of the engine here.
    Here(T),
    /// A daemon's.
    There(Value),
}

impl<T: Serialize> Told<T> {
    /// Returns the object.
    pub(crate) fn value(&self) -> Result<Value, Failure> {
        to_value(self)
    }
}

type Rows<T> = Result<Vec<Told<T>>, Failure>;

impl Reports {
    /// Returns everything at once.
    pub(crate) async fn overview(&self) -> Result<Value, Failure> {
        match self {
            Self::Here(engine) => to_value(&engine.overview().await?),
            Self::There(server) => server.get(&["api", "v1", "status"], &Query::new()).await,
        }
    }

    /// Returns the SKUs that `filter` lets through, by code.
    pub(crate) async fn stock(&self, filter: SkuFilter) -> Rows<SkuView> {
        let server = match self {
            Self::Here(engine) => return Ok(here(engine.skus(filter).await?)),
            Self::There(server) => server,
        };
        let mut query = Query::new();
        flag(&mut query, "low", filter.low);
        say(&mut query, "search", filter.search);
        say(&mut query, "after", filter.after);
        Ok(there(server.rows(&["api", "v1", "stock"], &query, "sku", filter.limit).await?))
    }

    /// Returns what there is of a SKU, or was at `at`.
    pub(crate) async fn stock_of(&self, sku: &str, at: Option<Millis>) -> Result<Told<Stock>, Failure> {
        let server = match self {
            Self::Here(engine) => return Ok(Told::Here(engine.stock(sku, at).await?)),
            Self::There(server) => server,
        };
        let mut query = Query::new();
        say(&mut query, "at", at);
        Ok(Told::There(server.get(&["api", "v1", "stock", sku], &query).await?))
    }

    /// Returns the orders that `filter` lets through, newest first.
    pub(crate) async fn orders(&self, filter: OrderFilter) -> Rows<OrderView> {
        let server = match self {
            Self::Here(engine) => return Ok(here(engine.orders(filter).await?)),
            Self::There(server) => server,
        };
        let mut query = Query::new();
        say(&mut query, "status", filter.status);
        say(&mut query, "shop", list(&filter.shops));
        say(&mut query, "since", filter.since);
        say(&mut query, "until", filter.until);
        flag(&mut query, "unmapped", filter.unmapped);
        say(&mut query, "after", filter.after);
        Ok(there(server.rows(&["api", "v1", "orders"], &query, "order_id", filter.limit).await?))
    }

    /// Returns one row a currency.
    pub(crate) async fn summary(&self, filter: analytics::Filter) -> Rows<Summary> {
        match self {
            Self::Here(engine) => Ok(here(engine.sales_summary(filter).await?)),
            Self::There(server) => report(server, "summary", filter, Query::new()).await,
        }
    }

    /// Returns the orders added up by what `by` names.
    pub(crate) async fn sales(&self, filter: analytics::Filter, by: By) -> Rows<analytics::Row> {
        match self {
            Self::Here(engine) => Ok(here(engine.sales(filter, by).await?)),
            Self::There(server) => {
                report(server, "sales", filter, vec![("by", by.as_str().to_owned())]).await
            }
        }
    }

    /// Returns the best of what `by` names in each currency, `limit` of them.
    pub(crate) async fn top(
        &self,
        filter: analytics::Filter,
        by: By,
        rank: Rank,
        limit: Option<usize>,
    ) -> Rows<TopRow> {
        let server = match self {
            Self::Here(engine) => return Ok(here(engine.top(filter, by, rank, limit).await?)),
            Self::There(server) => server,
        };
        let mut query = vec![("by", by.as_str().to_owned()), ("rank", rank.as_str().to_owned())];
        say(&mut query, "limit", limit);
        report(server, "top", filter, query).await
    }

    /// Returns every SKU's stock beside its sales.
    pub(crate) async fn stock_report(&self, filter: analytics::Filter) -> Rows<StockRow> {
        match self {
            Self::Here(engine) => Ok(here(engine.stock_report(filter).await?)),
            Self::There(server) => report(server, "stock", filter, Query::new()).await,
        }
    }
}

async fn report<T>(server: &Server, name: &str, filter: analytics::Filter, mut query: Query) -> Rows<T> {
    say(&mut query, "shop", list(&filter.shops));
    say(&mut query, "platform", list(&filter.platforms));
    say(&mut query, "since", filter.since);
    say(&mut query, "until", filter.until);
    say(&mut query, "tz", filter.zone.as_ref().and_then(|zone| zone.iana_name()));
    Ok(there(server.list(&["api", "v1", "analytics", name], &query).await?))
}

fn here<T>(rows: Vec<T>) -> Vec<Told<T>> {
    rows.into_iter().map(Told::Here).collect()
}

fn there<T>(rows: Vec<Value>) -> Vec<Told<T>> {
    rows.into_iter().map(Told::There).collect()
}

/// Adds a parameter, where there is something to say.
fn say(query: &mut Query, name: &'static str, value: Option<impl ToString>) {
    query.extend(value.map(|value| (name, value.to_string())));
}

fn flag(query: &mut Query, name: &'static str, is_set: bool) {
    say(query, name, is_set.then_some("true"));
}

/// Returns names as the API takes them; none named is nothing to say.
fn list(names: &[impl ToString]) -> Option<String> {
    let names: Vec<_> = names.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(","))
}
