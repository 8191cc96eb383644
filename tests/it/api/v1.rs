//! `/api/v1`: what the command line can do, over HTTP, as far as a role and its shops reach.

use serde_json::{Value, json};

use super::phone::Phone;
use super::stage::{Stage, advance, place, stage};

#[test]
fn answers_are_what_the_command_line_prints() {
    let stage = stage();
    let order = place(&stage.sandbox, &stage.shops[0], "A", 2);
    advance(&stage.sandbox, &order, "paid");
    stage.take_in([8, 8]);
    for (path, args) in [
        ("skus", vec!["sku", "list"]),
        ("skus/A", vec!["sku", "show", "A"]),
        ("stock", vec!["stock", "list"]),
        ("stock/A/history", vec!["stock", "history", "A"]),
        ("listings", vec!["listing", "list"]),
        ("listings?mapped=false", vec!["listing", "list", "--unmapped"]),
        ("orders", vec!["order", "list"]),
        (
            "orders?status=to_ship&shop=tiktok-id",
            vec!["order", "list", "--status", "to_ship", "--shop", "tiktok-id"],
        ),
        (&format!("orders/{order}"), vec!["order", "show", &order]),
        ("analytics/sales?by=status", vec!["analytics", "orders", "--by", "status"]),
        ("analytics/top", vec!["analytics", "top"]),
        ("analytics/stock", vec!["analytics", "stock"]),
    ] {
        assert_eq!(
            stage.phone.get(&format!("/api/v1/{path}")).is(200).data(),
            stage.spark.json(&args),
            "{path}"
        );
    }
    let at = |value: &mut Value| value["at"] = Value::Null; // the moment of the question
    let (mut stock, mut printed) =
        (stage.phone.get("/api/v1/stock/A").is(200).data(), stage.spark.json(&["stock", "show", "A"]));
    at(&mut stock);
    at(&mut printed);
    assert_eq!(stock, printed);
    let explained = stage.phone.get("/api/v1/stock/A/explain").is(200).data();
    assert_eq!((explained["causes"].as_array().unwrap().len(), &explained["available"]), (2, &json!(8)));
    assert_eq!(stage.phone.get("/api/v1/status").is(200).data()["shops"].as_array().unwrap().len(), 2);
}

#[test]
fn master_is_changed_planned_pushed_and_the_runs_are_kept() {
    let stage = stage();
    let phone = &stage.phone;
    let added =
        phone.post("/api/v1/skus", &json!({"sku": "B", "name": "Thing B", "stock": 5, "price": "7000"}));
    assert_eq!(
        (&added.is(200).data()["on_hand"], phone.get("/api/v1/skus/B").data()["price"].clone()),
        (&json!(5), json!("7000"))
    );
    phone.post("/api/v1/skus", &json!({"sku": "B"})).is(400).json();
    let edited =
        phone.call(reqwest::Method::PATCH, "/api/v1/skus/B", Some(&json!({"buffer": 1, "price": null})));
    assert_eq!(
        (&edited.is(200).data()["price"], phone.get("/api/v1/skus/B").data()["buffer"].clone()),
        (&Value::Null, json!(1))
    );

    let listing = phone.get("/api/v1/listings?mapped=false&shop=tiktok-id").data()[0]["listing"].clone();
    let path = format!("/api/v1/listings/{}/mapping", listing.as_str().unwrap().replace('/', "%2F"));
    assert_eq!(phone.put(&path, &json!({"sku": "B"})).is(200).data()["sku"], "B");
    phone.put(&path, &json!({"sku": "nobodys"})).is(404).json();
    assert_eq!(
        phone.post("/api/v1/listings/map", &json!({})).is(200).data()["mapped"],
        1,
        "the other shop's"
    );

    assert_eq!(
        phone.put("/api/v1/stock/A", &json!({"quantity": 20, "note": "count"})).is(200).data()["delta_on_hand"],
        10
    );
    assert_eq!(
        phone.post("/api/v1/stock/A/adjust", &json!({"delta": -1, "reason": "broken"})).is(200).data()["on_hand"],
        19
    );
    phone.post("/api/v1/stock/A/adjust", &json!({"delta": -100, "reason": "theft"})).is(400).json();
    let planned = phone.get("/api/v1/runs/plan").is(200).data();
    assert_eq!(
        planned.as_array().unwrap().iter().filter(|item| item["action"] == "push").count(),
        4,
        "{planned}"
    );

    let rehearsed = phone.post("/api/v1/runs/push", &json!({"skus": ["A"], "dry_run": true})).is(200).data();
    assert_eq!((&rehearsed["dry_run"], &rehearsed["planned"]), (&json!(true), &json!(2)));
    assert_eq!(stage.sandbox.shown(&stage.shops[0])["A"], 10);
    let pushed = phone.post("/api/v1/runs/push", &json!({"skus": ["A"]})).is(200).data();
    assert_eq!(pushed["pushed"], 2, "{pushed}");
    assert_eq!(stage.sandbox.shown(&stage.shops[1])["A"], 19);
    let synced = phone.post("/api/v1/runs/sync", &json!({})).is(200).data();
    assert_eq!(synced["push"]["pushed"], 2, "{synced}");
    let pulled = phone.post("/api/v1/runs/pull", &json!({"dry_run": true})).is(200).data();
    assert_eq!(pulled["planned"], 0, "{pulled}");

    let runs = phone.get("/api/v1/runs").is(200).data();
    let run = runs.as_array().unwrap().iter().find(|run| run["run_id"] == pushed["run_id"]).unwrap();
    assert_eq!(
        (&run["kind"], &run["status"], &run["summary"]["pushed"]),
        (&json!("push"), &json!("done"), &json!(2))
    );
    let id = run["run_id"].as_str().map_or_else(|| run["run_id"].to_string(), str::to_owned);
    assert_eq!(phone.get(&format!("/api/v1/runs/{id}")).is(200).data(), *run);
    phone.get("/api/v1/runs/999999").is(404).json();
    phone.get("/api/v1/runs/nonsense").is(404).json();
    stage.spark.ok(&["stock", "verify"]);
}

