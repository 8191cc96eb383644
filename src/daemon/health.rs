//! What monitors ask: `/health` (the process lives), `/ready` (it can work), `/metrics` (Prometheus).

use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio_util::sync::CancellationToken;

use super::metrics::Meters;
use crate::engine::Engine;

/// A database that has not answered by then is of no use to a request either.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the routes look at.
#[derive(Clone)]
struct Sight {
    engine: Engine,
    meters: Meters,
    stop: CancellationToken,
}

/// Returns the routes of monitors. They say nothing of any tenant.
pub(super) fn routes(engine: Engine, meters: Meters, stop: CancellationToken) -> Router {
    Router::new()
        .route("/health", get(async || "ok\n"))
        .route("/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Sight { engine, meters, stop })
}

/// Answers 200 as long as the database can be read, written and leased from, and nobody has asked us to end.
async fn ready(State(sight): State<Sight>) -> (StatusCode, &'static str) {
    if sight.stop.is_cancelled() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n");
    }
    match tokio::time::timeout(PATIENCE, sight.engine.probe()).await {
        Ok(Ok(())) => (StatusCode::OK, "ready\n"),
        Ok(Err(error)) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database cannot be used\n")
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}

async fn metrics(State(sight): State<Sight>) -> Response {
    match sight.meters.render(&sight.engine).await {
        Ok(text) => ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response(),
        Err(error) => {
            tracing::warn!(%error, "the metrics cannot be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
