//! Starting, being looked at, being told to end.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use serde_json::json;

use super::{DEAF, PATIENCE, settled, shown, until, with};
use crate::support::{Daemon, Spark};
use crate::sync::stage;

#[test]
fn it_says_when_it_serves_and_ends_when_it_is_told_to() {
    let spark = Spark::new();
    for (signal, exit) in [("TERM", 0), ("INT", 130)] {
        let daemon = Daemon::start(&spark, &[]);
        let (status, health) = daemon.get("/health");
        let health: serde_json::Value = serde_json::from_str(&health).unwrap();
        assert_eq!(
            (status, &health["status"], &health["environment"]),
            (200, &json!("OK"), &json!("production"))
        );
        assert!(health["timestamp"].as_str().unwrap().parse::<jiff::Timestamp>().is_ok(), "{health}");
        assert_eq!(daemon.get("/ready"), (200, "ready\n".to_owned()));
        assert_eq!(daemon.get("/no/such/page").0, 404);
        let metrics = daemon.get("/metrics").1;
        assert!(
            metrics.contains("spark_http_requests_total{route=\"/ready\",method=\"GET\",status=\"200\"} 1"),
            "{metrics}"
        );
        let (ended, log) = daemon.end(signal);
        assert_eq!(ended, Some(exit), "{log}");
        for line in log.lines() {
            let event: Result<serde_json::Value, _> = serde_json::from_str(line);
            assert!(event.is_ok(), "{line}");
        }
    }
}

#[test]
fn a_second_signal_ends_it_at_once_and_the_next_start_asks_what_became_of_its_calls() {
    let (sandbox, spark, shops) = stage();
    let spark = with(spark, DEAF);
    let mut daemon = Daemon::start(&spark, &[]);
    settled(&spark, 2);
    let silent = |rate: f64| {
        let kind = "commit_then_timeout";
        let fault = json!({"kind": kind, "endpoint": "inventory/update", "delay_ms": 600_000, "rate": rate});
        sandbox.post("faults", fault)
    };
    silent(1.0);
    spark.ok(&["stock", "set", "A", "4"]);
    let unsettled = || spark.json(&["status"])["unsettled"].clone();
    until("a call that is never answered", || shown(&sandbox, &shops, "A") == [4, 4] && unsettled() == 1);
    daemon.signal("TERM");
    daemon.until("its last work", PATIENCE, |_, log| log.contains("stopping"));
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(130), "{log}");
    assert_eq!(unsettled(), 1);

    silent(0.0);
    let daemon = Daemon::start(&spark, &[]);
    until("the answer", || unsettled() == 0);
    assert_eq!(daemon.end("TERM").0, Some(0));
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_client_that_says_nothing_keeps_nobody_waiting() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let address = daemon.url().trim_start_matches("http://").to_owned();
    let mut silent: Vec<_> = (0..50).map(|_| TcpStream::connect(&address).unwrap()).collect();
    silent[0].write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nslow: ").unwrap();
    assert_eq!(daemon.get("/health").0, 200);
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    let mut rest = String::new();
    silent[0].read_to_string(&mut rest).unwrap();
    assert!(!rest.contains("200"), "{rest}");
}

#[test]
fn slow_and_idle_clients_are_ended_and_stop_nobody() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let address = daemon.url().trim_start_matches("http://");
    let began = [
        "",
        "GET /health HTTP/1.1\r\nhost: x\r\nslow: ",
        "GET /health HTTP/1.1\r\nhost: x\r\n\r\n", // and nothing more on a connection that is kept
        "POST /webhooks/tiktok HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{\"slow\":",
    ];
    let mut clients: Vec<_> = (0..200).map(|_| TcpStream::connect(address).unwrap()).collect();
    for (n, client) in clients.iter_mut().enumerate() {
        client.write_all(began[n % began.len()].as_bytes()).unwrap();
    }
    for _ in 0..20 {
        assert_eq!(daemon.get("/health").0, 200);
        assert_eq!(daemon.post("/webhooks/tiktok", "", "{}").0, 401);
    }
    // Each is ended by the daemon, for this goes on until it is.
    for (n, client) in clients.iter_mut().enumerate() {
        let mut answer = String::new();
        client.read_to_string(&mut answer).unwrap();
        let expected = if n % began.len() == 2 { "HTTP/1.1 200" } else { "HTTP/1.1 408" };
        assert!(answer.is_empty() || answer.starts_with(expected), "{n}: {answer}");
    }
    assert_eq!(daemon.end("TERM").0, Some(0));
}

#[test]
fn other_machines_are_let_in_through_tls_or_a_proxy_only() {
    let spark = Spark::new();
    let error = spark.fails(&["daemon", "--listen", "0.0.0.0:0"], 8);
    assert_eq!(error["code"], "tls_missing");
    assert!(error["hint"].as_str().unwrap().contains("--behind-proxy"), "{error}");
    let daemon = Daemon::start(&spark, &["--listen", "0.0.0.0:0", "--behind-proxy"]);
    assert_eq!(daemon.end("TERM").0, Some(0));
}

#[test]
fn the_unit_runs_this_binary_in_this_home() {
    let spark = Spark::new();
    let unit = spark.ok(&["daemon", "unit", "--systemd"]);
    let command = format!("ExecStart={} --home {}", env!("CARGO_BIN_EXE_spark"), spark.home().display());
    for line in
        [command.as_str(), "Type=notify", "WatchdogSec=60", "NoNewPrivileges=yes", "ProtectSystem=strict"]
    {
        assert!(unit.contains(line), "{line}\n{unit}");
    }
    assert!(spark.ok(&["daemon", "unit", "--launchd"]).contains("<key>KeepAlive</key><true/>"));
}
