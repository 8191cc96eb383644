//! Stock that people type into the app, and what keeps it from undoing sales.

use serde_json::{Value, json};

use super::phone::{Answer, Phone};
use super::stage::{Stage, place, stage};
use crate::support::{Sandbox, Spark};

/// Returns a product by what its seller calls it, as the app shows it.
fn product(stage: &Stage, phone: &Phone, n: usize, sku: &str) -> (String, Value) {
    let (prefix, shop) = (["/api/shops", "/api/shopee/shops"][n], &stage.shops[n]);
    let catalogue = stage.sandbox.get("catalogue");
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let listings = catalogue["listings"].as_array().unwrap();
    let listing =
        listings.iter().find(|it| text(&it["shop_id"]) == *shop && it["seller_sku"] == sku).unwrap();
    let path = format!("{prefix}/{shop}/products/{}", text(&listing["product_id"]));
    let shown = phone.get(&path).is(200).data();
    (path, shown)
}

/// Types a figure as the app's editor does: with what the detail said of the variant.
fn type_in(phone: &Phone, (path, shown): &(String, Value), figure: i64) -> Answer {
    let sku = &shown["skus"][0];
    let row = json!({
        "id": sku["id"], "warehouse_id": sku["warehouse_id"], "available_stock": figure, "quantity": figure,
    });
    phone.put(&format!("{path}/stock"), &json!({"skus": [row]}))
}

fn on_hand(stage: &Stage) -> i64 {
    stage.spark.json(&["stock", "show", "A"])["on_hand"].as_i64().unwrap()
}

#[test]
fn a_figure_that_is_typed_moves_master_and_is_pushed() {
    let stage = stage();
    for (n, figure) in [(0, 12), (1, 15)] {
        let shown = product(&stage, &stage.phone, n, "A");
        let kept = type_in(&stage.phone, &shown, figure).is(200).json();
        let row = &kept["data"]["updated_skus"][0];
        assert_eq!((&row["sku"], &row["shows"]), (&json!("A"), &json!(figure)), "{kept}");
        assert_eq!(on_hand(&stage), figure);
        assert_eq!(stage.sandbox.shown(&stage.shops[n])["A"], figure);
        stage.until_shown([figure, figure]); // the other shop follows
    }
    let history = stage.spark.json(&["stock", "history", "A"]);
    assert_eq!(
        (&history[0]["cause"], &history[0]["actor"]),
        (&json!("adjust"), &json!("api:owner@example.com"))
    );
    stage.spark.ok(&["stock", "verify"]);
}

#[test]
fn what_was_sold_while_somebody_typed_stays_sold() {
    let stage = stage();
    let before = product(&stage, &stage.phone, 0, "A");
    assert_eq!(before.1["skus"][0]["stock"], 10);
    place(&stage.sandbox, &stage.shops[1], "A", 3);
    stage.take_in([7, 7]);
    let untouched = type_in(&stage.phone, &before, 10).is(200).json();
    assert_eq!(
        untouched["data"]["updated_skus"][0]["delta_on_hand"], 0,
        "the editor sends what it never changed"
    );
    assert_eq!((on_hand(&stage), stage.sandbox.shown(&stage.shops[0])["A"]), (10, 7));

    let before = product(&stage, &stage.phone, 0, "A");
    place(&stage.sandbox, &stage.shops[1], "A", 1);
    let kept = type_in(&stage.phone, &before, 9).is(200).json(); // two more than were there
    assert_eq!((&kept["data"]["updated_skus"][0]["delta_on_hand"], on_hand(&stage)), (&json!(2), 12));
    stage.take_in([8, 8]); // 12 on hand, 4 promised
}

#[test]
fn a_phones_own_count_does_not_overrule_master() {
    let stage = stage();
    let (path, shown) = product(&stage, &stage.phone, 0, "A");
    let put = |figure: i64| {
        let sku = &shown["skus"][0];
        let body = json!({"skus": [{"id": sku["id"], "warehouse_id": sku["warehouse_id"], "available_stock": figure}]});
        // As the app's stock keeping sends it: it does not say what it accepts.
        let headers = [("auth_token", stage.phone.token()), ("content-type", "application/json")];
        stage.phone.bare(reqwest::Method::PUT, &format!("{path}/stock"), &headers, body.to_string())
    };
    assert_eq!(put(4).is(409).json()["code"], "master_counts");
    put(10).is(200).json();
    assert_eq!((on_hand(&stage), stage.sandbox.shown(&stage.shops[0])["A"]), (10, 10));
}

#[test]
fn a_listing_that_sells_no_sku_is_set_as_it_is() {
    let stage = stage();
    for n in [0, 1] {
        let shown = product(&stage, &stage.phone, n, "B");
        let kept = type_in(&stage.phone, &shown, 33).is(200).json();
        let row = &kept["data"]["updated_skus"][0];
        assert_eq!((&row["sku"], &row["shows"]), (&Value::Null, &json!(33)), "{kept}");
        assert_eq!(stage.sandbox.shown(&stage.shops[n])["B"], 33);
        assert_eq!(stage.phone.get(&shown.0).data()["skus"][0]["stock"], 33);
    }
}

