//! Shipping and cancelling orders: what the seller does, done once at the marketplace and then read back, so that
//! master moves by what the marketplace says and by nothing else.

use futures_util::stream::{self, StreamExt as _};
use tokio_util::sync::CancellationToken;

use super::{NoOrder, OrderView, one};
use crate::domain::{Fault as _, OrderId, ShopAlias};
use crate::engine::ingest::Polled;
use crate::engine::people::ShopAccess;
use crate::engine::{Engine, Error, session};
use crate::marketplace::{self, CancelReason, Consignment, Deed, Marketplace, Session};
use crate::store::orders;
use crate::store::shops::Shop;

/// Orders under way at once; the marketplaces' clients keep to the rate limits.
const WIDTH: usize = 16;

/// How often a deed is tried of which nobody knows whether it was done; each time it is looked at first.
const ATTEMPTS: usize = 3;

/// What to do with orders.
#[derive(Debug, Clone)]
pub enum Wish {
    /// Hand them over.
    Ship(Consignment),
    /// Cancel them as a whole.
    Cancel(CancelReason),
}

/// What became of one order.
#[derive(Debug)]
pub struct Fulfilled {
    /// Which.
    pub order_id: OrderId,
    /// Its shop, where the order is known.
    pub shop: Option<ShopAlias>,
    /// Whether there was anything to do, or why it was not done. `None`: stopped before its turn.
    pub result: Option<Result<Deed, Error>>,
    /// How it stands now, as far as it could be read.
    pub order: Option<OrderView>,
}

impl Engine {
    /// Does as `wish` says to every order of `ids`, side by side, and takes in how each stands afterwards. Done again
    /// it changes nothing. `each` hears how many are through; `stop` leaves those alone whose turn has not come; with
    /// `dry_run` the shops are only looked at.
    pub async fn fulfil_orders(
        &self,
        ids: &[OrderId],
        wish: &Wish,
        dry_run: bool,
        each: impl Fn(u64) + Sync,
        stop: &CancellationToken,
    ) -> Vec<Fulfilled> {
        let mut fulfilled: Vec<(usize, Fulfilled)> = stream::iter(ids.iter().enumerate())
            .map(async |(n, id)| (n, self.fulfil(id, wish, dry_run, stop).await))
            .buffer_unordered(WIDTH)
            .enumerate()
            .map(|(through, one)| {
                each(through as u64 + 1);
                one
            })
            .collect()
            .await;
        fulfilled.sort_by_key(|(n, _)| *n);
        fulfilled.into_iter().map(|(_, one)| one).collect()
    }

    /// Does as `wish` says to one order of the shop, which may not be the only one with that id, and takes in how it
    /// stands afterwards. Done again it changes nothing.
    ///
    /// # Errors
    /// When the order is in no state for that, or its marketplace does not do it.
    pub async fn fulfil_order(&self, shop: &ShopAccess, id: &OrderId, wish: &Wish) -> Result<Deed, Error> {
        let shop = self.resolve_shop(&shop.shop.alias).await?;
        self.do_and_read_back(&shop, id, wish, false).await
    }

    async fn fulfil(&self, id: &OrderId, wish: &Wish, dry_run: bool, stop: &CancellationToken) -> Fulfilled {
        let mut fulfilled = Fulfilled { order_id: id.clone(), shop: None, result: None, order: None };
        if stop.is_cancelled() {
            return fulfilled;
        }
        let shop = match self.shop_of(id).await {
            Ok(shop) => shop,
            Err(error) => return Fulfilled { result: Some(Err(error)), ..fulfilled },
        };
        fulfilled.result = Some(self.do_and_read_back(&shop, id, wish, dry_run).await);
        fulfilled.shop = Some(shop.alias);
        fulfilled.order = self.order(id).await.ok();
        fulfilled
    }

    /// Returns the shop of an order that was taken in.
    pub(super) async fn shop_of(&self, id: &OrderId) -> Result<Shop, Error> {
        let (group, wanted) = (self.group, id.clone());
        let known = move |tx: &mut crate::store::Tx<'_>| {
            Ok::<_, Error>(one(orders::find(tx, group, &wanted)?, &wanted)?.shop)
        };
        let alias = self.store.read("find an order's shop", known).await?;
        let mut shops = self.resolve_shops(&[alias]).await?;
        shops.pop().ok_or_else(|| NoOrder::Unknown(id.clone()).into())
    }

    async fn do_and_read_back(
        &self,
        shop: &Shop,
        id: &OrderId,
        wish: &Wish,
        dry_run: bool,
    ) -> Result<Deed, Error> {
        let market = self.market(&shop.platform)?;
        let mut session = self.session(shop).await?;
        let deed = match act(&*market, &session, id, wish, dry_run).await {
            Err(error) if session::is_rejection(&error) => {
                session = self.after_rejection(shop, &session).await?;
                act(&*market, &session, id, wish, dry_run).await?
            }
            deed => deed?,
        };
        if !dry_run {
            let read_back = match market.orders(&session, std::slice::from_ref(id)).await {
                Ok(orders) => self.ingest(shop.id, orders, None, Polled::default()).await.map(drop),
                Err(error) => Err(error.into()),
            };
            if let Err(error) = read_back {
                // It is done all the same, and the next fetching of orders brings it.
                tracing::warn!(order = %id, code = error.code(), "the order could not be read back");
            }
        }
        Ok(deed)
    }
}

/// Does one deed. Where nobody knows whether it was done it is asked for again, which looks first.
async fn act(
    market: &dyn Marketplace,
    session: &Session,
    id: &OrderId,
    wish: &Wish,
    dry_run: bool,
) -> Result<Deed, marketplace::Error> {
    let mut attempt = 1;
    loop {
        let deed = match wish {
            Wish::Ship(consignment) => market.ship(session, id, consignment, dry_run).await,
            Wish::Cancel(reason) => market.cancel(session, id, *reason, dry_run).await,
        };
        match deed {
            Err(marketplace::Error::OutcomeUnknown { .. }) if attempt < ATTEMPTS => attempt += 1,
            // Now it is seen to be done: by the call that nobody answered.
            Ok(Deed::DoneBefore) if attempt > 1 => return Ok(Deed::Done),
            deed => return deed,
        }
    }
}
