//! TikTok Shop's returns: reading what changed, and agreeing (TikTok reference, 4.10).

use async_trait::async_trait;
use futures_util::TryStreamExt as _;
use futures_util::stream::{BoxStream, StreamExt};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::TikTok;
use super::client::{Client, Signed};
use super::walk::{Found, Piece};
use crate::domain::order::{Return, ReturnLine, ReturnStatus};
use crate::domain::{Millis, ReturnId};
use crate::marketplace::call::Effect;
use crate::marketplace::lenient::{Id, or_default, whole};
use crate::marketplace::order::told;
use crate::marketplace::returns::{by_variant, impossible};
use crate::marketplace::{Consent, Deed, Error, FetchedReturn, Named, ReturnPage, Returns, Session};

/// Rows of one page (4.10).
const PAGE_SIZE: &str = "50";

#[derive(Deserialize)]
struct Page {
    #[serde(default, deserialize_with = "or_default")]
    return_orders: Vec<Box<RawValue>>,
    #[serde(default, deserialize_with = "or_default")]
    next_page_token: String,
}

#[derive(Deserialize)]
struct WireReturn {
    return_id: Id,
    #[serde(default)]
    order_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    return_type: String,
    #[serde(default, deserialize_with = "or_default")]
    return_status: String,
    #[serde(default, deserialize_with = "or_default")]
    return_reason: String,
    #[serde(default, deserialize_with = "or_default")]
    return_reason_text: String,
    #[serde(default, deserialize_with = "or_default")]
    return_tracking_number: String,
    #[serde(default, deserialize_with = "or_default")]
    can_buyer_keep_item: bool,
    #[serde(default, deserialize_with = "or_default")]
    refund_amount: Refund,
    #[serde(default, deserialize_with = "whole")]
    create_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    update_time: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    return_line_items: Vec<Unit>,
}

#[derive(Default, Deserialize)]
struct Refund {
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    refund_total: Option<String>,
}

/// One unit, as in orders; its product is not named.
#[derive(Deserialize)]
struct Unit {
    #[serde(default)]
    sku_id: Id,
}

#[async_trait]
impl Returns for TikTok {
    fn changed_returns<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Error>> {
        let client = &self.0;
        let search = move |since: i64, page_token: String| async move {
            let page = client.search_returns(shop, &json!({ "update_time_ge": since }), &page_token).await?;
            let rows = read_all(shop, page.return_orders)?;
            Ok(Found { rows, next_page_token: page.next_page_token })
        };
        client
            .walk(since, |fetched: &FetchedReturn| fetched.what.updated_at, search)
            .map_ok(|Piece { rows, complete_to }| ReturnPage { returns: rows, complete_to })
            .boxed()
    }

    async fn read_return(&self, shop: &Session, id: &ReturnId) -> Result<Option<FetchedReturn>, Error> {
        let page = self.0.search_returns(shop, &json!({ "return_ids": [id] }), "").await?;
        Ok(read_all(shop, page.return_orders)?.into_iter().find(|found| found.what.return_id == *id))
    }

    async fn accept_return(
        &self,
        shop: &Session,
        named: Named<'_>,
        consent: Consent,
        dry_run: bool,
    ) -> Result<Deed, Error> {
        let Some(FetchedReturn { what, .. }) = self.read_return(shop, named.return_id).await? else {
            return Err(impossible(shop, named, "is not there"));
        };
        let Some(decision) = decision(consent, &what) else {
            if is_agreed(consent, &what.status) {
                return Ok(Deed::DoneBefore);
            }
            return Err(impossible(
                shop,
                named,
                &format!("cannot be accepted while it is {}", what.platform_status),
            ));
        };
        if dry_run {
            return Ok(Deed::Done);
        }
        match self.0.approve(shop, named.return_id, decision).await {
            Ok(()) => Ok(Deed::Done),
            // Approved, or the package received, already (4.10).
            Err(Error::Refused { refusal, .. })
                if matches!(refusal.code.as_str(), "25020010" | "25020011") =>
            {
                Ok(Deed::DoneBefore)
            }
            Err(error) => Err(error),
        }
    }
}

