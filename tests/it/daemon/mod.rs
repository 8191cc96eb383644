//! `spark daemon`: a process that stays.

mod doubt;
mod fuzz;
mod hear;
mod lifecycle;
mod share;
mod supervised;
mod tls;

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Daemon, Sandbox, Spark};

/// How long a test waits for what takes a moment, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(60);

/// A config that polls so seldom that it never happens in a test.
pub(crate) const DEAF: &[(&str, &str)] =
    &[("SPARK_SYNC_ORDERS_EVERY", "6h"), ("SPARK_SYNC_PUSH_EVERY", "6h")];

/// Sets variables for every later run.
fn with(mut spark: Spark, variables: &[(&str, &str)]) -> Spark {
    for (name, value) in variables {
        spark.set(name, value);
    }
    spark
}

/// Waits until `is_so`, and returns how long that took.
#[track_caller]
pub(crate) fn until(what: &str, mut is_so: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "waited in vain for: {what}");
        std::thread::yield_now();
    }
    began.elapsed()
}

/// Waits until the daemon has done everything that it does first: all shops' first orders and pushes.
#[track_caller]
pub(crate) fn settled(spark: &Spark, shops: usize) {
    until("the first runs", || {
        let jobs = spark.json(&["daemon", "status"])["jobs"].clone();
        let done =
            |job: &&Value| job["status"] == "done" && matches!(job["job"].as_str(), Some("orders" | "push"));
        jobs.as_array().unwrap().iter().filter(done).count() == 2 * shops
    });
}

/// Returns what a daemon counts under `name`, all rows together of which every one of `labels` is true.
pub(crate) fn gauge(daemon: &Daemon, name: &str, labels: &[&str]) -> f64 {
    let metrics = daemon.get("/metrics").1;
    let is_meant = |row: &str| labels.iter().all(|label| row.contains(&format!("=\"{label}\"")));
    let rows = metrics.lines().filter(|row| row.starts_with(&format!("{name}{{")) && is_meant(row));
    rows.filter_map(|row| row.rsplit(' ').next()?.parse::<f64>().ok()).sum()
}

/// Returns how many messages the inbox holds in one state.
fn messages(spark: &Spark, state: &str) -> i64 {
    let inbox = spark.json(&["daemon", "status"])["inbox"].clone();
    let rows = inbox.as_array().unwrap().iter().filter(|row| row["state"] == state);
    rows.map(|row| row["messages"].as_i64().unwrap()).sum()
}

/// Returns what both shops show of a SKU.
fn shown(sandbox: &Sandbox, shops: &[String; 2], sku: &str) -> [i64; 2] {
    shops.each_ref().map(|shop| sandbox.shown(shop)[sku])
}
