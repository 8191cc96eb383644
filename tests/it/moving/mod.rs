//! Moving: out of SparkCommerce, and from one database into another.

mod old;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::Arc;

use serde_json::{Value, json};
use spark::clock::{Entropy, SystemClock};
use spark::marketplace::{Callback, Marketplace as _, tiktok};
use url::Url;

use crate::support::{Database, PASSWORD, Sandbox, Spark};
use old::{HASH, Kind, Real, TOKEN_KEY};

/// A PostgreSQL of this test's own, which ends with this: its script does when its stdin does.
struct Postgres {
    url: String,
    script: Child,
    stdin: Option<ChildStdin>,
}

impl Postgres {
    /// Starts one; `None`, where PostgreSQL is not installed and need not be: under `CI=true` there must be.
    fn start() -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/postgres");
        let mut script = Command::new(script)
            .arg(port.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, mut url) = (script.stdin.take(), String::new());
        BufReader::new(script.stdout.take().unwrap()).read_line(&mut url).unwrap();
        if !url.starts_with("postgres://") {
            #[expect(clippy::disallowed_methods, reason = "the tests' own environment")]
            let ci = std::env::var("CI");
            assert_ne!(ci.as_deref(), Ok("true"), "these tests need PostgreSQL: see scripts/test");
            let _ = script.wait();
            let _ = writeln!(std::io::stderr(), "skipped: PostgreSQL is not installed");
            return None;
        }
        Some(Self { url: url.trim_end().to_owned(), script, stdin })
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stdin.take();
        let _ = self.script.wait();
    }
}

/// Authorises the sandbox's TikTok shop as the old backend had: outside of this spark.
fn authorise(sandbox: &Sandbox) -> Real {
    let of = |key: &str| sandbox.ready["tiktok"][key].as_str().unwrap().to_owned();
    let config = tiktok::Config {
        app_key: of("app_key"),
        app_secret: of("app_secret").into(),
        service_id: of("service_id"),
        api_url: of("api_url").parse().unwrap(),
        auth_url: of("auth_url").parse().unwrap(),
        authorize_url: of("authorize_url").parse().unwrap(),
    };
    let market = tiktok::TikTok::new(config, Arc::new(SystemClock), Arc::new(Entropy::system()));
    let redirect = Url::parse("http://127.0.0.1:5588/callback").unwrap();
    let back = sandbox.approve(market.consent_url(&redirect, "state-1").unwrap().as_str());
    let query = Url::parse(&back).unwrap().query_pairs().into_owned().collect();
    let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let grant = runtime.block_on(market.redeem(&Callback { query })).unwrap().remove(0);
    Real {
        shop_id: grant.shops[0].shop_id.to_string(),
        cipher: grant.shops[0].cipher.clone().unwrap(),
        open_id: grant.subject,
        access: grant.tokens.access.expose().to_owned(),
        refresh: grant.tokens.refresh.expose().to_owned(),
    }
}

fn sums(moved: &Value) -> Vec<(String, [u64; 4])> {
    let number = |row: &Value, key: &str| row[key].as_u64().unwrap();
    let of = |row: &Value| {
        let sums = ["found", "new", "there", "left"].map(|key| number(row, key));
        (row["table"].as_str().unwrap().to_owned(), sums)
    };
    moved["tables"].as_array().unwrap().iter().map(of).collect()
}

fn left(moved: &Value) -> Vec<String> {
    let of = |row: &Value| {
        format!(
            "{}/{}: {}",
            row["table"].as_str().unwrap(),
            row["row"].as_str().unwrap(),
            row["reason"].as_str().unwrap()
        )
    };
    moved["left"].as_array().unwrap().iter().map(of).collect()
}

