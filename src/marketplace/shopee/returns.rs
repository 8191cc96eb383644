//! Shopee's returns: reading what changed, and agreeing (Shopee reference, 4.9).

use std::collections::BTreeMap;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use serde::Deserialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::Shopee;
use super::client::Client;
use super::item::variant;
use super::orders::WINDOW;
use super::wire;
use crate::domain::order::{Return, ReturnLine, ReturnStatus};
use crate::domain::{Millis, ReturnId};
use crate::marketplace::lenient::{Id, number, or_default, whole};
use crate::marketplace::order::told;
use crate::marketplace::returns::{by_variant, impossible};
use crate::marketplace::{Consent, Deed, Error, FetchedReturn, Named, ReturnPage, Returns, Session};

/// Rows of one page (4.9).
const PAGE_SIZE: &str = "100";

/// Walks through one window at most, see [`Client::returns_window`].
const PASSES: usize = 4;

#[derive(Deserialize)]
struct Page {
    #[serde(default, deserialize_with = "or_default")]
    more: bool,
    #[serde(default, rename = "return", deserialize_with = "or_default")]
    returns: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
struct WireReturn {
    return_sn: Id,
    #[serde(default)]
    order_sn: Id,
    #[serde(default, deserialize_with = "or_default")]
    status: String,
    #[serde(default, deserialize_with = "or_default")]
    reason: String,
    #[serde(default, deserialize_with = "or_default")]
    text_reason: String,
    #[serde(default, deserialize_with = "number")]
    refund_amount: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    #[serde(default, deserialize_with = "whole")]
    create_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    update_time: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    tracking_number: String,
    /// 0: the goods come back, 1: the buyer keeps them.
    #[serde(default, deserialize_with = "whole")]
    return_solution: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    item: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    item_id: Id,
    #[serde(default)]
    model_id: Id,
    #[serde(default, deserialize_with = "whole")]
    amount: Option<i64>,
}

#[async_trait]
impl Returns for Shopee {
    fn changed_returns<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Error>> {
        let client = &self.0;
        let end = client.caller.marketplace_time().seconds();
        stream::try_unfold(since.seconds().min(end - 1), move |from| async move {
            if from >= end {
                return Ok(None);
            }
            let to = (from + WINDOW).min(end);
            let returns = client.returns_window(shop, from, to).await?;
            Ok(Some((ReturnPage { returns, complete_to: Some(Millis::from_seconds(to)) }, to)))
        })
        .boxed()
    }

    async fn read_return(&self, shop: &Session, id: &ReturnId) -> Result<Option<FetchedReturn>, Error> {
        let query = [("return_sn", id.as_str())];
        let found =
            self.0.get(shop.into(), "returns/get_return_detail", &query, |answer| wire::response(answer));
        match found.await {
            Ok(raw) => read(shop, raw).map(Some),
            Err(Error::Refused { refusal, .. }) if refusal.code.trim().ends_with("error_not_found") => {
                Ok(None)
            }
            Err(error) => Err(error),
        }
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
        // One call agrees to whatever is asked at the time (4.9).
        match (consent, &what.status) {
            (Consent::ToRequest, ReturnStatus::Requested) | (Consent::ToGoods, ReturnStatus::Accepted) => {}
            (_, ReturnStatus::Completed) | (Consent::ToRequest, ReturnStatus::Accepted) => {
                return Ok(Deed::DoneBefore);
            }
            _ => {
                let reason = format!("cannot be accepted while it is {}", what.platform_status);
                return Err(impossible(shop, named, &reason));
            }
        }
        if !dry_run {
            self.0.act(shop, "returns/confirm", &json!({ "return_sn": named.return_id })).await?;
        }
        Ok(Deed::Done)
    }
}

impl Client {
    /// Returns the returns that changed within a window, each as it was last seen.
    ///
    /// One that changes while pages are turned leaves the window, and the rows behind it move up by one, past the page
    /// about to be asked for. So a window of several pages is walked again until a walk finds nothing new. Pages count
    /// from 0, or from 1 with the first one under both numbers (4.9): the same page twice does no harm.
    async fn returns_window(&self, shop: &Session, from: i64, to: i64) -> Result<Vec<FetchedReturn>, Error> {
        let mut found: BTreeMap<ReturnId, FetchedReturn> = BTreeMap::new();
        for _ in 0..PASSES {
            let known = found.len();
            let mut page_no = 0;
            loop {
                let page = self.list_returns(shop, (from, to), page_no).await?;
                page_no += 1;
                for raw in page.returns {
                    let fetched = read(shop, raw)?;
                    found.insert(fetched.what.return_id.clone(), fetched);
                }
                if !page.more {
                    break;
                }
            }
            if page_no == 1 || found.len() == known {
                break;
            }
        }
        Ok(found.into_values().collect())
    }

