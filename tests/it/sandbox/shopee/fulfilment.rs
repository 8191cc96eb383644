//! Shipping, tracking numbers, documents, cancellations and returns in Shopee's words.

use serde_json::{Value, json};

use super::{Shop, Stage, rows, text};

async fn paid(stage: &Stage, shop: &Shop, quantity: i64) -> String {
    let lines = json!([{"seller_sku": "JAK-002", "quantity": quantity}]);
    let sn = text(&stage.lever("orders", json!({"shop_id": shop.id, "lines": lines})).await["order_id"]);
    advance(stage, &sn, "paid").await;
    sn
}

async fn advance(stage: &Stage, order: &str, to: &str) {
    stage.lever(&format!("orders/{order}/advance"), json!({"to": to})).await;
}

async fn status(stage: &Stage, shop: &Shop, sn: &str) -> Value {
    stage.get(shop, "/order/get_order_detail", &format!("order_sn_list={sn}")).await["order_list"][0]["order_status"]
        .clone()
}

async fn ship(stage: &Stage, shop: &Shop, sn: &str) -> Value {
    stage.post(shop, "/logistics/ship_order", json!({"order_sn": sn, "dropoff": {}})).await["error"].clone()
}

async fn tracking(stage: &Stage, shop: &Shop, sn: &str) -> String {
    let answer = stage.get(shop, "/logistics/get_tracking_number", &format!("order_sn={sn}")).await;
    text(&answer["tracking_number"])
}

#[tokio::test]
async fn a_package_is_told_by_its_number() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = paid(&stage, &shop, 1).await;
    let query = format!("order_sn_list={sn}&response_optional_fields=package_list");
    let order = stage.get(&shop, "/order/get_order_detail", &query).await;
    let number = text(&order["order_list"][0]["package_list"][0]["package_number"]);
    let detail = async |numbers: &str| {
        stage.get(&shop, "/order/get_package_detail", &format!("package_number_list={numbers}")).await
    };
    let package = detail(&format!("{number},OFG1")).await["package_list"][0].clone();
    assert_eq!((&package["order_sn"], &package["tracking_number"]), (&json!(sn), &json!("")));
    advance(&stage, &sn, "shipped").await;
    let package = detail(&number).await["package_list"][0].clone();
    assert_eq!(package["fulfillment_status"], "LOGISTICS_PICKUP_DONE");
    assert_eq!(text(&package["tracking_number"]), tracking(&stage, &shop, &sn).await);
    for (numbers, error) in [("OFG1", "error_not_found"), ("", "error_param")] {
        let query = format!("package_number_list={numbers}");
        let (_, answer) = stage.try_get(&shop, "/order/get_package_detail", &query).await;
        assert_eq!(answer["error"], error, "{answer}");
    }
}

#[tokio::test]
async fn a_pickup_is_arranged_and_the_number_comes_later() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = paid(&stage, &shop, 1).await;
    let list = stage.get(&shop, "/order/get_shipment_list", "page_size=10").await;
    assert_eq!(list["order_list"][0]["order_sn"], json!(sn));
    let query = format!("order_sn={sn}");
    let ways = stage.get(&shop, "/logistics/get_shipping_parameter", &query).await;
    assert_eq!(ways["info_needed"], json!({"dropoff": [], "pickup": ["address_id", "pickup_time_id"]}));
    let address = &ways["pickup"]["address_list"][0];
    let slot = &address["time_slot_list"][0]["pickup_time_id"];
    let pickup = json!({"address_id": address["address_id"], "pickup_time_id": slot});
    for (body, error) in [
        (json!({"order_sn": sn}), "logistics.ship_order_only_support_one_type"),
        (json!({"order_sn": sn, "pickup": {}, "dropoff": {}}), "logistics.ship_order_only_support_one_type"),
        (
            json!({"order_sn": sn, "pickup": {"address_id": 1}}),
            "logistics.ship_order_need_address_pickup_time",
        ),
        (json!({"order_sn": sn, "non_integrated": {}}), "logistics.ship_order_unsupport_non_integrated"),
        (
            json!({"order_sn": sn, "package_number": "OFG1", "pickup": pickup}),
            "logistics.package_number_not_exist",
        ),
        (json!({"order_sn": sn, "pickup": pickup}), ""),
        (json!({"order_sn": sn, "pickup": pickup}), " logistics.package_already_shipped"),
    ] {
        assert_eq!(stage.post(&shop, "/logistics/ship_order", body).await["error"], error);
    }
    assert_eq!(status(&stage, &shop, &sn).await, "PROCESSED");
    let (_, again) = stage.try_get(&shop, "/logistics/get_shipping_parameter", &query).await;
    assert_eq!(again["error"], "error_param");
    assert_eq!(tracking(&stage, &shop, &sn).await, "");
    stage.pass_s(5);
    assert!(!tracking(&stage, &shop, &sn).await.is_empty());
    advance(&stage, &sn, "shipped").await;
    let info = stage.get(&shop, "/logistics/get_tracking_info", &query).await;
    assert_eq!(
        (&info["logistics_status"], &info["tracking_info"][0]["logistics_status"]),
        (&json!("LOGISTICS_PICKUP_DONE"), &json!("PICKED_UP"))
    );
}

