//! Making shops show what they should: read, plan, ask, send.
//!
//! A push is prepared first ([`Engine::prepare_push`]: shops read, plan made, nothing changed), looked at by whoever
//! asked, and then applied. New orders of the shops are taken in first. The leases of the shops are held from the reading to the end, so that nothing that was
//! read can be overwritten by another push in between. One shop's trouble never stops the others.

mod cycle;
mod report;
mod saved;
mod send;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use tokio_util::sync::CancellationToken;

use super::look::{Look, Looked};
use super::reading::Reach;
use super::trouble::{ShopTrouble, Trouble};
use super::{Engine, ledger};
use crate::clock::Clock;
use crate::domain::guard::{Guards, Limit, Tripped};
use crate::domain::plan::{self, Input, Plan, Take, Told};
use crate::domain::{Cause, Fault, Kind, Millis, Policy, RunKey, ShopAlias, SkuCode, SkuKey};
use crate::marketplace::Marketplace;
use crate::store::ledger::{Entry, Posted};
use crate::store::runs::{self, Begun, NewRun, Status};
use crate::store::shops::Shop;
use crate::store::{self, planning, shops, skus};

pub use super::look::AskOrders;
pub use report::{Ending, Outcome, Report};
pub use saved::{BadPlan, SavedPlan};

/// What to push, and how.
#[derive(Clone, Default)]
pub struct PushRequest {
    /// Only these shops; none: every shop.
    pub shops: Vec<ShopAlias>,
    /// Only listings of these SKUs; none: every mapped listing.
    pub skus: Vec<SkuCode>,
    /// What to do about drift, in place of the setting.
    pub policy: Option<Policy>,
    /// How many listings may drop to 0, in place of the setting.
    pub max_zero: Option<Limit>,
    /// How many listings may change, in place of the setting.
    pub max_change: Option<Limit>,
    /// Pass the guards.
    pub force: bool,
    /// When to ask the shops for new orders.
    pub orders: AskOrders,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// Do what this plan says, or nothing. Its shops, SKUs and policy count.
    pub plan: Option<SavedPlan>,
    /// Begin no run where nothing is to be done: for whoever asks every second.
    pub idle_unrecorded: bool,
    /// Cancelled: send nothing new.
    pub stop: CancellationToken,
    /// Is told now and then how many listings were answered.
    pub progress: Option<Arc<dyn Fn(u64) + Send + Sync>>,
}

/// Why nothing was pushed at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The saved plan was made for a world that is gone.
    #[error("the saved plan no longer holds: {} listings have changed since", listings.len())]
    Stale { listings: Vec<String> },
    /// Master changed between planning and applying.
    #[error("`{sku}` was changed while this was planned; nothing was done")]
    Moved { sku: SkuCode },
    /// The file is no plan.
    #[error(transparent)]
    BadPlan(#[from] BadPlan),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Stale { .. } | Self::Moved { .. } => Kind::Decision,
            Self::BadPlan(_) => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Stale { .. } => "plan_stale",
            Self::Moved { .. } => "master_moved",
            Self::BadPlan(_) => "plan_unreadable",
        }
    }
}

/// A push that is ready to be applied. Dropping it changes nothing; [`Prepared::cancel`] gives its leases back at once.
pub struct Prepared {
    engine: Engine,
    request: PushRequest,
    policy: Policy,
    reaches: Vec<Reach>,
    input: Input,
    plan: Plan,
    report: Report,
    /// When master was read for the plan: what was sold since is not in it.
    planned: Millis,
    meter: Meter,
}

impl Engine {
    /// Reads the shops and plans. Changes nothing in any shop, and nothing in master.
    ///
    /// # Errors
    /// [`Error::Stale`], an unknown shop or SKU, or the store's. A shop's own trouble stands in the report.
    pub async fn prepare_push(&self, mut request: PushRequest) -> Result<Prepared, super::Error> {
        if let Some(saved) = &request.plan {
            (request.shops, request.skus) = (saved.shops.clone(), saved.skus.clone());
            request.policy = Some(saved.policy);
        }
        let shops = self.resolve_shops(&request.shops).await?;
        let scope = self.sku_scope(&request.skus).await?;
        let meter = self.meter(&shops);
        let looked = self.look_at(shops, scope.as_ref(), &request.look()).all().await;
        self.plan_push(request, scope, looked, meter).await
    }

