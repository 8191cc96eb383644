//! `spark sku`: the master table, its files in and out.

use serde_json::{Value, json};

use crate::support::Spark;

fn codes(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|sku| sku["sku"].as_str().unwrap()).collect()
}

#[test]
fn a_sku_is_added_changed_shown_and_removed() {
    let spark = Spark::new();
    let added = spark
        .json(&["sku", "add", "Mug-1", "--name", "Mug", "--stock", "5", "--price", "12.5", "--low", "2"]);
    assert_eq!(added["on_hand"], 5);
    assert_eq!(added["price"], "12.50");
    let fields: Vec<_> = added.as_object().unwrap().keys().cloned().collect();
    let contract = "sku name barcode price cost currency on_hand reserved available buffer low_stock_at bundle updated_at";
    assert_eq!(fields, contract.split(' ').collect::<Vec<_>>());

    assert_eq!(spark.fails(&["sku", "add", "Mug-1"], 9)["code"], "sku_exists");
    spark.json(&["sku", "add", "mug-1"]); // case tells codes apart
    assert_eq!(spark.fails(&["sku", "show", "Mug-2"], 5)["code"], "no_such_sku");

    let changed = spark.json(&["sku", "set", "Mug-1", "--currency", "IDR", "--low", "", "--barcode", "4001"]);
    assert_eq!((&changed["price"], &changed["currency"]), (&json!("12.50"), &json!("IDR")));
    assert_eq!(changed["low_stock_at"], Value::Null);
    assert_eq!(spark.fails(&["sku", "set", "Mug-1", "--currency", "JPY"], 9)["code"], "money_invalid");
    assert_eq!(spark.json(&["sku", "show", "Mug-1"])["name"], "Mug");

    assert_eq!(spark.fails(&["sku", "rm", "Mug-1"], 9)["code"], "sku_has_history");
    spark.json(&["sku", "rm", "mug-1", "--dry-run"]);
    spark.json(&["sku", "rm", "mug-1"]);
    assert_eq!(codes(&spark.json(&["sku", "list"])), ["Mug-1"]);
}

#[test]
fn what_cannot_be_is_refused() {
    let spark = Spark::new();
    for (args, code) in [
        (&["sku", "add", " "][..], "sku_code_invalid"),
        (&["sku", "add", "a", "--stock", "-1"], "figure_negative"),
        (&["sku", "add", "a", "--price", "-1"], "figure_negative"),
        (&["sku", "add", "a", "--buffer", "-1"], "figure_negative"),
        (&["sku", "add", "a", "--price", "1.005"], "money_invalid"),
    ] {
        assert_eq!(spark.fails(args, 9)["code"], code, "{args:?}");
    }
    assert_eq!(spark.fails(&["sku", "add", "a", "--price", "1,5"], 2)["code"], "usage");
    assert_eq!(spark.json(&["sku", "list"]), json!([]));
}

#[test]
fn lists_are_searched_and_paged() {
    let spark = Spark::new();
    let rows: String = (0..60).map(|row| format!("SKU-{row:02},Thing {row},{}\n", row % 7)).collect();
    let file = spark.file("skus.csv", format!("sku,name,stock\n{rows}"));
    spark.json(&["sku", "import", &file]);
    spark.ok(&["sku", "set", "SKU-08", "--low", "1"]);
    spark.ok(&["sku", "set", "SKU-09", "--low", "1"]);

    assert_eq!(codes(&spark.json(&["sku", "list"])).len(), 60, "JSON has everything");
    assert_eq!(
        codes(&spark.json(&["sku", "list", "--limit", "2", "--after", "SKU-09"])),
        ["SKU-10", "SKU-11"]
    );
    assert_eq!(
        codes(&spark.json(&["sku", "list", "--search", "thing 1", "--limit", "2"])),
        ["SKU-01", "SKU-10"]
    );
    assert_eq!(codes(&spark.json(&["sku", "list", "--search", "%"])), Vec::<&str>::new(), "taken literally");
    assert_eq!(codes(&spark.json(&["sku", "list", "--low"])), ["SKU-08"]);
    let table = spark.run(&["sku", "list"]).exits(0);
    assert_eq!(table.stdout.lines().count(), 51);
    assert!(table.stderr.contains("--after 'SKU-49'"), "{}", table.text());
}

