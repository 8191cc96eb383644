//! A database server that is somewhere else is believed only with a certificate that is its own.

use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::support::database::Server;
use crate::support::{PASSWORD, Spark};

/// An authority, and the certificate and key that it made for the server at 127.0.0.1.
struct Authority {
    folder: TempDir,
}

impl Authority {
    fn new(name: &str) -> Self {
        let subject = format!("/CN={name}");
        let authority = Self { folder: TempDir::new().unwrap() };
        let (ca, key) = (authority.path("ca.pem"), authority.path("ca.key"));
        let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
        let own = ["req", "-x509", "-days", "2", "-subj", &subject, "-out", &ca, "-keyout", &key];
        openssl(authority.folder.path(), &[&own[..], &new_key].concat());
        let (request, server_key) = (authority.path("server.csr"), authority.path("server.key"));
        let ask = ["req", "-subj", "/CN=server", "-out", &request, "-keyout", &server_key];
        openssl(authority.folder.path(), &[&ask[..], &new_key].concat());
        std::fs::write(authority.path("names"), "subjectAltName = IP:127.0.0.1\n").unwrap();
        let (names, certificate) = (authority.path("names"), authority.path("server.pem"));
        let sign =
            ["x509", "-req", "-days", "2", "-in", &request, "-CA", &ca, "-CAkey", &key, "-CAcreateserial"];
        openssl(authority.folder.path(), &[&sign[..], &["-extfile", &names, "-out", &certificate]].concat());
        authority
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    /// Starts a server with this authority's certificate; it takes no connection in clear.
    fn server(&self) -> Option<Server> {
        let certificate = format!("--ssl-cert={}", self.path("server.pem"));
        let key = format!("--ssl-key={}", self.path("server.key"));
        Server::with(&[&certificate, &key, "--require-secure-transport=ON"])
    }

    /// Puts the authority's certificate beside the config of `spark`, where relative paths start.
    fn known_to(&self, spark: &Spark, name: &str) {
        std::fs::copy(self.path("ca.pem"), spark.path(name)).unwrap();
    }
}

#[track_caller]
fn openssl(folder: &Path, args: &[&str]) {
    let made =
        Command::new("openssl").args(args).current_dir(folder).stderr(Stdio::piped()).output().unwrap();
    assert!(made.status.success(), "openssl {args:?}: {}", String::from_utf8_lossy(&made.stderr));
}

/// Returns a spark whose database is at `url`, which is nobody's yet.
fn spark_at(url: &str) -> Spark {
    let mut spark = Spark::bare();
    spark.set("SPARK_STORE_URL", url);
    spark.set("SPARK_STORE_PASSWORD", PASSWORD);
    spark
}

#[test]
fn a_server_is_believed_by_its_certificate() {
    let authority = Authority::new("ours");
    let Some(server) = authority.server() else { return };
    let url = format!("{}/believed?ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem", server.url);
    let spark = spark_at(&url);
    authority.known_to(&spark, "ca.pem");
    spark.ok(&["init"]);
    spark.ok(&["sku", "add", "mug", "--stock", "5"]);
    assert_eq!(spark.json(&["sku", "show", "mug"])["on_hand"], 5);
}

#[test]
fn a_server_that_is_not_who_it_should_be_is_refused_and_named() {
    let (authority, other) = (Authority::new("ours"), Authority::new("another"));
    let Some(server) = authority.server() else { return };
    let localhost = server.url.replace("127.0.0.1", "localhost");
    for (url, because) in [
        // another authority; none but the machine's own; a name that the certificate does not bear
        (format!("{}/no?ssl-mode=VERIFY_IDENTITY&ssl-ca=other.pem", server.url), "UnknownIssuer"),
        (format!("{}/no?ssl-mode=VERIFY_CA", server.url), "UnknownIssuer"),
        (format!("{localhost}/no?ssl-mode=VERIFY_IDENTITY&ssl-ca=ca.pem"), "not valid for name"),
    ] {
        let spark = spark_at(&url);
        authority.known_to(&spark, "ca.pem");
        other.known_to(&spark, "other.pem");
        let refused = spark.fails(&["init"], 8);
        assert_eq!(refused["code"], "database_refused", "{url}: {refused}");
        assert!(refused["causes"].to_string().contains(because), "{url}: {refused}");
    }
    // A server that insists on TLS is not talked to in clear either.
    let spark = spark_at(&format!("{}/no?ssl-mode=DISABLED", server.url));
    assert_eq!(spark.fails(&["init"], 8)["code"], "database_refused");
}
