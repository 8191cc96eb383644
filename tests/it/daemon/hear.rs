//! Hearing the marketplaces: what a message does, and what a bad one does not.

use std::io::{Read as _, Write as _};

use serde_json::{Value, json};

use super::{DEAF, acknowledged, gauge, kept, messages, settled, shown, spooled, until, with};
use crate::sandbox::hooks::hmac;
use crate::support::{Daemon, Sandbox, Spark};
use crate::sync::{place, stage, stage_in};

pub(super) fn hearing() -> (Sandbox, Spark, [String; 2], Daemon) {
    let (sandbox, spark, shops) = stage();
    let spark = with(spark, DEAF);
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    settled(&spark, 2);
    (sandbox, spark, shops, daemon)
}

#[test]
fn a_sale_reaches_the_other_shop_by_a_message_within_a_second() {
    let (sandbox, spark, shops, daemon) = hearing();
    for (from, sku, left) in [(0, "A", 7), (1, "A", 4), (1, "B", 7)] {
        place(&sandbox, &shops[from], sku, 3);
        let took = until("the sale in both shops", || shown(&sandbox, &shops, sku) == [left, left]);
        // Much less where the machine has nothing else to do.
        assert!(took.as_secs() < 5, "{took:?}");
    }
    let order = place(&sandbox, &shops[0], "B", 2);
    until("a sale", || shown(&sandbox, &shops, "B") == [5, 5]);
    sandbox.post(&format!("orders/{order}/advance"), json!({"to": "cancelled"}));
    until("its cancellation", || shown(&sandbox, &shops, "B") == [7, 7]);
    let heard = spark.json(&["shop", "show", "tiktok-id"])["last_heard_at"].clone();
    assert!(heard.is_string(), "{heard}");
    let metrics = daemon.get("/metrics").1;
    for figure in [
        "spark_sale_to_safe_seconds_count",
        "spark_webhooks_total{platform=\"tiktok\",outcome=",
        "spark_due_skus",
        "spark_token_days_left",
        "spark_job_age_seconds",
    ] {
        assert!(metrics.contains(figure), "{figure}\n{metrics}");
    }
    for figure in metrics.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()) {
        assert!(metrics.contains(&format!("# HELP {figure} ")), "nobody says what {figure} is");
    }
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    assert!(spark.ok(&["order", "list", "--json"]).contains(&order));
    spark.ok(&["stock", "verify"]);
}

/// Posts a message as TikTok does, on a connection of its own, and returns the status.
fn post(sandbox: &Sandbox, url: &str, body: &str) -> u16 {
    let text = |key: &str| sandbox.ready()["tiktok"][key].as_str().unwrap().to_owned();
    let sign = hmac(&text("app_secret"), &format!("{}{body}", text("app_key")));
    let host = url.trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST /webhooks/tiktok HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\nauthorization: {sign}\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

/// A message as its marketplace signs it for this daemon.
struct Pen<'a> {
    daemon: &'a Daemon,
    keys: Value,
}

impl Pen<'_> {
    fn send(&self, platform: &str, body: &str) -> (u16, String) {
        let text = |of: &str, key: &str| self.keys[of][key].as_str().unwrap().to_owned();
        let path = format!("/webhooks/{platform}");
        let sign = match platform {
            "tiktok" => hmac(&text("tiktok", "app_secret"), &format!("{}{body}", text("tiktok", "app_key"))),
            _ => hmac(&text("shopee", "partner_key"), &format!("{}{path}|{body}", self.daemon.url())),
        };
        self.daemon.post(&path, &sign, body)
    }
}

pub(super) fn now_s() -> i64 {
    std::time::UNIX_EPOCH.elapsed().unwrap().as_secs() as i64
}

