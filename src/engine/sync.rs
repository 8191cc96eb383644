//! One whole cycle: tokens, orders, movements, plan, push. What cron calls where no daemon runs.

use futures_util::future::join_all;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::orders::{Ingested, TakenIn};
use super::push::{Ending, Outcome, PushRequest, Report};
use super::trouble::{ShopTrouble, Trouble};
use super::{Engine, Error};
use crate::domain::guard::Tripped;
use crate::domain::plan::Action;
use crate::domain::{Kind, ListingName, RunKey, ShopAlias, SkuCode};
use crate::marketplace;
use crate::store::shops::Shop;

/// How often returns are asked for by whoever syncs every second: they take days.
const RETURNS_EVERY_MS: i64 = 60 * 1000;

/// What to sync.
#[derive(Debug, Clone, Default)]
pub struct SyncRequest {
    /// Only these shops; none: every shop.
    pub shops: Vec<ShopAlias>,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// Begin no run where nothing is to be done: for whoever asks every second.
    pub idle_unrecorded: bool,
    /// Cancelled: end at the next safe point.
    pub stop: CancellationToken,
}

/// What a cycle did.
#[derive(Debug, Serialize)]
pub struct Synced {
    /// The shops' authorisations.
    pub tokens: Tokens,
    /// Orders.
    pub orders: Ingested,
    /// Rows added to the ledger.
    pub movements: Movements,
    /// Returns.
    pub returns: TakenIn,
    /// What shops were told to show.
    pub push: Pushed,
    /// Posts to group dashboards: none, as no group can have one yet.
    pub dashboards: Dashboards,
    /// What was left undone.
    pub errors: Errors,
    /// How it ended.
    #[serde(skip)]
    pub ending: Ending,
}

/// The shops' authorisations.
#[derive(Debug, Serialize)]
pub struct Tokens {
    /// Shops in the cycle.
    pub shops: u64,
    /// Of these, those that must be authorised again.
    pub failed: u64,
}

/// Rows added to the ledger.
#[derive(Debug, Serialize)]
pub struct Movements {
    /// By orders.
    pub orders: u64,
    /// By drift that master took.
    pub drift: u64,
}

/// What shops were told to show.
#[derive(Debug, Serialize)]
pub struct Pushed {
    /// The run.
    pub run_id: Option<RunKey>,
    /// Nothing was changed, as it was only asked what would be.
    pub dry_run: bool,
    /// Listings to change.
    pub planned: u64,
    /// Listings changed.
    pub pushed: u64,
    /// Listings that show what they should.
    pub unchanged: u64,
    /// Listings left alone.
    pub held: u64,
    /// Listings that should have changed and did not.
    pub failed: u64,
    /// Requests made, those for orders among them.
    pub requests: u64,
    /// How long the cycle took.
    pub elapsed_ms: i64,
    /// The listings that were changed: for people, scripts ask the ledger.
    #[serde(skip)]
    pub changes: Vec<Change>,
}

/// A listing that was told another figure.
#[derive(Debug)]
pub struct Change {
    /// Which.
    pub listing: ListingName,
    /// What it sells.
    pub sku: SkuCode,
    /// What it showed; `None` where that was not known.
    pub from: Option<i64>,
    /// What it shows now.
    pub to: i64,
}

/// Posts to group dashboards.
#[derive(Debug, Default, Serialize)]
pub struct Dashboards {
    /// Posts that arrived.
    pub delivered: u64,
    /// Posts that did not.
    pub failed: u64,
}

/// What was left undone.
#[derive(Debug, Serialize)]
pub struct Errors {
    /// How many.
    pub count: u64,
    /// Shops with trouble.
    pub shops: Vec<ShopTrouble>,
    /// Shops in which nothing was sent, because a guard would have been passed.
    pub guards: Vec<Tripped>,
    /// Listings with what is wrong about each: refused, or waiting for a decision.
    pub listings: Vec<ListingTrouble>,
}

/// A listing that was left as it is.
#[derive(Debug, Serialize)]
pub struct ListingTrouble {
    /// Which.
    pub listing: ListingName,
    /// Stable.
    pub code: &'static str,
    /// For people.
    pub message: String,
}

impl Engine {
    /// Makes the shops agree with their orders and with master, side by side. Trouble in one stops none of the others.
    ///
    /// # Errors
    /// An unknown shop, or the store's. A shop's own trouble stands in the report.
    pub async fn sync(&self, request: SyncRequest) -> Result<Synced, Error> {
        let SyncRequest { shops, dry_run, idle_unrecorded, stop } = request;
        let request =
            PushRequest { shops, dry_run, idle_unrecorded, stop: stop.clone(), ..PushRequest::default() };
        let shops = self.resolve_shops(&request.shops).await?;
        let report = self.push_in_turn(request).await?;
        let mut synced = Synced::of(report, shops.len() as u64);
        if synced.ending != Ending::Interrupted && !dry_run {
            self.sync_returns(&shops, idle_unrecorded, &stop, &mut synced).await;
        }
        Ok(synced)
    }

