use std::fs;

use serde_json::{Value, json};

use crate::support::{Ended, Sandbox, Spark};

pub(crate) fn finding(run: &Ended, check: &str) -> Value {
    let findings = run.json();
    let found = findings.as_array().unwrap().iter().find(|finding| finding["check"] == check).cloned();
    found.unwrap_or_else(|| panic!("no `{check}`\n{}", run.text()))
}

#[test]
fn a_new_home_is_in_order() {
    let spark = Spark::new();
    let run = spark.run(&["doctor", "--json"]).exits(0);
    let place = if spark.database_file().is_some() { "database file" } else { "database server" };
    for check in ["config", "database", place, "data key", "pending work"] {
        assert_eq!(finding(&run, check)["status"], "ok", "{check}");
    }
}

#[test]
fn each_finding_has_its_remedy_and_the_worst_its_exit_code() {
    let spark = Spark::new();
    fs::remove_file(spark.path("key")).unwrap();
    let run = spark.run(&["doctor", "--json"]).exits(8);
    let key = finding(&run, "data key");
    assert_eq!(key["status"], "failed");
    assert!(key["remedy"].as_str().unwrap().contains("backup"), "{key}");
    assert_eq!(finding(&run, "database")["status"], "ok");
}

#[test]
fn a_broken_config_does_not_stop_the_doctor() {
    let spark = Spark::new();
    spark.file("config.toml", "[stock]\npolisy = \"ask\"\n");
    let run = spark.run(&["doctor", "--json"]).exits(8);
    assert!(finding(&run, "config")["message"].as_str().unwrap().contains("polisy"));
}

#[test]
fn clocks_are_compared_and_a_bad_one_is_told() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let run = spark.run(&["doctor", "--json"]).exits(0);
    for platform in ["tiktok", "shopee"] {
        assert_eq!(finding(&run, &format!("{platform} clock"))["status"], "ok", "{}", run.text());
    }
    let sandbox = Sandbox::with(&["--clock-skew", "600s"]);
    let spark = Spark::beside(&sandbox);
    let run = spark.run(&["doctor", "--json"]).exits(8);
    let clock = finding(&run, "tiktok clock");
    assert_eq!(clock["status"], "failed", "{clock}");
    assert!(clock["remedy"].as_str().unwrap().contains("clock"), "{clock}");
}

#[test]
fn a_marketplace_that_is_not_there_is_unavailable() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    drop(sandbox);
    let run = spark.run(&["doctor", "--json"]).exits(7);
    assert_eq!(finding(&run, "shopee clock")["status"], "failed");
}

#[test]
fn status_counts_without_calling_anybody() {
    let spark = Spark::new();
    spark.ok(&["sku", "add", "mug", "--stock", "1", "--low", "2"]);
    spark.ok(&["sku", "add", "cup", "--stock", "9", "--low", "2"]);
    let status = spark.json(&["status"]);
    assert_eq!((&status["skus"], &status["low_stock"]), (&json!(2), &json!(1)));
    assert_eq!((&status["unmapped"], &status["unsettled"]), (&json!(0), &json!(0)));
    assert_eq!(status["shops"], json!([]));
}
