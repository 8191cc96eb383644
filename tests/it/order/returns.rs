//! `spark order return`: what comes back, and back on the shelf.

use serde_json::{Value, json};

use super::{advance, place, stage, stock};
use crate::support::{Sandbox, Spark};

fn ask(sandbox: &Sandbox, order: &str, what: &str) {
    sandbox.post(&format!("orders/{order}/ask"), json!({"what": what}));
}

/// Ships an order, and sends it back.
fn return_all(sandbox: &Sandbox, order: &str) {
    advance(sandbox, order, "shipped");
    advance(sandbox, order, "returned");
}

/// Returns the order's one return, as `return list` has it.
fn return_of(spark: &Spark, order: &str) -> Value {
    let list = spark.json(&["order", "return", "list", "--order", order]);
    assert_eq!(list.as_array().unwrap().len(), 1, "{list}");
    list[0].clone()
}

fn id(row: &Value) -> &str {
    row["return_id"].as_str().unwrap()
}

fn status(spark: &Spark, order: &str) -> Value {
    spark.json(&["order", "show", order])["status"].clone()
}

#[test]
fn what_came_back_is_restocked_once_when_it_is_received() {
    let (sandbox, spark, shops) = stage();
    for shop in &shops {
        let order = place(&sandbox, shop, "A", 2);
        advance(&sandbox, &order, "completed");
        spark.json(&["order", "pull"]);
        let before = stock(&spark, "A");
        advance(&sandbox, &order, "returned");
        let pulled = spark.json(&["order", "pull"]);
        assert_eq!(super::sum(&pulled, "movements"), 0, "a return moves nothing by itself: {pulled}");
        assert_eq!(stock(&spark, "A"), before);
        assert_eq!(status(&spark, &order), "returned", "whatever its marketplace calls it");
        let returned = spark.json(&["order", "list", "--status", "returned"]);
        assert!(returned.as_array().unwrap().iter().any(|row| row["order_id"] == *order), "{returned}");

        let row = return_of(&spark, &order);
        assert_eq!(
            [&row["status"], &row["units"], &row["received"], &row["received_at"], &row["refund"]],
            [&json!("completed"), &json!(2), &json!(0), &Value::Null, &json!("10000")]
        );
        let line = &row["lines"][0];
        assert_eq!(
            [&line["seller_sku"], &line["sku"], &line["units"], &line["received"], &line["stock"]],
            [&json!("A"), &json!("A"), &json!(2), &Value::Null, &json!("consumed")]
        );

        let receive = ["order", "return", "receive", id(&row)];
        let plan = spark.json(&[&receive[..], &["--dry-run"]].concat());
        assert_eq!((&plan["restocked"], &plan["dry_run"]), (&json!(2), &json!(true)), "{plan}");
        assert_eq!(stock(&spark, "A"), before, "a rehearsal changes nothing");
        let received = spark.json(&receive);
        assert_eq!(
            received["movements"],
            json!([{"sku": "A", "delta_on_hand": 2, "on_hand": before[0] + 2}]),
            "{received}"
        );
        assert_eq!(stock(&spark, "A"), [before[0] + 2, before[1], before[2] + 2]);
        let again = spark.json(&receive);
        assert_eq!((&again["restocked"], &again["movements"]), (&json!(0), &json!([])), "{again}");
        assert_eq!(stock(&spark, "A")[0], before[0] + 2, "once");
        let shown = spark.json(&["order", "show", &order]);
        assert_eq!(
            (&shown["status"], &shown["lines"][0]["stock"]),
            (&json!("returned"), &json!("restocked"))
        );
        let history = spark.json(&["stock", "history", "A"]);
        let restock = history.as_array().unwrap().iter().find(|row| row["cause"] == "restock").unwrap();
        assert!(restock["note"].as_str().unwrap().starts_with("return "), "{restock}");
    }
    let summary = spark.json(&["analytics", "summary"]);
    assert_eq!((&summary[0]["returned_units"], &summary[0]["orders"]), (&json!(4), &json!(2)), "{summary}");
    let by_status = spark.json(&["analytics", "orders", "--by", "status"]);
    assert_eq!((&by_status[0]["status"], &by_status[0]["orders"]), (&json!("returned"), &json!(2)));
    spark.ok(&["stock", "verify"]);
}

