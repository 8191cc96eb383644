//! How long a marketplace waits for its answer: a webhook is checked and on disk before it is answered.
//!
//! `cargo bench --bench webhooks` sends signed messages about 200 orders of a connected shop to `spark daemon`, which acts on
//! them meanwhile: as fast as they are answered, at 1, 16 and 64 connections, beside `/health` under the same client; and
//! while another process imports SKUs into the same SQLite file, one every 20 ms. Both share the two cores with the daemon.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[path = "../tests/it/support/mod.rs"]
#[expect(dead_code, unused_imports, reason = "the tests use more of it")]
mod support;

use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hmac::{Hmac, KeyInit as _, Mac as _};
use reqwest::{Client, RequestBuilder};
use serde_json::json;
use sha2::Sha256;
use support::{Daemon, Sandbox, Spark};
use tokio::task::JoinSet;

const ORDERS: usize = 200;
/// Messages of one run.
const MESSAGES: usize = 6_400;
const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// SKUs that the other process imports, in one transaction.
const IMPORTED: usize = 100_000;
const PACE: Duration = Duration::from_millis(20);
/// What the marketplaces are promised.
const GOAL_MS: f64 = 100.0;

fn main() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (_sandbox, spark, mut pen) = furnish();
    let daemon = Daemon::start(&spark, &[]);
    pen.url = daemon.url().to_owned();
    for connections in CONNECTIONS {
        let health = || pen.client.get(format!("{}/health", pen.url));
        let health = runtime.block_on(flood(connections, health));
        let webhook = runtime.block_on(flood(connections, || pen.message()));
        println!(
            "{connections:>2} connections: {:.0} messages/s, p50 {:.2} ms, p99 {:.2} ms, longest {:.1} ms; p99 of /health {:.2} ms: {:.1} x",
            webhook.rate,
            webhook.at(0.5),
            webhook.at(0.99),
            webhook.at(1.0),
            health.at(0.99),
            webhook.at(0.99) / health.at(0.99),
        );
    }
    let beside = runtime.block_on(beside_an_import(&spark, &pen));
    println!(
        "beside an import of {IMPORTED} SKUs: {} messages, p50 {:.2} ms, p99 {:.1} ms, longest {:.1} ms; {} above {GOAL_MS} ms",
        beside.taken_ms.len(),
        beside.at(0.5),
        beside.at(0.99),
        beside.at(1.0),
        beside.taken_ms.iter().filter(|ms| **ms > GOAL_MS).count(),
    );
    assert_eq!(daemon.end("TERM").0, Some(0));
    spark.ok(&["stock", "verify"]);
}

/// A connected shop with orders, and who writes about them.
fn furnish() -> (Sandbox, Spark, Pen) {
    let sandbox = Sandbox::start();
    let mut spark = Spark::beside(&sandbox);
    spark.set("SPARK_SYNC_ORDERS_EVERY", "6h");
    let shop = sandbox.shop("tiktok", "tiktok");
    sandbox.products("tiktok", &shop, &[("A", ORDERS as i64)]);
    spark.connect(&sandbox, "tiktok");
    spark.ok(&["sku", "add", "A", "--stock", &ORDERS.to_string()]);
    spark.json(&["listing", "pull"]);
    spark.json(&["map", "auto"]);
    let lines = json!([{"seller_sku": "A", "quantity": 1}]);
    let place = |_| sandbox.post("orders", json!({"shop_id": shop, "lines": lines}))["order_id"].clone();
    let orders = (0..ORDERS).map(place).map(|id| id.as_str().unwrap().to_owned()).collect();
    spark.json(&["sync"]);
    let key = |name: &str| sandbox.ready()["tiktok"][name].as_str().unwrap().to_owned();
    let pen = Pen {
        client: Client::new(),
        url: String::new(),
        app_key: key("app_key"),
        app_secret: key("app_secret"),
        shop,
        orders,
        written: AtomicUsize::new(0),
    };
    (sandbox, spark, pen)
}

/// Writes messages as TikTok does, each another one.
struct Pen {
    client: Client,
    url: String,
    app_key: String,
    app_secret: String,
    shop: String,
    orders: Vec<String>,
    written: AtomicUsize,
}

impl Pen {
    fn message(&self) -> RequestBuilder {
        let n = self.written.fetch_add(1, Ordering::Relaxed);
        let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
        let data = json!({"order_id": self.orders[n % ORDERS]});
        let body = json!({"type": 1, "tts_notification_id": n.to_string(), "shop_id": self.shop, "timestamp": now, "data": data});
        let body = body.to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(self.app_secret.as_bytes()).unwrap();
        mac.update(self.app_key.as_bytes());
        mac.update(body.as_bytes());
        let signature = hex::encode(mac.finalize().into_bytes());
        self.client
            .post(format!("{}/webhooks/tiktok", self.url))
            .header("authorization", signature)
            .body(body)
    }
}

/// How long answers took.
struct Run {
    /// Sorted.
    taken_ms: Vec<f64>,
    /// Answers a second.
    rate: f64,
}

impl Run {
    fn of(mut taken_ms: Vec<f64>, began: Instant) -> Self {
        taken_ms.sort_unstable_by(f64::total_cmp);
        let rate = taken_ms.len() as f64 / began.elapsed().as_secs_f64();
        Self { taken_ms, rate }
    }

    fn at(&self, share: f64) -> f64 {
        self.taken_ms[((self.taken_ms.len() - 1) as f64 * share) as usize]
    }
}

/// Sends a request and returns how long its answer took, in milliseconds.
async fn ask(request: RequestBuilder) -> f64 {
    let began = Instant::now();
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), 200);
    answer.bytes().await.unwrap();
    began.elapsed().as_secs_f64() * 1000.0
}

/// Asks over so many connections, each as fast as it is answered.
async fn flood(connections: usize, request: impl Fn() -> RequestBuilder) -> Run {
    let (began, mut lines, mut taken) = (Instant::now(), JoinSet::new(), Vec::with_capacity(MESSAGES));
    for _ in 0..connections {
        let requests: Vec<_> = (0..MESSAGES / connections).map(|_| request()).collect();
        lines.spawn(async move {
            let mut taken = Vec::with_capacity(requests.len());
            for request in requests {
                taken.push(ask(request).await);
            }
            taken
        });
    }
    while let Some(line) = lines.join_next().await {
        taken.extend(line.unwrap());
    }
    Run::of(taken, began)
}

/// Sends a message now and then for as long as another process imports SKUs, whether the last one is answered or not.
async fn beside_an_import(spark: &Spark, pen: &Pen) -> Run {
    let mut file = "sku,stock\n".to_owned();
    (0..IMPORTED).for_each(|n| writeln!(file, "I-{n},1").unwrap());
    let file = spark.file("import.csv", file);
    let mut import =
        spark.command(&["sku", "import", &file]).stdout(std::process::Stdio::null()).spawn().unwrap();
    let (began, mut answers) = (Instant::now(), JoinSet::new());
    while import.try_wait().unwrap().is_none() {
        answers.spawn(ask(pen.message()));
        tokio::time::sleep(PACE).await;
    }
    Run::of(answers.join_all().await, began)
}
