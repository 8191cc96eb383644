//! Push messages: told, signed over the registered address, and kept when nobody takes them.

use serde_json::{Value, json};

use super::consent::connect_main;
use super::{Shop, Stage, rows, text};
use crate::sandbox::hooks::{Receiver, hmac};
use crate::support::BREATH;

/// A connected shop whose app takes these codes; retries come a hundred thousand times too early.
async fn told(codes: &[i64]) -> (Stage, Shop, Receiver) {
    let stage = Stage::with(|options| options.webhook_speed = 100_000.0).await;
    let shop = stage.connect().await;
    let mut receiver = Receiver::start().await;
    let config = json!({"callback_url": receiver.url, "set_push_config_on": codes});
    assert_eq!(stage.post_public("/push/set_app_push_config", config).await["error"], "");
    let verification = receiver.next().await;
    let text = "This is a Verification message.Please respond in the certain format.";
    assert_eq!(verification.json(), json!({"code": 0, "data": {"verify_info": text}}));
    (stage, shop, receiver)
}

async fn order(stage: &Stage, shop: &Shop) -> String {
    let lines = json!([{"seller_sku": "JAK-002", "quantity": 1}]);
    text(&stage.lever("orders", json!({"shop_id": shop.id, "lines": lines})).await["order_id"])
}

async fn advance(stage: &Stage, order: &str, to: &str) {
    stage.lever(&format!("orders/{order}/advance"), json!({"to": to})).await;
}

async fn lost(stage: &Stage) -> Value {
    stage.send(stage.http.get(stage.url("/push/get_lost_push_message", None, ""))).await.1["response"].clone()
}

#[tokio::test]
async fn an_orders_steps_and_its_number_are_told_and_signed() {
    let (stage, shop, mut receiver) = told(&[3, 4]).await;
    let sn = order(&stage, &shop).await;
    for (step, status) in [("", "UNPAID"), ("paid", "READY_TO_SHIP"), ("arranged", "PROCESSED")] {
        if !step.is_empty() {
            advance(&stage, &sn, step).await;
        }
        let got = receiver.next().await;
        let key = &stage.sandbox.ready().shopee.partner_key;
        assert_eq!(got.authorization, hmac(key, &format!("{}|{}", receiver.url, got.body)));
        let body = got.json();
        assert_eq!((&body["code"], &body["shop_id"]), (&json!(3), &json!(shop.id)));
        let data = json!({
            "items": [], "ordersn": sn, "status": status, "completed_scenario": "", "update_time": stage.now_s(),
        });
        assert_eq!(body["data"], data);
    }
    // The carrier takes a moment by the sandbox's clock.
    stage.pass_s(5);
    let number = receiver.next().await.json();
    assert_eq!((&number["code"], &number["data"]["ordersn"]), (&json!(4), &json!(sn)));
    assert!(!text(&number["data"]["tracking_no"]).is_empty());
}

#[tokio::test]
async fn consent_given_and_withdrawn_is_told_of_the_app() {
    let (stage, shop, mut receiver) = told(&[1, 2]).await;
    stage.lever("tokens/revoke", json!({"platform": "shopee"})).await;
    let gone = receiver.next().await.json();
    assert_eq!((&gone["code"], &gone["data"]["shop_id"]), (&json!(2), &json!(shop.id)));
    assert_eq!((gone.get("shop_id"), &gone["partner_id"]), (None, &json!(stage.partner_id())));
    stage.connect().await;
    let back = receiver.next().await.json();
    assert_eq!(
        (&back["code"], &back["data"]["authorize_type"]),
        (&json!(1), &json!("shop authorization by user"))
    );
}

#[tokio::test]
async fn a_refresh_is_no_consent_to_tell_of() {
    let (stage, shop, mut receiver) = told(&[1, 3]).await;
    for name in ["Zwei", "Drei"] {
        let shop = json!({"platform": "shopee", "name": name, "region": "SG", "currency": "SGD"});
        stage.lever("shops", shop).await;
    }
    for shared in connect_main(&stage).await {
        assert_eq!(receiver.next().await.json()["code"], 1);
        assert_eq!(stage.refresh(&shared).await["error"], "", "which gives it a token of its own");
    }
    let placed = order(&stage, &shop).await;
    assert_eq!(receiver.next().await.json()["data"]["ordersn"], placed);
}

#[tokio::test]
async fn codes_that_are_off_and_blocked_shops_are_not_told() {
    let (stage, shop, mut receiver) = told(&[4]).await;
    order(&stage, &shop).await;
    let on = json!({"set_push_config_on": [3], "blocked_shop_id_list": [shop.id]});
    stage.post_public("/push/set_app_push_config", on).await;
    order(&stage, &shop).await;
    // What the address is verified with comes after all that was to be told by then.
    stage.post_public("/push/set_app_push_config", json!({"callback_url": receiver.url})).await;
    assert_eq!(receiver.next().await.json()["code"], 0);
    stage.post_public("/push/set_app_push_config", json!({"blocked_shop_id_list": []})).await;
    let third = order(&stage, &shop).await;
    assert_eq!(receiver.next().await.json()["data"]["ordersn"], third);
}

#[tokio::test]
async fn what_nobody_takes_waits_to_be_fetched() {
    let (stage, shop, mut receiver) = told(&[3]).await;
    receiver.answer(&[(500, ""); 4]);
    let sn = order(&stage, &shop).await;
    let first = receiver.next().await;
    for _ in 0..3 {
        assert_eq!(receiver.next().await, first);
    }
    let mut found = lost(&stage).await;
    while rows(&found["push_message_list"]).is_empty() {
        tokio::time::sleep(BREATH).await; // the last refusal is on its way
        found = lost(&stage).await;
    }
    let row = &found["push_message_list"][0];
    assert_eq!(
        (&row["code"], &row["shop_id"], &found["has_next_page"]),
        (&json!(3), &json!(shop.id), &json!(false))
    );
    let pushed: Value = serde_json::from_str(&text(&row["data"])).unwrap();
    assert_eq!(pushed["data"]["ordersn"], sn);
    let confirm = json!({"last_message_id": found["last_message_id"]});
    stage.post_public("/push/confirm_consumed_lost_push_message", confirm).await;
    assert_eq!(rows(&lost(&stage).await["push_message_list"]).len(), 0);
}
