//! Where a line was bought, and what one unit of it moves.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{ListingKey, ProductId, ShopKey, SkuKey, VariantId, WarehouseId};
use crate::store::bundles::{self, Component};
use crate::store::orders::{self, LineState, Offer, Sells};
use crate::store::{self, Tx};

/// SKUs with their units in one unit of what is sold.
pub(super) type Parts = Vec<(SkuKey, i64)>;

/// The listings that a page's lines may have been bought from, and what the bundles among them are made of.
pub(super) struct Offers {
    by_variant: HashMap<(ProductId, VariantId), Vec<Offer>>,
    bundles: HashMap<SkuKey, Parts>,
}

/// What is known of where a line was bought.
#[derive(Debug, Clone, Copy, Default)]
struct Origin {
    listing: Option<ListingKey>,
    sells: Option<Sells>,
}

impl Offers {
    /// Loads the shop's listings of these products.
    pub(super) fn load<'p>(
        tx: &mut Tx<'_>,
        shop: ShopKey,
        products: impl IntoIterator<Item = &'p ProductId>,
    ) -> Result<Self, store::Error> {
        let products: BTreeSet<_> = products.into_iter().collect();
        let mut by_variant: HashMap<_, Vec<_>> = HashMap::new();
        let mut bundles = BTreeSet::new();
        for offer in orders::offers(tx, shop, products)? {
            bundles.extend(offer.sells.filter(|sells| sells.is_bundle).map(|sells| sells.sku));
            let variant = (offer.product_id.clone(), offer.variant_id.clone());
            by_variant.entry(variant).or_default().push(offer);
        }
        let bundles: Vec<_> = bundles.into_iter().collect();
        let parts =
            |components: Vec<Component>| components.iter().map(|part| (part.key, part.quantity)).collect();
        let made_of = bundles::of(tx, &bundles)?.into_iter();
        Ok(Self { by_variant, bundles: made_of.map(|(bundle, made_of)| (bundle, parts(made_of))).collect() })
    }

    /// Fills in where a line was bought and what it sells, where that was not known, and returns the SKUs that one unit
    /// of it moves. `parts` are those that a bundle was made of when the line took its first step.
    pub(super) fn settle(
        &self,
        state: &mut LineState,
        parts: &[(SkuKey, i64)],
        (product, variant, warehouse): (&ProductId, &VariantId, &WarehouseId),
    ) -> Parts {
        let is_fixed = state.sells.is_some();
        let origin = self.of(product, variant, warehouse);
        state.listing = state.listing.or(origin.listing);
        state.sells = state.sells.or(origin.sells);
        match state.sells {
            None => Parts::new(),
            Some(Sells { sku, is_bundle: false, .. }) => vec![(sku, 1)],
            Some(_) if is_fixed => parts.to_vec(),
            Some(Sells { sku, .. }) => self.bundles.get(&sku).cloned().unwrap_or_default(),
        }
    }

    /// Returns the listing of the warehouse that the order ships from; the only one where there is only one. Where
    /// several might be meant, the SKU is still known if all of them sell the same.
    fn of(&self, product: &ProductId, variant: &VariantId, warehouse: &WarehouseId) -> Origin {
        let Some(offers) = self.by_variant.get(&(product.clone(), variant.clone())) else {
            return Origin::default();
        };
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
