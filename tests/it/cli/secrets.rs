use std::fs;

use crate::support::{Sandbox, Spark};

const SECRET: &str = "hunter2-hunter2";

#[test]
fn a_secret_in_the_settings_is_warned_about_and_never_shown() {
    let spark = Spark::new();
    let set = spark.run(&["config", "set", "tiktok.app_secret", SECRET]).exits(0);
    assert!(set.stderr.contains("in clear"), "{}", set.text());
    for command in [
        &["config", "show"][..],
        &["config", "show", "--json"],
        &["config", "get", "tiktok.app_secret"],
        &["doctor", "-vvv"],
    ] {
        let run = spark.run(command);
        assert!(!run.text().contains(SECRET), "{}", run.text());
    }
}

#[test]
fn a_secret_goes_from_stdin_to_its_file() {
    let spark = Spark::new();
    let args = ["config", "set", "shopee.partner_key", "file:shopee.secret", "--secret"];
    let run = spark.feed(&args, format!("{SECRET}\n").as_bytes()).exits(0);
    assert!(!run.text().contains(SECRET));
    assert_eq!(fs::read_to_string(spark.path("shopee.secret")).unwrap(), SECRET);
    assert_eq!(spark.ok(&["config", "get", "shopee.partner_key"]), "file:shopee.secret\n");
}

#[test]
fn a_missing_secret_names_the_place_and_stops_only_who_needs_it() {
    let spark = Spark::new();
    spark.ok(&["config", "set", "tiktok.app_secret", "env:NOWHERE"]);
    let error = spark.fails(&["listing", "pull"], 8);
    assert!(error["message"].as_str().unwrap().contains("`NOWHERE`"), "{error}");
    spark.ok(&["status"]);
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_refused_with_the_way_out() {
    use std::os::unix::fs::PermissionsExt;
    let spark = Spark::new();
    fs::set_permissions(spark.path("key"), fs::Permissions::from_mode(0o644)).unwrap();
    let error = spark.fails(&["init"], 8);
    assert_eq!(error["code"], "data_key_exposed");
    assert!(error["hint"].as_str().unwrap().contains("chmod 600"));
}

/// The most talkative log of commands that sign, send and seal holds none of what they signed with, sent and sealed;
/// and neither does anything that they leave on the disk.
#[test]
fn no_secret_reaches_a_log_an_output_or_the_database() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let config = sandbox.config();
    let mut said = String::new();
    for platform in ["tiktok", "shopee"] {
        sandbox.shop(platform, "Toko");
        spark.connect(&sandbox, platform);
    }
    for command in [
        &["shop", "list", "-vvv"][..],
        &["shop", "refresh", "tiktok-id", "-vvv", "--log-format", "json"],
        &["listing", "pull", "-vvv"],
        &["doctor", "-vvv"],
        &["db", "backup", "copy.db", "-vvv"],
    ] {
        said.push_str(&spark.run(command).text());
    }
    assert!(said.contains("asked the marketplace"), "the log says nothing:\n{said}");

    for key in ["app_secret", "partner_key"] {
        let secret = value_of(&config, key);
        assert!(!said.contains(&secret), "the {key} was said:\n{said}");
    }
    assert_eq!(tokens_in(said.as_bytes()), [""; 0], "a token was said:\n{said}");

    let Some(file) = spark.database_file() else { return };
    let canary: String = rusqlite::Connection::open(file)
        .unwrap()
        .query_row("SELECT value FROM meta WHERE name = 'canary'", [], |row| row.get(0))
        .unwrap();
    for name in ["spark.db", "spark.db-wal", "copy.db"] {
        let mut tokens = tokens_in(&fs::read(spark.path(name)).unwrap_or_default());
        tokens.retain(|token| *token != canary);
        assert_eq!(tokens, [""; 0], "a token stands in {name}");
    }
}

#[test]
fn the_search_for_tokens_finds_the_sandboxes() {
    let text = format!("x=ROW_{} y={}", "0f".repeat(32), "1e".repeat(16));
    assert_eq!(tokens_in(text.as_bytes()), ["0f".repeat(32), "1e".repeat(16)]);
}

fn value_of(config: &str, key: &str) -> String {
    let line = config.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).unwrap();
    line.trim_matches('"').to_owned()
}

/// What looks like one of the sandbox's tokens: 32 hexadecimal digits and more.
fn tokens_in(bytes: &[u8]) -> Vec<String> {
    let is_hex = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let runs = bytes.split(|byte| !is_hex(byte)).filter(|run| run.len() >= 32);
    runs.map(|run| String::from_utf8_lossy(run).into_owned()).collect()
}
