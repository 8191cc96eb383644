//! What levers take and how they refuse.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rust_decimal::Decimal;
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::sandbox::levers::place;
use crate::sandbox::world::{NewProduct, NewSku, Platform, Refused, World};

/// A lever's answer.
pub(super) type Answer = Result<Json<Value>, Refusal>;

/// A lever that could not be turned: a status, a word that scripts match, a sentence.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: &'static str,
    message: String,
}

impl Refusal {
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, error: "invalid", message: message.into() }
    }

    pub(super) fn no_lever(path: &str) -> Self {
        let message = format!("there is no lever `{path}`");
        Self { status: StatusCode::NOT_FOUND, error: "no_lever", message }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        let (status, error) = match &refused {
            Refused::NoShop(_) => (StatusCode::NOT_FOUND, "no_shop"),
            Refused::NoSku { .. } | Refused::NoVariant { .. } => (StatusCode::NOT_FOUND, "no_sku"),
            Refused::NoWarehouse { .. } => (StatusCode::NOT_FOUND, "no_warehouse"),
            Refused::NoOrder(_) => (StatusCode::NOT_FOUND, "no_order"),
            Refused::SoldOut { .. } => (StatusCode::CONFLICT, "sold_out"),
            Refused::Stage { .. } => (StatusCode::CONFLICT, "wrong_state"),
            Refused::EmptyOrder | Refused::Invalid(_) => (StatusCode::BAD_REQUEST, "invalid"),
        };
        Self { status, error, message: refused.to_string() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(json!({"error": self.error, "message": self.message}))).into_response()
    }
}

/// A JSON body of whatever content type; none at all is `{}`.
pub(super) struct Turn<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Turn<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let bytes = Bytes::from_request(request, state).await.map_err(|e| Refusal::invalid(e.to_string()))?;
        let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
        serde_json::from_slice(text).map(Self).map_err(|e| Refusal::invalid(e.to_string()))
    }
}

/// An id, as text or as a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id(pub(super) i64);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(from)?;
        let number = match &value {
            Value::Number(number) => number.as_i64(),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        number.map(Self).ok_or_else(|| D::Error::custom(format!("`{value}` is not an id")))
    }
}

/// A price, as text or as a number.
fn price<'de, D: Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    let value = Value::deserialize(from)?;
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    text.parse().map_err(|_| D::Error::custom(format!("`{value}` is not a price")))
}

/// Which shop: by its id, or the platform's only one.
#[derive(Debug, Deserialize)]
pub(super) struct Which {
    pub(super) platform: Option<Platform>,
    pub(super) shop_id: Option<Id>,
}

impl Which {
    /// Returns the shop's id.
    pub(super) fn one(&self, world: &World) -> Result<i64, Refusal> {
        if let Some(Id(id)) = self.shop_id {
            let shop = world.shop(id)?;
            let meant = self.platform.is_none_or(|platform| platform == shop.platform);
            return if meant { Ok(id) } else { Err(Refused::NoShop(id).into()) };
        }
        let mut shops = world.shops.values().filter(|s| self.platform.is_none_or(|p| p == s.platform));
        match (shops.next(), shops.next()) {
            (Some(only), None) => Ok(only.id),
            _ => Err(Refusal::invalid("name the shop with `shop_id`")),
        }
    }
}

/// A product, as `POST /_sandbox/products` and `--products` take it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductBody {
    title: Option<String>,
    skus: Vec<SkuBody>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct SkuBody {
    seller_sku: String,
    #[serde(default)]
    quantity: i64,
    #[serde(deserialize_with = "price", default = "place::price")]
    price: Decimal,
    /// What tells the variant from the product's others, such as `Red`.
    option: Option<String>,
    #[serde(default)]
    barcode: String,
    /// Which warehouse holds `quantity`; the first if none is named.
    warehouse_id: Option<String>,
    /// In place of `quantity`: what each of several warehouses holds.
    #[serde(default)]
    stock: Vec<StockBody>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct StockBody {
    warehouse_id: String,
    quantity: i64,
}

impl From<ProductBody> for NewProduct {
    fn from(body: ProductBody) -> Self {
        let title = body.title.or_else(|| body.skus.first().map(|sku| sku.seller_sku.clone()));
        Self { title: title.unwrap_or_default(), skus: body.skus.into_iter().map(NewSku::from).collect() }
    }
}

impl From<SkuBody> for NewSku {
    fn from(body: SkuBody) -> Self {
        let mut stock: Vec<_> = body.stock.into_iter().map(|row| (row.warehouse_id, row.quantity)).collect();
        stock.extend(body.warehouse_id.map(|id| (id, body.quantity)));
        Self {
            seller_sku: body.seller_sku,
            option: body.option,
            barcode: body.barcode,
            quantity: body.quantity,
            price: body.price,
            stock,
        }
    }
}
