//! What TikTok Shop sends, as far as spark reads it, and what it makes of it. Every field may be missing, unknown ones
//! are ignored (TikTok reference, notation).

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::meaning::meaning;
use crate::domain::{Millis, ShopId, WarehouseId};
use crate::marketplace::call::{Meaning, Trouble};
use crate::marketplace::http::Answer;
use crate::marketplace::lenient::{Id, object, or_default, whole};
use crate::marketplace::regions::region;
use crate::marketplace::{Product, Refusal, ShopProfile, StockRow, Variant};
use crate::secrets::Secret;

#[derive(Deserialize)]
struct Envelope<'a> {
    code: Id,
    #[serde(default, deserialize_with = "or_default")]
    message: String,
    #[serde(borrow, default)]
    data: Option<&'a RawValue>,
}

/// Reads an answer: the envelope first, whatever the HTTP status (6.1). Without `data`, only an optional `T` is read.
pub(super) fn read<'a, T: Deserialize<'a>>(answer: &'a Answer) -> Result<T, Trouble> {
    let envelope = object(&answer.body).map_err(|reason| bare(answer.status, reason))?;
    let Envelope { code: Id(code), message, data } = envelope;
    if code != "0" {
        return Err(Trouble::No(meaning(answer.status, &code, &message), Refusal { code, message }));
    }
    object(data.map_or("null", RawValue::get).as_bytes()).map_err(Trouble::Unreadable)
}

/// What an answer without an envelope means: it comes from a gateway in between.
fn bare(status: u16, reason: String) -> Trouble {
    let meaning = match status {
        429 => Meaning::Throttled,
        500.. => Meaning::Busy,
        _ => return Trouble::Unreadable(reason),
    };
    Trouble::No(meaning, Refusal { code: format!("HTTP {status}"), message: reason })
}

#[derive(Deserialize)]
pub(super) struct TokenPair {
    pub(super) access_token: Secret,
    pub(super) access_token_expire_in: i64,
    pub(super) refresh_token: Secret,
    pub(super) refresh_token_expire_in: i64,
    #[serde(default)]
    pub(super) open_id: Id,
}

#[derive(Deserialize)]
pub(super) struct Shops {
    pub(super) shops: Vec<Shop>,
}

#[derive(Deserialize)]
pub(super) struct Shop {
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    region: String,
    cipher: Option<String>,
}

impl From<Shop> for ShopProfile {
    fn from(shop: Shop) -> Self {
        let market = region(&shop.region);
        Self {
            shop_id: ShopId::new(shop.id.0),
            name: shop.name,
            region: shop.region,
            currency: market.currency.to_owned(),
            timezone: market.timezone.to_owned(),
            cipher: shop.cipher,
        }
    }
}

#[derive(Deserialize)]
pub(super) struct Page {
    #[serde(default, deserialize_with = "whole")]
    pub(super) total_count: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) products: Vec<Item>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) next_page_token: String,
}

/// A product of the search or of the detail call.
#[derive(Deserialize)]
pub(super) struct Item {
    pub(super) id: Id,
    #[serde(default, deserialize_with = "or_default")]
    title: String,
    #[serde(default, deserialize_with = "or_default")]
    status: String,
    #[serde(default, deserialize_with = "whole")]
    update_time: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    skus: Vec<Sku>,
}

#[derive(Deserialize)]
struct Sku {
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    seller_sku: String,
    price: Option<Price>,
    #[serde(default, deserialize_with = "or_default")]
    inventory: Vec<Inventory>,
    #[serde(default, deserialize_with = "or_default")]
    sales_attributes: Vec<Attribute>,
    identifier_code: Option<Identifier>,
}

#[derive(Deserialize)]
struct Price {
    currency: Option<String>,
    /// What cross-border sellers' buyers see.
    sale_price: Option<String>,
    /// What everybody else's buyers see, before discounts.
    tax_exclusive_price: Option<String>,
}

#[derive(Deserialize)]
struct Inventory {
    #[serde(default)]
    warehouse_id: Id,
    #[serde(default, deserialize_with = "whole")]
    quantity: Option<i64>,
}

#[derive(Deserialize)]
struct Attribute {
    #[serde(default, deserialize_with = "or_default")]
    value_name: String,
}

#[derive(Deserialize)]
struct Identifier {
    code: Option<String>,
}

impl Item {
    /// Returns whether the seller has deleted it.
    pub(super) fn deleted(&self) -> bool {
        self.status == "DELETED"
    }
}

impl From<Item> for Product {
    fn from(item: Item) -> Self {
        Self {
            product_id: item.id.0.into(),
            title: item.title,
            status: item.status,
            updated_at: item.update_time.map(Millis::from_seconds),
            settled: false, // nothing says that `update_time` follows every sale
            variants: item.skus.into_iter().flat_map(Sku::variants).collect(),
        }
    }
}

