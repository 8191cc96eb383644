//! What goes wrong, as clients are told: the one table from a use case's failure to status and words.
//!
//! A fault of spark's own is logged, once and here, and told in general words only.

use std::collections::BTreeMap;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::engine::{self, Fault as _, Kind, Retry, dashboards, people, shops};

/// A call that failed.
#[derive(Debug)]
pub(super) struct Failure {
    status: StatusCode,
    refusal: Box<Refusal>,
    retry_after: Option<u64>,
}

/// The envelope of a failure.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Refusal {
    /// Always `false`.
    #[schema(example = false)]
    success: bool,
    /// What went wrong, for people.
    message: String,
    /// The same in one word, for programs; it does not change between versions.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    code: Option<&'static str>,
    /// Why, where somebody else said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// What is wrong with each field.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<BTreeMap<String, Vec<String>>>)]
    errors: Option<BTreeMap<&'static str, Vec<String>>>,
    /// What the group's dashboard answered, where it refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    dashboard_status: Option<u16>,
}

impl Failure {
    /// Returns the failure with `status` that says `message`.
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        let refusal = Refusal {
            success: false,
            message: message.into(),
            code: None,
            error: None,
            errors: None,
            dashboard_status: None,
        };
        Self { status, refusal: Box::new(refusal), retry_after: None }
    }

    /// Returns the failure of a request that makes no sense.
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// Returns the failure of whoever is not logged in.
    pub(super) fn unauthorized() -> Self {
        engine::Error::from(people::Error::NoSession).into()
    }

    /// Returns the failure of a call about a shop that is not there, or is another tenant's.
    pub(super) fn no_shop() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Shop not found").code("no_such_shop")
    }

    /// Returns the failure of a form with a mistake in one field.
    pub(super) fn field(field: &'static str, message: &'static str) -> Self {
        let failure = Self::new(StatusCode::UNPROCESSABLE_ENTITY, message).code("fields_invalid");
        failure.fields(&[people::FieldError { field, message }])
    }

    /// Adds the word for programs.
    pub(super) fn code(mut self, code: &'static str) -> Self {
        self.refusal.code = Some(code);
        self
    }

    /// Adds why, in somebody else's words.
    pub(super) fn reason(mut self, reason: &str) -> Self {
        self.refusal.error = Some(reason.to_owned());
        self
    }

    /// Says after how many seconds to try again.
    pub(super) fn retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Answers with another status: the app knows a form's mistakes by 422 in one place and by 400 in others.
    pub(super) fn with_fields_as(mut self, status: StatusCode) -> Self {
        if self.refusal.errors.is_some() {
            self.status = status;
        }
        self
    }

    /// Returns the words of this failure, for a page.
    pub(super) fn message(&self) -> &str {
        &self.refusal.message
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.refusal)).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<people::Error> for Failure {
    fn from(error: people::Error) -> Self {
        engine::Error::from(error).into()
    }
}

impl From<engine::Error> for Failure {
    fn from(error: engine::Error) -> Self {
        let failure = match error.kind() {
            Kind::Bug | Kind::Config if !matches!(error, engine::Error::Marketplace(_)) => fault(&error),
            _ if matches!(error, engine::Error::Shop(shops::Error::NoSuchShop { .. })) => Self::no_shop(),
            _ => Self::new(status(&error), words(&error)).code(code(&error)),
        };
        let failure = match &error {
            engine::Error::People(people::Error::Fields { fields }) => failure.fields(fields),
            engine::Error::Marketplace(inner) => failure.reason(&inner.to_string()),
            engine::Error::Dashboard(dashboards::Error::Rejected { status, .. }) => {
                failure.with_dashboard(*status)
            }
            _ => failure,
        };
        match error.retry() {
            Retry::After(wait) => failure.retry_after(wait.as_secs().max(1)),
            Retry::No | Retry::ReadBackFirst => failure,
        }
    }
}

impl Failure {
    fn fields(mut self, fields: &[people::FieldError]) -> Self {
        let mut errors = BTreeMap::<_, Vec<_>>::new();
        for people::FieldError { field, message } in fields {
            errors.entry(*field).or_default().push((*message).to_owned());
        }
        self.refusal.errors = Some(errors);
        self
    }

    fn with_dashboard(mut self, status: u16) -> Self {
        self.refusal.dashboard_status = Some(status);
        self
    }
}

/// Logs a fault of spark's own, and returns what its victim is told.
fn fault(error: &engine::Error) -> Failure {
    let causes: Vec<_> = std::iter::successors(std::error::Error::source(error), |cause| cause.source())
        .map(ToString::to_string)
        .collect();
    tracing::error!(%error, code = error.code(), causes = causes.join(": "), "a call failed");
    Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here; it was logged")
        .code(error.code())
}

fn status(error: &engine::Error) -> StatusCode {
    match error {
        engine::Error::People(people::Error::LockedOut { .. }) => StatusCode::TOO_MANY_REQUESTS,
        engine::Error::People(people::Error::Crowded) | engine::Error::Store(_) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        engine::Error::Dashboard(inner) if inner.kind() == Kind::Unavailable => StatusCode::BAD_GATEWAY,
        // A marketplace that is not configured is not there, as one that is down.
        engine::Error::Marketplace(inner) if inner.kind() == Kind::Config => StatusCode::SERVICE_UNAVAILABLE,
        _ => match error.kind() {
            Kind::Bug | Kind::Config => StatusCode::INTERNAL_SERVER_ERROR,
            Kind::Auth => StatusCode::UNAUTHORIZED,
            Kind::Forbidden => StatusCode::FORBIDDEN,
            Kind::Missing => StatusCode::NOT_FOUND,
            Kind::Decision | Kind::Busy => StatusCode::CONFLICT,
            Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Invalid => StatusCode::BAD_REQUEST,
        },
    }
}

/// Returns the sentence for people. The app looks for some fragments in it, and shows its own words instead.
fn words(error: &engine::Error) -> String {
    match error {
        engine::Error::Shop(error) if error.kind() == Kind::Auth => {
            "The shop's authorization is expired: connect it again".to_owned()
        }
        error => {
            let mut text = error.to_string();
            if let Some(first) = text.get_mut(..1) {
                first.make_ascii_uppercase();
            }
            text
        }
    }
}

fn code(error: &engine::Error) -> &'static str {
    match error {
        engine::Error::Shop(inner) if inner.kind() == Kind::Auth => "TOKEN_EXPIRED_REAUTH_REQUIRED",
        error => error.code(),
    }
}
