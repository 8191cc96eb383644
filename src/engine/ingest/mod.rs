//! Takes orders in: keeps each reading, and posts the movements that its lines have due.
//!
//! Pages of orders are one transaction, the shop's cursor with it: after a crash a page is either in or asked for
//! again, and hearing an order twice changes nothing. What is due is decided in `domain::order`; here every due step
//! becomes movements of the SKU that the line's listing is mapped to, or of a bundle's components. A line keeps the
//! SKU, pack and components of its first step, so what was reserved is what is consumed or released. A line without
//! a mapping takes its steps when [`take_waiting`] is called for its variant.

mod clerk;
mod offers;
mod steps;

use std::collections::HashSet;

use serde::Serialize;

use super::Error;
use crate::domain::order::Order;
use crate::domain::{GroupKey, Millis, ProductId, ShopKey, VariantId};
use crate::marketplace::FetchedOrder;
use crate::store::orders::{self, LineState};
use crate::store::{self, Tx, shops};

use clerk::{Clerk, Known};
use offers::Offers;
pub(super) use steps::LineName;

/// What became of orders that were fetched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Ingested {
    /// Orders that were not known.
    pub new: u64,
    /// Orders that had changed.
    pub changed: u64,
    /// Orders that were known as they are.
    pub unchanged: u64,
    /// Lines of these orders that wait for a mapping.
    pub unmapped: u64,
    /// Rows added to the ledger.
    pub movements: u64,
}

impl Ingested {
    /// Adds what became of another page.
    pub(crate) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.unmapped += other.unmapped;
        self.movements += other.movements;
    }
}

/// Whose orders are taken in, by whom and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Desk<'a> {
    /// The tenant.
    pub(crate) group: GroupKey,
    /// The shop.
    pub(crate) shop: ShopKey,
    /// Who, as the ledger will say.
    pub(crate) actor: &'a str,
    /// When, by spark's own clock.
    pub(crate) now: Millis,
    /// Orders that are first heard of with nothing left to ship, and that were sent off before this (or, where no time is
    /// told, last changed before it), are history: master's figures were counted without them, and they are left out.
    ///
    /// No time is told of what no carrier collected at its seller's: TikTok's `collection_time` and Shopee's
    /// `pickup_done_time` stay empty. TikTok's `rts_time` says when shipment was arranged, which is too early, its
    /// `delivery_time` is too late, and Shopee has neither. The last change is later than all of them: so it takes units
    /// off that master may not have counted, and shops show too little rather than too much.
    pub(crate) history_before: Option<Millis>,
    /// The shop tells of its orders by messages, and none brought these: one that is new and was placed a while ago is
    /// noted in the ledger as found by polling.
    pub(crate) unannounced: bool,
}

/// How long after an order was placed its message may take, in milliseconds. Both marketplaces send theirs within seconds,
/// and clocks differ less.
const MESSAGE_MS: i64 = 60_000;

/// What the ledger says of an order of which no message told in time.
const FOUND_BY_POLLING: &str = "found by polling: no message told of it in time";

impl Desk<'_> {
    fn is_history(&self, order: &Order) -> bool {
        // Delivery, or a return months later, makes no old order a new one. Marketplaces tell whole seconds.
        let left_at = order.shipped_at.unwrap_or(order.updated_at).seconds();
        self.history_before.is_some_and(|beginning| left_at < beginning.seconds())
            && order.lines.iter().all(|line| line.units.waiting == 0)
    }

    /// Returns what is to be noted beside the first steps of an order that was not known.
    fn note(&self, order: &Order) -> Option<&'static str> {
        let is_late = order.placed_at.plus_ms(MESSAGE_MS) <= self.now;
        (self.unannounced && is_late).then_some(FOUND_BY_POLLING)
    }
}

