//! Fetching orders: to take them in, or to know them for a rehearsal that changes nothing.

use std::pin::pin;
use std::sync::Arc;

use futures_util::StreamExt as _;
use futures_util::future::join_all;
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use super::Pulled;
use crate::domain::{Fault as _, GroupKey, Millis, OrderId, ShopAlias, ShopKey};
use crate::engine::ingest::{self, Desk, Ingested, Polled};
use crate::engine::{Engine, Error, session};
use crate::marketplace::{self, FetchedOrder, OrderPage, Session};
use crate::store::shops::Shop;
use crate::store::{self, Tx, cursors};

/// How far each fetching reaches back behind the last one: marketplaces list a change some time after it was made,
/// and clocks disagree by up to five minutes.
pub(super) const OVERLAP_MS: i64 = 10 * 60 * 1000;

/// How far the first fetching reaches back: whatever still waits to be shipped is younger.
pub(super) const FIRST_REACH_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// How long ago an order changed that changed just now: longer than it takes a marketplace to list it, and short enough
/// that few others changed since. A tenth of a page in a shop that sells one a second.
const JUST_NOW_MS: i64 = 10 * 1000;

/// Pages that are fetched while others are taken in, and most that one transaction takes in.
const PAGES_AHEAD: usize = 40;

/// The cursor that holds when spark first fetched a shop's orders.
pub(super) const BEGINNING: &str = "orders_beginning";

/// Which orders of a shop to fetch, by when they last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Changed {
    /// Since the last time.
    New,
    /// Since this, or since the last time where that is earlier. What was sent off before spark first fetched the shop's
    /// orders is taken in as well.
    Since(Millis),
    /// A moment ago, which is no promise that nothing is left out: it counts for no last time.
    JustNow,
}

/// Orders that were fetched and not taken in: what a rehearsal knows.
#[derive(Clone, Default)]
pub(in crate::engine) struct Heard(Vec<Arc<Page>>);

struct Page {
    group: GroupKey,
    shop: ShopKey,
    history_before: Option<Millis>,
    orders: Vec<FetchedOrder>,
}

impl Heard {
    /// Adds what another shop told.
    pub(in crate::engine) fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Takes the orders in, in a transaction that is to be taken back, and returns what became of them.
    fn rehearse(&self, tx: &mut Tx<'_>) -> Result<Ingested, store::Error> {
        let mut ingested = Ingested::default();
        for page in &self.0 {
            let Page { group, shop, history_before, .. } = **page;
            let desk = Desk {
                group,
                shop,
                actor: "rehearsal",
                now: Millis::default(),
                history_before,
                unannounced: false,
            };
            ingested.add(ingest::take_in(tx, desk, &page.orders)?);
        }
        Ok(ingested)
    }
}

