//! Shipping and cancelling: what every marketplace's client must do with orders, once.

use serde_json::json;
use spark::domain::order::Status;
use spark::domain::{Fault as _, Kind, OrderId};
use spark::marketplace::{CancelReason, Consignment, Deed, Error, Handover, Session};

use super::stage::Stage;

macro_rules! contract {
    ($($case:ident),* $(,)?) => {
        mod tiktok_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("tiktok").await).await })*
        }
        mod shopee_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("shopee").await).await })*
        }
    };
}

contract!(
    an_order_is_shipped_once,
    a_dry_run_only_looks,
    what_is_not_paid_is_not_shipped,
    a_number_that_nobody_takes_is_said,
    an_unanswered_shipping_is_not_repeated_blindly,
    an_order_is_cancelled_once,
    a_reason_that_the_marketplace_does_not_know_is_said,
    a_buyer_who_asks_to_cancel_is_agreed_with,
    what_was_sent_off_is_not_cancelled,
);

impl Stage {
    /// Places an order of 2 units and moves it on.
    async fn order(&self, to: Option<&str>) -> (Session, OrderId) {
        self.product(&[("A", 10)]).await;
        let (_, session) = self.connect().await;
        let lines = json!([{"seller_sku": "A", "quantity": 2}]);
        let order = self.lever("orders", json!({"shop_id": self.shop_id, "lines": lines})).await;
        let id = order["order_id"].as_str().unwrap().to_owned();
        if let Some(to) = to {
            self.lever(&format!("orders/{id}/advance"), json!({"to": to})).await;
        }
        (session, id.into())
    }

    async fn status(&self, shop: &Session, id: &OrderId) -> (Status, String) {
        let order = self.market.orders(shop, std::slice::from_ref(id)).await.unwrap().remove(0).order;
        (order.status, order.platform_status)
    }

    async fn ship(&self, shop: &Session, id: &OrderId) -> Result<Deed, Error> {
        self.market.ship(shop, id, &Consignment::default(), false).await
    }
}

async fn an_order_is_shipped_once(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    let drop_off = Consignment { handover: Some(Handover::DropOff), ..Consignment::default() };
    assert_eq!(stage.market.ship(&shop, &id, &drop_off, false).await.unwrap(), Deed::Done);
    let (status, word) = stage.status(&shop, &id).await;
    assert_eq!(status, Status::ToShip, "the carrier does not have it yet");
    assert!(["AWAITING_COLLECTION", "PROCESSED"].contains(&word.as_str()), "{word}");
    assert_eq!(stage.ship(&shop, &id).await.unwrap(), Deed::DoneBefore);
    stage.lever(&format!("orders/{id}/advance"), json!({"to": "shipped"})).await;
    assert_eq!(stage.ship(&shop, &id).await.unwrap(), Deed::DoneBefore);
}

async fn a_dry_run_only_looks(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    let before = stage.status(&shop, &id).await;
    let shipped = stage.market.ship(&shop, &id, &Consignment::default(), true).await;
    assert_eq!(shipped.unwrap(), Deed::Done);
    let cancelled = stage.market.cancel(&shop, &id, CancelReason::OutOfStock, true).await;
    assert_eq!(cancelled.unwrap(), Deed::Done);
    assert_eq!(stage.status(&shop, &id).await, before);
}

async fn what_is_not_paid_is_not_shipped(stage: Stage) {
    let (shop, id) = stage.order(None).await;
    let error = stage.ship(&shop, &id).await.unwrap_err();
    assert!(matches!(error, Error::Impossible { .. }), "{error:?}");
    let error = stage.ship(&shop, &"1".into()).await.unwrap_err();
    assert_eq!(error.kind(), Kind::Invalid, "nobody's order: {error:?}");
}

async fn a_number_that_nobody_takes_is_said(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    let own = Consignment { tracking_number: Some("N1".to_owned()), ..Consignment::default() };
    let error = stage.market.ship(&shop, &id, &own, false).await.unwrap_err();
    assert!(error.to_string().contains("tracking number"), "{error}");
}

