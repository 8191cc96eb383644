//! Whatever is thrown at the webhooks is answered, is no fault of the daemon's, and without a marketplace's signature
//! leaves nothing behind.

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Map, Value, json};

use super::{DEAF, kept, with};
use crate::sandbox::hooks::hmac_of_bytes;
use crate::support::{Daemon, Sandbox, Spark};

const CASES: u32 = 256;

/// Headers of a request beside its length.
type Headers = Vec<(&'static str, Vec<u8>)>;

/// A daemon, and the keys that marketplaces sign for it with.
struct Target {
    sandbox: Sandbox,
    spark: Spark,
    daemon: Daemon,
}

impl Target {
    fn new() -> Self {
        let sandbox = Sandbox::start();
        let spark = with(Spark::beside(&sandbox), DEAF);
        let daemon = Daemon::start(&spark, &[]);
        Self { sandbox, spark, daemon }
    }

    /// Returns what a marketplace would send in `authorization` with `body`.
    fn signature(&self, platform: &str, body: &[u8]) -> String {
        let key = |of: &str, name: &str| self.sandbox.ready()[of][name].as_str().unwrap().to_owned();
        let (secret, before) = match platform {
            "tiktok" => (key("tiktok", "app_secret"), key("tiktok", "app_key")),
            _ => (key("shopee", "partner_key"), format!("{}/webhooks/shopee|", self.daemon.url())),
        };
        hmac_of_bytes(&secret, &[before.as_bytes(), body].concat())
    }

    /// Posts as a client that respects nothing, and returns the status that it is answered with.
    fn post(&self, platform: &str, headers: &Headers, body: &[u8]) -> Result<u16, TestCaseError> {
        let address = self.daemon.url().trim_start_matches("http://");
        let mut request = format!(
            "POST /webhooks/{platform} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {}\r\n",
            body.len()
        )
        .into_bytes();
        for (name, value) in headers {
            request.extend([name.as_bytes(), b": ", value, b"\r\n"].concat());
        }
        request.extend([b"\r\n", body].concat());
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(&request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let line = String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned();
        let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
        status.ok_or_else(|| TestCaseError::fail(format!("no answer: {line:?}")))
    }

    /// Insists that it goes on as if nothing had been, and ends well.
    fn goes_on_well(self) {
        let before = kept(&self.spark);
        let body = message("tiktok", "the last one").to_string();
        let signed = self.signature("tiktok", body.as_bytes());
        assert_eq!(self.daemon.post("/webhooks/tiktok", &signed, &body).0, 200);
        assert_eq!(kept(&self.spark), before + 1);
        assert_eq!(self.daemon.get("/ready").0, 200);
        let (exit, log) = self.daemon.end("TERM");
        assert_eq!(exit, Some(0), "{log}");
        assert!(!log.contains("panicked"), "{log}");
        self.spark.ok(&["stock", "verify"]);
    }
}

/// A message as its marketplace sends it, just now.
fn message(platform: &str, id: &str) -> Value {
    let now = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    match platform {
        "tiktok" => {
            json!({"type": 1, "tts_notification_id": id, "shop_id": "4711", "timestamp": now, "data": {"order_id": "1"}})
        }
        _ => json!({"code": 3, "msg_id": id, "shop_id": 4711, "timestamp": now, "data": {"ordersn": "X"}}),
    }
}

fn run<S: Strategy>(strategy: S, case: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let config = Config { cases: CASES, failure_persistence: None, ..Config::default() };
    if let Err(error) = TestRunner::new(config).run(&strategy, case) {
        panic!("{error}");
    }
}

fn platform() -> impl Strategy<Value = &'static str> {
    select(vec!["tiktok", "shopee"])
}

/// Any bytes that a header may hold, in headers that matter and in one that does not.
fn headers() -> impl Strategy<Value = Headers> {
    let byte = prop_oneof![Just(b'\t'), 0x20..=0x7e_u8, 0x80..=0xff_u8];
    let names = vec![
        "authorization",
        "content-type",
        "content-encoding",
        "accept",
        "cookie",
        "x-forwarded-for",
        "x-any",
    ];
    prop::collection::vec((select(names), prop::collection::vec(byte, 0..200)), 0..8)
}

/// Any JSON, some of it deep.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{0,8}", inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A message in which some fields are not what they should be.
fn odd() -> impl Strategy<Value = (&'static str, Vec<u8>)> {
    let names = vec!["type", "code", "tts_notification_id", "msg_id", "shop_id", "timestamp", "data", "any"];
    (platform(), prop::collection::vec((select(names), value()), 0..5)).prop_map(|(platform, fields)| {
        let mut odd = message(platform, "odd");
        for (name, value) in fields {
            odd[name] = value;
        }
        (platform, odd.to_string().into_bytes())
    })
}

/// Bodies that are no message at all.
fn junk() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..4096),
        value().prop_map(|value| value.to_string().into_bytes()),
        (select(vec!["[", "{\"a\":", "[[],"]), 0..60_000_usize).prop_map(|(part, times)| {
            let depth = times.min(250_000 / part.len());
            part.repeat(depth).into_bytes()
        }),
        (0..250_000_usize).prop_map(|length| format!("{{\"data\":\"{}\"}}", "x".repeat(length)).into_bytes()),
    ]
}

