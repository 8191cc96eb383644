//! What figures somebody was shown, so that what they type can be understood as a change of those.

use std::collections::HashMap;
use std::sync::Mutex;

use crate::engine::ShopKey;
use crate::engine::products::ProductView;

/// Figures remembered; beyond that all are forgotten, and what the shops showed last counts in their place.
const MOST: usize = 100_000;

/// Session, shop, product, variant and warehouse.
type Place = (String, ShopKey, String, String, String);

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

    /// Returns what `session` was last shown of a listing, and forgets it: what it types next is a change of that.
    pub(super) fn take(
        &self,
        session: &str,
        shop: ShopKey,
        product: &str,
        variant: &str,
        warehouse: &str,
    ) -> Option<i64> {
        self.0.lock().ok()?.remove(&place(session, shop, product, variant, warehouse))
    }
}

fn place(session: &str, shop: ShopKey, product: &str, variant: &str, warehouse: &str) -> Place {
    (session.to_owned(), shop, product.to_owned(), variant.to_owned(), warehouse.to_owned())
}
