//! `--watch`: a line a cycle where no terminal is, until Ctrl-C.

use std::io::{BufRead as _, BufReader, Lines, Read as _};
use std::process::{Child, ChildStderr, ChildStdout, Command, Stdio};
use std::time::Instant;

use serde_json::{Value, json};

use crate::support::{PATIENCE, Sandbox, Spark};
use crate::sync::{place, stage};

/// A spark that stays.
struct Watching {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    stderr: ChildStderr,
}

impl Watching {
    fn start(spark: &Spark, args: &[&str]) -> Self {
        let mut command = spark.command(&[args, &["--watch", "--every", "100ms"]].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let stderr = child.stderr.take().unwrap();
        Self { child, lines, stderr }
    }

    /// Returns the next cycle's line.
    #[track_caller]
    fn next(&mut self) -> Value {
        let line = self.lines.next().expect("it goes on").unwrap();
        serde_json::from_str(&line).unwrap_or_else(|_| panic!("not a line of JSON: {line}"))
    }

    /// Returns the first line that `wanted` takes. There may be many before it, from while the test was busy.
    #[track_caller]
    fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let line = self.next();
            if wanted(&line) {
                return line;
            }
            assert!(began.elapsed() < PATIENCE, "waited in vain, last for {line}");
        }
    }

    /// Presses Ctrl-C, reads to the end, and returns the exit code and what stderr says.
    fn interrupt(mut self) -> (Option<i32>, String) {
        let sent = Command::new("/bin/sh").args(["-c", &format!("kill -INT {}", self.child.id())]).status();
        assert!(sent.unwrap().success());
        for line in self.lines.by_ref() {
            let line = line.unwrap();
            assert!(serde_json::from_str::<Value>(&line).is_ok(), "half a line: {line}");
        }
        let mut said = String::new();
        self.stderr.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill(); // where a test has failed
        let _ = self.child.wait();
    }
}

fn shown(sandbox: &Sandbox, shop: &str) -> i64 {
    sandbox.shown(shop)["A"]
}

#[test]
fn a_watched_sync_carries_sales_until_interrupted() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    let runs = |spark: &Spark| spark.json(&["status"])["runs"][0]["run_id"].clone();
    let before = runs(&spark);
    let mut watching = Watching::start(&spark, &["sync", "--json"]);
    let idle = watching.next();
    for phase in ["at", "tokens", "orders", "movements", "push", "dashboards", "errors"] {
        assert!(!idle[phase].is_null(), "{phase} in {idle}");
    }
    assert_eq!((&idle["push"]["unchanged"], &idle["push"]["run_id"]), (&json!(4), &Value::Null));
    assert_eq!(runs(&spark), before, "a cycle with nothing to do leaves no run behind");
    place(&sandbox, &tiktok, "A", 3);
    watching.until(|cycle| cycle["push"]["pushed"] == 1);
    assert_eq!((shown(&sandbox, &tiktok), shown(&sandbox, &shopee)), (7, 7));
    place(&sandbox, &shopee, "A", 2);
    watching.until(|cycle| cycle["push"]["pushed"] == 1);
    assert_eq!((shown(&sandbox, &tiktok), shown(&sandbox, &shopee)), (5, 5));
    let (exit, said) = watching.interrupt();
    assert_eq!(exit, Some(130), "{said}");
    assert_eq!(spark.json(&["sync"])["push"]["pushed"], 0);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_watched_sync_outlives_the_trouble_of_one_shop() {
    let (sandbox, spark, [tiktok, shopee]) = stage();
    let mut watching = Watching::start(&spark, &["sync"]);
    watching.next();
    sandbox.post("tokens/revoke", json!({"platform": "tiktok", "shop_id": tiktok}));
    let bad = watching.until(|cycle| cycle["errors"]["count"] == 1);
    assert_eq!(bad["errors"]["shops"][0]["shop"], "tiktok-id", "{bad}");
    place(&sandbox, &shopee, "A", 1);
    watching.until(|cycle| cycle["orders"]["new"] == 1 && cycle["errors"]["count"] == 1);
    spark.ok(&["stock", "set", "B", "6"]);
    watching.until(|cycle| cycle["push"]["pushed"] == 1);
    assert_eq!((sandbox.shown(&shopee)["A"], sandbox.shown(&shopee)["B"]), (9, 6));
    assert_eq!(watching.interrupt().0, Some(130));
}

#[test]
fn a_watched_status_names_the_orders_at_risk() {
    let (sandbox, spark, [tiktok, _]) = stage();
    let mut watching = Watching::start(&spark, &["status", "--json"]);
    assert_eq!(watching.next()["at_risk"], json!([]));
    let order = place(&sandbox, &tiktok, "A", 3);
    spark.json(&["sync"]);
    spark.ok(&["stock", "set", "A", "1"]);
    let risky = watching.until(|status| status["at_risk"] != json!([]))["at_risk"].clone();
    let found = &risky[0];
    assert_eq!(
        (&found["order_id"], &found["shop"], &found["sku"], &found["available"]),
        (&json!(order), &json!("tiktok-id"), &json!("A"), &json!(-2)),
        "{risky}"
    );
    assert!(spark.ok(&["status"]).contains(&order));
    sandbox.post(&format!("orders/{order}/advance"), json!({"to": "cancelled"}));
    spark.json(&["sync"]);
    watching.until(|status| status["at_risk"] == json!([]));
    assert_eq!(watching.interrupt().0, Some(130));
}

#[test]
fn a_reader_that_goes_away_ends_the_watch() {
    let spark = Spark::new();
    let mut command = spark.command(&["status", "--watch", "--every", "100ms"]);
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap(); // and is dropped with the pipe
    assert!(line.ends_with('\n'));
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_error_of_the_first_cycle_ends_the_watch() {
    let spark = Spark::new();
    assert_eq!(spark.fails(&["sync", "--watch", "--shop", "nowhere"], 5)["code"], "no_such_shop");
    spark.fails(&["sync", "--every", "1s"], 2);
}
