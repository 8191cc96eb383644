//! What comes in: JSON bodies, read forgivingly where the app is careless and strictly where it matters.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use super::failure::Failure;

/// A JSON body. An empty one is an empty object, and its content type is not asked for: the app sends one without
/// the other.
pub(super) struct Body<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        let bytes = Bytes::from_request(request, state).await.map_err(|rejection| {
            let status = rejection.status();
            let message = match status {
                StatusCode::PAYLOAD_TOO_LARGE => "The request is too large",
                _ => "The request's body could not be read",
            };
            Failure::new(status, message)
        })?;
        let json = if bytes.trim_ascii().is_empty() { b"{}".as_slice() } else { &bytes };
        serde_json::from_slice(json).map(Self).map_err(|error| {
            let what = if error.is_data() { "has a field of the wrong type" } else { "is no JSON" };
            Failure::bad_request(format!(
                "The request's body {what} (line {}, column {})",
                error.line(),
                error.column()
            ))
            .code("body_invalid")
        })
    }
}
