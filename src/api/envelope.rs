//! The envelope: every answer is a JSON object that says whether it is a success.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// A success with data.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Reply<T> {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    /// What was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    data: T,
}

impl<T> Reply<T> {
    /// Wraps `data`.
    pub(super) fn of(data: T) -> Self {
        Self { success: true, message: None, data }
    }

    /// Says what was done.
    pub(super) fn saying(self, message: impl Into<String>) -> Self {
        Self { message: Some(message.into()), ..self }
    }
}

impl<T: Serialize> IntoResponse for Reply<T> {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}

/// A success that there is nothing more to say of.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    /// What was done.
    message: String,
}

impl Done {
    /// Says what was done.
    pub(super) fn saying(message: impl Into<String>) -> Self {
        Self { success: true, message: message.into() }
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        Json(self).into_response()
    }
}
