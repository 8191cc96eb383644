//! `spark map`: which listing sells which SKU.

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};

/// A TikTok shop with these seller SKUs, pulled; and the listings' names by seller SKU.
fn stage(skus: &[(&str, i64)]) -> (Sandbox, Spark, impl Fn(&str) -> String) {
    let sandbox = Sandbox::start();
    let shop = sandbox.shop("tiktok", "T");
    sandbox.products("tiktok", &shop, skus);
    let spark = Spark::beside(&sandbox);
    spark.connect(&sandbox, "tiktok");
    spark.json(&["listing", "pull"]);
    let listings = spark.json(&["listing", "list"]);
    let name = move |seller_sku: &str| {
        let mut found =
            listings.as_array().unwrap().iter().filter(|listing| listing["seller_sku"] == seller_sku);
        found.next().unwrap()["listing"].as_str().unwrap().to_owned()
    };
    (sandbox, spark, name)
}

fn mapped(spark: &Spark) -> Vec<(Value, Value, Value)> {
    let list = spark.json(&["map", "list"]);
    let of = |row: &Value| (row["seller_sku"].clone(), row["sku"].clone(), row["pack"].clone());
    let mut rows: Vec<_> = list.as_array().unwrap().iter().map(of).collect();
    rows.sort_by_key(|row| row.0.to_string());
    rows
}

#[test]
fn only_what_is_exactly_the_same_is_mapped_by_itself() {
    let (_sandbox, spark, name) = stage(&[("A", 1), ("a", 2), ("B ", 3), ("", 4), ("Mug-Red", 5)]);
    for sku in ["A", "B", "MUG-RED"] {
        spark.ok(&["sku", "add", sku]);
    }
    let rehearsed = spark.json(&["map", "auto", "--dry-run"]);
    assert_eq!((&rehearsed["mapped"], mapped(&spark).len()), (&json!(1), 0));
    let done = spark.json(&["map", "auto"]);
    assert_eq!(
        (&done["mapped"], &done["blank"], &done["no_match"]),
        (&json!(1), &json!(1), &json!(3)),
        "{done}"
    );
    assert_eq!(mapped(&spark), [(json!("A"), json!("A"), json!(1))]);
    assert_eq!(spark.json(&["map", "list", "--unmapped"]).as_array().unwrap().len(), 4);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], 0);

    let suggested = spark.json(&["map", "suggest"]);
    let of = |wanted: &str| {
        let mut rows =
            suggested.as_array().unwrap().iter().filter(|row| row["listing"] == name(wanted).as_str());
        rows.next().map(|row| (row["sku"].clone(), row["score"].clone()))
    };
    assert_eq!(of("Mug-Red"), Some((json!("MUG-RED"), json!(100))), "{suggested}");
    assert_eq!(of("B "), Some((json!("B"), json!(100))));
    assert_eq!(mapped(&spark).len(), 1, "a suggestion is no mapping");
}

#[test]
fn a_listing_is_mapped_by_hand_with_a_pack() {
    let (_sandbox, spark, name) = stage(&[("A", 1), ("B", 2)]);
    spark.ok(&["sku", "add", "S", "--stock", "20", "--buffer", "1"]);
    let listing = name("A");
    let short = listing.split('/').next().unwrap();
    let view = spark.json(&["map", "add", short, "S", "--pack", "6"]);
    assert_eq!((&view["listing"], &view["pack"]), (&json!(listing), &json!(6)));
    assert_eq!((&view["shown"], &view["target"]), (&json!(1), &json!(3)), "19 units are three packs of 6");
    spark.ok(&["sku", "bundle", "box", "--component", "S=10"]);
    assert_eq!(spark.json(&["map", "add", &name("B"), "box"])["target"], 2);
    spark.ok(&["map", "rm", &name("B")]);
    assert_eq!(spark.fails(&["sku", "rm", "S"], 9)["code"], "sku_mapped");
    for (args, exit, code) in [
        (&["map", "add", &listing, "S", "--pack", "0"][..], 9, "pack_invalid"),
        (&["map", "add", &listing, "T"], 5, "no_such_sku"),
        (&["map", "add", "tiktok-id:1/2", "S"], 5, "no_such_listing"),
        (&["map", "add", "rubbish", "S"], 2, "usage"),
        (&["map", "rm", &name("B")], 5, "not_mapped"),
    ] {
        assert_eq!(spark.fails(args, exit)["code"], code, "{args:?}");
    }
    spark.ok(&["map", "rm", &listing]);
    assert_eq!(mapped(&spark), []);
}

#[test]
fn a_file_maps_all_or_nothing_and_what_is_exported_comes_back() {
    let (_sandbox, spark, name) = stage(&[("A", 1), ("B", 2)]);
    spark.ok(&["sku", "add", "S"]);
    let (a, b) = (name("A"), name("B"));
    let (shop, ids) = b.split_once(':').unwrap();
    let (product, variant) = ids.split_once('/').unwrap();

    let bad =
        spark.file("bad.csv", format!("listing,sku,pack\n{a},S,2\n{a},S,1\nx,S,\n{b},T,0\n{shop}:9/9,T,1\n"));
    let error = spark.fails(&["map", "import", &bad], 9);
    let told: Vec<_> = error["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["row"].as_u64().unwrap(), problem["column"].as_str().unwrap()))
        .collect();
    assert_eq!(told, [(3, "listing"), (4, "listing"), (5, "pack"), (6, "listing"), (6, "sku")]);
    assert_eq!(mapped(&spark), []);

    let file = spark
        .file("map.csv", format!("shop,product_id,variant_id,sku,pack\n{shop},{product},{variant},S,3\n"));
    assert_eq!(spark.json(&["map", "import", &file])["created"], 1);
    let names = spark.file("names.csv", format!("listing,sku\n{a},S\n{b},S\n"));
    let done = spark.json(&["map", "import", &names]);
    assert_eq!((&done["created"], &done["unchanged"]), (&json!(1), &json!(1)), "a blank pack changes none");
    let all = [(json!("A"), json!("S"), json!(1)), (json!("B"), json!("S"), json!(3))];
    assert_eq!(mapped(&spark), all);

    let rows = spark.json(&["map", "export"]);
    assert_eq!(
        rows.as_array().unwrap().iter().map(|row| &row["pack"]).collect::<Vec<_>>(),
        [&json!(1), &json!(3)]
    );
    let exported = spark.ok(&["map", "export"]);
    spark.ok(&["map", "rm", &a]);
    spark.ok(&["map", "rm", &b]);
    let _ = spark.feed(&["map", "import", "-"], exported.as_bytes()).exits(0);
    assert_eq!(mapped(&spark), all);
}
