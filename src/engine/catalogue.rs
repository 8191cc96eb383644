//! The shops' catalogues: reading them, and listing what was read.

use std::collections::HashMap;
use std::sync::Arc;

use futures_util::FutureExt as _;
use futures_util::StreamExt as _;
use futures_util::future::join_all;
use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::{Engine, Error, StockSettings, lookup, session};
use crate::domain::{
    Amount, Currency, GroupKey, ListingKey, ListingName, Millis, Platform, Policy, ProductId, ShopAlias,
    SkuCode, VariantId, WarehouseId, plan,
};
use crate::marketplace::{Product, Session, Variant};
use crate::store::listings::{self, Filter, Listing};
use crate::store::products::{self, ListingRow, Pass, ProductRow};
use crate::store::shops::{self, Shop};
use crate::store::{self, Tx, cursors, planning};

/// The name under which a shop keeps when its whole catalogue was last read.
pub(super) const CATALOGUE: &str = "catalogue";

/// What a pass over one shop's catalogue brought.
#[derive(Debug)]
pub struct Pulled {
    /// The shop.
    pub shop: ShopAlias,
    /// Products read.
    pub products: u64,
    /// Listings read.
    pub listings: u64,
    /// Listings among them that were not known.
    pub new: u64,
    /// Listings that the shop no longer has.
    pub gone: u64,
    /// It saw the whole catalogue; only then is anything known to be gone.
    pub complete: bool,
    /// What stopped it. What was read before is kept.
    pub error: Option<Error>,
}

/// Is told how many listings were read so far, of all shops together.
pub type Progress = Arc<dyn Fn(u64) + Send + Sync>;

/// A listing as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ListingView {
    /// How people type it.
    pub listing: ListingName,
    /// Its shop.
    pub shop: ShopAlias,
    /// The shop's marketplace.
    pub platform: Platform,
    /// Its product.
    pub product_id: ProductId,
    /// Its variant.
    pub variant_id: VariantId,
    /// Its warehouse, where the shop names one.
    pub warehouse_id: Option<WarehouseId>,
    /// What the seller wrote in the shop.
    pub seller_sku: String,
    /// The product's title.
    pub title: String,
    /// The variant's own name.
    pub variant: String,
    /// The marketplace's own word.
    pub status: String,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// Units of the SKU in one unit of the listing.
    pub pack: Option<i64>,
    /// What the shop showed when last read.
    pub shown: Option<i64>,
    /// When that was.
    pub shown_at: Option<Millis>,
    /// What both sides last agreed on.
    pub agreed: Option<i64>,
    /// What it should show.
    pub target: Option<i64>,
}

/// Which listings to list, by shop, product, variant and warehouse.
#[derive(Debug, Clone, Default)]
pub struct ListingFilter {
    /// Only of these shops.
    pub shops: Vec<ShopAlias>,
    /// Only mapped (`true`) or only unmapped ones.
    pub mapped: Option<bool>,
    /// Only listings behind this one.
    pub after: Option<ListingName>,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Engine {
    /// Reads the catalogues of the shops that `aliases` name (of all without any), side by side. Trouble in one
    /// stops none of the others; `stop` ends all at their next page.
    ///
    /// # Errors
    /// When a shop is not there; what happens to each is in its [`Pulled`].
    pub async fn pull_listings(
        &self,
        aliases: &[ShopAlias],
        progress: Progress,
        stop: CancellationToken,
    ) -> Result<Vec<Pulled>, Error> {
        let shops = self.resolve_shops(aliases).await?;
        let read = std::sync::atomic::AtomicU64::new(0);
        let tell = |listings: u64| {
            let before = read.fetch_add(listings, std::sync::atomic::Ordering::Relaxed);
            progress(before + listings);
        };
        Ok(join_all(shops.iter().map(|shop| self.pull_shop(shop, &tell, &stop).boxed())).await)
    }

    async fn pull_shop(&self, shop: &Shop, tell: &(impl Fn(u64) + Sync), stop: &CancellationToken) -> Pulled {
        let mut pulled = Pulled {
            shop: shop.alias.clone(),
            products: 0,
            listings: 0,
            new: 0,
            gone: 0,
            complete: false,
            error: None,
        };
        let end = match self.session(shop).await {
            Ok(session) => match self.pass(shop, &session, &mut pulled, tell, stop).await {
                Err(Error::Marketplace(error)) if session::is_rejection(&error) => {
                    match self.after_rejection(shop, &session).await {
                        Ok(session) => self.pass(shop, &session, &mut pulled, tell, stop).await,
                        Err(error) => Err(error),
                    }
                }
                end => end,
            },
            Err(error) => Err(error),
        };
        pulled.error = end.err();
        pulled
    }

    /// Makes one pass over a shop's catalogue, a transaction a page: what was read is kept whatever happens next.
    async fn pass(
        &self,
        shop: &Shop,
        session: &Session,
        pulled: &mut Pulled,
        tell: &(impl Fn(u64) + Sync),
        stop: &CancellationToken,
    ) -> Result<(), Error> {
        let market = self.market(&shop.platform)?;
        let (key, now) = (shop.id, self.clock.now());
        let pass = self.store.write("begin a catalogue", move |tx| products::begin(tx, key, now)).await?;
        (pulled.products, pulled.listings, pulled.new) = (0, 0, 0);
        let mut pages = market.catalogue(session);
        while let Some(page) = stop.run_until_cancelled(pages.next()).await.flatten() {
            let page = page?;
            let listings: u64 = page.iter().map(|product| product.variants.len() as u64).sum();
            pulled.products += page.len() as u64;
            pulled.listings += listings;
            pulled.new +=
                self.store.write("record a catalogue page", move |tx| record(tx, pass, &page)).await?;
            tell(listings);
        }
        if stop.is_cancelled() {
            return Ok(());
        }
        let end = move |tx: &mut Tx<'_>| {
            cursors::advance(tx, key, CATALOGUE, now)?;
            products::end(tx, pass)
        };
        pulled.gone = self.store.write("end a catalogue", end).await?;
        pulled.complete = true;
        Ok(())
    }

