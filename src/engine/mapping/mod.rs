//! Mapping listings to SKUs: by exact match, by hand. What is near, but not the same, is only ever suggested.

mod suggest;

use std::collections::HashMap;

use serde::Serialize;

use super::catalogue::{self, ListingView};
use super::ingest::{self, Desk};
use super::{Engine, Error as EngineError, StockSettings, lookup};
use crate::domain::{Fault, GroupKey, Kind, ListingName, Millis, ShopAlias, ShopKey, SkuCode, SkuKey};
use crate::store::listings::{self, Filter, Listing};
use crate::store::mappings::{self, Link};
use crate::store::{self, Tx, skus};

pub use suggest::{By, Suggestion};

/// Maps a listing to a SKU; orders whose lines waited for that take their steps.
pub(super) fn link(
    tx: &mut Tx<'_>,
    (group, actor, at): (GroupKey, &str, Millis),
    listing: &Listing,
    sku: SkuKey,
    pack: i64,
) -> Result<(), store::Error> {
    mappings::set(tx, Link { listing: listing.key, sku, pack }, actor, at)?;
    let desk = Desk { group, shop: listing.shop, actor, now: at, history_before: None, unannounced: false };
    match &listing.name.variant {
        Some(variant) => ingest::take_waiting(tx, desk, &listing.name.product, variant),
        None => Ok(()), // a stored listing has one
    }
}

/// Why a mapping was not made or taken away.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A listing that sells nothing.
    #[error("a pack holds at least 1 unit, not {0}")]
    Pack(i64),
    /// There is nothing to take away.
    #[error("`{0}` is mapped to no SKU")]
    NotMapped(ListingName),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Pack(_) => Kind::Invalid,
            Self::NotMapped(_) => Kind::Missing,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Pack(_) => "pack_invalid",
            Self::NotMapped(_) => "not_mapped",
        }
    }
}

/// What a listing and a SKU must have in common to be mapped without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// The seller's SKU in the shop is the SKU's code, letter for letter.
    SellerSku,
    /// The same barcode.
    Barcode,
}

/// Why a listing was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The shop says nothing to match by.
    Blank,
    /// No SKU matches.
    NoMatch,
    /// Several SKUs match.
    SeveralSkus,
}

/// One listing of an automatic mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// The listing.
    pub listing: ListingName,
    /// What it was matched by.
    pub matched_by: String,
    /// The SKU that it is mapped to now; `None`: it was left alone.
    pub sku: Option<SkuCode>,
    /// Why it was left alone.
    pub reason: Option<Why>,
}

/// What an automatic mapping did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct AutoMapped {
    /// Nothing was changed: it was only asked what would be.
    pub dry_run: bool,
    /// Listings mapped.
    pub mapped: u64,
    /// Listings left alone: nothing to match by.
    pub blank: u64,
    /// Listings left alone: nothing matches.
    pub no_match: u64,
    /// Listings left alone: several SKUs match.
    pub several_skus: u64,
    /// Every listing that was not mapped before, and what became of it.
    pub items: Vec<Matched>,
}

impl Engine {
    /// Maps every unmapped listing of the shops that `aliases` name (of all without any) to the SKU that it matches
    /// exactly. What is blank, unmatched or matched by several SKUs is listed and left alone.
    ///
    /// # Errors
    /// When a shop is not there.
    pub async fn map_auto(
        &self,
        aliases: &[ShopAlias],
        key: Key,
        dry_run: bool,
    ) -> Result<AutoMapped, EngineError> {
        let shops = self.shop_keys(aliases).await?;
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        self.change("map by exact match", dry_run, move |tx| {
            let mut done = AutoMapped { dry_run, ..AutoMapped::default() };
            let barcodes = match key {
                Key::SellerSku => HashMap::new(),
                Key::Barcode => skus::by_barcode(tx, group)?,
            };
            for listing in unmapped(tx, group, shops.clone())? {
                let text = match key {
                    Key::SellerSku => listing.seller_sku.clone(),
                    Key::Barcode => listing.barcode.clone().unwrap_or_default(),
                };
                let found = match key {
                    _ if text.is_empty() => Err(Why::Blank),
                    Key::SellerSku => match skus::key_of(tx, group, &text)? {
                        Some((sku, _)) => Ok((sku, SkuCode::from(text.as_str()))),
                        None => Err(Why::NoMatch),
                    },
                    Key::Barcode => match barcodes.get(&text).map(Vec::as_slice) {
                        Some([one]) => Ok(one.clone()),
                        Some([_, ..]) => Err(Why::SeveralSkus),
                        Some([]) | None => Err(Why::NoMatch),
                    },
                };
                if let Ok((sku, _)) = &found {
                    link(tx, (group, &actor, at), &listing, *sku, 1)?;
                }
                match &found {
                    Ok(_) => done.mapped += 1,
                    Err(Why::Blank) => done.blank += 1,
                    Err(Why::NoMatch) => done.no_match += 1,
                    Err(Why::SeveralSkus) => done.several_skus += 1,
                }
                done.items.push(Matched {
                    listing: listing.name,
                    matched_by: text,
                    reason: found.as_ref().err().copied(),
                    sku: found.ok().map(|(_, code)| code),
                });
            }
            Ok(done)
        })
        .await
    }

