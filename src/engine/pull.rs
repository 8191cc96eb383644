//! Master takes the shops' figures, as movements.

use futures_util::future::join_all;
use tokio_util::sync::CancellationToken;

use super::look::{Look, Looked};
use super::orders::Changed;
use super::push::{AskOrders, Error as Stale, Report};
use super::{Engine, Error, ledger};
use crate::domain::plan::{self, Action, Pull};
use crate::domain::{Cause, Policy, RunKey, ShopAlias, SkuCode};
use crate::store::leases::Lease;
use crate::store::ledger::{Entry, Posted};
use crate::store::runs::{self, Begun, NewRun, Status};
use crate::store::{self, Tx, planning, skus};

/// What to take, and how.
#[derive(Clone, Default)]
pub struct PullRequest {
    /// Only from these shops; none: from every shop.
    pub shops: Vec<ShopAlias>,
    /// Only for these SKUs; none: for every mapped one.
    pub skus: Vec<SkuCode>,
    /// What to do where shops disagree, in place of the setting.
    pub policy: Option<Policy>,
    /// Say what would be taken, and take nothing.
    pub dry_run: bool,
    /// Cancelled: take nothing.
    pub stop: CancellationToken,
}

impl Engine {
    /// Lets master take what the shops show.
    ///
    /// # Errors
    /// An unknown shop or SKU, or the store's. A shop's own trouble stands in the report.
    pub async fn pull_stock(&self, request: PullRequest) -> Result<Report, Error> {
        let started = self.clock.now();
        let shops = self.resolve_shops(&request.shops).await?;
        let scope = self.sku_scope(&request.skus).await?;
        let markets = self.markets_of(shops.iter());
        let before: u64 = markets.iter().map(|market| market.requests()).sum();
        let look = Look { rehearse: request.dry_run, orders: AskOrders::First, stop: request.stop.clone() };
        let mut looked = self.look_at(shops, scope.as_ref(), &look).all().await;
        let read: Vec<_> = looked.reaches.iter().map(|reach| reach.shop.clone()).collect();
        let policy = request.policy.unwrap_or(self.stock.policy);
        let mut input = self.plan_input(read.clone(), scope.clone(), policy, None, &looked).await?;
        if self.look_again(&mut looked, &plan::plan(&input).items, &look, Changed::New).await {
            input = self.plan_input(read, scope, policy, None, &looked).await?;
        }
        let Looked { reaches, troubles, ingested, .. } = looked;
        let pull = plan::pull(&input);
        let mut report = Report::new(pull.items.clone(), Vec::new(), troubles, request.dry_run);
        report.orders = ingested;
        report.planned = pull.items.iter().filter(|item| item.action == Action::Pull).count() as u64;
        if !request.dry_run {
            if request.stop.is_cancelled() {
                report.interrupted = true;
            } else {
                let leases = reaches.iter().map(|reach| reach.lease()).collect::<Result<Vec<_>, _>>()?;
                let status = if report.shops.is_empty() { Status::Done } else { Status::Partial };
                report.pushed = report.planned;
                report.movements = pull.takes.len() as u64;
                report.run_id = Some(self.take_figures(pull, leases, status).await?);
            }
        }
        let held = reaches.into_iter().filter_map(|reach| reach.lease);
        join_all(held.map(super::lease::Held::release)).await;
        report.requests = markets.iter().map(|market| market.requests()).sum::<u64>().saturating_sub(before);
        report.elapsed_ms = self.clock.now().0 - started.0;
        Ok(report)
    }

    /// Records the figures, all in one transaction.
    async fn take_figures(&self, pull: Pull, leases: Vec<Lease>, status: Status) -> Result<RunKey, Error> {
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        self.store
            .write("take shops' figures", move |tx: &mut Tx<'_>| {
                let new = NewRun {
                    group,
                    kind: runs::Kind::Pull,
                    key: None,
                    source: None,
                    actor: &actor,
                    reverts: None,
                    at,
                };
                let run = match runs::begin(tx, &new)? {
                    Begun::New(run) => run,
                    Begun::Repeat(before) => before.id,
                };
                for lease in &leases {
                    store::leases::check(tx, lease, at)?;
                }
                for take in &pull.takes {
                    if skus::hold(tx, group, take.sku)? != Some(take.on_hand) {
                        return Err(Stale::Moved { sku: take.code.clone() }.into());
                    }
                    let entry = Entry {
                        group,
                        sku: take.sku,
                        cause: Cause::Pull,
                        cause_key: &format!("pull:{run}:{}", take.sku),
                        delta_on_hand: take.delta_on_hand,
                        delta_reserved: 0,
                        reference: Some(&take.name.to_string()),
                        actor: &actor,
                        note: None,
                        run: Some(run),
                        at,
                    };
                    if let Posted::Refused(balance) = store::ledger::post(tx, &entry)? {
                        let (sku, delta) = (take.code.clone(), take.delta_on_hand);
                        return Err(ledger::Error::BelowZero { sku, on_hand: balance.on_hand, delta }.into());
                    }
                }
                if let Some(lease) = leases.first() {
                    planning::record_agreed(tx, lease, &pull.agreed, at)?;
                }
                let summary = serde_json::json!({ "movements": pull.takes.len() }).to_string();
                runs::finish(tx, run, status, &summary, at)?;
                Ok(run)
            })
            .await
    }
}
