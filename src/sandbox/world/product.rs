//! Products and their variants (TikTok: SKUs, Shopee: models), with the stock each shows.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a listing's page sells.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Product {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) state: ProductState,
    pub(crate) created_ms: i64,
    /// Moves with the seller's edits of stock and price, whoever makes them; not with orders.
    pub(crate) updated_ms: i64,
    /// Never empty. At Shopee a product with one variant has no models: that variant's id is 0.
    pub(crate) variants: Vec<Variant>,
}

/// How far a product is on sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ProductState {
    /// On sale. TikTok `ACTIVATE`, Shopee `NORMAL`.
    Live,
    /// Taken off by the seller. TikTok `SELLER_DEACTIVATED`, Shopee `UNLIST`.
    Hidden,
    /// Taken off by the marketplace. TikTok `FREEZE`, Shopee `BANNED`.
    Frozen,
    /// Gone. TikTok `DELETED`, Shopee `SELLER_DELETE`.
    Deleted,
}

/// One thing a buyer can put in the basket.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Variant {
    pub(crate) id: i64,
    pub(crate) seller_sku: String,
    /// What tells it from the product's other variants, such as `Red`.
    pub(crate) option: String,
    pub(crate) barcode: String,
    /// Major units of the shop's currency.
    pub(crate) price: Decimal,
    /// One row a warehouse, in the shop's order.
    pub(crate) stock: Vec<Stock>,
    /// Units that a promotion holds; they are not among those shown.
    #[serde(default)]
    pub(crate) promoted: i64,
    pub(crate) tally: Tally,
}

/// What one warehouse holds of a variant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stock {
    /// [`Warehouse::id`](super::Warehouse::id).
    pub(crate) warehouse: String,
    /// Units that can be ordered now: what the listing shows.
    pub(crate) available: i64,
    /// Units in orders that have not been shipped.
    pub(crate) committed: i64,
    /// TikTok's `backorder_quantity` and `handling_time`, given together.
    pub(crate) backorder: Option<(i64, i64)>,
}

/// The sandbox's own count of what happened to a variant, in units unless said otherwise.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Tally {
    /// Taken by orders, paid or not.
    pub(crate) sold: i64,
    /// Given back by cancellations.
    pub(crate) cancelled: i64,
    /// Sent back by buyers; a return puts nothing on sale.
    pub(crate) returned: i64,
    /// Accepted stock updates through the marketplace's API, in calls.
    pub(crate) updates: i64,
    /// Orders refused because the listing showed too little, in orders.
    pub(crate) refused: i64,
}

impl Variant {
    /// Returns what the listing shows: the units that can be ordered, over all warehouses.
    pub(crate) fn shown(&self) -> i64 {
        self.stock.iter().map(|stock| stock.available).sum()
    }

    /// Returns the units in orders that have not been shipped.
    pub(crate) fn committed(&self) -> i64 {
        self.stock.iter().map(|stock| stock.committed).sum()
    }
}
