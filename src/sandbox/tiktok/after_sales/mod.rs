//! Cancellations and returns in TikTok's words (reference section 4.10).

pub(crate) mod cancellations;
pub(crate) mod returns;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::paging::Rules;
use crate::sandbox::world::{CancelState, Cancellation, Comeback, ComebackState, Shop};

/// What the after-sales service calls a bad parameter.
const BAD_PARAMETER: i64 = 25001001;
/// The reasons for which a seller may say no, and their words.
const REJECT_REASONS: [(&str, &str); 2] = [
    ("seller_reject_apply_product_has_been_packed", "Product has been packed"),
    ("seller_reject_apply_package_shipped", "Package has been shipped"),
];

/// How both searches page, but for the smallest page.
fn page_rules(smallest: usize) -> Rules {
    Rules {
        sizes: smallest..=50,
        default_size: Some(10),
        fields: &["create_time", "update_time"],
        descending: false,
        bad_parameter: BAD_PARAMETER,
    }
}

/// Returns whether a list of a filter takes a value; an empty one takes all.
fn takes(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| wanted == value)
}

fn missing() -> Failure {
    Failure::business(25007006, "The request is not found.")
}

fn refund(shop: &Shop, amount: Decimal) -> Value {
    let amount = amount.to_string();
    json!({
        "currency": shop.currency, "refund_total": amount, "refund_subtotal": amount, "refund_shipping_fee": "0",
        "refund_tax": "0", "retail_delivery_fee": "0", "buyer_service_fee": "0",
    })
}

/// `GET /return_refund/202309/reject_reasons`
pub(crate) fn reject_reasons(call: &mut Call<'_>) -> Result<Value, Failure> {
    if call.query("return_or_cancel_id").is_none() {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. Name the return_or_cancel_id."));
    }
    let rows: Vec<_> =
        REJECT_REASONS.iter().map(|(name, text)| json!({"name": name, "text": text})).collect();
    Ok(json!({ "reasons": rows }))
}

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
