//! What an order of Shopee holds: its items and its packages (Shopee reference, 4.7).

use serde::Deserialize;

use crate::domain::VariantId;
use crate::marketplace::lenient::{Id, number, or_default, whole};

/// The model of an item that has none, in the calls that name one.
const NO_MODEL: &str = "0";

/// An item of an order.
#[derive(Deserialize)]
pub(super) struct Item {
    #[serde(default)]
    pub(super) item_id: Id,
    #[serde(default)]
    model_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) item_name: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) model_name: String,
    #[serde(default, deserialize_with = "or_default")]
    item_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    model_sku: String,
    #[serde(default, deserialize_with = "whole")]
    pub(super) model_quantity_purchased: Option<i64>,
    /// Units that were cancelled while the order went on.
    #[serde(default, deserialize_with = "whole")]
    pub(super) cancelled_qty: Option<i64>,
    #[serde(default, deserialize_with = "number")]
    pub(super) model_original_price: Option<String>,
    /// 0 for bundle deals.
    #[serde(default, deserialize_with = "number")]
    pub(super) model_discounted_price: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) product_location_id: Location,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) promotion_type: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) image_info: Image,
}

#[derive(Default, Deserialize)]
pub(super) struct Image {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) image_url: String,
}

/// A location, documented as a text and as a list of them (8).
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Location {
    One(String),
    Many(Vec<String>),
}

/// A package of an order.
#[derive(Deserialize)]
pub(super) struct Package {
    #[serde(default)]
    pub(super) package_number: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) logistics_status: String,
}

/// Returns the variant that is sold as `model`; an item without models, where none is told or 0, is one variant.
pub(super) fn variant(model: &Id) -> VariantId {
    VariantId::new(if model.0.is_empty() { NO_MODEL } else { &model.0 })
}

impl Item {
    /// Returns what was sold.
    pub(super) fn variant(&self) -> VariantId {
        variant(&self.model_id)
    }

    /// Returns the seller's own code: the model's, else the item's.
    pub(super) fn seller_sku(&self) -> &str {
        if self.model_sku.is_empty() { &self.item_sku } else { &self.model_sku }
    }
}

impl Default for Location {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Location {
    /// Returns the location, where it is one.
    pub(super) fn single(&self) -> Option<&str> {
        match self {
            Self::One(id) => Some(id),
            Self::Many(ids) => ids.first().filter(|_| ids.len() == 1).map(String::as_str),
        }
    }
}