#[test]
fn what_cannot_be_done_is_no_success() {
    let stage = stage();
    let shown = product(&stage, &stage.phone, 0, "A");
    let path = format!("{}/stock", shown.0);
    let phone = &stage.phone;
    for body in [
        json!({}),
        json!({"skus": []}),
        json!({"skus": [{"available_stock": 3}]}),
        json!({"skus": [{"id": shown.1["skus"][0]["id"]}]}),
        json!({"skus": [{"id": shown.1["skus"][0]["id"], "quantity": -1}]}),
        json!({"skus": [{"id": shown.1["skus"][0]["id"], "quantity": 1}, {"id": shown.1["skus"][0]["id"], "quantity": 2}]}),
    ] {
        phone.put(&path, &body).is(400).json();
    }
    phone.put(&path, &json!({"skus": [{"id": "404", "quantity": 1}]})).is(404).json();
    let nobodys = format!("/api/shops/{}/products/404", stage.shops[0]);
    phone.get(&nobodys).is(404).json();
    phone.put(&format!("{nobodys}/stock"), &json!({"skus": [{"id": "1", "quantity": 1}]})).is(404).json();

    let fault = json!({"kind": "code_error", "rate": 1.0, "platform": "tiktok", "endpoint": "inventory"});
    stage.sandbox.post("faults", fault);
    let refused =
        phone.put(&path, &json!({"skus": [{"id": shown.1["skus"][0]["id"], "quantity": 11, "base": 10}]}));
    assert!(refused.status >= 400, "{}", refused.text);
    refused.json();
}

#[test]
fn products_are_read_when_nothing_is_known_of_them_and_paged() {
    let stage = stage();
    let [tiktok, shopee] = &stage.shops;
    let first = stage.phone.get(&format!("/api/shops/{tiktok}/products?page=1&limit=1")).is(200).data();
    let second =
        stage.phone.get(&format!("/api/tiktok/shops/{tiktok}/products?page=2&limit=1")).is(200).data();
    assert_eq!((&first["totalCount"], &first["hasNextPage"]), (&json!(2), &json!(true)));
    assert_eq!(second["hasNextPage"], false);
    assert_ne!(first["products"][0]["id"], second["products"][0]["id"]);
    assert_eq!((&first["products"][0]["price"], &first["shop"]["id"]), (&json!("5000"), &json!(tiktok)));
    let wanted = format!("/api/shopee/shops/{shopee}/products?offset=0&page_size=20&item_status=UNLIST");
    assert_eq!(stage.phone.get(&wanted).is(200).data()["products"], json!([]));
}

#[test]
fn a_figure_that_is_sent_again_is_counted_once() {
    let stage = stage();
    let before = product(&stage, &stage.phone, 0, "A");
    for _ in 0..2 {
        let kept = type_in(&stage.phone, &before, 15).is(200).json(); // as a double tap does
        assert_eq!((&kept["data"]["updated_skus"][0]["shows"], on_hand(&stage)), (&json!(15), 15), "{kept}");
    }
    let fault = json!({"kind": "http_500", "rate": 1.0, "platform": "tiktok"});
    stage.sandbox.post("faults", fault);
    let refused = type_in(&stage.phone, &before, 18);
    assert!(refused.status >= 400 && refused.text.contains("do not repeat it"), "{}", refused.text);
    let again = type_in(&stage.phone, &before, 18);
    assert!(again.status >= 400, "{}", again.text);
    assert_eq!(on_hand(&stage), 18, "the first time counts, and no other");
    stage.sandbox.post("faults", json!({"kind": "http_500", "rate": 0.0, "platform": "tiktok"}));
    stage.until_shown([18, 18]);
    let kept = type_in(&stage.phone, &before, 18).is(200).json();
    assert_eq!(kept["data"]["updated_skus"][0]["delta_on_hand"], 0);
    stage.spark.ok(&["stock", "verify"]);
}

#[test]
fn what_was_refused_leaves_the_screen_as_it_was() {
    let stage = stage();
    let (path, shown) = product(&stage, &stage.phone, 0, "A");
    place(&stage.sandbox, &stage.shops[1], "A", 4);
    stage.take_in([6, 6]);
    let sku = &shown["skus"][0];
    // Two more than the 10 on the screen.
    let row = json!({"id": sku["id"], "warehouse_id": sku["warehouse_id"], "quantity": 12});
    let with_another = json!({"skus": [row, {"id": "404", "quantity": 1}]});
    stage.phone.put(&format!("{path}/stock"), &with_another).is(404).json();
    let kept = stage.phone.put(&format!("{path}/stock"), &json!({"skus": [row]})).is(200).json();
    assert_eq!((&kept["data"]["updated_skus"][0]["delta_on_hand"], on_hand(&stage)), (&json!(2), 12));
}

#[test]
fn a_shop_that_spark_may_not_talk_to_moves_nothing() {
    let stage = stage();
    let before = product(&stage, &stage.phone, 0, "A");
    stage.sandbox.post("tokens/revoke", json!({"platform": "tiktok"}));
    stage.spark.fails(&["shop", "refresh", "tiktok-id"], 4);
    let refused = type_in(&stage.phone, &before, 1_000).is(401).json();
    assert!(refused["message"].as_str().unwrap().contains("authorization is expired"), "{refused}");
    assert_eq!(on_hand(&stage), 10);
}

#[test]
fn a_shop_without_products_is_read_once() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let shop = sandbox.shop("tiktok", "empty");
    let daemon = super::phone::serve(&spark, &sandbox);
    let phone = Phone::registered(&daemon, "b@example.com");
    assert_eq!(phone.connect(&sandbox, "tiktok"), shop);
    let searches = || {
        let log = sandbox.get("log")["requests"].as_array().unwrap().clone();
        log.iter()
            .filter(|row| row["endpoint"].as_str().is_some_and(|it| it.contains("products/search")))
            .count()
    };
    let list = || phone.get(&format!("/api/tiktok/shops/{shop}/products")).is(200).data();
    assert_eq!(list()["totalCount"], 0);
    let read = searches();
    assert_eq!((list()["totalCount"].clone(), searches()), (json!(0), read));
}
