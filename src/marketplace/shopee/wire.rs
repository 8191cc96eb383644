//! What Shopee sends, as far as spark reads it, and what it makes of it. Every field may be missing, `null`, or of
//! another type than documented (Shopee reference, 6.1 and 8).

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::item;
use super::meaning::meaning;
use crate::domain::{Millis, VariantId, WarehouseId};
use crate::marketplace::call::Trouble;
use crate::marketplace::http::Answer;
use crate::marketplace::lenient::{Id, number, object, or_default, whole};
use crate::marketplace::{Product, Refusal, StockRow, Variant};
use crate::secrets::Secret;

/// An answer's frame, which is there whatever the HTTP status (6.2).
#[derive(Deserialize)]
pub(super) struct Envelope<'a> {
    #[serde(default)]
    error: Id,
    #[serde(default, deserialize_with = "or_default")]
    message: String,
    #[serde(default, deserialize_with = "or_default")]
    msg: String,
    #[serde(borrow, default)]
    response: Option<&'a RawValue>,
}

impl<'a> Envelope<'a> {
    /// Finds the frame of an answer.
    pub(super) fn of(answer: &'a Answer) -> Result<Self, Trouble> {
        object(&answer.body).map_err(|reason| bare(answer.status, reason))
    }

    /// Returns what the marketplace has to complain about.
    pub(super) fn complaint(&self, status: u16) -> Option<Trouble> {
        let code = match self.error.0.as_str() {
            "-" => "",
            code => code,
        };
        if code.is_empty() && status < 500 && status != 429 {
            return None;
        }
        let message = if self.message.is_empty() { &self.msg } else { &self.message };
        let refusal = Refusal { code: code.to_owned(), message: message.clone() };
        Some(Trouble::No(meaning(status, code, message), refusal))
    }

    /// Reads what stands under `response`.
    pub(super) fn response<T: Deserialize<'a>>(&self) -> Result<T, Trouble> {
        let text = self.response.map_or("null", RawValue::get);
        object(text.as_bytes()).map_err(Trouble::Unreadable)
    }
}

/// Reads what stands under `response` of an answer without complaint.
pub(super) fn response<'a, T: Deserialize<'a>>(answer: &'a Answer) -> Result<T, Trouble> {
    let envelope = Envelope::of(answer)?;
    envelope.complaint(answer.status).map_or_else(|| envelope.response(), Err)
}

/// Reads an answer whose fields stand beside `error`, as those of token calls do (6.1).
pub(super) fn flat<'a, T: Deserialize<'a>>(answer: &'a Answer) -> Result<T, Trouble> {
    match Envelope::of(answer)?.complaint(answer.status) {
        Some(trouble) => Err(trouble),
        None => object(&answer.body).map_err(Trouble::Unreadable),
    }
}

/// What an answer without an envelope means: it comes from a gateway in between.
fn bare(status: u16, reason: String) -> Trouble {
    match status {
        429 | 500.. => {
            let refusal = Refusal { code: format!("HTTP {status}"), message: reason };
            Trouble::No(meaning(status, "", ""), refusal)
        }
        _ => Trouble::Unreadable(reason),
    }
}

#[derive(Deserialize)]
pub(super) struct TokenPair {
    pub(super) access_token: Secret,
    pub(super) refresh_token: Secret,
    pub(super) expire_in: i64,
    /// Of a main account's authorisation only.
    #[serde(default, deserialize_with = "or_default")]
    pub(super) shop_id_list: Vec<Id>,
}

#[derive(Deserialize)]
pub(super) struct ShopInfo {
    pub(super) shop_name: String,
    pub(super) region: String,
    /// When the authorisation ends.
    #[serde(default, deserialize_with = "whole")]
    pub(super) expire_time: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Page {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) item: Vec<Listed>,
    #[serde(default, deserialize_with = "whole")]
    pub(super) total_count: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) has_next_page: bool,
    #[serde(default, deserialize_with = "whole")]
    pub(super) next_offset: Option<i64>,
}

#[derive(Deserialize)]
pub(super) struct Listed {
    pub(super) item_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) item_status: String,
    #[serde(default, deserialize_with = "whole")]
    pub(super) update_time: Option<i64>,
}

/// Returns whether an item of this status is deleted: it stays listed for some 90 days (4.2).
pub(super) fn deleted(item_status: &str) -> bool {
    matches!(item_status, "SELLER_DELETE" | "SHOPEE_DELETE")
}

#[derive(Deserialize)]
pub(super) struct Items {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) item_list: Vec<Item>,
}

