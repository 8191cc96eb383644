//! Reading what shops show, spending as few calls as certainty allows, and keeping what was read.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures_util::TryStreamExt as _;

use super::lease::Held;
use super::orders::Heard;
use super::session::is_rejection;
use super::{Engine, Error};
use crate::domain::plan::{Listing, State};
use crate::domain::{ListingKey, ProductId, SkuKey, VariantId, WarehouseId};
use crate::marketplace::{self, Marketplace, Product, Reading, Session, Variant};
use crate::store::orders::{self, Of};
use crate::store::planning::{self, KnownProduct, Readable, Seen, SeenProduct};
use crate::store::shops::Shop;
use crate::store::{self, Tx, leases::Lease};

/// Products recorded in one transaction: enough that commits don't count, few enough that a crash costs little.
const BATCH: usize = 200;

/// A shop that was signed in to and read.
pub(super) struct Reach {
    pub(super) shop: Shop,
    pub(super) market: Arc<dyn Marketplace>,
    pub(super) session: Session,
    /// Held by whatever changes something, and by nothing that only looks.
    pub(super) lease: Option<Held>,
    seen: Vec<SeenProduct>,
}

impl Engine {
    /// Reads what `shop` shows for the products that sell `skus` (all that are mapped, where none are named).
    ///
    /// Under a lease what was read is recorded; without one nothing is, and [`Reach::overlay`] alone knows it.
    pub(super) async fn read_shop(
        &self,
        shop: Shop,
        skus: Option<Arc<HashSet<SkuKey>>>,
        lease: Option<Held>,
        heard: &Heard,
    ) -> Result<Reach, Error> {
        let market = self.market(&shop.platform)?;
        let session = self.session(&shop).await?;
        let key = shop.id;
        let scope = skus.clone();
        let (rows, touched, known, cursor) = self
            .as_if("what to read", heard, move |tx| {
                let products = match &scope {
                    Some(skus) => Some(planning::products_selling(tx, key, skus.iter().copied())?),
                    None => None,
                };
                let rows = planning::readable(tx, key, products.as_ref())?;
                let touched = match &scope {
                    Some(_) => touched(tx, &rows)?,
                    None => orders::touched(tx, Of::Shop(key))?,
                };
                let known = planning::known_products(tx, key, products.as_ref())?;
                Ok((rows, touched, known, planning::cursor(tx, key)?))
            })
            .await?;
        let wanted = wanted(rows, skus.as_deref());
        let mut reach = Reach { shop, market, session, lease, seen: Vec::new() };
        if wanted.is_empty() {
            return Ok(reach);
        }
        let ask = ask(&wanted, &known, &touched);
        match self.read_products(&mut reach, &wanted, ask.clone(), cursor.clone()).await {
            Err(Error::Marketplace(error)) if is_rejection(&error) => {
                reach.session = self.after_rejection(&reach.shop, &reach.session).await?;
                reach.seen.clear();
                self.read_products(&mut reach, &wanted, ask, cursor).await?;
            }
            outcome => outcome?,
        }
        Ok(reach)
    }

    async fn read_products(
        &self,
        reach: &mut Reach,
        wanted: &HashMap<ProductId, Vec<Readable>>,
        ask: Vec<marketplace::KnownProduct>,
        cursor: Option<String>,
    ) -> Result<(), Error> {
        let (market, session) = (Arc::clone(&reach.market), reach.session.clone());
        let mut readings = market.read_stock(&session, ask, cursor);
        let mut recorded = 0;
        let mut next_cursor = None;
        while let Some(reading) = readings.try_next().await? {
            match reading {
                Reading::Unchanged(_) => {}
                Reading::Gone(product) => reach.seen.push(SeenProduct::Gone(product)),
                Reading::Cursor(cursor) => next_cursor = Some(cursor),
                Reading::Read(product) => {
                    if let Some(rows) = wanted.get(&product.product_id) {
                        reach.seen.push(seen(&product, rows));
                    }
                }
            }
            if reach.seen.len() - recorded >= BATCH {
                self.record(reach, recorded, None).await?;
                recorded = reach.seen.len();
            }
        }
        self.record(reach, recorded, next_cursor).await
    }

    async fn record(&self, reach: &Reach, from: usize, cursor: Option<String>) -> Result<(), Error> {
        let Some(lease) = reach.lease.as_ref().map(|held| held.lease().clone()) else { return Ok(()) };
        let seen = reach.seen[from..].to_vec();
        if seen.is_empty() && cursor.is_none() {
            return Ok(());
        }
        let (shop, at) = (reach.shop.id, self.clock.now());
        self.store
            .write("record what a shop shows", move |tx| {
                planning::record(tx, &lease, shop, &seen, at)?;
                match &cursor {
                    Some(cursor) => planning::record_cursor(tx, &lease, shop, cursor, at),
                    None => Ok::<_, store::Error>(()),
                }
            })
            .await?;
        Ok(())
    }
}

