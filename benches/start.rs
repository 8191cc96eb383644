//! How long a command takes to answer: `spark --version`, and the first 50 of 100,000 SKUs, beside `/bin/true`.
//!
//! Run with `cargo bench --bench start`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[expect(dead_code, unused_imports, reason = "the tests use the rest of the stage")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::Spark;

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
