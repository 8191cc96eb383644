//! What lies around every route, from the outside in: request id and log, headers, CORS, gzip, encryption, the envelope
//! for what no handler answered, caught panics, a time limit, and a limit on bodies.

use std::any::Any;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::CorsLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

use super::failure::Failure;
use super::{App, caller, encryption};

/// The largest request; the largest that the app sends, twenty orders for a dashboard, is some 40 kB.
const LARGEST: usize = 1024 * 1024;
/// The longest that an answer may take. The app waits for five to thirty seconds.
const LONGEST: Duration = Duration::from_secs(30);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts the layers around `routes`.
pub(super) fn around(routes: Router<App>, app: &App) -> Router<App> {
    routes
        .fallback(|| async { Failure::new(StatusCode::NOT_FOUND, "Route not found") })
        .method_not_allowed_fallback(|| async {
            Failure::new(StatusCode::METHOD_NOT_ALLOWED, "This route does not take this method")
        })
        .layer((DefaultBodyLimit::max(LARGEST), RequestBodyLimitLayer::new(LARGEST)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn(seal))
        .layer(middleware::from_fn_with_state(app.clone(), encryption::encrypt))
        .layer(CompressionLayer::new())
        .layer(cors(&app.settings().cors))
        .layer(middleware::map_response(harden))
        .layer(middleware::from_fn_with_state(app.clone(), watch))
}

/// Gives a failure that no handler worded, as of a body that is too large, its envelope.
async fn seal(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let worded = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let worded =
        worded.is_some_and(|kind| kind.starts_with("application/json") || kind.starts_with("text/html"));
    if worded || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let message = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "The request is too large",
        StatusCode::SERVICE_UNAVAILABLE => "This took too long; try again",
        status => status.canonical_reason().unwrap_or("The request failed"),
    };
    let mut sealed = Failure::new(status, message).into_response();
    if let Some(allowed) = response.headers().get(header::ALLOW) {
        sealed.headers_mut().insert(header::ALLOW, allowed.clone());
    }
    sealed
}

fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    let text = panic.downcast_ref::<&str>().copied();
    let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or_default();
    tracing::error!(panic = text, "a call panicked");
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here; it was logged")
        .into_response()
}

fn cors(origins: &[HeaderValue]) -> CorsLayer {
    if origins.is_empty() {
        return CorsLayer::new(); // no page may call from a browser
    }
    let headers = ["content-type", "authorization", caller::TOKEN_HEADER, "x-enc"];
    CorsLayer::new()
        .allow_origin(origins.to_vec())
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers(headers.map(HeaderName::from_static))
        .allow_credentials(true)
        .max_age(Duration::from_secs(600))
}

/// Tells browsers to trust an answer with as little as it needs. Pages that need more have said so already.
async fn harden(mut response: Response) -> Response {
    let headers = response.headers_mut();
    if headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/json") {
        let kind = HeaderValue::from_static("application/json; charset=utf-8"); // as the app has always got it
        headers.insert(header::CONTENT_TYPE, kind);
    }
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(header::CACHE_CONTROL, "no-store");
    response
}

/// Gives a call its id, and the log one line about it: the route and never the path, which may hold what is nobody's
/// business.
async fn watch(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = hex::encode(app.engine().random::<8>());
    let id = HeaderValue::from_str(&id).expect("hexadecimal digits make a header");
    request.headers_mut().insert(REQUEST_ID, id.clone());
    let method = request.method().clone();
    let mut response = next.run(request).await;
    response.headers_mut().insert(REQUEST_ID, id.clone());
    let route = response.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let (status, duration_ms) = (response.status().as_u16(), started.elapsed().as_millis() as u64);
    let request_id = id.to_str().unwrap_or_default();
    tracing::debug!(%method, route, status, duration_ms, request_id, "answered");
    response
}
