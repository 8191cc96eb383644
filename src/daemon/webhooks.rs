//! `POST /webhooks/MARKETPLACE`: checked, kept, answered. What follows from a message is the inbox worker's.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use metrics::counter;
use tokio::sync::Notify;
use tower_http::timeout::TimeoutLayer;

use super::metrics::WEBHOOKS;
use crate::engine::inbox::{LONGEST_BODY, Received};
use crate::engine::{Engine, Error, Fault as _, Kind, Platform};

/// Both marketplaces give up after 3 s; one that is told nothing tries again.
const PATIENCE: Duration = Duration::from_millis(2500);
/// A message that has not come whole by then is sent slowly on purpose.
const WHOLE_WITHIN: Duration = Duration::from_secs(5);

/// What the route works with.
#[derive(Clone)]
struct Door {
    engine: Engine,
    /// Where marketplaces reach us.
    base: Arc<str>,
    /// Told of every new message.
    news: Arc<Notify>,
}

/// Returns where `platform` is to send its messages when we are reached at `base`.
pub(super) fn address(base: &str, platform: &Platform) -> String {
    format!("{}/webhooks/{platform}", base.trim_end_matches('/'))
}

/// Returns the route that marketplaces call.
pub(super) fn routes(engine: Engine, base: Arc<str>, news: Arc<Notify>) -> Router {
    Router::new()
        .route("/webhooks/{platform}", post(receive))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE_WITHIN))
        .with_state(Door { engine, base, news })
}

/// Answers with an empty body, whatever became of the message: both marketplaces want it so, and nobody else is to learn
/// which shops there are.
async fn receive(
    State(door): State<Door>,
    Path(platform): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let platform = Platform::from(platform);
    let authorization =
        headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let address = address(&door.base, &platform);
    let received = door.engine.receive(&platform, &address, authorization, &body);
    let (status, outcome) = match tokio::time::timeout(PATIENCE, received).await {
        Ok(Ok(Received::New)) => {
            door.news.notify_one();
            (StatusCode::OK, "new")
        }
        Ok(Ok(Received::Repeat)) => (StatusCode::OK, "repeat"),
        Ok(Ok(Received::Greeting)) => (StatusCode::OK, "greeting"),
        Ok(Err(error)) => refused(&platform, &error),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "too_slow"),
    };
    if outcome != "webhook_unknown" {
        counter!(WEBHOOKS, "platform" => platform.to_string(), "outcome" => outcome).increment(1);
    }
    status
}

fn refused(platform: &Platform, error: &Error) -> (StatusCode, &'static str) {
    let (status, outcome) = match error.kind() {
        Kind::Auth => (StatusCode::UNAUTHORIZED, error.code()),
        Kind::Invalid => (StatusCode::BAD_REQUEST, error.code()),
        Kind::Missing => (StatusCode::NOT_FOUND, "webhook_unknown"),
        _ => (StatusCode::SERVICE_UNAVAILABLE, error.code()),
    };
    tracing::warn!(%platform, %error, status = status.as_u16(), "a message was not taken");
    (status, outcome)
}
