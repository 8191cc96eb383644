//! Pulling: master takes what the shops show.

use serde_json::json;

use super::{Stage, item};

#[test]
fn what_one_shop_shows_becomes_masters() {
    let stage = Stage::pushed(&["mug"]);
    stage.edit(&stage.tiktok, "mug", 6);
    let shop = ["--shop", &stage.tiktok.alias];
    let dry = stage.spark.json(&[&["stock", "pull", "--dry-run"][..], &shop].concat());
    assert_eq!((&dry["planned"], &dry["pushed"]), (&json!(1), &json!(0)), "{dry:#}");
    assert_eq!(stage.on_hand("mug"), 10);
    let pulled = stage.spark.json(&[&["stock", "pull"][..], &shop].concat());
    assert_eq!(
        (&pulled["movements"], &item(&pulled, &stage.tiktok, "mug")["action"]),
        (&json!(1), &json!("pull"))
    );
    assert_eq!(stage.on_hand("mug"), 6);
    assert_eq!(stage.push(&[], 0)["pushed"], json!(1), "the other shop follows");
    assert_eq!(stage.shown(&stage.shopee, "mug"), 6);

    let run = pulled["run_id"].as_str().unwrap();
    stage.spark.ok(&["stock", "revert", run]);
    assert_eq!(stage.on_hand("mug"), 10);
}

#[test]
fn shops_that_contradict_each_other_need_a_decision() {
    let stage = Stage::pushed(&["mug"]);
    stage.edit(&stage.tiktok, "mug", 6);
    assert_eq!(stage.spark.fails(&["stock", "pull"], 6)["code"], "drift_undecided");
    assert_eq!(stage.on_hand("mug"), 10);
    stage.spark.json(&["stock", "pull", "--policy", "marketplace"]);
    assert_eq!(stage.on_hand("mug"), 6, "only one shop has moved");
}

#[test]
fn an_empty_master_is_filled_from_the_shops() {
    let stage = Stage::of(&[("mug", 7)]);
    stage.spark.ok(&["stock", "set", "mug", "0"]);
    stage.spark.json(&["stock", "pull"]);
    assert_eq!(stage.on_hand("mug"), 7, "both shops show the same");
    assert_eq!(stage.push(&[], 0)["planned"], json!(0));
}
