//! A daemon in a process of its own.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::Spark;

/// A running `spark daemon`; killed with the test.
pub(crate) struct Daemon {
    child: Child,
    url: String,
    log: Log,
    http: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

impl Daemon {
    /// Starts one on a port that the system chooses. Ready means that it said so.
    pub(crate) fn start(spark: &Spark, options: &[&str]) -> Self {
        let listen: &[&str] = if options.contains(&"--listen") { &[] } else { &["--listen", "127.0.0.1:0"] };
        let args = [&["daemon", "--log-format", "json"], listen, options].concat();
        let mut command = spark.command(&args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut log = Log::of(child.stderr.take().unwrap());
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Ok(ready) = serde_json::from_str::<Value>(&line) else { panic!("{}", log.whole()) };
        assert_eq!(ready["event"], "ready");
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        Self {
            child,
            url: ready["url"].as_str().unwrap().to_owned(),
            log,
            http: reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap(),
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
        }
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Returns its process's number.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Returns status and body of a page.
    pub(crate) fn get(&self, path: &str) -> (u16, String) {
        self.answer(self.http.get(format!("{}{path}", self.url)))
    }

    /// Posts a body as a marketplace would, signed with `authorization`, and returns status and body.
    pub(crate) fn post(&self, path: &str, authorization: &str, body: &str) -> (u16, String) {
        let request = self.http.post(format!("{}{path}", self.url)).body(body.to_owned());
        self.answer(request.header("authorization", authorization).header("content-type", "application/json"))
    }

    fn answer(&self, request: reqwest::RequestBuilder) -> (u16, String) {
        self.runtime.block_on(async {
            let answer = request.send().await.unwrap();
            (answer.status().as_u16(), answer.text().await.unwrap())
        })
    }

    /// Waits until `is_so`, which is looked at now and then whenever the daemon says something: it is handed the lines.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, at_most: Duration, is_so: impl Fn(&Self, &str) -> bool) {
        let began = Instant::now();
        let mut said = String::new();
        while !is_so(self, &said) {
            let left = at_most.saturating_sub(began.elapsed());
            said = self.log.next(left).unwrap_or_else(|| panic!("waited in vain for: {what}"));
        }
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("/bin/sh").args(["-c", &format!("kill -{name} {}", self.pid())]).status();
        assert!(sent.unwrap().success());
    }

    /// Kills it as a power cut would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal, waits for the end, and returns the exit code and the log.
    pub(crate) fn end(mut self, signal: &str) -> (Option<i32>, String) {
        self.signal(signal);
        let exit = self.child.wait().unwrap().code();
        (exit, self.log.whole().to_owned())
    }
}

impl Drop for Daemon {
    #[expect(clippy::print_stdout, reason = "the harness keeps it with the test that failed")]
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            print!("--- the daemon's log\n{}", self.log.whole());
        }
    }
}

/// What a daemon says, line by line as it says it.
struct Log {
    lines: Receiver<String>,
    heard: String,
}

impl Log {
    fn of(stderr: ChildStderr) -> Self {
        let (say, lines) = mpsc::channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(stderr).lines().map_while(Result::ok);
            lines.for_each(|line| drop(say.send(line))); // nobody may listen any more
        });
        Self { lines, heard: String::new() }
    }

    /// Waits until the daemon says something, and returns what it said; `None`: nothing in that time.
    fn next(&mut self, at_most: Duration) -> Option<String> {
        let first = self.lines.recv_timeout(at_most).ok()?;
        let said: String =
            [first].into_iter().chain(self.lines.try_iter()).flat_map(|it| [it, "\n".into()]).collect();
        self.heard.push_str(&said);
        Some(said)
    }

    /// Returns everything that a daemon which has ended said.
    fn whole(&mut self) -> &str {
        while self.next(Duration::MAX).is_some() {}
        &self.heard
    }
}
