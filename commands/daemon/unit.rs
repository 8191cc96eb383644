//! `spark daemon unit`: what a service manager needs to run the daemon.

use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Print a systemd unit (on macOS: a launchd plist) for the daemon
///
/// It runs this very binary with the home and config of this call. Put it where its first lines say.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Print a launchd plist
    #[arg(long, conflicts_with = "systemd")]
    launchd: bool,
    /// Print a systemd unit
    #[arg(long)]
    systemd: bool,
}

pub(super) fn run(cx: &Context<'_>, args: &Args) -> Result<Exit, Failure> {
    let binary = std::env::current_exe().map_err(|error| {
        Failure::new(Exit::Bug, "binary_unknown", "cannot tell where this program is").because(&error)
    })?;
    let launchd = args.launchd || (cfg!(target_os = "macos") && !args.systemd);
    let data = absolute(&cx.home.data)?;
    let mut command = vec![binary.display().to_string()];
    command.extend(cx.home.flags().map_err(|error| unplaced(&cx.home.config, &error))?);
    command.extend(["--log-format", "json", "daemon"].map(str::to_owned));
    let text = if launchd { plist(&command, &data) } else { unit(&command, &data) };
    cx.out.raw(text.as_bytes())?;
    Ok(Exit::Done)
}

fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| unplaced(path, &error))
}

fn unplaced(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(Exit::Config, "no_home", format!("`{}` names no place", path.display())).because(error)
}

/// Returns a unit that lets the daemon write to its data and to nothing else.
fn unit(command: &[String], data: &Path) -> String {
    let command = command.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
    let data = quoted(&data.display().to_string());
    format!(
        "# /etc/systemd/system/spark.service
# then: systemctl daemon-reload && systemctl enable --now spark
# It runs as the user that owns the folder below; say which in User=.
[Unit]
Description=Spark keeps the stock of every shop in step
Documentation=man:spark-daemon(1)
Wants=network-online.target
After=network-online.target

[Service]
Type=notify
User=spark
ExecStart={command}
ExecReload=/bin/kill -HUP $MAINPID
Restart=always
RestartSec=2
WatchdogSec=60
TimeoutStopSec=25
UMask=0077
# Secrets that the config takes from the environment (env:NAME) can stand in this file, readable by root alone.
EnvironmentFile=-/etc/spark/environment

CapabilityBoundingSet=
DevicePolicy=closed
LockPersonality=yes
MemoryDenyWriteExecute=yes
MemoryMax=512M
NoNewPrivileges=yes
PrivateDevices=yes
PrivateTmp=yes
ProtectClock=yes
ProtectControlGroups=yes
ProtectHome=read-only
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
ProtectSystem=strict
ReadWritePaths={data}
RemoveIPC=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources

[Install]
WantedBy=multi-user.target
"
    )
}

/// Quotes a word for a unit, in which `%` begins a specifier and `$` a variable.
fn quoted(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('"', "\\\"").replace('%', "%%").replace('$', "$$");
    let plain = escaped.chars().all(|letter| letter.is_ascii_alphanumeric() || "/._-%$".contains(letter));
    if plain { escaped } else { format!("\"{escaped}\"") }
}

fn plist(command: &[String], data: &Path) -> String {
    let command: String =
        command.iter().map(|word| format!("    <string>{}</string>\n", xml(word))).collect();
    let data = xml(&data.display().to_string());
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- ~/Library/LaunchAgents/spark.daemon.plist, then: launchctl bootstrap gui/$UID ~/Library/LaunchAgents/spark.daemon.plist -->
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>Label</key><string>spark.daemon</string>
  <key>ProgramArguments</key>
  <array>
{command}  </array>
  <key>WorkingDirectory</key><string>{data}</string>
  <key>RunAtLoad</key><true/>
  <key>KeepAlive</key><true/>
  <key>ExitTimeOut</key><integer>25</integer>
  <key>ProcessType</key><string>Background</string>
  <key>Umask</key><integer>63</integer>
  <key>StandardErrorPath</key><string>{data}/daemon.log</string>
</dict>
</plist>
"#
    )
}

fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_survive_the_quoting() {
        assert_eq!(quoted("/usr/bin/spark"), "/usr/bin/spark");
        assert_eq!(quoted("/srv/50% off/a$b"), "\"/srv/50%% off/a$$b\"");
        assert_eq!(quoted("/srv/a\"b\\c"), "\"/srv/a\\\"b\\\\c\"");
        let text = plist(&["/opt/a&b".to_owned()], Path::new("/d"));
        assert!(text.contains("<string>/opt/a&amp;b</string>"));
    }
}
