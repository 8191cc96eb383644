//! From a sale in one shop to the new figure in the other, through webhooks and a daemon: spark's own share, as the
//! sandbox's answers take no time of their own.
//!
//! `cargo bench --bench latency` places 2,000 sales of 200 SKUs, 25 a second, alternately in two shops. The sandbox says
//! when each listing showed what: a sale's time is from its own shop's change to the other shop's next one of that SKU.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot set its stage should fail there"
)]

#[path = "stage/memory.rs"]
mod memory;
#[path = "../tests/it/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the tests use more of it")]
mod support;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use memory::megabytes;
use serde_json::{Value, json};
use support::{Daemon, Sandbox, Spark};

const SKUS: usize = 200;
const SALES: usize = 2_000;
/// From one sale to the next.
const PACE: Duration = Duration::from_millis(40);
/// What each SKU begins with: more than is sold.
const STOCK: i64 = 1_000;

fn main() {
    let sandbox = Sandbox::start();
    let mut spark = Spark::beside(&sandbox);
    let codes: Vec<_> = (0..SKUS).map(|n| format!("S-{n:03}")).collect();
    let stock: Vec<_> = codes.iter().map(|code| (code.as_str(), STOCK)).collect();
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &stock);
        spark.connect(&sandbox, platform);
        shop
    });
    let mut file = "sku,stock\n".to_owned();
    codes.iter().for_each(|code| writeln!(file, "{code},{STOCK}").unwrap());
    let file = spark.file("skus.csv", file);
    spark.ok(&["sku", "import", &file]);
    spark.json(&["listing", "pull"]);
    spark.json(&["map", "auto"]);
    spark.json(&["sync"]);
    spark.set("SPARK_SYNC_ORDERS_EVERY", "6h");
    let daemon = Daemon::start(&spark, &["--set-webhooks"]);
    let jobs = |spark: &Spark| spark.json(&["daemon", "status"])["jobs"].clone();
    while jobs(&spark).as_array().unwrap().iter().filter(|job| job["status"] == "done").count() < 6 {
        std::thread::sleep(Duration::from_millis(100));
    }

    let began = Instant::now();
    let mut sales = Vec::with_capacity(SALES);
    for n in 0..SALES {
        std::thread::sleep((began + PACE * n as u32).saturating_duration_since(Instant::now()));
        let (shop, code) = (n % 2, &codes[n * 7 % SKUS]);
        let lines = json!([{"seller_sku": code, "quantity": 1}]);
        sandbox.post("orders", json!({"shop_id": shops[shop], "lines": lines}));
        sales.push((shop, code.as_str()));
    }
    let left = STOCK - (SALES / SKUS) as i64;
    while shops.iter().any(|shop| sandbox.shown(shop).values().any(|shown| *shown != left)) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let resident = megabytes(daemon.pid(), "VmRSS").unwrap();
    assert_eq!(daemon.end("TERM").0, Some(0));
    spark.ok(&["stock", "verify"]);

    let mut taken = measure(&sandbox, &shops, &sales);
    taken.sort_unstable();
    let at = |share: f64| taken[((taken.len() - 1) as f64 * share) as usize];
    println!("sale to the other shop, {SALES} sales, {} ms apart", PACE.as_millis());
    println!("p50 {} ms, p90 {} ms, p99 {} ms, longest {} ms", at(0.5), at(0.9), at(0.99), at(1.0));
    println!("the daemon afterwards: {resident:.1} MB resident");
}

/// Returns how long each sale took to reach the other shop, in milliseconds.
fn measure(sandbox: &Sandbox, shops: &[String; 2], sales: &[(usize, &str)]) -> Vec<i64> {
    let changes = sandbox.get("changes?since=0");
    let mut by_listing: HashMap<(&str, &str), Vec<(i64, i64)>> = HashMap::new();
    for change in changes["changes"].as_array().unwrap() {
        let text = |field: &str| change[field].as_str().unwrap();
        let what = |value: &Value| value.as_i64().unwrap();
        let listing = by_listing.entry((text("shop_id"), text("seller_sku"))).or_default();
        listing.push((what(&change["t"]), what(&change["shown"])));
    }
    let mut sold: HashMap<&str, i64> = HashMap::new();
    let time = |shop: usize, code: &str, figure: i64| {
        let changes = &by_listing[&(shops[shop].as_str(), code)];
        changes.iter().find(|(_, shown)| *shown <= figure).map(|(t, _)| *t)
    };
    sales
        .iter()
        .map(|(shop, code)| {
            let units = sold.entry(code).or_default();
            *units += 1;
            let figure = STOCK - *units;
            time(1 - shop, code, figure).unwrap() - time(*shop, code, figure).unwrap()
        })
        .collect()
}
