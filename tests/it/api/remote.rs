//! `spark --server`: reports from a daemon elsewhere, as they would be printed beside its database.

use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Stdio;

use serde_json::{Value, json};
use wiremock::matchers::{header, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::stage::{PASSWORD, Stage, advance, place, stage};
use crate::support::{Daemon, Ended, Spark};

/// Somewhere else: a home without a database, whose commands ask the daemon at `url`.
fn elsewhere(url: &str) -> Spark {
    let mut spark = Spark::bare();
    spark.set("SPARK_SERVER", url);
    spark
}

/// As [`elsewhere`], with somebody logged in.
fn logged_in(url: &str, email: &str) -> Spark {
    let spark = elsewhere(url);
    let _ = spark.feed(&["login", email], PASSWORD.as_bytes()).exits(0);
    spark
}

/// Insists that a report says the same here and there, byte for byte.
#[track_caller]
fn same(here: &Spark, there: &Spark, args: &[&str]) {
    let [local, remote] = [here, there].map(|spark| spark.run(args));
    assert_eq!(
        (local.exit, &local.stdout),
        (remote.exit, &remote.stdout),
        "{}\n{}",
        local.text(),
        remote.text()
    );
    if local.exit != 0 && args.contains(&"--json") {
        assert_eq!(local.error()["code"], remote.error()["code"], "{}\n{}", local.text(), remote.text());
    }
}

const FORMATS: [&[&str]; 4] = [&[], &["--json"], &["--format", "ndjson"], &["--format", "csv"]];

/// The stage, with orders of either shop in several states.
fn sold() -> Stage {
    let stage = stage();
    let [tiktok, shopee] = &stage.shops;
    let orders = [(tiktok, "A"), (shopee, "A"), (shopee, "A"), (tiktok, "B")];
    let orders = orders.map(|(shop, sku)| place(&stage.sandbox, shop, sku, 2));
    advance(&stage.sandbox, &orders[0], "paid");
    advance(&stage.sandbox, &orders[1], "cancelled");
    advance(&stage.sandbox, &orders[2], "shipped");
    stage.take_in([6, 6]);
    stage
}

#[test]
fn every_report_is_the_same_byte_for_byte_in_every_format() {
    let stage = sold();
    let there = logged_in(stage.daemon.url(), "owner@example.com");
    for args in [
        &["status"][..],
        &["stock", "list"],
        &["stock", "show", "A", "--at", "2040-01-01"],
        &["order", "list"],
        &["order", "export"],
        &["analytics", "summary", "--until", "2040-01-01"],
        &["analytics", "revenue"],
        &["analytics", "orders"],
        &["analytics", "top"],
        &["analytics", "stock", "--until", "2040-01-01"],
    ] {
        for format in FORMATS {
            same(&stage.spark, &there, &[args, format].concat());
        }
    }
    for by in ["day", "week", "month", "shop", "platform", "sku", "status"] {
        same(&stage.spark, &there, &["analytics", "revenue", "--by", by, "--json"]);
    }
    for args in [
        "stock list --low",
        "stock show nobodys",
        "order list --status to_ship --shop tiktok-id --shop shopee-id",
        "order list --unmapped --since 30d",
        "order list --until yesterday",
        "order list --limit 1",
        "order list --after 404",
        "order list --shop nowhere",
        "analytics summary --shop nowhere",
        "analytics revenue --chart --color never",
        "analytics top --by shop --rank units --limit 1",
        "analytics top --platform tiktok --platform shopee --chart",
        "analytics revenue --platform tiktok --since yesterday --tz Asia/Jakarta",
        "analytics orders --since 2026-01-01 --until 2026-01-02",
        "analytics stock --since 2026-01-01 --until 2040-01-01 --chart",
    ] {
        let args: Vec<_> = args.split(' ').collect();
        same(&stage.spark, &there, &args);
        same(&stage.spark, &there, &[&args, &["--json"][..]].concat());
    }
    let last = stage.spark.json(&["order", "list"])[1]["order_id"].as_str().unwrap().to_owned();
    same(&stage.spark, &there, &["order", "list", "--after", &last]);

    // What a shop sold stays the owner's to report on when the shop is not connected any more.
    stage.spark.ok(&["shop", "disconnect", "shopee-id", "--yes"]);
    for args in
        [&["status", "--json"][..], &["order", "export"], &["analytics", "top", "--shop", "shopee-id"]]
    {
        same(&stage.spark, &there, args);
    }
}

#[test]
fn a_list_of_many_pages_is_whole() {
    let spark = Spark::new();
    let rows: String = (0..2_300).map(|n| format!("SKU/{n:04},{n}\n")).collect();
    spark.ok(&["sku", "import", &spark.file("skus.csv", format!("sku,stock\n{rows}"))]);
    let daemon = Daemon::start(&spark, &[]);
    let _ = spark.feed(&["user", "add", "o@example.com", "--role", "owner"], PASSWORD.as_bytes()).exits(0);
    let there = logged_in(daemon.url(), "o@example.com");
    for args in [
        "stock list --format csv",
        "stock list",
        "stock list --json --limit 1500",
        "stock list --json --after SKU/1999",
        "stock show SKU/0007 --at 2040-01-01",
    ] {
        same(&spark, &there, &args.split(' ').collect::<Vec<_>>());
    }
}

#[test]
fn somebody_sees_no_more_there_than_their_shops() {
    let stage = sold();
    stage.person(&["staff@example.com", "--shop", "tiktok-id"]);
    let there = logged_in(stage.daemon.url(), "staff@example.com");
    let shops = |rows: &Value| {
        let mut shops: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["shop"].clone()).collect();
        shops.dedup();
        shops
    };
    assert_eq!(shops(&there.json(&["order", "list"])), ["tiktok-id"]);
    assert_eq!(shops(&there.json(&["analytics", "revenue", "--by", "shop"])), ["tiktok-id"]);
    assert_eq!(there.json(&["status"])["shops"].as_array().unwrap().len(), 1);
    assert_eq!(there.fails(&["order", "list", "--shop", "shopee-id"], 5)["code"], "no_such_shop");
}

