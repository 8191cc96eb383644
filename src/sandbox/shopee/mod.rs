//! The stand-in for the Shopee Open Platform API v2, written from its reference and from no client of it.
//!
//! A call passes [`gateway`] (app, signature, token, shop), then the rate limit, then its handler in the table below.
//! What the catalogue holds and what stock does is [`crate::sandbox::world`]'s; here is only how Shopee words it.

mod auth;
mod call;
mod consent;
mod envelope;
mod gateway;
mod logistics;
mod lost;
mod notify;
mod order;
mod params;
mod product;
mod public;
mod push;
mod returns;
mod shop;
mod sign;

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Method, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use serde_json::Value;

use crate::sandbox::journal::{self, Seen};
use crate::sandbox::shared::{self, Shared};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::gateway::{Claims, Kind};
use crate::sandbox::shopee::params::Params;
use crate::sandbox::world::{self, Order, Platform, World};

pub(crate) use notify::{notification, verification};

const BASE: &str = "/api/v2";

/// Everything under `/api/v2` but TikTok's `/api/v2/token`, and the consent pages `/auth` and `/cancel_auth`.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/auth", get(consent::authorize))
        .route("/cancel_auth", get(consent::withdraw))
        .route("/api/v2/shop/auth_partner", get(consent::authorize_signed))
        .route("/api/v2/shop/cancel_auth_partner", get(consent::withdraw_signed))
        .route("/api/v2/{*call}", any(api))
}

/// Refuses in Shopee's words because a fault was drawn.
pub(crate) fn refusal(shared: &Shared, kind: shared::Refusal) -> Response {
    let refusal = match kind {
        shared::Refusal::RateLimit => gateway::too_many_requests(),
        shared::Refusal::TokenExpired => gateway::Denied::BadToken.refusal(),
        shared::Refusal::CodeError => Refusal::service(
            "error_system_busy",
            "Our system is taking some time to respond, please try later.",
        ),
    };
    sealed(shared, Err(refusal), None)
}

