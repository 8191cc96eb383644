//! Pushing: what is sent, what is held back, and what happens when things go wrong.

use serde_json::json;

use super::{Stage, item};

#[test]
fn a_push_makes_every_shop_show_master_and_a_second_one_sends_nothing() {
    let stage = Stage::of(&[("mug", 3), ("tea", 10)]);
    let plan = stage.spark.json(&["stock", "push", "--dry-run"]);
    assert_eq!(
        (&plan["planned"], &plan["unchanged"], &plan["run_id"]),
        (&json!(2), &json!(2), &json!(null)),
        "{plan:#}"
    );
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 3, "a dry run touches nothing");
    let shops = [stage.tiktok.alias.as_str(), &stage.shopee.alias];
    let both = stage.spark.json(&[
        "stock",
        "push",
        "--dry-run",
        "--sku",
        "mug",
        "tea",
        "--shop",
        shops[0],
        shops[1],
    ]);
    assert_eq!(both["items"], plan["items"], "one flag will do for several");
    assert_eq!(stage.spark.fails(&["stock", "push"], 6)["code"], "confirmation_needed");
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 3, "nobody said yes");

    let pushed = stage.push(&[], 0);
    assert_eq!((&pushed["planned"], &pushed["pushed"], &pushed["failed"]), (&json!(2), &json!(2), &json!(0)));
    let mug = item(&pushed, &stage.tiktok, "mug");
    assert_eq!((&mug["shown"], &mug["target"], &mug["action"]), (&json!(3), &json!(10), &json!("push")));
    for shop in [&stage.tiktok, &stage.shopee] {
        assert_eq!((stage.shown(shop, "mug"), stage.shown(shop, "tea")), (10, 10));
    }
    let updates = || {
        let truth = stage.sandbox.get("truth");
        truth["skus"].as_array().unwrap().iter().map(|sku| sku["updates"].as_u64().unwrap()).sum::<u64>()
    };
    let before = updates();
    assert_eq!(before, 2);
    let again = stage.spark.json(&["stock", "push"]);
    assert_eq!(
        (&again["planned"], &again["unchanged"]),
        (&json!(0), &json!(4)),
        "nothing to ask about, nothing to send"
    );
    assert_eq!(updates(), before);
}

#[test]
fn what_is_not_known_is_held_back_and_never_zeroed() {
    let stage = Stage::of(&[("mug", 3)]);
    stage.sandbox.products("tiktok", &stage.tiktok.id, &[("stranger", 4)]);
    stage.spark.ok(&["listing", "pull"]);
    let report = stage.push(&[], 0);
    assert_eq!(report["held"], json!(1));
    assert_eq!(stage.shown(&stage.tiktok, "stranger"), 4);
}

#[test]
fn drift_is_settled_by_the_policy_and_by_nobody_else() {
    let stage = Stage::pushed(&["mug", "tea"]);
    stage.edit(&stage.tiktok, "mug", 6);
    stage.spark.ok(&["stock", "set", "tea", "4"]);

    let asked = stage.push(&[], 6);
    let mug = item(&asked, &stage.tiktok, "mug");
    assert_eq!((&mug["action"], &mug["drift"]), (&json!("conflict"), &json!(-4)), "{asked:#}");
    assert_eq!(
        (stage.shown(&stage.tiktok, "mug"), stage.shown(&stage.shopee, "tea")),
        (6, 4),
        "the others are pushed"
    );
    assert_eq!(stage.spark.fails(&["stock", "push", "--yes"], 6)["code"], "drift_undecided");

    stage.push(&["--policy", "lowest"], 0);
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 6, "the shop shows less");
    let taken = stage.push(&["--policy", "marketplace"], 0);
    assert_eq!(taken["movements"], json!(1));
    assert_eq!((stage.on_hand("mug"), stage.shown(&stage.shopee, "mug")), (6, 6), "the other shop follows");

    stage.edit(&stage.shopee, "mug", 9);
    stage.push(&["--policy", "master"], 0);
    assert_eq!((stage.on_hand("mug"), stage.shown(&stage.shopee, "mug")), (6, 6));
}

#[test]
fn a_call_that_got_no_answer_is_read_back_before_anything_is_decided() {
    for kind in ["commit_then_500", "commit_then_timeout", "timeout", "reset", "http_503", "bad_json"] {
        let stage = Stage::pushed(&["mug"]);
        stage.spark.ok(&["stock", "set", "mug", "2"]);
        stage.fault(kind, "inventory/update", 1);
        let report = stage.push(&[], 0);
        assert_eq!(report["pushed"], json!(2), "{kind}: {report:#}");
        assert_eq!((stage.shown(&stage.tiktok, "mug"), stage.shown(&stage.shopee, "mug")), (2, 2), "{kind}");
    }
}