#[test]
fn a_bundles_stock_follows_from_its_components() {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "cup", "--stock", "10"]);
    spark.ok(&["sku", "add", "saucer", "--stock", "7"]);
    let set = spark.json(&["sku", "bundle", "set", "--component", "cup=1", "--component", "saucer=2"]);
    assert_eq!((&set["available"], &set["bundle"][1]), (&json!(3), &json!({"sku": "saucer", "quantity": 2})));
    let listed = spark.json(&["sku", "bundle", "set", "--component", "cup=1", "saucer=2", "--dry-run"]);
    assert_eq!(listed["bundle"], set["bundle"], "one flag will do for several");
    spark.ok(&["sku", "set", "set", "--low", "3"]);
    assert_eq!(codes(&spark.json(&["sku", "list", "--low"])), ["set"]);

    for (args, exit, code) in [
        (&["sku", "bundle", "set", "--component", "set=1"][..], 9, "bundle_invalid"),
        (&["sku", "bundle", "cup", "--component", "saucer=1"], 9, "bundle_invalid"), // has stock, is a component
        (&["sku", "bundle", "box", "--component", "set=1"], 9, "bundle_invalid"),
        (&["sku", "bundle", "box", "--component", "cup=0"], 9, "bundle_invalid"),
        (&["sku", "bundle", "box", "--component", "nothing=1"], 5, "no_such_sku"),
        (&["sku", "bundle", "box", "--component", "cup"], 2, "usage"),
        (&["sku", "rm", "cup"], 9, "sku_is_component"),
    ] {
        assert_eq!(spark.fails(args, exit)["code"], code, "{args:?}");
    }
    assert_eq!(
        spark.fails(&["sku", "show", "box"], 5)["code"],
        "no_such_sku",
        "a refused bundle adds nothing"
    );
    assert_eq!(spark.json(&["sku", "bundle", "set", "--dissolve"])["bundle"], Value::Null);
    spark.ok(&["sku", "rm", "set"]);
}

#[test]
fn an_import_adds_changes_and_says_so() {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "a", "--name", "Old", "--stock", "3", "--price", "1"]);
    let file = spark.file("skus.csv", "SKU,Price,Stock,Name\na,2.50,8,\nb,3,4,New\nc,,,\n");
    let done = spark.json(&["sku", "import", &file, "--dry-run"]);
    assert_eq!((&done["created"], &done["changed"], &done["dry_run"]), (&json!(2), &json!(1), &json!(true)));
    assert_eq!(codes(&spark.json(&["sku", "list"])), ["a"], "a rehearsal changes nothing");

    let done = spark.json(&["sku", "import", &file]);
    assert_eq!((&done["rows"], &done["created"], &done["changed"]), (&json!(3), &json!(2), &json!(1)));
    let a = spark.json(&["sku", "show", "a"]);
    assert_eq!((&a["name"], &a["price"], &a["on_hand"]), (&json!("Old"), &json!("2.50"), &json!(8)));

    spark.ok(&["sku", "set", "a", "--price", "9"]);
    let again = spark.run(&["sku", "import", &file, "--json"]).exits(0);
    assert_eq!(again.json()["repeat"], true);
    assert!(again.stderr.contains("already"), "{}", again.text());
    assert_eq!(spark.json(&["sku", "show", "a"])["price"], "9.00", "the same file again changes nothing");
    let renamed = spark.json(&["sku", "import", &file, "--key", "again"]);
    assert_eq!(renamed["changed"], 1);
    assert_eq!(spark.json(&["sku", "import", &file, "--key", "again"])["repeat"], true);
}

#[test]
fn a_bad_file_is_told_row_by_row_and_changes_nothing() {
    let spark = Spark::new();
    let file = spark.file(
        "skus.csv",
        "sku,price,currency,stock,barcode\nok,1,IDR,1,\n,1,IDR,1,\nx,1.5.2,XYZ,-1,\nok,2,IDR,2,\ny,1,IDR,one,\nshort,1\n",
    );
    let error = spark.fails(&["sku", "import", &file], 9);
    assert_eq!(error["code"], "rows_invalid");
    let told: Vec<_> = error["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| {
            (problem["row"].as_u64().unwrap(), problem["column"].as_str().unwrap_or("-").to_owned())
        })
        .collect();
    let told: Vec<_> = told.iter().map(|(row, column)| (*row, column.as_str())).collect();
    assert_eq!(
        told,
        [(3, "sku"), (4, "price"), (4, "currency"), (4, "stock"), (5, "sku"), (6, "stock"), (7, "-")]
            .map(|(row, column)| (row, column))
    );
    assert_eq!(spark.json(&["sku", "list"]), json!([]));

    let ended = spark.run(&["sku", "import", &file, "--skip-invalid", "--json"]).exits(3);
    assert_eq!((&ended.json()["created"], &ended.json()["skipped"]), (&json!(1), &json!(5)));
    assert_eq!(codes(&spark.json(&["sku", "list"])), ["ok"]);
}

