//! The API under load: what wrk gets out of four routes at 1, 16 and 64 connections, beside a bare axum route in the same
//! process; and what a healthy client notices of 1,000 idle and slow ones.
//!
//! Run with `cargo bench --bench load`. Needs `wrk`. The daemon serves as it always does, but for its budgets of calls a
//! client, which wrk would use up at once; it runs in a process of its own, on the same two cores as wrk.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

#[expect(dead_code, unused_imports, reason = "the tests use the rest of the stage")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::num::NonZeroU32;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::routing::get;
use serde_json::{Value, json};
use spark::api::{self, Budgets};
use spark::clock::{Entropy, SystemClock};
use spark::daemon::{self, Options, Timetable};
use spark::domain::{GroupId, Policy};
use spark::engine::{Address, Engine, Guards, Limits, Setup, StockSettings};
use spark::marketplace::Markets;
use spark::secrets::KeyPlace;
use support::{Sandbox, Spark};

const SKUS: usize = 2_000;
const ORDERS: usize = 2_000;
const CONNECTIONS: [usize; 3] = [1, 16, 64];
const SECONDS: usize = 4;
const IDLE: usize = 500;
/// Clients that send a byte of their request now and then.
const SLOW: usize = 500;
const PASSWORD: &str = "a long enough password";

fn main() {
    let args: Vec<_> = std::env::args().collect();
    match args.iter().position(|arg| arg == "serve") {
        Some(at) => serve(Path::new(&args[at + 1])),
        None => measure(),
    }
}

/// What wrk tells of one run.
struct Run {
    rate: f64,
    p50_ms: f64,
    p99_ms: f64,
}

fn measure() {
    let (sandbox, spark, shop) = furnish();
    let mut server = Server::start(&spark);
    let token = server.log_in();
    let hello = wrk(&server.hello, 16, &token);
    println!("bare axum route, 16 connections: {:.0} requests/s, p99 {:.2} ms", hello.rate, hello.p99_ms);
    for (what, path) in [
        ("profile", "/api/user/profile".to_owned()),
        ("order list, 20", format!("/api/orders/{shop}/list?page_size=20")),
        ("stock list, 50", "/api/v1/stock?limit=50".to_owned()),
        ("analytics", "/api/analytics/sales-summary".to_owned()),
    ] {
        for connections in CONNECTIONS {
            let Run { rate, p50_ms, p99_ms } = wrk(&format!("{}{path}", server.url), connections, &token);
            println!(
                "{what:<16}{connections:>3} connections: {rate:>7.0} requests/s ({:.3} of the bare route), p50 {p50_ms:.2} ms, p99 \
                 {p99_ms:.2} ms",
                rate / hello.rate
            );
        }
    }
    let profile = format!("{}/api/user/profile", server.url);
    let before = wrk(&profile, 16, &token);
    let crowd = Crowd::gather(&server.url);
    let beside = wrk(&profile, 16, &token);
    println!(
        "profile, 16 connections, beside {IDLE} idle and {SLOW} slow clients: p99 {:.2} ms, without them {:.2} ms: {:.2} x",
        beside.p99_ms,
        before.p99_ms,
        beside.p99_ms / before.p99_ms
    );
    drop(crowd);
    server.child.kill().unwrap();
    server.child.wait().unwrap();
    drop(sandbox);
}

/// Two connected shops with orders, and an owner.
fn furnish() -> (Sandbox, Spark, String) {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let codes: Vec<_> = (0..SKUS).map(|n| format!("S-{n:04}")).collect();
    let stock: Vec<_> = codes.iter().map(|code| (code.as_str(), 100)).collect();
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.products(platform, &shop, &stock);
        spark.connect(&sandbox, platform);
        shop
    });
    let mut file = "sku,stock,price,currency\n".to_owned();
    codes.iter().for_each(|code| writeln!(file, "{code},100,50000,IDR").unwrap());
    spark.ok(&["sku", "import", &spark.file("skus.csv", file)]);
    spark.json(&["listing", "pull"]);
    spark.json(&["map", "auto"]);
    for n in 0..ORDERS {
        let lines = json!([{"seller_sku": codes[n % SKUS], "quantity": 1}]);
        sandbox.post("orders", json!({"shop_id": shops[n % 2], "lines": lines}));
    }
    spark.json(&["order", "pull"]);
    let _ =
        spark.feed(&["user", "add", "owner@example.com", "--role", "owner"], PASSWORD.as_bytes()).exits(0);
    let [tiktok, _] = shops;
    (sandbox, spark, tiktok)
}

/// The daemon, and beside it a bare axum route.
struct Server {
    child: Child,
    url: String,
    hello: String,
}

