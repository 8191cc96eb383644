//! Looking at shops before a plan or a pull: their new orders first, then what they show.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::{BoxFuture, join_all};
use futures_util::stream::FuturesUnordered;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use super::orders::{Changed, Heard, Ingested};
use super::reading::Reach;
use super::trouble::{ShopTrouble, Trouble};
use super::{Engine, Error};
use crate::domain::plan::Item;
use crate::domain::{ShopKey, SkuKey};
use crate::store::shops::Shop;

/// A shop that is through is kept waiting for the others for as long again as it took itself, and at least this long.
const PATIENCE: Duration = Duration::from_secs(1);

/// When a push asks the shops for new orders: a sale that spark has not heard of must not be undone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum AskOrders {
    /// Before it plans, and once more where something looks like drift.
    #[default]
    First,
    /// Where something looks like drift, which such a sale does: for whoever has just taken in what there was to hear.
    OnDrift,
    /// Only those of just now, where something looks like drift. What they don't explain is left as it is.
    Latest,
    /// Not yet: what looks like drift is left as it is, as the shop's message of such a sale may be on its way. For
    /// whoever comes again.
    Later,
    /// Not at all.
    Never,
}

impl AskOrders {
    /// Returns which orders to ask for, one question after another, as long as something looks like drift.
    pub(super) fn on_drift(self) -> &'static [Changed] {
        match self {
            Self::First => &[Changed::New],
            // Most often the sale was made a moment ago, and that question stays cheap however much a shop sells.
            Self::OnDrift => &[Changed::JustNow, Changed::New],
            Self::Latest => &[Changed::JustNow],
            Self::Later | Self::Never => &[],
        }
    }
}

/// How to look.
#[derive(Debug, Clone)]
pub(super) struct Look {
    /// Change nothing: hold no lease, record no reading, take no order in.
    pub(super) rehearse: bool,
    /// When to ask for new orders.
    pub(super) orders: AskOrders,
    /// Cancelled: end early.
    pub(super) stop: CancellationToken,
}

/// What was found.
#[derive(Default)]
pub(super) struct Looked {
    /// The shops that were read.
    pub(super) reaches: Vec<Reach>,
    /// The others, and those that would not tell in the end what drifted there, and why.
    pub(super) troubles: Vec<ShopTrouble>,
    /// Of those that were read, those in which what looks like drift may have been sold: spark has yet to hear of their orders.
    pub(super) awaiting: HashSet<ShopKey>,
    /// Orders that were heard of and not taken in.
    pub(super) heard: Heard,
    /// What became of those that were.
    pub(super) ingested: Ingested,
}

/// Shops that are being looked at, side by side.
pub(super) struct Looks {
    under_way: FuturesUnordered<BoxFuture<'static, Result<Found, ShopTrouble>>>,
    began: Instant,
}

/// A shop that was read, what was heard of its orders, and what became of them.
type Found = (Reach, Heard, Ingested);

impl Looks {
    /// Waits for all of them.
    pub(super) async fn all(&mut self) -> Looked {
        let mut looked = Looked::default();
        while let Some(found) = self.under_way.next().await {
            looked.note(found);
        }
        looked
    }

    /// Waits for the first that is well, and then no longer than [`PATIENCE`] for others: the slow ones stay under way.
    pub(super) async fn punctual(&mut self) -> Looked {
        let mut looked = Looked::default();
        while looked.reaches.is_empty() {
            let Some(found) = self.under_way.next().await else { return looked };
            looked.note(found);
        }
        let until = Instant::now() + self.began.elapsed().max(PATIENCE);
        while let Ok(Some(found)) = timeout_at(until, self.under_way.next()).await {
            looked.note(found);
        }
        looked
    }

    /// Returns whether nobody is left to wait for.
    pub(super) fn is_over(&self) -> bool {
        self.under_way.is_empty()
    }
}

impl Looked {
    fn note(&mut self, found: Result<Found, ShopTrouble>) {
        match found {
            Ok((reach, heard, ingested)) => {
                self.reaches.push(reach);
                self.heard.add(heard);
                self.ingested.add(ingested);
            }
            Err(trouble) => self.troubles.push(trouble),
        }
    }
}

impl Engine {
    /// Begins to look at every shop, side by side. A shop whose orders cannot be had is not read either: a sale that
    /// spark has not heard of would be undone by what is planned for it.
    pub(super) fn look_at(
        &self,
        shops: Vec<Shop>,
        skus: Option<&Arc<HashSet<SkuKey>>>,
        look: &Look,
    ) -> Looks {
        let looks = shops.into_iter().map(|shop| {
            let (engine, alias, skus, look) = (self.clone(), shop.alias.clone(), skus.cloned(), look.clone());
            async move {
                let found = look.stop.run_until_cancelled(engine.look_at_one(shop, skus, &look)).await;
                let trouble = match found {
                    Some(Ok(found)) => return Ok(found),
                    Some(Err(error)) => Trouble::of(&error),
                    None => Trouble::interrupted(),
                };
                Err(ShopTrouble { shop: alias, trouble })
            }
            .boxed()
        });
        Looks { under_way: looks.collect(), began: Instant::now() }
    }

    async fn look_at_one(
        &self,
        shop: Shop,
        skus: Option<Arc<HashSet<SkuKey>>>,
        look: &Look,
    ) -> Result<Found, Error> {
        let lease = if look.rehearse { None } else { Some(self.hold_shop(&shop).await?) };
        let (heard, ingested) = match look.orders {
            AskOrders::First => self.hear_orders(&shop, Changed::New, look.rehearse, &look.stop).await?,
            AskOrders::OnDrift | AskOrders::Latest | AskOrders::Later | AskOrders::Never => {
                (Heard::default(), Ingested::default())
            }
        };
        Ok((self.read_shop(shop, skus, lease, &heard).await?, heard, ingested))
    }

    /// Asks the shops in which something drifted for their orders, and tells whether there are such shops: what looks
    /// like drift may be a sale that spark has yet to hear of. Nobody can tell in a shop that does not answer.
    pub(super) async fn look_again(
        &self,
        looked: &mut Looked,
        items: &[Item],
        look: &Look,
        changed: Changed,
    ) -> bool {
        let drifted: HashSet<_> = items
            .iter()
            .filter(|item| item.drift.is_some_and(|drift| drift != 0))
            .map(|item| item.shop)
            .collect();
        if drifted.is_empty() {
            return false;
        }
        let shops = looked.reaches.iter().map(|reach| &reach.shop).filter(|shop| drifted.contains(&shop.id));
        let asked = shops.map(|shop| {
            let told = self.hear_orders(shop, changed, look.rehearse, &look.stop);
            async move { (shop.id, shop.alias.clone(), told.await) }.boxed()
        });
        for (shop, alias, told) in join_all(asked).await {
            match told {
                Ok((heard, ingested)) => {
                    looked.heard.add(heard);
                    looked.ingested.add(ingested);
                    if changed == Changed::New {
                        looked.awaiting.remove(&shop);
                    }
                }
                Err(error) => {
                    looked.awaiting.insert(shop);
                    if changed == Changed::New {
                        let trouble = Trouble::of(&error);
                        looked.troubles.push(ShopTrouble { shop: alias, trouble });
                    }
                }
            }
        }
        true
    }
}
