//! `spark order`: from the shops' orders to master's stock.

mod fulfil;
mod part;
mod returns;

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};

/// A TikTok and a Shopee shop that show 10 of A, mapped to a SKU that has 10; B is mapped to nothing.
fn stage() -> (Sandbox, Spark, [String; 2]) {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("A", 10), ("B", 5)]);
        spark.connect(&sandbox, platform);
        shop
    });
    spark.ok(&["sku", "add", "A", "--stock", "10"]);
    spark.json(&["listing", "pull"]);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], 2);
    (sandbox, spark, shops)
}

fn place(sandbox: &Sandbox, shop: &str, sku: &str, quantity: i64) -> String {
    let lines = json!([{"seller_sku": sku, "quantity": quantity}]);
    let order = sandbox.post("orders", json!({"shop_id": shop, "lines": lines}));
    order["order_id"].as_str().unwrap().to_owned()
}

fn advance(sandbox: &Sandbox, order: &str, to: &str) {
    sandbox.post(&format!("orders/{order}/advance"), json!({"to": to}));
}

fn stock(spark: &Spark, sku: &str) -> [i64; 3] {
    let stock = spark.json(&["stock", "show", sku]);
    ["on_hand", "reserved", "available"].map(|field| stock[field].as_i64().unwrap())
}

fn sum(rows: &Value, field: &str) -> i64 {
    rows.as_array().unwrap().iter().map(|row| row[field].as_i64().unwrap()).sum()
}

#[test]
fn orders_of_both_shops_move_one_stock_once() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    let one = place(&sandbox, &tiktok, "A", 2);
    let two = place(&sandbox, &shopee, "A", 3);
    let pulled = spark.json(&["order", "pull"]);
    assert_eq!((sum(&pulled, "new"), sum(&pulled, "movements")), (2, 2), "{pulled}");
    assert_eq!(stock(&spark, "A"), [10, 5, 5]);
    assert_eq!(sum(&spark.json(&["order", "pull"]), "movements"), 0, "again changes nothing");

    advance(&sandbox, &one, "shipped");
    advance(&sandbox, &two, "cancelled");
    let pulled = spark.json(&["order", "pull"]);
    assert_eq!((sum(&pulled, "changed"), sum(&pulled, "movements")), (2, 2), "{pulled}");
    assert_eq!(stock(&spark, "A"), [8, 0, 8]);

    let list = spark.json(&["order", "list"]);
    let of =
        |id: &str| list.as_array().unwrap().iter().find(|order| order["order_id"] == id).unwrap().clone();
    let (one, two) = (of(&one), of(&two));
    assert_eq!((&one["status"], &one["platform_status"]), (&json!("shipped"), &json!("IN_TRANSIT")));
    assert_eq!((&two["status"], &two["platform_status"]), (&json!("cancelled"), &json!("CANCELLED")));
    assert_eq!((&one["total"], &one["currency"]), (&json!("10000"), &json!("IDR")));
    let line = &one["lines"][0];
    assert_eq!(
        [&line["seller_sku"], &line["sku"], &line["pack"], &line["quantity"], &line["price"], &line["stock"]],
        [&json!("A"), &json!("A"), &json!(1), &json!(2), &json!("5000"), &json!("consumed")]
    );
    assert_eq!(two["lines"][0]["stock"], "released");
    let summary = spark.json(&["analytics", "summary"]);
    let row = &summary[0];
    assert_eq!(
        [
            &row["currency"],
            &row["orders"],
            &row["units"],
            &row["revenue"],
            &row["average_order"],
            &row["cancelled_orders"]
        ],
        [&json!("IDR"), &json!(1), &json!(2), &json!("10000"), &json!("10000"), &json!(1)],
        "{summary}"
    );
    assert_eq!(spark.json(&["order", "list", "--status", "shipped"]).as_array().unwrap().len(), 1);
    assert_eq!(spark.fails(&["order", "list", "--status", "shiped"], 2)["code"], "usage");
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_line_or_a_sum_that_was_tampered_with_is_named() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let order = place(&sandbox, &tiktok, "A", 2);
    spark.ok(&["order", "pull"]);
    assert_eq!(spark.json(&["stock", "verify"])["lines"], 1);
    let wrong = |tamper: &str, mend: &str| {
        spark.tamper(tamper).unwrap();
        let verified = spark.run(&["stock", "verify", "--json"]).exits(1).json();
        spark.tamper(mend).unwrap();
        verified["wrong"].clone()
    };
    let line = wrong("UPDATE order_line SET reserved = 3", "UPDATE order_line SET reserved = 2");
    assert_eq!(
        [&line["order_id"], &line["step"], &line["expected"], &line["found"]],
        [&json!(order), &json!("reserve"), &json!(3), &json!(2)]
    );
    let forgotten = wrong("UPDATE order_line SET sku_id = NULL", "UPDATE order_line SET sku_id = 1");
    assert_eq!([&forgotten["expected"], &forgotten["found"]], [&json!(0), &json!(2)]);
    for table in ["order_rollup", "order_rollup_block"] {
        let sums = wrong(
            &format!("UPDATE {table} SET units = units + 1"),
            &format!("UPDATE {table} SET units = units - 1"),
        );
        assert_eq!([&sums["expected"]["units"], &sums["found"]["units"]], [&json!(2), &json!(3)], "{table}");
    }
    spark.ok(&["stock", "verify"]);
}

