//! `POST /webhooks/MARKETPLACE`: checked, handed to the keeper, answered. What follows from a message is the inbox worker's.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use metrics::counter;
use tower_http::timeout::TimeoutLayer;

use super::keeper::Mail;
use super::metrics::WEBHOOKS;
use crate::engine::inbox::LONGEST_BODY;
use crate::engine::{Engine, Error, Fault as _, Kind, Platform};

/// How long an answer waits for the message to be on disk. That takes milliseconds (`cargo bench --bench webhooks`), unless
/// a server is slow. Then it is worth waiting: both marketplaces give up after 3 s only, and what is refused comes again
/// minutes later. It is never answered before: an order whose message was acknowledged and lost would wait for the next
/// polling, a deauthorisation for the next failing call.
const PATIENCE: Duration = Duration::from_millis(2500);
/// A message that has not come whole by then is sent slowly on purpose.
const WHOLE_WITHIN: Duration = Duration::from_secs(5);

/// What the route works with.
#[derive(Clone)]
struct Door {
    engine: Engine,
    /// Where marketplaces reach us.
    base: Arc<str>,
    mail: Mail,
}

/// Returns where `platform` is to send its messages when we are reached at `base`.
pub(super) fn address(base: &str, platform: &Platform) -> String {
    format!("{}/webhooks/{platform}", base.trim_end_matches('/'))
}

/// Returns the route that marketplaces call. What comes there goes by `mail`.
pub(super) fn routes(engine: Engine, base: Arc<str>, mail: Mail) -> Router {
    Router::new()
        .route("/webhooks/{platform}", post(receive))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE_WITHIN))
        .with_state(Door { engine, base, mail })
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
    let (status, outcome) = match door.engine.check(&platform, &address, authorization, &body) {
        Ok(None) => (StatusCode::OK, "greeting"),
        Ok(Some(message)) => match tokio::time::timeout(PATIENCE, door.mail.keep(message)).await {
            Ok(Ok(word)) => (StatusCode::OK, word),
            Ok(Err(code)) => (StatusCode::SERVICE_UNAVAILABLE, code),
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "too_slow"),
        },
        Err(error) => refused(&platform, &error),
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
