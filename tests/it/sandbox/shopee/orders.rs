//! Shopee's orders: the list of a window, and the details with what was asked for.

use serde_json::{Value, json};

use super::{Shop, Stage, rows, text};

async fn order(stage: &Stage, shop: &Shop, sku: &str, quantity: i64) -> String {
    let lines = json!([{"seller_sku": sku, "quantity": quantity}]);
    text(&stage.lever("orders", json!({"shop_id": shop.id, "lines": lines})).await["order_id"])
}

async fn advance(stage: &Stage, order: &str, to: &str) {
    stage.lever(&format!("orders/{order}/advance"), json!({"to": to})).await;
}

async fn detail(stage: &Stage, shop: &Shop, sn: &str, fields: &str) -> Value {
    let query = format!("order_sn_list={sn}&response_optional_fields={fields}");
    stage.get(shop, "/order/get_order_detail", &query).await["order_list"][0].clone()
}

/// A window of the last hour.
fn window(stage: &Stage, field: &str) -> String {
    format!("time_range_field={field}&time_from={}&time_to={}", stage.now_s() - 3600, stage.now_s())
}

#[tokio::test]
async fn an_order_lives_in_shopees_words() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = order(&stage, &shop, "JAK-002", 2).await;
    let steps = [
        (None, "UNPAID"),
        (Some("paid"), "READY_TO_SHIP"),
        (Some("arranged"), "PROCESSED"),
        (Some("shipped"), "SHIPPED"),
        (Some("delivered"), "TO_CONFIRM_RECEIVE"),
        (Some("completed"), "COMPLETED"),
    ];
    for (step, status) in steps {
        stage.pass_s(10);
        if let Some(step) = step {
            advance(&stage, &sn, step).await;
        }
        let found = detail(&stage, &shop, &sn, "").await;
        assert_eq!(found["order_status"], status);
        let now = if step.is_some() { stage.now_s() } else { stage.now_s() - 10 };
        assert_eq!(found["update_time"], now, "{status}");
    }
    let returned = order(&stage, &shop, "JAK-002", 1).await;
    advance(&stage, &returned, "shipped").await;
    advance(&stage, &returned, "returned").await;
    let found = detail(&stage, &shop, &returned, "item_list").await;
    assert_eq!(found["order_status"], "TO_RETURN");
    assert_eq!(
        (&found["item_list"][0]["returned_qty"], &found["item_list"][0]["active_qty"]),
        (&json!(1), &json!(0))
    );
}

#[tokio::test]
async fn details_tell_what_was_asked_for_and_no_more() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = order(&stage, &shop, "JAK-002", 2).await;
    let bare = detail(&stage, &shop, &sn, "").await;
    assert!(bare.get("item_list").is_none() && bare.get("total_amount").is_none(), "{bare}");
    let asked = "item_list,total_amount,pay_time,package_list";
    let unpaid = detail(&stage, &shop, &sn, asked).await;
    assert_eq!((&unpaid["pay_time"], &unpaid["total_amount"]), (&Value::Null, &Value::Null));
    assert_eq!(rows(&unpaid["package_list"]).len(), 0);
    advance(&stage, &sn, "paid").await;
    let paid = detail(&stage, &shop, &sn, asked).await;
    let item = &paid["item_list"][0];
    assert_eq!(
        (&item["model_id"], &item["item_sku"], &item["model_sku"]),
        (&json!(0), &json!("JAK-002"), &json!(""))
    );
    assert_eq!(item["model_quantity_purchased"], 2);
    let price = item["model_discounted_price"].as_i64().unwrap();
    assert_eq!((&paid["total_amount"], &paid["pay_time"]), (&json!(2 * price), &json!(stage.now_s())));
    assert_eq!(paid["package_list"][0]["logistics_status"], "LOGISTICS_READY");
    let model = order(&stage, &shop, "JAK-001-S", 1).await;
    let item = detail(&stage, &shop, &model, "item_list").await["item_list"][0].clone();
    assert_eq!((&item["item_sku"], &item["model_sku"]), (&json!(""), &json!("JAK-001-S")));
    assert_ne!(item["model_id"], 0);
}

#[tokio::test]
async fn unknown_orders_are_left_out_and_named() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = order(&stage, &shop, "JAK-002", 1).await;
    let (_, none) = stage.try_get(&shop, "/order/get_order_detail", "order_sn_list=NO").await;
    assert_eq!(
        (&none["error"], &none["message"]),
        (&json!("error_not_found"), &json!("Wrong parameters, detail: the order is not found."))
    );
    let (_, some) = stage.try_get(&shop, "/order/get_order_detail", &format!("order_sn_list=NO,{sn}")).await;
    assert_eq!((rows(&some["response"]["order_list"]).len(), rows(&some["warning"]).len()), (1, 1));
    let many = vec![sn.as_str(); 51].join(",");
    let (_, refused) =
        stage.try_get(&shop, "/order/get_order_detail", &format!("order_sn_list={many}")).await;
    assert_eq!(refused["error"], "error_param");
}

#[tokio::test]
async fn a_list_pages_through_a_window() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let mut placed = Vec::new();
    for _ in 0..5 {
        stage.pass_s(1);
        placed.push(order(&stage, &shop, "JAK-002", 1).await);
    }
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let query = format!("{}&page_size=2&cursor={cursor}", window(&stage, "create_time"));
        let page = stage.get(&shop, "/order/get_order_list", &query).await;
        seen.extend(rows(&page["order_list"]).iter().map(|row| text(&row["order_sn"])));
        assert!(page["order_list"][0].get("order_status").is_none());
        cursor = text(&page["next_cursor"]);
        assert_eq!(page["more"] == json!(true), !cursor.is_empty());
        if cursor.is_empty() {
            break;
        }
    }
    assert_eq!(seen, placed);
    stage.pass_s(60);
    advance(&stage, &placed[0], "paid").await;
    let query = format!(
        "{}&page_size=9&order_status=READY_TO_SHIP&response_optional_fields=order_status",
        window(&stage, "update_time")
    );
    let page = stage.get(&shop, "/order/get_order_list", &query).await;
    assert_eq!(page["order_list"], json!([{"order_sn": placed[0], "order_status": "READY_TO_SHIP"}]));
}

#[tokio::test]
async fn a_window_over_fifteen_days_is_refused() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let now = stage.now_s();
    let ask = async |from: i64, more: &str| {
        let query = format!("time_range_field=update_time&time_from={from}&time_to={now}&{more}");
        stage.try_get(&shop, "/order/get_order_list", &query).await.1
    };
    let days = 15 * 24 * 3600;
    assert_eq!(ask(now - days, "page_size=100").await["error"], "");
    for from in [now - days - 1, now] {
        assert_eq!(ask(from, "page_size=100").await["error"], "order.order_list_invalid_time");
    }
    let refused = ask(now - 1, "page_size=101").await;
    assert_eq!(refused["message"], "Wrong parameters, detail: page_size must be 100 or less.");
    assert_eq!(ask(now - 1, "page_size=9&order_status=SOON").await["error"], "error_param");
}
