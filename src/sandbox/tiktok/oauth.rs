//! Consent and tokens (reference sections 3.1 and 3.2). Neither is signed.

use std::sync::Arc;

use axum::Router;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use crate::sandbox::journal::Seen;
use crate::sandbox::page::{escape, page};
use crate::sandbox::shared::Shared;
use crate::sandbox::tiktok::envelope::{Failure, respond_auth};
use crate::sandbox::world::{Grant, Platform, RefreshRefused, TokenTtl, World};

/// A code is good for half an hour.
const CODE_TTL_MS: i64 = 30 * 60 * 1000;
/// What every consent grants.
const SCOPES: [&str; 15] = [
    "seller.authorization.info",
    "seller.shop.info",
    "seller.product.basic",
    "seller.product.write",
    "seller.product.delete",
    "seller.order.info",
    "seller.fulfillment.basic",
    "seller.fulfillment.package.write",
    "seller.delivery.status.write",
    "seller.logistics",
    "seller.return_refund.basic",
    "seller.finance.info",
    "seller.customer_service",
    "seller.global_product.info",
    "seller.global_product.write",
];

pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/open/authorize", get(authorize))
        .route("/api/v2/token/get", get(get_token))
        .route("/api/v2/token/refresh", get(refresh_token))
}

struct Query(Vec<(String, String)>);

impl Query {
    fn parse(raw: Option<String>) -> Self {
        Self(url::form_urlencoded::parse(raw.unwrap_or_default().as_bytes()).into_owned().collect())
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).collect()
    }
}

/// `GET /open/authorize`: the page that a seller clicks on. `approve=auto` grants every shop that the app has not got,
/// or all of them when it has got them all; `shop_id`, repeated, narrows it. Anything but `auto`, `yes` and `no` shows the page.
async fn authorize(State(shared): State<Arc<Shared>>, RawQuery(raw): RawQuery) -> Response {
    let query = Query::parse(raw);
    let mut world = shared.world();
    if query.get("service_id") != world.credentials.tiktok_service_id {
        let text = "<p>No app of this sandbox has this <code>service_id</code>.</p>";
        return (StatusCode::BAD_REQUEST, Html(page("Unknown app", text))).into_response();
    }
    let chosen: Vec<i64> = query.all("shop_id").iter().filter_map(|id| id.parse().ok()).collect();
    match query.get("approve") {
        "no" => back(&world, &query, &[("code", "null"), ("error", "auth_denied")]),
        "auto" | "yes" => {
            let mut shops = offered(&world, &chosen);
            if chosen.is_empty() && query.get("approve") == "auto" {
                let new = world.ungranted(Platform::Tiktok);
                shops = if new.is_empty() { shops } else { new };
            }
            if shops.is_empty() {
                let text =
                    "<p>There is no shop to grant. Make one with <code>POST /_sandbox/shops</code>.</p>";
                return (StatusCode::CONFLICT, Html(page("No shop", text))).into_response();
            }
            let code = world.issue_code(Platform::Tiktok, shops, CODE_TTL_MS);
            back(&world, &query, &[("code", &code)])
        }
        _ => Html(page("Authorize spark's app?", &form(&world, &query))).into_response(),
    }
}

/// The TikTok shops of the sandbox, or those of them that were chosen.
fn offered(world: &World, chosen: &[i64]) -> Vec<i64> {
    let named = |id: i64| chosen.is_empty() || chosen.contains(&id);
    let tiktok = world.shops.values().filter(|shop| shop.platform == Platform::Tiktok && named(shop.id));
    tiktok.map(|shop| shop.id).collect()
}

/// Sends the browser back to the app, the redirect's own query kept and `state` unchanged.
fn back(world: &World, query: &Query, answer: &[(&str, &str)]) -> Response {
    let Ok(mut target) = url::Url::parse(&world.credentials.tiktok_redirect) else {
        let text =
            "<p>The app's redirect is not an address. Set it with <code>POST /_sandbox/app</code>.</p>";
        return (StatusCode::CONFLICT, Html(page("No redirect", text))).into_response();
    };
    target.query_pairs_mut().extend_pairs(answer);
    if let Some(state) = query.all("state").first() {
        target.query_pairs_mut().append_pair("state", state);
    }
    (StatusCode::FOUND, [(header::LOCATION, target.to_string())]).into_response()
}

