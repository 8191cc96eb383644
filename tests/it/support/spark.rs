//! Runs the real binary, hermetically.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::Sandbox;
use super::database::{Database, PASSWORD, say, variable};

/// A spark with a home of its own: nothing of the machine's environment reaches it. Its database is a file, or one on the
/// tests' server where `SPARK_TEST_ENGINE` is `mariadb`.
pub(crate) struct Spark {
    home: TempDir,
    environment: Vec<(String, String)>,
    /// The one on a server; it goes with this.
    database: Option<Database>,
}

/// How a run ended.
#[must_use = "a run's end is what a test is about"]
pub(crate) struct Ended {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    line: String,
}

impl Spark {
    /// Returns a spark with an empty home: not even `init` has run.
    pub(crate) fn bare() -> Self {
        match variable("SPARK_TEST_ENGINE").as_deref() {
            Some("mariadb") => Self::on(Database::new().unwrap()),
            _ => Self { home: TempDir::new().unwrap(), environment: Vec::new(), database: None },
        }
    }

    /// Returns a spark with an empty home whose database is `database`.
    pub(crate) fn on(database: Database) -> Self {
        let environment =
            [("SPARK_STORE_URL", database.url()), ("SPARK_STORE_PASSWORD", PASSWORD.to_owned())];
        let environment = environment.map(|(name, value)| (name.to_owned(), value)).into();
        Self { home: TempDir::new().unwrap(), environment, database: Some(database) }
    }

    /// Returns a spark after `spark init`.
    pub(crate) fn new() -> Self {
        let spark = Self::bare();
        spark.ok(&["init"]);
        spark
    }

    /// Returns a spark whose config points at `sandbox`, with nothing connected.
    pub(crate) fn beside(sandbox: &Sandbox) -> Self {
        let spark = Self::bare();
        std::fs::write(spark.path("config.toml"), sandbox.config()).unwrap();
        restrict(&spark.path("config.toml"));
        spark.ok(&["init"]);
        spark
    }

    /// Sets a variable for every later run.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// Returns its database's file; `None` for one on a server, which has none.
    pub(crate) fn database_file(&self) -> Option<PathBuf> {
        self.database.is_none().then(|| self.path("spark.db"))
    }

    /// Runs a statement on its database behind its back.
    pub(crate) fn tamper(&self, sql: &str) -> Result<(), String> {
        let failed = |error: &dyn std::error::Error| error.to_string();
        match &self.database {
            Some(database) => say(database.url(), sql.to_owned()).map_err(|error| failed(&error)),
            None => rusqlite::Connection::open(self.path("spark.db"))
                .and_then(|database| database.execute_batch(sql))
                .map_err(|error| failed(&error)),
        }
    }

    /// Writes a file into the home and returns its path as text.
    pub(crate) fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Returns the command, for tests that start, feed or kill it themselves.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spark"));
        command
            .args(args)
            .env_clear()
            .env("SPARK_HOME", self.home.path())
            .env("HOME", self.home.path())
            .env("PATH", "/usr/bin:/bin")
            .env("TZ", "UTC")
            .env("USER", "tester")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs to the end.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        Ended::of(args, self.command(args).output().unwrap())
    }

    /// Runs to the end with `input` on stdin.
    pub(crate) fn feed(&self, args: &[&str], input: &[u8]) -> Ended {
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                let _ = stdin.write_all(input); // it may have refused before reading all
            });
            Ended::of(args, child.wait_with_output().unwrap())
        })
    }

    /// Runs, insists on exit 0 and returns stdout.
    #[track_caller]
    pub(crate) fn ok(&self, args: &[&str]) -> String {
        self.run(args).exits(0).stdout
    }

    /// Runs with `--json`, insists on exit 0 and returns what stdout says.
    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        self.run(&[args, &["--json"]].concat()).exits(0).json()
    }

    /// Runs with `--json`, insists on this exit code and returns the error object.
    #[track_caller]
    pub(crate) fn fails(&self, args: &[&str], exit: i32) -> Value {
        self.run(&[args, &["--json"]].concat()).exits(exit).error()
    }

    /// Connects a shop through the real OAuth path and returns its alias.
    #[track_caller]
    pub(crate) fn connect(&self, sandbox: &Sandbox, platform: &str) -> String {
        let mut child = self
            .command(&["shop", "connect", platform, "--paste", "--no-browser", "--json"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
        let Ok(event) = serde_json::from_str::<Value>(&line) else {
            panic!(
                "no authorize event: {}",
                Ended::of(&["shop", "connect"], child.wait_with_output().unwrap()).text()
            );
        };
        let back = sandbox.approve(event["url"].as_str().unwrap());
        writeln!(child.stdin.take().unwrap(), "{back}").unwrap();
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut rest).unwrap();
        let ended = Ended::of(&["shop", "connect"], child.wait_with_output().unwrap());
        assert_eq!(ended.exit, 0, "{}", ended.text());
        let last: Value = serde_json::from_str(rest.lines().last().unwrap()).unwrap();
        last["shops"][0]["alias"].as_str().unwrap().to_owned()
    }
}

impl Ended {
    pub(crate) fn of(args: &[&str], output: Output) -> Self {
        Self {
            exit: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            line: args.join(" "),
        }
    }

    /// Insists on an exit code.
    #[track_caller]
    pub(crate) fn exits(self, exit: i32) -> Self {
        assert_eq!(self.exit, exit, "{}", self.text());
        self
    }

    /// Returns stdout as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is no JSON: {error}\n{}", self.text()))
    }

    /// Returns the error object of stderr: its last line.
    #[track_caller]
    pub(crate) fn error(&self) -> Value {
        let line = self.stderr.lines().rev().find(|line| line.starts_with("{\"error\""));
        let line = line.unwrap_or_else(|| panic!("no error object\n{}", self.text()));
        serde_json::from_str::<Value>(line).unwrap()["error"].take()
    }

    /// Everything there is to say about the run, for a failing test.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        let _ = write!(
            text,
            "spark {}\nexit {}\n--- stdout\n{}\n--- stderr\n{}",
            self.line, self.exit, self.stdout, self.stderr
        );
        text
    }
}

/// Makes a file readable by its owner alone.
fn restrict(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).unwrap();
}
