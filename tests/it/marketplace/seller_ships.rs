//! What TikTok Shop's client does with orders that the seller ships without TikTok, with a package and before there is
//! one.

use serde_json::json;
use spark::domain::OrderId;
use spark::domain::order::Status;
use spark::marketplace::{Consignment, Deed, Error, Session};

use super::stage::Stage;

/// Where a paid order has a package, and where it gets one by being shipped.
const REGIONS: [&str; 2] = ["ID", "US"];

async fn shop(region: &str, seller_ships: bool) -> (Stage, Session) {
    let shop = json!({"platform": "tiktok", "region": region, "seller_ships": seller_ships});
    let stage = Stage::open("tiktok", shop).await;
    stage.product(&[("A", 10)]).await;
    let (_, session) = stage.connect().await;
    (stage, session)
}

async fn paid(stage: &Stage) -> OrderId {
    let lines = json!([{"seller_sku": "A", "quantity": 2}]);
    let order = stage.lever("orders", json!({"shop_id": stage.shop_id, "lines": lines})).await;
    let id = order["order_id"].as_str().unwrap().to_owned();
    stage.lever(&format!("orders/{id}/advance"), json!({"to": "paid"})).await;
    id.into()
}

fn with(tracking: &str, carrier: &str) -> Consignment {
    Consignment {
        tracking_number: Some(tracking.to_owned()),
        carrier: Some(carrier.to_owned()),
        ..Consignment::default()
    }
}

#[tokio::test]
async fn an_order_is_marked_as_shipped_once() {
    for region in REGIONS {
        let (stage, shop) = shop(region, true).await;
        let id = paid(&stage).await;
        let ship = async |consignment: &Consignment, dry_run| {
            stage.market.ship(&shop, &id, consignment, dry_run).await
        };
        let error = ship(&Consignment::default(), false).await.unwrap_err();
        assert!(error.to_string().contains("takes a tracking number and a carrier"), "{region}: {error}");
        let error = ship(&with("N1", "Nobody"), false).await.unwrap_err();
        assert!(error.to_string().contains("JNE, SiCepat"), "{region}: {error}");
        let own = with("N1", "sicepat");
        assert_eq!(ship(&own, true).await.unwrap(), Deed::Done);
        let found =
            async || stage.market.orders(&shop, std::slice::from_ref(&id)).await.unwrap().remove(0).order;
        assert_eq!(found().await.platform_status, "AWAITING_SHIPMENT", "{region}: only looked at");

        assert_eq!(ship(&own, false).await.unwrap(), Deed::Done, "{region}");
        let order = found().await;
        assert_eq!((order.platform_status.as_str(), order.status), ("AWAITING_COLLECTION", Status::ToShip));
        assert_eq!(order.tracking_number.as_deref(), Some("N1"), "{region}");
        assert_eq!(ship(&own, false).await.unwrap(), Deed::DoneBefore, "{region}");
        let error = stage.market.labels(&shop, &id).await.unwrap_err();
        assert!(error.to_string().contains("its carrier makes the label"), "{region}: {error}");

        let second = paid(&stage).await;
        let error = stage.market.ship(&shop, &second, &own, false).await.unwrap_err();
        assert!(matches!(error, Error::Refused { .. }), "{region}: a number serves once: {error:?}");
    }
}

#[tokio::test]
async fn an_unanswered_mark_is_not_repeated_blindly() {
    for region in REGIONS {
        let (stage, shop) = shop(region, true).await;
        let id = paid(&stage).await;
        stage.fault("commit_then_500", "/packages", 1).await;
        let own = with("N1", "JNE");
        let error = stage.market.ship(&shop, &id, &own, false).await.unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown { .. }), "{region}: {error:?}");
        assert_eq!(stage.market.ship(&shop, &id, &own, false).await.unwrap(), Deed::DoneBefore, "{region}");
    }
}

#[tokio::test]
async fn what_is_left_of_an_order_is_marked_as_shipped() {
    for region in REGIONS {
        let (stage, shop) = shop(region, true).await;
        let id = paid(&stage).await;
        let lines = json!([{"seller_sku": "A", "quantity": 1}]);
        stage.lever(&format!("orders/{id}/cancel"), json!({"lines": lines})).await;
        assert_eq!(
            stage.market.ship(&shop, &id, &with("N1", "JNE"), false).await.unwrap(),
            Deed::Done,
            "{region}"
        );
    }
}

#[tokio::test]
async fn what_tiktok_ships_without_a_package_is_said() {
    let (stage, shop) = shop("US", false).await;
    let id = paid(&stage).await;
    let error = stage.market.ship(&shop, &id, &Consignment::default(), false).await.unwrap_err();
    assert!(error.to_string().contains("buy its label"), "{error}");
}
