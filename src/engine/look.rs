//! Looking at shops before a plan or a pull: their new orders first, then what they show.

use std::collections::HashSet;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::future::join_all;
use tokio_util::sync::CancellationToken;

use super::Engine;
use super::orders::{Heard, Ingested};
use super::push::{AskOrders, ShopTrouble, Trouble};
use super::reading::Reach;
use crate::domain::SkuKey;
use crate::domain::plan::Item;
use crate::store::shops::Shop;

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
    /// The others, and why.
    pub(super) troubles: Vec<ShopTrouble>,
    /// Orders that were heard of and not taken in.
    pub(super) heard: Heard,
    /// What became of those that were.
    pub(super) ingested: Ingested,
}

impl Engine {
    /// Looks at every shop, side by side. A shop whose orders cannot be had is not read either: a sale that spark has
    /// not heard of would be undone by what is planned for it.
    pub(super) async fn look_at(
        &self,
        shops: Vec<Shop>,
        skus: Option<&Arc<HashSet<SkuKey>>>,
        look: &Look,
    ) -> Looked {
        let looks = shops.into_iter().map(|shop| {
            let (alias, skus) = (shop.alias.clone(), skus.cloned());
            async move {
                let reach = async {
                    let lease = if look.rehearse { None } else { Some(self.hold_shop(&shop).await?) };
                    let (heard, ingested) = match look.orders {
                        AskOrders::First => self.hear_orders(&shop, look.rehearse, &look.stop).await?,
                        AskOrders::OnDrift | AskOrders::Never => (Heard::default(), Ingested::default()),
                    };
                    Ok((self.read_shop(shop, skus, lease, &heard).await?, heard, ingested))
                };
                reach
                    .await
                    .map_err(|error: super::Error| ShopTrouble { shop: alias, trouble: Trouble::of(&error) })
            }
            .boxed()
        });
        let mut looked = Looked::default();
        for outcome in join_all(looks).await {
            match outcome {
                Ok((reach, heard, ingested)) => {
                    looked.reaches.push(reach);
                    looked.heard.add(heard);
                    looked.ingested.add(ingested);
                }
                Err(trouble) => looked.troubles.push(trouble),
            }
        }
        looked
    }

    /// Asks the shops in which something drifted for their orders again, and tells whether there are such shops: what
    /// looks like drift may be a sale made between asking for orders and reading.
    pub(super) async fn look_again(&self, looked: &mut Looked, items: &[Item], look: &Look) -> bool {
        let drifted: HashSet<_> = items
            .iter()
            .filter(|item| item.drift.is_some_and(|drift| drift != 0))
            .map(|item| item.shop)
            .collect();
        if drifted.is_empty() || look.orders == AskOrders::Never {
            return false;
        }
        let shops = looked.reaches.iter().map(|reach| &reach.shop).filter(|shop| drifted.contains(&shop.id));
        let again =
            join_all(shops.map(|shop| self.hear_orders(shop, look.rehearse, &look.stop).boxed())).await;
        for (heard, ingested) in again.into_iter().flatten() {
            looked.heard.add(heard); // without an answer the drift stands
            looked.ingested.add(ingested);
        }
        true
    }
}
