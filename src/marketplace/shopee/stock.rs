//! Shopee's items and their stock. Reading models takes one call an item, so that what did not change since it was
//! read is proven unchanged by the item list, a hundred items a call.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use futures_util::stream::{self, BoxStream, Stream, StreamExt};

use super::client::{Client, ITEMS_PER_CALL};
use super::cursor::Cursor;
use super::item::variant;
use super::meaning::meaning;
use super::wire::{Item, Page, Updated, UpdatedRow, deleted};
use crate::domain::{Millis, ProductId};
use crate::marketplace::batch::{chunks, joined, outcome};
use crate::marketplace::call::row_refused;
use crate::marketplace::{
    Error, KnownProduct, Product, Reading, Refusal, Session, StockOutcome, StockRow, StockUpdate,
};

/// Model lists under way at once: enough to use up the limit at one second each.
const WIDTH: usize = 50;

/// Base info calls under way at once: what keeps [`WIDTH`] model lists busy.
const ITEM_CALLS: usize = 4;

/// With fewer products than this to prove unchanged, reading them is cheaper than listing.
const FEW: usize = 10;

/// How far a list reaches back behind the last one, in milliseconds: longer than any answer is under way.
const OVERLAP_MS: i64 = 300_000;

/// Pages of one list under way at once.
const LIST_CALLS: usize = 8;

/// Lists that are made at most for one whole one.
const LISTINGS: usize = 3;

/// Statuses of items that exist.
const LIVE: [&str; 4] = ["NORMAL", "BANNED", "UNLIST", "REVIEWING"];

/// Statuses of all items: in a list of changes a deletion is one.
const ANY: [&str; 6] = ["NORMAL", "BANNED", "UNLIST", "REVIEWING", "SELLER_DELETE", "SHOPEE_DELETE"];

/// What became of an item that was asked for.
pub(super) enum Found {
    Here(Product),
    Gone(ProductId),
}

/// An item without its models, and a time that Shopee's clock had passed before it was read.
type Bare = (Item, Option<Millis>);

/// What the item list says of the known products.
struct Survey {
    /// Needs no further call.
    readings: Vec<Reading>,
    /// Must be read.
    unproven: Vec<String>,
    /// What the next survey starts from, when there was a list.
    cursor: Option<String>,
}

/// The items that a list named.
#[derive(Default)]
struct Listing {
    /// Status and update time of each.
    items: HashMap<String, (String, Option<Millis>)>,
    /// As many as the marketplace counts. Rows that move while pages are turned can slip from one to another.
    complete: bool,
    /// A time that Shopee's clock had passed when the first page was read.
    at: Millis,
}

impl Listing {
    /// Takes in the page at `offset` and returns where the next one begins, if there is one.
    fn take(&mut self, offset: i64, page: Page) -> Option<i64> {
        for item in page.item {
            let seen = (item.item_status, item.update_time.map(Millis::from_seconds));
            self.items.insert(item.item_id.0, seen);
        }
        let listed = i64::try_from(self.items.len()).unwrap_or(i64::MAX);
        self.complete = page.total_count.is_none_or(|total| listed >= total);
        // An offset that does not grow would never end.
        page.next_offset.filter(|next| page.has_next_page && *next > offset)
    }
}

