//! `spark shop`: connecting through the real OAuth path, and looking after what is connected.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark, until};

/// A `spark shop connect --json` that waits for the browser.
struct Connecting {
    child: Child,
    stdout: BufReader<ChildStdout>,
    authorize: String,
}

impl Connecting {
    fn start(spark: &Spark, args: &[&str]) -> Self {
        let mut child = spark
            .command(&[&["shop", "connect", "--json"], args].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let event: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("no event: {line:?}"));
        assert_eq!(event["event"], "authorize");
        Self { child, stdout, authorize: event["url"].as_str().unwrap().to_owned() }
    }

    fn paste(&mut self, text: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{text}").unwrap();
    }

    /// Returns exit code, last event and stderr.
    fn end(mut self) -> (i32, Value, String) {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.stdout.read_to_string(&mut rest).unwrap();
        let mut stderr = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let exit = self.child.wait().unwrap().code().unwrap();
        let last = rest.lines().last().map_or(Value::Null, |line| serde_json::from_str(line).unwrap());
        (exit, last, stderr)
    }
}

/// Sends the browser to `url` and returns status and page.
fn browse(url: &str) -> (u16, String) {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    (answer.split(' ').nth(1).unwrap().parse().unwrap(), answer)
}

/// A free port that nobody else is given meanwhile, as far as that can be had.
fn free_address() -> String {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

fn aliases(event: &Value) -> Vec<&str> {
    event["shops"].as_array().unwrap().iter().map(|shop| shop["alias"].as_str().unwrap()).collect()
}

#[test]
fn a_browser_that_comes_back_connects_and_strays_are_shown_the_door() {
    let sandbox = Sandbox::start();
    sandbox.shop("shopee", "Kedai <Satu>");
    let spark = Spark::beside(&sandbox);
    let connecting = Connecting::start(&spark, &["shopee", "--listen", "127.0.0.1:0"]);
    let back = sandbox.approve(&connecting.authorize);
    let (base, _) = back.split_once("/callback/").unwrap();
    assert_eq!(browse(&format!("{base}/favicon.ico")).0, 404);
    assert_eq!(browse(&format!("{base}/callback?code=forged&shop_id=1")).0, 400);
    assert_eq!(browse(&format!("{base}/callback/{}?code=forged&shop_id=1", "0".repeat(64))).0, 400);
    let (status, page) = browse(&back);
    assert_eq!(status, 200);
    assert!(page.contains("Connected") && page.contains("Kedai &lt;Satu&gt;"), "{page}");
    let (exit, event, stderr) = connecting.end();
    assert_eq!((exit, aliases(&event)), (0, vec!["shopee-id"]), "{stderr}");
}

#[test]
fn one_tiktok_consent_connects_all_its_shops_at_the_registered_address() {
    let sandbox = Sandbox::start();
    sandbox.shop("tiktok", "One");
    sandbox.shop("tiktok", "Two");
    let address = free_address();
    sandbox.post("app", json!({"redirect": format!("http://{address}/callback")}));
    let spark = Spark::beside(&sandbox);
    let connecting = Connecting::start(&spark, &["tiktok", "--listen", &address]);
    let back = sandbox.approve(&connecting.authorize);
    assert!(back.starts_with(&format!("http://{address}/callback?")), "{back}");
    let state = back.split_once("state=").unwrap().1;
    assert_eq!(browse(&back.replace(state, "forged")).0, 400);
    assert_eq!(browse(&back).0, 200);
    let (exit, event, stderr) = connecting.end();
    assert_eq!(exit, 0, "{stderr}");
    assert!(aliases(&event).len() >= 2, "{event}");
    let listed = spark.json(&["shop", "list"]);
    assert_eq!(listed.as_array().unwrap().len(), aliases(&event).len());
}

#[test]
fn a_seller_who_refuses_ends_in_exit_4() {
    let sandbox = Sandbox::start();
    sandbox.shop("tiktok", "One");
    let spark = Spark::beside(&sandbox);
    let mut connecting = Connecting::start(&spark, &["tiktok", "--paste"]);
    let back = sandbox.approve(&connecting.authorize);
    let state = back.split_once("state=").unwrap().1.split('&').next().unwrap().to_owned();
    connecting.paste("http://127.0.0.1:5588/callback?code=c&state=forged"); // ignored
    connecting.paste(&format!("http://127.0.0.1:5588/callback?code=null&error=auth_denied&state={state}"));
    let (exit, _, stderr) = connecting.end();
    assert_eq!(exit, 4, "{stderr}");
    assert!(stderr.contains("authorisation_refused"), "{stderr}");
    assert_eq!(spark.json(&["shop", "list"]), json!([]));
}

#[test]
fn nobody_coming_back_ends_in_exit_4() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    for how in ["--paste", "--no-browser"] {
        let mut connecting =
            Connecting::start(&spark, &["shopee", "--listen", "127.0.0.1:0", "--timeout", "0s", how]);
        let stdin = connecting.child.stdin.take(); // kept open: an end of stdin is another story
        let (exit, _, stderr) = connecting.end();
        drop(stdin);
        assert_eq!(exit, 4, "{stderr}");
        assert!(stderr.contains("authorisation_timed_out"), "{stderr}");
    }
}

#[test]
fn an_interrupt_ends_the_wait() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    for how in ["--paste", "--no-browser"] {
        let mut connecting = Connecting::start(&spark, &["shopee", "--listen", "127.0.0.1:0", how]);
        let stdin = connecting.child.stdin.take();
        let pid = connecting.child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
        let (exit, _, stderr) = connecting.end();
        drop(stdin);
        assert_eq!(exit, 130, "{stderr}");
    }
}

