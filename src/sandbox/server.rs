//! One loopback address for everything: the marketplaces' APIs behind a gate of latency and faults, the levers beside it.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::sandbox::faults::{Drawn, FaultKind};
use crate::sandbox::journal::{Entry, Seen};
use crate::sandbox::levers;
use crate::sandbox::ready::Ready;
use crate::sandbox::shared::{Options, Refusal, Shared};
use crate::sandbox::world::{Platform, World};
use crate::sandbox::{courier, shopee, state, tiktok};

/// The largest body taken: a lever's catalogue of a large shop. The marketplaces' own limits are stricter.
const MAX_BODY: usize = 64 << 20;

/// Why a sandbox did not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It holds made-up shops and no protection: nobody else's machine may reach it.
    #[error("the sandbox listens on loopback only, and `{0}` is not")]
    NotLoopback(SocketAddr),
    /// The listener does not know its own address.
    #[error("the sandbox's listener cannot be used")]
    Listener(#[source] io::Error),
    /// The products on order cannot be sold.
    #[error("the sandbox's first shops cannot be opened: {0}")]
    World(String),
    /// The kept world cannot be read.
    #[error("the sandbox's state in `{0}` cannot be read")]
    State(PathBuf, #[source] io::Error),
    /// The world could not be kept.
    #[error("the sandbox's state cannot be written")]
    NotKept(#[source] io::Error),
}

fn first_world(options: &Options) -> Result<World, Error> {
    if let Some(path) = &options.state
        && let Some(world) = state::load(path).map_err(|error| Error::State(path.clone(), error))?
    {
        return Ok(world);
    }
    let mut world = World::empty(options.seed, &options.redirect, options.clock.now_ms());
    if options.starter {
        world
            .open_first_shops(options.products.as_ref())
            .map_err(|refused| Error::World(refused.to_string()))?;
    }
    Ok(world)
}

/// A sandbox that serves. Dropping it leaves it serving; [`Running::stop`] ends it.
#[derive(Debug)]
pub struct Running {
    ready: Ready,
    stop: CancellationToken,
    task: JoinHandle<io::Result<()>>,
    keeper: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// Returns what to write a config from.
    pub fn ready(&self) -> &Ready {
        &self.ready
    }

    /// Returns `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.ready.url
    }

    /// Stops serving: requests under way get a moment, those that hang on a fault none. The world is kept if it is to be.
    ///
    /// # Errors
    ///
    /// [`Error::NotKept`] when the state could not be written, now or earlier.
    pub async fn stop(self) -> Result<(), Error> {
        self.stop.cancel();
        let abort = self.task.abort_handle();
        if tokio::time::timeout(Duration::from_millis(500), self.task).await.is_err() {
            abort.abort();
        }
        match self.keeper {
            Some(keeper) => keeper.await.unwrap_or_else(|ended| Err(ended.into())).map_err(Error::NotKept),
            None => Ok(()),
        }
    }
}

/// Serves both marketplaces and the levers on `listener`, which must be on loopback.
///
/// # Errors
///
/// [`Error::NotLoopback`] for any other address, [`Error::World`] and [`Error::State`] for what it should begin with.
pub async fn serve(options: Options, listener: TcpListener) -> Result<Running, Error> {
    let address = listener.local_addr().map_err(Error::Listener)?;
    if !address.ip().is_loopback() {
        return Err(Error::NotLoopback(address));
    }
    let first = first_world(&options)?;
    let shared = Arc::new(Shared::new(options, format!("http://{address}"), first));
    let ready = Ready::new(&shared.url, &shared.world().credentials);
    let stop = CancellationToken::new();
    let keeper = shared.options.state.clone();
    let keeper = keeper.map(|path| tokio::spawn(state::keep(shared.clone(), path, stop.clone())));
    tokio::spawn(courier::carry(shared.clone(), stop.clone()));
    let service =
        axum::serve(listener, router(shared)).with_graceful_shutdown(stop.clone().cancelled_owned());
    let task = tokio::spawn(async move { service.await });
    Ok(Running { ready, stop, task, keeper })
}

fn router(shared: Arc<Shared>) -> Router {
    let marketplaces = tiktok::routes()
        .merge(shopee::routes())
        .fallback(tiktok::gateway)
        .layer(middleware::from_fn_with_state(shared.clone(), gate));
    Router::new()
        .route("/", get(levers::front))
        .nest("/_sandbox", levers::routes())
        .merge(marketplaces)
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .with_state(shared)
}

/// Which marketplace a path belongs to. TikTok's token calls live under `/api/v2` too.
fn platform_of(path: &str) -> Platform {
    let shopee = path.starts_with("/api/v2/") && !path.starts_with("/api/v2/token/");
    if shopee || path == "/auth" || path == "/cancel_auth" { Platform::Shopee } else { Platform::Tiktok }
}

/// What every marketplace call passes: latency, then perhaps a fault, and a line in the journal.
async fn gate(State(shared): State<Arc<Shared>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let method = request.method().to_string();
    let platform = platform_of(&path);
    let t = shared.options.clock.now_ms();
    tokio::time::sleep(shared.options.latency).await;
    let drawn = shared.traffic().faults.draw(platform, &path, |kind| kind.strikes_at(platform, &path));
    let (mut response, answered) = match drawn {
        Some(drawn) => struck(&shared, drawn, platform, request, next).await,
        None => (next.run(request).await, true),
    };
    let seen = response.extensions().get::<Seen>().cloned().unwrap_or_default();
    let entry = Entry {
        n: 0,
        t,
        platform,
        method,
        path,
        shop_id: seen.shop,
        status: answered.then(|| response.status().as_u16()),
        code: seen.code.clone(),
        fault: drawn.map(|drawn| drawn.kind),
    };
    shared.traffic().journal.record(&seen, entry);
    // Clients read the marketplace's clock from here; hyper would put the machine's.
    if let Some(date) = http_date(shared.options.clock.now_ms()) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

fn http_date(unix_ms: i64) -> Option<HeaderValue> {
    let at = jiff::Timestamp::from_millisecond(unix_ms).ok()?;
    let text = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&at).ok()?;
    HeaderValue::from_str(&text).ok()
}

/// Answers a request that a fault hit, and whether that answer ever leaves.
async fn struck(
    shared: &Shared,
    drawn: Drawn,
    platform: Platform,
    request: Request,
    next: Next,
) -> (Response, bool) {
    let refuse = |kind| match platform {
        Platform::Tiktok => tiktok::refusal(shared, kind),
        Platform::Shopee => shopee::refusal(shared, kind),
    };
    match drawn.kind {
        FaultKind::Http500 => (plain(StatusCode::INTERNAL_SERVER_ERROR), true),
        FaultKind::Http503 => (plain(StatusCode::SERVICE_UNAVAILABLE), true),
        FaultKind::RateLimit => (refuse(Refusal::RateLimit), true),
        FaultKind::CodeError => (refuse(Refusal::CodeError), true),
        FaultKind::TokenExpired => (refuse(Refusal::TokenExpired), true),
        FaultKind::Reset => (cut(Seen::default()), false),
        FaultKind::Timeout => {
            tokio::time::sleep(drawn.delay).await;
            (cut(Seen::default()), false)
        }
        FaultKind::Slow => {
            tokio::time::sleep(drawn.delay).await;
            (next.run(request).await, true)
        }
        FaultKind::CommitThen500 => {
            let done = seen(&next.run(request).await);
            let mut response = plain(StatusCode::INTERNAL_SERVER_ERROR);
            response.extensions_mut().insert(done);
            (response, true)
        }
        FaultKind::CommitThenTimeout => {
            let done = seen(&next.run(request).await);
            tokio::time::sleep(drawn.delay).await;
            (cut(done), false)
        }
        FaultKind::BadJson => (halved(next.run(request).await).await, true),
        FaultKind::PartialBatch
        | FaultKind::WebhookDrop
        | FaultKind::WebhookDuplicate
        | FaultKind::WebhookReorder
        | FaultKind::WebhookDelay => (next.run(request).await, true),
    }
}

impl FaultKind {
    /// Whether a fault strikes at the gate of this call. Partial batches are drawn by the batches themselves, webhook
    /// faults by the sender; a person's consent page is left in peace; only calls with a token can have an expired one.
    fn strikes_at(self, platform: Platform, path: &str) -> bool {
        let consent = match platform {
            Platform::Tiktok => path.starts_with("/open/"),
            Platform::Shopee => !path.starts_with("/api/") || path.ends_with("auth_partner"),
        };
        let tokenless = match platform {
            Platform::Tiktok => path.starts_with("/api/v2/token/"),
            Platform::Shopee => ["/auth/", "/public/", "/push/"].iter().any(|part| path.contains(part)),
        };
        match self {
            Self::PartialBatch
            | Self::WebhookDrop
            | Self::WebhookDuplicate
            | Self::WebhookReorder
            | Self::WebhookDelay => false,
            Self::TokenExpired => !consent && !tokenless,
            _ => !consent,
        }
    }
}

fn seen(response: &Response) -> Seen {
    response.extensions().get::<Seen>().cloned().unwrap_or_default()
}

/// A gateway's own error page: not JSON.
fn plain(status: StatusCode) -> Response {
    let page = format!("<html><body><h1>{status}</h1></body></html>");
    (status, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

/// A response that never leaves: its body breaks off before the first byte is flushed, which closes the connection.
fn cut(done: Seen) -> Response {
    let broken = futures_util::stream::once(async {
        Err::<Bytes, _>(io::Error::from(io::ErrorKind::ConnectionReset))
    });
    let mut response = Response::new(Body::from_stream(broken));
    response.extensions_mut().insert(done);
    response
}

/// The same response with the second half of its body missing.
async fn halved(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, MAX_BODY).await.unwrap_or_default();
    let half = whole.slice(..whole.len() / 2);
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(half.len()));
    Response::from_parts(parts, Body::from(half))
}
