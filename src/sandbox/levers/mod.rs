//! `/_sandbox`: what a test or a person at practice turns. No marketplace has anything like it.

use std::sync::Arc;

use axum::Router;
use axum::response::Html;
use axum::routing::get;

use crate::sandbox::server::Shared;

/// All levers.
pub(crate) fn routes() -> Router<Arc<Shared>> {
    Router::new().route("/health", get(async || "ready"))
}

/// The page that says what this is, and what it is not.
pub(crate) async fn front() -> Html<&'static str> {
    Html("<h1>spark sandbox</h1><p>This is no marketplace.</p>")
}
