use std::fs;

use crate::support::Spark;

#[test]
fn show_says_what_holds_and_who_said_it() {
    let mut spark = Spark::new();
    spark.set("SPARK_STOCK_POLICY", "lowest");
    spark.ok(&["config", "set", "stock.buffer", "4"]);
    let shown = spark.json(&["config", "show"]);
    let origin = |key: &str| {
        let all = shown.as_array().unwrap();
        let setting = all.iter().find(|setting| setting["key"] == key).unwrap();
        (setting["value"].clone(), setting["origin"].as_str().unwrap().to_owned())
    };
    assert_eq!(origin("stock.policy"), ("lowest".into(), "SPARK_STOCK_POLICY".into()));
    assert_eq!(origin("oauth.listen"), ("127.0.0.1:5588".into(), "default".into()));
    let (buffer, place) = origin("stock.buffer");
    assert_eq!(buffer, 4);
    let line = place.strip_prefix(&format!("{}:", spark.path("config.toml").display())).unwrap();
    let text = fs::read_to_string(spark.path("config.toml")).unwrap();
    assert_eq!(text.lines().nth(line.parse::<usize>().unwrap() - 1), Some("buffer = 4"));
}

#[test]
fn a_setting_that_would_not_work_is_not_written() {
    let spark = Spark::new();
    let before = fs::read_to_string(spark.path("config.toml")).unwrap();
    for (key, value, code) in [
        ("stock.policy", "guess", "config_bad_value"),
        ("stock.buffer", "some", "config_wrong_type"),
        ("stock.polisy", "ask", "config_unknown_key"),
        ("oauth.listen", "here", "config_bad_value"),
    ] {
        assert_eq!(spark.fails(&["config", "set", key, value], 8)["code"], code, "{key}");
    }
    assert_eq!(fs::read_to_string(spark.path("config.toml")).unwrap(), before);
}

#[test]
fn a_misspelt_variable_is_said() {
    let mut spark = Spark::new();
    spark.set("SPARK_STOCK_BUFER", "1");
    let error = spark.fails(&["status"], 8);
    assert!(error["message"].as_str().unwrap().contains("SPARK_STOCK_BUFER"), "{error}");
    assert!(error["hint"].as_str().unwrap().contains("SPARK_STOCK_BUFFER"), "{error}");
}

#[test]
fn a_wrong_key_is_named_with_its_place_and_the_nearest() {
    let spark = Spark::new();
    let file = spark.file("config.toml", "[stock]\npolisy = \"ask\"\n");
    let error = spark.fails(&["status"], 8);
    let details =
        serde_json::json!({"file": file, "line": 2, "key": "stock.polisy", "nearest": "stock.policy"});
    assert_eq!(error["details"], details, "{error}");
}

#[test]
fn a_config_that_was_named_has_to_be_there() {
    assert_eq!(Spark::new().fails(&["status", "--config", "none.toml"], 8)["code"], "config_unreadable");
}

#[test]
fn the_path_is_one_line() {
    let spark = Spark::new();
    assert_eq!(spark.ok(&["config", "path"]), format!("{}\n", spark.path("config.toml").display()));
}

#[test]
fn of_two_changes_at_once_both_hold() {
    for _ in 0..5 {
        let spark = Spark::new();
        std::thread::scope(|scope| {
            for change in [["stock.buffer", "5"], ["stock.max_change", "15%"], ["sync.orders_every", "7m"]] {
                let spark = &spark;
                scope.spawn(move || spark.ok(&["config", "set", change[0], change[1]]));
            }
        });
        let get = |key| spark.ok(&["config", "get", key]);
        assert_eq!(
            [get("stock.buffer"), get("stock.max_change"), get("sync.orders_every")],
            ["5\n", "15%\n", "7m\n"]
        );
    }
}

#[test]
fn an_address_that_nobody_can_reach_is_not_written() {
    let spark = Spark::new();
    for address in ["spark.example.com", "javascript:x", "ftp://spark.example.com"] {
        let error = spark.fails(&["config", "set", "daemon.public_url", address], 8);
        assert!(error["message"].as_str().unwrap().contains("daemon.public_url"), "{error}");
    }
    spark.ok(&["config", "set", "daemon.public_url", "https://spark.example.com"]);
}
