//! `spark sync`, and what orders explain to a plan.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark, until};

/// A TikTok and a Shopee shop that show 10 of A and 10 of B, as master says and both sides have agreed.
pub(crate) fn stage() -> (Sandbox, Spark, [String; 2]) {
    stage_in(Sandbox::start())
}

/// As [`stage`], in a sandbox that is empty yet.
pub(crate) fn stage_in(sandbox: Sandbox) -> (Sandbox, Spark, [String; 2]) {
    let spark = Spark::beside(&sandbox);
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("A", 10), ("B", 10)]);
        spark.connect(&sandbox, platform);
        shop
    });
    for sku in ["A", "B"] {
        spark.ok(&["sku", "add", sku, "--stock", "10"]);
    }
    spark.json(&["listing", "pull"]);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], 4);
    let first = spark.json(&["sync"]);
    assert_eq!((&first["push"]["unchanged"], &first["errors"]["count"]), (&json!(4), &json!(0)), "{first}");
    (sandbox, spark, shops)
}

pub(crate) fn place(sandbox: &Sandbox, shop: &str, sku: &str, quantity: i64) -> String {
    let lines = json!([{"seller_sku": sku, "quantity": quantity}]);
    let order = sandbox.post("orders", json!({"shop_id": shop, "lines": lines}));
    order["order_id"].as_str().unwrap().to_owned()
}

/// The plan's item of `sku` in the shop called `alias`.
fn item(plan: &Value, alias: &str, sku: &str) -> Value {
    let items = plan["items"].as_array().unwrap().iter();
    let mut found = items.filter(|item| {
        item["sku"] == sku && item["listing"].as_str().unwrap().starts_with(&format!("{alias}:"))
    });
    found.next().unwrap_or_else(|| panic!("no {alias} {sku} in {plan}")).clone()
}

#[test]
fn a_rehearsed_cycle_tells_the_sale_and_changes_nothing() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    let pull = spark.json(&["order", "pull", "--dry-run"]);
    let new: Vec<_> =
        pull.as_array().unwrap().iter().map(|shop| (&shop["new"], &shop["movements"])).collect();
    assert!(new.contains(&(&json!(1), &json!(1))), "{pull}");
    let synced = spark.json(&["sync", "--dry-run"]);
    assert_eq!(
        (&synced["orders"]["new"], &synced["movements"]["orders"]),
        (&json!(1), &json!(1)),
        "{synced}"
    );
    let push = &synced["push"];
    assert_eq!(
        (&push["dry_run"], &push["run_id"], &push["planned"], &push["pushed"]),
        (&json!(true), &json!(null), &json!(1), &json!(0)),
        "{synced}"
    );
    assert_eq!(spark.json(&["order", "list"]), json!([]));
    assert_eq!(spark.json(&["stock", "show", "A"])["reserved"], 0);
    assert_eq!(sandbox.shown(&shopee)["A"], 10);
}

#[test]
fn a_sale_in_one_shop_reaches_the_other_and_nothing_else_is_pushed() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    let synced = spark.json(&["sync"]);
    assert_eq!(
        (&synced["orders"]["new"], &synced["movements"]["orders"]),
        (&json!(1), &json!(1)),
        "{synced}"
    );
    assert_eq!((&synced["push"]["pushed"], &synced["push"]["held"]), (&json!(1), &json!(0)), "{synced}");
    for shop in [&tiktok, &shopee] {
        assert_eq!((sandbox.shown(shop)["A"], sandbox.shown(shop)["B"]), (7, 10));
    }
    let back = place(&sandbox, &shopee, "B", 4);
    assert_eq!(spark.json(&["sync"])["push"]["pushed"], 1);
    sandbox.post(&format!("orders/{back}/advance"), json!({"to": "cancelled"}));
    assert_eq!(spark.json(&["sync"])["push"]["pushed"], 1);
    for shop in [&tiktok, &shopee] {
        assert_eq!((sandbox.shown(shop)["A"], sandbox.shown(shop)["B"]), (7, 10));
    }
    assert_eq!(spark.json(&["sync"])["push"]["pushed"], 0);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_rehearsal_knows_the_new_orders_and_takes_none_in() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    place(&sandbox, &shopee, "B", 2);
    let before = spark.json(&["stock", "history", "A"]);
    let plan = spark.json(&["stock", "push", "--dry-run"]);
    let expected = [
        ("tiktok-id", "A", [7, 3, 7, 0], "unchanged"),
        ("shopee-id", "A", [10, 0, 7, 0], "push"),
        ("tiktok-id", "B", [10, 0, 8, 0], "push"),
        ("shopee-id", "B", [8, 2, 8, 0], "unchanged"),
    ];
    for (shop, sku, figures, action) in expected {
        let item = item(&plan, shop, sku);
        let told = ["shown", "sold", "target", "drift"].map(|field| item[field].as_i64().unwrap());
        assert_eq!((told, &item["action"]), (figures, &json!(action)), "{item}");
    }
    assert_eq!(spark.json(&["order", "list"]), json!([]));
    assert_eq!(spark.json(&["stock", "history", "A"]), before);
}

