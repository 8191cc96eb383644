//! Push of 10,000 changed listings against what the rate limits allow at best.
//!
//! Two sandbox shops (one a marketplace) with 1,000 products of 5 variants each, 50 ms latency, real limits. The floor
//! is computed from the sandbox's own count of requests: no client can be faster than its requests at the limit's rate.
//!
//! Run with `cargo bench --bench push`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[expect(dead_code, unused_imports, reason = "the tests use the rest of the stage")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use support::{Sandbox, Spark};

const PRODUCTS: usize = 1000;
const VARIANTS: usize = 5;
const LATENCY: Duration = Duration::from_millis(50);
/// The sandbox's bucket for one app, shop and endpoint: requests a second, and how many at once.
const RATE: f64 = 50.0;
const BURST: f64 = 50.0;

fn main() {
    let sandbox = Sandbox::with(&["--latency", "50ms", "--rate-limits", "real"]);
    for platform in ["tiktok", "shopee"] {
        let shop = sandbox.shop(platform, "Bench");
        let products: Vec<_> = (0..PRODUCTS)
            .map(|product| {
                let skus: Vec<_> = (0..VARIANTS)
                    .map(|variant| json!({"seller_sku": code(platform, product, variant), "quantity": 5, "price": "5000"}))
                    .collect();
                json!({"title": format!("Product {product}"), "skus": skus})
            })
            .collect();
        sandbox.post("products", json!({"platform": platform, "shop_id": shop, "products": products}));
    }
    let spark = Spark::beside(&sandbox);
    spark.connect(&sandbox, "tiktok");
    spark.connect(&sandbox, "shopee");
    let mut file = "sku,stock\n".to_owned();
    for platform in ["tiktok", "shopee"] {
        for product in 0..PRODUCTS {
            for variant in 0..VARIANTS {
                let _ = writeln!(file, "{},7", code(platform, product, variant));
            }
        }
    }
    let file = spark.file("skus.csv", file);
    spark.ok(&["sku", "import", &file]);
    // No shop made its whole catalogue this very second. The marketplaces' clocks count seconds: of a product that was
    // read in the second of its last change, it is not known whether it changed once more.
    std::thread::sleep(Duration::from_secs(3));
    timed("listing pull", || spark.ok(&["listing", "pull"]));
    spark.ok(&["map", "auto"]);

    let before = requests(&sandbox);
    let (report, wall) = timed("push", || spark.json(&["stock", "push", "--yes"]));
    let made = since(&before, &requests(&sandbox));
    assert_eq!(report["pushed"], json!(2 * PRODUCTS * VARIANTS), "{report:.400}");
    let calls: u64 = made.values().sum();
    let floor = floor(&made);
    println!("first push    {} listings changed, {calls} requests: {made:#?}", report["pushed"]);
    println!(
        "wall / floor  {:.2} s / {:.2} s = {:.3}",
        wall.as_secs_f64(),
        floor,
        wall.as_secs_f64() / floor
    );
    println!("requests per changed variant  {:.4}", calls as f64 / (2 * PRODUCTS * VARIANTS) as f64);

    for which in ["second", "third"] {
        let before = requests(&sandbox);
        let (report, _) = timed("push again", || spark.json(&["stock", "push", "--yes"]));
        println!(
            "{which} push: {} pushed, requests: {:#?}",
            report["pushed"],
            since(&before, &requests(&sandbox))
        );
    }
}

fn code(platform: &str, product: usize, variant: usize) -> String {
    format!("{}-{product:04}-{variant}", &platform[..2])
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    println!("{what:<13} {:.2} s", start.elapsed().as_secs_f64());
    (result, start.elapsed())
}

/// Every endpoint with its requests so far, by the sandbox's own count.
fn requests(sandbox: &Sandbox) -> BTreeMap<String, u64> {
    let truth = sandbox.get("truth");
    let endpoints: &Value = &truth["endpoints"];
    let entries: Vec<(String, u64)> = match endpoints {
        Value::Object(map) => {
            map.iter().map(|(name, of)| (name.clone(), of["requests"].as_u64().unwrap())).collect()
        }
        Value::Array(list) => list
            .iter()
            .map(|of| (of["endpoint"].as_str().unwrap().to_owned(), of["requests"].as_u64().unwrap()))
            .collect(),
        other => panic!("truth names no endpoints: {other}"),
    };
    let mut sums = BTreeMap::new();
    for (name, count) in entries {
        // One bucket an endpoint: the product's id in TikTok's path does not make another.
        let id = |part: &str| part.len() > 12 && part.parse::<u64>().is_ok();
        let name: Vec<_> = name.split('/').map(|part| if id(part) { "{id}" } else { part }).collect();
        *sums.entry(name.join("/")).or_insert(0) += count;
    }
    sums
}

fn since(before: &BTreeMap<String, u64>, after: &BTreeMap<String, u64>) -> BTreeMap<String, u64> {
    after
        .iter()
        .map(|(name, count)| (name.clone(), count - before.get(name).unwrap_or(&0)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

/// Seconds below which no client can be: the slowest bucket's requests at its rate, and one answer to read what the
/// shop shows before one to write it.
fn floor(made: &BTreeMap<String, u64>) -> f64 {
    let slowest = made.values().map(|count| (*count as f64 - BURST).max(0.0) / RATE).fold(0.0, f64::max);
    slowest + 2.0 * LATENCY.as_secs_f64()
}
