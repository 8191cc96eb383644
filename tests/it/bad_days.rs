//! Each bad day has its sentence, its exit code, and leaves master and the shops as they should be.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::cli::doctor::finding;
use crate::support::{Sandbox, Spark};

/// A TikTok and a Shopee shop that list `mug` and `cup`, mapped and pushed at 10 each.
struct Day {
    sandbox: Sandbox,
    spark: Spark,
    tiktok: String,
    shopee: String,
}

impl Day {
    fn begin() -> Self {
        Self::with(&[])
    }

    fn with(options: &[&str]) -> Self {
        let sandbox = Sandbox::with(&[&["--rate-limits", "off"], options].concat());
        let tiktok = sandbox.shop("tiktok", "Day");
        let shopee = sandbox.shop("shopee", "Day");
        for (platform, shop) in [("tiktok", &tiktok), ("shopee", &shopee)] {
            sandbox.products(platform, shop, &[("mug", 3), ("cup", 4)]);
        }
        let spark = Spark::beside(&sandbox);
        spark.connect(&sandbox, "tiktok");
        spark.connect(&sandbox, "shopee");
        for code in ["mug", "cup"] {
            spark.ok(&["sku", "add", code, "--stock", "10"]);
        }
        spark.ok(&["listing", "pull"]);
        spark.ok(&["map", "auto"]);
        spark.ok(&["stock", "push", "--yes"]);
        Self { sandbox, spark, tiktok, shopee }
    }

    fn fault(&self, fault: Value) {
        self.sandbox.post("faults", fault);
    }

    fn set(&self, quantity: i64) {
        for code in ["mug", "cup"] {
            self.spark.ok(&["stock", "set", code, &quantity.to_string()]);
        }
    }

    #[track_caller]
    fn shows(&self, shop: &str, quantity: i64) {
        let shown = self.sandbox.shown(shop);
        assert_eq!(shown.values().copied().collect::<Vec<_>>(), [quantity, quantity], "{shown:?}");
    }

    /// The next push, with nothing wrong any more, repairs whatever is left.
    #[track_caller]
    fn mends(&self, quantity: i64) {
        for rule in self.sandbox.get("faults")["faults"].as_array().unwrap() {
            let mut over = rule.clone();
            over["rate"] = json!(0.0);
            self.sandbox.post("faults", over);
        }
        self.spark.ok(&["stock", "push", "--yes"]);
        self.shows(&self.tiktok, quantity);
        self.shows(&self.shopee, quantity);
        self.spark.ok(&["stock", "verify"]);
        let again = self.spark.json(&["stock", "push", "--yes"]);
        assert_eq!(again["pushed"], 0, "{again}");
    }
}

#[test]
fn a_shop_that_is_down_is_named_and_the_other_is_pushed() {
    let day = Day::begin();
    day.fault(json!({"kind": "http_503", "rate": 1.0, "platform": "shopee"}));
    day.set(7);
    let run = day.spark.run(&["stock", "push", "--yes", "--json"]).exits(3);
    assert!(run.text().contains("shopee"), "{}", run.text());
    day.shows(&day.tiktok, 7);
    day.shows(&day.shopee, 10);
    day.mends(7);
}

#[test]
fn when_every_shop_is_down_the_exit_says_try_later() {
    let day = Day::begin();
    day.fault(json!({"kind": "http_503", "rate": 1.0}));
    day.set(7);
    day.spark.run(&["stock", "push", "--yes", "--json"]).exits(7).error();
    day.shows(&day.tiktok, 10);
    day.mends(7);
}

#[test]
fn a_revoked_authorisation_asks_to_connect_again() {
    let day = Day::begin();
    for (platform, shop) in [("tiktok", &day.tiktok), ("shopee", &day.shopee)] {
        day.sandbox.post("tokens/revoke", json!({"platform": platform, "shop_id": shop}));
    }
    day.set(7);
    let error = day.spark.run(&["stock", "push", "--yes", "--json"]).exits(4).error();
    assert!(error["hint"].as_str().unwrap().contains("spark shop connect"), "{error}");
    let statuses = day.spark.json(&["shop", "list"]);
    assert!(statuses.as_array().unwrap().iter().all(|shop| shop["status"] == "revoked"), "{statuses}");
}

#[test]
fn an_expired_access_token_is_refreshed_without_a_word() {
    let day = Day::begin();
    for (platform, shop) in [("tiktok", &day.tiktok), ("shopee", &day.shopee)] {
        day.sandbox.post("tokens/expire", json!({"platform": platform, "shop_id": shop}));
    }
    day.set(7);
    day.mends(7);
}

#[test]
fn throttling_is_waited_for() {
    let day = Day::begin();
    day.fault(json!({"kind": "rate_limit", "rate": 1.0, "count": 4}));
    day.set(7);
    day.spark.ok(&["stock", "push", "--yes"]);
    day.mends(7);
}

