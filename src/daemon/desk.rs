//! What is due in each shop: the SKUs whose targets may have changed since the shop was last told.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::engine::moved::Moved;
use crate::engine::{GroupKey, Millis, ShopAlias, SkuCode};

/// SKUs, each with when the first of the changes was heard of that the shop has not been told.
pub(super) type Due = BTreeMap<SkuCode, Millis>;

/// One shop's desk. Changes of a SKU that comes again before the shop was told are one.
#[derive(Default)]
pub(super) struct Desk {
    /// Held only to put on and to take off.
    due: Mutex<Due>,
    bell: Notify,
    /// Listings whose drift waits for a decision, as of the last full push.
    pub(super) drifted: AtomicU64,
}

impl Desk {
    /// Puts SKUs on the desk.
    pub(super) fn put(&self, due: impl IntoIterator<Item = (SkuCode, Millis)>) {
        let mut desk = self.lock();
        for (sku, since) in due {
            desk.entry(sku).and_modify(|first| *first = since.min(*first)).or_insert(since);
        }
        if !desk.is_empty() {
            self.bell.notify_one();
        }
    }

    /// Waits until something lies on the desk, and takes all of it.
    pub(super) async fn take(&self) -> Due {
        loop {
            let due = std::mem::take(&mut *self.lock());
            if !due.is_empty() {
                return due;
            }
            self.bell.notified().await;
        }
    }

    /// Clears the desk, for whoever is about to tell the shop everything.
    pub(super) fn clear(&self) -> Due {
        std::mem::take(&mut *self.lock())
    }

    /// Returns how many SKUs lie there.
    pub(super) fn len(&self) -> usize {
        self.lock().len()
    }

    pub(super) fn drifted(&self) -> u64 {
        self.drifted.load(Ordering::Relaxed)
    }

    fn lock(&self) -> MutexGuard<'_, Due> {
        self.due.lock().unwrap_or_else(PoisonError::into_inner)
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
            desk.put(own.map(|it| (it.sku.clone(), heard.map_or(it.at, |heard| heard.min(it.at)))));
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