#[derive(Deserialize)]
pub(super) struct Item {
    pub(super) item_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    item_name: String,
    #[serde(default, deserialize_with = "or_default")]
    item_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) item_status: String,
    #[serde(default, deserialize_with = "whole")]
    pub(super) update_time: Option<i64>,
    has_model: Option<bool>,
    #[serde(default, deserialize_with = "or_default")]
    price_info: Vec<Price>,
    stock_info_v2: Option<Stock>,
    gtin_code: Option<String>,
}

#[derive(Deserialize)]
struct Price {
    currency: Option<String>,
    #[serde(default, deserialize_with = "number")]
    original_price: Option<String>,
}

#[derive(Default, Deserialize)]
struct Stock {
    #[serde(default, deserialize_with = "or_default")]
    summary_info: Summary,
    #[serde(default, deserialize_with = "or_default")]
    seller_stock: Vec<Location>,
    #[serde(default, deserialize_with = "or_default")]
    shopee_stock: Vec<Location>,
}

#[derive(Default, Deserialize)]
struct Summary {
    #[serde(default, deserialize_with = "whole")]
    total_available_stock: Option<i64>,
    /// Units held for promotions, not for orders (section 7).
    #[serde(default, deserialize_with = "whole")]
    total_reserved_stock: Option<i64>,
}

#[derive(Deserialize)]
struct Location {
    #[serde(default)]
    location_id: Id,
    #[serde(default, deserialize_with = "whole")]
    stock: Option<i64>,
}

impl Stock {
    /// Returns what the seller can set, and so what spark looks at: the seller's own stock, per location. The sum
    /// stands in only where no units lie in Shopee's warehouses.
    fn shown(self) -> Vec<(WarehouseId, Option<i64>)> {
        if !self.seller_stock.is_empty() {
            return self.seller_stock.into_iter().map(|row| (row.location_id.0.into(), row.stock)).collect();
        }
        let sum = self.summary_info.total_available_stock.filter(|_| self.shopee_stock.is_empty());
        vec![(WarehouseId::new(""), sum)]
    }
}

#[derive(Deserialize)]
pub(super) struct Models {
    #[serde(default, deserialize_with = "or_default")]
    tier_variation: Vec<Tier>,
    #[serde(default, deserialize_with = "or_default")]
    model: Vec<Model>,
}

#[derive(Deserialize)]
struct Tier {
    #[serde(default, deserialize_with = "or_default")]
    option_list: Vec<TierOption>,
}

#[derive(Deserialize)]
struct TierOption {
    #[serde(default, deserialize_with = "or_default")]
    option: String,
}

#[derive(Deserialize)]
struct Model {
    model_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    model_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    tier_index: Vec<usize>,
    #[serde(default, deserialize_with = "or_default")]
    price_info: Vec<Price>,
    stock_info_v2: Option<Stock>,
    gtin_code: Option<String>,
}

impl Item {
    /// Returns whether its variants stand in a list of their own.
    pub(super) fn has_models(&self) -> bool {
        self.has_model.unwrap_or(self.stock_info_v2.is_none())
    }

    /// Makes a product of an item and, where it has models, their list. `since` is a time that Shopee's clock had
    /// passed before the item was read.
    pub(super) fn product(self, models: Option<Models>, since: Option<Millis>) -> Product {
        let updated_at = self.update_time.map(Millis::from_seconds);
        // `update_time` has whole seconds: a change in the second of the reading would not show. One more for margin.
        let settled = updated_at.zip(since).is_some_and(|(updated, since)| since.0 >= updated.0 + 2000);
        let variants = match models {
            Some(models) => models.variants(),
            None => {
                let (id, names) = (item::variant(&Id::default()), (self.item_sku, String::new()));
                variants(id, names, self.gtin_code, self.price_info, self.stock_info_v2)
            }
        };
        Product {
            product_id: self.item_id.0.into(),
            title: self.item_name,
            status: self.item_status,
            updated_at,
            settled,
            variants,
        }
    }
}

impl Models {
    fn variants(self) -> Vec<Variant> {
        let tiers = self.tier_variation;
        let name = |index: &[usize]| {
            let options = tiers.iter().zip(index).filter_map(|(tier, at)| tier.option_list.get(*at));
            options.map(|it| it.option.as_str()).collect::<Vec<_>>().join(", ")
        };
        let of = |model: Model| {
            let names = (model.model_sku, name(&model.tier_index));
            variants(model.model_id.0.into(), names, model.gtin_code, model.price_info, model.stock_info_v2)
        };
        self.model.into_iter().flat_map(of).collect()
    }
}

