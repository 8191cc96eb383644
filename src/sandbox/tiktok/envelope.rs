//! How TikTok answers: one envelope for success and failure, and a table of the codes that more than one call uses.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::sandbox::journal::Seen;

/// A refusal in TikTok's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) status: StatusCode,
    pub(crate) code: i64,
    pub(crate) message: String,
}

impl Failure {
    /// Refuses at the gateway: no source states the HTTP status of most codes, see reference section 6.2.
    pub(crate) fn gateway(status: StatusCode, code: i64, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    /// Refuses by a rule of the service behind the gateway: HTTP 200, as every SDK expects.
    pub(crate) fn business(code: i64, message: impl Into<String>) -> Self {
        Self { status: StatusCode::OK, code, message: message.into() }
    }

    /// Code 36009002, HTTP 429.
    pub(crate) fn too_many_requests() -> Self {
        Self::gateway(
            StatusCode::TOO_MANY_REQUESTS,
            36009002,
            "Too many requests. Slow down and try again later.",
        )
    }

    /// Code 36009003 in an HTTP 200.
    pub(crate) fn internal() -> Self {
        Self::business(36009003, "Internal error. Please try again later.")
    }

    /// Code 105002.
    pub(crate) fn token_expired() -> Self {
        Self::gateway(
            StatusCode::UNAUTHORIZED,
            105002,
            "Expired credentials. The access token is expired, refresh it.",
        )
    }
}

/// Returns the envelope of an answer of the API.
pub(crate) fn respond(request_id: String, seen: Seen, answer: Result<Value, Failure>) -> Response {
    envelope(request_id, seen, "Success", answer)
}

/// Returns the envelope of an answer of the auth host, which spells success in lower case.
pub(crate) fn respond_auth(request_id: String, seen: Seen, answer: Result<Value, Failure>) -> Response {
    envelope(request_id, seen, "success", answer)
}

fn envelope(request_id: String, mut seen: Seen, success: &str, answer: Result<Value, Failure>) -> Response {
    let (status, code, message, data) = match answer {
        Ok(data) => (StatusCode::OK, 0, success.to_owned(), data),
        Err(failure) => (failure.status, failure.code, failure.message, Value::Null),
    };
    seen.code = code.to_string();
    seen.bad_signature = code == 106001;
    seen.limited = code == 36009002;
    let body = json!({"code": code, "message": message, "request_id": request_id, "data": data});
    let mut response = (status, Json(body)).into_response();
    response.extensions_mut().insert(seen);
    response
}
