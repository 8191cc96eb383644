//! Figures that no order explains yet: they keep no other waiting, and are seldom asked about.

use std::time::Instant;

use serde_json::json;

use super::hear::{hearing, now_s};
use super::{DEAF, PATIENCE, settled, shown, until, with};
use crate::support::{Daemon, Sandbox, Spark};
use crate::sync::{place, stage};

/// Places orders of something else in both shops that changed too long ago to be among the latest, and not long enough to
/// be left out by whoever asks for all that are new: six pages a shop.
fn place_background(sandbox: &Sandbox, shops: &[String; 2]) {
    for (shop, platform) in shops.iter().zip(["tiktok", "shopee"]) {
        sandbox.products(platform, shop, &[("C", 600)]);
        for _ in 0..600 {
            let lines = json!([{"seller_sku": "C", "quantity": 1}]);
            sandbox.post("orders", json!({"shop_id": shop, "lines": lines, "at": now_s() - 120}));
        }
    }
}

/// Returns how often the shops were asked for lists of orders so far.
fn order_lists(sandbox: &Sandbox) -> i64 {
    let truth = sandbox.get("truth");
    let endpoints = truth["endpoints"].as_array().unwrap().iter();
    let lists = endpoints.filter(|row| {
        let name = row["endpoint"].as_str().unwrap();
        name.ends_with("orders/search") || name.ends_with("get_order_list")
    });
    lists.map(|row| row["requests"].as_i64().unwrap()).sum()
}

/// Returns how often a shop may have been asked about what is in doubt since `began`: twice a second.
fn most_asked(began: Instant) -> i64 {
    began.elapsed().as_millis() as i64 / 500 + 1
}

/// As [`hearing`], with 500 of A and B each, and a background.
fn hearing_a_storm() -> (Sandbox, Spark, [String; 2], Daemon) {
    let (sandbox, spark, shops) = stage();
    for sku in ["A", "B"] {
        spark.ok(&["stock", "set", sku, "500"]);
    }
    spark.ok(&["stock", "push", "--yes", "--force"]);
    place_background(&sandbox, &shops);
    spark.ok(&["sync"]);
    let spark = with(spark, DEAF);
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    settled(&spark, 2);
    (sandbox, spark, shops, daemon)
}

#[test]
fn a_sale_whose_message_is_lost_keeps_no_other_waiting_and_is_found_by_one_question() {
    let (sandbox, spark, shops, daemon) = hearing_a_storm();
    sandbox.post("faults", json!({"kind": "webhook_drop", "rate": 1.0, "platform": "tiktok"}));
    let began = Instant::now();
    place(&sandbox, &shops[0], "A", 1);
    let since = sandbox.get("log")["last"].clone();
    // TikTok shows one A less than spark expects of it.
    let lines = json!([{"seller_sku": "A", "quantity": 1}, {"seller_sku": "B", "quantity": 1}]);
    sandbox.post("orders", json!({"shop_id": shops[1], "lines": lines}));
    until("both sales in both shops", || {
        shown(&sandbox, &shops, "A") == [498, 498] && shown(&sandbox, &shops, "B") == [499, 499]
    });
    let log = sandbox.get(&format!("log?since={since}"));
    let requests: Vec<_> =
        log["requests"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    let first = |path: &str| requests.iter().position(|it| it.contains(path)).unwrap();
    assert!(first("inventory/update") < first("orders/search"), "B went first: {requests:#?}");
    let (asked, most) =
        (requests.iter().filter(|it| it.contains("orders/search")).count(), most_asked(began));
    assert!((1..=most).contains(&(asked as i64)), "{asked} of {most}: {requests:#?}");
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

/// Returns what there should be of a SKU after what the shops have sold of their 500, by the sandbox's own count.
fn left(sandbox: &Sandbox, sku: &str) -> i64 {
    let truth = sandbox.get("truth");
    let rows = truth["skus"].as_array().unwrap().iter().filter(|row| row["seller_sku"] == sku);
    500 - rows.map(|row| row["sold"].as_i64().unwrap()).sum::<i64>()
}

#[test]
fn a_storm_whose_messages_are_late_asks_for_orders_now_and_then_and_never_for_all_of_them() {
    let (sandbox, spark, shops, daemon) = hearing_a_storm();
    sandbox.post("faults", json!({"kind": "webhook_delay", "rate": 0.5, "delay_ms": 500}));
    let (before, began) = (order_lists(&sandbox), Instant::now());
    sandbox.post("storm", json!({"orders": 100, "per_second": 50, "skew": 0, "seed": 1}));
    let (a, b) = (left(&sandbox, "A"), left(&sandbox, "B"));
    until("the end of the storm", || {
        shown(&sandbox, &shops, "A") == [a, a] && shown(&sandbox, &shops, "B") == [b, b]
    });
    let (asked, most) = (order_lists(&sandbox) - before, 2 * most_asked(began));
    assert!((1..=most).contains(&asked), "{asked} of {most}");
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_hand_edit_is_asked_about_until_it_is_known_for_one_and_not_again() {
    let (sandbox, spark, shops, mut daemon) = hearing();
    sandbox.post("stock", json!({"shop_id": shops[0], "seller_sku": "A", "quantity": 15}));
    place(&sandbox, &shops[1], "A", 1);
    let is_known = |_: &Daemon, said: &str| said.contains("no order explains what the shop shows");
    daemon.until("the end of the doubt", PATIENCE, is_known);
    let asked = order_lists(&sandbox);
    let lines = json!([{"seller_sku": "A", "quantity": 1}, {"seller_sku": "B", "quantity": 1}]);
    for left in [9, 8] {
        sandbox.post("orders", json!({"shop_id": shops[1], "lines": lines}));
        until("the sale of B", || shown(&sandbox, &shops, "B") == [left, left]);
    }
    assert_eq!(order_lists(&sandbox), asked);
    assert_eq!(shown(&sandbox, &shops, "A"), [15, 7], "a person is to decide");
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_hand_edit_is_put_back_where_master_is_to_win() {
    let (sandbox, spark, shops) = stage();
    let spark = with(with(spark, DEAF), &[("SPARK_STOCK_POLICY", "master")]);
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    settled(&spark, 2);
    sandbox.post("stock", json!({"shop_id": shops[0], "seller_sku": "A", "quantity": 15}));
    place(&sandbox, &shops[1], "A", 1);
    until("master's figure in both", || shown(&sandbox, &shops, "A") == [9, 9]);
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}
