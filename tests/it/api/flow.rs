//! A day with the app: from the first registration to the logout.

use reqwest::Method;
use serde_json::{Value, json};

use super::dashboard::Dashboard;
use super::phone::{Phone, serve};
use super::stage::{Stage, advance, place, stage};
use super::tenancy::{Route, routes};
use crate::support::{Sandbox, Spark};

#[test]
fn the_app_walks_from_registration_to_logout() {
    let sandbox = Sandbox::start();
    let mut spark = Spark::beside(&sandbox);
    spark.set("SPARK_API_DASHBOARDS", "anywhere");
    let daemon = serve(&spark, &sandbox);
    Phone::registered(&daemon, "budi@example.com");
    let phone = Phone::logged_in(&daemon, "budi@example.com", "secret1");

    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("A", 10)]);
        assert_eq!(phone.connect(&sandbox, platform), shop);
        assert_eq!(phone.get(&format!("/api/oauth/{platform}/shops")).json()["data"][0]["id"], json!(shop));
        shop
    });
    let [tiktok, shopee] = &shops;

    let products = phone.get(&format!("/api/shops/{tiktok}/products?page=1&limit=20")).is(200).data();
    let id = products["products"][0]["id"].as_str().unwrap();
    let detail = phone.get(&format!("/api/shops/{tiktok}/products/{id}")).is(200).data();
    let sku = &detail["skus"][0];
    let row =
        json!({"id": sku["id"], "warehouse_id": sku["warehouse_id"], "available_stock": 8, "quantity": 8});
    phone.put(&format!("/api/shops/{tiktok}/products/{id}/stock"), &json!({"skus": [row]})).is(200).json();
    assert_eq!(sandbox.shown(tiktok)["A"], 8);

    let order = place(&sandbox, tiktok, "A", 2);
    advance(&sandbox, &order, "paid");
    let other = place(&sandbox, shopee, "A", 1);
    advance(&sandbox, &other, "paid");
    let listed = phone.post(&format!("/api/orders/{tiktok}/list"), &json!({"page_size": 20, "fresh": true}));
    assert_eq!(listed.is(200).data()["orders"][0]["id"], json!(order));
    let range = json!({
        "time_range_field": "create_time", "time_from": 0, "time_to": 4_000_000_000_i64, "page_size": 20,
        "cursor": "", "fresh": true,
    });
    let listed = phone.post(&format!("/api/shopee/orders/{shopee}/list"), &range).is(200).data();
    assert_eq!(listed["orders"][0]["id"], json!(other));

    let summary = phone.get("/api/analytics/sales-summary?platform=all").is(200);
    assert!(summary.text.contains("\"totalRevenue\":15000.0"), "{}", summary.text);
    let summary = summary.data();
    assert_eq!((&summary["orderCount"], &summary["currency"]), (&json!(2), &json!("IDR")));
    let tiktoks = phone.get("/api/analytics/sales-summary?platform=tiktok").data();
    assert_eq!((&tiktoks["orderCount"], &tiktoks["growth"]["orders"]), (&json!(1), &json!(0.0)));
    let trend = phone.get("/api/analytics/revenue-trend?groupBy=month").is(200).data();
    assert_eq!((trend.as_array().unwrap().len(), &trend[0]["orders"]), (1, &json!(2)));
    let statuses = phone.get("/api/analytics/order-status-breakdown").is(200).data();
    assert_eq!(
        (&statuses["total"], &statuses["breakdown"][0]["status"]),
        (&json!(2), &json!("AWAITING_SHIPMENT"))
    );
    let top = phone.get("/api/analytics/top-products?sortBy=revenue").is(200).data();
    assert_eq!((&top[0]["rank"], &top[0]["totalQuantity"]), (&json!(1), &json!(2)), "{top}");
    let compared = phone.get("/api/analytics/shop-comparison").is(200).data();
    assert_eq!((&compared[0]["shopId"], &compared[0]["revenue"]), (&json!(tiktok), &json!(10000.0)));
    let stats = phone.get("/api/api/dashboard/stats").is(200).data();
    assert_eq!((&stats["totalShops"], &stats["totalOrders"]), (&json!(2), &json!(2)));

    let group = phone.get("/api/user/profile").is(200).data()["group_id"].as_str().unwrap().to_owned();
    phone.get(&format!("/api/groups/{group}")).is(200).data();
    let dashboard = Dashboard::answering(200);
    spark.ok(&["group", "set", &group, "--dashboard", &dashboard.url()]);
    let transactions = json!([{"order_id": order, "order_status": "Menunggu Pengiriman"}]);
    let batch = json!({"group_id": group, "shop_id": tiktok, "platform": "TIKTOK SHOP", "transactions": transactions});
    let synced = phone.post("/api/groups/sync-transactions", &batch).is(200).json();
    assert_eq!(synced["synced_count"], 1);

    phone.post("/api/user/logout", &json!({})).is(200).json();
    phone.get("/api/api/dashboard/stats").is(401).json();
}

#[test]
fn reports_know_no_shop_but_the_callers() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let phone = Phone::registered(&daemon, "new@example.com");
    let summary = phone.get("/api/analytics/sales-summary").is(200);
    assert!(summary.text.contains("\"totalRevenue\":0.0"), "{}", summary.text);
    assert_eq!(summary.data()["growth"], Value::Null);
    for path in ["revenue-trend", "top-products", "shop-comparison"] {
        assert_eq!(phone.get(&format!("/api/analytics/{path}")).is(200).data(), json!([]), "{path}");
    }
    assert_eq!(
        phone.get("/api/analytics/order-status-breakdown").data(),
        json!({"total": 0, "breakdown": []})
    );
    assert_eq!(phone.get("/api/analytics/sku-analytics").is(200).data()["totalSKUs"], 0);
    phone.get("/api/analytics/sales-summary?startDate=soon").is(400).json();
    phone.get("/api/analytics/revenue-trend?groupBy=century").is(400).json();
}

#[test]
fn what_is_only_read_is_answered_while_both_marketplaces_are_down() {
    let stage = stage();
    let orders = stage.shops.each_ref().map(|shop| place(&stage.sandbox, shop, "A", 1));
    stage.take_in([8, 8]);
    let listings = stage.spark.json(&["listing", "list"]);
    let products = listings.as_array().unwrap().iter().map(|it| it["product_id"].as_str().unwrap());
    let names: Vec<_> = orders.iter().map(String::as_str).chain(products).chain(["A", "1", "main"]).collect();
    let Stage { sandbox, phone, shops, daemon, .. } = &stage;
    sandbox.post("faults", json!({"kind": "http_503", "rate": 1.0}));
    // A label is the marketplace's until it was fetched once, and there was no return.
    let is_asked = |route: &Route| {
        let not_kept = route.path.ends_with("/shipping-document") || route.path.contains("/returns/");
        route.method == Method::GET && !route.is_for_browsers() && !not_kept
    };
    for route in routes(daemon).into_iter().filter(is_asked) {
        let ask = |shop: &String, name: &str| {
            let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
            let path = route.with(shop, name);
            let answer = phone.get(&format!(
                "{path}?shop_id={shop}&sellerId={shop}&ids={name}&order_sns={name}&time_range_field=create_time&\
                 time_from={}&time_to={now}",
                now - 3_600
            ));
            assert!(answer.status < 500, "{path}: {} {}", answer.status, answer.text);
            answer.status == 200
        };
        let answered = shops.iter().any(|shop| names.iter().any(|name| ask(shop, name)));
        assert!(answered, "{} has nothing to say", route.path);
    }
}
