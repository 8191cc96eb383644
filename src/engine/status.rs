//! A look at everything at once: what stands well, and what needs somebody.

use std::time::Duration;

use futures_util::future::join_all;
use serde::Serialize;

use super::Engine;
use super::jobs::JobView;
use super::skus::SkuFilter;
use crate::domain::plan::Action;
use crate::domain::{Millis, OrderId, Platform, RunKey, ShopAlias, SkuCode};
use crate::store::{self, mappings, orders, overview, skus};

/// Everything at once. The fields are `spark status --json`'s.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// The shops, and how long their authorisation lasts.
    pub shops: Vec<super::ShopView>,
    /// The last run of every kind, the newest first.
    pub runs: Vec<LastRun>,
    /// What daemons did last in every shop.
    pub jobs: Vec<JobView>,
    /// SKUs in the master table.
    pub skus: i64,
    /// Listings that sell a SKU.
    pub mapped: i64,
    /// Listings of which spark does not know what they sell.
    pub unmapped: i64,
    /// Order lines that map to no SKU: their stock is not reserved yet.
    pub unmapped_lines: i64,
    /// Orders that are still to be shipped and sold more than there is, newest first.
    pub at_risk: Vec<AtRisk>,
    /// Listings that the next push would change, by what the shops showed when last read.
    pub due: usize,
    /// Listings whose drift somebody has to decide.
    pub drifted: usize,
    /// SKUs at or below their `low_stock_at`.
    pub low_stock: usize,
    /// Listings that were sent a figure whose arrival is not known: the next push reads them back.
    pub unsettled: i64,
}

/// An order that may not be possible to ship: available of something that it sold is below zero.
#[derive(Debug, Clone, Serialize)]
pub struct AtRisk {
    /// The order.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// When it was placed, by the marketplace's clock.
    pub placed_at: Millis,
    /// What is short; of a bundle, the component.
    pub sku: SkuCode,
    /// What is available of that: below zero.
    pub available: i64,
}

/// A run, in short.
#[derive(Debug, Clone, Serialize)]
pub struct LastRun {
    /// Its number.
    pub run_id: RunKey,
    /// What it did.
    pub kind: &'static str,
    /// How it ended.
    pub status: &'static str,
    /// What it worked from.
    pub source: Option<String>,
    /// Who.
    pub actor: String,
    /// When it began.
    pub started_at: Millis,
}

impl Engine {
    /// Returns everything at once, from the local store: no marketplace is called.
    ///
    /// # Errors
    /// The store's.
    pub async fn overview(&self) -> Result<Overview, super::Error> {
        let group = self.group;
        let (runs, skus, (mapped, unmapped), unmapped_lines, oversold, unsettled) = self
            .store
            .read("overview", move |tx| {
                Ok::<_, store::Error>((
                    overview::last_runs(tx, group)?,
                    skus::count(tx, group)?,
                    mappings::counts(tx, group)?,
                    orders::unmapped(tx, group)?,
                    orders::oversold(tx, group)?,
                    overview::unsettled(tx, group)?,
                ))
            })
            .await?;
        let plan = self.plan_as_known(None).await?;
        let planned = |action| plan.items.iter().filter(|item| item.action == action).count();
        let low = SkuFilter { low: true, ..SkuFilter::default() };
        Ok(Overview {
            shops: self.shops().await?,
            runs: runs
                .into_iter()
                .map(|run| LastRun {
                    run_id: run.id,
                    kind: run.kind.as_str(),
                    status: run.status.as_str(),
                    source: run.source,
                    actor: run.actor,
                    started_at: run.started_at,
                })
                .collect(),
            jobs: self.jobs().await?,
            skus,
            mapped,
            unmapped,
            unmapped_lines,
            at_risk: oversold
                .into_iter()
                .map(|it| AtRisk {
                    order_id: it.order_id,
                    shop: it.shop,
                    placed_at: it.placed_at,
                    sku: it.sku,
                    available: it.available,
                })
                .collect(),
            due: planned(Action::Push),
            drifted: planned(Action::Conflict),
            low_stock: self.skus(low).await?.len(),
            unsettled,
        })
    }

    /// Asks every marketplace that `wanted` lets through, all at once, how far its clock is ahead of ours, in
    /// milliseconds; `None` where it did not answer within `patience`.
    pub async fn clock_skews(
        &self,
        patience: Duration,
        wanted: &dyn Fn(&Platform) -> bool,
    ) -> Vec<(Platform, Option<Result<i64, super::Error>>)> {
        join_all(self.markets.iter().filter(|market| wanted(&market.platform())).map(|market| async move {
            let answer = tokio::time::timeout(patience, market.clock_skew_ms()).await;
            (market.platform(), answer.ok().map(|skew| skew.map_err(super::Error::from)))
        }))
        .await
    }
}
