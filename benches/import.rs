//! Import of 1,000,000 SKUs beside `sqlite3 .import` of the same file into the same columns and index.
//!
//! Run with `cargo bench --bench import`. Needs the `sqlite3` shell.

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

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use memory::megabytes;
use support::Spark;

const ROWS: usize = 1_000_000;
const RUNS: usize = 3;

fn main() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("skus.csv");
    let mut out = std::io::BufWriter::new(std::fs::File::create(&file).unwrap());
    writeln!(out, "sku,name,price,currency").unwrap();
    for row in 0..ROWS {
        writeln!(out, "SKU-{row:07},Thing number {row},{}.{:02},SGD", row % 900 + 1, row % 100).unwrap();
    }
    out.into_inner().unwrap().sync_all().unwrap();
    let file = file.to_str().unwrap();
    println!("file           {ROWS} rows, {} MB", std::fs::metadata(file).unwrap().len() / 1_000_000);
    for run in 1..=RUNS {
        let raw = raw(&folder.path().join(format!("raw-{run}.db")), file);
        let spark = Spark::new();
        let (wall, peak) = watched(spark.command(&["sku", "import", file, "--json"]).stdout(Stdio::null()));
        println!(
            "run {run}          spark {:.2} s, sqlite3 {:.2} s, ratio {:.2}, peak memory {:.0} MB",
            wall.as_secs_f64(),
            raw.as_secs_f64(),
            wall.as_secs_f64() / raw.as_secs_f64(),
            peak
        );
        if run == RUNS {
            let (again, _) = watched(spark.command(&["sku", "import", file, "--json"]).stdout(Stdio::null()));
            println!("the same again {:.2} s (changes nothing)", again.as_secs_f64());
        }
    }
}

/// Times the shell: WAL and full synchronisation as spark has them, one transaction, the same unique index.
fn raw(database: &std::path::Path, file: &str) -> Duration {
    let table = "PRAGMA journal_mode=wal; PRAGMA synchronous=full; \
        CREATE TABLE sku (sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL, price TEXT, currency TEXT);";
    let run = |args: &[&str]| {
        assert!(
            Command::new("sqlite3")
                .arg(database)
                .args(args)
                .stdout(Stdio::null())
                .status()
                .unwrap()
                .success()
        );
    };
    run(&[table]);
    let start = Instant::now();
    run(&["PRAGMA synchronous=full", &format!(".import --csv --skip 1 {file} sku")]);
    start.elapsed()
}

/// Returns wall time and peak resident memory in megabytes.
fn watched(command: &mut Command) -> (Duration, f64) {
    let start = Instant::now();
    let mut child = command.spawn().unwrap();
    let mut peak = 0.0;
    loop {
        peak = megabytes(child.id(), "VmHWM").unwrap_or_default().max(peak);
        if let Some(end) = child.try_wait().unwrap() {
            assert!(end.success());
            return (start.elapsed(), peak);
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