#[test]
fn an_order_is_shipped_and_another_cancelled() {
    let stage = stage();
    let orders = stage.shops.each_ref().map(|shop| place(&stage.sandbox, shop, "A", 1));
    orders.iter().for_each(|order| advance(&stage.sandbox, order, "paid"));
    stage.spark.json(&["order", "pull"]);
    let path = |order: &str, deed: &str| format!("/api/v1/orders/{order}/{deed}");
    let shipped = stage.phone.post(&path(&orders[0], "ship"), &json!({})).is(200).data();
    assert_eq!(shipped["platform_status"], "AWAITING_COLLECTION");
    stage.phone.post(&path(&orders[0], "ship"), &json!({})).is(200).data();
    stage.phone.post(&path(&orders[1], "cancel"), &json!({})).is(400).json();
    let cancelled =
        stage.phone.post(&path(&orders[1], "cancel"), &json!({"reason": "out_of_stock"})).is(200).data();
    assert_eq!(cancelled["status"], "cancelled", "{cancelled}");
    stage.phone.post(&path("404", "ship"), &json!({})).is(404).json();
}

/// Calls that change master or settle a push, and what staff is told of them.
fn refused(phone: &Phone, stage: &Stage) {
    let body = json!({});
    for (method, path) in [
        ("POST", "skus"),
        ("PATCH", "skus/A"),
        ("DELETE", "skus/A"),
        ("PUT", "skus/A/bundle"),
        ("DELETE", "skus/A/bundle"),
        ("PUT", "stock/A"),
        ("POST", "stock/A/adjust"),
        ("POST", "listings/map"),
        ("PUT", "listings/tiktok-id:1/mapping"),
        ("DELETE", "listings/tiktok-id:1/mapping"),
        ("POST", "runs/pull"),
        ("GET", "runs"),
        ("GET", "runs/1"),
    ] {
        let body = match path {
            "skus/A/bundle" => json!({"components": []}),
            "stock/A" => json!({"quantity": 1}),
            "stock/A/adjust" => json!({"delta": 1, "reason": "x"}),
            "listings/tiktok-id:1/mapping" => json!({"sku": "A"}),
            _ => body.clone(),
        };
        let answer = phone.call(method.parse().unwrap(), &format!("/api/v1/{path}"), Some(&body));
        assert_eq!((answer.status, &answer.json()["code"]), (403, &json!("role_too_low")), "{method} {path}");
    }
    phone.post("/api/v1/runs/push", &json!({"force": true})).is(403).json();
    assert_eq!(stage.spark.json(&["stock", "show", "A"])["on_hand"], 10);
}

