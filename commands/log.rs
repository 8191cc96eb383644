//! The log on stderr. Only spark's own lines: what lies below would print headers, and tokens in them.

use std::io;

use tracing_subscriber::EnvFilter;

use crate::globals::{Globals, LogFormat};

/// Starts the log as the flags ask for it. What `tells` what it does is a level more talkative.
pub(crate) fn start(globals: &Globals, tells: bool) {
    let level = match (globals.quiet, globals.verbose + u8::from(tells)) {
        (true, _) => "error",
        (false, 0) => "warn",
        (false, 1) => "info",
        (false, 2) => "debug",
        (false, _) => "trace",
    };
    let log = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(format!("off,spark={level}")))
        .with_writer(io::stderr)
        .with_ansi(console::colors_enabled_stderr());
    match globals.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().init(),
    }
}
