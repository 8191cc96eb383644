//! TikTok's packages, documents, cancellations and returns.

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox::stage::{App, Stage, text};

async fn paid(stage: &Stage, shop: &str, quantity: i64) -> String {
    let lines = json!([{"seller_sku": "A", "quantity": quantity}]);
    let id = text(&stage.lever("orders", json!({"shop_id": shop, "lines": lines})).await["order_id"]);
    advance(stage, &id, "paid").await;
    id
}

async fn advance(stage: &Stage, order: &str, to: &str) {
    stage.lever(&format!("orders/{order}/advance"), json!({"to": to})).await;
}

async fn post(app: &App<'_>, path: &str, body: Value) -> Value {
    app.call(Method::POST, path, &[], Some(body)).await.1
}

async fn get(app: &App<'_>, path: &str, query: &[(&str, &str)]) -> Value {
    app.call(Method::GET, path, query, None).await.1
}

async fn search(app: &App<'_>, path: &str, body: Value) -> Value {
    let answer = app.call(Method::POST, path, &[("page_size", "50")], Some(body)).await.1;
    assert_eq!(answer["code"], 0, "{answer}");
    answer["data"].clone()
}

async fn packages(app: &App<'_>) -> Vec<(String, String)> {
    let data = search(app, "/fulfillment/202309/packages/search", json!({})).await;
    let rows = data["packages"].as_array().unwrap().iter();
    rows.map(|package| (text(&package["id"]), text(&package["orders"][0]["id"]))).collect()
}

#[tokio::test]
async fn a_package_is_shipped_labelled_and_tracked() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let order = paid(&stage, &shop, 2).await;
    let (package, of) = packages(&app).await[0].clone();
    assert_eq!(of, order);
    let base = format!("/fulfillment/202309/packages/{package}");
    let label = [("document_type", "SHIPPING_LABEL")];
    assert_eq!(get(&app, &format!("{base}/shipping_documents"), &label).await["code"], 21023035);
    let slots = get(&app, &format!("{base}/handover_time_slots"), &[]).await;
    let slot = &slots["data"]["pickup_slots"][0];
    let chosen = json!({"start_time": slot["start_time"], "end_time": slot["end_time"]});
    let late = json!({"handover_method": "PICKUP", "pickup_slot": {"start_time": 1, "end_time": 2}});
    assert_eq!(post(&app, &format!("{base}/ship"), late).await["code"], 21011053);
    let body = json!({"handover_method": "PICKUP", "pickup_slot": chosen});
    assert_eq!(post(&app, &format!("{base}/ship"), body.clone()).await["code"], 0);
    assert_eq!(post(&app, &format!("{base}/ship"), body).await["code"], 21011040);
    let detail = get(&app, &base, &[]).await["data"].clone();
    assert_eq!((&detail["package_status"], &detail["pickup_slot"]), (&json!("PROCESSING"), &chosen));
    assert_eq!(detail["order_line_item_ids"].as_array().unwrap().len(), 2);

    assert_eq!(get(&app, &format!("{base}/shipping_documents"), &label).await["code"], 11034037);
    stage.wait_ms(1_000);
    let document = get(&app, &format!("{base}/shipping_documents"), &label).await["data"].clone();
    assert_eq!(document["tracking_number"], detail["tracking_number"]);
    let url = text(&document["doc_url"]);
    let file = stage.http.get(&url).send().await.unwrap();
    assert_eq!(file.headers()["content-type"], "application/pdf");
    assert!(file.bytes().await.unwrap().starts_with(b"%PDF-1.4"));
    let forged = url.replace("SHIPPING_LABEL", "PACKING_SLIP");
    assert_eq!(stage.http.get(forged).send().await.unwrap().status(), 403);

    advance(&stage, &order, "shipped").await;
    let tracking = get(&app, &format!("/fulfillment/202309/orders/{order}/tracking"), &[]).await;
    assert_eq!(tracking["data"]["tracking"].as_array().unwrap().len(), 2);
    assert_eq!(get(&app, &base, &[]).await["data"]["package_status"], "FULFILLING");
    assert_eq!(get(&app, "/fulfillment/202309/packages/1", &[]).await["code"], 21011028);
    stage.wait_ms(24 * 3600 * 1000 + 1);
    assert_eq!(stage.http.get(url).send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn many_packages_are_shipped_each_for_itself() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let (first, second) = (paid(&stage, &shop, 1).await, paid(&stage, &shop, 1).await);
    stage.lever(&format!("orders/{first}/ask"), json!({"what": "cancel"})).await;
    let all = packages(&app).await;
    let ids: Vec<_> = all.iter().map(|(id, _)| json!({"id": id})).collect();
    let answer = post(&app, "/fulfillment/202309/packages/ship", json!({"packages": ids})).await;
    let errors = answer["data"]["errors"].as_array().unwrap();
    let waiting = &all.iter().find(|(_, order)| *order == first).unwrap().0;
    assert_eq!((answer["code"].clone(), errors.len()), (json!(0), 1));
    assert_eq!((&errors[0]["code"], &errors[0]["detail"]["package_id"]), (&json!(21011007), &json!(waiting)));
    let found =
        search(&app, "/order/202309/orders/search", json!({"order_status": "AWAITING_COLLECTION"})).await;
    assert_eq!(found["orders"][0]["id"], json!(second));
}

