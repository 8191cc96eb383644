//! Takes orders in: keeps each reading, and posts the movements that its lines have due.
//!
//! A page of orders is one transaction, the shop's cursor with it: after a crash the page is either in or asked for
//! again, and hearing an order twice changes nothing. What is due is decided in `domain::order`; here every due step
//! becomes movements of the SKU that the line's listing is mapped to, or of a bundle's components. A line keeps the
//! SKU, pack and components of its first step, so what was reserved is what is consumed or released. A line without
//! a mapping takes its steps when [`take_waiting`] is called for its variant.

use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::Error;
use crate::domain::order::{Due, Known, Line, Order, Stamp, due};
use crate::domain::{
    Cause, GroupKey, LineKey, ListingKey, Millis, OrderId, OrderKey, ProductId, ShopKey, SkuKey, VariantId,
    WarehouseId,
};
use crate::marketplace::FetchedOrder;
use crate::store::ledger::{self, Entry, Posted};
use crate::store::orders::{self, Counted, Kept, KeptLine, LineState, Offer, Rollup, Sells};
use crate::store::{self, Tx, bundles};

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
    pub(crate) history_before: Option<Millis>,
}

impl Desk<'_> {
    fn is_history(&self, order: &Order) -> bool {
        // Delivery, or a return months later, makes no old order a new one. Marketplaces tell whole seconds.
        let left_at = order.shipped_at.unwrap_or(order.updated_at).seconds();
        self.history_before.is_some_and(|beginning| left_at < beginning.seconds())
            && order.lines.iter().all(|line| line.units.waiting == 0)
    }
}

/// Takes in a page of one shop's orders. Repeats, older readings and orders that are known already do no harm.
///
/// # Errors
/// The store's.
pub(crate) fn take_in<'f>(
    tx: &mut Tx<'_>,
    desk: Desk<'_>,
    page: impl IntoIterator<Item = &'f FetchedOrder>,
) -> Result<Ingested, store::Error> {
    // Of an order that stands on a page twice, the second reading has to meet the first as it was kept.
    let mut ids = HashSet::new();
    let (page, again): (Vec<_>, Vec<_>) =
        page.into_iter().partition(|fetched| ids.insert(&fetched.order.order_id));
    let mut kept = orders::kept(tx, desk.shop, ids)?;
    let lines = page.iter().flat_map(|fetched| &fetched.order.lines);
    let products: BTreeSet<_> = lines.map(|line| &line.product_id).collect();
    let offers = Offers::new(orders::offers(tx, desk.shop, products)?);
    let mut clerk = Clerk::new(desk);
    let mut rollup = Rollup::default();
    for FetchedOrder { order, raw } in page {
        match kept.remove(&order.order_id) {
            None if desk.is_history(order) => {}
            None => {
                clerk.keep(tx, order, raw, &offers)?;
                rollup.add(&Counted::of(order));
            }
            Some(kept) => {
                if clerk.hear(tx, order, raw, &kept, &offers)? {
                    rollup.take(&kept.counted);
                    let Counted { placed_at, currency, .. } = kept.counted;
                    rollup.add(&Counted { placed_at, currency, ..Counted::of(order) });
                }
            }
        }
    }
    rollup.write(tx, desk.shop)?;
    let mut report = clerk.report;
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
    let waiting = orders::waiting(tx, desk.shop, product, variant)?;
    let mut clerk = Clerk::new(desk);
    if waiting.is_empty() {
        return Ok(());
    }
    let offers = Offers::new(orders::offers(tx, desk.shop, [product])?);
    for line in waiting {
        let mut state = line.state;
        let origin = offers.of(product, variant, &line.warehouse_id);
        let name = LineName { order: &line.order_id, product, variant };
        let parts = clerk.settle(tx, None, &mut state, origin)?;
        clerk.book(tx, name, &mut state, &parts)?;
        orders::update_line(tx, line.key, &state)?;
        record_parts(tx, line.key, &line.state, &state, &parts)?;
    }
    Ok(())
}

/// Records what the bundle of a line is made of, once its first step was taken.
fn record_parts(
    tx: &mut Tx<'_>,
    line: LineKey,
    before: &LineState,
    after: &LineState,
    parts: &Parts,
) -> Result<(), store::Error> {
    if before.sells.is_none() && after.sells.is_some_and(|sells| sells.is_bundle) {
        orders::insert_parts(tx, line, parts)?;
    }
    Ok(())
}

/// The listings that a page's lines may have been bought from.
struct Offers(HashMap<(ProductId, VariantId), Vec<Offer>>);

/// What is known of where a line was bought.
#[derive(Debug, Clone, Copy, Default)]
struct Origin {
    listing: Option<ListingKey>,
    sells: Option<Sells>,
}

impl Offers {
    fn new(offers: Vec<Offer>) -> Self {
        let mut by_variant: HashMap<_, Vec<_>> = HashMap::new();
        for offer in offers {
            let variant = (offer.product_id.clone(), offer.variant_id.clone());
            by_variant.entry(variant).or_default().push(offer);
        }
        Self(by_variant)
    }

