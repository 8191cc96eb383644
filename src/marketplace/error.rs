//! What can go wrong between spark and a marketplace, sorted by what to do about it.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Fault, Kind, OrderId, Retry, ShopAlias};

/// The transport's own error, hidden so that no other room sees which client it is. Never holds a URL with secrets.
/// Shared, since one failed call can be the failure of many rows.
pub(super) type Cause = Arc<dyn std::error::Error + Send + Sync>;

/// The marketplace's own words for a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Its code, as sent.
    pub code: String,
    /// Its message, as sent.
    pub message: String,
}

/// A failure of a call, after whatever retries it allows.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The app's credentials for this marketplace are not configured.
    #[error("{platform} is not configured: `{key}` is missing")]
    NotConfigured { platform: &'static str, key: &'static str },
    /// The app's key or secret is wrong.
    #[error("{platform} does not accept this app's credentials ({}: {})", refusal.code, refusal.message)]
    BadCredentials { platform: &'static str, refusal: Refusal },
    /// The code of a consent is used, expired or forged.
    #[error("{platform} does not accept the authorisation code ({}: {})", refusal.code, refusal.message)]
    CodeRejected { platform: &'static str, refusal: Refusal },
    /// The access token has expired or is unknown: refresh it once.
    #[error("`{shop}` does not accept its access token")]
    TokenRejected { shop: ShopAlias },
    /// The seller has withdrawn the authorisation, or it has ended.
    #[error("`{shop}` is no longer authorised ({}: {})", refusal.code, refusal.message)]
    ConsentGone { shop: String, refusal: Refusal },
    /// The app lacks a permission, or the address it calls from is not allowed.
    #[error("`{shop}` refuses this app permission ({}: {})", refusal.code, refusal.message)]
    Denied { shop: ShopAlias, refusal: Refusal },
    /// This machine's clock is too far off for the marketplace.
    #[error("this machine's clock is {skew_seconds} s off; {platform} refuses what it signs")]
    ClockOff { platform: &'static str, skew_seconds: i64 },
    /// Too many requests, even after waiting.
    #[error("`{shop}` limits the rate of {endpoint}, even after {attempts} attempts")]
    Throttled { shop: String, endpoint: &'static str, attempts: u32, after: Duration },
    /// The marketplace does not answer, or answers with a fault of its own. Nothing was changed by this call.
    #[error("`{shop}` is unavailable ({endpoint})")]
    Unavailable {
        shop: String,
        endpoint: &'static str,
        #[source]
        source: Option<Cause>,
    },
    /// A call that changes something got no answer; whether it acted is not known.
    #[error("`{shop}` did not answer {endpoint}; whether it acted is not known")]
    OutcomeUnknown {
        shop: ShopAlias,
        endpoint: &'static str,
        #[source]
        source: Option<Cause>,
    },
    /// The answer is not what the marketplace documents.
    #[error("`{shop}` answered {endpoint} with something unreadable: {reason}")]
    Malformed { shop: String, endpoint: &'static str, reason: String },
    /// The marketplace says no, and will say so again.
    #[error("`{shop}` refused: {} ({})", refusal.message, refusal.code)]
    Refused { shop: ShopAlias, refusal: Refusal },
    /// An order cannot be dealt with that way: looked at, and not even tried.
    #[error("order `{order}` of `{shop}`: {reason}")]
    Impossible { shop: ShopAlias, order: OrderId, reason: String },
    /// The marketplace says no for now.
    #[error("`{shop}` refused for now: {} ({})", refusal.message, refusal.code)]
    RefusedForNow { shop: ShopAlias, refusal: Refusal },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NotConfigured { .. } | Self::BadCredentials { .. } | Self::ClockOff { .. } => Kind::Config,
            Self::CodeRejected { .. }
            | Self::TokenRejected { .. }
            | Self::ConsentGone { .. }
            | Self::Denied { .. } => Kind::Auth,
            Self::Throttled { .. }
            | Self::Unavailable { .. }
            | Self::OutcomeUnknown { .. }
            | Self::Malformed { .. }
            | Self::RefusedForNow { .. } => Kind::Unavailable,
            Self::Refused { .. } | Self::Impossible { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NotConfigured { .. } => "marketplace_not_configured",
            Self::BadCredentials { .. } => "app_credentials_rejected",
            Self::CodeRejected { .. } => "authorisation_code_rejected",
            Self::TokenRejected { .. } => "token_rejected",
            Self::ConsentGone { .. } => "shop_revoked",
            Self::Denied { .. } => "permission_denied",
            Self::ClockOff { .. } => "clock_skew",
            Self::Throttled { .. } => "rate_limited",
            Self::Unavailable { .. } => "marketplace_unavailable",
            Self::OutcomeUnknown { .. } => "outcome_unknown",
            Self::Malformed { .. } => "marketplace_answer_unreadable",
            Self::Refused { .. } => "marketplace_refused",
            Self::Impossible { .. } => "order_not_fit",
            Self::RefusedForNow { .. } => "marketplace_refused_for_now",
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::Throttled { after, .. } => Retry::After(*after),
            Self::Unavailable { .. } | Self::Malformed { .. } | Self::RefusedForNow { .. } => {
                Retry::After(Duration::from_secs(60))
            }
            Self::OutcomeUnknown { .. } => Retry::ReadBackFirst,
            _ => Retry::No,
        }
    }
}