    /// Plans for the shops that were looked at.
    async fn plan_push(
        &self,
        request: PushRequest,
        scope: Option<Arc<HashSet<SkuKey>>>,
        mut looked: Looked,
        meter: Meter,
    ) -> Result<Prepared, super::Error> {
        let (policy, look) = (request.policy.unwrap_or(self.stock.policy), request.look());
        let guards = Guards {
            max_zero: request.max_zero.unwrap_or(self.stock.guards.max_zero),
            max_change: request.max_change.unwrap_or(self.stock.guards.max_change),
        };
        let read: Vec<_> = looked.reaches.iter().map(|reach| reach.shop.clone()).collect();
        if matches!(request.orders, AskOrders::Latest | AskOrders::Later) {
            looked.awaiting = read.iter().map(|shop| shop.id).collect();
        }
        let mut planned = self.clock.now();
        let mut input = self.plan_input(read.clone(), scope.clone(), policy, Some(guards), &looked).await?;
        let mut plan = plan::plan(&input);
        for &changed in request.orders.on_drift() {
            if !self.look_again(&mut looked, &plan.items, &look, changed).await {
                break;
            }
            planned = self.clock.now();
            input = self.plan_input(read.clone(), scope.clone(), policy, Some(guards), &looked).await?;
            plan = plan::plan(&input);
        }
        if !plan.tripped.is_empty() {
            let read = read.iter().map(|shop| shop.id).collect();
            self.count_taken(&mut input, read, &looked.heard).await?;
            plan = plan::plan(&input);
        }
        if let Some(saved) = &request.plan {
            plan = saved.hold(plan).map_err(|listings| Error::Stale { listings })?;
        }
        if request.force {
            plan.tripped.clear();
        }
        let Looked { reaches, troubles, heard, mut ingested, .. } = looked;
        ingested.add(self.would_take_in(&heard).await?);
        let mut report = Report::new(plan.items.clone(), plan.tripped.clone(), troubles, request.dry_run);
        report.orders = ingested;
        report.interrupted = request.stop.is_cancelled();
        meter.read(&mut report);
        let engine = self.clone();
        Ok(Prepared { engine, request, policy, reaches, input, plan, report, planned, meter })
    }

    /// Begins to measure what a push of `shops` takes.
    fn meter(&self, shops: &[Shop]) -> Meter {
        let markets = self.markets_of(shops.iter());
        let requests_before = requests(&markets);
        Meter { clock: Arc::clone(&self.clock), started: self.clock.now(), requests_before, markets }
    }
}

/// Measures what a push takes.
#[derive(Clone)]
struct Meter {
    clock: Arc<dyn Clock>,
    started: Millis,
    requests_before: u64,
    markets: Vec<Arc<dyn Marketplace>>,
}

impl Meter {
    fn read(&self, report: &mut Report) {
        report.requests = requests(&self.markets).saturating_sub(self.requests_before);
        report.elapsed_ms = self.clock.now().0 - self.started.0;
    }
}

fn requests(markets: &[Arc<dyn Marketplace>]) -> u64 {
    markets.iter().map(|market| market.requests()).sum()
}

impl PushRequest {
    fn look(&self) -> Look {
        Look { rehearse: self.dry_run, orders: self.orders, stop: self.stop.clone() }
    }
}

impl Prepared {
    /// Returns what is planned.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Returns the plan as a file keeps it.
    pub fn saved(&self) -> SavedPlan {
        SavedPlan::of(&self.plan, self.policy, self.request.shops.clone(), self.request.skus.clone())
    }

    /// Returns how many listings applying would change, and how many movements it would make.
    pub fn changes(&self) -> (u64, u64) {
        let jobs = self.open_shops().map(|reach| send::jobs(reach, &self.input, &self.plan));
        let listings: usize = jobs.flatten().map(|job| job.due.len()).sum();
        (listings as u64, self.takes().len() as u64)
    }

