//! Shopee's Open Platform API v2, as `reference/shopee-api.md` has it.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::sandbox::server::{Refusal, Shared};

/// Everything under `/api/v2` but TikTok's `/api/v2/token`, and the consent pages `/auth` and `/cancel_auth`.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new()
}

/// Refuses in Shopee's words because a fault was drawn.
pub(crate) fn refusal(_kind: Refusal) -> Response {
    StatusCode::NOT_FOUND.into_response()
}
