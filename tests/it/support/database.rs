//! A MariaDB for tests: the one that `SPARK_TEST_MYSQL` names, else one of the test process's own. Shared by the black-box
//! tests and by the store's contract, which takes this file in as its own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _};

/// The password of the tests' user.
pub(crate) const PASSWORD: &str = "test";

/// An empty database on a server; dropped with this.
pub(crate) struct Database {
    server: String,
    name: String,
}

impl Database {
    /// Returns one on the tests' server; `None`, where there is none and may be none: under `CI=true` there must be.
    pub(crate) fn new() -> Option<Self> {
        static SERVER: OnceLock<Option<(String, Option<Server>)>> = OnceLock::new();
        let find = || match variable("SPARK_TEST_MYSQL") {
            Some(url) => Some((url, None)),
            None => Server::start().map(|server| (server.url.clone(), Some(server))),
        };
        let (url, _) = SERVER.get_or_init(find).as_ref()?;
        Some(Self::on(url))
    }

    /// Returns one on the server at `url`.
    fn on(url: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("t{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let database = Self { server: url.to_owned(), name };
        database.say(&format!("CREATE DATABASE {}", database.name()));
        database
    }

    /// Returns its address, without the password.
    pub(crate) fn url(&self) -> String {
        format!("{}/{}", self.server, self.name)
    }

    /// Returns its name on the server.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Runs a statement on the server as the tests' user.
    pub(crate) fn say(&self, sql: &str) {
        say(self.server.clone(), sql.to_owned()).unwrap();
    }
}

/// Runs a statement on what is at `url`, as the tests' user.
pub(crate) fn say(url: String, sql: String) -> sqlx::Result<()> {
    let say = async move {
        let options: sqlx::mysql::MySqlConnectOptions = url.parse()?;
        let mut connection = options.password(PASSWORD).connect().await?;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
        connection.close().await
    };
    // On a thread of its own: the test may be on a runtime.
    let thread = std::thread::spawn(|| {
        tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(say)
    });
    thread.join().unwrap()
}

impl Drop for Database {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            self.say(&format!("DROP DATABASE {}", self.name));
        }
    }
}

/// A server of one's own, which ends with this: its script does when its stdin does.
pub(crate) struct Server {
    /// Its address, without the password.
    pub(crate) url: String,
    /// Held, not waited for: at the end of the process nobody is left to wait.
    _script: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
}

impl Server {
    /// Starts one; `None`, where MariaDB is not installed and need not be.
    pub(crate) fn start() -> Option<Self> {
        Self::with(&[])
    }

    /// As [`Server::start`], with options of the server's own.
    pub(crate) fn with(options: &[&str]) -> Option<Self> {
        const TRIES: u32 = 3; // another process may take the port first
        let server = (0..TRIES).find_map(|_| Self::try_start(options));
        if server.is_none() {
            assert_ne!(variable("CI").as_deref(), Some("true"), "these tests need MariaDB: see scripts/test");
            let _ = writeln!(std::io::stderr(), "skipped: MariaDB is not installed");
        }
        server
    }

    fn try_start(options: &[&str]) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/mariadb");
        let mut script = Command::new(script)
            .arg(port.to_string())
            .args(options)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (stdin, stdout) = (script.stdin.take().unwrap(), BufReader::new(script.stdout.take().unwrap()));
        let mut server = Self { url: String::new(), _script: script, stdin, stdout };
        server.url = server.answer();
        server.url.starts_with("mysql://").then_some(server)
    }

    /// Returns an empty database on it.
    pub(crate) fn database(&self) -> Database {
        Database::on(&self.url)
    }

    /// Says `kill`, `stop` or `start` to the script, and waits until that is done.
    pub(crate) fn tell(&mut self, word: &str) {
        writeln!(self.stdin, "{word}").unwrap();
        assert_eq!(self.answer(), word);
    }

    fn answer(&mut self) -> String {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }
}

/// Returns a variable of the tests' own environment, unless it is empty.
pub(crate) fn variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the tests' own environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
