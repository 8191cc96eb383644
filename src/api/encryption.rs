//! Encrypted answers, as builds of the app with a key expect them: on top of TLS, never instead of it. Off unless
//! configured, as a build without the key cannot read anything then.

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use axum::Json;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::App;
use super::failure::Failure;
use crate::engine::Secret;

/// What the app asks with, and is told with.
const HEADER: &str = "x-enc";
/// Answers larger than this are not buffered to be encrypted; none is.
const LARGEST: usize = 64 * 1024 * 1024;
/// Where browsers go, which never ask: the consent's way out and back, and the pages.
const FOR_BROWSERS: [&str; 6] = ["/success", "/error", "/health", "/api/docs", "/authorize", "/callback"];

/// Encryption of answers.
#[derive(Clone)]
pub struct Encryption {
    cipher: Aes256Gcm,
    required: bool,
}

impl std::fmt::Debug for Encryption {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Encryption").field("required", &self.required).finish_non_exhaustive()
    }
}

/// A text that is no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the key that answers are encrypted with must be 32 bytes in base64")]
pub struct BadKey;

impl Encryption {
    /// Returns encryption with `key`, 32 bytes in base64; where `required`, who does not ask for it is refused.
    ///
    /// # Errors
    /// [`BadKey`].
    pub fn new(key: &Secret, required: bool) -> Result<Self, BadKey> {
        let bytes = STANDARD.decode(key.expose().trim()).map_err(|_| BadKey)?;
        Ok(Self { cipher: Aes256Gcm::new_from_slice(&bytes).map_err(|_| BadKey)?, required })
    }
}

/// Encrypts the JSON of an answer for a client that asks.
pub(super) async fn encrypt(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(encryption) = &app.settings().encryption else { return next.run(request).await };
    let asked = request.headers().get(HEADER).is_some_and(|value| value == "1" || value == "true");
    if !asked {
        let path = request.uri().path();
        let browser = FOR_BROWSERS.iter().any(|ending| path == *ending || path.contains(ending));
        if encryption.required && !browser && request.method() != Method::OPTIONS {
            return Failure::bad_request("This server answers encrypted only: send X-Enc: 1")
                .code("ENCRYPTION_REQUIRED")
                .into_response();
        }
        return next.run(request).await;
    }
    let skip = request.method() == Method::OPTIONS || request.uri().path() == "/health";
    let response = next.run(request).await;
    let json = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("application/json")));
    if skip || !json { response } else { sealed(&app, encryption, response).await }
}

async fn sealed(app: &App, encryption: &Encryption, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let failed = || Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "The answer could not be encrypted");
    let Ok(plain) = axum::body::to_bytes(body, LARGEST).await else { return failed().into_response() };
    let iv: [u8; 12] = app.engine().random();
    let Ok(mut data) = encryption.cipher.encrypt(&Nonce::from(iv), plain.as_ref()) else {
        return failed().into_response();
    };
    let tag = data.split_off(data.len() - 16); // AES-GCM ends with its tag
    let body = json!({
        "enc": "v1",
        "alg": "AES-256-GCM",
        "iv": STANDARD.encode(iv),
        "tag": STANDARD.encode(tag),
        "data": STANDARD.encode(data),
    });
    parts.headers.insert(HEADER, HeaderValue::from_static("1"));
    parts.headers.remove(header::CONTENT_LENGTH);
    let Json(body) = Json(body);
    Response::from_parts(parts, Body::from(body.to_string()))
}