/// What comes from the backend, whichever server it was on.
fn a_backend_moves_over(kind: Kind, url: &str) {
    let sandbox = Sandbox::start();
    let shop = sandbox.shop("tiktok", "Toko TikTok");
    sandbox.products("tiktok", &shop, &[("A", 3)]);
    let real = authorise(&sandbox);
    old::play(kind, url, PASSWORD, old::backend(kind, &real));
    let mut spark = Spark::beside(&sandbox);
    spark.set("OLD_DB", PASSWORD);
    spark.set("TOKEN_ENCRYPTION_KEY", TOKEN_KEY);
    let all = ["db", "import-sparkcommerce", url, "--password", "env:OLD_DB"];
    let with_key = [&all[..], &["--token-key", "env:TOKEN_ENCRYPTION_KEY", "--json"]].concat();

    let rehearsed = spark.run(&[&with_key[..], &["--dry-run"]].concat()).exits(3).json();
    assert_eq!(spark.json(&["group", "list"]).as_array().unwrap().len(), 1, "a rehearsal changed something");
    let moved = spark.run(&with_key).exits(3).json();
    assert_eq!((sums(&moved), left(&moved)), (sums(&rehearsed), left(&rehearsed)));
    let expected = [
        ("groups", [2, 1, 0, 1]),
        ("users", [5, 4, 0, 1]),
        ("shops", [5, 2, 0, 3]),
        ("tokens", [2, 2, 0, 0]),
        ("user_shops", [7, 3, 0, 4]),
    ];
    assert_eq!(sums(&moved), expected.map(|(table, sums)| (table.to_owned(), sums)), "{moved:#}");
    let left = left(&moved);
    for reason in [
        "groups/bad gid: ",
        "users/4: another user",
        "shops/3: ",
        "shops/4: nobody",
        "shops/5: people of several",
        "user_shops/4: it had been ended",
    ] {
        assert!(left.iter().any(|line| line.starts_with(reason)), "{reason}: {left:#?}");
    }
    let text = moved.to_string();
    assert!(!text.contains(HASH) && !text.contains(&real.access) && !text.contains("s3cret"), "{text}");

    // The shop works at once: with its tokens, in its group and for no other.
    let in_group = |args: &[&'static str]| [&["--group", "TOKO1"], args].concat();
    assert_eq!(spark.json(&["shop", "list"]), json!([]));
    let shops = spark.json(&in_group(&["shop", "list"]));
    let ids: Vec<_> =
        shops.as_array().unwrap().iter().map(|shop| shop["shop_id"].as_str().unwrap()).collect();
    assert_eq!((ids.len(), ids.contains(&real.shop_id.as_str()), ids.contains(&"220011")), (2, true, true));
    spark.ok(&in_group(&["listing", "pull", "--shop", "tiktok-id"]));
    assert_eq!(spark.json(&in_group(&["listing", "list"]))[0]["seller_sku"], "A");
    let users = spark.json(&in_group(&["user", "list"]));
    let budi = users.as_array().unwrap().iter().find(|user| user["email"] == "budi@example.com").unwrap();
    assert_eq!(budi["name"], "Budi", "{budi}");

    // Again: nothing is doubled, and what is here stays.
    let again = spark.run(&with_key).exits(3).json();
    assert!(sums(&again).iter().all(|(_, [_, new, _, _])| *new == 0), "{again:#}");
}

#[test]
fn a_backend_on_postgresql_moves_over() {
    let Some(server) = Postgres::start() else { return };
    a_backend_moves_over(Kind::Postgres, &server.url);
}

#[test]
fn a_backend_on_mariadb_moves_over() {
    let Some(database) = Database::new() else { return };
    a_backend_moves_over(Kind::MySql, &database.url());
}

#[test]
fn without_their_key_tokens_stay_and_a_wrong_one_opens_none() {
    let Some(database) = Database::new() else { return };
    let real = Real {
        shop_id: "7495".to_owned(),
        cipher: "c".to_owned(),
        open_id: "o".to_owned(),
        access: "a-secret".to_owned(),
        refresh: "r-secret".to_owned(),
    };
    old::play(Kind::MySql, &database.url(), PASSWORD, old::backend(Kind::MySql, &real));
    let mut spark = Spark::new();
    let url = database.url();
    spark.set("OLD_DB", PASSWORD);
    let all = ["db", "import-sparkcommerce", &url, "--password", "env:OLD_DB", "--json", "--dry-run"];
    let moved = spark.run(&all).exits(3).json();
    assert!(
        left(&moved).contains(&"tokens/1: it is sealed, and no token key was given".to_owned()),
        "{moved:#}"
    );
    for (key, exit) in [("fedcba9876543210fedcba9876543210", 3), ("too short", 8)] {
        spark.set("KEY", key);
        let ended = spark.run(&[&all[..], &["--token-key", "env:KEY"]].concat()).exits(exit);
        assert!(!ended.stderr.contains(key) && !ended.stdout.contains("-secret"));
        if exit == 3 {
            assert!(left(&ended.json()).contains(&"tokens/1: the token key does not open it".to_owned()));
        }
    }
    spark.set("OLD_DB", "wrong");
    let error = spark.fails(&all[..5], 8);
    assert!(!error.to_string().contains("wrong"), "{error}");
}

#[test]
fn a_phone_moves_over_and_what_could_not_come_comes_later() {
    let sandbox = Sandbox::start();
    let shop = sandbox.shop("tiktok", "T");
    let made = sandbox.products("tiktok", &shop, &[("x", 3), ("y", 4)]);
    let id = |at: usize, key: &str| made["products"][at][key].as_str().unwrap().to_owned();
    let variant = |at: usize| made["products"][at]["skus"][0]["variant_id"].as_str().unwrap().to_owned();
    let (product_x, product_y) = (id(0, "product_id"), id(1, "product_id"));
    let (variant_x, variant_y) = (variant(0), variant(1));
    let spark = Spark::beside(&sandbox);
    spark.ok(&["sku", "add", "HERE", "--stock", "9"]);
    let skus = [("KOPI-1", 12, 15000.0), ("teh", 0, 0.0), ("HERE", 1, 1.0), ("MINUS", -2, 0.0)];
    let mappings = [
        ["KOPI-1", "TIKTOK", shop.as_str(), &product_x, &variant_x, ""],
        ["teh", "TIKTOK", &shop, &product_y, &variant_y, "7001"],
        ["GONE", "TIKTOK", &shop, &product_y, &variant_y, ""],
        ["KOPI-1", "SHOPEE", "220011", "1", "0", ""],
    ];
    let file = spark.path("sku_manager.db");
    old::phone(&file, &skus, &mappings, &shop);
    let import = ["db", "import-sparkcommerce", "sku_manager.db", "--json"];

    let first = spark.run(&import).exits(3).json();
    let expected = |mapped, posted| {
        [("sku_master", [4, 2, 1, 1]), ("sku_marketplace_mapping", mapped), ("transaction_sync_log", posted)]
            .map(|(table, sums)| (table.to_owned(), sums))
    };
    assert_eq!(sums(&first), expected([4, 0, 0, 4], [1, 0, 0, 1]), "{first:#}");
    let kopi = spark.json(&["sku", "show", "KOPI-1"]);
    assert_eq!(
        (&kopi["on_hand"], &kopi["price"], &kopi["name"]),
        (&json!(12), &json!("15000.00"), &json!("KOPI-1 ☕"))
    );
    assert_eq!(spark.json(&["sku", "show", "HERE"])["on_hand"], 9, "what is here stays");
    assert_eq!(spark.json(&["stock", "history", "KOPI-1"])[0]["reference"], "sparkcommerce");

    spark.connect(&sandbox, "tiktok");
    spark.ok(&["listing", "pull"]);
    let second = spark.run(&import).exits(3).json();
    let mut later = expected([4, 2, 0, 2], [1, 1, 0, 0]);
    later[0].1 = [4, 0, 3, 1];
    assert_eq!(sums(&second), later, "{second:#}");
    let list = spark.json(&["map", "list"]);
    let mut mapped: Vec<_> =
        list.as_array().unwrap().iter().map(|row| row["sku"].as_str().unwrap()).collect();
    mapped.sort_unstable();
    assert_eq!(mapped, ["KOPI-1", "teh"]);
    assert_eq!(spark.json(&["shop", "show", "tiktok-id"])["posted_to_dashboard"]["orders"], 20);
    assert!(spark.json(&["stock", "verify"])["wrong"].is_null());
}

#[test]
fn what_is_no_old_database_is_refused_and_changes_nothing() {
    let spark = Spark::new();
    spark.file("rubbish.db", "no database at all");
    rusqlite::Connection::open(spark.path("other.db")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    for file in ["rubbish.db", "other.db", "missing.db"] {
        let error = spark.fails(&["db", "import-sparkcommerce", file], 9);
        assert!(error["message"].as_str().unwrap().len() > 10, "{error}");
    }
    spark.fails(&["db", "import-sparkcommerce", "mysql://s@127.0.0.1:1/old"], 7);
}

/// A seller's database with something in most tables: a shop, listings, stock, orders, people.
fn filled(sandbox: &Sandbox) -> Spark {
    let shop = sandbox.shop("shopee", "S");
    sandbox.products("shopee", &shop, &[("A", 5), ("ключ-🔑", 7)]);
    let spark = Spark::beside(sandbox);
    spark.connect(sandbox, "shopee");
    spark.ok(&["listing", "pull"]);
    for sku in ["A", "ключ-🔑"] {
        spark.ok(&["sku", "add", sku, "--stock", "50"]);
    }
    spark.ok(&["map", "auto"]);
    spark.ok(&["stock", "push", "--yes"]);
    sandbox.post(
        "orders",
        json!({"platform": "shopee", "shop_id": shop, "lines": [{"seller_sku": "A", "quantity": 2}]}),
    );
    spark.ok(&["sync"]);
    spark
}

/// What a seller would notice of a database: every figure and every cause.
fn noticed(spark: &Spark) -> Value {
    let mut all: Vec<_> =
        [&["sku", "list"][..], &["listing", "list"], &["map", "list"], &["order", "list"], &["shop", "list"]]
            .iter()
            .map(|args| spark.json(args))
            .collect();
    for sku in ["A", "ключ-🔑"] {
        all.push(spark.json(&["stock", "history", sku]));
    }
    all.push(spark.json(&["stock", "verify"]));
    Value::Array(all)
}

#[test]
fn a_database_moves_to_a_server_and_back_without_a_difference() {
    let Some(server) = Database::new() else { return };
    let sandbox = Sandbox::start();
    let mut spark = filled(&sandbox);
    let before = noticed(&spark);
    spark.set("DB_PASSWORD", PASSWORD);
    let copied = spark.json(&["db", "copy", "--to", &server.url(), "--password", "env:DB_PASSWORD"]);
    assert_eq!((&copied["resumed"], &copied["ledger"]["movements"]), (&json!(false), &json!(3)), "{copied}");
    let error = spark.fails(&["db", "copy", "--to", &server.url(), "--password", "env:DB_PASSWORD"], 6);
    assert_eq!(error["code"], "database_not_empty");

    spark.set("SPARK_STORE_URL", &server.url());
    spark.set("SPARK_STORE_PASSWORD", "env:DB_PASSWORD");
    assert_eq!(noticed(&spark), before);
    spark.ok(&["stock", "set", "A", "9"]); // ids go on where they were
    spark.ok(&["sync"]);
    assert_eq!(spark.json(&["db", "check"])["sound"], true);
    let after = noticed(&spark);

    spark.json(&["db", "copy", "--to", "sqlite:back.db"]);
    spark.set("SPARK_STORE_URL", "sqlite:back.db");
    assert_eq!(noticed(&spark), after);
    assert_eq!(spark.json(&["db", "check"])["sound"], true);
}

#[test]
fn a_portable_backup_restores_on_either_engine_with_its_secrets_sealed() {
    let Some(server) = Database::new() else { return };
    let sandbox = Sandbox::start();
    let mut spark = filled(&sandbox);
    let before = noticed(&spark);
    spark.set("SPARK_STORE_PASSWORD", "env:DB_PASSWORD");
    spark.set("DB_PASSWORD", PASSWORD);
    spark.ok(&["db", "backup", "sqlite.dump", "--portable"]);
    spark.ok(&["db", "backup", "sqlite.db"]);

    let url = server.url();
    let on_server = |args: &[&str]| {
        let mut command = spark.command(args);
        let output = command.env("SPARK_STORE_URL", &url).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(on_server(&["db", "restore", "sqlite.dump", "--yes"]).0, Some(0));
    assert_eq!(on_server(&["db", "backup", "server.dump"]).0, Some(0));
    let (exit, stderr) = on_server(&["db", "restore", "sqlite.db", "--yes"]);
    assert!(exit == Some(6) && stderr.contains("holds something already"), "{stderr}");

    spark.ok(&["stock", "set", "A", "1"]);
    spark.ok(&["db", "restore", "server.dump", "--yes"]);
    assert_eq!(noticed(&spark), before);
    spark.ok(&["shop", "refresh", "shopee-id"]); // its tokens still open with this home's key

    let other = Database::new().unwrap();
    spark.set("SPARK_STORE_URL", &other.url());
    spark.ok(&["db", "restore", "sqlite.db", "--yes"]);
    assert_eq!(noticed(&spark), before);
}
