//! TikTok's orders, from the unpaid to the returned.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox::stage::{App, Stage, text};

async fn order(stage: &Stage, shop: &str, sku: &str, quantity: i64) -> String {
    let lines = json!([{"seller_sku": sku, "quantity": quantity}]);
    text(&stage.lever("orders", json!({"shop_id": shop, "lines": lines})).await["order_id"])
}

async fn advance(stage: &Stage, order: &str, to: &str) {
    stage.lever(&format!("orders/{order}/advance"), json!({"to": to})).await;
}

async fn search(app: &App<'_>, query: &[(&str, &str)], body: Value) -> Value {
    app.call(Method::POST, "/order/202309/orders/search", query, Some(body)).await.1
}

async fn detail(app: &App<'_>, ids: &str) -> Value {
    app.call(Method::GET, "/order/202507/orders", &[("ids", ids)], None).await.1
}

fn ids(answer: &Value) -> Vec<String> {
    answer["data"]["orders"].as_array().unwrap().iter().map(|order| text(&order["id"])).collect()
}

#[tokio::test]
async fn every_unit_is_a_line_item_of_its_own() {
    let stage = Stage::bare().await;
    let (shop, products) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let id = order(&stage, &shop, "A", 3).await;
    let answer = detail(&app, &id).await;
    let found = &answer["data"]["orders"][0];
    let items = found["line_items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    let distinct: std::collections::HashSet<_> = items.iter().map(|item| text(&item["id"])).collect();
    assert_eq!(distinct.len(), 3);
    for item in items {
        assert_eq!(text(&item["sku_id"]), products[0].1);
        assert_eq!((&item["seller_sku"], &item["sale_price"]), (&json!("A"), &json!("5000")));
        assert!(item.get("package_id").is_none(), "no package before payment: {item}");
    }
    assert_eq!(found["payment"]["total_amount"], "15000");
    assert_eq!(found["recipient_address"], json!({}));
}

#[tokio::test]
async fn an_order_lives_in_tiktoks_words_and_every_step_moves_its_update_time() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let id = order(&stage, &shop, "A", 1).await;
    let steps = [
        (None, "UNPAID"),
        (Some("paid"), "AWAITING_SHIPMENT"),
        (Some("arranged"), "AWAITING_COLLECTION"),
        (Some("shipped"), "IN_TRANSIT"),
        (Some("delivered"), "DELIVERED"),
        (Some("completed"), "COMPLETED"),
    ];
    for (step, status) in steps {
        stage.wait_ms(10_000);
        if let Some(step) = step {
            advance(&stage, &id, step).await;
        }
        let answer = detail(&app, &id).await;
        let found = &answer["data"]["orders"][0];
        assert_eq!(found["status"], status);
        assert_eq!(found["line_items"][0]["display_status"], status);
        let now = if step.is_some() { stage.now_s() } else { stage.now_s() - 10 };
        assert_eq!(found["update_time"], now, "{status}");
    }
    let answer = detail(&app, &id).await;
    let found = &answer["data"]["orders"][0];
    assert_eq!(found["line_items"][0]["package_id"], found["packages"][0]["id"]);
    assert!(found["paid_time"].as_i64() < found["collection_time"].as_i64());
    let cancelled = order(&stage, &shop, "A", 1).await;
    advance(&stage, &cancelled, "cancelled").await;
    let answer = detail(&app, &cancelled).await;
    assert_eq!(answer["data"]["orders"][0]["status"], "CANCELLED");
    assert_eq!(answer["data"]["orders"][0]["cancellation_initiator"], "BUYER");
}

#[tokio::test]
async fn a_search_pages_through_a_window_in_either_order() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 99)]).await;
    let app = stage.connect().await;
    let mut placed = Vec::new();
    for _ in 0..7 {
        placed.push(order(&stage, &shop, "A", 1).await);
        stage.wait_ms(1_000);
    }
    let first_s = stage.now_s() - 7;
    for (order, wanted) in [("ASC", placed.clone()), ("DESC", placed.iter().rev().cloned().collect())] {
        let (mut seen, mut token) = (Vec::new(), String::new());
        loop {
            let query = [
                ("page_size", "3"),
                ("sort_field", "update_time"),
                ("sort_order", order),
                ("page_token", &token),
            ];
            let answer = search(&app, &query, json!({})).await;
            assert_eq!(answer["data"]["total_count"], 7, "{answer}");
            seen.extend(ids(&answer));
            token = text(&answer["data"]["next_page_token"]);
            if token.is_empty() {
                break;
            }
        }
        assert_eq!(seen, wanted);
    }
    // From is inclusive, to is not.
    let window = json!({"create_time_ge": first_s + 1, "create_time_lt": first_s + 3});
    let query = [("page_size", "100"), ("sort_order", "ASC")];
    assert_eq!(ids(&search(&app, &query, window).await), placed[1..3]);
    advance(&stage, &placed[0], "paid").await;
    let paid = search(&app, &query, json!({"order_status": "AWAITING_SHIPMENT"})).await;
    assert_eq!(ids(&paid), placed[..1]);
    let window = json!({"update_time_ge": stage.now_s()});
    assert_eq!(ids(&search(&app, &query, window).await), placed[..1]);
}

#[tokio::test]
async fn what_a_search_does_not_take_is_refused() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let id = order(&stage, &shop, "A", 1).await;
    let bad: [(&[(&str, &str)], Value); 6] = [
        (&[], json!({})),
        (&[("page_size", "101")], json!({})),
        (&[("page_size", "9"), ("sort_field", "price")], json!({})),
        (&[("page_size", "9"), ("sort_order", "UP")], json!({})),
        (&[("page_size", "9"), ("page_token", "x")], json!({})),
        (&[("page_size", "9")], json!({"order_status": "SHIPPED"})),
    ];
    for (query, body) in bad {
        let answer = search(&app, query, body).await;
        assert_eq!(answer["code"], 98001004, "{query:?}");
    }
    let many = vec![id.as_str(); 51].join(",");
    assert_eq!(detail(&app, &many).await["code"], 98001004);
    assert_eq!(detail(&app, "1").await["code"], 21008111);
    assert_eq!(ids(&detail(&app, &format!("1,{id}")).await), [id]);
}
