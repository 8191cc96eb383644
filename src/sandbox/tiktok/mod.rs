//! TikTok Shop's Open API (202309 and newer), as `reference/tiktok-shop-api.md` has it.
//!
//! `oauth` is what is not signed: consent and tokens. Everything else passes `gateway`, which looks it up in `endpoints`,
//! checks it and hands a [`gateway::Call`] to the service that the table names.

mod after_sales;
mod documents;
mod endpoints;
mod envelope;
mod events;
mod gateway;
mod inventory;
mod logistics;
mod notify;
mod oauth;
mod orders;
mod packages;
mod paging;
mod prices;
mod products;
mod shops;
mod sign;

use std::sync::Arc;

use axum::Router;
use axum::response::Response;
use axum::routing::get;

use crate::sandbox::journal::Seen;
use crate::sandbox::shared::{Refusal, Shared};

pub(crate) use gateway::gateway;
pub(crate) use notify::notification;

/// What is not signed: consent, tokens, and where documents lie.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    oauth::routes().route("/documents/{name}", get(documents::download))
}

/// Refuses in TikTok's words because a fault was drawn.
pub(crate) fn refusal(shared: &Shared, kind: Refusal) -> Response {
    let failure = match kind {
        Refusal::RateLimit => envelope::Failure::too_many_requests(),
        Refusal::CodeError => envelope::Failure::internal(),
        Refusal::TokenExpired => envelope::Failure::token_expired(),
    };
    envelope::respond(shared.tiktok_request_id(), Seen::default(), Err(failure))
}