#[test]
fn only_what_a_marketplace_signed_just_now_is_kept_and_once() {
    let (sandbox, spark, shops, daemon) = hearing();
    let pen = Pen { daemon: &daemon, keys: sandbox.ready().clone() };
    let tiktok = |id: &str, at: i64, shop: &str| {
        json!({"type": 1, "tts_notification_id": id, "shop_id": shop, "timestamp": at, "data": {"order_id": "1"}}).to_string()
    };
    let shopee = |shop: &str| {
        json!({"code": 3, "msg_id": "m", "shop_id": shop.parse::<i64>().unwrap(), "timestamp": now_s(), "data": {"ordersn": "X"}}).to_string()
    };
    let before = kept(&spark);

    let body = tiktok("n1", now_s(), &shops[0]);
    for sign in ["", "00", "not hexadecimal", &hmac("wrong", &body)] {
        assert_eq!(daemon.post("/webhooks/tiktok", sign, &body), (401, String::new()), "{sign}");
        assert_eq!(daemon.post("/webhooks/shopee", sign, &shopee(&shops[1])), (401, String::new()), "{sign}");
    }
    assert_eq!(daemon.post("/webhooks/nowhere", "00", &body), (404, String::new()));
    for stale in [now_s() - 2 * 86_400, now_s() + 3_600] {
        assert_eq!(pen.send("tiktok", &tiktok("old", stale, &shops[0])).0, 401);
    }
    for nonsense in ["", "[]", "{}", "{\"type\":", "{\"type\":{}}"] {
        assert_eq!(pen.send("tiktok", nonsense), (400, String::new()), "{nonsense}");
    }
    assert_eq!(pen.send("tiktok", &"x".repeat(300_000)).0, 413);
    assert_eq!(kept(&spark), before);

    let hint = shopee(&shops[1]); // sent again as it is: a later time would make it another one
    for _ in 0..3 {
        assert_eq!(pen.send("tiktok", &body), (200, String::new()));
        assert_eq!(pen.send("shopee", &hint), (200, String::new()));
    }
    assert_eq!(kept(&spark), before + 2, "one each");
    // Nobody learns from the answer which shops there are, and an unknown kind is kept for whoever will know it.
    assert_eq!(pen.send("tiktok", &tiktok("n2", now_s(), "4711")), (200, String::new()));
    let strange =
        json!({"type": 99, "shop_id": shops[0], "timestamp": now_s(), "data": {"new": true}}).to_string();
    assert_eq!(pen.send("tiktok", &strange), (200, String::new()));
    // Sent when an address is saved, perhaps unsigned; nothing comes of it.
    assert_eq!(daemon.post("/webhooks/shopee", "", r#"{"code":0,"data":{"verify_info":"x"}}"#).0, 200);
    assert_eq!(kept(&spark), before + 4);
    until("all acted on", || messages(&spark, "ignored") >= 2 && messages(&spark, "waiting") == 0);
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

/// A message of a kind that nothing follows from.
fn note(id: &str) -> String {
    json!({"type": 99, "tts_notification_id": id, "shop_id": "4711", "timestamp": now_s()}).to_string()
}

#[test]
fn a_message_waits_beside_a_database_that_another_process_holds_and_outlives_a_kill() {
    let sandbox = Sandbox::start();
    let spark = with(Spark::beside(&sandbox), DEAF);
    let Some(file) = spark.database_file() else { return };
    let daemon = Daemon::start(&spark, &[]);
    let other = rusqlite::Connection::open(&file).unwrap();
    until("the database to ourselves", || other.execute_batch("BEGIN IMMEDIATE").is_ok());
    for body in ["1", "2", "3", "1"].map(note) {
        assert_eq!(post(&sandbox, daemon.url(), &body), 200);
    }
    assert!(spooled(&spark) > 0 && messages(&spark, "waiting") == 0);
    daemon.kill();
    other.execute_batch("ROLLBACK").unwrap();
    let daemon = Daemon::start(&spark, &[]);
    until("what was left there", || messages(&spark, "ignored") == 3);
    assert_eq!(post(&sandbox, daemon.url(), &note("2")), 200);
    assert_eq!(kept(&spark), 3, "a repeat is nothing new");
}

#[test]
fn a_message_is_acknowledged_when_it_is_kept_and_not_before() {
    let sandbox = Sandbox::start();
    let spark = with(Spark::beside(&sandbox), DEAF);
    let Some(file) = spark.database_file() else { return };
    std::fs::write(file.with_extension("db-inbox"), "no folder").unwrap();
    let daemon = Daemon::start(&spark, &[]);
    let (sandbox, url, bodies) = (&sandbox, daemon.url(), ["1", "2", "3", "1", "2", "3"].map(note));
    let other = rusqlite::Connection::open(file).unwrap(); // as another process would
    until("the database to ourselves", || other.execute_batch("BEGIN IMMEDIATE").is_ok());
    std::thread::scope(|threads| {
        // Each sends as a marketplace does: what waited too long to be kept, again.
        let send = |body| until("an acknowledgement", || post(sandbox, url, body) == 200);
        let senders = bodies.each_ref().map(|body| threads.spawn(move || send(body)));
        for _ in 0..20 {
            assert_eq!(daemon.get("/health").0, 200);
        }
        assert!(senders.iter().all(|sender| !sender.is_finished()));
        other.execute_batch("ROLLBACK").unwrap();
    });
    assert_eq!((acknowledged(&daemon, "tiktok"), kept(&spark)), (6.0, 3));
    until("all acted on", || messages(&spark, "ignored") == 3);
}

#[test]
fn a_message_that_cannot_be_kept_is_to_be_sent_again() {
    let sandbox = Sandbox::start();
    let spark = with(Spark::beside(&sandbox), DEAF);
    let spark = with(spark, &[("SPARK_STORE_BUSY_TIMEOUT", "1s")]);
    let Some(file) = spark.database_file() else { return };
    std::fs::write(file.with_extension("db-inbox"), "no folder").unwrap();
    let daemon = Daemon::start(&spark, &[]);
    let other = rusqlite::Connection::open(file).unwrap();
    until("the database to ourselves", || other.execute_batch("BEGIN IMMEDIATE").is_ok());
    assert_eq!(post(&sandbox, daemon.url(), &note("1")), 503);
    other.execute_batch("ROLLBACK").unwrap();
    until("an acknowledgement", || post(&sandbox, daemon.url(), &note("1")) == 200);
    assert_eq!((acknowledged(&daemon, "tiktok"), kept(&spark)), (1.0, 1));
    until("it was acted on", || messages(&spark, "ignored") == 1);
}

#[test]
fn doubled_reordered_and_late_messages_change_nothing() {
    let (sandbox, spark, shops, daemon) = hearing();
    for kind in ["webhook_duplicate", "webhook_reorder", "webhook_delay"] {
        sandbox.post("faults", json!({"kind": kind, "rate": 0.5, "delay_ms": 50}));
    }
    for n in 0..10 {
        let order = place(&sandbox, &shops[n % 2], if n < 5 { "A" } else { "B" }, 1);
        if n % 3 == 0 {
            sandbox.post(&format!("orders/{order}/advance"), json!({"to": "cancelled"}));
        }
    }
    // 0, 3, 6 and 9 were cancelled.
    until("the end of it", || {
        shown(&sandbox, &shops, "A") == [7, 7] && shown(&sandbox, &shops, "B") == [7, 7]
    });
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn an_outage_is_made_up_for_by_lost_messages_and_by_polling() {
    let hasty = Sandbox::with(&["--rate-limits", "off", "--webhook-speed", "100000"]);
    let (sandbox, spark, shops) = stage_in(hasty);
    let spark = with(spark, DEAF);
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    settled(&spark, 2);
    daemon.kill();
    place(&sandbox, &shops[0], "A", 2);
    place(&sandbox, &shops[1], "B", 3);
    let is_last = |it: &Value| it["topic"] == "push/3" && it["attempt"] == 4;
    until("Shopee to give up", || {
        sandbox.get("webhooks")["deliveries"].as_array().unwrap().iter().any(is_last)
    });
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    until("what was missed", || {
        shown(&sandbox, &shops, "A") == [8, 8] && shown(&sandbox, &shops, "B") == [7, 7]
    });
    until("Shopee's lost message", || gauge(&daemon, "spark_inbox_messages", &["shopee", "done"]) >= 1.0);
    drop(daemon);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_withdrawn_authorisation_is_noticed_and_a_false_alarm_is_not_believed() {
    let (sandbox, spark, shops, daemon) = hearing();
    let pen = Pen { daemon: &daemon, keys: sandbox.ready().clone() };
    let status = |alias: &str| spark.json(&["shop", "show", alias])["status"].clone();

    let alarm =
        json!({"type": 6, "tts_notification_id": "a", "shop_id": shops[0], "timestamp": now_s(), "data": {}});
    assert_eq!(pen.send("tiktok", &alarm.to_string()).0, 200);
    until("acted on", || messages(&spark, "waiting") == 0);
    assert_eq!(status("tiktok-id"), "active");

    sandbox.post("tokens/revoke", json!({"platform": "shopee", "shop_id": shops[1]}));
    until("the end of the authorisation", || status("shopee-id") == "revoked");
    let days = |alias| gauge(&daemon, "spark_token_days_left", &[alias]);
    assert!(days("tiktok-id") > 0.0 && days("shopee-id") == 0.0);

    let ends = json!({"type": 7, "tts_notification_id": "b", "shop_id": shops[0], "timestamp": now_s(), "data": {"expiration_time": (now_s() + 86_400).to_string()}});
    assert_eq!(pen.send("tiktok", &ends.to_string()).0, 200);
    until("the announcement", || status("tiktok-id") == "expiring");

    // The shop that is left goes on.
    spark.ok(&["stock", "set", "A", "6"]);
    until("the other shop", || sandbox.shown(&shops[0])["A"] == 6);

    // One that is parted from on purpose is nobody's trouble.
    spark.ok(&["shop", "disconnect", "shopee-id", "--yes"]);
    assert!(days("shopee-id").is_nan());
    let jobs = spark.json(&["daemon", "status"])["jobs"].clone();
    assert!(jobs.as_array().unwrap().iter().all(|job| job["shop"] == "tiktok-id"), "{jobs:#}");
}

#[test]
fn a_sale_whose_message_was_lost_is_explained_as_found_by_polling() {
    let (sandbox, spark, shops, daemon) = hearing();
    for (shop, sku) in [(&shops[0], "A"), (&shops[1], "B")] {
        place(&sandbox, shop, sku, 1);
        until("a sale by a message", || shown(&sandbox, &shops, sku) == [9, 9]);
    }
    daemon.end("TERM");
    sandbox.post("faults", json!({"kind": "webhook_drop", "rate": 1.0}));
    for (shop, sku) in [(&shops[0], "A"), (&shops[1], "B")] {
        let lines = json!([{"seller_sku": sku, "quantity": 2}]);
        let placed = json!({"shop_id": shop, "lines": lines, "at": now_s() - 90});
        let lost = sandbox.post("orders", placed)["order_id"].clone();
        spark.json(&["sync"]);
        let causes = spark.json(&["stock", "explain", sku])["causes"].clone();
        assert_eq!(causes[0]["reference"], lost, "{causes:#}");
        assert!(causes[0]["note"].as_str().unwrap().contains("found by polling"), "{causes:#}");
        assert_eq!(
            (&causes[1]["cause"], &causes[1]["note"]),
            (&json!("reserve"), &json!(null)),
            "{causes:#}"
        );
    }
    spark.ok(&["stock", "verify"]);
}