/// What a path is: how it is called, for whom, whether it is a batch that can fail in part, and who answers.
struct Endpoint {
    method: Method,
    kind: Kind,
    is_batch: bool,
    handler: fn(&mut Call<'_>) -> Answer,
}

fn endpoint(path: &str) -> Option<Endpoint> {
    use Kind::{Public, Shop};
    let known = |method, kind, is_batch, handler| Some(Endpoint { method, kind, is_batch, handler });
    let get = |kind, handler| known(Method::GET, kind, false, handler);
    let post = |kind, handler| known(Method::POST, kind, false, handler);
    let batch = |handler| known(Method::POST, Shop, true, handler);
    match path.strip_prefix(BASE)? {
        "/auth/token/get" => post(Public, auth::token),
        "/auth/access_token/get" => post(Public, auth::refresh),
        "/public/get_token_by_resend_code" => post(Public, auth::token_by_resend_code),
        "/public/get_shops_by_partner" => get(Public, public::shops_by_partner),
        "/public/get_shopee_ip_ranges" => get(Public, public::ip_ranges),
        "/push/get_app_push_config" => get(Public, push::get_config),
        "/push/set_app_push_config" => post(Public, push::set_config),
        "/push/get_lost_push_message" => get(Public, lost::lost_messages),
        "/push/confirm_consumed_lost_push_message" => post(Public, lost::confirm_lost),
        "/shop/get_shop_info" => get(Shop, shop::info),
        "/shop/get_warehouse_detail" => get(Shop, shop::warehouses),
        "/shop/get_shop_holiday_mode" => get(Shop, shop::holiday_mode),
        "/product/get_item_list" => get(Shop, product::item_list),
        "/product/search_item" => get(Shop, product::search_item),
        "/product/get_item_base_info" => get(Shop, product::base_info),
        "/product/get_item_extra_info" => get(Shop, product::extra_info),
        "/product/get_item_promotion" => get(Shop, product::promotion),
        "/product/get_model_list" => get(Shop, product::model_list),
        "/product/get_item_limit" => get(Shop, product::item_limit),
        "/order/get_order_list" => get(Shop, order::order_list),
        "/order/get_order_detail" => get(Shop, order::order_detail),
        "/order/get_package_detail" => get(Shop, order::package_detail),
        "/order/get_shipment_list" => get(Shop, order::shipment_list),
        "/order/cancel_order" => post(Shop, order::cancel_order),
        "/order/handle_buyer_cancellation" => post(Shop, order::handle_buyer_cancellation),
        "/logistics/get_channel_list" => get(Shop, logistics::channel_list),
        "/logistics/get_address_list" => get(Shop, logistics::address_list),
        "/logistics/get_shipping_parameter" => get(Shop, logistics::shipping_parameter),
        "/logistics/ship_order" => post(Shop, logistics::ship_order),
        "/logistics/get_tracking_number" => get(Shop, logistics::tracking_number),
        "/logistics/get_tracking_info" => get(Shop, logistics::tracking_info),
        "/logistics/get_shipping_document_parameter" => post(Shop, logistics::document_parameter),
        "/logistics/create_shipping_document" => batch(logistics::create_document),
        "/logistics/get_shipping_document_result" => post(Shop, logistics::document_result),
        "/logistics/download_shipping_document" => post(Shop, logistics::download_document),
        "/returns/get_return_list" => get(Shop, returns::return_list),
        "/returns/get_return_detail" => get(Shop, returns::return_detail),
        "/returns/confirm" => post(Shop, returns::confirm),
        "/returns/dispute" => post(Shop, returns::dispute),
        "/product/update_stock" => batch(product::update_stock),
        "/product/update_price" => batch(product::update_price),
        "/product/unlist_item" => batch(product::unlist_item),
        _ => None,
    }
}

/// Every call of the API.
async fn api(State(shared): State<Arc<Shared>>, method: Method, uri: Uri, body: Bytes) -> Response {
    let mut acting = None;
    let answer = answer(&shared, &method, &uri, &body, &mut acting);
    sealed(&shared, answer, acting)
}

/// Takes one call through gateway, rate limit and handler. `acting` is set to the shop once the token proved it.
fn answer(shared: &Shared, method: &Method, uri: &Uri, body: &[u8], acting: &mut Option<i64>) -> Answer {
    let path = uri.path();
    let endpoint =
        endpoint(path).filter(|endpoint| endpoint.method == *method).ok_or_else(gateway::unknown_path)?;
    let params = Params::parse(uri.query().unwrap_or_default());
    let partner_id = {
        let world = shared.world();
        let claims = Claims::read(endpoint.kind, &params, seconds(world.now_ms))?;
        let partner_id = i64::from(claims.partner_id);
        let key = &world.credentials.shopee_partner_key;
        let key = (partner_id == world.credentials.shopee_partner_id).then_some(key.as_str());
        if let Some(claim) = claims.prove(endpoint.kind, path, key)? {
            *acting = Some(auth::check(&world, &claim).map_err(gateway::Denied::refusal)?);
        }
        partner_id
    };
    let shop_id = acting.unwrap_or_default();
    if !shared.admit(Platform::Shopee, shop_id, &journal::endpoint(method.as_str(), path)) {
        return Err(gateway::too_many_requests());
    }
    let spoil_a_row = endpoint.is_batch && shared.partial_batch(Platform::Shopee, path);
    let body = if body.is_empty() { Ok(Value::Null) } else { serde_json::from_slice(body) };
    let body = body.map_err(|_| Refusal::wrong_parameters("the body is not JSON."))?;
    let token_ttl = shared.token_ttl(Platform::Shopee);
    let world = &mut *shared.world();
    (endpoint.handler)(&mut Call { world, partner_id, shop_id, params, body, token_ttl, spoil_a_row })
}

/// Wraps an answer, with what the journal wants to know of it.
fn sealed(shared: &Shared, answer: Answer, shop: Option<i64>) -> Response {
    let code = answer.as_ref().err().map_or("", |refusal| refusal.error);
    let seen = Seen {
        shop,
        code: code.to_owned(),
        bad_signature: code == "error_sign",
        limited: code == "error_rate_limit",
    };
    if let Ok(Payload::File(bytes)) = answer {
        let mut response = ([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response();
        response.extensions_mut().insert(seen);
        return response;
    }
    let (status, body) = envelope::seal(answer, &shared.request_hex(32), shared.options.shopee_refusals);
    let mut response = (status, Json(body)).into_response();
    response.extensions_mut().insert(seen);
    response
}

/// Returns Shopee's shops of the sandbox.
fn shops(world: &World) -> impl Iterator<Item = &world::Shop> {
    world.shops.values().filter(|shop| shop.platform == Platform::Shopee)
}

/// The orders of the call's shop.
fn orders<'a>(call: &'a Call<'_>) -> impl Iterator<Item = &'a Order> {
    call.world.orders.values().filter(|order| order.shop == call.shop_id)
}

/// Returns unix seconds, as Shopee tells all times.
fn seconds(ms: i64) -> i64 {
    ms.div_euclid(1000)
}
