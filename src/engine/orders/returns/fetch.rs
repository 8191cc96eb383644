//! Fetching returns: none of them moves stock, but an order's status may follow from them.

use std::collections::BTreeSet;

use futures_util::StreamExt as _;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use crate::domain::order::came_back;
use crate::domain::{GroupKey, Millis, OrderId, ShopKey};
use crate::engine::ingest::Polled;
use crate::engine::orders::fetch::{BEGINNING, FIRST_REACH_MS, OVERLAP_MS};
use crate::engine::{Engine, Error, session};
use crate::marketplace::{FetchedReturn, Marketplace, ReturnPage, Session};
use crate::store::orders::Rollup;
use crate::store::returns::{self, Change};
use crate::store::shops::{self, Shop};
use crate::store::{self, Tx, cursors, orders};

/// The name of the cursor of a shop's returns.
const CURSOR: &str = "returns";

/// What became of returns that were fetched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct TakenIn {
    /// Returns that were not known.
    pub new: u64,
    /// Returns that had changed.
    pub changed: u64,
    /// Returns that were known as they are.
    pub unchanged: u64,
}

impl TakenIn {
    /// Adds what became of others.
    pub(in crate::engine) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
    }
}

impl Engine {
    /// Fetches the returns of a shop that changed since the last time, or since `since` where that is earlier, and tells
    /// what became of them and whether it came to the end.
    pub(in crate::engine) async fn pull_returns(
        &self,
        shop: &Shop,
        since: Option<Millis>,
        stop: &CancellationToken,
    ) -> Result<(TakenIn, bool), Error> {
        let session = self.session(shop).await?;
        match self.fetch_returns(shop, &session, since, stop).await {
            Err(Error::Marketplace(error)) if session::is_rejection(&error) => {
                let session = self.after_rejection(shop, &session).await?;
                self.fetch_returns(shop, &session, since, stop).await
            }
            end => end,
        }
    }

    /// Returns when the shop's returns were last fetched to the end, by the marketplace's clock.
    pub(in crate::engine) async fn returns_fetched_to(&self, shop: &Shop) -> Result<Option<Millis>, Error> {
        let key = shop.id;
        let known = move |tx: &mut Tx<'_>| cursors::get(tx, key, CURSOR);
        Ok(self.store.read("how far returns were fetched", known).await?)
    }

    async fn fetch_returns(
        &self,
        shop: &Shop,
        session: &Session,
        since: Option<Millis>,
        stop: &CancellationToken,
    ) -> Result<(TakenIn, bool), Error> {
        let market = self.market(&shop.platform)?;
        let (key, connected_at) = (shop.id, shop.connected_at);
        let known = move |tx: &mut Tx<'_>| {
            Ok::<_, store::Error>((cursors::get(tx, key, CURSOR)?, cursors::get(tx, key, BEGINNING)?))
        };
        let (cursor, beginning) = self.store.read("how far returns were fetched", known).await?;
        let beginning = beginning.unwrap_or(connected_at);
        let next = cursor.map_or_else(|| beginning.plus_ms(-FIRST_REACH_MS), |at| at.plus_ms(-OVERLAP_MS));
        // A later `since` would leave a gap behind the cursor.
        let from = since.map_or(next, |since| since.min(next));
        let history_before = since.is_none().then_some(beginning);
        let mut taken_in = TakenIn::default();
        let mut pages = market.changed_returns(session, from);
        while let Some(page) = pages.next().await {
            let page = page?;
            self.fetch_orders_of(shop, session, &*market, &page, history_before).await?;
            taken_in.add(self.take_in_returns(key, page).await?);
            if stop.is_cancelled() {
                return Ok((taken_in, false));
            }
        }
        Ok((taken_in, true))
    }

    /// Fetches the orders of new returns that are not kept: a return may be heard of before its order.
    async fn fetch_orders_of(
        &self,
        shop: &Shop,
        session: &Session,
        market: &dyn Marketplace,
        page: &ReturnPage,
        history_before: Option<Millis>,
    ) -> Result<(), Error> {
        let key = shop.id;
        let told: Vec<_> =
            page.returns.iter().map(|it| (it.what.return_id.clone(), it.what.order_id.clone())).collect();
        let missing = move |tx: &mut Tx<'_>| {
            let known = returns::known(tx, key, told.iter().map(|(id, _)| id))?;
            let mut missing: BTreeSet<OrderId> = BTreeSet::new();
            for (_, order) in told.iter().filter(|(id, _)| !known.contains(id)) {
                if returns::order_key(tx, key, order)?.is_none() {
                    missing.insert(order.clone());
                }
            }
            Ok::<_, store::Error>(missing)
        };
        let missing: Vec<_> = self.store.read("orders of new returns", missing).await?.into_iter().collect();
        if missing.is_empty() {
            return Ok(());
        }
        let orders = market.orders(session, &missing).await?;
        self.ingest(key, orders, history_before, Polled::default()).await.map(drop)
    }

    /// Takes in a page of a shop's returns and, with it, moves the shop's cursor.
    pub(super) async fn take_in_returns(&self, shop: ShopKey, page: ReturnPage) -> Result<TakenIn, Error> {
        let (group, clock) = (self.group, self.clock.clone());
        self.store
            .write("take in returns", move |tx| {
                let taken_in = take_in(tx, group, shop, &page.returns, clock.now())?;
                if let Some(complete_to) = page.complete_to {
                    cursors::advance(tx, shop, CURSOR, complete_to)?;
                }
                Ok(taken_in)
            })
            .await
    }
}

/// Keeps returns, and tells their orders. Repeats and older readings do no harm.
pub(super) fn take_in(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shop: ShopKey,
    page: &[FetchedReturn],
    now: Millis,
) -> Result<TakenIn, store::Error> {
    shops::lock(tx, shop)?;
    let mut taken_in = TakenIn::default();
    let mut rollup = Rollup::default();
    for FetchedReturn { what, raw } in page {
        match returns::keep(tx, group, shop, what, raw, now)? {
            Change::Unchanged => {
                taken_in.unchanged += 1;
                continue;
            }
            Change::New => taken_in.new += 1,
            Change::Changed => taken_in.changed += 1,
        }
        let Some(order) = returns::order_key(tx, shop, &what.order_id)? else { continue };
        let claims = returns::claims(tx, shop, &what.order_id)?;
        if let Some((before, after)) = orders::set_came_back(tx, order, |kept| came_back(kept, &claims))? {
            rollup.take(&before);
            rollup.add(&after);
        }
    }
    rollup.write(tx, shop)?;
    Ok(taken_in)
}