#[derive(Debug, Clone)]
enum Change {
    Flip(Index, u8),
    Cut(Index),
    Add(Vec<u8>),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        any::<Index>().prop_map(Change::Cut),
        prop::collection::vec(any::<u8>(), 1..20).prop_map(Change::Add),
    ]
}

#[test]
fn without_a_signature_nothing_is_kept_whatever_comes() {
    let target = Target::new();
    let refused = |status: u16| matches!(status, 200 | 400 | 401 | 404 | 413); // 200: a greeting, which is not kept
    run(
        (prop_oneof![platform(), select(vec!["nowhere", "%00", "tiktok%2F"])], headers(), junk()),
        |(platform, headers, body)| {
            let status = target.post(platform, &headers, &body)?;
            prop_assert!(refused(status), "{status}");
            Ok(())
        },
    );
    run((odd(), headers()), |((platform, body), headers)| {
        let status = target.post(platform, &headers, &body)?;
        prop_assert!(refused(status), "{status}");
        Ok(())
    });
    // What was signed, and then changed: the body, or the signature.
    run((platform(), change(), any::<bool>()), |(platform, change, of_body)| {
        let mut body = message(platform, "tampered").to_string().into_bytes();
        let mut signature = target.signature(platform, &body).into_bytes();
        let whole = (body.clone(), signature.clone());
        let changed = if of_body { &mut body } else { &mut signature };
        match &change {
            Change::Flip(at, bits) if of_body => *at.get_mut(changed) ^= bits,
            Change::Flip(at, _) => *at.get_mut(changed) = b'g', // no hexadecimal digit
            Change::Cut(at) => changed.truncate(at.index(changed.len())),
            Change::Add(bytes) if of_body => changed.extend(bytes),
            Change::Add(bytes) => changed.extend(bytes.iter().map(|byte| b'a' + byte % 6)),
        }
        prop_assume!((&body, &signature) != (&whole.0, &whole.1));
        let status = target.post(platform, &vec![("authorization", signature)], &body)?;
        prop_assert!(refused(status), "{status}");
        Ok(())
    });
    assert_eq!(kept(&target.spark), 0);
    target.goes_on_well();
}

#[test]
fn what_is_signed_is_never_a_fault_however_odd() {
    let target = Target::new();
    let taken = Cell::new(0);
    let case = |platform: &str, mut headers: Headers, body: &[u8]| {
        headers.retain(|(name, _)| *name != "authorization");
        headers.push(("authorization", target.signature(platform, body).into_bytes()));
        let status = target.post(platform, &headers, body)?;
        prop_assert!(matches!(status, 200 | 400 | 401 | 413), "{status}");
        taken.set(taken.get() + i64::from(status == 200));
        Ok(())
    };
    run((platform(), headers(), junk()), |(platform, headers, body)| case(platform, headers, &body));
    run((odd(), headers()), |((platform, body), headers)| case(platform, headers, &body));
    let kept = kept(&target.spark);
    assert!((1..=taken.get()).contains(&kept), "{kept} kept of {} taken", taken.get());
    target.goes_on_well();
}
