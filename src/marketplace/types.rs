//! What passes between the engine and a marketplace, free of any marketplace's own words.

use crate::domain::order::Order;
use crate::domain::{Millis, ProductId, ShopAlias, ShopId, VariantId, WarehouseId};
use crate::secrets::Secret;

/// How a callback proves that it answers our consent link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RedirectStyle {
    /// The marketplace hands `state` back; the redirect address is fixed in its console.
    State,
    /// The marketplace has no `state`; the redirect address carries a random part.
    RandomPath,
}

/// The query of the address that the browser was sent back to.
#[derive(Debug, Clone, Default)]
pub struct Callback {
    /// Its decoded pairs, in order.
    pub query: Vec<(String, String)>,
}

impl Callback {
    /// Returns the first value called `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A token pair. Times are the marketplace's, already made absolute.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// Signs calls in.
    pub access: Secret,
    /// Buys the next pair, once.
    pub refresh: Secret,
    /// When `access` ends.
    pub access_expires_at: Millis,
    /// When `refresh` (and with it the authorisation) ends.
    pub refresh_expires_at: Millis,
}

/// One authorisation: a token pair and the shops that it opens.
#[derive(Debug, Clone)]
pub struct Grant {
    /// Whom the marketplace gave it to: what [`super::Marketplace::refresh`] must name.
    pub subject: String,
    /// The pair.
    pub tokens: Tokens,
    /// The shops, at least one.
    pub shops: Vec<ShopProfile>,
}

/// What a marketplace says of a shop.
#[derive(Debug, Clone)]
pub struct ShopProfile {
    /// Its id.
    pub shop_id: ShopId,
    /// Its name.
    pub name: String,
    /// ISO 3166 country code.
    pub region: String,
    /// ISO 4217 code.
    pub currency: String,
    /// IANA time zone.
    pub timezone: String,
    /// TikTok's `shop_cipher`.
    pub cipher: Option<String>,
}

/// What a call on a shop needs.
#[derive(Debug, Clone)]
pub struct Session {
    /// For errors and logs.
    pub alias: ShopAlias,
    /// Its id.
    pub shop_id: ShopId,
    /// ISO 3166 country code.
    pub region: String,
    /// TikTok's `shop_cipher`.
    pub cipher: Option<String>,
    /// The access token.
    pub access: Secret,
}

/// A product as a shop shows it.
#[derive(Debug, Clone)]
pub struct Product {
    /// Its id.
    pub product_id: ProductId,
    /// Its title.
    pub title: String,
    /// The marketplace's own word for its status, as sent.
    pub status: String,
    /// When the marketplace says it last changed, by the marketplace's clock.
    pub updated_at: Option<Millis>,
    /// Read late enough after `updated_at` that any later change will show a later time.
    pub settled: bool,
    /// Its variants: one row a warehouse.
    pub variants: Vec<Variant>,
}

/// One sellable variant in one warehouse.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Its id.
    pub variant_id: VariantId,
    /// The warehouse; empty where the shop has one only and does not name it.
    pub warehouse_id: WarehouseId,
    /// What the seller wrote, often blank.
    pub seller_sku: String,
    /// GTIN or the like.
    pub barcode: Option<String>,
    /// The variant's own name, e.g. `Red, L`.
    pub name: String,
    /// Price as the marketplace prints it: a decimal text in major units.
    pub price: Option<String>,
    /// ISO 4217 code of the price.
    pub currency: Option<String>,
    /// Units that can be ordered now; `None` when the shop did not say.
    pub shown: Option<i64>,
    /// Units of the variant, in all its warehouses, that the marketplace holds for promotions beside those that it
    /// shows; `None` when the shop did not say.
    pub locked: Option<i64>,
}

/// A product that was read before.
#[derive(Debug, Clone)]
pub struct KnownProduct {
    /// Its id.
    pub product_id: ProductId,
    /// Its variants' ids, each once.
    pub variants: Vec<VariantId>,
    /// [`Product::updated_at`] of that reading.
    pub updated_at: Option<Millis>,
    /// [`Product::settled`] of that reading.
    pub settled: bool,
    /// Something else (an order, a push of ours) may have moved its stock since: do not trust what is known.
    pub must_read: bool,
}

/// A piece of what a shop shows now.
#[derive(Debug, Clone)]
pub enum Reading {
    /// This product was read. Only the stock (`variant_id`, `warehouse_id`, `shown`) and the product's times need
    /// be right; other fields may be blank and must not overwrite what is known.
    Read(Product),
    /// What was read last time still holds.
    Unchanged(ProductId),
    /// The shop has this product no more.
    Gone(ProductId),
    /// Keep this for the next call; comes last.
    Cursor(String),
}

/// New figures for one product.
#[derive(Debug, Clone)]
pub struct StockUpdate {
    /// The product.
    pub product_id: ProductId,
    /// Every row to set. Where a variant is stocked in several warehouses, all of them are here.
    pub rows: Vec<StockRow>,
}

/// A new figure for one variant in one warehouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StockRow {
    /// The variant.
    pub variant_id: VariantId,
    /// The warehouse; empty where the shop does not name it.
    pub warehouse_id: WarehouseId,
    /// Units, never negative.
    pub quantity: i64,
}

/// What became of one row of a [`StockUpdate`].
#[derive(Debug)]
pub struct StockOutcome {
    /// The variant.
    pub variant_id: VariantId,
    /// The warehouse, as in the row.
    pub warehouse_id: WarehouseId,
    /// `Ok` when the marketplace acknowledged the figure.
    pub result: Result<(), super::Error>,
}

/// An order as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedOrder {
    /// What it says.
    pub order: Order,
    /// The JSON that said it.
    pub raw: String,
}

/// A piece of what changed among a shop's orders.
#[derive(Debug, Clone, Default)]
pub struct OrderPage {
    /// The orders; one that changes meanwhile may come again.
    pub orders: Vec<FetchedOrder>,
    /// With this page every change before this time, by the marketplace's clock, has been handed out.
    pub complete_to: Option<Millis>,
}
