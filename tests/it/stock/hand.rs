//! Stock moved by hand and by file; what the ledger tells about it.

use serde_json::{Value, json};

use crate::support::Spark;

fn spark() -> Spark {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "mug", "--stock", "5"]);
    spark.ok(&["sku", "add", "tea", "--stock", "2"]);
    spark
}

#[test]
fn stock_is_set_and_adjusted_and_every_movement_is_kept() {
    let spark = spark();
    let set = spark.json(&["stock", "set", "mug", "7"]);
    assert_eq!(
        (&set["delta_on_hand"], &set["on_hand"], &set["changed"]),
        (&json!(2), &json!(7), &json!(true))
    );
    assert_eq!(spark.json(&["stock", "set", "mug", "7"])["changed"], json!(false));
    assert_eq!(spark.fails(&["stock", "set", "mug", "+5"], 2)["code"], "usage", "five more, or five?");
    assert_eq!(spark.json(&["stock", "adjust", "mug", "-3", "--reason", "broken"])["on_hand"], json!(4));
    assert_eq!(spark.json(&["stock", "adjust", "mug", "+1", "--reason", "found"])["on_hand"], json!(5));
    assert_eq!(spark.json(&["stock", "set", "mug", "0", "--dry-run"])["on_hand"], json!(0));

    let history = spark.json(&["stock", "history", "mug"]);
    let rows: Vec<_> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["cause"].clone(), row["on_hand"].clone()))
        .collect();
    let row = |cause: &str, on_hand: i64| (json!(cause), json!(on_hand));
    assert_eq!(rows, [row("adjust", 5), row("adjust", 4), row("set", 7), row("opening", 5)]);
    assert_eq!((&history[1]["note"], &history[1]["actor"]), (&json!("broken"), &json!("cli:tester")));
    assert!(history[0]["id"].is_string(), "ids are strings");

    assert_eq!(spark.json(&["stock", "show", "mug"])["available"], json!(5));
    assert_eq!(spark.json(&["stock", "show", "mug", "--at", "yesterday"])["on_hand"], json!(0));
    let at = history[2]["at"].as_str().unwrap();
    assert!(spark.json(&["stock", "show", "mug", "--at", at])["on_hand"].as_i64().unwrap() >= 4);
    assert_eq!(spark.json(&["stock", "list"]).as_array().unwrap().len(), 2);
    let verified = spark.json(&["stock", "verify"]);
    assert_eq!((&verified["ok"], &verified["movements"]), (&json!(true), &json!(5)));
    let explained = spark.json(&["stock", "explain", "mug"]);
    assert_eq!((&explained["on_hand"], &explained["causes"][0]["cause"]), (&json!(5), &json!("adjust")));
}

#[test]
fn nothing_goes_below_zero_by_hand() {
    let spark = spark();
    let error = spark.fails(&["stock", "adjust", "mug", "-6", "--reason", "oops"], 9);
    assert_eq!(error["code"], "below_zero");
    assert!(error["message"].as_str().unwrap().contains("5 on hand"), "{error}");
    assert_eq!(spark.fails(&["stock", "set", "mug", "-1"], 9)["code"], "figure_negative");
    assert_eq!(spark.fails(&["stock", "set", "cup", "1"], 5)["code"], "no_such_sku");
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(5));
}

#[test]
fn a_bundle_has_no_stock_to_set() {
    let spark = spark();
    spark.ok(&["sku", "bundle", "set", "--component", "mug=2", "--component", "tea=1"]);
    let error = spark.fails(&["stock", "set", "set", "4"], 9);
    assert_eq!(error["code"], "sku_is_bundle");
    assert!(error["message"].as_str().unwrap().contains("`mug`, `tea`"), "{error}");
    assert_eq!(spark.json(&["stock", "show", "set"])["available"], json!(2));
}

#[test]
fn a_file_is_taken_in_once_and_whole() {
    let spark = spark();
    let file = spark.file("stock.csv", "SKU;Quantity;Note\nmug;8;recount\ntea;2;\n");
    let first = spark.json(&["stock", "import", &file]);
    assert_eq!(
        (&first["changed"], &first["unchanged"], &first["rows"]),
        (&json!(1), &json!(1), &json!(2)),
        "{first}"
    );
    spark.ok(&["stock", "set", "mug", "1"]);
    let second = spark.json(&["stock", "import", &file]);
    assert_eq!((&second["repeat"], &second["run_id"]), (&json!(true), &first["run_id"]), "{second}");
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(1));
    spark.json(&["stock", "import", &file, "--key", "again"]);
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(8));

    let bad = spark.file("bad.csv", "sku,qty\nmug,9\ncup,1\nmug,3\ntea,x\n");
    let error = spark.fails(&["stock", "import", &bad], 9);
    let rows: Vec<_> =
        error["details"].as_array().unwrap().iter().map(|it| it["row"].as_i64().unwrap()).collect();
    assert_eq!(rows, [3, 4, 5], "{error}");
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(8));
    let skipped = spark.run(&["stock", "import", &bad, "--skip-invalid", "--json"]).exits(3).json();
    assert_eq!(skipped["changed"], json!(1));
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(9));

    let deltas = spark.file("deltas.csv", "sku,stock\nmug,-4\ntea,+1\n");
    spark.json(&["stock", "import", &deltas, "--mode", "adjust"]);
    assert_eq!(spark.json(&["stock", "show", "mug"])["on_hand"], json!(5));
    let much = spark.file("much.csv", "sku,stock\ntea,-4\n");
    assert_eq!(
        spark.fails(&["stock", "import", &much, "--mode", "adjust"], 9)["details"][0]["row"],
        json!(2)
    );
}

#[test]
fn an_import_is_taken_back_once() {
    let spark = spark();
    let file = spark.file("stock.csv", "sku,qty\nmug,8\ntea,0\n");
    let run = spark.json(&["stock", "import", &file])["run_id"].as_str().unwrap().to_owned();
    let reverted = spark.json(&["stock", "revert", &run]);
    assert_eq!((&reverted["movements"], &reverted["repeated"]), (&json!(2), &json!(false)));
    assert_eq!(spark.json(&["stock", "revert", &run])["repeated"], json!(true));
    let on_hand = |sku: &str| spark.json(&["stock", "show", sku])["on_hand"].clone();
    assert_eq!((on_hand("mug"), on_hand("tea")), (json!(5), json!(2)));
    assert_eq!(spark.fails(&["stock", "revert", "999"], 5)["code"], "no_such_run");

    let more = spark.file("more.csv", "sku,qty\nmug,20\n");
    let run = spark.json(&["stock", "import", &more])["run_id"].as_str().unwrap().to_owned();
    spark.ok(&["stock", "set", "mug", "3"]);
    let error = spark.fails(&["stock", "revert", &run], 9);
    assert_eq!((&error["code"], &error["details"][0]["sku"]), (&json!("cannot_revert"), &json!("mug")));
    assert_eq!(on_hand("mug"), json!(3));
}

#[test]
fn a_balance_that_was_tampered_with_is_named() {
    let spark = spark();
    spark.tamper("UPDATE sku SET on_hand = 50 WHERE code = 'tea'").unwrap();
    let ended = spark.run(&["stock", "verify", "--json"]).exits(1);
    let wrong = &ended.json()["wrong"];
    assert_eq!((&wrong["sku"], &wrong["movement"]), (&json!("tea"), &Value::Null));
    assert_eq!(ended.error()["code"], "ledger_wrong");
    assert!(spark.tamper("UPDATE movement SET on_hand = 50").is_err(), "the ledger is append-only");
}
