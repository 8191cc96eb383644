use std::fs;

use crate::support::Spark;

#[test]
fn init_makes_everything_and_repeats_without_harm() {
    let spark = Spark::bare();
    let first = spark.json(&["init"]);
    let made = |report: &serde_json::Value| {
        ["config", "database", "key"].map(|part| report[part]["created"].as_bool().unwrap())
    };
    assert_eq!(made(&first), [true; 3]);
    let key = fs::read(spark.path("key")).unwrap();
    fs::write(spark.path("config.toml"), "[stock]\nbuffer = 2\n").unwrap();

    assert_eq!(made(&spark.json(&["init"])), [false; 3]);
    assert_eq!(fs::read(spark.path("key")).unwrap(), key);
    assert_eq!(spark.ok(&["config", "get", "stock.buffer"]), "2\n");
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_what_init_makes() {
    use std::os::unix::fs::PermissionsExt;
    let spark = Spark::new();
    for file in [Some(spark.path("config.toml")), spark.database_file(), Some(spark.path("key"))]
        .into_iter()
        .flatten()
    {
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn a_mistyped_home_is_no_empty_shop() {
    let spark = Spark::bare();
    let error = spark.fails(&["status"], 8);
    assert_eq!(error["code"], "database_missing");
    assert!(error["hint"].as_str().unwrap().contains("spark init"));
    assert!(!spark.path("spark.db").exists());
}

#[test]
fn a_database_that_lost_its_key_gets_no_new_one() {
    let spark = Spark::new();
    fs::remove_file(spark.path("key")).unwrap();
    assert_eq!(spark.fails(&["init"], 8)["code"], "data_key_missing");
    assert!(!spark.path("key").exists());
}

#[test]
fn another_databases_key_is_refused() {
    let (spark, other) = (Spark::new(), Spark::new());
    fs::copy(other.path("key"), spark.path("key")).unwrap();
    assert_eq!(spark.fails(&["init"], 8)["code"], "data_key_wrong");
}

#[test]
fn an_unknown_group_is_missing() {
    let error = Spark::new().fails(&["status", "--group", "nobody"], 5);
    assert!(error["message"].as_str().unwrap().contains("`nobody`"));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_keyring_the_key_goes_to_a_file_of_its_owners() {
    let spark = Spark::bare();
    let init = || spark.command(&["init", "--json"]).env_remove("SPARK_HOME").output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&init().stdout).unwrap();
    assert_eq!(report["key"]["kept"], "file");
    assert!(
        spark.path(".local/share/spark/key").exists() && spark.path(".config/spark/config.toml").exists()
    );
    assert_eq!(init().status.code(), Some(0));
}

#[test]
fn of_several_inits_at_once_each_thing_is_made_by_one() {
    for _ in 0..5 {
        let spark = Spark::bare();
        let reports: Vec<_> = std::thread::scope(|scope| {
            let inits: Vec<_> = (0..6).map(|_| scope.spawn(|| spark.json(&["init"]))).collect();
            inits.into_iter().map(|init| init.join().unwrap()).collect()
        });
        for part in ["config", "database", "key"] {
            assert_eq!(reports.iter().filter(|report| report[part]["created"] == true).count(), 1, "{part}");
        }
        spark.ok(&["status"]);
    }
}

#[test]
fn a_home_that_is_a_file_is_said_and_left_alone() {
    let spark = Spark::bare();
    let file = spark.file("home", "mine");
    assert!(spark.fails(&["init", "--home", &file], 8)["message"].as_str().unwrap().contains("home"));
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}

#[test]
fn an_empty_database_is_none() {
    let spark = Spark::new();
    let Some(file) = spark.database_file() else { return };
    fs::write(&file, "").unwrap();
    assert_eq!(spark.fails(&["sku", "list"], 8)["code"], "database_missing");
    assert_eq!(fs::metadata(&file).unwrap().len(), 0, "it is left as it is");
}