#[test]
fn a_write_that_acted_and_then_failed_is_recognised() {
    for kind in ["commit_then_500", "commit_then_timeout"] {
        let day = Day::begin();
        day.fault(json!({"kind": kind, "rate": 1.0, "count": 2, "endpoint": "inventory/update"}));
        day.fault(json!({"kind": kind, "rate": 1.0, "count": 2, "endpoint": "update_stock"}));
        day.set(7);
        day.spark.ok(&["stock", "push", "--yes"]);
        day.shows(&day.tiktok, 7);
        day.shows(&day.shopee, 7);
        day.mends(7);
    }
}

#[test]
fn answers_that_are_no_json_end_in_unavailable_and_change_nothing() {
    let day = Day::begin();
    day.fault(json!({"kind": "bad_json", "rate": 1.0}));
    day.set(7);
    day.spark.run(&["stock", "push", "--yes", "--json"]).exits(7).error();
    day.mends(7);
}

#[test]
fn a_half_refused_batch_names_every_row_and_the_rest_is_done() {
    let day = Day::begin();
    day.fault(json!({"kind": "partial_batch", "rate": 1.0, "platform": "shopee"}));
    day.set(7);
    let report = day.spark.run(&["stock", "push", "--yes", "--json"]).exits(3).json();
    let failed: Vec<_> =
        report["items"].as_array().unwrap().iter().filter(|item| !item["error"].is_null()).collect();
    assert!(!failed.is_empty(), "{report}");
    assert_eq!(report["failed"], failed.len());
    assert!(failed.iter().all(|item| item["error"]["message"].is_string()), "{report}");
    day.shows(&day.tiktok, 7);
    day.mends(7);
}

#[test]
fn a_clock_ten_minutes_off_is_said_to_be_off() {
    let sandbox = Sandbox::with(&["--clock-skew", "10m"]);
    let spark = Spark::beside(&sandbox);
    let mut command = spark.command(&["shop", "connect", "shopee", "--paste", "--no-browser", "--json"]);
    let url = {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(child.stdout.take().unwrap()), &mut line)
            .unwrap();
        child.wait().unwrap();
        serde_json::from_str::<Value>(&line).unwrap()["url"].as_str().unwrap().to_owned()
    };
    assert!(url.starts_with(sandbox.url()), "{url}");
    let doctor = spark.run(&["doctor", "--json"]);
    assert_ne!(doctor.exit, 0);
    let clock = finding(&doctor, "tiktok clock");
    let (seconds, where_to) = clock["message"].as_str().unwrap().split_once(" s ").unwrap();
    // A slow machine measures something else.
    assert!(seconds.parse::<f64>().is_ok_and(|off| (540.0..660.0).contains(&off)), "{clock}");
    assert_eq!(where_to, "ahead of ours");
}

#[test]
fn a_newer_database_is_refused_with_a_clear_word() {
    let spark = Spark::new();
    spark.tamper("INSERT INTO schema_step (step, name) VALUES (999, 'later')").unwrap();
    let error = spark.fails(&["sku", "list"], 8);
    assert_eq!(error["code"], "database_newer");
    assert!(error["hint"].as_str().unwrap().contains("newer spark"), "{error}");
}

#[test]
fn a_locked_database_is_waited_for_and_then_said_to_be_locked() {
    let mut spark = Spark::new();
    spark.set("SPARK_STORE_BUSY_TIMEOUT", "0s");
    let Some(file) = spark.database_file() else { return }; // a server locks rows
    let database = rusqlite::Connection::open(file).unwrap();
    database.execute_batch("BEGIN IMMEDIATE").unwrap();
    let error = spark.fails(&["sku", "add", "mug"], 10);
    assert_eq!(error["code"], "database_busy");
    database.execute_batch("ROLLBACK").unwrap();
    spark.ok(&["sku", "add", "mug"]);
}

#[test]
fn a_full_disk_loses_nothing() {
    let spark = Spark::new();
    if spark.database_file().is_none() {
        return; // a server's disk is not ours to fill
    }
    spark.ok(&["sku", "add", "mug", "--stock", "5"]);
    let mut rows = "sku,name\n".to_owned();
    for row in 0..20_000 {
        rows.push_str(&format!("sku-{row},a name that takes some room on the disk {row}\n"));
    }
    let file = spark.file("skus.csv", rows);
    // A limit on the size of files is a disk that is full for this process alone.
    let script = format!(
        "trap '' XFSZ; ulimit -f 400; exec \"{}\" sku import \"{file}\" --json",
        env!("CARGO_BIN_EXE_spark")
    );
    let mut command = std::process::Command::new("/bin/sh");
    command.args(["-c", &script]).env_clear().env("SPARK_HOME", spark.home()).env("PATH", "/usr/bin:/bin");
    let output = command.output().unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(8), "{stderr}");
    assert!(stderr.contains("disk"), "{stderr}");
    assert_eq!(spark.json(&["sku", "list"]).as_array().unwrap().len(), 1);
    spark.ok(&["stock", "verify"]);
    spark.ok(&["sku", "import", &file]);
}

#[test]
fn an_unknown_config_key_names_its_line_and_the_nearest_key() {
    let spark = Spark::new();
    spark.file("config.toml", "[stock]\nbufer = 3\n");
    let error = spark.fails(&["sku", "list"], 8);
    let text = error.to_string();
    assert!(text.contains("bufer") && text.contains("buffer") && text.contains('2'), "{text}");
}
