//! A seller's shop, its warehouses and its catalogue.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::sandbox::world::{Product, Variant};

/// Which marketplace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Platform {
    /// TikTok Shop.
    Tiktok,
    /// Shopee.
    Shopee,
}

impl Platform {
    /// Returns the name that levers and logs use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tiktok => "tiktok",
            Self::Shopee => "shopee",
        }
    }
}

/// A seller's shop on one marketplace.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Shop {
    pub(crate) platform: Platform,
    pub(crate) id: i64,
    pub(crate) name: String,
    /// ISO country code.
    pub(crate) region: String,
    /// ISO currency code.
    pub(crate) currency: String,
    /// What TikTok calls `shop_cipher`; unused at Shopee.
    pub(crate) cipher: String,
    /// At TikTok: the seller brings orders to a carrier of his own, TikTok has no part in it.
    pub(crate) seller_ships: bool,
    pub(crate) created_ms: i64,
    /// When the seller let the app in; `None` before, and after a revocation.
    pub(crate) authorized_ms: Option<i64>,
    /// At least one. Stock without a warehouse named goes to the first that sells.
    pub(crate) warehouses: Vec<Warehouse>,
    pub(crate) products: BTreeMap<i64, Product>,
    /// Seller SKU → (product, variant): the first that carries it. Marketplaces do not force seller SKUs to be unique.
    pub(crate) by_seller_sku: BTreeMap<String, (i64, i64)>,
    /// Variant → product, but for Shopee's items without models.
    pub(crate) by_variant: BTreeMap<i64, i64>,
    /// Where this shop's webhooks go, by topic, as set through the marketplace's own API.
    pub(crate) webhooks: BTreeMap<String, Webhook>,
}

/// A place that holds stock.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Warehouse {
    /// TikTok: digits. Shopee: a `location_id` such as `IDZ`.
    pub(crate) id: String,
    /// Shopee's numeric `warehouse_id`, TikTok's `entity_id`.
    pub(crate) number: i64,
    pub(crate) name: String,
    pub(crate) kind: WarehouseKind,
    pub(crate) enabled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum WarehouseKind {
    Sales,
    Return,
}

/// A webhook address of one shop and topic.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(crate) address: String,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

impl Shop {
    /// Returns the warehouse called `id`.
    pub(crate) fn warehouse(&self, id: &str) -> Option<&Warehouse> {
        self.warehouses.iter().find(|warehouse| warehouse.id == id)
    }

    /// Returns the warehouses that take stock.
    pub(crate) fn sales_warehouses(&self) -> impl Iterator<Item = &Warehouse> {
        self.warehouses.iter().filter(|warehouse| warehouse.enabled && warehouse.kind == WarehouseKind::Sales)
    }

    /// Returns whether stock must be named with its warehouse.
    pub(crate) fn has_several_warehouses(&self) -> bool {
        self.sales_warehouses().nth(1).is_some()
    }

    /// Adds or replaces a product.
    pub(crate) fn put(&mut self, product: Product) {
        for variant in &product.variants {
            self.by_seller_sku.entry(variant.seller_sku.clone()).or_insert((product.id, variant.id));
            if variant.id != 0 {
                self.by_variant.insert(variant.id, product.id);
            }
        }
        self.products.insert(product.id, product);
    }

    /// Returns a variant of one of this shop's products.
    pub(crate) fn variant(&self, product: i64, variant: i64) -> Option<&Variant> {
        self.products.get(&product)?.variants.iter().find(|v| v.id == variant)
    }

    /// Returns a variant to be changed. Whoever changes stock uses [`World::set_stock`](super::World::set_stock) instead.
    pub(crate) fn variant_mut(&mut self, product: i64, variant: i64) -> Option<&mut Variant> {
        self.products.get_mut(&product)?.variants.iter_mut().find(|v| v.id == variant)
    }
}
