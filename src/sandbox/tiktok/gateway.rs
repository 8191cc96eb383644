//! What every signed call passes before its own rules are asked, in the order that reference section 6.2 finds plausible:
//! path, method, version, content type, app key, timestamp, signature, token, cipher, rate limit.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::Response;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::sandbox::journal::{Seen, endpoint};
use crate::sandbox::shared::Shared;
use crate::sandbox::tiktok::endpoints::{Cipher, ENDPOINTS, Endpoint};
use crate::sandbox::tiktok::envelope::{Failure, respond};
use crate::sandbox::tiktok::sign::{self, Signed};
use crate::sandbox::world::{Platform, Shop, World};

/// How far a timestamp may lie back, and ahead, in seconds.
const OLDEST_S: i64 = 300;
const NEWEST_S: i64 = 30;

/// A call that has passed the gateway.
pub(crate) struct Call<'w> {
    pub(crate) world: &'w mut World,
    /// The shop of the cipher; 0 where a call takes none.
    pub(crate) shop_id: i64,
    /// The shops that the token opens.
    pub(crate) granted: Vec<i64>,
    /// The ids in the path, in order.
    pub(crate) ids: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Bytes,
    /// The sandbox's own address.
    pub(crate) url: &'w str,
    /// Whether a `partial_batch` fault wants one row of this call to fail.
    pub(crate) partial: bool,
}

impl Call<'_> {
    /// Returns a query parameter, if it is there and not empty.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// Reads the body as JSON; an absent body is an empty object. `code` is what the service calls a bad parameter.
    pub(crate) fn json<T: DeserializeOwned>(&self, code: i64) -> Result<T, Failure> {
        let body: &[u8] = if self.body.is_empty() { b"{}" } else { &self.body };
        serde_json::from_slice(body)
            .map_err(|error| Failure::business(code, format!("Invalid parameter. {error}")))
    }

    /// Returns the shop that the call is about.
    pub(crate) fn shop(&self) -> Result<&Shop, Failure> {
        self.world.shop(self.shop_id).map_err(|_| invalid_query_or_header())
    }
}

/// Serves every signed call.
pub(crate) async fn gateway(
    State(shared): State<Arc<Shared>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let mut seen = Seen::default();
    let answer = admit(&shared, &method, &uri, &headers, body, &mut seen);
    respond(shared.tiktok_request_id(), seen, answer)
}

fn admit(
    shared: &Shared,
    method: &Method,
    uri: &Uri,
    headers: &HeaderMap,
    body: Bytes,
    seen: &mut Seen,
) -> Result<Value, Failure> {
    let path = uri.path();
    let (found, ids) = route(method, path)?;
    let content_type = header_text(headers, header::CONTENT_TYPE.as_str());
    check_content_type(found, content_type, &body)?;
    let query: Vec<(String, String)> =
        url::form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).into_owned().collect();
    let param = |name: &str| {
        query.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.as_str())
    };

    let (granted, shop_id) = {
        let world = shared.world();
        if param("app_key") != Some(world.credentials.tiktok_app_key.as_str()) {
            return Err(bad_request("Invalid credentials. The app_key is missing or not known."));
        }
        check_timestamp(param("timestamp"), world.now_ms / 1000)?;
        let sign = param("sign").ok_or_else(|| bad_request("Missing credentials. The sign is missing."))?;
        let request = Signed { path, query: &query, content_type, body: &body };
        if !sign::fits(&world.credentials.tiktok_app_secret, request, sign) {
            let message = "Invalid credentials. The sign is invalid.";
            return Err(Failure::gateway(StatusCode::UNAUTHORIZED, 106001, message));
        }
        let granted = check_token(&world, header_text(headers, "x-tts-access-token"))?;
        let shop_id = check_cipher(&world, found.cipher, param("shop_cipher"), &granted)?;
        (granted, shop_id)
    };
    seen.shop = (shop_id != 0).then_some(shop_id);
    if !shared.admit(Platform::Tiktok, shop_id, &endpoint(method.as_str(), path)) {
        return Err(Failure::too_many_requests());
    }
    let partial = found.batch && shared.partial_batch(Platform::Tiktok, path);
    let mut world = shared.world();
    (found.run)(&mut Call {
        world: &mut world,
        url: &shared.url,
        shop_id,
        granted,
        ids,
        query,
        body,
        partial,
    })
}

