//! `spark daemon`: a process that stays.

mod doubt;
mod fuzz;
mod hear;
mod lifecycle;
mod share;
mod supervised;
mod tls;

use serde_json::Value;

use crate::support::{Daemon, PATIENCE, Sandbox, Spark, until};

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

/// Returns how many messages of a marketplace a daemon has acknowledged, the repeated ones among them.
pub(crate) fn acknowledged(daemon: &Daemon, platform: &str) -> f64 {
    let taken = |outcome| gauge(daemon, "spark_webhooks_total", &[platform, outcome]);
    ["new", "repeat", "spooled"].map(taken).iter().sum()
}

/// Returns how many messages the inbox holds in one state.
fn messages(spark: &Spark, state: &str) -> i64 {
    messages_of(spark, |row| row["state"] == state)
}

/// Returns how many messages the inbox holds, in whatever state, when none waits beside the database any more.
fn kept(spark: &Spark) -> i64 {
    until("what waits beside the database", || spooled(spark) == 0);
    messages_of(spark, |_| true)
}

/// All at once: a message goes from one state to the next.
fn messages_of(spark: &Spark, which: impl Fn(&Value) -> bool) -> i64 {
    let inbox = spark.json(&["daemon", "status"])["inbox"].clone();
    let rows = inbox.as_array().unwrap().iter().filter(|row| which(row));
    rows.map(|row| row["messages"].as_i64().unwrap()).sum()
}

/// Returns how many batches of messages wait beside the database: whenever it is slow.
fn spooled(spark: &Spark) -> usize {
    let folder = spark.database_file().map(|file| file.with_extension("db-inbox"));
    folder.and_then(|folder| Some(std::fs::read_dir(folder).ok()?.count())).unwrap_or_default()
}

/// Returns what both shops show of a SKU.
fn shown(sandbox: &Sandbox, shops: &[String; 2], sku: &str) -> [i64; 2] {
    shops.each_ref().map(|shop| sandbox.shown(shop)[sku])
}
