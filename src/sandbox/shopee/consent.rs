//! The page where a seller lets the app in, or shows it out: signed links of the older kind, unsigned ones of the newer.
//!
//! A person clicks a shop. A script adds `approve=auto` (the shop of `&shop_id=`, or the oldest that the app has not
//! got) or `approve=main` (a main account: all shops that the app has not got, under one code).

use std::fmt::Write as _;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;
use url::Url;

use crate::sandbox::page;
use crate::sandbox::shared::Shared;
use crate::sandbox::shopee::envelope::Refusal;
use crate::sandbox::shopee::gateway::{Claims, Kind};
use crate::sandbox::shopee::params::Params;
use crate::sandbox::shopee::{auth, sealed, seconds, shops};
use crate::sandbox::world::{Platform, World};

/// `GET /auth`: `partner_id`, `auth_type=seller`, `redirect_uri`, `response_type=code`, `state`.
pub(super) async fn authorize(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    consent(&shared, &uri, Link::Unsigned, Wish::Authorize)
}

/// `GET /cancel_auth`, with the parameters of `/auth`.
pub(super) async fn withdraw(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    consent(&shared, &uri, Link::Unsigned, Wish::Withdraw)
}

/// `GET /api/v2/shop/auth_partner`: signed as a public call, `redirect` not being signed.
pub(super) async fn authorize_signed(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    consent(&shared, &uri, Link::Signed, Wish::Authorize)
}

/// `GET /api/v2/shop/cancel_auth_partner`, with the parameters of `auth_partner`.
pub(super) async fn withdraw_signed(State(shared): State<Arc<Shared>>, uri: Uri) -> Response {
    consent(&shared, &uri, Link::Signed, Wish::Withdraw)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    Signed,
    Unsigned,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Authorize,
    Withdraw,
}

fn consent(shared: &Shared, uri: &Uri, link: Link, wish: Wish) -> Response {
    let params = Params::parse(uri.query().unwrap_or_default());
    let mut world = shared.world();
    let redirect = match link {
        Link::Signed => check_signed(&world, &params, uri.path()),
        Link::Unsigned => check_unsigned(&world, &params),
    };
    let redirect = match redirect {
        Ok(redirect) => redirect,
        Err(refusal) => {
            return sealed(shared, Err(refusal), None);
        }
    };
    let Ok(mut back) = Url::parse(&redirect) else { return foreign_redirect() };
    if !matches!(back.scheme(), "http" | "https") {
        return foreign_redirect();
    }
    let chosen = match params.text("approve") {
        None => return Html(question(&world, uri, wish)).into_response(),
        Some(approve) => approved(&world, &params, wish, approve == "main"),
    };
    let Some(first) = chosen.first().copied() else {
        return (StatusCode::CONFLICT, Html(page::page("No shop", "<p>There is no shop to choose.</p>")))
            .into_response();
    };
    match wish {
        Wish::Authorize => {
            let of_main_account = params.text("approve") == Some("main");
            let main = auth::main_account_id(&chosen);
            let code = world.issue_code(Platform::Shopee, chosen, auth::CODE_MS);
            let mut query = back.query_pairs_mut();
            query.append_pair("code", &code);
            if of_main_account {
                query.append_pair("main_account_id", &main.to_string());
            } else {
                query.append_pair("shop_id", &first.to_string());
            }
        }
        // What comes back after this is not documented.
        Wish::Withdraw => {
            world.revoke(Some(Platform::Shopee), Some(first));
            back.query_pairs_mut().append_pair("shop_id", &first.to_string());
        }
    }
    if let (Link::Unsigned, Some(state)) = (link, params.text("state")) {
        back.query_pairs_mut().append_pair("state", state);
    }
    (StatusCode::FOUND, [(header::LOCATION, back.to_string())]).into_response()
}

fn check_signed(world: &World, params: &Params, path: &str) -> Result<String, Refusal> {
    let claims = Claims::read(Kind::Public, params, seconds(world.now_ms))?;
    let key = &world.credentials.shopee_partner_key;
    let key = (i64::from(claims.partner_id) == world.credentials.shopee_partner_id).then_some(key.as_str());
    claims.prove(Kind::Public, path, key)?;
    let redirect = params.text("redirect");
    redirect
        .map(str::to_owned)
        .ok_or_else(|| Refusal::gateway("error_param", "There is no redirect in query."))
}

fn check_unsigned(world: &World, params: &Params) -> Result<String, Refusal> {
    let missing = |name| Refusal::gateway("error_param", format!("There is no {name} in query."));
    if params.int("partner_id")?.ok_or_else(|| missing("partner_id"))? != world.credentials.shopee_partner_id
    {
        return Err(Refusal::gateway("error_param", "Invalid partner_id."));
    }
    for (name, value) in [("auth_type", "seller"), ("response_type", "code")] {
        if params.text(name).ok_or_else(|| missing(name))? != value {
            return Err(Refusal::gateway("error_param", format!("Invalid {name}.")));
        }
    }
    params.text("redirect_uri").map(str::to_owned).ok_or_else(|| missing("redirect_uri"))
}

/// The answer to a redirect that the console does not know. The sandbox knows every one that a browser can open.
fn foreign_redirect() -> Response {
    let body = json!({
        "code": 1,
        "error": "error_param",
        "msg": "The domain of redirect_uri is not consistent with the Redirect URL Domain declared in console.",
        "debug_message": "",
    });
    axum::Json(body).into_response()
}

/// Returns the shops that a wish can be about, oldest first: those not connected, or all once they all are.
fn candidates(world: &World, wish: Wish) -> Vec<i64> {
    match wish {
        Wish::Authorize => {
            let new = world.ungranted(Platform::Shopee);
            if new.is_empty() { shops(world).map(|shop| shop.id).collect() } else { new }
        }
        Wish::Withdraw => {
            shops(world).filter(|shop| shop.authorized_ms.is_some()).map(|shop| shop.id).collect()
        }
    }
}

fn approved(world: &World, params: &Params, wish: Wish, all: bool) -> Vec<i64> {
    let mut chosen: Vec<_> = match params.text("shop_id") {
        Some(id) => {
            let named = id.parse().ok();
            shops(world).map(|shop| shop.id).filter(|id| named == Some(*id)).collect()
        }
        None => candidates(world, wish),
    };
    if !all {
        chosen.truncate(1);
    }
    chosen
}

/// A page with a button a shop. One that the app has already got can be chosen again: its tokens are replaced.
fn question(world: &World, uri: &Uri, wish: Wish) -> String {
    let (title, verb) = match wish {
        Wish::Authorize => ("An app asks to manage your Shopee shop", "Confirm authorization"),
        Wish::Withdraw => ("Withdraw an app's authorization", "Withdraw"),
    };
    let mut rows = String::new();
    for shop in shops(world) {
        if wish == Wish::Withdraw && shop.authorized_ms.is_none() {
            continue;
        }
        let link = format!("{uri}&approve=auto&shop_id={}", shop.id);
        let again = if wish == Wish::Authorize && shop.authorized_ms.is_some() { " (again)" } else { "" };
        let _ = write!(
            rows,
            "<li>{} ({}, {}) <a href=\"{}\">{verb}{again}</a></li>",
            page::escape(&shop.name),
            shop.id,
            page::escape(&shop.region),
            page::escape(&link),
        );
    }
    page::page(title, &format!("<ul>{rows}</ul>"))
}
