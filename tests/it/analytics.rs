//! `spark analytics`: the shapes that reporting jobs rely on.

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};

/// A TikTok and a Shopee shop that sell A at 5000; 10 of A. TikTok: 2 units on the 1st at 20:00 UTC (the 2nd in
/// Jakarta), 1 on the 3rd, 4 cancelled. Shopee: 3 on the 3rd.
fn stage() -> (Sandbox, Spark) {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("A", 20)]);
        spark.connect(&sandbox, platform);
        shop
    });
    spark.ok(&["sku", "add", "A", "--name", "Mug", "--stock", "10", "--low", "4"]);
    spark.ok(&["sku", "add", "Z", "--stock", "1"]);
    spark.json(&["listing", "pull"]);
    spark.json(&["map", "auto"]);
    let place = |shop: &String, quantity: i64, at: &str, to: &str| {
        let lines = json!([{"seller_sku": "A", "quantity": quantity}]);
        let order = sandbox.post("orders", json!({"shop_id": shop, "lines": lines, "at": at}));
        sandbox.post(&format!("orders/{}/advance", order["order_id"].as_str().unwrap()), json!({"to": to}));
    };
    let [tiktok, shopee] = &shops;
    place(tiktok, 2, "2026-11-01T20:00:00Z", "paid");
    place(tiktok, 1, "2026-11-03T01:00:00Z", "paid");
    place(tiktok, 4, "2026-11-03T01:00:00Z", "cancelled");
    place(shopee, 3, "2026-11-03T02:00:00Z", "paid");
    spark.json(&["order", "pull", "--since", "2026-10-30"]);
    (sandbox, spark)
}

fn fields(row: &Value) -> Vec<&str> {
    row.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn reports_have_the_fields_of_the_contract() {
    let (_sandbox, spark) = stage();
    let summary = spark.json(&["analytics", "summary", "--until", "2026-11-04"]);
    assert_eq!(summary.as_array().unwrap().len(), 1, "{summary}");
    let row = &summary[0];
    assert_eq!(
        fields(row),
        [
            "currency",
            "from",
            "to",
            "orders",
            "units",
            "revenue",
            "average_order",
            "cancelled_orders",
            "returned_units",
            "unpaid_orders"
        ]
    );
    assert_eq!((&row["orders"], &row["units"], &row["revenue"]), (&json!(3), &json!(6), &json!("30000")));
    assert_eq!((&row["average_order"], &row["cancelled_orders"]), (&json!("10000"), &json!(1)));
    assert_eq!(row["from"], "2026-11-01T20:00:00Z");

    let csv = spark.ok(&["analytics", "revenue", "--by", "day", "--format", "csv"]);
    assert_eq!(
        csv,
        "day,currency,orders,units,revenue,cancelled_orders,returned_units,unpaid_orders\r\n\
         2026-11-02,IDR,1,2,10000,0,0,0\r\n2026-11-03,IDR,2,4,20000,1,0,0\r\n"
    );
    let utc =
        spark.json(&["analytics", "orders", "--tz", "UTC", "--since", "2026-11-01", "--until", "2026-11-02"]);
    assert_eq!((&utc[0]["day"], &utc[0]["orders"]), (&json!("2026-11-01"), &json!(1)));
    for (by, keys) in [
        ("week", json!(["2026-W45"])),
        ("month", json!(["2026-11"])),
        ("shop", json!(["shopee-id", "tiktok-id"])),
        ("platform", json!(["shopee", "tiktok"])),
        ("sku", json!(["A"])),
        ("status", json!(["cancelled", "to_ship"])),
    ] {
        let rows = spark.json(&["analytics", "revenue", "--by", by]);
        let found: Vec<_> = rows.as_array().unwrap().iter().map(|row| row[by].clone()).collect();
        assert_eq!(Value::from(found), keys, "{rows}");
    }
    let top = spark.json(&["analytics", "top", "--rank", "units", "--platform", "tiktok", "--limit", "1"]);
    assert_eq!(
        top,
        json!([{"sku": "A", "name": "Mug", "orders": 2, "units": 3, "revenue": "15000", "currency": "IDR"}])
    );
    assert_eq!(fields(&top[0]), ["sku", "name", "orders", "units", "revenue", "currency"]);
}

#[test]
fn stock_tells_what_lasts_and_what_lies() {
    let (_sandbox, spark) = stage();
    let stock =
        spark.json(&["analytics", "stock", "--since", "2026-11-01", "--until", "2026-11-07", "--tz", "UTC"]);
    let a = json!({
        "sku": "A", "name": "Mug", "on_hand": 10, "reserved": 6, "available": 4, "sold": 6, "days": 6,
        "days_of_cover": 4, "sell_through": 0.6, "low_stock_at": 4, "low": true, "dead": false
    });
    assert_eq!(stock[0], a);
    assert_eq!((&stock[1]["sku"], &stock[1]["dead"]), (&json!("Z"), &json!(true)));
    assert_eq!(stock[1]["days_of_cover"], Value::Null);
}

#[test]
fn bars_are_drawn_for_people_only() {
    let (_sandbox, spark) = stage();
    let chart = spark.ok(&["analytics", "revenue", "--chart"]);
    let lines: Vec<_> = chart.lines().collect();
    assert_eq!(lines[0], "Revenue in IDR");
    let blocks = |line: &str| line.matches('█').count();
    assert!(lines[1].starts_with("2026-11-02  █") && lines[1].ends_with("10000"), "{chart}");
    assert_eq!(blocks(lines[2]), 2 * blocks(lines[1]), "{chart}");
    for report in ["summary", "orders", "top", "stock"] {
        assert!(spark.ok(&["analytics", report, "--chart"]).contains('█'), "{report}");
    }
    let args = ["analytics", "revenue", "--by", "shop"];
    assert_eq!(spark.json(&[&args[..], &["--chart"]].concat()), spark.json(&args));
}

#[test]
fn what_cannot_be_reported_on_is_said() {
    let spark = Spark::new();
    assert_eq!(spark.json(&["analytics", "summary"]), json!([]));
    assert!(spark.ok(&["analytics", "top", "--format", "csv"]).starts_with("sku,name,orders,"));
    assert_eq!(spark.fails(&["analytics", "summary", "--shop", "nowhere"], 5)["code"], "no_such_shop");
    assert_eq!(spark.fails(&["analytics", "revenue", "--tz", "Mars/Olympus"], 2)["code"], "usage");
    assert_eq!(spark.fails(&["analytics", "revenue", "--by", "mood"], 2)["code"], "usage");
}
