//! HTTPS by the daemon itself, and a certificate that is renewed while it serves.

use reqwest::{Certificate, Client};

use super::{until, with};
use crate::support::{Daemon, Spark};

/// A certificate for this machine, and its key.
struct Papers {
    cert: String,
    key: String,
}

impl Papers {
    fn new() -> Self {
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        Self { cert: made.cert.pem(), key: made.signing_key.serialize_pem() }
    }

    fn put(&self, spark: &Spark) {
        spark.file("key.pem", &self.key);
        spark.file("cert.pem", &self.cert);
    }

    /// Returns a client that trusts this certificate and no other.
    fn client(&self) -> Client {
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        let cert = Certificate::from_pem(self.cert.as_bytes()).unwrap();
        Client::builder().tls_certs_only([cert]).build().unwrap()
    }
}

/// What a client sees of the daemon.
struct Eyes(tokio::runtime::Runtime);

impl Eyes {
    fn new() -> Self {
        Self(tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap())
    }

    /// Returns the status of `/health`; `None` where nobody is believed to be there.
    fn see(&self, client: &Client, url: &str) -> Option<u16> {
        self.0.block_on(async {
            let answer = client.get(format!("{url}/health")).send().await.ok()?;
            let status = answer.status().as_u16();
            answer.bytes().await.ok()?; // so that the connection can be used again
            Some(status)
        })
    }
}

fn spark(papers: &Papers) -> Spark {
    let spark = Spark::new();
    papers.put(&spark);
    with(spark, &[("SPARK_DAEMON_TLS_CERT", "cert.pem"), ("SPARK_DAEMON_TLS_KEY", "key.pem")])
}

#[test]
fn it_serves_https_to_whoever_trusts_its_certificate() {
    let (papers, eyes) = (Papers::new(), Eyes::new());
    let spark = spark(&papers);
    let daemon = Daemon::start(&spark, &[]);
    let url = daemon.url();
    assert!(url.starts_with("https://127.0.0.1:"), "{url}");
    assert_eq!(eyes.see(&papers.client(), url), Some(200));
    assert_eq!(eyes.see(&Papers::new().client(), url), None);
    assert_eq!(eyes.see(&papers.client(), &url.replace("https", "http")), None, "nothing in clear");

    let _ = spark.feed(&["user", "add", "b@example.com", "--role", "owner"], b"secret1").exits(0);
    let mut there = with(Spark::bare(), &[("SPARK_SERVER", url)]);
    let login = ["login", "b@example.com", "--json"];
    assert_eq!(there.feed(&login, b"secret1").exits(8).error()["code"], "daemon_untrusted");
    there.set("SSL_CERT_FILE", spark.path("cert.pem").to_str().unwrap());
    let _ = there.feed(&login, b"secret1").exits(0);
    assert_eq!(there.json(&["stock", "list"]), serde_json::json!([]));

    let open = Daemon::start(&spark, &["--listen", "0.0.0.0:0"]);
    assert_eq!(open.end("TERM").0, Some(0));
}

#[test]
fn a_renewed_certificate_is_taken_up_and_no_connection_is_dropped_for_it() {
    let (old, new, eyes) = (Papers::new(), Papers::new(), Eyes::new());
    let spark = spark(&old);
    let daemon = Daemon::start(&spark, &[]);
    let faithful = old.client();
    assert_eq!(eyes.see(&faithful, daemon.url()), Some(200));
    spark.file("cert.pem", "nonsense");
    daemon.signal("HUP");
    new.put(&spark);
    until("the new certificate", || {
        daemon.signal("HUP");
        eyes.see(&new.client(), daemon.url()) == Some(200)
    });
    // This client would not believe the new one: it is still on the connection that it had.
    assert_eq!(eyes.see(&faithful, daemon.url()), Some(200));
    assert_eq!(eyes.see(&old.client(), daemon.url()), None);

    spark.file("cert.pem", &old.cert);
    daemon.signal("HUP");
    spark.file("cert.pem", "nonsense");
    daemon.signal("HUP");
    drop((faithful, eyes)); // a connection that answers nothing any more is waited for until the end of patience
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    assert!(log.contains("the old one stays"), "{log}");
}

#[test]
fn half_a_certificate_is_none() {
    let (papers, other) = (Papers::new(), Papers::new());
    let spark = spark(&papers);
    spark.file("key.pem", &other.key);
    assert_eq!(spark.fails(&["daemon", "--listen", "127.0.0.1:0"], 8)["code"], "certificate_unusable");
    let spark = with(spark, &[("SPARK_DAEMON_TLS_KEY", "")]);
    assert_eq!(spark.fails(&["daemon", "--listen", "127.0.0.1:0"], 8)["code"], "certificate_incomplete");
}