/// Makes one variant, a row a location.
fn variants(
    variant_id: VariantId,
    (seller_sku, name): (String, String),
    gtin_code: Option<String>,
    prices: Vec<Price>,
    stock: Option<Stock>,
) -> Vec<Variant> {
    let price = prices.into_iter().next();
    let (currency, price) = price.map_or((None, None), |price| (price.currency, price.original_price));
    let stock = stock.unwrap_or_default();
    let locked = stock.summary_info.total_reserved_stock;
    let row = |(warehouse_id, shown)| Variant {
        variant_id: variant_id.clone(),
        warehouse_id,
        seller_sku: seller_sku.clone(),
        barcode: gtin_code.clone().filter(|code| !matches!(code.as_str(), "" | "00")), // "00": has none (4.3)
        name: name.clone(),
        price: price.clone(),
        currency: currency.clone(),
        shown,
        locked,
    };
    stock.shown().into_iter().map(row).collect()
}

#[derive(Serialize)]
pub(super) struct NewStock {
    item_id: i64,
    stock_list: Vec<NewStockOfModel>,
}

#[derive(Serialize)]
struct NewStockOfModel {
    model_id: i64,
    seller_stock: Vec<NewStockOfLocation>,
}

#[derive(Serialize)]
struct NewStockOfLocation {
    #[serde(skip_serializing_if = "str::is_empty")]
    location_id: String,
    stock: i64,
}

impl NewStock {
    /// Groups `rows` by model; rows of one model follow one another. `None` when an id is no number, as all of
    /// Shopee's are.
    pub(super) fn of(item_id: &str, rows: &[&StockRow]) -> Option<Self> {
        let location = |row: &&StockRow| NewStockOfLocation {
            location_id: row.warehouse_id.to_string(),
            stock: row.quantity,
        };
        let model = |rows: &[&StockRow]| {
            Some(NewStockOfModel {
                model_id: rows[0].variant_id.as_str().parse().ok()?,
                seller_stock: rows.iter().map(location).collect(),
            })
        };
        let models = rows.chunk_by(|a, b| a.variant_id == b.variant_id).map(model);
        Some(Self { item_id: item_id.parse().ok()?, stock_list: models.collect::<Option<_>>()? })
    }
}

#[derive(Default, Deserialize)]
pub(super) struct Updated {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) success_list: Vec<UpdatedRow>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) failure_list: Vec<UpdatedRow>,
}

/// A row of either list.
#[derive(Deserialize)]
pub(super) struct UpdatedRow {
    /// Absent for an item without models.
    #[serde(default)]
    pub(super) model_id: Id,
    #[serde(default)]
    pub(super) location_id: Id,
    #[serde(default, deserialize_with = "whole")]
    pub(super) stock: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) failed_reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::marketplace::call::Meaning;

    #[test]
    fn without_words_the_status_decides() {
        for (status, expected) in [(429, Meaning::Throttled), (500, Meaning::Busy), (503, Meaning::Busy)] {
            assert_eq!(meaning(status, "", ""), expected, "{status}");
            assert!(matches!(bare(status, String::new()), Trouble::No(meaning, _) if meaning == expected));
        }
        assert!(matches!(bare(403, String::new()), Trouble::Unreadable(_)));
    }

    #[test]
    fn only_a_reading_well_after_the_last_change_is_settled() {
        let item = |since| {
            let item: Item =
                serde_json::from_str(r#"{"item_id":1,"update_time":100,"has_model":false}"#).unwrap();
            item.product(None, since).settled
        };
        for (since, settled) in
            [(Some(100_000), false), (Some(101_999), false), (Some(102_000), true), (None, false)]
        {
            assert_eq!(item(since.map(Millis)), settled, "{since:?}");
        }
    }

    #[test]
    fn a_model_is_named_by_its_options() {
        let models: Models = serde_json::from_str(
            r#"{"tier_variation":[{"option_list":[{"option":"Red"},{"option":"Blue"}]},{"option_list":[{"option":"L"}]}],
                "model":[{"model_id":9,"model_sku":"B-L","tier_index":[1,0],"gtin_code":"0123456789012",
                          "stock_info_v2":{"seller_stock":[{"location_id":"A","stock":1},{"location_id":"B","stock":2}]}}]}"#,
        )
        .unwrap();
        let variants = models.variants();
        assert_eq!(variants.len(), 2);
        let second = &variants[1];
        assert_eq!(
            (second.name.as_str(), second.warehouse_id.as_str(), second.shown),
            ("Blue, L", "B", Some(2))
        );
        assert_eq!(second.barcode.as_deref(), Some("0123456789012"));
    }
}