    /// Maps one listing to a SKU, whatever it was mapped to before.
    ///
    /// # Errors
    /// [`Error::Pack`], or when the listing or the SKU is not there.
    pub async fn map_add(
        &self,
        name: &ListingName,
        code: &str,
        pack: i64,
        dry_run: bool,
    ) -> Result<ListingView, EngineError> {
        if pack < 1 {
            return Err(Error::Pack(pack).into());
        }
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        let (name, code, stock) = (name.clone(), code.to_owned(), self.stock);
        self.change("map a listing", dry_run, move |tx| {
            let listing = lookup::listing(tx, group, &name)?;
            let sku = lookup::sku(tx, group, &code)?;
            if listing.mapped.as_ref().is_none_or(|to| (to.key, to.pack) != (sku.key, pack)) {
                link(tx, (group, &actor, at), &listing, sku.key, pack)?;
            }
            view(tx, group, stock, &name)
        })
        .await
    }

    /// Takes a listing off the SKU that it is mapped to. Its shop goes on showing what it shows.
    ///
    /// # Errors
    /// [`Error::NotMapped`], or when the listing is not there.
    pub async fn map_remove(&self, name: &ListingName, dry_run: bool) -> Result<ListingView, EngineError> {
        let (group, name, stock) = (self.group, name.clone(), self.stock);
        self.change("unmap a listing", dry_run, move |tx| {
            let listing = lookup::listing(tx, group, &name)?;
            if !mappings::remove(tx, listing.key)? {
                return Err(Error::NotMapped(listing.name).into());
            }
            view(tx, group, stock, &name)
        })
        .await
    }

    /// Suggests SKUs for unmapped listings, `limit` listings at most, the best three for each. Nothing is applied.
    ///
    /// # Errors
    /// When a shop is not there.
    pub async fn map_suggest(
        &self,
        aliases: &[ShopAlias],
        limit: Option<usize>,
    ) -> Result<Vec<Suggestion>, EngineError> {
        let shops = self.shop_keys(aliases).await?;
        let group = self.group;
        self.store
            .read("suggest mappings", move |tx| {
                let mut index = suggest::Index::default();
                skus::each(tx, group, &skus::Filter::default(), |sku| {
                    index.add(&sku);
                    Ok::<_, store::Error>(())
                })?;
                let listings = unmapped(tx, group, shops.clone())?;
                let near = listings.iter().map(|listing| index.near(listing));
                let near = near.filter(|near| !near.is_empty()).take(limit.unwrap_or(usize::MAX));
                Ok(near.flatten().collect())
            })
            .await
    }

    async fn shop_keys(&self, aliases: &[ShopAlias]) -> Result<Option<Vec<ShopKey>>, EngineError> {
        if aliases.is_empty() {
            return Ok(None);
        }
        Ok(Some(self.resolve_shops(aliases).await?.iter().map(|shop| shop.id).collect()))
    }
}

/// Returns the listing as it stands now.
fn view(
    tx: &mut Tx<'_>,
    group: GroupKey,
    stock: StockSettings,
    name: &ListingName,
) -> Result<ListingView, EngineError> {
    let listing = lookup::listing(tx, group, name)?;
    let mut views = catalogue::views(tx, group, stock, vec![listing])?;
    views.pop().ok_or_else(|| lookup::Error::NoSuchListing { name: name.clone() }.into())
}

fn unmapped(
    tx: &mut Tx<'_>,
    group: GroupKey,
    shops: Option<Vec<ShopKey>>,
) -> Result<Vec<Listing>, store::Error> {
    let mut found = Vec::new();
    let filter = Filter { shops, mapped: Some(false), ..Filter::default() };
    listings::each(tx, group, &filter, |listing| {
        found.push(listing);
        Ok::<_, store::Error>(())
    })?;
    Ok(found)
}
