//! TikTok Shop's Open API (202309 and newer), as `reference/tiktok-shop-api.md` has it.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::sandbox::server::{Refusal, Shared};

/// Everything that is not behind the signed gateway: consent and tokens.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}

/// Every signed call.
pub(crate) async fn gateway() -> Response {
    StatusCode::NOT_FOUND.into_response()
}

/// Refuses in TikTok's words because a fault was drawn.
pub(crate) fn refusal(_kind: Refusal) -> Response {
    StatusCode::NOT_FOUND.into_response()
}
