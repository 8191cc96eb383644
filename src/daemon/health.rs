//! What monitors ask: `/health` (the process lives), `/ready` (it can work), `/metrics` (Prometheus).

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;
use serde_json::json;

use super::floor::Floor;
use super::metrics::Meters;

/// A database that has not answered by then is of no use to a request either.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the routes look at.
#[derive(Clone)]
struct Sight {
    floor: Arc<Floor>,
    meters: Meters,
}

/// Returns the routes of monitors.
pub(super) fn routes(floor: Arc<Floor>, meters: Meters) -> Router {
    Router::new()
        .route("/health", get(health))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .method_not_allowed_fallback(async || {
            refusal(StatusCode::METHOD_NOT_ALLOWED, "This route does not take this method")
        })
        .with_state(Sight { floor, meters })
}

/// What says that the process lives: in the words of the system before, as the app's own check reads them.
#[derive(Serialize)]
struct Alive {
    status: &'static str,
    timestamp: String,
    environment: &'static str,
}

/// Answers 200 as long as the process does.
async fn health(State(sight): State<Sight>) -> Json<Alive> {
    let timestamp = sight.floor.engine.now().to_string();
    Json(Alive { status: "OK", timestamp, environment: "production" })
}

/// Refuses in the envelope that every other refusal comes in.
fn refusal(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({"success": false, "message": message}))).into_response()
}

/// Answers 200 as long as the database can be read, written and leased from, and nobody has asked us to end.
async fn ready(State(sight): State<Sight>) -> (StatusCode, &'static str) {
    if sight.floor.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match tokio::time::timeout(PATIENCE, sight.floor.engine.probe()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be used\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

/// Answers monitors on this machine only: the figures name every tenant's shops. What a proxy passes on comes from
/// elsewhere.
async fn metrics(
    State(sight): State<Sight>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Response {
    let passed_on =
        ["forwarded", "x-forwarded-for", "x-real-ip"].iter().any(|name| headers.contains_key(*name));
    if passed_on || !peer.ip().to_canonical().is_loopback() {
        return refusal(StatusCode::NOT_FOUND, "Route not found");
    }
    match sight.meters.render(&sight.floor).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response(),
        Err(error) => {
            tracing::warn!(%error, "the metrics cannot be read");
            refusal(StatusCode::SERVICE_UNAVAILABLE, "The metrics cannot be read")
        }
    }
}
