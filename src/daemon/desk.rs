//! What is due in each shop: the SKUs whose targets may have changed since the shop was last told.
//!
//! In a storm a shop shows less than spark expects of it all the time: units are sold whose messages are on their way. A
//! listing like that is in doubt, and keeps no other waiting. Its message brings its SKU back to the desk; should it be
//! late or lost, the shop is asked for its latest orders, and in the end for all that are new.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use crate::engine::moved::Moved;
use crate::engine::push::{AskOrders, Report};
use crate::engine::{GroupKey, ListingName, Millis, ShopAlias, SkuCode};

/// From one question for orders that explain a doubt to the next, in one shop: few enough calls to leave its rate limits
/// alone, and no longer than a sale may wait that raced another one.
const ASK_EVERY: Duration = Duration::from_millis(500);
/// How long a doubt lasts before it is taken for drift, once no order explains it: longer than a marketplace takes to list
/// an order.
const BELIEVE_AFTER: Duration = Duration::from_secs(3);

/// Why a SKU is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    /// When the first of the changes was heard of that the shop has not been told.
    pub(super) heard: Millis,
    /// Since when it is in doubt, if it is.
    doubted: Option<Instant>,
}

/// SKUs whose targets may have changed.
pub(super) type Due = BTreeMap<SkuCode, Change>;

/// Adds SKUs to others; the earlier times of each count.
fn add(all: &mut Due, more: Due) {
    for (sku, change) in more {
        let known = all.entry(sku).or_insert(change);
        known.heard = known.heard.min(change.heard);
        known.doubted = [known.doubted, change.doubted].into_iter().flatten().min();
    }
}

/// What lies on a desk.
#[derive(Default)]
struct Pile {
    due: Due,
    /// SKUs with a listing in doubt.
    doubted: Due,
    /// When the shop was last asked about such.
    asked: Option<Instant>,
    /// Drift that no order explains, by listing: until it changes there is nothing to ask about.
    drift: HashMap<ListingName, i64>,
}

impl Pile {
    /// Returns when, from `now` on, the shop may be asked about what is in doubt; `None` where nothing is.
    fn ask_at(&self, now: Instant) -> Option<Instant> {
        let earliest = || self.asked.map_or(now, |asked| now.max(asked + ASK_EVERY));
        (!self.doubted.is_empty()).then(earliest)
    }
}

/// One shop's desk. Changes of a SKU that comes again before the shop was told are one.
#[derive(Default)]
pub(super) struct Desk {
    /// Held only to put on and to take off.
    pile: Mutex<Pile>,
    bell: Notify,
    /// Listings whose drift waits for a decision, as of the last full push.
    pub(super) drifted: AtomicU64,
}

impl Desk {
    /// Puts SKUs on the desk that moved, as heard of at these times.
    fn note(&self, moved: impl IntoIterator<Item = (SkuCode, Millis)>) {
        let change = |(sku, heard)| (sku, Change { heard, doubted: None });
        self.put(moved.into_iter().map(change).collect());
    }

    /// Puts SKUs on the desk, or back.
    pub(super) fn put(&self, due: Due) {
        if due.is_empty() {
            return;
        }
        add(&mut self.lock().due, due);
        self.bell.notify_one();
    }