async fn an_unanswered_shipping_is_not_repeated_blindly(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    let endpoint = if stage.platform == "tiktok" { "/ship" } else { "ship_order" };
    stage.fault("commit_then_500", endpoint, 1).await;
    let error = stage.ship(&shop, &id).await.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error:?}");
    assert_eq!(stage.ship(&shop, &id).await.unwrap(), Deed::DoneBefore, "looked at, and seen to be done");
}

async fn an_order_is_cancelled_once(stage: Stage) {
    for to in [None, Some("paid")] {
        let (shop, id) = stage.order(to).await;
        let cancel = async || stage.market.cancel(&shop, &id, CancelReason::OutOfStock, false).await.unwrap();
        assert_eq!(cancel().await, Deed::Done);
        assert_eq!(stage.status(&shop, &id).await.0, Status::Cancelled);
        assert_eq!(cancel().await, Deed::DoneBefore);
    }
}

async fn a_reason_that_the_marketplace_does_not_know_is_said(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    let error = stage.market.cancel(&shop, &id, CancelReason::Unpaid, false).await.unwrap_err();
    assert!(error.to_string().contains("takes no `unpaid`"), "{error}");
    assert_eq!(stage.status(&shop, &id).await.0, Status::ToShip);
}

async fn a_buyer_who_asks_to_cancel_is_agreed_with(stage: Stage) {
    let (shop, id) = stage.order(Some("paid")).await;
    stage.lever(&format!("orders/{id}/ask"), json!({"what": "cancel"})).await;
    let cancelled = stage.market.cancel(&shop, &id, CancelReason::BuyerRequest, false).await;
    assert_eq!(cancelled.unwrap(), Deed::Done);
    assert_eq!(stage.status(&shop, &id).await.0, Status::Cancelled);
}

/// TikTok's own: a reason that a market does not have is not sent there (TikTok reference, 4.10).
#[tokio::test]
async fn a_reason_of_another_market_is_said_before_it_is_sent() {
    use CancelReason::{BuyerRequest, WrongPrice};
    for (region, reason, is_taken) in [
        ("BR", WrongPrice, false),
        ("MX", WrongPrice, false),
        ("ID", WrongPrice, true),
        ("GB", WrongPrice, true),
        ("ID", BuyerRequest, false),
        ("SG", BuyerRequest, false),
        ("PH", BuyerRequest, true),
        ("DE", BuyerRequest, true),
        ("GB", BuyerRequest, true),
    ] {
        let stage = Stage::open("tiktok", json!({"platform": "tiktok", "region": region})).await;
        let (shop, id) = stage.order(Some("paid")).await;
        for dry_run in [true, false] {
            match stage.market.cancel(&shop, &id, reason, dry_run).await {
                Ok(deed) => assert!(is_taken && deed == Deed::Done, "{region} {reason:?}"),
                Err(Error::Impossible { .. }) => assert!(!is_taken, "{region} {reason:?}"),
                Err(error) => panic!("{region} {reason:?}: {error:?}"),
            }
        }
    }
}

/// TikTok's own.
#[tokio::test]
async fn what_waits_for_its_carrier_is_cancelled_in_the_us_alone_unless_the_buyer_asks() {
    for (region, asks, is_taken) in [("US", false, true), ("ID", false, false), ("ID", true, true)] {
        let stage = Stage::open("tiktok", json!({"platform": "tiktok", "region": region})).await;
        let (shop, id) = stage.order(Some("arranged")).await;
        if asks {
            stage.lever(&format!("orders/{id}/ask"), json!({"what": "cancel"})).await;
        }
        for dry_run in [true, false] {
            match stage.market.cancel(&shop, &id, CancelReason::OutOfStock, dry_run).await {
                Ok(deed) => assert!(is_taken && deed == Deed::Done, "{region}"),
                Err(Error::Impossible { .. }) => assert!(!is_taken, "{region}"),
                Err(error) => panic!("{region}: {error:?}"),
            }
        }
    }
}

async fn what_was_sent_off_is_not_cancelled(stage: Stage) {
    let (shop, id) = stage.order(Some("shipped")).await;
    let error = stage.market.cancel(&shop, &id, CancelReason::OutOfStock, false).await.unwrap_err();
    assert!(matches!(error, Error::Impossible { .. }), "{error:?}");
}