#[tokio::test]
async fn a_document_is_ordered_awaited_and_fetched() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let (first, second) = (paid(&stage, &shop, 1).await, paid(&stage, &shop, 2).await);
    let docs = async |call: &str, list: Value| {
        stage.post(&shop, &format!("/logistics/{call}"), json!({"order_list": list})).await
    };
    let named = json!([{"order_sn": first}]);
    let early = docs("get_shipping_document_result", named.clone()).await;
    assert_eq!(early["error"], "common.batch_api_all_failed");
    assert_eq!(
        early["response"]["result_list"][0]["fail_error"],
        "logistics.shipping_document_should_print_first"
    );
    assert_eq!(ship(&stage, &shop, &first).await, "");
    stage.pass_s(5);
    let number = tracking(&stage, &shop, &first).await;
    let list =
        json!([{"order_sn": first, "tracking_number": number}, {"order_sn": second, "tracking_number": "X"}]);
    let made = docs("create_shipping_document", list).await;
    assert_eq!((&made["error"], &made["warning"][0]["order_sn"]), (&json!(""), &json!(second)));
    assert_eq!(made["response"]["result_list"][1]["fail_error"], "logistics.package_can_not_print");
    let result = docs("get_shipping_document_result", named.clone()).await;
    assert_eq!(result["response"]["result_list"][0]["status"], "PROCESSING");
    stage.pass_s(1);
    let result = docs("get_shipping_document_result", named.clone()).await;
    assert_eq!(result["response"]["result_list"][0]["status"], "READY");
    let url = stage.url("/logistics/download_shipping_document", Some(&shop), "");
    let file = stage.http.post(url).json(&json!({"order_list": named})).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "application/pdf");
    assert!(file.bytes().await.unwrap().starts_with(b"%PDF-1.4"));
}

#[tokio::test]
async fn a_seller_cancels_before_shipping_only() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = paid(&stage, &shop, 1).await;
    let cancel = async |sn: &str, body: Value| {
        let mut body = body;
        body["order_sn"] = json!(sn);
        stage.post(&shop, "/order/cancel_order", body).await["error"].clone()
    };
    assert_eq!(cancel(&sn, json!({"cancel_reason": "OUT_OF_STOCK"})).await, "order. error_param");
    assert_eq!(cancel(&sn, json!({"cancel_reason": "CUSTOMER_REQUEST"})).await, "");
    assert_eq!(status(&stage, &shop, &sn).await, "CANCELLED");
    assert_eq!(ship(&stage, &shop, &sn).await, "error_status");
    let shipped = paid(&stage, &shop, 1).await;
    advance(&stage, &shipped, "shipped").await;
    assert_eq!(cancel(&shipped, json!({"cancel_reason": "CUSTOMER_REQUEST"})).await, "order.error_limit");
}