#[test]
fn staff_reads_its_own_shops_and_changes_no_master() {
    let stage = stage();
    let orders = stage.shops.each_ref().map(|shop| place(&stage.sandbox, shop, "A", 1));
    stage.take_in([8, 8]);
    let staff = stage.person(&["staff@example.com", "--shop", "tiktok-id"]);
    refused(&staff, &stage);
    let seen = |path: &str| staff.get(&format!("/api/v1/{path}")).is(200).data();
    assert_eq!(seen("status")["shops"].as_array().unwrap().len(), 1);
    for path in ["orders", "listings", "runs/plan"] {
        let text = seen(path).to_string();
        assert!(text.contains("tiktok-id") && !text.contains("shopee-id"), "{path}: {text}");
    }
    assert_eq!(
        seen("analytics/summary")[0]["orders"].as_i64().unwrap()
            + seen("analytics/summary")[0]["unpaid_orders"].as_i64().unwrap_or(1),
        1
    );
    staff.get(&format!("/api/v1/orders/{}", orders[0])).is(200).data();
    staff.get(&format!("/api/v1/orders/{}", orders[1])).is(404).json();
    staff.post(&format!("/api/v1/orders/{}/ship", orders[1]), &json!({})).is(404).json();
    for path in ["orders", "listings", "analytics/summary", "runs/plan", "listings/suggestions"] {
        staff.get(&format!("/api/v1/{path}?shop=shopee-id")).is(404).json();
        staff.get(&format!("/api/v1/{path}?shop=nobodys")).is(404).json();
    }
    staff.post("/api/v1/runs/push", &json!({"shop": "shopee-id"})).is(404).json();
    staff.post("/api/v1/runs/push", &json!({})).is(200).data();
    let explained = seen("stock/A/explain");
    assert_eq!(explained["listings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_return_is_agreed_to_and_received_once() {
    let stage = stage();
    let order = place(&stage.sandbox, &stage.shops[0], "A", 2);
    advance(&stage.sandbox, &order, "shipped");
    advance(&stage.sandbox, &order, "returned");
    stage.spark.json(&["order", "pull"]);
    let found = stage.phone.get("/api/v1/returns").is(200).data();
    assert_eq!(found, stage.spark.json(&["order", "return", "list"]));
    let id = found[0]["return_id"].as_str().unwrap().to_owned();
    let path = |deed: &str| format!("/api/v1/returns/{id}{deed}");
    assert_eq!(stage.phone.get(&path("")).is(200).data(), found[0]);
    assert_eq!(stage.phone.get(&format!("/api/v1/returns?after={id}")).is(200).data(), json!([]));
    assert_eq!(stage.phone.get("/api/v1/returns?status=rejected&shop=tiktok-id").is(200).data(), json!([]));

    let staff = stage.person(&["staff@example.com", "--shop", "shopee-id"]);
    assert_eq!(staff.get("/api/v1/returns").is(200).data(), json!([]));
    let (foreign, missing) =
        (staff.get(&path("")).is(404).text, staff.get("/api/v1/returns/404").is(404).text);
    assert_eq!(foreign.replace(&id, "404"), missing);
    staff.post(&path("/receive"), &json!({})).is(403).json();
    staff.post(&path("/accept"), &json!({})).is(403).json();

    assert_eq!(stage.phone.post(&path("/accept"), &json!({})).is(200).data()["return_id"], id);
    let rehearsed = stage.phone.post(&path("/receive"), &json!({"dry_run": true})).is(200).data();
    assert_eq!((&rehearsed["restocked"], &rehearsed["dry_run"]), (&json!(2), &json!(true)));
    let part = json!({"lines": {"A": 1}});
    assert_eq!(stage.phone.post(&path("/receive"), &part).is(200).data()["restocked"], 1);
    assert_eq!(stage.phone.post(&path("/receive"), &part).is(200).data()["restocked"], 0);
    stage.phone.post(&path("/receive"), &json!({"lines": {"A": -1}})).is(400).json();
    stage.phone.post(&path("/receive"), &json!({"lines": {"A": 9}})).is(400).json();
    assert_eq!(stage.phone.get("/api/v1/stock/A").data()["on_hand"], 9);
    stage.spark.ok(&["stock", "verify"]);
}

#[test]
fn it_tells_when_which_shop_was_last_heard_of() {
    let stage = stage();
    let of = |phone: &Phone| phone.get("/api/v1/webhooks").is(200).data();
    let silent =
        |shop: &str, platform: &str| json!({"shop": shop, "platform": platform, "last_heard_at": null});
    assert_eq!(of(&stage.phone), json!([silent("shopee-id", "shopee"), silent("tiktok-id", "tiktok")]));
    let staff = stage.person(&["staff@example.com", "--shop", "tiktok-id"]);
    assert_eq!(of(&staff), json!([silent("tiktok-id", "tiktok")]));
}