    /// Gives the leases back without having changed anything.
    pub async fn cancel(self) -> Report {
        release(self.reaches).await;
        self.report
    }

    /// Returns the shops in which something may be sent. What master would take from a shop past its guard changes the
    /// targets of all: then nothing is done anywhere.
    fn open_shops(&self) -> impl Iterator<Item = &Reach> {
        let all_stopped = !self.plan.takes.is_empty() && !self.plan.tripped.is_empty();
        let is_open = move |reach: &&Reach| {
            !all_stopped && self.plan.tripped.iter().all(|Tripped { shop, .. }| *shop != reach.shop.alias)
        };
        self.reaches.iter().filter(is_open)
    }

    fn takes(&self) -> &[Take] {
        if self.plan.tripped.is_empty() { &self.plan.takes } else { &[] }
    }

    /// Does what was planned, and returns what became of it.
    ///
    /// # Errors
    /// [`Error::Moved`], or the store's. What a marketplace refuses stands in the report.
    pub async fn apply(mut self) -> Result<Report, super::Error> {
        if self.request.dry_run {
            return Ok(self.cancel().await);
        }
        let outcome = self.apply_held().await;
        release(std::mem::take(&mut self.reaches)).await;
        outcome?;
        self.meter.read(&mut self.report);
        Ok(self.report)
    }

    async fn apply_held(&mut self) -> Result<(), super::Error> {
        if self.request.idle_unrecorded && self.changes() == (0, 0) {
            let mut troubles = Vec::new();
            for reach in self.open_shops() {
                if let Err(error) = self.settle(reach).await {
                    troubles
                        .push(ShopTrouble { shop: reach.shop.alias.clone(), trouble: Trouble::of(&error) });
                }
            }
            self.report.shops.append(&mut troubles);
            return Ok(());
        }
        let run = self.begin().await?;
        self.report.run_id = Some(run);
        self.report.movements = self.take(run).await?;
        let (mut troubles, mut done) = (Vec::new(), Vec::new());
        {
            let this = &*self;
            let pushes = this.open_shops().map(|reach| {
                async move {
                    let jobs = send::jobs(reach, &this.input, &this.plan);
                    this.settle(reach).await?;
                    let sent = send::send(&this.engine, reach, run, jobs, &this.request).await;
                    if sent.pushed() {
                        this.note_pushed(reach).await?;
                    }
                    Ok::<_, super::Error>(sent)
                }
                .boxed()
            });
            let shops: Vec<_> = this.open_shops().map(|reach| reach.shop.alias.clone()).collect();
            for (shop, outcome) in shops.into_iter().zip(join_all(pushes).await) {
                match outcome {
                    Ok(sent) => {
                        let trouble = sent.halted.clone();
                        troubles.extend(trouble.map(|trouble| ShopTrouble { shop, trouble }));
                        done.push(sent);
                    }
                    Err(error) => troubles.push(ShopTrouble { shop, trouble: Trouble::of(&error) }),
                }
            }
        }
        self.report.shops.append(&mut troubles);
        let mut errors = HashMap::new();
        for sent in done {
            self.report.interrupted |= sent.interrupted;
            for (key, error) in sent.outcomes {
                match error {
                    None => self.report.pushed += 1,
                    Some(error) => drop(errors.insert(key, error)),
                }
            }
        }
        self.report.failed = errors.len() as u64;
        for outcome in &mut self.report.items {
            outcome.error = errors.remove(&outcome.item.key);
        }
        self.finish(run).await
    }

