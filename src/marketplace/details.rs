//! What else a marketplace tells of an order: nothing that stock depends on, and all that people want to read.

use crate::domain::{Currency, Millis, Money, ProductId, VariantId};
use crate::marketplace::order::told;

/// What an order says beyond [`Order`](crate::domain::order::Order), read from the JSON that is kept beside it. A text
/// that was not told is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OrderDetails {
    /// Whom it is sent to; marketplaces mask it as a rule.
    pub recipient: Recipient,
    /// The price of all lines.
    pub sub_total: Option<Money>,
    /// What the buyer pays for sending.
    pub shipping_fee: Option<Money>,
    /// The buyer's words.
    pub buyer_message: String,
    /// The seller's own words.
    pub seller_note: String,
    /// Who carries it.
    pub carrier: String,
    /// Who arranges that, in the marketplace's words.
    pub shipping_type: String,
    /// Whose stock it is sent from, in the marketplace's words.
    pub fulfilment: String,
    /// How it is handed to the buyer, in the marketplace's words.
    pub delivery: String,
    /// How it was paid.
    pub payment_method: String,
    /// It is paid when it arrives.
    pub cash_on_delivery: bool,
    /// The marketplace holds it back: it cannot be shipped yet.
    pub on_hold: bool,
    /// The buyer asks to cancel it, and nobody has answered yet.
    pub cancel_asked: bool,
    /// When the seller must have handed it over.
    pub ship_by: Option<Millis>,
    /// Who cancelled it.
    pub cancelled_by: String,
    /// Why.
    pub cancel_reason: String,
    /// Its packages.
    pub packages: Vec<PackageDetails>,
    /// Its items, one row for each that the marketplace sent.
    pub items: Vec<ItemDetails>,
}

/// Whom an order is sent to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recipient {
    /// The name.
    pub name: String,
    /// The telephone number.
    pub phone: String,
    /// The whole address, in one line.
    pub address: String,
}

/// A package of an order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackageDetails {
    /// Its id.
    pub id: String,
    /// How far it is, in the marketplace's words.
    pub status: String,
}

/// An item of an order, as sent: TikTok Shop sends one a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemDetails {
    /// Its id.
    pub id: String,
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// The product's name.
    pub product: String,
    /// The variant's own name.
    pub variant: String,
    /// What the seller wrote.
    pub seller_sku: String,
    /// Where a picture of it is.
    pub image: String,
    /// Units.
    pub quantity: i64,
    /// Of one unit.
    pub price: Option<Money>,
    /// Of one unit, before discounts.
    pub original_price: Option<Money>,
    /// How far it is, in the marketplace's words.
    pub status: String,
}

/// Returns an amount that was told.
pub(super) fn money(text: Option<&str>, currency: Option<Currency>) -> Option<Money> {
    told(text, currency).map(|minor| Money { minor, currency })
}