    /// Returns the listings that `filter` lets through, those that are gone from their shops left out.
    ///
    /// # Errors
    /// When a shop, or the listing to go on behind, is not there.
    pub async fn listings(&self, filter: ListingFilter) -> Result<Vec<ListingView>, Error> {
        let shops = match filter.shops.as_slice() {
            [] => None,
            aliases => Some(self.resolve_shops(aliases).await?.iter().map(|shop| shop.id).collect()),
        };
        let (group, stock) = (self.group, self.stock);
        self.store
            .read("list listings", move |tx| {
                let after = match &filter.after {
                    Some(name) => Some(lookup::listing(tx, group, name)?.key),
                    None => None,
                };
                let wanted = Filter {
                    shops: shops.clone(),
                    mapped: filter.mapped,
                    gone: false,
                    after,
                    limit: filter.limit,
                };
                let mut found = Vec::new();
                listings::each(tx, group, &wanted, |listing| {
                    found.push(listing);
                    Ok::<_, store::Error>(())
                })?;
                Ok(views(tx, group, stock, found)?)
            })
            .await
    }
}

/// Returns listings as they are shown, each with what it should show by the plan's own rule.
pub(crate) fn views(
    tx: &mut Tx<'_>,
    group: GroupKey,
    stock: StockSettings,
    listings: Vec<Listing>,
) -> Result<Vec<ListingView>, store::Error> {
    let targets = targets(tx, group, stock, &listings)?;
    let view = |listing: Listing| {
        let ListingName { shop, product, variant, .. } = listing.name.clone();
        let (sku, pack) = listing.mapped.map_or((None, None), |to| (Some(to.code), Some(to.pack)));
        ListingView {
            target: targets.get(&listing.key).copied(),
            listing: listing.name,
            shop,
            platform: listing.platform,
            product_id: product,
            variant_id: variant.unwrap_or_else(|| VariantId::from("")), // a stored listing has one
            warehouse_id: Some(listing.warehouse_id).filter(|id| !id.as_str().is_empty()),
            seller_sku: listing.seller_sku,
            title: listing.title,
            variant: listing.variant,
            status: listing.status,
            sku,
            pack,
            shown: listing.shown,
            shown_at: listing.shown_at,
            agreed: listing.agreed,
        }
    };
    Ok(listings.into_iter().map(view).collect())
}

/// Plans just these listings, for their targets' sake.
fn targets(
    tx: &mut Tx<'_>,
    group: GroupKey,
    stock: StockSettings,
    listings: &[Listing],
) -> Result<HashMap<ListingKey, i64>, store::Error> {
    let StockSettings { buffer, guards, .. } = stock;
    let shops = shops::list(tx, group)?.into_iter();
    let known = |shop: shops::Shop| plan::Shop {
        buffer: shop.buffer,
        pushed_before: false,
        awaits_orders: false,
        left_out: 0,
    };
    let shops = shops.map(|shop| (shop.id, known(shop))).collect();
    let policy = Policy::Ask; // the one that has no part in targets
    let mut input = plan::Input { policy, guards, buffer, shops, skus: HashMap::new(), listings: Vec::new() };
    for listing in listings {
        let Some(to) = &listing.mapped else { continue };
        let own = if to.is_bundle { plan::Stock::Bundle(Vec::new()) } else { plan::Stock::Own(to.balance) };
        let sku = plan::Sku { code: to.code.clone(), stock: own, buffer: to.buffer };
        input.skus.insert(to.key, sku);
        input.listings.push(plan::Listing {
            key: listing.key,
            shop: listing.shop,
            name: listing.name.clone(),
            warehouse: listing.warehouse_id.clone(),
            mapping: Some(plan::Mapping { sku: to.key, pack: to.pack }),
            state: plan::State::Live,
            shown: listing.shown,
            agreed: listing.agreed,
            told: plan::Told::Answered,
            orders: plan::Orders::default(),
            buffer: listing.buffer,
            in_scope: true,
        });
    }
    planning::load_components(tx, &mut input.skus)?;
    let items = plan::plan(&input).items.into_iter();
    Ok(items.filter_map(|item| Some((item.key, item.target?))).collect())
}

/// Records a page and returns how many of its listings are new.
fn record(tx: &mut Tx<'_>, pass: Pass, page: &[Product]) -> Result<u64, store::Error> {
    let mut new = 0;
    for product in page {
        let row = ProductRow {
            product_id: &product.product_id,
            title: &product.title,
            status: &product.status,
            remote_updated_at: product.updated_at,
            settled: product.settled,
        };
        products::record(tx, pass, row)?;
        for variant in &product.variants {
            new += u64::from(products::record_listing(tx, pass, row, listing_row(variant))?);
        }
    }
    Ok(new)
}

fn listing_row(variant: &Variant) -> ListingRow<'_> {
    let currency = variant.currency.as_deref().and_then(|code| code.parse::<Currency>().ok());
    let amount = variant.price.as_deref().and_then(|price| price.parse::<Amount>().ok());
    ListingRow {
        variant_id: &variant.variant_id,
        warehouse_id: &variant.warehouse_id,
        seller_sku: &variant.seller_sku,
        barcode: variant.barcode.as_deref(),
        variant: &variant.name,
        // A price that cannot be read is no reason not to read the stock.
        price_minor: amount.and_then(|amount| amount.minor(currency).ok()),
        currency,
        shown: variant.shown,
        locked: variant.locked,
    }
}
