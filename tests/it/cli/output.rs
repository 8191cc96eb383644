use std::io::Read as _;
use std::process::Stdio;

use crate::support::Spark;

fn stocked() -> Spark {
    let spark = Spark::new();
    for (code, name) in [("mug", "Mug, \"blue\""), ("cup", "Cup")] {
        spark.ok(&[
            "sku",
            "add",
            code,
            "--name",
            name,
            "--stock",
            "3",
            "--price",
            "5.50",
            "--currency",
            "USD",
        ]);
    }
    spark
}

#[test]
fn every_format_carries_the_same_fields() {
    let spark = stocked();
    let json = spark.json(&["sku", "list"]);
    let fields: Vec<_> = json[0].as_object().unwrap().keys().cloned().collect();
    assert_eq!(json.as_array().unwrap().len(), 2);

    let lines = spark.ok(&["sku", "list", "--format", "ndjson"]);
    let first: serde_json::Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first, json[0]);

    let csv = spark.ok(&["sku", "list", "--format", "csv"]);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<_> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(header, fields);
    let mug = reader.records().map(Result::unwrap).find(|record| &record[0] == "mug").unwrap();
    let name = header.iter().position(|field| field == "name").unwrap();
    assert_eq!(&mug[name], "Mug, \"blue\"");
    assert!(csv.contains("\r\n"));
}

#[test]
fn money_is_a_text_beside_its_currency_and_quantities_are_numbers() {
    let json = stocked().json(&["sku", "show", "mug"]);
    assert_eq!((&json["price"], &json["currency"]), (&"5.50".into(), &"USD".into()));
    assert_eq!(json["on_hand"], 3);
}

#[test]
fn the_csv_of_an_empty_list_has_its_header() {
    let spark = Spark::new();
    for (list, header) in [
        (&["stock", "list"][..], "sku,name,barcode,"),
        (&["order", "pull"], "shop,new,changed,"),
        (&["listing", "pull"], "shop,products,listings,"),
        (&["order", "list"], "order_id,shop,"),
    ] {
        let csv = spark.ok(&[list, &["--format", "csv"]].concat());
        assert!(csv.starts_with(header) && csv.lines().count() == 1, "{list:?}: {csv}");
    }
    spark.ok(&["sku", "add", "mug"]);
    let csv = spark.ok(&["stock", "history", "mug", "--format", "csv"]);
    assert_eq!(
        csv.trim_end(),
        "id,sku,delta_on_hand,delta_reserved,on_hand,reserved,cause,reference,actor,note,at"
    );
}

#[test]
fn quantities_of_an_export_are_numbers_in_json() {
    let export = stocked().json(&["sku", "export"]);
    let mug = export.as_array().unwrap().iter().find(|row| row["sku"] == "mug").unwrap();
    assert_eq!((&mug["stock"], &mug["buffer"]), (&3.into(), &serde_json::Value::Null));
    assert_eq!((&mug["price"], &mug["currency"]), (&"5.50".into(), &"USD".into()));
}

#[test]
fn an_empty_list_is_a_list() {
    let spark = Spark::new();
    assert_eq!(spark.json(&["shop", "list"]), serde_json::json!([]));
    assert_eq!(spark.ok(&["shop", "list", "--format", "ndjson"]), "");
}

#[test]
fn a_reader_that_leaves_is_no_fault() {
    let spark = stocked();
    let mut child = spark
        .command(&["sku", "list", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_a_failure() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ended = stocked().command(&["sku", "list", "--json"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(8));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("output_failed"));
}

#[test]
fn wrong_usage_is_exit_2_in_words_and_in_json() {
    let spark = Spark::bare();
    let run = spark.run(&["shop", "lisst"]).exits(2);
    assert!(run.stderr.contains("'list'"), "{}", run.text());
    assert_eq!(spark.run(&["sku", "--jsn", "--json"]).exits(2).error()["code"], "usage");
}

#[test]
fn help_and_version_go_to_stdout() {
    let spark = Spark::bare();
    assert_eq!(spark.ok(&["--version"]), concat!("spark ", env!("CARGO_PKG_VERSION"), "\n"));
    assert!(spark.ok(&["help", "stock"]).contains("Usage: spark stock"));
    assert!(spark.ok(&["--help"]).contains("Exit codes:"));
}

#[test]
fn the_completions_and_pages_come_from_the_commands() {
    let spark = Spark::bare();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(spark.ok(&["completions", shell]).contains("doctor"), "{shell}");
    }
    spark.ok(&["man", "pages"]);
    for page in ["spark.1", "spark-shop-connect.1", "spark-db-backup.1"] {
        assert!(spark.path("pages").join(page).exists(), "{page}");
    }
}

#[test]
fn what_others_wrote_is_never_obeyed_by_a_terminal() {
    let spark = Spark::new();
    let name = "\u{1b}]0;mine\u{7}\u{1b}[2J Becher";
    spark.ok(&["sku", "add", "MUG", "--name", name]);
    for shown in [spark.ok(&["sku", "list"]), spark.ok(&["sku", "show", "MUG"])] {
        assert!(!shown.contains('\u{1b}') && shown.contains("\\u{1b}]0;mine"), "{shown}");
    }
    assert_eq!(spark.json(&["sku", "show", "MUG"])["name"], name, "the data is as it is");
}