    /// Begins the run, as of when it was planned: what counts the orders since relies on it.
    async fn begin(&self) -> Result<RunKey, super::Error> {
        let (group, actor, at) = (self.engine.group, self.engine.actor.clone(), self.planned);
        let begin = move |tx: &mut store::Tx<'_>| {
            let new = NewRun {
                group,
                kind: runs::Kind::Push,
                key: None,
                source: None,
                actor: &actor,
                reverts: None,
                at,
            };
            match runs::begin(tx, &new)? {
                Begun::New(run) => Ok::<_, store::Error>(run),
                Begun::Repeat(run) => Ok(run.id),
            }
        };
        Ok(self.engine.store.write("begin a push", begin).await?)
    }

    async fn finish(&self, run: RunKey) -> Result<(), super::Error> {
        let Report { planned, pushed, unchanged, held, failed, movements, .. } = &self.report;
        let summary = serde_json::json!({
            "planned": planned, "pushed": pushed, "unchanged": unchanged, "held": held, "failed": failed,
            "movements": movements,
        })
        .to_string();
        let status = match self.report.ending() {
            Ending::Done => Status::Done,
            Ending::Partial | Ending::Interrupted => Status::Partial,
            Ending::Stopped(_) if *pushed > 0 => Status::Partial,
            Ending::Stopped(_) => Status::Failed,
        };
        let at = self.engine.clock.now();
        let finish = move |tx: &mut store::Tx<'_>| runs::finish(tx, run, status, &summary, at);
        Ok(self.engine.store.write("finish a push", finish).await?)
    }

    /// Lets master take the drift that the plan says, all of it in one transaction, and returns how many movements
    /// that made. What master has taken is agreed on: it is never taken twice.
    async fn take(&self, run: RunKey) -> Result<u64, super::Error> {
        if self.takes().is_empty() {
            return Ok(0);
        }
        let (group, actor, at) = (self.engine.group, self.engine.actor.clone(), self.engine.clock.now());
        let mut takes = Vec::new();
        for take in self.takes() {
            let shop = self.plan.items.iter().find(|item| item.key == take.listing).map(|item| item.shop);
            let reach = self.reaches.iter().find(|reach| Some(reach.shop.id) == shop);
            takes.push((reach.map_or_else(|| Err(lost(take)), Reach::lease)?, take.clone()));
        }
        self.engine
            .store
            .write("take drift over", move |tx| {
                for (lease, take) in &takes {
                    let moved = || super::Error::from(Error::Moved { sku: take.code.clone() });
                    if skus::hold(tx, group, take.sku)? != Some(take.on_hand) {
                        return Err(moved());
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
                    match store::ledger::post(tx, &entry)? {
                        Posted::New(_) | Posted::Repeat => {}
                        Posted::Refused(balance) => {
                            let (sku, delta) = (take.code.clone(), take.delta_on_hand);
                            return Err(
                                ledger::Error::BelowZero { sku, on_hand: balance.on_hand, delta }.into()
                            );
                        }
                    }
                    planning::record_agreed(tx, lease, &[(take.listing, take.shown)], at)?;
                }
                Ok(takes.len() as u64)
            })
            .await
    }

    /// Records where a reading has proved that both sides agree.
    async fn settle(&self, reach: &Reach) -> Result<(), super::Error> {
        let open = self.input.listings.iter().filter(|listing| listing.told != Told::Answered);
        let open: HashSet<_> = open.map(|listing| listing.key).collect();
        let items = self.plan.items.iter().filter(|item| item.shop == reach.shop.id && item.is_agreed());
        let agreed: Vec<_> = items
            .filter(|item| item.agreed != item.shown || open.contains(&item.key))
            .filter_map(|item| Some((item.key, item.shown?)))
            .collect();
        if agreed.is_empty() {
            return Ok(());
        }
        let (lease, at) = (reach.lease()?, self.engine.clock.now());
        let record = move |tx: &mut store::Tx<'_>| planning::record_agreed(tx, &lease, &agreed, at);
        Ok(self.engine.store.write("agree with a shop", record).await?)
    }

    async fn note_pushed(&self, reach: &Reach) -> Result<(), super::Error> {
        if reach.shop.pushed_at.is_some() {
            return Ok(());
        }
        let (group, shop, at) = (self.engine.group, reach.shop.id, self.engine.clock.now());
        Ok(self.engine.store.write("note a push", move |tx| shops::mark_pushed(tx, group, shop, at)).await?)
    }
}

fn lost(take: &Take) -> store::Error {
    store::Error::LeaseLost { lease: take.name.shop.to_string() }
}

async fn release(reaches: Vec<Reach>) {
    join_all(reaches.into_iter().filter_map(|reach| reach.lease).map(super::lease::Held::release)).await;
}