#[test]
fn what_a_batch_refused_is_named_and_a_rerun_repairs_only_that() {
    let stage = Stage::pushed(&["mug", "tea"]);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    stage.fault("code_error", "inventory/update", 1000);
    let report = stage.push(&[], 3);
    assert_eq!((&report["pushed"], &report["failed"]), (&json!(1), &json!(1)), "{report:#}");
    let error = &item(&report, &stage.tiktok, "mug")["error"];
    assert!(
        error["code"].is_string() && error["message"].is_string() && error["retryable"].is_boolean(),
        "{error}"
    );
    let alone = ["stock", "push", "--shop", &stage.tiktok.alias, "--yes"];
    let told = stage.spark.fails(&alone, 7)["details"].clone();
    assert_eq!(told[0]["listing"], item(&report, &stage.tiktok, "mug")["listing"], "{told}");
    stage.fault("code_error", "inventory/update", 0);
    let again = stage.push(&[], 0);
    assert_eq!((&again["planned"], &again["pushed"]), (&json!(1), &json!(1)));
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 2);
}

#[test]
fn a_dead_shop_stops_no_other() {
    let stage = Stage::pushed(&["mug"]);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    let revoke = json!({"platform": "tiktok", "shop_id": stage.tiktok.id});
    stage.sandbox.post("tokens/revoke", revoke);
    let report = stage.push(&[], 3);
    assert_eq!(report["shops"][0]["shop"], json!(stage.tiktok.alias));
    assert_eq!((stage.shown(&stage.tiktok, "mug"), stage.shown(&stage.shopee, "mug")), (10, 2));
    stage.spark.run(&["stock", "push", "--yes", "--shop", &stage.tiktok.alias]).exits(4).text();
}

#[test]
fn a_saved_plan_is_applied_as_long_as_it_holds() {
    let stage = Stage::pushed(&["mug"]);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    let plan = stage.spark.path("plan.json");
    let plan = plan.to_str().unwrap();
    stage.spark.json(&["stock", "push", "--dry-run", "--out", plan]);
    stage.spark.ok(&["stock", "set", "mug", "3"]);
    assert_eq!(stage.spark.fails(&["stock", "push", "--plan", plan], 6)["code"], "plan_stale");
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 10);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    assert_eq!(
        stage.spark.json(&["stock", "push", "--plan", plan])["pushed"],
        json!(2),
        "no question needed"
    );
    assert_eq!(stage.shown(&stage.tiktok, "mug"), 2);
    assert_eq!(stage.spark.fails(&["stock", "push", "--plan", plan], 6)["code"], "plan_stale");
}

#[test]
fn a_push_that_would_empty_a_shop_stops_and_asks() {
    let codes: Vec<_> = (0..24).map(|it| format!("sku{it:02}")).collect();
    let codes: Vec<_> = codes.iter().map(String::as_str).collect();
    let stage = Stage::pushed(&codes);
    let mut file = "sku,qty\n".to_owned();
    codes.iter().for_each(|code| file.push_str(&format!("{code},0\n")));
    let file = stage.spark.file("zero.csv", file);
    let error = stage.spark.fails(&["stock", "import", &file, "--push", "--yes"], 6);
    assert_eq!(error["code"], "guard_tripped");
    assert!(error["message"].as_str().unwrap().contains("24 of 24"), "{error}");
    assert_eq!(stage.shown(&stage.tiktok, "sku00"), 10);
    assert_eq!(stage.on_hand("sku00"), 0, "the import stands");
    assert_eq!(stage.push(&["--max-zero", "24", "--max-change", "100"], 0)["pushed"], json!(48));
    assert_eq!(stage.shown(&stage.tiktok, "sku00"), 0);
}

#[test]
fn guards_set_a_few_skus_against_the_whole_shop() {
    let codes: Vec<_> = (0..24).map(|it| format!("sku{it:02}")).collect();
    let codes: Vec<_> = codes.iter().map(String::as_str).collect();
    let stage = Stage::pushed(&codes);
    for code in &codes[..2] {
        stage.spark.ok(&["stock", "set", code, "0"]);
    }
    let two = ["stock", "push", "--sku", codes[0], "--sku", codes[1], "--yes"];
    let error = stage.spark.fails(&[&two[..], &["--max-zero", "1"]].concat(), 6);
    assert_eq!(error["code"], "guard_tripped", "two of 24: the shop is large enough for the guard");
    assert!(error["message"].as_str().unwrap().contains("2 of 24"), "{error}");
    let done = stage.spark.json(&[&two[..], &["--max-change", "10%"]].concat());
    assert_eq!(done["pushed"], json!(4), "two of 24 are less than a tenth: {done:#}");
}

#[test]
fn an_import_with_a_push_needs_no_second_command() {
    let stage = Stage::pushed(&["mug"]);
    let file = stage.spark.file("stock.csv", "sku,qty\nmug,6\n");
    let done = stage.spark.json(&["stock", "import", &file, "--push", "--yes"]);
    assert_eq!((&done["changed"], &done["push"]["pushed"]), (&json!(1), &json!(2)), "{done:#}");
    assert_eq!(stage.shown(&stage.shopee, "mug"), 6);
}

#[test]
fn a_token_that_ends_on_the_way_is_refreshed() {
    let stage = Stage::pushed(&["mug"]);
    stage.spark.ok(&["stock", "set", "mug", "2"]);
    stage.sandbox.post("tokens/expire", json!({}));
    assert_eq!(stage.push(&[], 0)["pushed"], json!(2));
}