#[test]
fn a_login_is_kept_for_its_owner_alone_and_ends_with_the_session() {
    let stage = stage();
    let there = elsewhere(stage.daemon.url());
    let error = there.fails(&["status"], 4);
    assert_eq!(
        (&error["code"], error["hint"].as_str().unwrap().contains("spark login")),
        (&json!("not_logged_in"), true)
    );
    let wrong = there.feed(&["login", "owner@example.com", "--json"], b"wrong").exits(4);
    assert_eq!(wrong.error()["code"], "login_wrong");

    let login = there.feed(&["login", "owner@example.com", "--json", "-vvv"], PASSWORD.as_bytes()).exits(0);
    let told = login.json();
    assert_eq!(
        (&told["server"], &told["email"], &told["group"], &told["role"], &told["kept"]),
        (
            &json!(stage.daemon.url()),
            &json!("owner@example.com"),
            &json!("main"),
            &json!("owner"),
            &json!("file")
        )
    );
    assert_eq!(there.path("logins").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let token = kept(&there, stage.daemon.url())["token"].as_str().unwrap().to_owned();
    let report = there.run(&["status", "-vvv", "--log-format", "json"]).exits(0);
    for said in [&login, &report] {
        assert!(!said.text().contains(&token) && !said.text().contains(PASSWORD), "{}", said.text());
    }
    let sessions = stage.phone.get("/api/v1/sessions").is(200).data();
    let mut devices = sessions.as_array().unwrap().iter().map(|session| session["device"].as_str().unwrap());
    assert!(devices.any(|device| device.starts_with("spark/")), "{sessions}");

    // A job's own token goes first; one that is none opens nothing.
    let mut job = elsewhere(stage.daemon.url());
    job.set("SPARK_TOKEN", &token);
    assert_eq!(job.json(&["stock", "list"]), there.json(&["stock", "list"]));
    job.set("SPARK_TOKEN", "nonsense");
    assert_eq!(job.fails(&["stock", "list"], 4)["code"], "session_invalid");

    there.ok(&["logout"]);
    assert_eq!(there.fails(&["status"], 4)["code"], "not_logged_in");
    job.set("SPARK_TOKEN", &token);
    assert_eq!(job.fails(&["status"], 4)["code"], "session_invalid");
    let everywhere = logged_in(stage.daemon.url(), "owner@example.com");
    everywhere.ok(&["logout", "--everywhere"]);
    stage.phone.get("/api/user/profile").is(401);
}

fn kept(spark: &Spark, url: &str) -> Value {
    let logins: Value = serde_json::from_slice(&std::fs::read(spark.path("logins")).unwrap()).unwrap();
    logins[url].clone()
}

#[test]
fn a_login_that_is_half_over_is_renewed_by_use() {
    let stage = stage();
    let url = stage.daemon.url();
    let there = logged_in(url, "owner@example.com");
    let fresh = kept(&there, url);
    there.ok(&["status"]);
    assert_eq!(kept(&there, url), fresh);
    let mut old = fresh;
    old["expires_at"] = json!("2026-01-01T00:00:00Z");
    let _ = there.file("logins", json!({ url: old }).to_string());
    there.ok(&["status"]);
    assert_ne!(kept(&there, url)["expires_at"], old["expires_at"]);
    there.ok(&["status"]);
}

#[test]
fn what_has_no_remote_form_says_so_and_does_nothing() {
    let there = elsewhere("https://spark.example.com");
    for args in [
        &["stock", "set", "A", "1"][..],
        &["stock", "push"],
        &["order", "pull"],
        &["sku", "list"],
        &["init"],
        &["db", "check"],
        &["daemon"],
        &["completions", "bash"],
    ] {
        let error = there.fails(args, 2);
        assert_eq!(error["code"], "no_remote_form", "{error}");
        assert!(error["message"].as_str().unwrap().contains("`stock list`"), "{error}");
    }
    assert_eq!(there.fails(&["status", "--group", "main"], 2)["code"], "group_not_remote");
    assert!(std::fs::read_dir(there.home()).unwrap().next().is_none(), "nothing was made");
    let spark = Spark::bare();
    for url in ["http://spark.example.com", "http://10.0.0.1:5001", "https://u:p@h", "ftp://h", "spark"] {
        let refused = spark.run(&["status", "--server", url]).exits(2);
        assert!(refused.stderr.contains("https://"), "{}", refused.text());
    }
    assert_eq!(spark.fails(&["login", "a@example.com"], 2)["code"], "server_unnamed");
    assert_eq!(spark.fails(&["logout"], 2)["code"], "server_unnamed");
}

/// A server of this machine that is no spark of this version, and whoever asks it.
struct Stranger {
    server: MockServer,
    runtime: tokio::runtime::Runtime,
    spark: Spark,
}

impl Stranger {
    fn new() -> Self {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let server = runtime.block_on(MockServer::start());
        let mut spark = elsewhere(&server.uri());
        spark.set("SPARK_TOKEN", "a.b.c");
        Self { server, runtime, spark }
    }

    fn says(&self, mock: Mock) {
        self.runtime.block_on(mock.mount(&self.server));
    }

    fn asked(&self) -> Ended {
        self.spark.run(&["stock", "list", "--json"])
    }
}

#[test]
fn who_does_not_answer_as_a_daemon_of_this_version_is_named() {
    let stranger = Stranger::new();
    let error = stranger.asked().exits(8).error();
    assert_eq!(error["code"], "daemon_strange");
    assert_eq!(error["causes"], json!(["it answered 404 Not Found", "it is no spark daemon"]));
    let banner = json!({"success": true, "data": {"name": "spark", "version": "0.0.1"}});
    stranger.says(Mock::given(path("/")).respond_with(ResponseTemplate::new(200).set_body_json(banner)));
    let missing = json!({"success": false, "message": "Route not found"});
    let missing = ResponseTemplate::new(404).set_body_json(missing);
    stranger.says(Mock::given(path("/api/v1/stock")).respond_with(missing).up_to_n_times(1));
    let error = stranger.asked().exits(8).error();
    assert!(error["causes"][1].as_str().unwrap().starts_with("it is spark 0.0.1, this is "), "{error}");

    // A token is not carried on to another place.
    let moved =
        ResponseTemplate::new(301).insert_header("location", format!("{}/elsewhere", stranger.server.uri()));
    stranger.says(Mock::given(path("/api/v1/stock")).respond_with(moved).up_to_n_times(1));
    assert_eq!(stranger.asked().exits(8).error()["causes"][0], "it answered 301 Moved Permanently");
    stranger.says(Mock::given(path("/api/v1/stock")).respond_with(ResponseTemplate::new(502)));
    assert_eq!(stranger.asked().exits(7).error()["code"], "daemon_unavailable");
    let asked = stranger.runtime.block_on(stranger.server.received_requests()).unwrap();
    assert!(asked.iter().all(|request| request.url.path() != "/elsewhere"));
}

#[test]
fn a_daemon_that_asks_for_patience_gets_it() {
    let stranger = Stranger::new();
    let busy = json!({"success": false, "message": "Too many requests", "code": "too_many_requests"});
    let busy =
        |wait: &str| ResponseTemplate::new(429).insert_header("retry-after", wait).set_body_json(&busy);
    let page = |rows: Value| ResponseTemplate::new(200).set_body_json(json!({"success": true, "data": rows}));
    let list = || Mock::given(path("/api/v1/stock")).and(header("authorization", "Bearer a.b.c"));
    stranger.says(list().respond_with(busy("0")).up_to_n_times(2));
    stranger.says(list().and(query_param("after", "A")).respond_with(page(json!([]))));
    stranger.says(list().respond_with(page(json!([{"sku": "A"}]))));
    assert_eq!(stranger.asked().exits(0).json(), json!([{"sku": "A"}]));

    let stranger = Stranger::new();
    stranger.says(list().respond_with(busy("900")));
    assert_eq!(stranger.asked().exits(7).error()["code"], "too_many_requests");
}

#[test]
fn nobody_there_is_for_later_and_waiting_can_be_interrupted() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let mut there = elsewhere(&url);
    there.set("SPARK_TOKEN", "a.b.c");
    let mut child = there.command(&["status", "--json"]);
    let child = child.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (connection, _) = listener.accept().unwrap();
    let kill =
        std::process::Command::new("/bin/sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(kill.unwrap().success());
    let ended = Ended::of(&["status"], child.wait_with_output().unwrap()).exits(130);
    assert_eq!(ended.error()["code"], "interrupted");
    drop((connection, listener));
    let error = there.fails(&["status"], 7);
    assert_eq!(error["code"], "daemon_unreachable", "{error}");
    assert!(error["causes"].as_array().is_some_and(|causes| !causes.is_empty()), "{error}");
}