#[test]
fn a_file_that_cannot_be_taken_says_why() {
    let spark = Spark::new();
    for (name, content, code) in [
        ("empty.csv", &b""[..], "file_empty"),
        ("header.csv", b"sku,name\n", "file_empty"),
        ("empty.ndjson", b"\n\n", "file_empty"),
        ("prices.csv", b"sku,prise\na,1\n", "rows_invalid"),
        ("no-sku.csv", b"name,price\na,1\n", "rows_invalid"),
        ("twice.csv", b"sku,SKU\na,b\n", "rows_invalid"),
        ("utf16.csv", b"\xff\xfes\0k\0u\0\n\0", "file_unsupported"),
        ("fake.xlsx", b"sku\na\n", "file_unsupported"),
        ("what.dat", b"sku\na\n", "file_unsupported"),
    ] {
        let file = spark.file(name, content);
        assert_eq!(spark.fails(&["sku", "import", &file], 9)["code"], code, "{name}");
    }
    assert_eq!(spark.fails(&["sku", "import", "nowhere.csv"], 9)["code"], "file_unreadable");
    let file = spark.file("prices.csv", "sku,prise\na,1\n");
    let problem = spark.fails(&["sku", "import", &file], 9)["details"][0].clone();
    assert_eq!((&problem["row"], &problem["column"]), (&json!(1), &json!("prise")));
    assert!(problem["reason"].as_str().unwrap().contains("`price`"), "{problem}");
    assert_eq!(spark.json(&["sku", "import", &file, "--ignore-columns"])["created"], 1);
}

#[test]
fn stdin_and_every_dialect_are_taken() {
    let spark = Spark::new();
    for (row, content) in (0..).zip([
        "sku,name\r\nA,\"Cup, large\"\r\n",
        "\u{feff}SKU;Name\nA;Cup, large\n",
        "name\tsku\nCup, large\tA\n",
        "{\"sku\":\"A\",\"name\":\"Cup, large\"}\n",
    ]) {
        let key = format!("dialect-{row}");
        let _ = spark.feed(&["sku", "import", "-", "--key", &key], content.as_bytes()).exits(0);
        let sku = spark.json(&["sku", "show", "A"]);
        assert_eq!(sku["name"], "Cup, large", "{content}");
        spark.ok(&["sku", "rm", "A"]);
    }
}

#[test]
fn an_export_is_what_its_files_name_or_the_format_says() {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "MUG", "--stock", "3"]);
    let export = |options: &[&str], name: &str| {
        let path = spark.path(name);
        spark.ok(&[&["sku", "export", "-o", path.to_str().unwrap()], options].concat());
        std::fs::read_to_string(path).unwrap()
    };
    let whole: Value = serde_json::from_str(&export(&[], "a.json")).unwrap();
    assert_eq!((&whole[0]["sku"], &whole[0]["stock"]), (&json!("MUG"), &json!(3)));
    assert_eq!(export(&["--json"], "a.txt"), export(&[], "a.json"));
    assert_eq!(export(&[], "a.ndjson").lines().count(), 1);
    assert!(export(&[], "a.csv").starts_with("sku,"));
    assert!(export(&["--format", "csv"], "b.json").starts_with("sku,"));
    let taken = spark.json(&["sku", "import", spark.path("a.ndjson").to_str().unwrap()]);
    assert_eq!(taken["unchanged"], 1);
    let book = spark.path("a.xlsx");
    spark.fails(&["sku", "export", "-o", book.to_str().unwrap()], 2);
    assert!(!book.exists());
}

#[test]
fn what_is_exported_can_be_imported() {
    let spark = Spark::new();
    spark.ok(&[
        "sku",
        "add",
        "a,\"1\"",
        "--name",
        "Größe; 5",
        "--stock",
        "3",
        "--price",
        "15000",
        "--currency",
        "idr",
    ]);
    spark.ok(&["sku", "add", "b", "--buffer", "2", "--barcode", "0400"]);
    spark.ok(&["sku", "bundle", "c", "--component", "b=2"]);
    let file = spark.path("out.csv");
    spark.ok(&["sku", "export", "--output", file.to_str().unwrap()]);
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("sku,name,barcode,price,cost,currency,stock,buffer,low_stock_at\n"), "{text}");
    assert_eq!(spark.json(&["sku", "import", file.to_str().unwrap()])["unchanged"], 3);

    let other = Spark::new();
    assert_eq!(other.json(&["sku", "import", file.to_str().unwrap()])["created"], 3);
    let a = other.json(&["sku", "show", "a,\"1\""]);
    assert_eq!((&a["price"], &a["on_hand"], &a["name"]), (&json!("15000"), &json!(3), &json!("Größe; 5")));
    let plain = |text: &str| {
        text.lines().filter(|line| !line.starts_with("c,")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        plain(&other.ok(&["sku", "export"])),
        plain(&text),
        "only a bundle has more to it than a row says"
    );
}