#[test]
fn a_hand_edit_beside_sales_is_drift_to_the_unit() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    let edit = json!({"platform": "tiktok", "shop_id": tiktok, "seller_sku": "A", "quantity": 15});
    sandbox.post("stock", edit);
    let ended = spark.run(&["sync", "--json"]).exits(3);
    let errors = ended.json()["errors"].clone();
    assert_eq!(
        (&errors["count"], &errors["listings"][0]["code"]),
        (&json!(1), &json!("drift_undecided")),
        "{errors}"
    );
    assert_eq!((sandbox.shown(&tiktok)["A"], sandbox.shown(&shopee)["A"]), (15, 7));
    let plan = spark.run(&["stock", "push", "--dry-run", "--json"]).json();
    let item = item(&plan, "tiktok-id", "A");
    assert_eq!((&item["sold"], &item["drift"]), (&json!(3), &json!(8)), "{item}");
    spark.ok(&["stock", "push", "--policy", "master", "--yes"]);
    assert_eq!((sandbox.shown(&tiktok)["A"], sandbox.shown(&shopee)["A"]), (7, 7));
}

#[test]
fn a_pull_counts_no_sale_twice() {
    let (sandbox, spark, [tiktok, _]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    spark.ok(&["stock", "pull", "--shop", "tiktok-id", "--yes"]);
    let stock = spark.json(&["stock", "show", "A"]);
    assert_eq!(
        (&stock["on_hand"], &stock["reserved"], &stock["available"]),
        (&json!(10), &json!(3), &json!(7))
    );
    spark.json(&["order", "pull"]);
    assert_eq!(spark.json(&["stock", "show", "A"])["available"], 7);
}

#[test]
fn a_dead_shop_does_not_stop_the_other() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &shopee, "A", 1);
    sandbox.post("tokens/revoke", json!({"platform": "tiktok", "shop_id": tiktok}));
    let ended = spark.run(&["sync", "--json"]).exits(3);
    let synced = ended.json();
    assert_eq!((&synced["tokens"]["failed"], &synced["orders"]["new"]), (&json!(1), &json!(1)), "{synced}");
    assert_eq!(synced["errors"]["shops"][0]["shop"], "tiktok-id");
    let alone = spark.fails(&["sync", "--shop", "tiktok-id"], 4);
    assert_eq!(alone["code"], "shop_revoked", "{alone}");
}

#[test]
fn a_slow_shop_keeps_no_other_waiting_and_its_sale_reaches_them_in_the_same_cycle() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    place(&sandbox, &tiktok, "A", 3);
    place(&sandbox, &shopee, "B", 2);
    spark.ok(&["stock", "set", "A", "20"]);
    let (slow, since) = ("orders/search", sandbox.get("log")["last"].clone());
    sandbox
        .post("faults", json!({"kind": "slow", "rate": 1, "endpoint": slow, "count": 1, "delay_ms": 6_000}));
    let synced = spark.json(&["sync"]);
    assert_eq!((&synced["orders"]["new"], &synced["errors"]["count"]), (&json!(2), &json!(0)), "{synced}");
    // Shopee's A at once, and once more when TikTok has told of its sale; A and B at TikTok.
    let counts = ["planned", "pushed", "unchanged"].map(|field| synced["push"][field].as_i64().unwrap());
    assert_eq!(counts, [3, 3, 1], "{synced}");
    for shop in [&tiktok, &shopee] {
        assert_eq!((sandbox.shown(shop)["A"], sandbox.shown(shop)["B"]), (17, 8));
    }
    let log = sandbox.get(&format!("log?since={since}"));
    let requests: Vec<_> =
        log["requests"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    let place = |path: &str| requests.iter().position(|it| it.contains(path)).unwrap();
    assert!(place("update_stock") < place(slow), "Shopee was told before TikTok had answered: {requests:?}");
    assert_eq!(requests.iter().filter(|it| it.contains("update_stock")).count(), 2, "{requests:?}");
    spark.ok(&["stock", "verify"]);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_what_tries_again() {
    let (sandbox, spark, _) = stage();
    sandbox.post("faults", json!({"kind": "http_503", "rate": 1.0}));
    for args in [&["sync"][..], &["stock", "push", "--yes"], &["order", "pull"], &["listing", "pull"]] {
        let before = sandbox.get("log")["last"].clone();
        let mut running = spark.command(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        until("a first refusal", || sandbox.get("log")["last"] != before);
        let pid = running.id().to_string();
        assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        assert_eq!(running.wait().unwrap().code(), Some(130), "{args:?}");
    }
}
