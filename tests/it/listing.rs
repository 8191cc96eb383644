//! `spark listing`: the catalogue as the shops show it.

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};

#[test]
fn a_pull_brings_every_listing_and_marks_what_is_gone() {
    let sandbox = Sandbox::start();
    let tiktok = sandbox.shop("tiktok", "T");
    let shopee = sandbox.shop("shopee", "S");
    sandbox.products("tiktok", &tiktok, &[("A", 5), ("B", 0)]);
    sandbox.products("shopee", &shopee, &[("A", 7)]);
    let spark = Spark::beside(&sandbox);
    assert_eq!(spark.json(&["listing", "pull"]), json!([]), "no shop yet");
    let (tiktok, shopee) = (spark.connect(&sandbox, "tiktok"), spark.connect(&sandbox, "shopee"));

    let pulled = spark.json(&["listing", "pull"]);
    let counts = |pulled: &Value| {
        let rows = pulled.as_array().unwrap().iter();
        rows.map(|row| (row["shop"].clone(), row["listings"].clone(), row["new"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(
        counts(&pulled),
        [(json!(shopee), json!(1), json!(1)), (json!(tiktok), json!(2), json!(2))],
        "{pulled}"
    );
    let listings = spark.json(&["listing", "list"]);
    let first = &listings[0];
    let fields: Vec<_> = first.as_object().unwrap().keys().cloned().collect();
    for field in
        "listing shop platform product_id variant_id warehouse_id seller_sku title variant status sku pack \
                  shown shown_at agreed target"
            .split_whitespace()
    {
        assert!(fields.contains(&field.to_owned()), "{field}: {first}");
    }
    assert_eq!(
        (&first["seller_sku"], &first["shown"], &first["agreed"]),
        (&json!("A"), &json!(7), &Value::Null)
    );
    let name = format!("{shopee}:{}/{}", text(first, "product_id"), text(first, "variant_id"));
    assert_eq!(text(first, "listing"), name);

    assert_eq!(spark.json(&["listing", "list", "--shop", &tiktok]).as_array().unwrap().len(), 2);
    let after = spark.json(&["listing", "list", "--limit", "1", "--after", &name]);
    assert_eq!(after, json!([listings[1]]));
    assert_eq!(spark.fails(&["listing", "pull", "--shop", "nowhere"], 5)["code"], "no_such_shop");

    let again = spark.json(&["listing", "pull"]);
    assert_eq!((&again[1]["new"], &again[1]["gone"]), (&json!(0), &json!(0)));
    sandbox.post("reset", json!({})); // every shop of the sandbox, and every token, is gone with it
    assert_eq!(spark.run(&["listing", "pull", "--json"]).exits(4).error()["exit"], 4);
    assert_eq!(
        spark.json(&["listing", "list"]).as_array().unwrap().len(),
        3,
        "nothing is forgotten for that"
    );
}

#[test]
fn a_dead_shop_does_not_stop_the_other() {
    let sandbox = Sandbox::start();
    for platform in ["tiktok", "shopee"] {
        let shop = sandbox.shop(platform, "X");
        sandbox.products(platform, &shop, &[("A", 5)]);
    }
    let spark = Spark::beside(&sandbox);
    let (tiktok, shopee) = (spark.connect(&sandbox, "tiktok"), spark.connect(&sandbox, "shopee"));
    sandbox.post("faults", json!({"kind": "code_error", "rate": 1.0, "platform": "shopee"}));
    let ended = spark.run(&["listing", "pull", "--json"]).exits(3);
    let pulled = ended.json();
    assert_eq!((&pulled[0]["shop"], &pulled[1]["shop"]), (&json!(shopee), &json!(tiktok)));
    assert!(pulled[0]["error"]["code"].is_string(), "{pulled}");
    assert_eq!((&pulled[1]["listings"], &pulled[1]["error"]), (&json!(1), &Value::Null));
    assert_eq!(spark.run(&["listing", "pull", "--shop", &shopee, "--json"]).error()["exit"], 7);
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap()
}
