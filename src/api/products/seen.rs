//! What figures somebody was shown, so that what they type can be understood as a change of those.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::engine::ShopKey;
use crate::engine::products::ProductView;

/// Figures remembered; beyond that all are forgotten, and what the shops showed last counts in their place.
const MOST: usize = 100_000;

/// Session, shop, product, variant and warehouse.
pub(super) type Place = (String, ShopKey, String, String, String);

/// The figures that sessions were shown, of this process.
#[derive(Default)]
pub(in crate::api) struct Seen(Mutex<HashMap<Place, i64>>);

impl Seen {
    /// Remembers what `session` is shown of a product.
    pub(super) fn remember(&self, session: &str, shop: ShopKey, product: &ProductView) {
        let Ok(mut places) = self.0.lock() else { return };
        if places.len() > MOST {
            places.clear();
        }
        for variant in &product.variants {
            let (id, warehouse) = (variant.variant_id.as_str(), variant.warehouse_id.as_str());
            let place = place(session, shop, product.product_id.as_str(), id, warehouse);
            match variant.shown {
                Some(shown) => drop(places.insert(place, shown)),
                None => drop(places.remove(&place)),
            }
        }
    }

    /// Notes that `session` types `figure` in place of what it was last shown of a listing, and returns that. What it types
    /// next is a change of this: a figure that is sent twice changes nothing the second time.
    pub(super) fn type_in(&self, place: &Place, figure: i64) -> Option<i64> {
        self.0.lock().ok()?.insert(place.clone(), figure)
    }

    /// Forgets that `figure` was typed, as nothing came of it: what was shown before is what stands on the screen.
    pub(super) fn take_back(&self, place: Place, figure: i64, shown: Option<i64>) {
        let Ok(mut places) = self.0.lock() else { return };
        if places.get(&place) == Some(&figure) {
            match shown {
                Some(shown) => drop(places.insert(place, shown)),
                None => drop(places.remove(&place)),
            }
        }
    }
}

/// Where a session sees a figure.
pub(super) fn place(session: &str, shop: ShopKey, product: &str, variant: &str, warehouse: &str) -> Place {
    (session.to_owned(), shop, product.to_owned(), variant.to_owned(), warehouse.to_owned())
}
