//! Setting the stage.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::levers::body::{Answer, ProductBody, Refusal, Turn, Which};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::{NewShop, Platform, WarehouseKind};

/// What a SKU costs of which nothing is said: fit for every market's range of prices.
pub(super) fn price() -> Decimal {
    Decimal::ONE_HUNDRED
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AppBody {
    redirect: String,
}

/// `POST /_sandbox/app`: where TikTok's consent page sends sellers back to.
pub(super) async fn app(State(shared): State<Arc<Shared>>, Turn(body): Turn<AppBody>) -> Answer {
    url::Url::parse(&body.redirect).map_err(|error| Refusal::invalid(format!("redirect: {error}")))?;
    shared.world().credentials.tiktok_redirect.clone_from(&body.redirect);
    Ok(Json(json!({"redirect": body.redirect})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ShopBody {
    platform: Platform,
    #[serde(default = "shop_name")]
    name: String,
    #[serde(default = "region")]
    region: String,
    currency: Option<String>,
    /// Sales warehouses; one unless said otherwise.
    #[serde(default = "one")]
    warehouses: usize,
    /// At TikTok: with a carrier of the seller's own.
    #[serde(default)]
    seller_ships: bool,
}

fn shop_name() -> String {
    "Shop".to_owned()
}

fn region() -> String {
    "ID".to_owned()
}

fn one() -> usize {
    1
}

/// `POST /_sandbox/shops`
pub(super) async fn shop(State(shared): State<Arc<Shared>>, Turn(body): Turn<ShopBody>) -> Answer {
    if !(1..=20).contains(&body.warehouses) {
        return Err(Refusal::invalid("a shop has 1 to 20 warehouses"));
    }
    let currency = match body.currency {
        Some(currency) => currency,
        None => currency_of(&body.region)
            .ok_or_else(|| Refusal::invalid(format!("name the `currency` of region `{}`", body.region)))?
            .to_owned(),
    };
    let mut world = shared.world();
    let id = world.open(NewShop {
        platform: body.platform,
        name: body.name,
        region: body.region,
        currency,
        warehouses: body.warehouses,
        seller_ships: body.seller_ships,
    });
    let shop = world.shop(id)?;
    let warehouses: Vec<_> =
        shop.warehouses.iter().filter(|w| w.kind == WarehouseKind::Sales).map(|w| &w.id).collect();
    Ok(Json(json!({
        "platform": shop.platform, "shop_id": id.to_string(), "name": shop.name, "region": shop.region,
        "currency": shop.currency, "warehouses": warehouses,
    })))
}

fn currency_of(region: &str) -> Option<&'static str> {
    Some(match region {
        "BR" => "BRL",
        "DE" | "ES" | "FR" | "IE" | "IT" => "EUR",
        "GB" => "GBP",
        "ID" => "IDR",
        "JP" => "JPY",
        "MX" => "MXN",
        "MY" => "MYR",
        "PH" => "PHP",
        "SG" => "SGD",
        "TH" => "THB",
        "TW" => "TWD",
        "US" => "USD",
        "VN" => "VND",
        _ => return None,
    })
}

#[derive(Deserialize)]
pub(super) struct ProductsBody {
    #[serde(flatten)]
    which: Which,
    products: Vec<ProductBody>,
}

/// `POST /_sandbox/products`: all of them or none.
pub(super) async fn products(State(shared): State<Arc<Shared>>, Turn(body): Turn<ProductsBody>) -> Answer {
    let mut world = shared.world();
    let shop = body.which.one(&world)?;
    let ids = world.sell_all(shop, body.products.into_iter().map(Into::into).collect())?;
    let seller = world.shop(shop)?;
    let rows: Vec<Value> = ids
        .iter()
        .map(|id| {
            let sku = |variant: &crate::sandbox::world::Variant| {
                json!({"variant_id": variant.id.to_string(), "seller_sku": variant.seller_sku})
            };
            let skus: Vec<_> = seller.products[id].variants.iter().map(sku).collect();
            json!({"product_id": id.to_string(), "skus": skus})
        })
        .collect();
    Ok(Json(json!({"platform": seller.platform, "shop_id": shop.to_string(), "products": rows})))
}

/// `POST /_sandbox/reset`: back to the state after start.
pub(super) async fn reset(State(shared): State<Arc<Shared>>) -> Json<Value> {
    shared.reset();
    Json(json!({"reset": true}))
}
