//! Explaining a listing's drift: by whose doing, and between which two readings.

use serde_json::{Value, json};

use super::{Shop, Stage};
use crate::sync::place;

/// Returns what is explained of a listing of `sku` in a shop.
#[track_caller]
fn explained(stage: &Stage, shop: &Shop, sku: &str) -> Value {
    let explained = stage.spark.json(&["stock", "explain", sku]);
    let listings = explained["listings"].as_array().unwrap();
    let is_here = |it: &&Value| it["listing"].as_str().unwrap().starts_with(&format!("{}:", shop.alias));
    listings.iter().find(is_here).unwrap_or_else(|| panic!("{explained:#}")).clone()
}

fn kinds(listing: &Value) -> Vec<&str> {
    listing["found"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect()
}

fn promote(stage: &Stage, sku: &str, units: i64) {
    let promotion = json!({"shop_id": stage.shopee.id, "seller_sku": sku, "units": units});
    stage.sandbox.post("promotions", promotion);
}

#[test]
fn a_hand_edit_is_named_with_the_two_readings_around_it() {
    let stage = Stage::pushed(&["mug", "tea"]);
    for shop in [&stage.tiktok, &stage.shopee] {
        assert_eq!(explained(&stage, shop, "mug")["found"], json!([]), "nothing happened yet");
        stage.edit(shop, "mug", 6);
        stage.push(&[], 6);
        stage.edit(shop, "mug", 8);
        stage.push(&[], 6);

        let mug = explained(&stage, shop, "mug");
        assert_eq!((&mug["drift"], kinds(&mug)), (&json!(-2), vec!["hand_edit", "hand_edit"]), "{mug:#}");
        let [first, second] = [&mug["found"][0], &mug["found"][1]];
        assert_eq!((&first["units"], &second["units"]), (&json!(-4), &json!(2)), "{mug:#}");
        assert!(first["from"].as_str() < first["to"].as_str(), "{mug:#}");
        assert_eq!(first["to"], second["from"], "neighbouring readings");
        let because = mug["because"].as_str().unwrap();
        let [from, to] = ["from", "to"].map(|end| first[end].as_str().unwrap());
        assert!(
            because.contains(&format!("by hand by -4 between the readings of {from} and {to}")),
            "{because}"
        );

        assert_eq!(explained(&stage, shop, "tea")["found"], json!([]), "nobody touched it");
        stage.push(&["--policy", "master"], 0);
        assert_eq!(explained(&stage, shop, "mug")["found"], json!([]), "settled");
    }
}

#[test]
fn a_catalogue_read_between_two_pushes_narrows_a_hand_edit_down() {
    let stage = Stage::pushed(&["mug"]);
    stage.edit(&stage.tiktok, "mug", 7);
    stage.spark.ok(&["listing", "pull"]);
    stage.push(&[], 6);
    let mug = explained(&stage, &stage.tiktok, "mug");
    assert_eq!((kinds(&mug), &mug["found"][0]["units"]), (vec!["hand_edit"], &json!(-3)), "{mug:#}");
}

#[test]
fn sales_between_two_readings_are_no_hand_edit() {
    let stage = Stage::pushed(&["mug"]);
    place(&stage.sandbox, &stage.shopee.id, "mug", 3);
    stage.edit(&stage.shopee, "mug", 5);
    stage.push(&[], 6);
    let mug = explained(&stage, &stage.shopee, "mug");
    assert_eq!((&mug["sold"], &mug["drift"]), (&json!(3), &json!(-2)), "{mug:#}");
    assert_eq!(
        (kinds(&mug), &mug["found"][0]["units"]),
        (vec!["hand_edit", "unpaid"], &json!(-2)),
        "{mug:#}"
    );
}

#[test]
fn a_promotion_is_told_from_the_hand_that_came_with_it() {
    let stage = Stage::pushed(&["mug"]);
    promote(&stage, "mug", 4);
    stage.edit(&stage.shopee, "mug", 5);
    stage.push(&[], 6);
    let mug = explained(&stage, &stage.shopee, "mug");
    assert_eq!(kinds(&mug), ["promotion", "hand_edit", "held_for_promotions"], "{mug:#}");
    let units: Vec<_> = (0..3).map(|at| mug["found"][at]["units"].as_i64().unwrap()).collect();
    assert_eq!((&mug["drift"], units), (&json!(-5), vec![-4, -1, 4]), "{mug:#}");
    let because = mug["because"].as_str().unwrap();
    assert!(
        because.contains("a promotion took 4") && because.contains("holds 4 for promotions"),
        "{because}"
    );

    stage.push(&["--policy", "master"], 0);
    promote(&stage, "mug", 0);
    stage.push(&[], 6);
    let mug = explained(&stage, &stage.shopee, "mug");
    assert_eq!((kinds(&mug), &mug["found"][0]["units"]), (vec!["promotion"], &json!(4)), "{mug:#}");
}

#[test]
fn a_refused_push_is_named_with_the_shops_own_reason() {
    let stage = Stage::pushed(&["mug"]);
    promote(&stage, "mug", 4);
    stage.push(&["--policy", "master"], 0);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    let report = stage.push(&[], 3);
    assert_eq!((&report["pushed"], &report["failed"]), (&json!(1), &json!(1)), "{report:#}");
    let mug = explained(&stage, &stage.shopee, "mug");
    assert_eq!(kinds(&mug), ["held_for_promotions", "push_refused"], "{mug:#}");
    let refused = &mug["found"][1];
    assert_eq!((&refused["target"], &refused["run"]), (&json!(2), &report["run_id"]), "{refused:#}");
    assert!(
        mug["because"].as_str().unwrap().contains("Total stock must be more than reserved stock."),
        "{mug:#}"
    );

    promote(&stage, "mug", 0);
    stage.fault("partial_batch", "inventory/update", 20);
    stage.spark.ok(&["stock", "set", "mug", "3"]);
    stage.push(&["--policy", "master"], 3);
    let tiktok = explained(&stage, &stage.tiktok, "mug");
    assert_eq!(kinds(&tiktok), ["push_refused"], "{tiktok:#}");
    assert!(tiktok["found"][0]["message"].is_string(), "{tiktok:#}");
    stage.fault("partial_batch", "inventory/update", 0);

    stage.fault("code_error", "inventory/update", 20);
    stage.push(&[], 3);
    let tiktok = explained(&stage, &stage.tiktok, "mug");
    assert_eq!(kinds(&tiktok), ["push_open"], "no clear answer: {tiktok:#}");
    stage.fault("code_error", "inventory/update", 0);
    stage.edit(&stage.tiktok, "mug", 9);
    stage.push(&[], 6);
    let tiktok = explained(&stage, &stage.tiktok, "mug");
    assert_eq!(kinds(&tiktok), ["hand_edit", "push_lost"], "read since: {tiktok:#}");
    stage.push(&["--policy", "master"], 0);
    for shop in [&stage.tiktok, &stage.shopee] {
        assert_eq!(explained(&stage, shop, "mug")["found"], json!([]), "a later push arrived");
    }
}

#[test]
fn unpaid_orders_are_named_until_they_are_paid() {
    let stage = Stage::pushed(&["mug"]);
    for shop in [&stage.tiktok, &stage.shopee] {
        let orders = [1, 1, 2, 1].map(|units| place(&stage.sandbox, &shop.id, "mug", units));
        stage.push(&[], 0);
        let mug = explained(&stage, shop, "mug");
        assert_eq!((kinds(&mug), &mug["drift"]), (vec!["unpaid"], &json!(0)), "{mug:#}");
        let unpaid = &mug["found"][0];
        let named = unpaid["orders"].as_array().unwrap();
        assert_eq!((&unpaid["units"], named.len()), (&json!(5), 4), "{mug:#}");
        assert!(orders.iter().all(|order| named.contains(&json!(order))), "{mug:#}");
        assert!(mug["because"].as_str().unwrap().contains("and 1 more"), "{mug:#}");
        for order in &orders {
            stage.sandbox.post(&format!("orders/{order}/advance"), json!({"to": "paid"}));
        }
        stage.push(&[], 0);
        assert_eq!(explained(&stage, shop, "mug")["found"], json!([]));
    }
}