/// Returns TikTok's word for agreeing, where there is something to agree to.
fn decision(consent: Consent, what: &Return) -> Option<&'static str> {
    match (consent, what.platform_status.as_str()) {
        (Consent::ToRequest, "RETURN_OR_REFUND_REQUEST_PENDING") if what.with_goods => Some("APPROVE_RETURN"),
        (Consent::ToRequest, "RETURN_OR_REFUND_REQUEST_PENDING") => Some("APPROVE_REFUND"),
        (Consent::ToRequest, "REPLACEMENT_REQUEST_PENDING") => Some("APPROVE_REPLACEMENT"),
        (Consent::ToGoods, "BUYER_SHIPPED_ITEM") => Some("APPROVE_RECEIVED_PACKAGE"),
        _ => None,
    }
}

fn is_agreed(consent: Consent, status: &ReturnStatus) -> bool {
    match status {
        ReturnStatus::Completed => true,
        ReturnStatus::Accepted | ReturnStatus::Shipped => consent == Consent::ToRequest,
        _ => false,
    }
}

impl Client {
    /// Returns the page that follows `page_token` of the returns that `filter` lets through, oldest change first.
    async fn search_returns(
        &self,
        shop: &Session,
        filter: &serde_json::Value,
        page_token: &str,
    ) -> Result<Page, Error> {
        let pages = [
            ("page_size", PAGE_SIZE),
            ("sort_field", "update_time"),
            ("sort_order", "ASC"),
            ("page_token", page_token),
        ];
        let signed = Signed {
            endpoint: "returns/search",
            path: "/return_refund/202309/returns/search",
            query: if page_token.is_empty() { &pages[..3] } else { &pages },
            ..Signed::post(Some(filter), Effect::Reads)
        };
        self.on(shop, signed).await
    }

    /// Approves once, however often it is sent: the key tells a repeat.
    async fn approve(&self, shop: &Session, id: &ReturnId, decision: &str) -> Result<(), Error> {
        let key = format!("spark-{id}-{decision}");
        let signed = Signed {
            endpoint: "returns/approve",
            path: &format!("/return_refund/202309/returns/{id}/approve"),
            query: &[("idempotency_key", &key)],
            ..Signed::post(Some(&json!({ "decision": decision })), Effect::Acts)
        };
        self.on::<Option<serde::de::IgnoredAny>>(shop, signed).await.map(drop)
    }
}

fn read_all(shop: &Session, returns: Vec<Box<RawValue>>) -> Result<Vec<FetchedReturn>, Error> {
    let read = |raw: Box<RawValue>| {
        let wire: WireReturn = serde_json::from_str(raw.get()).map_err(|error| Error::Malformed {
            shop: shop.alias.to_string(),
            endpoint: "returns/search",
            reason: format!("a return has another shape than documented, at column {}", error.column()),
        })?;
        Ok(FetchedReturn { what: wire.into(), raw: String::from(Box::<str>::from(raw)) })
    };
    returns.into_iter().map(read).collect()
}

