//! Polling alone, dying, and sharing.

use serde_json::json;

use super::{DEAF, settled, shown, until, with};
use crate::support::Daemon;
use crate::sync::{place, stage};

#[test]
fn polling_alone_carries_a_sale_within_its_interval() {
    let (sandbox, spark, shops) = stage();
    let spark = with(spark, &[("SPARK_SYNC_ORDERS_EVERY", "1s")]);
    let daemon = Daemon::start(&spark, &[]);
    settled(&spark, 2);
    place(&sandbox, &shops[0], "A", 3);
    until("the sale", || shown(&sandbox, &shops, "A") == [7, 7]);
    spark.ok(&["stock", "set", "B", "4"]);
    until("what another process has changed", || shown(&sandbox, &shops, "B") == [4, 4]);
    assert_eq!(spark.json(&["shop", "show", "tiktok-id"])["last_heard_at"], json!(null));
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
}

#[test]
fn what_a_push_of_everything_could_not_tell_is_told_before_the_next() {
    let (sandbox, spark, shops) = stage();
    let spark = with(spark, DEAF);
    spark.ok(&["stock", "set", "A", "7"]);
    sandbox.post("faults", json!({"kind": "http_503", "rate": 1.0, "platform": "tiktok"}));
    let daemon = Daemon::start(&spark, &[]);
    until("a push that failed", || {
        let jobs = spark.json(&["daemon", "status"])["jobs"].clone();
        let failed = |it: &serde_json::Value| it["job"] == "push" && it["status"] == "partial";
        jobs.as_array().unwrap().iter().any(failed)
    });
    sandbox.post("faults", json!({"kind": "http_503", "rate": 0.0, "platform": "tiktok"}));
    spark.ok(&["stock", "set", "B", "4"]);
    until("what failed", || shown(&sandbox, &shops, "A") == [7, 7] && shown(&sandbox, &shops, "B") == [4, 4]);
    assert_eq!(daemon.end("TERM").0, Some(0));
}

#[test]
fn another_timetable_is_taken_up_on_a_hangup_and_a_bad_one_is_not() {
    let (sandbox, spark, shops) = stage();
    let config = spark.path("config.toml");
    let before = std::fs::read_to_string(&config).unwrap();
    let write = |more: &str| std::fs::write(&config, format!("{before}{more}")).unwrap();
    write("[sync]\norders_every = \"6h\"\n");
    let daemon = Daemon::start(&spark, &[]);
    settled(&spark, 2);
    write("[sync]\norders_every = \"now and then\"\n");
    daemon.signal("HUP");
    write("[sync]\norders_every = \"1s\"\n[stock]\nbuffer = 1\n[api]\nregistration = \"closed\"\n");
    place(&sandbox, &shops[0], "A", 3);
    until("the sale", || {
        daemon.signal("HUP");
        shown(&sandbox, &shops, "A") == [7, 7]
    });
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    assert!(log.contains("\"keys\":\"stock.buffer api.registration\""), "{log}");
}

#[test]
fn a_storm_survives_a_kill_and_a_second_daemon() {
    let (sandbox, spark, shops) = stage();
    spark.ok(&["stock", "set", "A", "400"]);
    spark.ok(&["stock", "set", "B", "400"]);
    spark.ok(&["stock", "push", "--yes", "--force"]);
    let spark = with(spark, &[("SPARK_SYNC_ORDERS_EVERY", "1s")]);
    let first = Daemon::start(&spark, &["--set-webhooks"]);
    let second = Daemon::start(&spark, &[]);
    settled(&spark, 2);
    for (kind, rate) in [("webhook_drop", 0.2), ("webhook_duplicate", 0.2), ("http_500", 0.05)] {
        sandbox.post("faults", json!({"kind": kind, "rate": rate}));
    }
    for n in 0..60 {
        place(&sandbox, &shops[n % 2], if n % 3 == 0 { "A" } else { "B" }, 1);
        if n == 30 {
            assert_eq!(second.get("/health").0, 200);
        }
    }
    first.kill();
    for n in 0..60 {
        place(&sandbox, &shops[n % 2], if n % 3 == 0 { "A" } else { "B" }, 1);
    }
    let third = Daemon::start(&spark, &["--set-webhooks"]);
    until("the end of the storm", || {
        shown(&sandbox, &shops, "A") == [360, 360] && shown(&sandbox, &shops, "B") == [320, 320]
    });
    for daemon in [second, third] {
        let (exit, log) = daemon.end("TERM");
        assert_eq!(exit, Some(0), "{log}");
    }
    let orders = spark.json(&["order", "list"]);
    assert_eq!(orders.as_array().unwrap().len(), 120);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_daemon_whose_shop_was_taken_over_sends_no_more_and_says_so() {
    let (sandbox, spark, shops) = stage();
    let Some(file) = spark.database_file() else { return }; // `several` has a test like this on a server
    let spark = with(spark, DEAF);
    let spark = with(spark, &[("SPARK_SYNC_LEASE", "1s")]);
    let daemon = Daemon::start(&spark, &[]);
    settled(&spark, 2);
    let database = rusqlite::Connection::open(file).unwrap();
    // One answer of TikTok's comes so late that somebody else has the shop by then, and the daemon, which renews its lease
    // three times a second, knows.
    let late = json!({"kind": "slow", "rate": 1.0, "platform": "tiktok", "count": 1, "delay_ms": 9_000});
    sandbox.post("faults", late);
    spark.ok(&["stock", "set", "A", "5"]);
    let take_over = "UPDATE lease SET holder = 'elsewhere:1:x', token = token + 1, expires_at = ?1 \
                     WHERE holder <> '' AND name = (SELECT 'shop:' || id FROM shop WHERE alias = 'tiktok-id')";
    let soon = || (std::time::UNIX_EPOCH.elapsed().unwrap().as_millis() as i64) + 4_000;
    until("the daemon at work on the shop", || {
        database.execute(take_over, [soon()]).is_ok_and(|rows| rows == 1)
    });
    until("the other shop, which nobody took", || sandbox.shown(&shops[1])["A"] == 5);
    until("the shop, given back", || sandbox.shown(&shops[0])["A"] == 5);
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    assert!(log.contains("a lease was lost to another process"), "{log}");
    spark.ok(&["stock", "verify"]);
}