#[tokio::test]
async fn an_order_without_a_package_is_marked_as_shipped_once_it_is_paid() {
    let stage = Stage::bare().await;
    let shop = json!({"platform": "tiktok", "region": "US", "seller_ships": true});
    let shop = text(&stage.lever("shops", shop).await["shop_id"]);
    let skus = json!([{"skus": [{"seller_sku": "A", "quantity": 9, "price": 5000}]}]);
    stage.lever("products", json!({"platform": "tiktok", "shop_id": shop, "products": skus})).await;
    let app = stage.connect().await;
    let lines = json!([{"seller_sku": "A", "quantity": 2}]);
    let order = text(&stage.lever("orders", json!({"shop_id": shop, "lines": lines})).await["order_id"]);
    let found = search(&app, "/order/202309/orders/search", json!({})).await;
    let units = found["orders"][0]["line_items"].as_array().unwrap();
    let (first, last) = (&units[0]["id"], &units[1]["id"]);
    let option = text(&found["orders"][0]["delivery_option_id"]);
    let option = format!("/logistics/202309/delivery_options/{option}/shipping_providers");
    let provider = get(&app, &option, &[]).await["data"]["shipping_providers"][0]["id"].clone();
    let mark = async |ids: Value| {
        let body = json!({
            "tracking_number": "N1", "shipping_provider_id": provider, "order_line_item_ids": ids,
        });
        post(&app, &format!("/fulfillment/202309/orders/{order}/packages"), body).await["code"].clone()
    };
    assert_eq!(mark(json!([first, last])).await, 10007002);
    advance(&stage, &order, "paid").await;
    assert_eq!(mark(json!([first])).await, 21001001, "all or nothing");
    assert_eq!(mark(json!([last, first])).await, 0, "in whatever order");
}

#[tokio::test]
async fn a_seller_cancels_for_a_reason_that_fits() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let order = paid(&stage, &shop, 2).await;
    let cancel = async |reason: &str| {
        let body = json!({"order_id": order, "cancel_reason": reason});
        post(&app, "/return_refund/202309/cancellations", body).await
    };
    assert_eq!(cancel("because").await["code"], 25001014);
    assert_eq!(cancel("seller_cancel_unpaid_reason_out_of_stock").await["code"], 25001021);
    let done = cancel("seller_cancel_reason_out_of_stock").await;
    assert_eq!(done["data"]["cancel_status"], "CANCELLATION_REQUEST_COMPLETE");
    assert_eq!(cancel("seller_cancel_reason_out_of_stock").await["code"], 25020009);
    let found = search(&app, "/return_refund/202602/cancellations/search", json!({})).await;
    let row = &found["cancellations"][0];
    assert_eq!((&row["cancel_id"], &row["role"]), (&done["data"]["cancel_id"], &json!("SELLER")));
    assert_eq!(row["cancel_line_items"].as_array().unwrap().len(), 2);
    let truth = stage.look("truth").await;
    assert_eq!((&truth["skus"][0]["shown"], &truth["skus"][0]["cancelled"]), (&json!(9), &json!(2)));
    let shipped = paid(&stage, &shop, 1).await;
    advance(&stage, &shipped, "shipped").await;
    let body = json!({"order_id": shipped, "cancel_reason": "seller_cancel_reason_out_of_stock"});
    assert_eq!(post(&app, "/return_refund/202309/cancellations", body).await["code"], 25001045);
}