    /// Waits until something is due, and takes all of it; or takes nothing, as soon as the shop may be asked about what
    /// is in doubt.
    pub(super) async fn take(&self) -> Due {
        loop {
            let ask_at = {
                let mut pile = self.lock();
                if !pile.due.is_empty() {
                    return std::mem::take(&mut pile.due);
                }
                pile.ask_at(Instant::now())
            };
            let may_ask = async {
                match ask_at {
                    Some(at) => sleep_until(at).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = self.bell.notified() => {}
                () = may_ask => return Due::new(),
            }
        }
    }

    /// Takes what is in doubt and may be asked about now, and says how to ask.
    pub(super) fn take_doubted(&self) -> Option<(Due, AskOrders)> {
        let (mut pile, now) = (self.lock(), Instant::now());
        pile.ask_at(now).filter(|at| *at == now)?;
        let is_old = |change: &Change| change.doubted.is_some_and(|since| now >= since + BELIEVE_AFTER);
        let (old, young): (Due, Due) =
            std::mem::take(&mut pile.doubted).into_iter().partition(|(_, change)| is_old(change));
        if old.is_empty() {
            return Some((young, AskOrders::Latest));
        }
        pile.doubted = young;
        Some((old, AskOrders::OnDrift))
    }

    /// Says that the shop was asked just now.
    pub(super) fn asked(&self) {
        self.lock().asked = Some(Instant::now());
    }

    /// Learns from a push of `due` what is in doubt, keeps that, and returns the rest. `now` is by spark's clock.
    pub(super) fn keep_doubted(&self, mut due: Due, report: &Report, now: Millis) -> Due {
        let mut pile = self.lock();
        let (before, others): (Due, Due) =
            std::mem::take(&mut pile.doubted).into_iter().partition(|(sku, _)| due.contains_key(sku));
        add(&mut due, before);
        pile.doubted = others;
        for item in report.items.iter().map(|outcome| &outcome.item) {
            let (Some(sku), drift) = (&item.sku, item.drift.filter(|&drift| drift != 0)) else { continue };
            if item.awaits_orders() && pile.drift.get(&item.listing).copied() != drift {
                let mut change = due.remove(sku).unwrap_or(Change { heard: now, doubted: None });
                change.doubted.get_or_insert_with(Instant::now);
                add(&mut pile.doubted, Due::from([(sku.clone(), change)]));
            } else if !item.awaits_orders() {
                let stands = drift.filter(|_| item.to_send().is_none());
                let before = match stands {
                    Some(drift) => pile.drift.insert(item.listing.clone(), drift),
                    None => pile.drift.remove(&item.listing),
                };
                if let Some(drift) = stands.filter(|_| stands != before) {
                    tracing::info!(listing = %item.listing, drift, "no order explains what the shop shows");
                }
            }
        }
        due
    }

    /// Clears the desk, for whoever is about to tell the shop everything.
    pub(super) fn clear(&self) -> Due {
        let mut pile = self.lock();
        let mut all = std::mem::take(&mut pile.due);
        add(&mut all, std::mem::take(&mut pile.doubted));
        all
    }

    /// Returns how many SKUs lie there.
    pub(super) fn len(&self) -> usize {
        let pile = self.lock();
        pile.due.len() + pile.doubted.keys().filter(|sku| !pile.due.contains_key(*sku)).count()
    }

    pub(super) fn drifted(&self) -> u64 {
        self.drifted.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, Pile> {
        self.pile.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A shop, as the daemon names it.
pub(super) type Place = (GroupKey, ShopAlias);

/// The desks of all shops that are served.
#[derive(Default)]
pub(super) struct Desks(Mutex<HashMap<Place, Arc<Desk>>>);

impl Desks {
    /// Returns a shop's desk, set up when first asked for.
    pub(super) fn open(&self, place: &Place) -> Arc<Desk> {
        Arc::clone(self.lock().entry(place.clone()).or_default())
    }

    /// Takes a shop's desk away.
    pub(super) fn close(&self, place: &Place) {
        self.lock().remove(place);
    }

    /// Puts what moved on the desks of its group, as heard of at `heard` where that is known to be earlier.
    pub(super) fn put(&self, moved: &[Moved], heard: Option<Millis>) {
        for ((group, _), desk) in self.lock().iter() {
            let own = moved.iter().filter(|it| it.group == *group);
            desk.note(own.map(|it| (it.sku.clone(), heard.map_or(it.at, |heard| heard.min(it.at)))));
        }
    }

    /// Returns every desk with its shop.
    pub(super) fn all(&self) -> Vec<(Place, Arc<Desk>)> {
        self.lock().iter().map(|(place, desk)| (place.clone(), Arc::clone(desk))).collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Place, Arc<Desk>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