impl Client {
    /// Reads whole items, [`ITEMS_PER_CALL`] at a time, each with its models.
    pub(super) fn read_items<'a>(
        &'a self,
        shop: &'a Session,
        ids: impl Stream<Item = Result<Vec<String>, Error>> + Send + 'a,
    ) -> impl Stream<Item = Result<Found, Error>> + Send + 'a {
        ids.map(move |ids| self.bare(shop, ids))
            .buffer_unordered(ITEM_CALLS)
            .flat_map(stream::iter)
            .map(move |bare| self.with_models(shop, bare))
            .buffer_unordered(WIDTH)
    }

    async fn bare(
        &self,
        shop: &Session,
        ids: Result<Vec<String>, Error>,
    ) -> Vec<Result<Result<Bare, ProductId>, Error>> {
        let since = self.caller.heard();
        let (ids, items) = match ids {
            Err(error) => return vec![Err(error)],
            Ok(ids) => match self.items(shop, &ids).await {
                Err(error) => return vec![Err(error)],
                Ok(items) => (ids, items.item_list),
            },
        };
        let mut items: HashMap<String, Item> =
            items.into_iter().map(|item| (item.item_id.0.clone(), item)).collect();
        let found = |id: String| match items.remove(&id).filter(|item| !deleted(&item.item_status)) {
            Some(item) => Ok(Ok((item, since))),
            None => Ok(Err(ProductId::new(id))),
        };
        ids.into_iter().map(found).collect()
    }

    async fn with_models(
        &self,
        shop: &Session,
        bare: Result<Result<Bare, ProductId>, Error>,
    ) -> Result<Found, Error> {
        Ok(match bare? {
            Err(gone) => Found::Gone(gone),
            Ok((item, since)) if item.has_models() => {
                let since = self.caller.heard().or(since); // the stock is read now
                let models = self.models(shop, &item.item_id.0).await?;
                Found::Here(item.product(Some(models), since))
            }
            Ok((item, since)) => Found::Here(item.product(None, since)),
        })
    }

    /// Streams the whole catalogue.
    pub(super) fn all_items<'a>(
        &'a self,
        shop: &'a Session,
    ) -> impl Stream<Item = Result<Found, Error>> + Send + 'a {
        let ids = stream::once(self.whole_listing(shop)).flat_map(|listing| {
            stream::iter(match listing {
                Err(error) => vec![Err(error)],
                Ok(listing) => {
                    let mut ids: Vec<String> = listing.items.into_keys().collect();
                    ids.sort_unstable();
                    ids.chunks(ITEMS_PER_CALL).map(|ids| Ok(ids.to_vec())).collect()
                }
            })
        });
        self.read_items(shop, ids)
    }

    /// Lists all items, again where pages may have been missed: whoever asks takes an item left out for deleted.
    async fn whole_listing(&self, shop: &Session) -> Result<Listing, Error> {
        let mut whole = Listing::default();
        for _ in 0..LISTINGS {
            let listing = self.listing(shop, None, usize::MAX).await?.unwrap_or_default();
            whole.items.extend(listing.items);
            if listing.complete {
                break;
            }
        }
        Ok(whole)
    }

    /// Reads the stock of `known`, but only of what may have changed.
    pub(super) fn read<'a>(
        &'a self,
        shop: &'a Session,
        known: Vec<KnownProduct>,
        cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        stream::once(self.survey(shop, known, cursor))
            .flat_map(move |survey| match survey {
                Err(error) => stream::iter([Err(error)]).boxed(),
                Ok(survey) => self.follow(shop, survey),
            })
            .boxed()
    }

    fn follow<'a>(&'a self, shop: &'a Session, survey: Survey) -> BoxStream<'a, Result<Reading, Error>> {
        let failed = std::sync::Arc::new(AtomicBool::new(false));
        let any_failed = failed.clone();
        let ids: Vec<_> = survey.unproven.chunks(ITEMS_PER_CALL).map(|ids| Ok(ids.to_vec())).collect();
        let read = self.read_items(shop, stream::iter(ids)).map(move |found| match found {
            Ok(Found::Here(product)) => Ok(Reading::Read(product)),
            Ok(Found::Gone(id)) => Ok(Reading::Gone(id)),
            Err(error) => {
                failed.store(true, Ordering::Relaxed);
                Err(error)
            }
        });
        // A product that could not be read may have changed: the next list must reach back as far as this one.
        let cursor = stream::iter(survey.cursor)
            .filter(move |_| std::future::ready(!any_failed.load(Ordering::Relaxed)))
            .map(|cursor| Ok(Reading::Cursor(cursor)));
        stream::iter(survey.readings.into_iter().map(Ok)).chain(read).chain(cursor).boxed()
    }

    async fn survey(
        &self,
        shop: &Session,
        known: Vec<KnownProduct>,
        cursor: Option<String>,
    ) -> Result<Survey, Error> {
        let provable = |product: &KnownProduct| product.settled && !product.must_read;
        let mut survey = Survey { readings: Vec::new(), unproven: Vec::new(), cursor: None };
        let worth = known.iter().filter(|product| provable(product)).count();
        let asked = Cursor::about(&known);
        let before: Option<Cursor> = cursor.and_then(|text| text.parse().ok());
        let since = before.as_ref().filter(|before| before.same_products(&asked)).map(|before| before.at);
        let listing = match worth {
            0..=FEW => None,
            _ => self.listing(shop, since.map(|since| since.plus_ms(-OVERLAP_MS)), worth).await?,
        };
        let Some(listing) = listing else {
            survey.unproven = known.into_iter().map(|product| product.product_id.to_string()).collect();
            return Ok(survey);
        };
        // In a list of changes, what is not named did not change; in a list of all, it is gone, or was overlooked.
        let silence_proves = since.is_some() && listing.complete;
        for product in known {
            let id = product.product_id.as_str();
            let unchanged = match listing.items.get(id) {
                Some((status, _)) if deleted(status) => {
                    survey.readings.push(Reading::Gone(product.product_id));
                    continue;
                }
                Some((_, updated_at)) => updated_at.is_some() && *updated_at == product.updated_at,
                None => silence_proves,
            };
            if unchanged && provable(&product) {
                survey.readings.push(Reading::Unchanged(product.product_id));
            } else {
                survey.unproven.push(id.to_owned());
            }
        }
        // A look at a few products does not replace what was said of many.
        if before.is_none_or(|before| before.products <= asked.products) {
            survey.cursor = Some(asked.at(listing.at).to_string());
        }
        Ok(survey)
    }

    /// Lists what changed `since`, or everything; `None` when that takes more than `most` calls.
    async fn listing(
        &self,
        shop: &Session,
        since: Option<Millis>,
        most: usize,
    ) -> Result<Option<Listing>, Error> {
        let statuses: &[&str] = if since.is_some() { &ANY } else { &LIVE };
        let page = |offset| self.list(shop, statuses, since, offset);
        let mut listing = Listing::default();
        let first = page(0).await?;
        listing.at = self.caller.marketplace_time();
        let (total, mut next) = (first.total_count, listing.take(0, first));
        // Once the number of pages is known, they are asked for at once.
        if let Some((step, total)) = next.zip(total) {
            let offsets = (step..total).step_by(usize::try_from(step).unwrap_or(1));
            if offsets.clone().count() >= most {
                return Ok(None);
            }
            let mut pages = stream::iter(offsets).map(async |at| (at, page(at).await)).buffered(LIST_CALLS);
            while let Some((offset, page)) = pages.next().await {
                next = listing.take(offset, page?);
            }
        }
        while let Some(offset) = next {
            next = listing.take(offset, page(offset).await?);
        }
        Ok(Some(listing))
    }

    /// Sets the stock of one item.
    pub(super) async fn set(&self, shop: &Session, update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        let mut calls = Vec::new();
        for rows in chunks(update) {
            let updated = self.set_stock(shop, update.product_id.as_str(), &rows).await;
            let outcomes = updated.map(|updated| outcomes(shop, &rows, &updated));
            calls.push((rows, outcomes));
        }
        joined(calls)
    }
}

