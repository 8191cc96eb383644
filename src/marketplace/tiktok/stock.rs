//! TikTok Shop's stock: reading it as widely as the limits allow, and setting it.

use std::collections::HashMap;

use futures_util::future::{BoxFuture, FutureExt, join};
use futures_util::stream::{self, BoxStream, StreamExt};

use super::client::Client;
use super::meaning::{meaning, no_such_product};
use super::wire::{SkuError, Updated};
use crate::domain::ProductId;
use crate::marketplace::batch::{chunks, joined, outcome};
use crate::marketplace::call::row_refused;
use crate::marketplace::lenient::Id;
use crate::marketplace::{
    Error, KnownProduct, Product, Reading, Refusal, Session, StockOutcome, StockRow, StockUpdate,
};

/// Variants of one inventory search (4.0).
const SKUS_PER_SEARCH: usize = 600;

/// Searches under way at once: enough to use up the limit at 300 ms each.
const WIDTH: usize = 16;

impl Client {
    /// Reads the stock of `known`, of all of it: nothing proves that a product did not change.
    pub(super) fn read<'a>(
        &'a self,
        shop: &'a Session,
        known: Vec<KnownProduct>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        stream::iter(batches(known))
            .map(move |batch| self.read_batch(shop, batch))
            .buffer_unordered(WIDTH)
            .flat_map(stream::iter)
            .boxed()
    }

    fn read_batch<'a>(
        &'a self,
        shop: &'a Session,
        mut batch: Vec<KnownProduct>,
    ) -> BoxFuture<'a, Vec<Result<Reading, Error>>> {
        async move {
            let ids: Vec<&str> = batch.iter().flat_map(|p| &p.variants).map(|v| v.as_str()).collect();
            let stock = if ids.is_empty() { Ok(None) } else { self.stock(shop, &ids).await.map(Some) };
            let stock = match stock {
                Ok(stock) => stock.map(|stock| stock.inventory).unwrap_or_default(),
                // What one unknown id does to the others is not documented: find it by halves.
                Err(Error::Refused { .. }) if batch.len() > 1 => {
                    let rest = batch.split_off(batch.len() / 2);
                    let (mut first, second) =
                        join(self.read_batch(shop, batch), self.read_batch(shop, rest)).await;
                    first.extend(second);
                    return first;
                }
                Err(Error::Refused { .. }) => Vec::new(),
                Err(error) => return vec![Err(error)],
            };
            let mut read: HashMap<String, Product> =
                stock.into_iter().map(|row| (row.product_id.0.clone(), Product::from(row))).collect();
            let mut readings = Vec::with_capacity(batch.len());
            let mut missing = Vec::new();
            for KnownProduct { product_id, .. } in batch {
                match read.remove(product_id.as_str()).filter(|product| !product.variants.is_empty()) {
                    Some(product) => readings.push(Ok(Reading::Read(product))),
                    None => missing.push(product_id),
                }
            }
            let looked = stream::iter(missing).map(|id| self.look_for(shop, id)).buffer_unordered(WIDTH);
            readings.extend(looked.collect::<Vec<_>>().await);
            readings
        }
        .boxed()
    }

    /// Finds out what became of a product whose stock was not told: a missing row alone proves nothing.
    async fn look_for(&self, shop: &Session, id: ProductId) -> Result<Reading, Error> {
        Ok(match self.product(shop, &id).await? {
            Some(product) => Reading::Read(product),
            None => Reading::Gone(id),
        })
    }

    /// Reads one product; `None` when it was deleted or never was this shop's.
    pub(super) async fn product(&self, shop: &Session, id: &ProductId) -> Result<Option<Product>, Error> {
        match self.detail(shop, id).await {
            Ok(item) => Ok((!item.deleted()).then(|| item.into())),
            Err(Error::Refused { refusal, .. }) if no_such_product(&refusal.code) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Sets the stock of one product.
    pub(super) async fn set(&self, shop: &Session, update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        let mut calls = Vec::new();
        for rows in chunks(update) {
            let updated = self.set_stock(shop, &update.product_id, &rows).await;
            let outcomes = updated.map(|updated| outcomes(shop, &rows, updated));
            calls.push((rows, outcomes));
        }
        joined(calls)
    }
}

/// Splits `known` into searches, no product torn apart.
fn batches(known: Vec<KnownProduct>) -> Vec<Vec<KnownProduct>> {
    let mut batches: Vec<Vec<KnownProduct>> = Vec::new();
    let mut room = 0;
    for product in known {
        let size = product.variants.len();
        match batches.last_mut() {
            Some(batch) if size <= room => {
                room -= size;
                batch.push(product);
            }
            _ => {
                room = SKUS_PER_SEARCH.saturating_sub(size);
                batches.push(vec![product]);
            }
        }
    }
    batches
}

/// Says what became of each row: what no error names went through (6.4).
fn outcomes(shop: &Session, rows: &[&StockRow], updated: Option<Updated>) -> Vec<StockOutcome> {
    let errors = updated.map(|updated| updated.errors).unwrap_or_default();
    let result = |row: &StockRow| errors.iter().find_map(|error| refusal_of(row, error));
    let result = |row| match result(row) {
        Some(refusal) => {
            Err(row_refused(&shop.alias, meaning(200, &refusal.code, &refusal.message), refusal))
        }
        None => Ok(()),
    };
    rows.iter().map(|row| outcome(row, result(row))).collect()
}

/// Returns what `error` says of `row`. An error that names no variant, or no warehouse of ours, is everybody's: better
/// a row too many read back than one taken for set.
fn refusal_of(row: &StockRow, error: &SkuError) -> Option<Refusal> {
    let names = |id: &Id, own: &str| id.0.is_empty() || id.0 == own;
    if !names(&error.detail.sku_id, row.variant_id.as_str()) {
        return None;
    }
    let refusal = |code: &Id, message: &str| Refusal { code: code.0.clone(), message: message.to_owned() };
    let extra = &error.detail.extra_errors;
    if extra.is_empty() {
        return Some(refusal(&error.code, &error.message));
    }
    let own = extra.iter().find(|extra| names(&extra.warehouse_id, row.warehouse_id.as_str()));
    let own = own.or_else(|| extra.first().filter(|_| row.warehouse_id.as_str().is_empty()));
    own.map(|extra| refusal(&extra.code, &extra.message))
}
