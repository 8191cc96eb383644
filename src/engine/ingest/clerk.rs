//! Decides what becomes of a page's orders, and writes it.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::offers::{Offers, Parts};
use super::steps::{self, LineName, Movement};
use super::{Desk, Ingested, is_first_of_bundle};
use crate::domain::order::{self, Line, Order, Stamp};
use crate::domain::{OrderId, OrderKey, ShopKey};
use crate::marketplace::FetchedOrder;
use crate::store::orders::{self, Counted, Kept, KeptLine, LineRow, LineState, Reading, Rollup};
use crate::store::{self, Tx};

/// What is known about a page's orders before it is taken in.
pub(super) struct Known {
    pub(super) orders: HashMap<OrderId, Kept>,
    /// As they were sent: orders whose reading is as young as what is kept.
    raws: HashMap<OrderKey, String>,
    offers: Offers,
}

impl Known {
    pub(super) fn load(tx: &mut Tx<'_>, shop: ShopKey, page: &[&FetchedOrder]) -> Result<Self, store::Error> {
        let kept = orders::kept(tx, shop, page.iter().map(|fetched| &fetched.order.order_id))?;
        let as_young = |fetched: &&FetchedOrder| {
            let kept = kept.get(&fetched.order.order_id)?;
            (kept.stamp == fetched.order.stamp()).then_some(kept.key)
        };
        let raws = orders::raws(tx, &page.iter().filter_map(as_young).collect::<Vec<_>>())?;
        let lines = page.iter().flat_map(|fetched| &fetched.order.lines);
        let offers = Offers::load(tx, shop, lines.map(|line| &line.product_id))?;
        Ok(Self { orders: kept, raws, offers })
    }

    /// Returns whether this is the newest reading of an order that is kept.
    fn is_newest(&self, kept: &Kept, fetched: &FetchedOrder) -> bool {
        match fetched.order.stamp().cmp(&kept.stamp) {
            Ordering::Greater => true,
            Ordering::Less => false,
            // Within one second only the text can tell a repeat from a change.
            Ordering::Equal => self.raws.get(&kept.key) != Some(&fetched.raw),
        }
    }
}

/// A line that is new or has changed.
struct Draft<'a> {
    order: &'a Order,
    /// The order's key, where it was kept before.
    key: Option<OrderKey>,
    line: &'a Line,
    price_minor: i64,
    amount_minor: i64,
    state: LineState,
    /// What the bundle is made of that the line now takes its first step as.
    bundle: Option<Parts>,
}