#[test]
fn a_used_code_and_a_closed_stdin_end_in_exit_4() {
    let sandbox = Sandbox::start();
    sandbox.shop("tiktok", "One");
    let spark = Spark::beside(&sandbox);
    let mut first = Connecting::start(&spark, &["tiktok", "--paste"]);
    let back = sandbox.approve(&first.authorize);
    first.paste(&back);
    assert_eq!(first.end().0, 0);

    let code = back.split_once("code=").unwrap().1.split('&').next().unwrap().to_owned();
    let mut second = Connecting::start(&spark, &["tiktok", "--paste"]);
    let state = second.authorize.split_once("state=").unwrap().1.split('&').next().unwrap().to_owned();
    second.paste(&format!("http://127.0.0.1:5588/callback?code={code}&state={state}"));
    let (exit, _, stderr) = second.end();
    assert_eq!(exit, 4, "{stderr}");
    assert!(stderr.contains("authorisation_code_rejected"), "{stderr}");

    let (exit, _, stderr) = Connecting::start(&spark, &["tiktok", "--paste"]).end();
    assert_eq!(exit, 4, "{stderr}");
}

#[test]
fn a_listener_for_the_world_is_refused() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    assert_eq!(
        spark.fails(&["shop", "connect", "shopee", "--listen", "0.0.0.0:0"], 2)["code"],
        "listen_not_loopback"
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    assert_eq!(spark.fails(&["shop", "connect", "shopee", "--listen", &address], 8)["code"], "listen_failed");
}

#[test]
fn a_shops_life_from_the_command_line() {
    let sandbox = Sandbox::start();
    let id = sandbox.shop("shopee", "Kedai");
    let spark = Spark::beside(&sandbox);
    let header = spark.ok(&["shop", "list", "--format", "csv"]);
    let alias = spark.connect(&sandbox, "shopee");
    assert!(spark.ok(&["shop", "list", "--format", "csv"]).starts_with(&header), "{header}");

    let shop = spark.json(&["shop", "show", &alias]);
    for field in
        "alias platform shop_id name region currency status access_expires_at refresh_expires_at connected_at"
            .split(' ')
    {
        assert!(shop[field].is_string(), "{field}: {shop}");
    }
    assert_eq!((&shop["status"], &shop["shop_id"]), (&json!("active"), &json!(id)));
    assert!(spark.ok(&["shop", "list"]).contains("DAYS LEFT"));

    assert_eq!(spark.fails(&["shop", "show", "shopee-di"], 5)["hint"], format!("did you mean `{alias}`?"));
    assert_eq!(spark.json(&["shop", "rename", &alias, "kedai"])["alias"], "kedai");
    assert_eq!(spark.fails(&["shop", "rename", "kedai", "a:b"], 9)["code"], "alias_invalid");
    assert_eq!(spark.json(&["shop", "refresh", "kedai"])["status"], "active");

    assert_eq!(spark.fails(&["shop", "disconnect", "kedai"], 6)["code"], "confirmation_needed");
    assert_eq!(spark.json(&["shop", "disconnect", "kedai", "--yes"])["status"], "disconnected");
    assert_eq!(spark.fails(&["shop", "refresh", "kedai"], 4)["code"], "shop_disconnected");
    let gone = spark.json(&["shop", "show", "kedai"]);
    assert_eq!((&gone["access_expires_at"], &gone["refresh_expires_at"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_shop_connected_again_keeps_its_alias() {
    let sandbox = Sandbox::start();
    let id = sandbox.shop("shopee", "Kedai");
    let spark = Spark::beside(&sandbox);
    let alias = spark.connect(&sandbox, "shopee");
    spark.ok(&["shop", "rename", &alias, "kedai"]);
    spark.ok(&["shop", "disconnect", "kedai", "--yes"]);
    let mut again = Connecting::start(&spark, &["shopee", "--paste"]);
    let back = sandbox.approve(&format!("{}&shop_id={id}", again.authorize));
    again.paste(&back);
    let (exit, event, stderr) = again.end();
    assert_eq!((exit, aliases(&event)), (0, vec!["kedai"]), "{stderr}");
}

#[test]
fn a_revoked_authorisation_is_said_and_shown() {
    let sandbox = Sandbox::start();
    for platform in ["tiktok", "shopee"] {
        let id = sandbox.shop(platform, "Kedai");
        let spark = Spark::beside(&sandbox);
        let alias = spark.connect(&sandbox, platform);
        sandbox.post("tokens/revoke", json!({"platform": platform, "shop_id": id}));
        let refused = spark.fails(&["shop", "refresh", &alias], 4);
        assert_eq!(refused["code"], "shop_revoked", "{refused}");
        assert_eq!(spark.json(&["shop", "show", &alias])["status"], "revoked");
    }
}

#[test]
fn a_named_browser_is_opened_unless_told_not_to() {
    let sandbox = Sandbox::start();
    sandbox.shop("shopee", "Kedai");
    let mut spark = Spark::beside(&sandbox);
    let seen = spark.path("seen");
    let script = spark.file(
        "browser",
        format!("#!/bin/sh\nprintf %s \"$1\" > {}.part && mv {0}.part {0}\n", seen.display()),
    );
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    spark.set("BROWSER", &script);

    let connecting = Connecting::start(&spark, &["shopee", "--listen", "127.0.0.1:0"]);
    until("the browser", || seen.exists());
    assert_eq!(std::fs::read_to_string(&seen).unwrap(), connecting.authorize);
    browse(&sandbox.approve(&connecting.authorize));
    assert_eq!(connecting.end().0, 0);

    std::fs::remove_file(&seen).unwrap();
    let timed =
        Connecting::start(&spark, &["shopee", "--listen", "127.0.0.1:0", "--no-browser", "--timeout", "0s"]);
    assert_eq!(timed.end().0, 4);
    assert!(!seen.exists());
}
