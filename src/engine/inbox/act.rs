//! Acting on messages: fetching the orders that they name, side by side for all shops, and asking after authorisations.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::future::join_all;

use crate::domain::{Fault as _, Millis, OrderId, Platform, Retry, ShopId};
use crate::engine::shops as named;
use crate::engine::{Engine, Error};
use crate::marketplace::webhook::News;
use crate::store::inbox::{self, Message, State};
use crate::store::shops::{self, Shop, Standing};
use crate::store::{self, consents};

/// Messages taken at a time: enough that a storm's orders are fetched by the fifty, few enough to be done in a moment.
const BATCH: u32 = 200;
/// Orders of one call, at both marketplaces.
const ORDERS: usize = 50;
/// Whoever took messages has as long to act on them; then they are another's.
const HOLD_MS: i64 = 120_000;
/// The wait after the first failure; it doubles with every further one.
const PAUSE_MS: i64 = 1_000;
/// After as many attempts a message is given up: polling has made up for it by then.
const ATTEMPTS: i64 = 8;

/// What acting on messages brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Acted {
    /// Messages taken.
    pub taken: u64,
    /// Of these, those that are to be tried again.
    pub failed: u64,
    /// Movements made.
    pub movements: u64,
    /// When the oldest of those that were acted on arrived.
    pub oldest: Option<Millis>,
    /// Perhaps there are more.
    pub more: bool,
}

/// What messages say of one shop.
#[derive(Default)]
struct Told {
    orders: BTreeSet<OrderId>,
    consent_gone: bool,
    consent_ends: Option<Millis>,
    /// The messages that said it.
    messages: BTreeSet<i64>,
}

impl Engine {
    /// Acts on messages that wait. Trouble with one shop stops none of the others, and is tried again later.
    ///
    /// # Errors
    /// The store's.
    pub async fn act_on_inbox(&self) -> Result<Acted, Error> {
        let now = self.clock.now();
        let take = move |tx: &mut store::Tx<'_>| inbox::take(tx, BATCH, now, now.plus_ms(HOLD_MS));
        let messages = self.store.write("take messages", take).await?;
        if messages.is_empty() {
            return Ok(Acted::default());
        }
        let (told, ignored) = self.sort(&messages);
        let mut ends: BTreeMap<i64, State> = ignored.into_iter().map(|id| (id, State::Ignored)).collect();
        let mut acted = Acted {
            taken: messages.len() as u64,
            oldest: messages.iter().map(|message| message.received_at).min(),
            more: messages.len() == BATCH as usize,
            ..Acted::default()
        };
        let heeded =
            join_all(told.iter().map(|((platform, shop), told)| self.heed(platform, shop, told))).await;
        let mut again = BTreeSet::new();
        for (((platform, shop), told), outcome) in told.iter().zip(heeded) {
            match outcome {
                Ok(None) => ends.extend(told.messages.iter().map(|id| (*id, State::Ignored))),
                Ok(Some(movements)) => {
                    acted.movements += movements;
                    ends.extend(told.messages.iter().map(|id| (*id, State::Done)));
                }
                Err(error) => {
                    let retry = error.retry() != Retry::No;
                    tracing::warn!(platform = %platform, shop.id = %shop, %error, retry, "messages could not be acted on");
                    match retry {
                        true => again.extend(&told.messages),
                        false => ends.extend(told.messages.iter().map(|id| (*id, State::Failed))),
                    }
                }
            }
        }
        acted.failed = again.len() as u64;
        self.settle(messages, ends, again).await?;
        Ok(acted)
    }

    /// Sorts messages by the shop that they are about, and names those that say nothing of use.
    fn sort(&self, messages: &[Message]) -> (BTreeMap<(Platform, ShopId), Told>, Vec<i64>) {
        let mut told: BTreeMap<_, Told> = BTreeMap::new();
        let mut ignored = Vec::new();
        for Message { id, platform, body, .. } in messages {
            let market = self.markets.get(platform);
            let notice = market.and_then(|market| market.read_notice(body.as_bytes()).ok());
            let Some(notice) = notice.filter(|it| it.news != News::Other && !it.shops.is_empty()) else {
                ignored.push(*id);
                continue;
            };
            for shop in notice.shops {
                let told = told.entry((platform.clone(), shop)).or_default();
                told.messages.insert(*id);
                match &notice.news {
                    News::Orders(orders) => told.orders.extend(orders.iter().cloned()),
                    News::ConsentGone => told.consent_gone = true,
                    News::ConsentEnds(at) => told.consent_ends = *at,
                    News::Other => {}
                }
            }
        }
        (told, ignored)
    }

    /// Does what messages ask for in one shop, and returns how many movements that made; `None` for a shop that spark
    /// does not serve.
    async fn heed(&self, platform: &Platform, shop: &ShopId, told: &Told) -> Result<Option<u64>, Error> {
        let (name, id) = (platform.clone(), shop.clone());
        let find = move |tx: &mut store::Tx<'_>| match shops::owner(tx, &name, &id)? {
            Some((group, key)) => {
                Ok::<_, store::Error>(shops::get(tx, group, key)?.map(|shop| (group, shop)))
            }
            None => Ok(None),
        };
        let Some((group, shop)) = self.store.read("find a shop", find).await? else { return Ok(None) };
        if shop.standing == Standing::Disconnected {
            return Ok(None);
        }
        let engine = self.acting_for(group, self.actor.clone());
        if told.consent_gone {
            engine.ask_after(&shop).await?;
        }
        if let (Some(at), Some(consent)) = (told.consent_ends, shop.consent) {
            let announce = move |tx: &mut store::Tx<'_>| consents::announce_end(tx, group, consent, at);
            engine.store.write("note when an authorisation ends", announce).await?;
        }
        let mut movements = 0;
        let orders: Vec<_> = told.orders.iter().cloned().collect();
        for ids in orders.chunks(ORDERS) {
            movements += engine.fetch_orders(&shop, ids).await?.movements;
        }
        Ok(Some(movements))
    }

    /// Finds out whether an authorisation is gone, in the one way that is certain: by using it.
    async fn ask_after(&self, shop: &Shop) -> Result<(), Error> {
        match self.refresh_now(shop).await {
            Ok(()) => tracing::info!(shop.alias = %shop.alias, "said to be deauthorised, and is not"),
            Err(Error::Shop(named::Error::Revoked { .. } | named::Error::Expired { .. })) => {
                tracing::warn!(shop.alias = %shop.alias, "the seller has withdrawn the authorisation");
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    async fn settle(
        &self,
        messages: Vec<Message>,
        mut ends: BTreeMap<i64, State>,
        again: BTreeSet<i64>,
    ) -> Result<(), Error> {
        let now = self.clock.now();
        let mut later = Vec::new();
        for message in messages.iter().filter(|message| again.contains(&message.id)) {
            if message.attempts + 1 >= ATTEMPTS {
                ends.insert(message.id, State::Failed);
            } else {
                ends.remove(&message.id); // it is about several shops, of which one is to be tried again
                later.push((message.id, now.plus_ms(PAUSE_MS << message.attempts)));
            }
        }
        let ends: Vec<_> = ends.into_iter().collect();
        let settle = move |tx: &mut store::Tx<'_>| {
            inbox::end(tx, &ends)?;
            later.iter().try_for_each(|(id, due)| inbox::give_back(tx, &[*id], *due))
        };
        Ok(self.store.write("settle messages", settle).await?)
    }
}
