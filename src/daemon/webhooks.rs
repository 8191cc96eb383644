//! `POST /webhooks/MARKETPLACE`: checked, kept, answered. What follows from a message is the inbox worker's.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use metrics::counter;
use tokio::sync::{Notify, mpsc, oneshot};
use tower_http::timeout::TimeoutLayer;

use super::metrics::WEBHOOKS;
use crate::engine::inbox::{Incoming, LONGEST_BODY};
use crate::engine::{Engine, Error, Fault as _, Kind, Platform};

/// How long an answer waits for the message to be on disk. That takes milliseconds, in a storm as well
/// (`cargo bench --bench webhooks`), unless another process holds the database. Then it is worth waiting: both marketplaces
/// give up after 3 s only, and what is refused comes again minutes later. It is never answered before: an order
/// whose message was acknowledged and lost would wait for the next polling, a deauthorisation for the next failing call.
const PATIENCE: Duration = Duration::from_millis(2500);
/// A message that has not come whole by then is sent slowly on purpose.
const WHOLE_WITHIN: Duration = Duration::from_secs(5);
/// Messages kept at a time, at most: a storm's, in a transaction of a few milliseconds.
const BATCH: usize = 256;

/// A message to be kept, and whoever waits to be told whether it is new, or why it is not kept.
type Letter = (Incoming, oneshot::Sender<Result<bool, &'static str>>);

/// What the route works with.
#[derive(Clone)]
struct Door {
    engine: Engine,
    /// Where marketplaces reach us.
    base: Arc<str>,
    /// Takes messages to whoever keeps them.
    mail: mpsc::Sender<Letter>,
}

impl Door {
    /// Waits until a message is kept, and tells whether it is new.
    async fn keep(&self, message: Incoming) -> Result<bool, &'static str> {
        let (reply, kept) = oneshot::channel();
        let _ = self.mail.send((message, reply)).await; // where nobody keeps any more, nobody replies
        kept.await.unwrap_or(Err("stopping"))
    }
}

/// Returns where `platform` is to send its messages when we are reached at `base`.
pub(super) fn address(base: &str, platform: &Platform) -> String {
    format!("{}/webhooks/{platform}", base.trim_end_matches('/'))
}

/// Returns the route that marketplaces call, and who keeps what comes there, until the route is gone. `news` is rung for
/// new messages.
pub(super) fn open(
    engine: Engine,
    base: Arc<str>,
    news: Arc<Notify>,
) -> (Router, impl Future<Output = ()> + Send) {
    let (mail, letters) = mpsc::channel(BATCH);
    let keeper = keep_all(engine.clone(), letters, news);
    let routes = Router::new()
        .route("/webhooks/{platform}", post(receive))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, WHOLE_WITHIN))
        .with_state(Door { engine, base, mail });
    (routes, keeper)
}

/// Keeps messages. Those that come while others are being written are written together: the disk is waited for once a
/// batch, so that the last one of a storm waits hardly longer than the first.
async fn keep_all(engine: Engine, mut letters: mpsc::Receiver<Letter>, news: Arc<Notify>) {
    let mut batch: Vec<Letter> = Vec::with_capacity(BATCH);
    while letters.recv_many(&mut batch, BATCH).await > 0 {
        batch.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        let (messages, replies): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
        let kept = engine.keep(messages).await;
        if let Err(error) = &kept {
            tracing::warn!(%error, messages = replies.len(), "messages could not be kept; they will be sent again");
        }
        if kept.as_ref().is_ok_and(|new| new.contains(&true)) {
            news.notify_one();
        }
        for (place, reply) in replies.into_iter().enumerate() {
            // Whoever gave up waiting will send it again, and be told that it is a repeat.
            let _ = reply.send(kept.as_ref().map(|new| new[place]).map_err(Error::code));
        }
    }
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
        Ok(Some(message)) => match tokio::time::timeout(PATIENCE, door.keep(message)).await {
            Ok(Ok(true)) => (StatusCode::OK, "new"),
            Ok(Ok(false)) => (StatusCode::OK, "repeat"),
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
