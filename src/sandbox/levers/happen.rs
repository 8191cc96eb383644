//! Letting things happen: orders and their life, hand edits, faults, lost tokens.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::faults::Fault;
use crate::sandbox::levers::body::{Answer, Id, Refusal, Turn, Which};
use crate::sandbox::shared::Shared;
use crate::sandbox::world::{Ask, Edit, Line, Party, Platform, Stage, Units, Variant, Wanted};

#[derive(Deserialize)]
pub(super) struct OrderBody {
    #[serde(flatten)]
    which: Which,
    lines: Vec<LineBody>,
    /// When it was placed: RFC 3339, or unix seconds or milliseconds. Now, unless said otherwise.
    at: Option<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LineBody {
    seller_sku: String,
    #[serde(default = "one")]
    quantity: i64,
}

fn one() -> i64 {
    1
}

/// `POST /_sandbox/orders`: 201, or 409 `sold_out`.
pub(super) async fn order(
    State(shared): State<Arc<Shared>>,
    Turn(body): Turn<OrderBody>,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut world = shared.world();
    let shop = body.which.one(&world)?;
    let at_ms = body.at.map_or(Ok(world.now_ms), |at| read_time(&at))?;
    let wanted: Vec<_> = body
        .lines
        .into_iter()
        .map(|line| Wanted { seller_sku: line.seller_sku, quantity: line.quantity })
        .collect();
    let id = world.place(shop, &wanted, at_ms)?;
    let platform = world.shop(shop)?.platform;
    let answer =
        json!({"order_id": id, "platform": platform, "shop_id": shop.to_string(), "stage": "unpaid"});
    Ok((StatusCode::CREATED, Json(answer)))
}

fn read_time(at: &Value) -> Result<i64, Refusal> {
    /// Unix milliseconds have had more digits than unix seconds ever will since 1973.
    const FIRST_MS: i64 = 100_000_000_000;
    let read = match at {
        Value::Number(number) => number.as_i64().map(|n| if n < FIRST_MS { n * 1000 } else { n }),
        Value::String(text) => text.parse::<jiff::Timestamp>().ok().map(|t| t.as_millisecond()),
        _ => None,
    };
    read.ok_or_else(|| Refusal::invalid(format!("`at`: `{at}` is not a time")))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AdvanceBody {
    to: Stage,
    /// As in [`OrderBody::at`].
    at: Option<Value>,
}

/// `POST /_sandbox/orders/{id}/advance`: stages on the way are passed through.
pub(super) async fn advance(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Turn(body): Turn<AdvanceBody>,
) -> Answer {
    let mut world = shared.world();
    let at_ms = body.at.map_or(Ok(world.now_ms), |at| read_time(&at))?;
    let order = world.advance(&id, body.to, at_ms)?;
    Ok(Json(json!({
        "order_id": id, "platform": order.platform, "shop_id": order.shop.to_string(), "stage": order.stage,
    })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AskBody {
    what: Ask,
    reason: Option<String>,
}

/// `POST /_sandbox/orders/{id}/ask`: the buyer wants to cancel, to return, to be refunded, or has sent the goods back.
pub(super) async fn ask(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Turn(body): Turn<AskBody>,
) -> Answer {
    let mut world = shared.world();
    let order = world.ask(&id, body.what, body.reason)?;
    Ok(Json(json!({"order_id": id, "shop_id": order.shop.to_string(), "stage": order.stage})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CancelBody {
    lines: Vec<LineBody>,
}

/// `POST /_sandbox/orders/{id}/cancel`: the buyer wants some units no more, before shipping; the others go on.
pub(super) async fn cancel(
    State(shared): State<Arc<Shared>>,
    Path(id): Path<String>,
    Turn(body): Turn<CancelBody>,
) -> Answer {
    let mut world = shared.world();
    let order = world.order(&id)?;
    let mut units = Units::new();
    for LineBody { seller_sku, quantity } in body.lines {
        let (product, variant) = world.find(order.shop, &seller_sku)?;
        let part = order.units_of(product, variant, quantity);
        let too_many =
            || Refusal::invalid(format!("order `{id}` does not have {quantity} of `{seller_sku}`"));
        units.extend(part.ok_or_else(too_many)?);
    }
    world.cancel_units(&id, &units, Party::Buyer, "Need to change the order")?;
    let order = world.order(&id)?;
    let left: i64 = order.lines.iter().map(Line::left).sum();
    Ok(Json(json!({"order_id": id, "shop_id": order.shop.to_string(), "stage": order.stage, "units": left})))
}

#[derive(Deserialize)]
pub(super) struct StockBody {
    #[serde(flatten)]
    which: Which,
    seller_sku: Option<String>,
    /// In place of `seller_sku`, where several variants carry the same.
    product_id: Option<Id>,
    variant_id: Option<Id>,
    warehouse_id: Option<String>,
    quantity: i64,
}

/// `POST /_sandbox/stock`: the seller's own hand, behind spark's back.
pub(super) async fn stock(State(shared): State<Arc<Shared>>, Turn(body): Turn<StockBody>) -> Answer {
    if body.quantity < 0 {
        return Err(Refusal::invalid("a listing cannot show less than 0"));
    }
    let mut world = shared.world();
    let shop = body.which.one(&world)?;
    let (product, variant) = match (&body.seller_sku, body.product_id) {
        (_, Some(Id(product))) => (product, body.variant_id.map_or(0, |Id(variant)| variant)),
        (Some(seller_sku), None) => world.find(shop, seller_sku)?,
        (None, None) => return Err(Refusal::invalid("name the listing with `seller_sku`")),
    };
    let warehouse = body.warehouse_id.as_deref();
    world.set_stock(shop, product, variant, warehouse, body.quantity, Edit::Hand)?;
    let seller = world.shop(shop)?;
    let shown =
        seller.variant(product, variant).map(|v| json!({"seller_sku": v.seller_sku, "shown": v.shown()}));
    let mut answer = shown.unwrap_or_default();
    answer["platform"] = json!(seller.platform);
    answer["shop_id"] = json!(shop.to_string());
    Ok(Json(answer))
}

#[derive(Deserialize)]
pub(super) struct PromotionBody {
    shop_id: Id,
    seller_sku: String,
    /// What it holds from now on; 0 ends it.
    units: i64,
}

/// `POST /_sandbox/promotions`: a promotion of Shopee's takes units off what a listing shows, and locks its stock below
/// them.
pub(super) async fn promotion(State(shared): State<Arc<Shared>>, Turn(body): Turn<PromotionBody>) -> Answer {
    let PromotionBody { shop_id: Id(shop), seller_sku, units } = body;
    let mut world = shared.world();
    if world.shop(shop)?.platform != Platform::Shopee {
        return Err(Refusal::invalid("only Shopee's promotions take units off what a listing shows"));
    }
    if units < 0 {
        return Err(Refusal::invalid("a promotion cannot hold less than 0"));
    }
    let (product, variant) = world.find(shop, &seller_sku)?;
    world.promote(shop, product, variant, units)?;
    let shown = world.shop(shop)?.variant(product, variant).map(Variant::shown);
    Ok(Json(json!({"shop_id": shop.to_string(), "seller_sku": seller_sku, "units": units, "shown": shown})))
}

/// `POST /_sandbox/faults`; a rate of 0 takes one back. Answers what is on order now.
pub(super) async fn fault(State(shared): State<Arc<Shared>>, Turn(fault): Turn<Fault>) -> Answer {
    if !(0.0..=1.0).contains(&fault.rate) {
        return Err(Refusal::invalid("a rate is 0.0 to 1.0"));
    }
    let mut traffic = shared.traffic();
    traffic.faults.order(fault);
    Ok(Json(json!({"faults": traffic.faults.rules()})))
}

#[derive(Deserialize)]
pub(super) struct TokensBody {
    #[serde(flatten)]
    which: Which,
    /// Whether refresh tokens end too.
    #[serde(default)]
    refresh: bool,
}

/// `POST /_sandbox/tokens/expire`: all, or a platform's, or a shop's.
pub(super) async fn expire(State(shared): State<Arc<Shared>>, Turn(body): Turn<TokensBody>) -> Answer {
    let shop = body.which.shop_id.map(|Id(id)| id);
    let expired = shared.world().expire_tokens(body.which.platform, shop, body.refresh);
    Ok(Json(json!({ "expired": expired })))
}

/// `POST /_sandbox/tokens/revoke`: the seller withdraws consent.
pub(super) async fn revoke(State(shared): State<Arc<Shared>>, Turn(which): Turn<Which>) -> Answer {
    let shop = which.shop_id.map(|Id(id)| id);
    Ok(Json(json!({ "revoked": shared.world().revoke(which.platform, shop) })))
}
