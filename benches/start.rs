//! How long a command takes to answer: `spark --version`, and the first 50 of 100,000 SKUs, beside `/bin/true`. And what
//! a daemon of two shops needs when it has nothing to do.
//!
//! Run with `cargo bench --bench start`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[path = "stage/memory.rs"]
mod memory;
#[expect(dead_code, unused_imports, reason = "the tests use the rest of the stage")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use memory::megabytes;
use support::{Daemon, Sandbox, Spark};

const RUNS: usize = 50;

fn main() {
    let spark = Spark::new();
    let mut file = "sku,name\n".to_owned();
    for row in 0..100_000 {
        let _ = writeln!(file, "SKU-{row:06},Thing {row}");
    }
    let file = spark.file("skus.csv", file);
    spark.ok(&["sku", "import", &file]);

    let nothing = median(|| Command::new("/bin/true"));
    println!("/bin/true                                   {:.2} ms", ms(nothing));
    for args in
        [&["--version"][..], &["sku", "list", "--limit", "50"], &["sku", "show", "SKU-050000"], &["status"]]
    {
        let took = median(|| spark.command(args));
        println!(
            "spark {:<37} {:.2} ms ({:.1} x /bin/true)",
            args.join(" "),
            ms(took),
            ms(took) / ms(nothing)
        );
    }
    println!("an idle daemon of two shops                 {:.1} MB resident", idle());
}

/// Returns the memory of a daemon that has been through all its work once.
fn idle() -> f64 {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    for platform in ["tiktok", "shopee"] {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &[("MUG", 9)]);
        spark.connect(&sandbox, platform);
    }
    spark.ok(&["sku", "add", "MUG", "--stock", "9"]);
    spark.ok(&["listing", "pull"]);
    spark.ok(&["map", "auto"]);
    let daemon = Daemon::start(&spark, &[]);
    let jobs = || spark.json(&["daemon", "status"])["jobs"].clone();
    while jobs().as_array().unwrap().iter().filter(|job| job["status"] == "done").count() < 6 {
        std::thread::sleep(Duration::from_millis(100));
    }
    megabytes(daemon.pid(), "VmRSS").unwrap()
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