    /// Takes in the returns of the shops without trouble, last of all: they move no stock, so that no push waits for them.
    async fn sync_returns(
        &self,
        shops: &[Shop],
        is_often: bool,
        stop: &CancellationToken,
        synced: &mut Synced,
    ) {
        let well = shops.iter().filter(|shop| synced.errors.shops.iter().all(|it| it.shop != shop.alias));
        let pulls = well.map(async |shop| {
            if is_often && self.knows_returns(shop).await {
                return (shop, Ok((TakenIn::default(), true)));
            }
            (shop, self.pull_returns(shop, None, stop).await)
        });
        for (shop, end) in join_all(pulls).await {
            match end {
                Ok((returns, _)) => synced.returns.add(returns),
                // A permission that no sale needs: whoever wants it granted is told by `order pull`.
                Err(Error::Marketplace(marketplace::Error::Denied { .. })) => {
                    tracing::warn!(shop.alias = %shop.alias, "the app may not read returns");
                }
                Err(error) => {
                    let trouble = Trouble::of(&error);
                    synced.errors.shops.push(ShopTrouble { shop: shop.alias.clone(), trouble });
                    synced.errors.count += 1;
                    if synced.ending == Ending::Done {
                        synced.ending = Ending::Partial;
                    }
                }
            }
        }
    }

    /// Returns whether a shop's returns were fetched within the last minute.
    async fn knows_returns(&self, shop: &Shop) -> bool {
        let fetched_to = self.returns_fetched_to(shop).await.ok().flatten();
        fetched_to.is_some_and(|at| at.plus_ms(RETURNS_EVERY_MS) > self.clock.now())
    }
}

impl Synced {
    fn of(report: Report, shops: u64) -> Self {
        let ending = ending(&report, shops);
        let listings: Vec<_> = report
            .items
            .iter()
            .filter_map(|outcome| {
                let listing = outcome.item.listing.clone();
                match &outcome.error {
                    Some(error) => {
                        Some(ListingTrouble { listing, code: error.code, message: error.message.clone() })
                    }
                    None if outcome.item.action == Action::Conflict => {
                        let message = outcome.item.reason.to_string();
                        Some(ListingTrouble { listing, code: "drift_undecided", message })
                    }
                    None => None,
                }
            })
            .collect();
        let changes = changes(&report);
        let unauthorised = report.shops.iter().filter(|it| it.trouble.kind == Kind::Auth).count() as u64;
        let Report {
            run_id, dry_run, planned, pushed, unchanged, held, failed, requests, elapsed_ms, ..
        } = report;
        Self {
            tokens: Tokens { shops, failed: unauthorised },
            orders: report.orders,
            movements: Movements { orders: report.orders.movements, drift: report.movements },
            returns: TakenIn::default(),
            push: Pushed {
                run_id,
                dry_run,
                planned,
                pushed,
                unchanged,
                held,
                failed,
                requests,
                elapsed_ms,
                changes,
            },
            dashboards: Dashboards::default(),
            errors: Errors {
                count: (report.shops.len() + report.guards.len() + listings.len()) as u64,
                shops: report.shops,
                guards: report.guards,
                listings,
            },
            ending,
        }
    }
}

fn changes(report: &Report) -> Vec<Change> {
    let is_well = |shop: &ShopAlias| {
        report.guards.iter().all(|it| it.shop != *shop) && report.shops.iter().all(|it| it.shop != *shop)
    };
    let sent = report.items.iter().filter(|it| it.error.is_none() && is_well(&it.item.listing.shop));
    let change = |it: &Outcome| {
        let (to, sku) = (it.item.to_send()?, it.item.sku.clone()?);
        Some(Change { listing: it.item.listing.clone(), sku, from: it.item.shown, to })
    };
    sent.filter_map(change).collect()
}

/// Returns how a cycle over several shops ended: what waits for a decision in one of them leaves the others done.
fn ending(report: &Report, shops: u64) -> Ending {
    let waits = |shop: &ShopAlias| {
        let is_conflict = |it: &&Outcome| it.item.action == Action::Conflict;
        report.guards.iter().any(|it| it.shop == *shop)
            || report.items.iter().filter(is_conflict).any(|it| it.item.listing.shop == *shop)
    };
    match report.ending() {
        Ending::Stopped(Kind::Decision)
            if shops > 1 && report.items.iter().any(|it| !waits(&it.item.listing.shop)) =>
        {
            Ending::Partial
        }
        ending => ending,
    }
}