impl Sku {
    fn variants(self) -> Vec<Variant> {
        let names: Vec<&str> = self.sales_attributes.iter().map(|a| a.value_name.as_str()).collect();
        let (currency, price) = match self.price {
            Some(price) => (price.currency, price.sale_price.or(price.tax_exclusive_price)),
            None => (None, None),
        };
        let variant = Variant {
            variant_id: self.id.0.into(),
            warehouse_id: WarehouseId::new(""),
            seller_sku: self.seller_sku,
            barcode: self.identifier_code.and_then(|it| it.code).filter(|code| !code.is_empty()),
            name: names.join(", "),
            price,
            currency,
            shown: None,
            locked: None, // its campaigns' units are among those that it shows (4.6)
        };
        if self.inventory.is_empty() {
            return vec![variant];
        }
        let here = |row: Inventory| Variant {
            warehouse_id: row.warehouse_id.0.into(),
            shown: row.quantity,
            ..variant.clone()
        };
        self.inventory.into_iter().map(here).collect()
    }
}

#[derive(Deserialize)]
pub(super) struct Stock {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) inventory: Vec<StockOfProduct>,
}

#[derive(Deserialize)]
pub(super) struct StockOfProduct {
    pub(super) product_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    skus: Vec<StockOfSku>,
}

#[derive(Deserialize)]
struct StockOfSku {
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    seller_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    warehouse_inventory: Vec<StockOfWarehouse>,
}

#[derive(Deserialize)]
struct StockOfWarehouse {
    #[serde(default)]
    warehouse_id: Id,
    #[serde(default, deserialize_with = "whole")]
    available_quantity: Option<i64>,
}

impl From<StockOfProduct> for Product {
    fn from(stock: StockOfProduct) -> Self {
        let variants = stock.skus.into_iter().flat_map(|sku| {
            let StockOfSku { id, seller_sku, warehouse_inventory } = sku;
            warehouse_inventory.into_iter().map(move |row| Variant {
                variant_id: id.0.as_str().into(),
                warehouse_id: row.warehouse_id.0.into(),
                seller_sku: seller_sku.clone(),
                barcode: None,
                name: String::new(),
                price: None,
                currency: None,
                shown: row.available_quantity,
                locked: None,
            })
        });
        Self {
            product_id: stock.product_id.0.into(),
            title: String::new(),
            status: String::new(),
            updated_at: None,
            settled: false,
            variants: variants.collect(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct NewStock<'a> {
    skus: Vec<NewStockOfSku<'a>>,
}

#[derive(Serialize)]
struct NewStockOfSku<'a> {
    id: &'a str,
    inventory: Vec<NewStockOfWarehouse<'a>>,
}

#[derive(Serialize)]
struct NewStockOfWarehouse<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    warehouse_id: &'a str,
    quantity: i64,
}

impl<'a> NewStock<'a> {
    /// Groups `rows` by variant; rows of one variant follow one another.
    pub(super) fn of(rows: &[&'a StockRow]) -> Self {
        let sku = |rows: &[&'a StockRow]| NewStockOfSku {
            id: rows[0].variant_id.as_str(),
            inventory: rows
                .iter()
                .map(|row| NewStockOfWarehouse {
                    warehouse_id: row.warehouse_id.as_str(),
                    quantity: row.quantity,
                })
                .collect(),
        };
        Self { skus: rows.chunk_by(|a, b| a.variant_id == b.variant_id).map(sku).collect() }
    }
}

#[derive(Deserialize)]
pub(super) struct Updated {
    #[serde(default, deserialize_with = "or_default")]
    pub(super) errors: Vec<SkuError>,
}

#[derive(Deserialize)]
pub(super) struct SkuError {
    #[serde(default)]
    pub(super) code: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) message: String,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) detail: SkuErrorDetail,
}

#[derive(Default, Deserialize)]
pub(super) struct SkuErrorDetail {
    #[serde(default)]
    pub(super) sku_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) extra_errors: Vec<WarehouseError>,
}

#[derive(Deserialize)]
pub(super) struct WarehouseError {
    #[serde(default)]
    pub(super) warehouse_id: Id,
    #[serde(default)]
    pub(super) code: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gateway_in_between_is_told_from_the_marketplace() {
        let read = |status, body: &str| {
            let answer = Answer { status, date: None, retry_after: None, body: body.as_bytes().to_vec() };
            match read::<Option<Updated>>(&answer) {
                Ok(_) => "value",
                Err(Trouble::No(Meaning::Busy, _)) => "busy",
                Err(Trouble::No(Meaning::Throttled, _)) => "throttled",
                Err(Trouble::No(..)) => "no",
                Err(Trouble::Unreadable(_)) => "unreadable",
            }
        };
        for (status, body, expected) in [
            (200, r#"{"code":0}"#, "value"),
            (502, r#"{"code":"0","data":{}}"#, "value"),
            (502, "<html>Bad Gateway</html>", "busy"),
            (503, "", "busy"),
            (429, "slow down", "throttled"),
            (403, "<html>", "unreadable"),
            (200, r#"{"code":0,"data":{"err"#, "unreadable"),
            (200, "{}", "unreadable"),
            (200, r#"{"code":36009003}"#, "busy"),
            (200, r#"{"code":12052055,"message":null,"data":null}"#, "no"),
        ] {
            assert_eq!(read(status, body), expected, "{status} {body}");
        }
    }
}
