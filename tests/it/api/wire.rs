//! What every answer has in common: the envelope, headers, limits, and what can be configured about them.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use aes_gcm::aead::{Aead as _, KeyInit as _};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::Method;
use serde_json::{Value, json};

use super::phone::Phone;
use crate::support::{Daemon, Spark};

#[test]
fn whatever_goes_wrong_is_told_in_the_envelope() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    let login = "/api/user/login";
    let json = [("content-type", "application/json")];
    for (method, path, body, status) in [
        (Method::GET, "/api/nothing", "", 404),
        (Method::GET, login, "", 405),
        (Method::POST, login, "{", 400),
        (Method::POST, login, "[1]", 400),
        (Method::POST, login, "\u{0}", 400),
        (Method::POST, login, "{\"email\": 5}", 400),
        (Method::POST, login, "", 400),
        (Method::GET, "/api/user/profile", "", 401),
        (Method::GET, "/api/oauth/tiktok/shops/%00/info", "", 401),
    ] {
        let answer = phone.raw(method.clone(), path, &json, body.to_owned()).is(status);
        answer.json();
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
            ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
            ("referrer-policy", "no-referrer"),
            ("strict-transport-security", "max-age=31536000"),
            ("cache-control", "no-store"),
        ] {
            assert_eq!(answer.header(name), value, "{name} of {method} {path}");
        }
        assert_eq!(answer.header("x-request-id").len(), 16, "{method} {path}");
    }
    let zipped = phone.raw(Method::GET, "/api/openapi.json", &[("accept-encoding", "gzip")], "");
    assert_eq!(zipped.is(200).header("content-encoding"), "gzip");
    assert!(phone.get("/api/docs/").is(200).text.contains("swagger"));
}

/// Posts a body of `size` bytes with a halt in it, as one does who reads nothing before everything is sent, and returns
/// status and body of the answer.
fn post_haltingly(daemon: &Daemon, path: &str, size: usize) -> (u16, String) {
    let host = daemon.url().trim_start_matches("http://");
    let head = "connection: close\r\ncontent-type: application/json";
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "POST {path} HTTP/1.1\r\nhost: {host}\r\n{head}\r\ncontent-length: {size}\r\n\r\n")
        .unwrap();
    for half in 0..2 {
        stream.write_all(&vec![b'a'; size / 2]).unwrap();
        if half == 0 {
            assert_eq!(daemon.get("/health").0, 200); // it has had time to answer the other, too
        }
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

#[test]
fn who_sends_too_much_or_in_vain_is_told_so_all_the_same() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    for (path, size, status) in [
        ("/api/user/login", 3_000_000, 413),
        ("/api/v1/skus", 900_000, 401),
        ("/api/user/profile", 900_000, 405),
        ("/api/nothing", 900_000, 404),
    ] {
        let (answered, body) = post_haltingly(&daemon, path, size);
        assert_eq!(answered, status, "{path}");
        assert_eq!(serde_json::from_str::<Value>(&body).unwrap()["success"], false, "{path}");
    }
    assert_eq!(post_haltingly(&daemon, "/webhooks/tiktok", 3_000_000).0, 413);
}

#[test]
fn a_client_is_counted_by_what_it_cannot_choose() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    let stranger = Phone::new(&daemon);
    let guess = |number: u32| {
        let (token, address) = (format!("guess-{number}"), format!("10.0.0.{}", number % 250));
        let headers = [("auth_token", token.as_str()), ("x-forwarded-for", address.as_str())];
        stranger.raw(Method::GET, "/api/user/profile", &headers, "")
    };
    let first = guess(0).is(401);
    assert_eq!((first.header("ratelimit-limit"), first.header("ratelimit-policy")), ("100", "100;w=900"));
    let refused = (1..=100).map(guess).find(|answer| answer.status == 429).unwrap();
    refused.json();
    assert_eq!(refused.header("ratelimit-remaining"), "0");
    assert!(refused.header("retry-after").parse::<u64>().unwrap() > 0);
    phone.get("/api/user/profile").is(429); // accounts are counted by the address, whoever calls from there
    phone.log_in("b@example.com", "secret1").is(429);
    phone.get("/api/v1/status").is(200);
}

#[test]
fn a_session_that_has_ended_uses_up_nobodys_calls_but_its_own() {
    let mut spark = Spark::new();
    spark.set("SPARK_API_CALLS_GENERAL", "3");
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    let ended = Phone::logged_in(&daemon, "b@example.com", "secret1");
    ended.call(Method::POST, "/api/user/logout", None).is(200);
    let answers = [(); 4].map(|()| ended.get("/api/v1/status").status);
    assert_eq!(answers, [401, 401, 401, 429]);
    phone.get("/api/v1/status").is(200);
}

#[test]
fn a_body_is_an_object_and_not_its_values_in_a_row() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    phone.post("/api/v1/skus", &json!({"sku": "N1", "stock": 3})).is(200);
    phone.post("/api/v1/skus", &json!({"sku": "SET"})).is(200);
    phone.post("/api/user/login", &json!(["b@example.com", "secret1"])).is(400).json();
    let refused = phone.put("/api/v1/stock/N1", &json!([5, "n"])).is(400).json();
    assert_eq!(refused["code"], "body_invalid");
    phone.put("/api/v1/skus/SET/bundle", &json!({"components": [["N1", 2]]})).is(400).json();
    assert_eq!(spark.json(&["user", "list", "--group", group_of(&phone).as_str()])[0]["sessions"], 1);
    assert_eq!(phone.get("/api/v1/stock/N1").is(200).data()["on_hand"], 3);
}