/// Says what became of each row: only a row that the marketplace names was set, or was not.
fn outcomes(shop: &Session, rows: &[&StockRow], updated: &Updated) -> Vec<StockOutcome> {
    rows.iter().map(|row| outcome(row, result(shop, row, updated))).collect()
}

fn result(shop: &Session, row: &StockRow, updated: &Updated) -> Result<(), Error> {
    let model = |named: &&UpdatedRow| variant(&named.model_id) == row.variant_id;
    let here = |named: &&UpdatedRow| named.location_id.0 == row.warehouse_id.as_str();
    let anywhere = |named: &&UpdatedRow| named.location_id.0.is_empty() || here(named);
    let as_asked = |named: &&UpdatedRow| named.stock.is_none_or(|stock| stock == row.quantity);

    let successes = || updated.success_list.iter().filter(model).filter(as_asked);
    if successes().any(|named| here(&named)) {
        return Ok(());
    }
    if let Some(failure) = updated.failure_list.iter().filter(model).find(anywhere) {
        let message = failure.failed_reason.clone();
        let refusal = Refusal { code: "failure_list".to_owned(), message };
        return Err(row_refused(&shop.alias, meaning(200, "", &refusal.message), refusal));
    }
    if successes().any(|named| anywhere(&named)) {
        return Ok(());
    }
    Err(Error::OutcomeUnknown { shop: shop.alias.clone(), endpoint: "product/update_stock", source: None })
}