#[test]
fn an_unmapped_line_waits_and_takes_its_steps_when_mapped() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let order = place(&sandbox, &tiktok, "B", 4);
    let pulled = spark.json(&["order", "pull", "--shop", "tiktok-id"]);
    assert_eq!((sum(&pulled, "unmapped"), sum(&pulled, "movements")), (1, 0), "{pulled}");
    let waiting = spark.json(&["order", "list", "--unmapped"]);
    assert_eq!(
        (&waiting[0]["order_id"], &waiting[0]["lines"][0]["stock"]),
        (&json!(order), &json!("unmapped"))
    );

    assert_eq!(spark.json(&["status"])["unmapped_lines"], 1);

    spark.ok(&["sku", "add", "B", "--stock", "5"]);
    spark.json(&["map", "auto"]);
    assert_eq!(stock(&spark, "B"), [5, 4, 1]);
    assert_eq!(spark.json(&["order", "show", &order])["lines"][0]["stock"], "reserved");
    assert_eq!(spark.json(&["status"])["unmapped_lines"], 0);
    assert_eq!(spark.json(&["order", "list", "--unmapped"]), json!([]));
}

#[test]
fn a_slip_at_the_sandbox_is_told() {
    let sandbox = Sandbox::start();
    let (status, answer) = sandbox.try_post("order", json!({}));
    assert_eq!((status, &answer["error"]), (404, &json!("no_lever")), "{answer}");
}

#[test]
fn an_order_nobody_knows_is_missing() {
    let spark = Spark::new();
    assert_eq!(spark.fails(&["order", "show", "1"], 5)["code"], "no_such_order");
    assert_eq!(spark.json(&["order", "list"]), json!([]));
    assert_eq!(spark.json(&["order", "pull"]), json!([]));
}

#[test]
fn an_export_has_a_row_a_line() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let lines = json!([{"seller_sku": "A", "quantity": 1}, {"seller_sku": "B", "quantity": 2}]);
    sandbox.post("orders", json!({"shop_id": tiktok, "lines": lines}));
    spark.json(&["order", "pull"]);
    let csv = spark.ok(&["order", "export"]);
    let rows: Vec<_> = csv.lines().collect();
    assert_eq!(rows.len(), 3, "{csv}");
    assert!(rows[0].starts_with("order_id,shop,platform,status,"), "{csv}");
    assert!(rows.iter().any(|row| row.contains(",B,,,") && row.ends_with(",2,0,5000,unmapped")), "{csv}");
    let rows = spark.json(&["order", "export"]);
    assert_eq!((&rows[1]["sku"], &rows[1]["quantity"]), (&json!(null), &json!(2)), "{rows}");
}
