//! The way to the marketplace's consent page and back, in the app's web view.
//!
//! The app opens `authorize?user_token=…` without headers, so its token comes in that address; it goes no further.
//! What leaves is a state that is good once; what stays in the browser is a cookie that proves it is the same one.

use axum::extract::{Query, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use url::{Url, form_urlencoded};
use utoipa::IntoParams;

use crate::api::App;
use crate::api::caller::{self, Caller};
use crate::api::failure::Failure;
use crate::api::routes::{Routes, routes};
use crate::engine::people::ShopAccess;
use crate::engine::{Callback, Platform};

/// What the browser keeps while the seller decides.
const COOKIE: &str = "spark_consent";

pub(super) fn tiktok_routes() -> Routes {
    Routes::new().routes(routes!(tiktok)).routes(routes!(tiktok_callback))
}

pub(super) fn shopee_routes() -> Routes {
    Routes::new().routes(routes!(shopee)).routes(routes!(shopee_callback))
}

/// Who opens the web view.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Opened {
    /// The session's token, as a web view sends no headers.
    user_token: Option<String>,
}

/// What the marketplace hands back.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the query, which is read as it comes: marketplaces add to it")]
struct Returned {
    /// What is exchanged for tokens.
    code: Option<String>,
    /// What was given out for this attempt.
    state: Option<String>,
    /// Why the seller's consent is not here.
    error: Option<String>,
    /// Shopee's shop.
    shop_id: Option<String>,
}

/// Send the web view to TikTok Shop's consent page.
#[utoipa::path(get, path = "/authorize", tag = "shops", params(Opened), security(()),
    responses((status = 302, description = "To the consent page, or to `/error` with a message")))]
async fn tiktok(State(app): State<App>, headers: HeaderMap, Query(opened): Query<Opened>) -> Response {
    depart(&app, "tiktok", &headers, opened).await
}

/// Take up TikTok Shop's answer.
#[utoipa::path(get, path = "/callback", tag = "shops", params(Returned), security(()),
    responses((status = 302, description = "To `/success`, or to `/error` with a message")))]
async fn tiktok_callback(
    State(app): State<App>,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    arrive(&app, "tiktok", &headers, query).await
}

/// Send the web view to Shopee's consent page.
#[utoipa::path(get, path = "/authorize", tag = "shops", params(Opened), security(()),
    responses((status = 302, description = "To the consent page, or to `/error` with a message")))]
async fn shopee(State(app): State<App>, headers: HeaderMap, Query(opened): Query<Opened>) -> Response {
    depart(&app, "shopee", &headers, opened).await
}

/// Take up Shopee's answer.
#[utoipa::path(get, path = "/callback", tag = "shops", params(Returned), security(()),
    responses((status = 302, description = "To `/success`, or to `/error` with a message")))]
async fn shopee_callback(
    State(app): State<App>,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    arrive(&app, "shopee", &headers, query).await
}

async fn depart(app: &App, platform: &str, headers: &HeaderMap, opened: Opened) -> Response {
    let begun = async {
        let token = opened.user_token.as_deref().filter(|token| !token.is_empty());
        let token = token.or_else(|| caller::token(headers)).ok_or_else(Failure::unauthorized)?;
        let caller = Caller::with_token(app, token).await?;
        let redirect = callback(app, headers, platform)?;
        let platform = Platform::from(platform);
        Ok::<_, Failure>(caller.engine.depart_for_consent(&caller.who, &platform, &redirect).await?)
    };
    match begun.await {
        Err(failure) => failed(app, &failure),
        Ok(departure) => {
            let cookie = cookie(app, departure.browser.expose(), departure.seconds);
            found(departure.authorize.as_str(), Some(&cookie))
        }
    }
}

async fn arrive(app: &App, platform: &str, headers: &HeaderMap, query: Vec<(String, String)>) -> Response {
    let callback = Callback { query };
    let platform = Platform::from(platform);
    let kept = app.engine().return_from_consent(&platform, &callback, proof(headers)).await;
    match kept.map_err(Failure::from) {
        Err(failure) => failed(app, &failure),
        Ok(shops) => {
            let query = described(&platform, shops.first());
            found(&format!("{}/success?{query}", base(app)), Some(&cookie(app, "", 0)))
        }
    }
}

/// Returns what tells the app which shop it is: the first, where a consent opened several.
fn described(platform: &Platform, shop: Option<&ShopAccess>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("platform", platform.as_str());
    if let Some(ShopAccess { key, shop, .. }) = shop {
        query.append_pair("shopId", shop.shop_id.as_str());
        query.append_pair("internalShopId", &key.to_string());
        query.append_pair("seller", &shop.name);
    }
    query.finish()
}

fn failed(app: &App, failure: &Failure) -> Response {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("message", failure.message());
    found(&format!("{}/error?{}", base(app), query.finish()), None)
}

/// Returns what stands before every path, as it is reached from outside: nothing, where that is not configured.
fn base(app: &App) -> &str {
    app.settings().public_url.as_ref().map_or("", |url| url.as_str().trim_end_matches('/'))
}

/// Returns where the marketplace sends the browser back to: a whole address, so one that is not configured is taken
/// to be where the browser says that it is now.
fn callback(app: &App, headers: &HeaderMap, platform: &str) -> Result<Url, Failure> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let base = match base(app) {
        "" => format!("http://{host}"),
        base => base.to_owned(),
    };
    let unknown = || Failure::bad_request("daemon.public_url is not configured").code("public_url_missing");
    Url::parse(&format!("{base}/api/oauth/{platform}/callback")).map_err(|_| unknown())
}

fn found(target: &str, cookie: Option<&str>) -> Response {
    let Ok(target) = HeaderValue::from_str(target) else {
        return Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "The address cannot be sent").into_response();
    };
    let mut response = (StatusCode::FOUND, [(header::LOCATION, target)]).into_response();
    if let Some(Ok(cookie)) = cookie.map(HeaderValue::from_str) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn cookie(app: &App, value: &str, seconds: i64) -> String {
    let secure = if base(app).starts_with("https:") { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// Returns what the browser kept.
fn proof(headers: &HeaderMap) -> Option<&str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value)
}