fn form(world: &World, query: &Query) -> String {
    let shops: String = offered(world, &[])
        .iter()
        .filter_map(|id| world.shops.get(id))
        .map(|shop| {
            let had = if shop.authorized_ms.is_some() { " (already connected)" } else { "" };
            format!(
                "<p><label><input type=checkbox name=shop_id value={} checked> {} · {}{had}</label></p>",
                shop.id,
                escape(&shop.name),
                escape(&shop.region),
            )
        })
        .collect();
    format!(
        "<p>The app wants to read and change products, stock, prices and orders of:</p><form method=get>\
         <input type=hidden name=service_id value=\"{}\"><input type=hidden name=state value=\"{}\">{shops}\
         <button name=approve value=yes>Authorize</button> <button name=approve value=no>Refuse</button></form>",
        escape(query.get("service_id")),
        escape(query.get("state")),
    )
}

/// `GET /api/v2/token/get`
async fn get_token(State(shared): State<Arc<Shared>>, RawQuery(raw): RawQuery) -> Response {
    let answer = redeem(&mut shared.world(), &Query::parse(raw), shared.token_ttl(Platform::Tiktok));
    respond_auth(shared.tiktok_request_id(), Seen::default(), answer)
}

fn redeem(world: &mut World, query: &Query, ttl: TokenTtl) -> Result<Value, Failure> {
    check_app(world, query, "authorized_code")?;
    let code = world
        .take_code(Platform::Tiktok, query.get("auth_code"))
        .ok_or_else(|| Failure::business(36004004, "The auth code is invalid, used or expired."))?;
    let grant = world.grant(Platform::Tiktok, code.shops, ttl).clone();
    Ok(tokens(world, &grant))
}

/// `GET /api/v2/token/refresh`
async fn refresh_token(State(shared): State<Arc<Shared>>, RawQuery(raw): RawQuery) -> Response {
    let answer = rotate(&mut shared.world(), &Query::parse(raw), shared.token_ttl(Platform::Tiktok));
    respond_auth(shared.tiktok_request_id(), Seen::default(), answer)
}

fn rotate(world: &mut World, query: &Query, ttl: TokenTtl) -> Result<Value, Failure> {
    check_app(world, query, "refresh_token")?;
    match world.refresh(Platform::Tiktok, query.get("refresh_token"), ttl).cloned() {
        Ok(grant) => Ok(tokens(world, &grant)),
        Err(RefreshRefused::Unknown) => {
            Err(Failure::business(36004005, "The authorization record is not found."))
        }
        Err(RefreshRefused::Expired) => Err(Failure::business(36004001, "The refresh token is expired.")),
    }
}

/// The codes of a wrong app or grant type are not documented; the one for a bad code serves (reference section 3.2).
fn check_app(world: &World, query: &Query, grant_type: &str) -> Result<(), Failure> {
    let app = &world.credentials;
    let message = if query.get("app_key") != app.tiktok_app_key {
        "The app key is not known."
    } else if query.get("app_secret") != app.tiktok_app_secret {
        "The app secret is wrong."
    } else if query.get("grant_type") != grant_type {
        "The grant type is wrong."
    } else {
        return Ok(());
    };
    Err(Failure::business(36004004, message))
}

/// `*_expire_in` are points in time, not durations.
fn tokens(world: &World, grant: &Grant) -> Value {
    let seller = grant.shops.first().and_then(|id| world.shops.get(id));
    json!({
        "access_token": grant.access.text,
        "access_token_expire_in": grant.access.expires_ms / 1000,
        "refresh_token": grant.refresh.text,
        "refresh_token_expire_in": grant.refresh.expires_ms / 1000,
        "open_id": grant.owner,
        "seller_name": seller.map(|shop| shop.name.as_str()),
        "seller_base_region": seller.map(|shop| shop.region.as_str()),
        "user_type": 0,
        "granted_scopes": SCOPES,
    })
}