    /// Returns the listing of the warehouse that the order ships from; the only one where there is only one. Where
    /// several might be meant, the SKU is still known if all of them sell the same.
    fn of(&self, product: &ProductId, variant: &VariantId, warehouse: &WarehouseId) -> Origin {
        let Some(offers) = self.0.get(&(product.clone(), variant.clone())) else { return Origin::default() };
        let exact = offers.iter().find(|offer| offer.warehouse_id == *warehouse);
        match (exact, offers.as_slice()) {
            (Some(offer), _) | (None, [offer]) => Origin { listing: Some(offer.listing), sells: offer.sells },
            (None, offers) => {
                let first = offers.first().and_then(|offer| offer.sells);
                Origin {
                    listing: None,
                    sells: first.filter(|_| offers.iter().all(|offer| offer.sells == first)),
                }
            }
        }
    }
}

/// How the ledger names a line.
#[derive(Clone, Copy)]
struct LineName<'a> {
    order: &'a OrderId,
    product: &'a ProductId,
    variant: &'a VariantId,
}

/// SKUs with their units in one unit of what is sold.
type Parts = Vec<(SkuKey, i64)>;

/// Writes one page.
struct Clerk<'a> {
    desk: Desk<'a>,
    bundles: HashMap<SkuKey, Parts>,
    report: Ingested,
    /// The cause key being written; kept for its room.
    key: String,
}

impl<'a> Clerk<'a> {
    fn new(desk: Desk<'a>) -> Self {
        Self { desk, bundles: HashMap::new(), report: Ingested::default(), key: String::new() }
    }

    /// Keeps an order that was not known.
    fn keep(
        &mut self,
        tx: &mut Tx<'_>,
        order: &Order,
        raw: &str,
        offers: &Offers,
    ) -> Result<(), store::Error> {
        let Desk { group, shop, now, .. } = self.desk;
        let key = orders::insert(tx, group, shop, order, raw, now)?;
        self.report.new += 1;
        for line in &order.lines {
            self.keep_line(tx, key, order, line, offers)?;
        }
        Ok(())
    }

    fn keep_line(
        &mut self,
        tx: &mut Tx<'_>,
        key: OrderKey,
        order: &Order,
        line: &Line,
        offers: &Offers,
    ) -> Result<(), store::Error> {
        let unknown = LineState::default();
        let (state, parts) = self.advance(tx, None, (Stamp::default(), &unknown), (order, line), offers)?;
        let line = orders::insert_line(tx, self.desk.shop, key, order.placed_at, line, &state)?;
        record_parts(tx, line, &unknown, &state, &parts)
    }

    /// Hears of an order that is known, and tells whether this is the newest reading of it.
    fn hear(
        &mut self,
        tx: &mut Tx<'_>,
        order: &Order,
        raw: &str,
        kept: &Kept,
        offers: &Offers,
    ) -> Result<bool, store::Error> {
        let newest = match order.stamp().cmp(&kept.stamp) {
            Ordering::Greater => true,
            Ordering::Less => false,
            // Within one second only the text can tell a repeat from a change.
            Ordering::Equal => orders::raw(tx, kept.key)?.as_deref() != Some(raw),
        };
        if newest {
            orders::update(tx, kept.key, order, raw, self.desk.now)?;
        }
        let mut changed = newest;
        for line in &order.lines {
            let same = |kept: &&KeptLine| {
                (&kept.product_id, &kept.variant_id) == (&line.product_id, &line.variant_id)
            };
            let Some(KeptLine { key, state: before, .. }) = kept.lines.iter().find(same) else {
                self.keep_line(tx, kept.key, order, line, offers)?;
                changed = true;
                continue;
            };
            let (after, parts) = self.advance(tx, Some(*key), (kept.stamp, before), (order, line), offers)?;
            if newest {
                orders::update_price(tx, *key, line)?;
            }
            if after != *before {
                orders::update_line(tx, *key, &after)?;
                record_parts(tx, *key, before, &after, &parts)?;
                changed = true;
            }
        }
        *(if changed { &mut self.report.changed } else { &mut self.report.unchanged }) += 1;
        Ok(newest)
    }

    /// Joins a reading to what is known of a line, takes the steps that are due then, and returns how the line stands
    /// afterwards and what one unit of it moves.
    fn advance(
        &mut self,
        tx: &mut Tx<'_>,
        kept: Option<LineKey>,
        (stamp, before): (Stamp, &LineState),
        (order, line): (&Order, &Line),
        offers: &Offers,
    ) -> Result<(LineState, Parts), store::Error> {
        let mut state = *before;
        state.units = Known { stamp, units: state.units }.joined(order.stamp(), line.units).units;
        if state.units.cancelled() > before.units.cancelled() {
            state.cancelled_at = Some(order.cancelled_at.unwrap_or(order.updated_at));
        }
        if !order.own_stock {
            return Ok((state, Parts::new()));
        }
        let origin = offers.of(&line.product_id, &line.variant_id, &order.warehouse_id);
        let parts = self.settle(tx, kept, &mut state, origin)?;
        let name = LineName { order: &order.order_id, product: &line.product_id, variant: &line.variant_id };
        self.book(tx, name, &mut state, &parts)?;
        Ok((state, parts))
    }

