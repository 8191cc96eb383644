//! What TikTok Shop sends, as far as spark reads it, and what it makes of it. Every field may be missing, unknown ones
//! are ignored (TikTok reference, notation).

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

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

/// What a code means (6.2, 6.3). Where one code means several things, the beginning of its message decides; live
/// messages carry a help link behind it.
pub(super) fn meaning(status: u16, code: &str, message: &str) -> Meaning {
    let message = message.to_ascii_lowercase();
    match code {
        "36009002" | "36009037" => Meaning::Throttled,
        "36009003" | "36009007" => Meaning::Busy,
        "36009004" if message.starts_with("invalid timestamp") => Meaning::Clock,
        "36009004" if message.starts_with("invalid credentials") && message.contains("app_key") => {
            Meaning::Credentials
        }
        "36009004" if message.starts_with("invalid credentials") => Meaning::Token,
        "101000" | "105001" | "105002" => Meaning::Token,
        "105005" | "36009033" => Meaning::Denied,
        "106001" => Meaning::Credentials,
        "36004001" | "36004005" => Meaning::Consent,
        "36004004" if message.contains("app_secret") || message.contains("app_key") => Meaning::Credentials,
        "36004004" => Meaning::Code,
        // locked for now: appeal, auction, promotion, quota of the day
        "12052308" | "12052371" | "12052393" | "12019045" | "12052038" | "12052093" => Meaning::ForNow,
        _ if code.starts_with("120") => Meaning::Refused,
        _ => match status {
            429 => Meaning::Throttled,
            500.. => Meaning::Busy,
            _ => Meaning::Refused,
        },
    }
}

/// More than 10,000 products match: narrow by time (4.0).
pub(super) const TOO_MANY: &str = "12052180";

/// Returns whether `code` says that a product is not there (6.3).
pub(super) fn no_such_product(code: &str) -> bool {
    matches!(code, "12019150" | "12052032" | "12052260" | "12052031" | "12052048")
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
    #[serde(default, deserialize_with = "or_default")]
    pub(super) products: Vec<Item>,
    #[serde(default, deserialize_with = "or_default")]
    pub(super) next_page_token: String,
}

/// A product of the search or of the detail call.
#[derive(Deserialize)]
pub(super) struct Item {
    id: Id,
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
    fn what_each_code_means() {
        use Meaning::{Busy, Clock, Code, Consent, Credentials, Denied, ForNow, Refused, Throttled, Token};
        let table = [
            (429, "36009002", "Too many requests.", Throttled),
            (200, "36009037", "", Throttled),
            (200, "36009003", "Internal error.", Busy),
            (504, "36009007", "Request timeout.", Busy),
            (404, "36009009", "Invalid path.", Refused),
            (403, "36009033", "Access denied. Your IP address 1.2.3.4", Denied),
            (400, "36009004", "Missing credentials.", Refused),
            (401, "36009004", "Invalid credentials. The 'x-tts-access-token' header is invalid.", Token),
            (400, "36009004", "Invalid credentials. The 'app_key' query parameter is invalid.", Credentials),
            (400, "36009004", "Invalid timestamp. For more details: https://…", Clock),
            (400, "36009004", "Unexpected identifier. shop_cipher", Refused),
            (400, "101000", "Invalid query or header.", Token),
            (401, "105001", "Expired credentials.", Token),
            (401, "105002", "Expired credentials.", Token),
            (403, "105005", "Access denied.", Denied),
            (401, "106001", "Invalid credentials.", Credentials),
            (400, "106013", "Missing identifier.", Refused),
            (200, "36004004", "auth code is expired", Code),
            (200, "36004004", "app_secret is wrong", Credentials),
            (200, "36004005", "authorization record not found", Consent),
            (200, "36004001", "refresh token expired", Consent),
            (200, "12052393", "promotion", ForNow),
            (200, "12052055", "out of range", Refused),
            (500, "12099999", "a code that nobody knows", Refused),
            (500, "77", "", Busy),
            (429, "77", "", Throttled),
            (200, "77", "", Refused),
        ];
        for (status, code, message, expected) in table {
            assert_eq!(meaning(status, code, message), expected, "{status} {code} {message}");
        }
    }

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