#[test]
fn what_is_back_on_the_shelf_is_shown_by_every_shop() {
    let (sandbox, spark, shops) = stage();
    let order = place(&sandbox, &shops[0], "A", 3);
    return_all(&sandbox, &order);
    spark.ok(&["sync"]);
    assert_eq!(shops.each_ref().map(|shop| sandbox.shown(shop)["A"]), [7, 7]);
    spark.ok(&["order", "return", "receive", &order]);
    let synced = spark.json(&["sync"]);
    assert_eq!(synced["returns"], json!({"new": 0, "changed": 0, "unchanged": 1}));
    assert_eq!(shops.each_ref().map(|shop| sandbox.shown(shop)["A"]), [10, 10]);
}

#[test]
fn a_return_goes_from_the_request_to_the_refund() {
    let (sandbox, spark, shops) = stage();
    for shop in &shops {
        let order = place(&sandbox, shop, "A", 1);
        advance(&sandbox, &order, "delivered");
        spark.json(&["order", "pull"]);
        ask(&sandbox, &order, "return");
        spark.json(&["order", "pull"]);
        assert_eq!(status(&spark, &order), "returning");
        let row = return_of(&spark, &order);
        assert_eq!(row["status"], "requested");
        let accept = ["order", "return", "accept", id(&row)];
        let result = |args: &[&str]| spark.json(args)[0].clone();
        assert_eq!(result(&[&accept[..], &["--dry-run"]].concat())["result"], "due");
        let accepted = result(&accept);
        assert_eq!((&accepted["result"], &accepted["status"]), (&json!("done"), &json!("accepted")));
        assert_eq!(result(&accept)["result"], "done_before");

        ask(&sandbox, &order, "send_back");
        assert_eq!(result(&accept)["result"], "done_before", "agreeing again refunds nobody");
        let received = spark.json(&["order", "return", "receive", id(&row), "--refund"]);
        assert_eq!((&received["restocked"], &received["refund"]), (&json!(1), &json!("done")), "{received}");
        assert_eq!(return_of(&spark, &order)["status"], "completed", "read back");
        assert_eq!(status(&spark, &order), "returned");
        let again = spark.json(&["order", "return", "receive", id(&row), "--refund"]);
        assert_eq!((&again["restocked"], &again["refund"]), (&json!(0), &json!("done_before")));
        assert_eq!(stock(&spark, "A"), [10, 0, 10]);
    }
}

#[test]
fn fewer_than_were_sent_may_arrive_and_the_rest_later() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let order = place(&sandbox, &tiktok, "A", 5);
    return_all(&sandbox, &order);
    spark.json(&["order", "pull"]);
    let receive = |more: &[&str]| {
        spark.json(&[&["order", "return", "receive", &order], more].concat())["restocked"].clone()
    };
    assert_eq!(receive(&["--units", "2"]), 2);
    assert_eq!(receive(&["--units", "2"]), 0, "in all");
    assert_eq!(receive(&[]), 0, "the line was received: the other three are broken");
    assert_eq!(receive(&["--line", "A=3"]), 1, "one of them is not");
    assert_eq!(stock(&spark, "A"), [8, 0, 8]);
    let fails = |more: &[&str]| spark.fails(&[&["order", "return", "receive", &order], more].concat(), 9);
    assert_eq!(fails(&["--units", "6"])["code"], "not_receivable", "more than came back");
    assert_eq!(fails(&["--units", "2"])["code"], "not_receivable", "fewer than before");
    assert_eq!(fails(&["--line", "Q=1"])["code"], "no_such_line");
    spark.fails(&["order", "return", "receive", &order, "--units", "-1"], 2);
    assert_eq!(stock(&spark, "A"), [8, 0, 8]);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn packs_and_bundles_come_back_as_they_left() {
    let (sandbox, spark, [_, shopee]) = stage();
    spark.ok(&["sku", "add", "PART", "--stock", "20"]);
    spark.ok(&["sku", "bundle", "SET", "--component", "PART=3"]);
    let listings = spark.json(&["listing", "list", "--shop", "shopee-id"]);
    let listing = |sku: &str| {
        let row = listings.as_array().unwrap().iter().find(|row| row["seller_sku"] == sku).unwrap();
        row["listing"].as_str().unwrap().to_owned()
    };
    spark.ok(&["map", "add", &listing("A"), "A", "--pack", "2"]);
    spark.ok(&["map", "add", &listing("B"), "SET"]);
    let lines = json!([{"seller_sku": "A", "quantity": 2}, {"seller_sku": "B", "quantity": 1}]);
    let order = sandbox.post("orders", json!({"shop_id": shopee, "lines": lines}));
    let order = order["order_id"].as_str().unwrap();
    return_all(&sandbox, order);
    spark.json(&["order", "pull"]);
    assert_eq!((stock(&spark, "A")[0], stock(&spark, "PART")[0]), (6, 17));
    assert_eq!(
        spark.fails(&["order", "return", "receive", order, "--units", "1"], 9)["code"],
        "return_has_several_lines"
    );
    spark.ok(&["order", "return", "receive", order]);
    assert_eq!((stock(&spark, "A")[0], stock(&spark, "PART")[0]), (10, 20));
    spark.ok(&["stock", "verify"]);
}