#[tokio::test]
async fn a_part_is_cancelled_where_the_market_allows_it() {
    let stage = Stage::bare().await;
    for (region, allowed) in [("ID", false), ("US", true)] {
        stage.lever("reset", json!({})).await;
        let shop = stage.lever("shops", json!({"platform": "tiktok", "region": region})).await;
        let shop = text(&shop["shop_id"]);
        let skus = json!([{"skus": [{"seller_sku": "A", "quantity": 9, "price": 5}]}]);
        stage.lever("products", json!({"shop_id": shop, "products": skus})).await;
        let app = stage.connect().await;
        let order = paid(&stage, &shop, 3).await;
        let found =
            async || get(&app, "/order/202309/orders", &[("ids", &order)]).await["data"]["orders"][0].clone();
        let line_items = found().await["line_items"].clone();
        let cancel = async |part: Value| {
            let mut body = json!({"order_id": order, "cancel_reason": "seller_cancel_reason_out_of_stock"});
            body.as_object_mut().unwrap().extend(part.as_object().unwrap().clone());
            post(&app, "/return_refund/202309/cancellations", body).await
        };
        let sku = |units: i64| json!({"skus": [{"sku_id": line_items[0]["sku_id"], "quantity": units}]});
        if !allowed {
            assert_eq!(cancel(sku(1)).await["code"], 25005010);
            continue;
        }
        let middle = json!({"order_line_item_ids": [line_items[1]["id"]]});
        let done = cancel(middle.clone()).await;
        assert_eq!((&done["code"], cancel(middle).await["code"].clone()), (&json!(0), json!(25005011)));
        let row = found().await;
        let units: Vec<_> =
            row["line_items"].as_array().unwrap().iter().map(|unit| text(&unit["display_status"])).collect();
        assert_eq!(row["status"], "AWAITING_SHIPMENT");
        assert_eq!(units, ["AWAITING_SHIPMENT", "CANCELLED", "AWAITING_SHIPMENT"]);
        let search = search(&app, "/return_refund/202602/cancellations/search", json!({})).await;
        let of_it = &search["cancellations"][0];
        assert_eq!(of_it["cancel_id"], done["data"]["cancel_id"]);
        assert_eq!(of_it["cancel_line_items"][0]["order_line_item_id"], line_items[1]["id"]);
        assert_eq!(cancel(sku(3)).await["code"], 25005011);
        assert_eq!(cancel(sku(2)).await["code"], 0);
        assert_eq!(found().await["status"], "CANCELLED", "nothing is left of it");
    }
}

#[tokio::test]
async fn a_buyers_wish_to_cancel_is_granted_or_not() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    for (accept, status, cancel) in [
        (true, "CANCELLED", "CANCELLATION_REQUEST_COMPLETE"),
        (false, "AWAITING_SHIPMENT", "CANCELLATION_REQUEST_CANCEL"),
    ] {
        let order = paid(&stage, &shop, 1).await;
        stage.lever(&format!("orders/{order}/ask"), json!({"what": "cancel"})).await;
        let of_order = json!({"order_ids": [order]});
        let path = "/return_refund/202602/cancellations/search";
        let asked = search(&app, path, of_order.clone()).await["cancellations"][0].clone();
        assert_eq!(asked["cancel_status"], "CANCELLATION_REQUEST_PENDING");
        assert_eq!(asked["seller_next_action_response"][0]["action"], "SELLER_RESPOND_CANCEL");
        let base = format!("/return_refund/202309/cancellations/{}", text(&asked["cancel_id"]));
        let (verb, body) = if accept {
            ("approve", json!({}))
        } else {
            ("reject", json!({"reject_reason": "seller_reject_apply_product_has_been_packed"}))
        };
        assert_eq!(post(&app, &format!("{base}/{verb}"), body.clone()).await["code"], 0);
        assert_ne!(post(&app, &format!("{base}/{verb}"), body).await["code"], 0);
        let after = search(&app, path, of_order).await["cancellations"][0].clone();
        assert_eq!(after["cancel_status"], cancel);
        let found = get(&app, "/order/202309/orders", &[("ids", &order)]).await;
        assert_eq!(found["data"]["orders"][0]["status"], status);
    }
}

#[tokio::test]
async fn goods_come_back_step_by_step() {
    let stage = Stage::bare().await;
    let (shop, _) = stage.tiktok_shop(&[("A", 9)]).await;
    let app = stage.connect().await;
    let order = paid(&stage, &shop, 2).await;
    advance(&stage, &order, "delivered").await;
    let ask = format!("orders/{order}/ask");
    stage.lever(&ask, json!({"what": "return"})).await;
    let found = async || {
        search(&app, "/return_refund/202602/returns/search", json!({})).await["return_orders"][0].clone()
    };
    let row = found().await;
    assert_eq!(
        (&row["return_type"], &row["return_status"]),
        (&json!("RETURN_AND_REFUND"), &json!("RETURN_OR_REFUND_REQUEST_PENDING"))
    );
    let approve = format!("/return_refund/202309/returns/{}/approve", text(&row["return_id"]));
    let decide =
        async |decision: &str| post(&app, &approve, json!({"decision": decision})).await["code"].clone();
    assert_eq!(decide("APPROVE_REFUND").await, 25011011);
    assert_eq!(decide("APPROVE_RETURN").await, 0);
    assert_eq!(found().await["return_status"], "AWAITING_BUYER_SHIP");
    stage.lever(&ask, json!({"what": "send_back"})).await;
    assert_eq!(decide("APPROVE_RECEIVED_PACKAGE").await, 0);
    assert_eq!(found().await["return_status"], "RETURN_OR_REFUND_REQUEST_COMPLETE");
    let truth = stage.look("truth").await;
    assert_eq!((&truth["skus"][0]["returned"], &truth["skus"][0]["shown"]), (&json!(2), &json!(7)));
    let detail = get(&app, "/order/202309/orders", &[("ids", &order)]).await;
    assert_eq!(detail["data"]["orders"][0]["status"], "COMPLETED");
}