impl Reach {
    /// Returns the lease that whoever writes about the shop must hold.
    ///
    /// # Errors
    /// [`store::Error::LeaseLost`] without one.
    pub(super) fn lease(&self) -> Result<Lease, store::Error> {
        let lost = || store::Error::LeaseLost { lease: self.shop.alias.to_string() };
        self.lease.as_ref().map(|held| held.lease().clone()).ok_or_else(lost)
    }

    /// Returns the listings that were read.
    pub(super) fn seen(&self) -> impl Iterator<Item = ListingKey> {
        self.seen
            .iter()
            .flat_map(|product| match product {
                SeenProduct::Read { listings, .. } => listings.as_slice(),
                SeenProduct::Gone(_) => &[],
            })
            .map(|seen| seen.listing)
    }

    /// Puts what was read into `listings`, as recording it would.
    pub(super) fn overlay(
        &self,
        listings: &mut HashMap<ListingKey, &mut Listing>,
        by_product: &HashMap<ProductId, Vec<ListingKey>>,
    ) {
        for product in &self.seen {
            match product {
                SeenProduct::Gone(product) => {
                    for key in by_product.get(product).into_iter().flatten() {
                        if let Some(listing) = listings.get_mut(key) {
                            listing.state = State::Gone;
                        }
                    }
                }
                SeenProduct::Read { listings: rows, .. } => {
                    for seen in rows {
                        let Some(listing) = listings.get_mut(&seen.listing) else { continue };
                        listing.shown = seen.shown;
                    }
                }
            }
        }
    }
}

/// Returns those of a few rows that orders may have touched since they were last read.
fn touched(tx: &mut Tx<'_>, rows: &[Readable]) -> Result<HashSet<ListingKey>, store::Error> {
    let mut touched = HashSet::new();
    for row in rows {
        touched.extend(orders::touched(tx, Of::Listing(row.listing))?);
    }
    Ok(touched)
}

/// Returns the rows to read, by product: a product is wanted whole as soon as one of its rows sells a wanted SKU.
fn wanted(rows: Vec<Readable>, skus: Option<&HashSet<SkuKey>>) -> HashMap<ProductId, Vec<Readable>> {
    let is_wanted = |row: &Readable| row.sku.is_some_and(|sku| skus.is_none_or(|skus| skus.contains(&sku)));
    let mut wanted: HashMap<ProductId, Vec<Readable>> = HashMap::new();
    let mut rows = rows.into_iter().peekable();
    while let Some(first) = rows.next() {
        let mut product = vec![first];
        while let Some(row) = rows.next_if(|row| row.product == product[0].product) {
            product.push(row);
        }
        if product.iter().any(is_wanted) {
            wanted.insert(product[0].product.clone(), product);
        }
    }
    wanted
}

fn ask(
    wanted: &HashMap<ProductId, Vec<Readable>>,
    known: &HashMap<ProductId, KnownProduct>,
    touched: &HashSet<ListingKey>,
) -> Vec<marketplace::KnownProduct> {
    let mut ask: Vec<_> = wanted
        .iter()
        .map(|(product, rows)| {
            let mut variants: Vec<_> = rows.iter().map(|row| row.variant.clone()).collect();
            variants.dedup(); // they come sorted
            marketplace::KnownProduct {
                product_id: product.clone(),
                variants,
                updated_at: known.get(product).and_then(|known| known.updated_at),
                settled: known.get(product).is_some_and(|known| known.settled),
                must_read: rows.iter().any(|row| row.is_open || touched.contains(&row.listing)),
            }
        })
        .collect();
    ask.sort_by(|a, b| a.product_id.cmp(&b.product_id)); // the same calls in every run
    ask
}

/// Returns what a product shows in the rows that are known. A row that it does not have any more shows nothing known.
fn seen(product: &Product, rows: &[Readable]) -> SeenProduct {
    let seen = |row: &Readable| {
        let found = find(product, &row.variant, &row.warehouse);
        let (shown, locked) = found.map_or((None, None), |found| (found.shown, found.locked));
        Seen { listing: row.listing, shown, locked, is_new: row.figures != (shown, locked) }
    };
    SeenProduct::Read {
        product: product.product_id.clone(),
        known: KnownProduct { updated_at: product.updated_at, settled: product.settled },
        listings: rows.iter().map(seen).collect(),
    }
}

/// Returns what a product shows for one variant in one warehouse.
pub(super) fn shown(product: &Product, variant: &VariantId, warehouse: &WarehouseId) -> Option<i64> {
    find(product, variant, warehouse).and_then(|found| found.shown)
}

fn find<'p>(product: &'p Product, variant: &VariantId, warehouse: &WarehouseId) -> Option<&'p Variant> {
    product.variants.iter().find(|it| it.variant_id == *variant && it.warehouse_id == *warehouse)
}
