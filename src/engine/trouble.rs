//! What went wrong with a part of some work, for reports in which the other parts stand as done.

use serde::Serialize;

use crate::domain::{Fault, Kind, Retry, ShopAlias};

/// What went wrong with a listing or a shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// Stable.
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// The same call may succeed later.
    pub retryable: bool,
    /// What kind of trouble.
    #[serde(skip)]
    pub kind: Kind,
}

impl Trouble {
    /// Returns what keeps from its end what somebody has stopped.
    pub(crate) fn interrupted() -> Self {
        let message = "it was stopped before everything was read".to_owned();
        Self { code: "interrupted", message, retryable: true, kind: Kind::Unavailable }
    }

    /// Returns what `error` says, causes included.
    pub(crate) fn of(error: &dyn Fault) -> Self {
        let mut message = error.to_string();
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause {
            message.push_str(&format!(": {error}"));
            cause = error.source();
        }
        let retryable = error.retry() != Retry::No;
        Self { code: error.code(), message, retryable, kind: error.kind() }
    }
}

/// A shop that could not be worked with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShopTrouble {
    /// The shop.
    pub shop: ShopAlias,
    /// What is wrong.
    #[serde(flatten)]
    pub trouble: Trouble,
}
