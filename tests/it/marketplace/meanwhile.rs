//! What TikTok Shop's client makes of an order that changed between two calls.

use serde_json::{Value, json};
use spark::marketplace::{CancelReason, Consignment, Deed, Error, Fulfilment as _};
use wiremock::matchers::{any, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::odd::{session, tiktok};

/// A shop with one order.
async fn shop_with(order: Value) -> MockServer {
    let server = MockServer::start().await;
    answer(&server, "/orders$", json!({"code": 0, "data": {"orders": [order]}})).await;
    server
}

async fn answer(server: &MockServer, path: &str, body: Value) {
    let answer = ResponseTemplate::new(200).set_body_json(body);
    Mock::given(any()).and(path_regex(path)).respond_with(answer).mount(server).await;
}

#[tokio::test]
async fn a_request_that_somebody_agreed_to_meanwhile_was_done_before() {
    let order = json!({"id": "1", "status": "AWAITING_SHIPMENT", "is_buyer_request_cancel": true});
    for code in [25020009, 25020010] {
        let server = shop_with(order.clone()).await;
        let asked = json!([{"cancel_id": "5", "cancel_status": "CANCELLATION_REQUEST_PENDING"}]);
        answer(&server, "/cancellations/search$", json!({"code": 0, "data": {"cancellations": asked}})).await;
        answer(&server, "/cancellations/5/approve$", json!({"code": code, "message": "already"})).await;
        let (shop, id) = (session(), "1".into());
        let cancelled = tiktok(&server).cancel(&shop, &id, CancelReason::BuyerRequest, false).await;
        assert_eq!(cancelled.unwrap(), Deed::DoneBefore, "{code}");
    }
}

#[tokio::test]
async fn an_order_of_which_nothing_waits_was_shipped_before_or_cannot_be() {
    let ship = async |statuses: [&str; 2]| {
        let units = statuses.map(|status| json!({"id": status, "package_id": "9", "package_status": status}));
        let order = json!({"id": "1", "status": "AWAITING_SHIPMENT", "line_items": units});
        let server = shop_with(order).await;
        tiktok(&server).ship(&session(), &"1".into(), &Consignment::default(), false).await
    };
    assert_eq!(ship(["PROCESSING", "CANCELLED"]).await.unwrap(), Deed::DoneBefore);
    let error = ship(["CANCELLED", "CANCELLED"]).await.unwrap_err();
    assert!(matches!(error, Error::Impossible { .. }), "{error:?}");
}