/// Where fetched orders go.
enum Sink<'a> {
    Master(&'a mut Ingested),
    Rehearsal(&'a mut Heard),
}

impl Engine {
    /// Fetches the orders of the shops that `aliases` name (of all without any) that changed since the last time, or
    /// since `since` where that is earlier, and books their movements. Trouble in one shop stops none of the others;
    /// `stop` ends all at their next page.
    ///
    /// What was sent off before spark first fetched a shop's orders is not in master's figures and is left out, unless
    /// `since` asks for it: then every order takes the steps behind it.
    ///
    /// # Errors
    /// When a shop is not there; what happens to each is in its [`Pulled`].
    pub async fn pull_orders(
        &self,
        aliases: &[ShopAlias],
        since: Option<Millis>,
        stop: &CancellationToken,
    ) -> Result<Vec<Pulled>, Error> {
        let shops = self.resolve_shops(aliases).await?;
        Ok(join_all(shops.iter().map(|shop| self.pull_shop_orders(shop, since, stop))).await)
    }

    async fn pull_shop_orders(&self, shop: &Shop, since: Option<Millis>, stop: &CancellationToken) -> Pulled {
        let mut pulled = Pulled::of(shop);
        let changed = since.map_or(Changed::New, Changed::Since);
        let end = match self.fetch(shop, changed, Sink::Master(&mut pulled.ingested), stop).await {
            Ok(true) => self.pull_returns(shop, since, stop).await,
            Ok(false) => return pulled,
            Err(error) => Err(error),
        };
        match end {
            Ok((returns, complete)) => Pulled { returns, complete, ..pulled },
            Err(error) => Pulled { error: Some(error), ..pulled },
        }
    }

    /// Says what [`Engine::pull_orders`] would take in, and takes nothing in. Returns move no stock: they are not asked
    /// for.
    ///
    /// # Errors
    /// As [`Engine::pull_orders`].
    pub async fn rehearse_orders(
        &self,
        aliases: &[ShopAlias],
        since: Option<Millis>,
        stop: &CancellationToken,
    ) -> Result<Vec<Pulled>, Error> {
        let shops = self.resolve_shops(aliases).await?;
        let rehearsals = shops.iter().map(async |shop| {
            let pulled = Pulled::of(shop);
            match self.rehearse_shop_orders(shop, since, stop).await {
                Ok((ingested, complete)) => Pulled { ingested, complete, ..pulled },
                Err(error) => Pulled { error: Some(error), ..pulled },
            }
        });
        Ok(join_all(rehearsals).await)
    }

    async fn rehearse_shop_orders(
        &self,
        shop: &Shop,
        since: Option<Millis>,
        stop: &CancellationToken,
    ) -> Result<(Ingested, bool), Error> {
        let mut heard = Heard::default();
        let changed = since.map_or(Changed::New, Changed::Since);
        let complete = self.fetch(shop, changed, Sink::Rehearsal(&mut heard), stop).await?;
        Ok((self.would_take_in(&heard).await?, complete))
    }

    /// Returns what would become of orders that were only heard of.
    pub(in crate::engine) async fn would_take_in(&self, heard: &Heard) -> Result<Ingested, Error> {
        if heard.0.is_empty() {
            return Ok(Ingested::default());
        }
        let heard = heard.clone();
        self.change("rehearse orders", true, move |tx| Ok(heard.rehearse(tx)?)).await
    }

    /// Takes in what has changed among a shop's orders, before its stock is planned; for a rehearsal only hears of it.
    pub(in crate::engine) async fn hear_orders(
        &self,
        shop: &Shop,
        changed: Changed,
        rehearse: bool,
        stop: &CancellationToken,
    ) -> Result<(Heard, Ingested), Error> {
        let (mut heard, mut ingested) = (Heard::default(), Ingested::default());
        let sink = if rehearse { Sink::Rehearsal(&mut heard) } else { Sink::Master(&mut ingested) };
        self.fetch(shop, changed, sink, stop).await?;
        Ok((heard, ingested))
    }

    /// Fetches these orders of a shop, however long they have not changed, and takes them in.
    ///
    /// # Errors
    /// The marketplace's, or the store's.
    pub(in crate::engine) async fn fetch_orders(
        &self,
        shop: &Shop,
        ids: &[OrderId],
    ) -> Result<Ingested, Error> {
        let market = self.market(&shop.platform)?;
        let session = self.session(shop).await?;
        let orders = match market.orders(&session, ids).await {
            Err(error) if session::is_rejection(&error) => {
                let session = self.after_rejection(shop, &session).await?;
                market.orders(&session, ids).await?
            }
            orders => orders?,
        };
        let key = shop.id;
        let begun = move |tx: &mut Tx<'_>| cursors::get(tx, key, BEGINNING);
        let beginning = self.store.read("when fetching orders began", begun).await?;
        self.ingest(key, orders, Some(beginning.unwrap_or(shop.connected_at)), Polled::default()).await
    }

    /// Reads the store as it will be once `heard` was taken in.
    pub(in crate::engine) async fn as_if<T, F>(
        &self,
        name: &'static str,
        heard: &Heard,
        mut work: F,
    ) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, store::Error> + Send + 'static,
    {
        if heard.0.is_empty() {
            return Ok(self.store.read(name, work).await?);
        }
        let heard = heard.clone();
        let rehearsed = move |tx: &mut Tx<'_>| {
            heard.rehearse(tx)?;
            Ok(work(tx)?)
        };
        self.change(name, true, rehearsed).await
    }

    async fn fetch(
        &self,
        shop: &Shop,
        changed: Changed,
        mut sink: Sink<'_>,
        stop: &CancellationToken,
    ) -> Result<bool, Error> {
        let session = self.session(shop).await?;
        match self.fetch_pages(shop, &session, changed, &mut sink, stop).await {
            Err(Error::Marketplace(error)) if session::is_rejection(&error) => {
                tracing::debug!(shop.alias = %shop.alias, code = error.code(), "the token was refused");
                let session = self.after_rejection(shop, &session).await?;
                self.fetch_pages(shop, &session, changed, &mut sink, stop).await
            }
            end => end,
        }
    }

    /// Fetches page after page and tells whether it came to the end. While some are taken in, with the cursor in one
    /// transaction, the next are fetched already.
    async fn fetch_pages(
        &self,
        shop: &Shop,
        session: &Session,
        changed: Changed,
        sink: &mut Sink<'_>,
        stop: &CancellationToken,
    ) -> Result<bool, Error> {
        let market = self.market(&shop.platform)?;
        let (group, key, connected_at) = (self.group, shop.id, shop.connected_at);
        let known = move |tx: &mut Tx<'_>| {
            Ok::<_, store::Error>((cursors::get(tx, key, ingest::CURSOR)?, cursors::get(tx, key, BEGINNING)?))
        };
        let (cursor, beginning) = match (self.store.read("how far orders were fetched", known).await?, &sink)
        {
            ((cursor, None), Sink::Master(_)) => {
                let begin = move |tx: &mut Tx<'_>| cursors::advance(tx, key, BEGINNING, connected_at);
                self.store.write("begin fetching orders", begin).await?;
                (cursor, connected_at)
            }
            ((cursor, beginning), _) => (cursor, beginning.unwrap_or(connected_at)),
        };
        let next = cursor.map(|cursor| cursor.plus_ms(-OVERLAP_MS));
        let (from, history_before) = match changed {
            Changed::New => (next.unwrap_or_else(|| beginning.plus_ms(-FIRST_REACH_MS)), Some(beginning)),
            // A later time would leave a gap behind the cursor.
            Changed::Since(since) => (next.map_or(since, |next| next.min(since)), None),
            Changed::JustNow => (market.time().plus_ms(-JUST_NOW_MS), Some(beginning)),
        };
        // What is asked for from long ago was placed before the shop told of anything.
        let unannounced = shop.heard_at.is_some() && history_before.is_some() && cursor.is_some();
        let (sender, mut fetched) = mpsc::channel(PAGES_AHEAD);
        let fetch = async move {
            let mut pages = market.changed_orders(session, from);
            while let Some(page) = pages.next().await {
                if sender.send(page).await.is_err() {
                    break;
                }
            }
        };
        let keep = async {
            let mut pages = Vec::with_capacity(PAGES_AHEAD);
            while fetched.recv_many(&mut pages, PAGES_AHEAD).await > 0 {
                let (mut page, trouble) = one_page(pages.drain(..));
                page.complete_to = page.complete_to.filter(|_| changed != Changed::JustNow);
                match sink {
                    _ if page.orders.is_empty() && page.complete_to.is_none() => {}
                    Sink::Master(ingested) => {
                        let polled = Polled { complete_to: page.complete_to, unannounced };
                        ingested.add(self.ingest(key, page.orders, history_before, polled).await?);
                    }
                    Sink::Rehearsal(heard) => {
                        let page = Page { group, shop: key, history_before, orders: page.orders };
                        heard.0.push(Arc::new(page));
                    }
                }
                if let Some(trouble) = trouble {
                    return Err(trouble.into());
                }
                if stop.is_cancelled() {
                    return Ok(false);
                }
            }
            Ok(!stop.is_cancelled())
        };
        let mut keep = pin!(keep);
        tokio::select! {
            end = &mut keep => end,
            _ = stop.run_until_cancelled(fetch) => keep.await,
        }
    }
}

/// Puts pages that were fetched one after another together, up to the first that could not be.
fn one_page(
    pages: impl Iterator<Item = Result<OrderPage, marketplace::Error>>,
) -> (OrderPage, Option<marketplace::Error>) {
    let mut whole = OrderPage::default();
    for page in pages {
        match page {
            Ok(OrderPage { orders, complete_to }) => {
                whole.orders.extend(orders);
                whole.complete_to = complete_to.or(whole.complete_to);
            }
            Err(error) => return (whole, Some(error)),
        }
    }
    (whole, None)
}