    /// Fills in what a line sells where that was not known, and returns the SKUs that one unit of it moves.
    fn settle(
        &mut self,
        tx: &mut Tx<'_>,
        kept: Option<LineKey>,
        state: &mut LineState,
        origin: Origin,
    ) -> Result<Parts, store::Error> {
        let is_fixed = state.sells.is_some();
        state.listing = state.listing.or(origin.listing);
        state.sells = state.sells.or(origin.sells);
        match (state.sells, kept) {
            (None, _) => {
                self.report.unmapped += 1;
                Ok(Parts::new())
            }
            (Some(Sells { sku, is_bundle: false, .. }), _) => Ok(vec![(sku, 1)]),
            (Some(_), Some(line)) if is_fixed => orders::parts(tx, line),
            (Some(Sells { sku, .. }), _) => self.components(tx, sku),
        }
    }

    fn components(&mut self, tx: &mut Tx<'_>, bundle: SkuKey) -> Result<Parts, store::Error> {
        if let Some(parts) = self.bundles.get(&bundle) {
            return Ok(parts.clone());
        }
        let components = bundles::components(tx, bundle)?;
        let parts: Parts = components.into_iter().map(|part| (part.key, part.quantity)).collect();
        self.bundles.insert(bundle, parts.clone());
        Ok(parts)
    }

    /// Takes every step that is due, as movements of `parts`.
    fn book(
        &mut self,
        tx: &mut Tx<'_>,
        name: LineName<'_>,
        state: &mut LineState,
        parts: &Parts,
    ) -> Result<(), store::Error> {
        let Some(sells) = state.sells else { return Ok(()) };
        let taken = state.taken;
        let steps = due(taken, Known { stamp: Stamp::default(), units: state.units });
        let Due { reserve, release, consume } = steps;
        for (cause, units, before, on_hand, reserved) in [
            (Cause::Reserve, reserve, taken.reserved, 0, 1),
            (Cause::Release, release, taken.released, 0, -1),
            (Cause::Consume, consume, taken.consumed, -1, -1),
        ] {
            if units == 0 {
                continue;
            }
            for (sku, each) in parts {
                let moved = units.saturating_mul(sells.pack).saturating_mul(*each);
                self.name_cause(name, cause, before, sells.is_bundle.then_some(*sku));
                let entry = Entry {
                    group: self.desk.group,
                    sku: *sku,
                    cause,
                    cause_key: &self.key,
                    delta_on_hand: moved.saturating_mul(on_hand),
                    delta_reserved: moved.saturating_mul(reserved),
                    reference: Some(name.order.as_str()),
                    actor: self.desk.actor,
                    note: None,
                    run: None,
                    at: self.desk.now,
                };
                // A repeat was posted before; a refusal is not for what a marketplace has done.
                if let Posted::New(_) = ledger::post(tx, &entry)? {
                    self.report.movements += 1;
                }
            }
        }
        state.taken = taken.after(steps);
        Ok(())
    }

    /// Writes the cause's key: `order:SHOP:ORDER:PRODUCT/VARIANT:reserve`, with the units that earlier steps of the
    /// kind took behind it where there were any, and the component's key where it is a bundle's.
    fn name_cause(&mut self, name: LineName<'_>, cause: Cause, before: i64, component: Option<SkuKey>) {
        let LineName { order, product, variant } = name;
        let key = &mut self.key;
        key.clear();
        let shop = self.desk.shop;
        let mut written = write!(key, "order:{shop}:{order}:{product}/{variant}:{cause}");
        if before > 0 {
            written = written.and(write!(key, ":{before}"));
        }
        if let Some(component) = component {
            written = written.and(write!(key, "#{component}"));
        }
        debug_assert!(written.is_ok(), "a string takes whatever is written");
    }
}

impl super::Engine {
    /// Takes in a page of a shop's orders (see [`Desk::history_before`]) and, with it, moves the shop's cursor up to `complete_to`: the
    /// marketplace's time up to which every change has been fetched.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn ingest(
        &self,
        shop: ShopKey,
        page: Vec<FetchedOrder>,
        history_before: Option<Millis>,
        complete_to: Option<Millis>,
    ) -> Result<Ingested, Error> {
        let (group, actor, clock) = (self.group, self.actor.clone(), self.clock.clone());
        self.store
            .write("take in orders", move |tx| {
                let desk = Desk { group, shop, actor: &actor, now: clock.now(), history_before };
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