impl Server {
    fn start(spark: &Spark) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        let mut child =
            command.args(["serve".as_ref(), spark.home()]).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next = || lines.next().unwrap().unwrap();
        Self { url: next(), hello: next(), child }
    }

    fn log_in(&self) -> String {
        let body = json!({"email": "owner@example.com", "password": PASSWORD}).to_string();
        let answer = Command::new("curl")
            .args(["--silent", "--header", "content-type: application/json", "--data", &body])
            .arg(format!("{}/api/user/login", self.url))
            .output()
            .unwrap();
        let answer: Value = serde_json::from_slice(&answer.stdout).unwrap();
        answer["data"]["auth_token"].as_str().unwrap().to_owned()
    }
}

fn wrk(url: &str, connections: usize, token: &str) -> Run {
    let answer = Command::new("curl")
        .args([
            "--silent",
            "--header",
            &format!("auth_token: {token}"),
            "--write-out",
            "%{http_code}",
            "--output",
            "/dev/null",
            url,
        ])
        .output()
        .unwrap();
    assert_eq!(String::from_utf8_lossy(&answer.stdout), "200", "{url}");
    let told = Command::new("wrk")
        .args(["--threads", "1", "--latency", "--connections", &connections.to_string()])
        .args(["--duration", &format!("{SECONDS}s"), "--header", &format!("auth_token: {token}"), url])
        .output()
        .unwrap();
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(!told.contains("Non-2xx"), "{told}");
    let word = |line: &str| {
        let line = told.lines().find_map(|it| it.trim().strip_prefix(line));
        line.unwrap_or_else(|| panic!("{told}")).trim().to_owned()
    };
    Run { rate: word("Requests/sec:").parse().unwrap(), p50_ms: ms(&word("50%")), p99_ms: ms(&word("99%")) }
}

/// Reads one of wrk's times, e.g. `512.00us`, in milliseconds.
fn ms(text: &str) -> f64 {
    let (number, unit) = text.split_at(text.find(char::is_alphabetic).unwrap());
    let factor = match unit {
        "us" => 0.001,
        "ms" => 1.0,
        "s" => 1000.0,
        unit => panic!("no unit of time: {unit}"),
    };
    number.parse::<f64>().unwrap() * factor
}

/// Clients that connect and say nothing, or next to nothing; those that are turned out come back.
struct Crowd {
    stop: Arc<AtomicBool>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Crowd {
    fn gather(url: &str) -> Self {
        let address: SocketAddr = url.strip_prefix("http://").unwrap().parse().unwrap();
        let mut crowd: Vec<_> = (0..IDLE + SLOW).map(|_| TcpStream::connect(address).unwrap()).collect();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                for client in &mut crowd[..SLOW] {
                    if client.write_all(b"G").is_err() {
                        *client = TcpStream::connect(address).unwrap();
                    }
                }
                std::thread::sleep(Duration::from_millis(500));
            }
        });
        Self { stop, thread: Some(thread) }
    }
}

impl Drop for Crowd {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.take().unwrap().join().unwrap();
    }
}

/// Serves the API on the home of a spark, and prints where; then the bare route's address.
#[tokio::main]
async fn serve(home: &Path) {
    let setup = Setup {
        database: Address::Sqlite(home.join("spark.db")),
        limits: Limits::default(),
        key: KeyPlace { file: home.join("key"), keyring: false },
        markets: Markets::new([]),
        clock: Arc::new(SystemClock),
        entropy: Arc::new(Entropy::seeded(1)),
        group: GroupId::from("main"),
        actor: "bench".to_owned(),
        stock: StockSettings { policy: Policy::Master, buffer: 0, guards: Guards::default() },
        lease_ttl: Duration::from_secs(30),
    };
    let engine = Engine::open(setup).await.unwrap();
    let budgets = Budgets::all(NonZeroU32::new(1_000_000_000).unwrap());
    let settings = api::Settings {
        public_url: None,
        trusted_hops: 0,
        cors: Vec::new(),
        registration: true,
        encryption: None,
        budgets,
        dashboards: api::Reach::Public,
    };
    let api = api::router(engine.clone(), settings);
    let rarely = || "6h".parse().unwrap();
    let options = Options {
        listen: (Ipv4Addr::LOCALHOST, 0).into(),
        tls: None,
        behind_proxy: false,
        public_url: None,
        set_webhooks: false,
        timetable: Timetable {
            orders: rarely(),
            push: rarely(),
            reconcile: rarely(),
            zone: jiff::tz::TimeZone::UTC,
        },
        spool: None,
    };
    let daemon = daemon::serve(engine, options, api).await.unwrap();
    println!("{}", daemon.url());
    let socket = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    println!("http://{}", socket.local_addr().unwrap());
    let hello = axum::Router::new().route("/", get(async || "hello"));
    axum::serve(socket, hello).await.unwrap();
}
