//! `/_sandbox`: what a test or a person at practice turns. No marketplace has anything like it.
//!
//! `place` sets the stage (shops, products, the app), `happen` lets things happen to it (orders, hand edits, faults, lost
//! tokens, a flash sale), `look` tells what happened. Ids in answers are text; in bodies text or numbers.

mod body;
mod happen;
mod look;
mod place;
mod storm;

use std::sync::Arc;

use axum::Router;
use axum::extract::OriginalUri;
use axum::response::Html;
use axum::routing::{get, post};

use crate::sandbox::page::page;
use crate::sandbox::shared::Shared;

pub(crate) use body::ProductBody;
use body::Refusal;

/// All levers.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
        .route("/app", post(place::app))
        .route("/shops", post(place::shop).get(look::shops))
        .route("/products", post(place::products))
        .route("/reset", post(place::reset))
        .route("/orders", post(happen::order))
        .route("/orders/{id}/advance", post(happen::advance))
        .route("/orders/{id}/ask", post(happen::ask))
        .route("/orders/{id}/cancel", post(happen::cancel))
        .route("/stock", post(happen::stock))
        .route("/promotions", post(happen::promotion))
        .route("/faults", post(happen::fault).get(look::faults))
        .route("/tokens/expire", post(happen::expire))
        .route("/tokens/revoke", post(happen::revoke))
        .route("/storm", post(storm::storm))
        .route("/truth", get(look::truth))
        .route("/log", get(look::log))
        .route("/catalogue", get(look::catalogue))
        .route("/changes", get(look::changes))
        .route("/webhooks", get(look::webhooks))
        .route("/health", get(look::health))
        .fallback(nowhere)
}

/// Whatever is no lever: a slip must not pass for a marketplace's call.
async fn nowhere(OriginalUri(uri): OriginalUri) -> Refusal {
    Refusal::no_lever(uri.path())
}

/// The page that says what this is, and what it is not.
pub(crate) async fn front() -> Html<String> {
    Html(page(
        "spark sandbox",
        "<p>Stand-ins for the TikTok Shop and Shopee APIs, for practice and for tests.</p><ul>\
         <li><a href=/_sandbox/shops>Shops</a><li><a href=/_sandbox/catalogue>What every listing shows</a>\
         <li><a href=/_sandbox/truth>What was sold, by the sandbox's own count</a>\
         <li><a href=/_sandbox/log>Requests</a><li><a href=/_sandbox/faults>Faults on order</a></ul>",
    ))
}
