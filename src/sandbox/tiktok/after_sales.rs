//! Cancellations and returns in TikTok's words (reference section 4.10).

use crate::sandbox::world::{CancelState, Cancellation, Comeback, ComebackState};

/// Returns how far a cancellation is.
pub(crate) fn cancel_status(cancellation: &Cancellation) -> &'static str {
    match cancellation.state {
        CancelState::Asked => "CANCELLATION_REQUEST_PENDING",
        CancelState::Refused => "CANCELLATION_REQUEST_CANCEL",
        CancelState::Done => "CANCELLATION_REQUEST_COMPLETE",
    }
}

/// The same as webhooks spell it.
pub(crate) fn cancel_status_in_webhooks(cancellation: &Cancellation) -> &'static str {
    match cancel_status(cancellation) {
        "CANCELLATION_REQUEST_CANCEL" => "CANCELLATION_REQUEST_CANCELLED",
        other => other,
    }
}

/// Returns what the buyer wants.
pub(crate) fn return_type(comeback: &Comeback) -> &'static str {
    if comeback.with_goods { "RETURN_AND_REFUND" } else { "REFUND" }
}

/// Returns how far a return is.
pub(crate) fn return_status(comeback: &Comeback) -> &'static str {
    match comeback.state {
        ComebackState::Asked => "RETURN_OR_REFUND_REQUEST_PENDING",
        ComebackState::Approved => "AWAITING_BUYER_SHIP",
        ComebackState::Sent => "BUYER_SHIPPED_ITEM",
        ComebackState::Refused => "REFUND_OR_RETURN_REQUEST_REJECT",
        ComebackState::Done => "RETURN_OR_REFUND_REQUEST_COMPLETE",
    }
}