#[test]
fn what_cannot_be_received_is_said() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    assert_eq!(spark.fails(&["order", "return", "receive", "404"], 5)["code"], "no_such_return");
    assert_eq!(spark.fails(&["order", "return", "accept", "404"], 5)["code"], "no_such_return");
    assert_eq!(spark.json(&["order", "return", "list"]), json!([]));

    let unmapped = place(&sandbox, &tiktok, "B", 1);
    return_all(&sandbox, &unmapped);
    let kept = place(&sandbox, &shopee, "A", 1);
    advance(&sandbox, &kept, "delivered");
    ask(&sandbox, &kept, "refund");
    spark.json(&["order", "pull"]);
    assert_eq!(spark.fails(&["order", "return", "receive", &unmapped], 9)["code"], "return_unmapped");
    let error = spark.fails(&["order", "return", "receive", &kept], 9);
    assert_eq!(error["code"], "return_without_goods", "{error}");
    assert_eq!(spark.json(&["order", "return", "accept", &kept])[0]["status"], "completed", "refunded");
    assert_ne!(status(&spark, &kept), "returned", "the buyer keeps the goods");

    spark.ok(&["sku", "add", "B", "--stock", "5"]);
    spark.json(&["map", "auto"]);
    spark.ok(&["order", "return", "receive", &unmapped]);
    assert_eq!(stock(&spark, "B"), [5, 0, 5]);
    let csv = spark.ok(&["order", "return", "list", "--format", "csv"]);
    assert!(csv.starts_with("return_id,order_id,shop,platform,status,") && csv.lines().count() == 3, "{csv}");
    assert_eq!(spark.json(&["order", "return", "list", "--limit", "1"]).as_array().unwrap().len(), 1);
    assert_eq!(spark.fails(&["order", "return", "list", "--status", "lost"], 2)["code"], "usage");
}

#[test]
fn returns_that_cannot_be_read_hold_nothing_else_up() {
    let (sandbox, spark, shops) = stage();
    let order = place(&sandbox, &shops[0], "A", 1);
    let fault = json!({"kind": "http_503", "rate": 1.0, "platform": "tiktok", "endpoint": "returns/search"});
    sandbox.post("faults", fault);
    let synced = spark.run(&["sync", "--json"]).exits(3).json();
    assert_eq!(synced["errors"]["shops"][0]["shop"], "tiktok-id", "{synced}");
    assert_eq!(sandbox.shown(&shops[1])["A"], 9, "the sale of {order} is pushed all the same");
}

#[test]
fn a_receipt_that_the_ledger_does_not_know_is_named() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    for shop in [&tiktok, &shopee] {
        let order = place(&sandbox, shop, "A", 2);
        return_all(&sandbox, &order);
        spark.json(&["order", "pull"]);
        spark.ok(&["order", "return", "receive", &order]);
    }
    spark.ok(&["stock", "verify"]);
    let tamper = |sql: &str| spark.tamper(sql).unwrap();
    let wrong = || spark.run(&["stock", "verify", "--json"]).json()["wrong"].clone();
    tamper("UPDATE order_return_line SET received = 3 WHERE id = 2");
    let told = wrong();
    assert_eq!((&told["expected"], &told["found"]), (&json!(3), &json!(2)), "{told}");
    assert!(told["return_id"].is_string() && told["shop"] == "shopee-id", "{told}");
    tamper("UPDATE order_return_line SET received = 2 WHERE id = 2");
    assert!(wrong().is_null());
    tamper("UPDATE order_line SET restocked = 1 WHERE id = 1");
    let told = wrong();
    let figures = (&told["step"], &told["expected"], &told["found"]);
    assert_eq!(figures, (&json!("restock"), &json!(1), &json!(2)), "{told}");
}