#[tokio::test]
async fn a_part_is_cancelled_and_the_rest_goes_on() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let sn = paid(&stage, &shop, 3).await;
    let query = format!("order_sn_list={sn}&response_optional_fields=item_list,package_list");
    let detail = async || stage.get(&shop, "/order/get_order_detail", &query).await["order_list"][0].clone();
    let item = detail().await["item_list"][0].clone();
    let cancel = async |units: i64| {
        let part = json!({"item_id": item["item_id"], "model_id": item["model_id"], "model_quantity": units});
        let body = json!({
            "order_sn": sn, "cancel_reason": "CUSTOMER_REQUEST", "partial_cancel_item_list": [part],
        });
        stage.post(&shop, "/order/cancel_order", body).await["error"].clone()
    };
    assert_eq!(
        (cancel(4).await, cancel(0).await),
        (json!("order. error_param"), json!("order. error_param"))
    );
    assert_eq!(cancel(1).await, "");
    let order = detail().await;
    let item = &order["item_list"][0];
    assert_eq!(order["order_status"], "READY_TO_SHIP");
    assert_eq!(
        [&item["model_quantity_purchased"], &item["active_qty"], &item["cancelled_qty"]],
        [&json!(3), &json!(2), &json!(1)]
    );
    assert_eq!(order["package_list"][0]["item_list"][0]["model_quantity"], 2);
    assert_eq!(cancel(2).await, "");
    assert_eq!(detail().await["order_status"], "CANCELLED", "nothing is left of it");
}

#[tokio::test]
async fn a_buyers_wish_to_cancel_is_granted_or_not() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    for (operation, after) in [("ACCEPT", "CANCELLED"), ("REJECT", "READY_TO_SHIP")] {
        let sn = paid(&stage, &shop, 1).await;
        let handle = json!({"order_sn": sn, "operation": operation});
        let early = stage.post(&shop, "/order/handle_buyer_cancellation", handle.clone()).await;
        assert_eq!(early["error"], "order.cancel_order_invalid_status");
        stage.lever(&format!("orders/{sn}/ask"), json!({"what": "cancel"})).await;
        assert_eq!(status(&stage, &shop, &sn).await, "IN_CANCEL");
        assert_eq!(ship(&stage, &shop, &sn).await, "logistics.ship_order_not_ready_to_ship");
        let done = stage.post(&shop, "/order/handle_buyer_cancellation", handle).await;
        assert_eq!(done["response"]["update_time"], stage.now_s());
        assert_eq!(status(&stage, &shop, &sn).await, after);
    }
}

#[tokio::test]
async fn a_return_is_agreed_to_or_disputed() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let mut sns = Vec::new();
    for ask in ["return", "refund"] {
        let sn = paid(&stage, &shop, 1).await;
        advance(&stage, &sn, "delivered").await;
        stage.lever(&format!("orders/{sn}/ask"), json!({"what": ask})).await;
        assert_eq!(status(&stage, &shop, &sn).await, "TO_RETURN");
        sns.push(sn);
    }
    let list = stage.get(&shop, "/returns/get_return_list", "page_no=0&page_size=1").await;
    assert_eq!((&list["more"], &list["return"][0]["order_sn"]), (&json!(true), &json!(sns[0])));
    let list = stage.get(&shop, "/returns/get_return_list", "page_no=0&page_size=40&status=REQUESTED").await;
    let returns: Vec<_> = rows(&list["return"]).iter().map(|row| text(&row["return_sn"])).collect();
    assert_eq!(returns.len(), 2);
    let confirm = async |sn: &str| {
        stage.post(&shop, "/returns/confirm", json!({"return_sn": sn})).await["error"].clone()
    };
    assert_eq!(confirm(&returns[0]).await, "");
    assert_eq!(confirm(&returns[0]).await, "error_param");
    stage.lever(&format!("orders/{}/ask", sns[0]), json!({"what": "send_back"})).await;
    assert_eq!(confirm(&returns[0]).await, "");
    let detail = stage.get(&shop, "/returns/get_return_detail", &format!("return_sn={}", returns[0])).await;
    assert_eq!((&detail["status"], &detail["return_solution"]), (&json!("ACCEPTED"), &json!(0)));
    let dispute = json!({"return_sn": returns[1], "email": "me@example.com", "dispute_reason_id": 1});
    assert_eq!(stage.post(&shop, "/returns/dispute", dispute).await["error"], "");
    assert_eq!(status(&stage, &shop, &sns[1]).await, "TO_CONFIRM_RECEIVE");
}