/// Returns spark's word for one of TikTok's. A refund that was granted is as good as paid. Replacements and exchanges
/// have words of their own, behind a prefix.
fn status(word: &str) -> ReturnStatus {
    match word {
        "RETURN_OR_REFUND_REQUEST_PENDING" | "REPLACEMENT_REQUEST_PENDING" | "AWAITING_BUYER_RESPONSE" => {
            ReturnStatus::Requested
        }
        "AWAITING_BUYER_SHIP" => ReturnStatus::Accepted,
        "BUYER_SHIPPED_ITEM" => ReturnStatus::Shipped,
        "REFUND_OR_RETURN_REQUEST_REJECT" | "REJECT_RECEIVE_PACKAGE" | "REPLACEMENT_REQUEST_REJECT" => {
            ReturnStatus::Rejected
        }
        "RETURN_OR_REFUND_REQUEST_CANCEL" | "REPLACEMENT_REQUEST_CANCEL" => ReturnStatus::Cancelled,
        "RETURN_OR_REFUND_REQUEST_SUCCESS"
        | "RETURN_OR_REFUND_REQUEST_COMPLETE"
        | "REPLACEMENT_REQUEST_REFUND_SUCCESS"
        | "REPLACEMENT_REQUEST_COMPLETE" => ReturnStatus::Completed,
        other => ReturnStatus::Other(other.to_owned()),
    }
}

impl From<WireReturn> for Return {
    fn from(wire: WireReturn) -> Self {
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let at = |seconds: Option<i64>| seconds.filter(|at| *at > 0);
        let (created, updated) = (at(wire.create_time), at(wire.update_time));
        let time = |seconds: Option<i64>| Millis::from_seconds(seconds.unwrap_or(0));
        let line = |unit: Unit| ReturnLine { product_id: None, variant_id: unit.sku_id.0.into(), units: 1 };
        Self {
            return_id: wire.return_id.0.into(),
            order_id: wire.order_id.0.into(),
            status: status(&wire.return_status),
            platform_status: wire.return_status,
            with_goods: wire.return_type == "RETURN_AND_REFUND" && !wire.can_buyer_keep_item,
            reason: text(wire.return_reason_text).unwrap_or(wire.return_reason),
            refund_minor: told(
                wire.refund_amount.refund_total.as_deref(),
                wire.refund_amount.currency.parse().ok(),
            ),
            currency: wire.refund_amount.currency,
            tracking_number: text(wire.return_tracking_number),
            created_at: time(created.or(updated)),
            updated_at: time(updated.or(created)),
            lines: by_variant(wire.return_line_items.into_iter().map(line)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Return {
        serde_json::from_str::<WireReturn>(json).unwrap().into()
    }

    #[test]
    fn units_of_one_variant_are_one_line() {
        let what = read(
            r#"{"return_id":"40","order_id":57,"return_type":"RETURN_AND_REFUND","return_status":"BUYER_SHIPPED_ITEM",
                "return_reason":"r","return_reason_text":"Too small","return_tracking_number":"","create_time":5,"update_time":9,
                "refund_amount":{"currency":"IDR","refund_total":"15000"},
                "return_line_items":[{"sku_id":"91"},{"sku_id":"92"},{"sku_id":"91"}]}"#,
        );
        let lines: Vec<_> = what.lines.iter().map(|l| (l.variant_id.as_str(), l.units)).collect();
        assert_eq!(lines, [("91", 2), ("92", 1)]);
        assert_eq!((what.status, what.with_goods), (ReturnStatus::Shipped, true));
        assert_eq!((what.refund_minor, what.reason.as_str()), (Some(1_500_000), "Too small"));
    }

    #[test]
    fn a_request_is_answered_by_what_it_asks_for() {
        let of = |kind: &str, status: &str| {
            let json = format!(r#"{{"return_id":"1","return_type":"{kind}","return_status":"{status}"}}"#);
            let what = read(&json);
            [Consent::ToRequest, Consent::ToGoods].map(|consent| decision(consent, &what))
        };
        let pending = "RETURN_OR_REFUND_REQUEST_PENDING";
        assert_eq!(of("RETURN_AND_REFUND", pending), [Some("APPROVE_RETURN"), None]);
        assert_eq!(of("REFUND", pending), [Some("APPROVE_REFUND"), None]);
        let sent = of("RETURN_AND_REFUND", "BUYER_SHIPPED_ITEM");
        assert_eq!(sent, [None, Some("APPROVE_RECEIVED_PACKAGE")], "agreeing again refunds nobody");
    }
}
