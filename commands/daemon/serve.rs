//! `spark daemon` itself: from the settings to a service that runs, until it is told to end.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::Ordering;

use jiff::tz::TimeZone;
use serde::Serialize;
use spark::config::{Config, Setting, Settings};
use spark::daemon::{self, Options, Running, Supervisor, Timetable, Tls};
use spark::engine::Address;
use spark::engine::inbox::Spool;

use super::api;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Settings that are taken up without a new start.
const LIVE: [&str; 3] = ["sync.orders_every", "sync.push_every", "sync.reconcile_at"];

#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// Address to listen on, in place of `daemon.listen`; port 0 lets the system choose
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// A proxy in front does TLS: listen without, even where other machines can connect
    #[arg(long)]
    behind_proxy: bool,
    /// Tell the marketplaces to send their messages here, even where `daemon.public_url` is not set
    #[arg(long)]
    set_webhooks: bool,
}

/// The line that says that it serves.
#[derive(Serialize)]
struct Ready<'a> {
    event: &'static str,
    url: &'a str,
}

pub(super) async fn run(cx: &Context<'_>, args: Flags) -> Result<Exit, Failure> {
    let (started, engine) = (cx.settings()?, cx.engine().await?);
    let api = spark::api::router(engine.clone(), api::settings(cx)?);
    let mut running =
        daemon::serve(engine, options(cx, &args)?, api).await.map_err(|error| Failure::of(&error))?;
    let url = running.url();
    cx.out.event(&Ready { event: "ready", url: &url })?;
    tracing::info!(url, "serving");
    Supervisor.ready(&format!("serving on {url}"));
    let mut hangups = Hangups::watch();
    loop {
        tokio::select! {
            () = cx.interrupted.cancelled() => return Ok(stop(cx, running).await),
            () = running.failed() => {
                return Err(Failure::new(Exit::Bug, "daemon_failed", "a part of the daemon has ended by itself"));
            }
            () = hangups.next() => {
                Supervisor.reloading();
                reload(cx, &running, &started).await;
                Supervisor.ready(&format!("serving on {url}"));
            }
        }
    }
}

/// Reads the settings again, and names those that only a new start can take up: that differ from the ones it was `started`
/// with. Bad ones leave everything as it is.
async fn reload(cx: &Context<'_>, running: &Running, started: &Settings) {
    let read = || {
        let settings = cx.settings()?;
        Ok::<_, Failure>((Config::read(&settings)?, settings))
    };
    let (config, settings) = match read() {
        Ok(read) => read,
        Err(failure) => {
            tracing::warn!(error = failure.message, "the settings cannot be used; the old ones stay");
            return;
        }
    };
    running.set_timetable(timetable(&config));
    if let Err(error) = running.reload_certificate().await {
        tracing::warn!(%error, "the certificate cannot be used; the old one stays");
    }
    let waits = |(old, new): &(&Setting, &Setting)| old.value != new.value && !LIVE.contains(&&*new.key);
    let waiting: Vec<_> =
        started.iter().zip(settings.iter()).filter(waits).map(|(_, new)| new.key.as_str()).collect();
    match waiting.is_empty() {
        true => tracing::info!("the settings are in use"),
        false => tracing::warn!(
            keys = waiting.join(" "),
            "the settings are in use but for these, which need a new start"
        ),
    }
}

/// The requests to read the settings again: SIGHUP, where there is such a thing.
struct Hangups(#[cfg(unix)] Option<tokio::signal::unix::Signal>);

impl Hangups {
    #[cfg(unix)]
    fn watch() -> Self {
        Self(tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok())
    }

    #[cfg(not(unix))]
    fn watch() -> Self {
        Self()
    }

    async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.0
            && signal.recv().await.is_some()
        {
            return;
        }
        std::future::pending().await
    }
}

/// Ends softly. SIGTERM is how a service is asked to end: that it did is no interruption.
async fn stop(cx: &Context<'_>, running: Running) -> Exit {
    Supervisor.stopping();
    tracing::info!("stopping: finishing what is under way; a second signal ends at once");
    if !running.stop().await {
        tracing::warn!("not everything came to its end in time; the next start asks how it went");
    }
    if cx.by_keyboard.load(Ordering::Relaxed) { Exit::Interrupted } else { Exit::Done }
}

fn options(cx: &Context<'_>, args: &Flags) -> Result<Options, Failure> {
    let config = &cx.config()?.daemon;
    let place = |path: &Path| cx.home.base().join(path);
    let tls = match (&config.tls_cert.0, &config.tls_key.0) {
        (None, None) => None,
        (Some(cert), Some(key)) => Some(Tls { cert: place(cert), key: place(key) }),
        _ => {
            let message = "`daemon.tls_cert` and `daemon.tls_key` go together";
            return Err(Failure::new(Exit::Config, "certificate_incomplete", message));
        }
    };
    let public_url = config.public_url.0.as_ref().map(ToString::to_string);
    Ok(Options {
        listen: args.listen.unwrap_or(config.listen),
        tls,
        behind_proxy: args.behind_proxy,
        set_webhooks: args.set_webhooks || public_url.is_some(),
        public_url,
        timetable: timetable(cx.config()?),
        spool: match cx.database()? {
            Address::Sqlite(file) => Some(Spool::beside(&file)),
            Address::MySql(_) => None,
        },
    })
}

fn timetable(config: &Config) -> Timetable {
    let sync = &config.sync;
    Timetable {
        orders: sync.orders_every.clone(),
        push: sync.push_every.clone(),
        reconcile: sync.reconcile_at.clone(),
        zone: TimeZone::system(),
    }
}