    async fn list_returns(
        &self,
        shop: &Session,
        (from, to): (i64, i64),
        page_no: u32,
    ) -> Result<Page, Error> {
        let (from, to, page_no) = (from.to_string(), to.to_string(), page_no.to_string());
        let query = [
            ("page_no", page_no.as_str()),
            ("page_size", PAGE_SIZE),
            ("update_time_from", from.as_str()),
            ("update_time_to", to.as_str()),
        ];
        self.get(shop.into(), "returns/get_return_list", &query, |answer| wire::response(answer)).await
    }
}

fn read(shop: &Session, raw: Box<RawValue>) -> Result<FetchedReturn, Error> {
    let wire: WireReturn = serde_json::from_str(raw.get()).map_err(|error| Error::Malformed {
        shop: shop.alias.to_string(),
        endpoint: "returns/get_return_list",
        reason: format!("a return has another shape than documented, at column {}", error.column()),
    })?;
    Ok(FetchedReturn { what: wire.into(), raw: String::from(Box::<str>::from(raw)) })
}

/// Returns spark's word for one of Shopee's. What `CLOSED` says of the refund is not documented: it stays as it is.
fn status(word: &str) -> ReturnStatus {
    match word {
        "REQUESTED" => ReturnStatus::Requested,
        "PROCESSING" => ReturnStatus::Accepted,
        "ACCEPTED" | "REFUND_PAID" => ReturnStatus::Completed,
        "JUDGING" | "SELLER_DISPUTE" => ReturnStatus::Disputed,
        "CANCELLED" => ReturnStatus::Cancelled,
        other => ReturnStatus::Other(other.to_owned()),
    }
}

impl From<WireReturn> for Return {
    fn from(wire: WireReturn) -> Self {
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let updated = wire.update_time.or(wire.create_time).unwrap_or(0);
        let line = |item: Item| ReturnLine {
            product_id: Some(item.item_id.0.into()),
            variant_id: variant(&item.model_id),
            units: item.amount.unwrap_or(0).max(0),
        };
        Self {
            return_id: wire.return_sn.0.into(),
            order_id: wire.order_sn.0.into(),
            status: status(&wire.status),
            platform_status: wire.status,
            with_goods: wire.return_solution != Some(1),
            reason: text(wire.text_reason).unwrap_or(wire.reason),
            refund_minor: told(wire.refund_amount.as_deref(), wire.currency.parse().ok()),
            currency: wire.currency,
            tracking_number: text(wire.tracking_number),
            created_at: Millis::from_seconds(wire.create_time.unwrap_or(updated)),
            updated_at: Millis::from_seconds(updated),
            lines: by_variant(wire.item.into_iter().map(line)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_return_is_read_with_its_items() {
        let json = r#"{"return_sn":2301,"order_sn":"23A","status":"PROCESSING","reason":"WRONG_ITEM","text_reason":"",
            "refund_amount":31.50,"currency":"MYR","create_time":5,"update_time":9,"return_solution":0,
            "item":[{"item_id":7,"model_id":0,"amount":2},{"item_id":7,"model_id":0,"amount":1},{"item_id":8,"model_id":81,"amount":1}]}"#;
        let what: Return = serde_json::from_str::<WireReturn>(json).unwrap().into();
        let line =
            |l: &ReturnLine| (l.product_id.as_ref().unwrap().to_string(), l.variant_id.to_string(), l.units);
        let lines: Vec<_> = what.lines.iter().map(line).collect();
        assert_eq!(lines, [("7".into(), "0".into(), 3), ("8".into(), "81".into(), 1)]);
        assert_eq!((what.status, what.with_goods), (ReturnStatus::Accepted, true));
        assert_eq!((what.return_id.as_str(), what.refund_minor), ("2301", Some(3150)));
    }

    #[test]
    fn what_closed_means_is_not_guessed() {
        assert_eq!(status("CLOSED"), ReturnStatus::Other("CLOSED".to_owned()));
    }
}
