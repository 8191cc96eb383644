//! `spark analytics summary` over 1,000,000 orders, beside hand-written queries in the `sqlite3` shell on the same
//! database: over the orders themselves, and over the sums that spark keeps.
//!
//! Run with `cargo bench --bench analytics`. Needs the `sqlite3` shell.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[expect(dead_code, unused_imports, reason = "the tests use the rest of the stage")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::Spark;

const RUNS: usize = 20;

/// Two shops, a year of orders, one in ten cancelled, one in ten unpaid; and the sums as ingestion keeps them.
const STAGE: &str = "
    INSERT INTO shop (id, group_id, alias, platform, shop_id, name, region, currency, timezone, status, connected_at)
      VALUES (1, 1, 'a', 'tiktok', '1', '', 'ID', 'IDR', 'Asia/Jakarta', 'connected', 0),
             (2, 1, 'b', 'shopee', '2', '', 'ID', 'IDR', 'Asia/Jakarta', 'connected', 0);
    WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1000000)
    INSERT INTO customer_order (group_id, shop_id, order_id, status, platform_status, updated_at, placed_at, currency,
        amount_minor, units, own_stock, stored_at)
      SELECT 1, 1 + n % 2, n, CASE n % 10 WHEN 3 THEN 'cancelled' WHEN 7 THEN 'unpaid' ELSE 'completed' END, '',
        1760000000000 + n * 31536, 1760000000000 + n * 31536, 'IDR', 500000 + n % 1000, 1 + n % 3, 1, 0 FROM number;
    INSERT INTO order_rollup SELECT shop_id, placed_at / 900000, currency, status, COUNT(*), SUM(units),
      SUM(amount_minor) FROM customer_order GROUP BY 1, 2, 3, 4;
    INSERT INTO order_rollup_block SELECT shop_id, quarter / 3072, currency, status, SUM(orders), SUM(units),
      SUM(amount_minor) FROM order_rollup GROUP BY 1, 2, 3, 4;";

const ORDERS: &str = "SELECT currency, COUNT(*), SUM(units), SUM(amount_minor) FROM customer_order \
     WHERE group_id = 1 AND status NOT IN ('unpaid', 'cancelled') GROUP BY currency";
const SUMS: &str = "SELECT currency, SUM(orders), SUM(units), SUM(amount_minor) FROM order_rollup \
     WHERE shop_id IN (1, 2) AND status NOT IN ('unpaid', 'cancelled') GROUP BY currency";

fn main() {
    let spark = Spark::new();
    let database = spark.path("spark.db");
    let sqlite = |sql: &str| {
        let mut command = Command::new("sqlite3");
        command.arg(&database).arg(sql);
        command
    };
    assert!(sqlite(STAGE).status().unwrap().success());
    let by_hand = median(|| sqlite(ORDERS));
    println!("sqlite3, over the orders   {:.1} ms", ms(by_hand));
    println!("sqlite3, over the sums     {:.1} ms", ms(median(|| sqlite(SUMS))));
    for args in [&["analytics", "summary"][..], &["analytics", "revenue", "--by", "day", "--json"]] {
        let took = median(|| spark.command(args));
        println!(
            "spark {:<20} {:.1} ms ({:.2} x over the orders)",
            args.join(" "),
            ms(took),
            ms(took) / ms(by_hand)
        );
    }
}

fn median(mut command: impl FnMut() -> Command) -> Duration {
    let mut times: Vec<_> = (0..RUNS)
        .map(|_| {
            let mut command = command();
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let start = Instant::now();
            assert!(command.status().unwrap().success());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[RUNS / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