/// Gathers what is to be written of one page.
pub(super) struct Clerk<'a> {
    desk: Desk<'a>,
    report: Ingested,
    rollup: Rollup,
    readings: Vec<Reading<'a>>,
    lines: Vec<Draft<'a>>,
    movements: Vec<Movement<'a>>,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(desk: Desk<'a>) -> Self {
        Self {
            desk,
            report: Ingested::default(),
            rollup: Rollup::default(),
            readings: Vec::new(),
            lines: Vec::new(),
            movements: Vec::new(),
        }
    }

    /// Keeps an order that was not known.
    pub(super) fn keep(&mut self, fetched: &'a FetchedOrder, known: &Known) {
        let FetchedOrder { order, raw } = fetched;
        self.readings.push(Reading { order, status: order.status.clone(), raw });
        self.rollup.add(&Counted::of(order));
        self.report.new += 1;
        let first = self.movements.len();
        for line in &order.lines {
            let draft = self.advance(None, order, line, known);
            self.lines.push(draft);
        }
        let note = self.desk.note(order);
        self.movements[first..].iter_mut().for_each(|movement| movement.note = note);
    }

    /// Hears of an order that is known.
    pub(super) fn hear(&mut self, fetched: &'a FetchedOrder, kept: &Kept, known: &Known) {
        let FetchedOrder { order, raw } = fetched;
        let is_newest = known.is_newest(kept, fetched);
        if is_newest {
            let status = order.status.clone().with_returns(kept.came_back.as_ref());
            self.readings.push(Reading { order, status: status.clone(), raw });
            self.rollup.take(&kept.counted);
            let Counted { placed_at, currency, .. } = kept.counted.clone();
            self.rollup.add(&Counted { placed_at, currency, status, ..Counted::of(order) });
        }
        let mut is_changed = is_newest;
        for line in &order.lines {
            let same = |kept: &&KeptLine| {
                (&kept.product_id, &kept.variant_id) == (&line.product_id, &line.variant_id)
            };
            let before = kept.lines.iter().find(same);
            let mut draft = self.advance(before.map(|before| (kept, before)), order, line, known);
            if let Some(before) = before {
                if !is_newest {
                    (draft.price_minor, draft.amount_minor) = (before.price_minor, before.amount_minor);
                }
                let money = (before.price_minor, before.amount_minor);
                if draft.state == before.state && (draft.price_minor, draft.amount_minor) == money {
                    continue;
                }
            }
            self.lines.push(Draft { key: Some(kept.key), ..draft });
            is_changed = true;
        }
        *(if is_changed { &mut self.report.changed } else { &mut self.report.unchanged }) += 1;
    }

    /// Joins a reading to what is known of a line and takes the steps that are due then.
    fn advance(
        &mut self,
        kept: Option<(&Kept, &KeptLine)>,
        order: &'a Order,
        line: &'a Line,
        known: &Known,
    ) -> Draft<'a> {
        let before = kept.map_or_else(LineState::default, |(_, line)| line.state);
        let stamp = kept.map_or_else(Stamp::default, |(order, _)| order.stamp);
        let mut state = before;
        state.units = order::Known { stamp, units: before.units }.joined(order.stamp(), line.units).units;
        if state.units.cancelled() > before.units.cancelled() {
            state.cancelled_at = Some(order.cancelled_at.unwrap_or(order.updated_at));
        }
        let mut bundle = None;
        if order.own_stock {
            let kept_parts = kept.map_or(&[][..], |(_, line)| &line.parts);
            let origin = (&line.product_id, &line.variant_id, &order.warehouse_id);
            let parts = known.offers.settle(&mut state, kept_parts, origin);
            self.report.unmapped += u64::from(state.sells.is_none());
            let name = LineName {
                shop: self.desk.shop,
                order: &order.order_id,
                product: &line.product_id,
                variant: &line.variant_id,
            };
            steps::take(name, &mut state, &parts, &mut self.movements);
            bundle = is_first_of_bundle(&before, &state).then_some(parts);
        }
        let Line { price_minor, amount_minor, .. } = *line;
        Draft { order, key: None, line, price_minor, amount_minor, state, bundle }
    }

    /// Writes all of it: orders, lines, movements, sums.
    pub(super) fn write(self, tx: &mut Tx<'_>) -> Result<Ingested, store::Error> {
        let Self { desk, mut report, rollup, readings, lines, movements } = self;
        let keys = orders::keep(tx, desk.group, desk.shop, &readings, desk.now)?;
        let key_of = |draft: &Draft<'_>| draft.key.or_else(|| keys.get(&draft.order.order_id).copied());
        let row = |draft: &Draft<'a>| {
            let &Draft { order, line, price_minor, amount_minor, state, .. } = draft;
            let key = key_of(draft)?;
            Some(LineRow { order: key, placed_at: order.placed_at, line, price_minor, amount_minor, state })
        };
        let rows: Vec<_> = lines.iter().filter_map(row).collect();
        orders::keep_lines(tx, desk.shop, &rows)?;
        let bundles =
            lines.iter().filter_map(|draft| Some((key_of(draft)?, draft.line, draft.bundle.as_ref()?)));
        keep_parts(tx, &bundles.collect::<Vec<_>>())?;
        report.movements = steps::post(tx, desk, &movements)?;
        rollup.write(tx, desk.shop)?;
        Ok(report)
    }
}

/// Records what the bundles of these lines are made of.
fn keep_parts(tx: &mut Tx<'_>, bundles: &[(OrderKey, &Line, &Parts)]) -> Result<(), store::Error> {
    let orders: Vec<_> = bundles.iter().map(|(order, ..)| *order).collect();
    let keys = orders::line_keys(tx, &orders)?;
    let mut rows = Vec::new();
    for (order, line, parts) in bundles {
        if let Some(key) = keys.get(&(*order, line.product_id.clone(), line.variant_id.clone())) {
            rows.extend(parts.iter().map(|&(sku, quantity)| (*key, sku, quantity)));
        }
    }
    orders::insert_parts(tx, &rows)
}