/// Takes in a page of one shop's orders. Repeats, older readings and orders that are known already do no harm.
///
/// What is there is read first, for all of them at once; then it is decided, in memory, order by order; and what came of it
/// is written at the end: so a page takes about as many statements as an order.
///
/// # Errors
/// The store's.
pub(crate) fn take_in<'f>(
    tx: &mut Tx<'_>,
    desk: Desk<'_>,
    page: impl IntoIterator<Item = &'f FetchedOrder>,
) -> Result<Ingested, store::Error> {
    shops::lock(tx, desk.shop)?;
    // Of an order that stands on a page twice, the second reading has to meet the first as it was kept.
    let mut ids = HashSet::new();
    let (page, again): (Vec<_>, Vec<_>) =
        page.into_iter().partition(|fetched| ids.insert(&fetched.order.order_id));
    let known = Known::load(tx, desk.shop, &page)?;
    let mut clerk = Clerk::new(desk);
    for fetched in &page {
        match known.orders.get(&fetched.order.order_id) {
            None if desk.is_history(&fetched.order) => {}
            None => clerk.keep(fetched, &known),
            Some(kept) => clerk.hear(fetched, kept, &known),
        }
    }
    let mut report = clerk.write(tx)?;
    if !again.is_empty() {
        report.add(take_in(tx, desk, again)?);
    }
    Ok(report)
}

/// Takes the steps of every line of a variant that waited for a mapping, now that it has one.
///
/// # Errors
/// The store's.
pub(crate) fn take_waiting(
    tx: &mut Tx<'_>,
    desk: Desk<'_>,
    product: &ProductId,
    variant: &VariantId,
) -> Result<(), store::Error> {
    shops::lock(tx, desk.shop)?;
    let waiting = orders::waiting(tx, desk.shop, product, variant)?;
    if waiting.is_empty() {
        return Ok(());
    }
    let offers = Offers::load(tx, desk.shop, [product])?;
    let mut movements = Vec::new();
    let mut bundle_parts = Vec::new();
    for line in &waiting {
        let mut state = line.state;
        let parts = offers.settle(&mut state, &[], (product, variant, &line.warehouse_id));
        let name = LineName { shop: desk.shop, order: &line.order_id, product, variant };
        steps::take(name, &mut state, &parts, &mut movements);
        if state != line.state {
            orders::update_line(tx, line.key, &state)?;
        }
        if is_first_of_bundle(&line.state, &state) {
            bundle_parts.extend(parts.iter().map(|&(sku, quantity)| (line.key, sku, quantity)));
        }
    }
    orders::insert_parts(tx, &bundle_parts)?;
    steps::post(tx, desk, &movements)?;
    Ok(())
}

/// Returns whether a line took its first step, as a bundle: what that is made of is recorded then.
fn is_first_of_bundle(before: &LineState, after: &LineState) -> bool {
    before.sells.is_none() && after.sells.is_some_and(|sells| sells.is_bundle)
}

/// How a page of orders came by polling; nothing of it where orders were asked for by their ids.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Polled {
    /// The marketplace's time up to which every change has been fetched.
    pub(crate) complete_to: Option<Millis>,
    /// See [`Desk::unannounced`].
    pub(crate) unannounced: bool,
}

impl super::Engine {
    /// Takes in a page of a shop's orders (see [`Desk::history_before`]) and, with it, moves the shop's cursor.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn ingest(
        &self,
        shop: ShopKey,
        page: Vec<FetchedOrder>,
        history_before: Option<Millis>,
        polled: Polled,
    ) -> Result<Ingested, Error> {
        let (group, actor, clock) = (self.group, self.actor.clone(), self.clock.clone());
        self.store
            .write("take in orders", move |tx| {
                let Polled { complete_to, unannounced } = polled;
                let desk = Desk { group, shop, actor: &actor, now: clock.now(), history_before, unannounced };
                let report = take_in(tx, desk, &page)?;
                if let Some(complete_to) = complete_to {
                    store::cursors::advance(tx, shop, CURSOR, complete_to)?;
                }
                Ok(report)
            })
            .await
    }
}

/// The name of the cursor of a shop's orders.
pub(crate) const CURSOR: &str = "orders";

#[cfg(test)]
mod tests;
