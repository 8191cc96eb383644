//! The demo's stage: a home of its own, a sandbox of its own, and the real binary run as a user would.

use std::io::{self, BufRead as _, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use reqwest::Client;
use serde_json::Value;
use spark::config::{Settings, variable};
use tempfile::TempDir;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Out;

/// What the story is played on. Goes with it, unless kept.
pub(super) struct Stage<'o> {
    out: &'o Out,
    home: Home,
    sandbox: Option<Child>,
    binary: PathBuf,
    pub(super) url: String,
    /// Where the browser comes back to; the sandbox's TikTok app is registered with it.
    listen: String,
    /// What every command finds in its environment; nothing else that is a setting of spark's.
    settings: Vec<(String, String)>,
    http: Client,
}

enum Home {
    Passing(TempDir),
    Kept(PathBuf),
}

impl<'o> Stage<'o> {
    /// Makes the home and starts the sandbox in it. Ready means that it said so.
    pub(super) fn set(out: &'o Out, http: Client, settings: Vec<(String, String)>) -> Result<Self, Failure> {
        let home =
            tempfile::Builder::new().prefix("spark-demo-").tempdir().map_err(|error| broken(&error))?;
        let binary = std::env::current_exe().map_err(|error| broken(&error))?;
        let listen = free_address().map_err(|error| broken(&error))?;
        let mut sandbox = Command::new(&binary)
            .args(["sandbox", "serve", "--listen", "127.0.0.1:0", "--redirect"])
            .arg(format!("http://{listen}/callback"))
            .arg("--write-config")
            .arg(home.path().join("config.toml"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| broken(&error))?;
        let mut line = String::new();
        if let Some(stdout) = sandbox.stdout.take() {
            BufReader::new(stdout).read_line(&mut line).map_err(|error| broken(&error))?;
        }
        let ready: Value = serde_json::from_str(&line).map_err(|error| broken(&error))?;
        let url = ready["url"].as_str().unwrap_or_default().to_owned();
        Ok(Self {
            out,
            home: Home::Passing(home),
            sandbox: Some(sandbox),
            binary,
            url,
            listen,
            settings,
            http,
        })
    }

    pub(super) fn home(&self) -> &Path {
        match &self.home {
            Home::Passing(home) => home.path(),
            Home::Kept(home) => home,
        }
    }

    /// Leaves home and sandbox behind for the user to play with. Returns the sandbox's process id.
    pub(super) fn keep(&mut self) -> Option<u32> {
        let passing = std::mem::replace(&mut self.home, Home::Kept(PathBuf::new()));
        if let Home::Passing(home) = passing {
            self.home = Home::Kept(home.keep());
        }
        self.sandbox.take().map(|sandbox| sandbox.id())
    }

    /// Pulls a lever of the sandbox.
    pub(super) async fn lever(&self, path: &str, body: Value) -> Result<Value, Failure> {
        let request = self.http.post(format!("{}/_sandbox/{path}", self.url)).json(&body);
        let answer = request.send().await.and_then(reqwest::Response::error_for_status);
        answer.map_err(|error| broken(&error))?.json().await.map_err(|error| broken(&error))
    }

    /// Prints a command as one would type it, runs it, and lets it print. Returns its exit code.
    pub(super) fn run(&self, args: &[&str]) -> Result<i32, Failure> {
        self.say(&format!("\n$ spark {}\n", typed(args)))?;
        let status = self.command(args).status().map_err(|error| broken(&error))?;
        Ok(status.code().unwrap_or(Exit::Interrupted as i32))
    }

    /// Connects a shop through the real OAuth path, playing the seller who clicks "authorise".
    pub(super) async fn connect(&self, platform: &str) -> Result<(), Failure> {
        self.say(&format!("\n$ spark shop connect {platform}\n"))?;
        let args = ["shop", "connect", platform, "--no-browser", "--listen", &self.listen];
        let mut child = self.command(&args).stderr(Stdio::piped()).spawn().map_err(|error| broken(&error))?;
        let mut clicked = false;
        if let Some(stderr) = child.stderr.take() {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                self.say(&format!("{line}\n"))?;
                let link = line.split_whitespace().find(|word| word.starts_with(&self.url));
                if let (Some(link), false) = (link, clicked) {
                    clicked = true;
                    let approve = format!("{link}{}approve=auto", if link.contains('?') { '&' } else { '?' });
                    self.http.get(approve).send().await.map_err(|error| broken(&error))?;
                }
            }
        }
        let status = child.wait().map_err(|error| broken(&error))?;
        if status.success() { Ok(()) } else { Err(stopped(&args)) }
    }

    /// Tells a piece of the story.
    pub(super) fn say(&self, text: &str) -> Result<(), Failure> {
        self.out.raw(text.as_bytes())
    }

    /// Begins a new part of the story.
    pub(super) fn chapter(&self, title: &str) -> Result<(), Failure> {
        self.say(&format!("\n── {title}\n"))
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.binary);
        command.args(args).arg("--no-input").stdin(Stdio::null()).current_dir(self.home());
        // The settings of whoever plays are about a database and marketplaces of theirs.
        for setting in Settings::defaults().iter() {
            command.env_remove(variable(&setting.key));
        }
        command.env("SPARK_HOME", self.home()).env_remove("SPARK_CONFIG");
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl Drop for Stage<'_> {
    fn drop(&mut self) {
        if let Some(sandbox) = &mut self.sandbox {
            let _ = sandbox.kill(); // it may have ended by itself
            let _ = sandbox.wait();
        }
    }
}

/// Returns the failure of a demo whose command failed: the command has said why.
pub(super) fn stopped(args: &[&str]) -> Failure {
    Failure::new(Exit::Bug, "demo_stopped", format!("the demo stopped at `spark {}`", typed(args)))
}

fn typed(args: &[&str]) -> String {
    let quoted =
        args.iter().map(|arg| if arg.contains([' ', '"']) { format!("'{arg}'") } else { (*arg).to_owned() });
    quoted.collect::<Vec<_>>().join(" ")
}

/// Asks the system for a port that nobody uses. TikTok's redirect address must be known before the listener runs.
fn free_address() -> io::Result<String> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.to_string())
}

pub(super) fn broken(error: &dyn std::error::Error) -> Failure {
    Failure::new(Exit::Bug, "demo_broken", "the demo's stage broke").because(error)
}
