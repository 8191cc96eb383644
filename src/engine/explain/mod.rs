//! Why a figure is what it is: every cause of a balance, and every term of what each listing should show.

mod found;

use std::collections::HashSet;
use std::sync::Arc;

use serde::Serialize;

use super::ledger::{balance, movements};
use super::look::Looked;
use super::{Engine, Error, lookup};
use crate::domain::plan::{self, Stock};
use crate::domain::{Cause, ListingName, Millis, SkuCode};
use crate::store::{self, orders};

pub use found::Found;

/// A SKU, explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Its code.
    pub sku: SkuCode,
    /// When: now, or the time that was asked for.
    pub at: Millis,
    /// Physically there.
    pub on_hand: i64,
    /// Promised.
    pub reserved: i64,
    /// On hand − reserved.
    pub available: i64,
    /// What moved it, newest first; a bundle's components.
    pub causes: Vec<ExplainedCause>,
    /// What the listings show that sell it, and what they should.
    pub listings: Vec<ExplainedListing>,
}

/// One cause of a balance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedCause {
    /// Why.
    pub cause: Cause,
    /// What it points at.
    pub reference: Option<String>,
    /// Units added to on hand.
    pub delta_on_hand: i64,
    /// Units added to reserved.
    pub delta_reserved: i64,
    /// When.
    pub at: Millis,
    /// Who.
    pub actor: String,
    /// A person's words.
    pub note: Option<String>,
    /// Whose movement it is: the SKU's, or a component's.
    pub sku: SkuCode,
}

/// One listing that sells a SKU.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ExplainedListing {
    /// Its name.
    pub listing: ListingName,
    /// What the shop showed when last read.
    pub shown: Option<i64>,
    /// What both sides last agreed on.
    pub agreed: Option<i64>,
    /// What it sold since.
    pub sold: i64,
    /// What it should show.
    pub target: Option<i64>,
    /// What neither the agreed figure nor the orders since explain.
    pub drift: Option<i64>,
    /// Every term of the target, what that means for the listing, and what was found.
    pub because: String,
    /// Where its drift came from, and what else keeps it from showing its target, as far as the store knows; nothing for
    /// a time past.
    pub found: Vec<Found>,
}

impl Engine {
    /// Explains a SKU, now or at `at`. For a time past, what listings should have shown follows from the balance then;
    /// what they did show is only known for the last reading.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub async fn explain(&self, code: &str, at: Option<Millis>) -> Result<Explained, Error> {
        let (group, now, code) = (self.group, self.clock.now(), code.to_owned());
        let (key, sku, balance, moved) = self
            .store
            .read("explain a SKU", move |tx| {
                let sku = lookup::sku(tx, group, &code)?;
                let balance = balance(tx, &sku, at)?;
                let moved = movements(tx, &sku, at.unwrap_or(Millis(i64::MAX)), None)?;
                Ok::<_, Error>((sku.key, sku.code, balance, moved))
            })
            .await?;
        let scope = Some(Arc::new(HashSet::from([key])));
        let shops = self.resolve_shops(&[]).await?;
        let mut input = self.plan_input(shops, scope, self.stock.policy, None, &Looked::default()).await?;
        if let Some(sku) = input.skus.get_mut(&key).filter(|_| at.is_some()) {
            sku.stock = Stock::Own(balance); // a bundle too: its balance then is what its components made
        }
        let items = plan::plan(&input).items;
        let found = if at.is_none() { self.found(&items).await? } else { vec![Vec::new(); items.len()] };
        let listings = items.into_iter().zip(found).map(|(item, found)| {
            let terms =
                input.listings.iter().find(|it| it.key == item.key).and_then(|it| plan::terms(&input, it));
            let sum = terms.map(|plan::Terms { available, buffer, pack, target }| {
                let packs = if pack > 1 { format!(", in packs of {pack}") } else { String::new() };
                format!("{available} available − {buffer} held back{packs}: {target}; ")
            });
            let is_past = at.is_some();
            ExplainedListing {
                listing: item.listing,
                shown: item.shown.filter(|_| !is_past),
                agreed: item.agreed.filter(|_| !is_past),
                sold: item.sold,
                target: item.target,
                drift: item.drift.filter(|_| !is_past),
                because: match is_past {
                    true => sum.unwrap_or_default().trim_end_matches("; ").to_owned(),
                    false => {
                        let found: String = found.iter().map(|found| format!("; {found}")).collect();
                        format!("{}{}{found}", sum.unwrap_or_default(), item.reason)
                    }
                },
                found,
            }
        });
        let causes = moved.into_iter().map(|movement| ExplainedCause {
            cause: movement.cause,
            reference: movement.reference,
            delta_on_hand: movement.delta_on_hand,
            delta_reserved: movement.delta_reserved,
            at: movement.at,
            actor: movement.actor,
            note: movement.note,
            sku: movement.sku,
        });
        Ok(Explained {
            sku,
            at: at.unwrap_or(now),
            on_hand: balance.on_hand,
            reserved: balance.reserved,
            available: balance.available(),
            causes: causes.collect(),
            listings: listings.collect(),
        })
    }

    /// Finds for each listing of a plan what the store knows of it.
    async fn found(&self, items: &[plan::Item]) -> Result<Vec<Vec<Found>>, Error> {
        let (group, items) =
            (self.group, items.iter().map(|item| (item.key, item.drift)).collect::<Vec<_>>());
        let find = move |tx: &mut store::Tx<'_>| {
            let keys: Vec<_> = items.iter().map(|(key, _)| *key).collect();
            let unpaid = orders::unpaid(tx, group, &keys)?;
            items.iter().map(|(key, drift)| found::find(tx, *key, *drift, &unpaid)).collect()
        };
        Ok(self.store.read::<_, store::Error, _>("find what listings met", find).await?)
    }
}
