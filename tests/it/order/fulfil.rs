//! `spark order ship` and `cancel`.

use serde_json::{Value, json};

use super::{advance, place, stage, stock, sum};
use crate::support::{Sandbox, Spark};

fn results(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["result"].as_str().unwrap()).collect()
}

#[test]
fn orders_of_both_shops_are_shipped_and_consumed_once() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| place(&sandbox, &shop, "A", 2));
    orders.iter().for_each(|order| advance(&sandbox, order, "paid"));
    spark.json(&["order", "pull"]);
    let ship = ["order", "ship", &orders[0], &orders[1], &orders[0]];
    assert_eq!(results(&spark.json(&[&ship[..], &["--dry-run"]].concat())), ["due", "due"]);

    let shipped = spark.json(&ship);
    assert_eq!(results(&shipped), ["done", "done"], "{shipped}");
    assert_eq!(shipped[0]["platform_status"], "AWAITING_COLLECTION", "read back");
    assert!(!shipped[0]["tracking_number"].as_str().unwrap().is_empty(), "{shipped}");
    assert_eq!(stock(&spark, "A"), [10, 4, 6], "the carrier does not have the goods yet");

    orders.iter().for_each(|order| advance(&sandbox, order, "shipped"));
    let again = spark.json(&ship);
    assert_eq!(results(&again), ["done_before", "done_before"]);
    assert_eq!((&again[0]["status"], &again[1]["status"]), (&json!("shipped"), &json!("shipped")));
    assert_eq!(stock(&spark, "A"), [6, 0, 6]);
    for order in &orders {
        let number = spark.json(&["order", "show", order])["tracking_number"].clone();
        assert!(number.as_str().is_some_and(|number| number.starts_with("JX")), "{number}");
    }
    assert_eq!(sum(&spark.json(&["order", "pull"]), "movements"), 0, "taken in already");
    spark.ok(&["stock", "verify"]);
}

#[test]
fn one_order_that_cannot_be_shipped_stops_none_of_the_others() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let (paid, unpaid) = (place(&sandbox, &tiktok, "A", 1), place(&sandbox, &tiktok, "A", 1));
    advance(&sandbox, &paid, "paid");
    spark.json(&["order", "pull"]);
    let rows = spark.run(&["order", "ship", "404", &paid, &unpaid, "--json"]).exits(3).json();
    assert_eq!(results(&rows), ["failed", "done", "failed"], "{rows}");
    assert_eq!(rows[0]["error"]["code"], "no_such_order");
    assert_eq!(rows[2]["error"]["code"], "order_not_fit");
    assert_eq!(spark.fails(&["order", "ship", &unpaid], 9)["code"], "order_not_fit", "none worked");
    assert_eq!(spark.fails(&["order", "ship", "404"], 5)["code"], "no_such_order");
    spark.fails(&["order", "ship", &paid, &unpaid, "--tracking", "N"], 2);
}

#[test]
fn an_order_that_the_seller_ships_takes_his_carriers_number() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let shop = json!({"platform": "tiktok", "name": "own", "region": "US", "seller_ships": true});
    let shop = sandbox.post("shops", shop)["shop_id"].as_str().unwrap().to_owned();
    sandbox.products("tiktok", &shop, &[("A", 10)]);
    spark.connect(&sandbox, "tiktok");
    let orders = [place(&sandbox, &shop, "A", 2), place(&sandbox, &shop, "A", 1)];
    orders.iter().for_each(|order| advance(&sandbox, order, "paid"));
    spark.json(&["order", "pull"]);
    spark.fails(&["order", "ship", &orders[0]], 9);
    let ship = |order: &str| spark.json(&["order", "ship", order, "--tracking", "N1", "--carrier", "JNE"]);
    let fault = json!({
        "kind": "commit_then_500", "rate": 1.0, "platform": "tiktok", "endpoint": "/packages", "count": 1,
    });
    sandbox.post("faults", fault);
    let shipped = ship(&orders[0]);
    assert_eq!(results(&shipped), ["done"], "acted unanswered, and read back: {shipped}");
    assert_eq!(shipped[0]["platform_status"], "AWAITING_COLLECTION");
    assert_eq!(shipped[0]["tracking_number"], "N1");
    assert_eq!(results(&ship(&orders[0])), ["done_before"]);
    let both = ["order", "ship", &orders[0], &orders[1], "--json"];
    assert_eq!(results(&spark.run(&both).exits(3).json()), ["done_before", "failed"], "no number for it");
}

#[test]
fn a_shipping_that_acted_unanswered_is_read_back() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| place(&sandbox, &shop, "A", 1));
    orders.iter().for_each(|order| advance(&sandbox, order, "paid"));
    spark.json(&["order", "pull"]);
    for (platform, endpoint) in [("tiktok", "/ship"), ("shopee", "ship_order")] {
        let fault = json!({
            "kind": "commit_then_500", "rate": 1.0, "platform": platform, "endpoint": endpoint, "count": 1,
        });
        sandbox.post("faults", fault);
    }
    assert_eq!(results(&spark.json(&["order", "ship", &orders[0], &orders[1]])), ["done", "done"]);
}

#[test]
fn a_cancelled_order_gives_its_units_back() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| place(&sandbox, &shop, "A", 2));
    spark.json(&["order", "pull"]);
    assert_eq!(stock(&spark, "A"), [10, 4, 6]);
    let cancel = ["order", "cancel", &orders[0], &orders[1], "--reason", "out_of_stock"];
    let cancelled = spark.json(&cancel);
    assert_eq!(results(&cancelled), ["done", "done"], "{cancelled}");
    assert_eq!(cancelled[1]["status"], "cancelled");
    assert_eq!(stock(&spark, "A"), [10, 0, 10]);
    assert_eq!(results(&spark.json(&cancel)), ["done_before", "done_before"]);
    spark.fails(&["order", "cancel", &orders[0], "--reason", "bored"], 2);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn labels_of_both_shops_are_one_file() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| place(&sandbox, &shop, "A", 1));
    orders.iter().for_each(|order| advance(&sandbox, order, "paid"));
    spark.json(&["order", "pull"]);
    let file = spark.path("labels.pdf");
    let label = ["order", "label", &orders[0], &orders[1], "-o", file.to_str().unwrap()];
    spark.fails(&["order", "label", &orders[0], "-o", "none.pdf"], 9);
    spark.json(&["order", "ship", &orders[0], &orders[1]]);
    assert_eq!(results(&spark.json(&label)), ["done", "done"]);
    let pages = lopdf::Document::load(&file).unwrap().get_pages();
    assert_eq!(pages.len(), 2);
    let out = spark.run(&["order", "label", &orders[0], &orders[1], "-o", "-"]).exits(0);
    assert!(out.stdout.starts_with("%PDF"), "the file and nothing else");
    let part = spark.run(&[&label[..], &["404", "--json"]].concat()).exits(3).json();
    assert_eq!(results(&part), ["done", "done", "failed"]);
}