/// Finds the endpoint of a path, its version checked, and the ids in it.
fn route(method: &Method, path: &str) -> Result<(&'static Endpoint, Vec<String>), Failure> {
    let mut failure = Failure::gateway(StatusCode::NOT_FOUND, 36009009, "Invalid path.");
    for endpoint in ENDPOINTS {
        let Some((version, ids)) = endpoint.matches(path) else { continue };
        failure = if endpoint.method != method.as_str() {
            Failure::gateway(StatusCode::METHOD_NOT_ALLOWED, 36009010, "Invalid method.")
        } else if version.len() != 6 || !version.bytes().all(|b| b.is_ascii_digit()) {
            bad_request("Invalid API version.")
        } else if !endpoint.versions.contains(&version) {
            Failure::gateway(StatusCode::BAD_REQUEST, 36009014, "This API version is not available any more.")
        } else {
            return Ok((endpoint, ids.into_iter().map(str::to_owned).collect()));
        };
        if endpoint.method == method.as_str() {
            break;
        }
    }
    Err(failure)
}

fn check_content_type(found: &Endpoint, content_type: Option<&str>, body: &[u8]) -> Result<(), Failure> {
    let json = sign::media_type(content_type).eq_ignore_ascii_case("application/json");
    let nothing = content_type.is_none() && body.is_empty();
    if found.multipart {
        if !sign::is_multipart(content_type) {
            let message = "Invalid request format. The content type must be multipart/form-data.";
            return Err(Failure::gateway(StatusCode::BAD_REQUEST, 36009023, message));
        }
    } else if !json && !nothing {
        let message = "Invalid request format. The content type must be application/json.";
        return Err(Failure::gateway(StatusCode::BAD_REQUEST, 36009022, message));
    }
    Ok(())
}

fn check_timestamp(timestamp: Option<&str>, now_s: i64) -> Result<(), Failure> {
    let sent: Option<i64> = timestamp.and_then(|text| text.parse().ok());
    match sent {
        Some(sent) if (now_s - OLDEST_S..=now_s + NEWEST_S).contains(&sent) => Ok(()),
        _ => Err(bad_request(
            "Invalid timestamp. It must not be more than 5 minutes old nor more than 30 seconds ahead.",
        )),
    }
}

/// Returns the shops that the token opens. The token before the last refresh still opens them until it expires: no
/// source says that a refresh ends it.
fn check_token(world: &World, token: Option<&str>) -> Result<Vec<i64>, Failure> {
    let unknown = || {
        let message = "Invalid credentials. The x-tts-access-token header is missing or invalid.";
        Failure::gateway(StatusCode::UNAUTHORIZED, 36009004, message)
    };
    let token = token.ok_or_else(unknown)?;
    for grant in world.grants.iter().filter(|grant| grant.platform == Platform::Tiktok) {
        let known = std::iter::once(&grant.access).chain(&grant.previous).find(|known| known.text == token);
        if let Some(known) = known {
            return if known.expires_ms > world.now_ms {
                Ok(grant.shops.clone())
            } else {
                Err(Failure::token_expired())
            };
        }
    }
    Err(unknown())
}

fn check_cipher(world: &World, rule: Cipher, cipher: Option<&str>, granted: &[i64]) -> Result<i64, Failure> {
    match (rule, cipher) {
        (Cipher::Needed, None) => {
            let message = "Missing identifier. The shop_cipher is needed.";
            Err(Failure::gateway(StatusCode::BAD_REQUEST, 106013, message))
        }
        (Cipher::Needed, Some(cipher)) => {
            let named = |id: &&i64| world.shops.get(*id).is_some_and(|shop| shop.cipher == cipher);
            granted.iter().find(named).copied().ok_or_else(invalid_query_or_header)
        }
        (Cipher::Refused, Some(_)) => {
            Err(bad_request("Unexpected identifier. This API does not take a shop_cipher."))
        }
        (Cipher::Refused, None) => Ok(0),
    }
}

fn bad_request(message: &str) -> Failure {
    Failure::gateway(StatusCode::BAD_REQUEST, 36009004, message)
}

fn invalid_query_or_header() -> Failure {
    let message = "Invalid query or header. The shop_cipher does not belong to the access token.";
    Failure::gateway(StatusCode::BAD_REQUEST, 101000, message)
}

fn header_text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok()).filter(|text| !text.is_empty())
}