#[test]
fn what_monitors_ask_refuses_in_the_envelope_too() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    for path in ["/health", "/ready", "/metrics"] {
        let refused = phone.raw(Method::POST, path, &[], "").is(405);
        let body: Value = serde_json::from_str(&refused.text).unwrap();
        assert!(body["success"] == false && body["message"].is_string(), "{path} {body}");
        assert!(refused.header("allow").contains("GET"), "{path}");
    }
    let passed_on = phone.raw(Method::GET, "/metrics", &[("x-forwarded-for", "1.1.1.1")], "").is(404);
    assert!(passed_on.text.contains("Route not found"), "{}", passed_on.text);
}

fn group_of(phone: &Phone) -> String {
    phone.get("/api/user/profile").is(200).data()["group_id"].as_str().unwrap().to_owned()
}

#[test]
fn an_operator_decides_how_many_calls_a_client_may_make() {
    let mut spark = Spark::new();
    spark.set("SPARK_API_CALLS_REPORTS", "2");
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::registered(&daemon, "b@example.com");
    let stats = || phone.get("/api/dashboard/stats");
    assert_eq!(stats().is(200).header("ratelimit-policy"), "2;w=900");
    assert_eq!([stats().status, stats().status], [200, 429]);
    for (path, calls) in [("/api/user/profile", "100"), ("/api/v1/status", "1200")] {
        assert_eq!(phone.get(path).is(200).header("ratelimit-limit"), calls, "{path}");
    }
}

#[test]
fn behind_a_proxy_the_client_is_whom_the_proxy_saw() {
    let mut spark = Spark::new();
    spark.set("SPARK_DAEMON_TRUSTED_HOPS", "1");
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    let form = json!({"name": "B", "email": "b@example.com", "password": "secret1"}).to_string();
    let headers = [("x-forwarded-for", "6.6.6.6, 9.9.9.9"), ("user-agent", "Telepon")];
    let made = phone.raw(Method::POST, "/api/user/register", &headers, form).is(201).data();
    let token = made["auth_token"].as_str().unwrap();
    let sessions = phone.raw(Method::GET, "/api/v1/sessions", &[("auth_token", token)], "").is(200).data();
    assert_eq!((&sessions[0]["address"], &sessions[0]["device"]), (&json!("9.9.9.9"), &json!("Telepon")));
}

#[test]
fn web_pages_may_call_only_if_they_are_named() {
    let mut spark = Spark::new();
    spark.set("SPARK_API_CORS", "https://app.example.com");
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    for (origin, allowed) in
        [("https://app.example.com", "https://app.example.com"), ("https://evil.example.com", "")]
    {
        let headers = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            ("access-control-request-headers", "auth_token"),
        ];
        let answer = phone.raw(Method::OPTIONS, "/api/user/login", &headers, "").is(200);
        assert_eq!(answer.header("access-control-allow-origin"), allowed);
    }
}

#[test]
fn registration_can_be_closed() {
    let mut spark = Spark::new();
    spark.set("SPARK_API_REGISTRATION", "closed");
    let daemon = Daemon::start(&spark, &[]);
    let form = json!({"name": "B", "email": "b@example.com", "password": "secret1"});
    let refused = Phone::new(&daemon).post("/api/user/register", &form).is(403).json();
    assert_eq!(refused["code"], "registration_closed");
}

#[test]
fn answers_are_encrypted_for_who_asks_where_that_is_configured() {
    let key = STANDARD.encode([7; 32]);
    let mut spark = Spark::new();
    spark.set("SPARK_API_ENCRYPTION", "required");
    spark.set("SPARK_API_ENCRYPTION_KEY", "env:KEY");
    assert_eq!(spark.fails(&["daemon", "--listen", "127.0.0.1:0"], 8)["code"], "secret_missing");
    spark.set("KEY", &key);
    let daemon = Daemon::start(&spark, &[]);
    let phone = Phone::new(&daemon);
    let refused = phone.get("/api/user/profile").is(400).json();
    assert_eq!(refused["code"], "ENCRYPTION_REQUIRED");
    let answer = phone.raw(Method::GET, "/api/user/profile", &[("x-enc", "1")], "").is(401);
    assert_eq!(answer.header("x-enc"), "1");
    let sealed: Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!((&sealed["enc"], &sealed["alg"]), (&json!("v1"), &json!("AES-256-GCM")));
    let part = |name: &str| STANDARD.decode(sealed[name].as_str().unwrap()).unwrap();
    let iv: [u8; 12] = part("iv").try_into().unwrap();
    let cipher = Aes256Gcm::new_from_slice(&[7; 32]).unwrap();
    let plain = cipher.decrypt(&Nonce::from(iv), [part("data"), part("tag")].concat().as_slice()).unwrap();
    let plain: Value = serde_json::from_slice(&plain).unwrap();
    assert_eq!((&plain["success"], &plain["code"]), (&json!(false), &json!("session_invalid")));
    for page in ["/health", "/success", "/error", "/api/oauth/tiktok/authorize", "/api/oauth/shopee/callback"]
    {
        assert!(phone.raw(Method::GET, page, &[], "").status < 400, "{page}");
    }
}
