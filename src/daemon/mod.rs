//! Spark as a service: one listener for marketplaces, people and monitors.
//!
//! [`serve`] starts it and [`Running::stop`] ends it softly: no new work, what is under way is finished, and what
//! takes too long is left for the next start to ask about. What it serves beside its own routes is handed in as a
//! router, so that this room knows nothing of the REST API's.

mod desk;
mod floor;
mod health;
mod keeper;
mod listener;
mod metrics;
mod shop;
mod systemd;
mod unread;
mod webhooks;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::{Router, middleware};
use axum_server::Handle;
use jiff::tz::TimeZone;
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::engine::inbox::Spool;
use crate::engine::{Engine, Fault, Kind, Timing};
use floor::Floor;
use keeper::Keeper;
use listener::{Certificate, Listener};
use metrics::Meters;

pub use systemd::Supervisor;

/// How long a soft stop may take in all: systemd would wait 90 s, `cli.md` promises 20.
const DRAIN: Duration = Duration::from_secs(18);

/// Who acts, as the ledger and every run will say.
const ACTOR: &str = "daemon";

/// How a daemon is to be reached, and when it does what.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where to listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// The certificate to serve with; `None`: plain HTTP.
    pub tls: Option<Tls>,
    /// A proxy in front does TLS: other machines may connect without.
    pub behind_proxy: bool,
    /// Where marketplaces reach it, e.g. `https://spark.example.com`; `None`: where it listens.
    pub public_url: Option<String>,
    /// Tell the marketplaces to send their messages there.
    pub set_webhooks: bool,
    /// When it does what.
    pub timetable: Timetable,
    /// Where messages of marketplaces wait while another process holds the database; `None`: they wait for it.
    pub spool: Option<Spool>,
}

/// When a daemon does what by itself.
#[derive(Debug, Clone)]
pub struct Timetable {
    /// Takes new orders in.
    pub orders: Timing,
    /// Makes every shop show what it should, whether anything seems to have changed or not.
    pub push: Timing,
    /// Looks at everything afresh.
    pub reconcile: Timing,
    /// Whose wall clocks times of day are by.
    pub zone: TimeZone,
}

/// Files with a certificate chain and its key, both PEM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tls {
    /// The chain, the server's own certificate first.
    pub cert: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Why a daemon does not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Passwords and tokens would cross the network in clear.
    #[error("`{0}` is open to other machines, and there is no TLS")]
    InTheClear(SocketAddr),
    /// The address cannot be listened on.
    #[error("cannot listen on `{address}`")]
    Address { address: SocketAddr, source: std::io::Error },
    /// The certificate or its key cannot be used.
    #[error("cannot use the certificate `{}`", tls.cert.display())]
    Certificate { tls: Tls, source: std::io::Error },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        match self {
            Self::InTheClear(_) => "tls_missing",
            Self::Address { .. } => "address_unusable",
            Self::Certificate { .. } => "certificate_unusable",
        }
    }
}

/// A daemon that serves.
pub struct Running {
    floor: Arc<Floor>,
    address: SocketAddr,
    certificate: Option<Certificate>,
    stop: CancellationToken,
    handle: Handle<SocketAddr>,
    /// Parts that come to their end when they are told to stop.
    tasks: JoinSet<()>,
    /// Parts that have nothing to finish.
    helpers: JoinSet<()>,
}

/// Starts a daemon on `engine`, with the routes of `extra` beside its own.
///
/// # Errors
/// [`Error`], before anything was done.
pub async fn serve(engine: Engine, options: Options, extra: Router) -> Result<Running, Error> {
    let (stop, handle, meters) = (CancellationToken::new(), Handle::new(), Meters::install());
    let listener = Listener::bind(&options).await?;
    let (address, certificate) = (listener.address, listener.certificate.clone());
    let engine = engine.acting_for(engine.group, ACTOR);
    let (mut tasks, mut helpers) = (JoinSet::new(), JoinSet::new());
    let Options { public_url, set_webhooks, timetable, spool, .. } = options;
    let base: Arc<str> = public_url.unwrap_or_else(|| url(address, certificate.is_some())).into();
    let targets = set_webhooks.then(|| Arc::clone(&base));
    let floor = Floor::new(engine.clone(), timetable, targets, stop.clone());
    let (mail, keeper) = Keeper::new(engine.clone(), spool, Arc::clone(&floor.news)).start();
    let hooks = webhooks::routes(engine, base, mail);
    let routes = health::routes(Arc::clone(&floor), meters.clone()).merge(hooks).merge(extra);
    let around = (middleware::from_fn(unread::drain), middleware::from_fn(metrics::count));
    tasks.spawn(listener.serve(routes.layer(around), handle.clone()));
    tasks.spawn(keeper);
    tasks.spawn(Arc::clone(&floor).act_on_inbox());
    tasks.spawn(Arc::clone(&floor).follow_ledger());
    tasks.spawn(Arc::clone(&floor).serve_shops());
    helpers.spawn(Arc::clone(&floor).tidy());
    helpers.spawn(meters.tidy());
    helpers.spawn(Supervisor.watchdog());
    if let Some(certificate) = certificate.clone() {
        helpers.spawn(certificate.follow(listener::LOOK_EVERY));
    }
    Ok(Running { floor, address, certificate, stop, handle, tasks, helpers })
}

impl Running {
    /// Returns its address, as clients on this machine can use it.
    pub fn url(&self) -> String {
        url(self.address, self.certificate.is_some())
    }

    /// Goes by another timetable from now on.
    pub fn set_timetable(&self, timetable: Timetable) {
        self.floor.timetable.send_replace(timetable);
    }

    /// Takes the certificate's files as they are now.
    ///
    /// # Errors
    /// [`Error::Certificate`]; the old one stays in use.
    pub async fn reload_certificate(&self) -> Result<(), Error> {
        match &self.certificate {
            Some(certificate) => certificate.reload().await,
            None => Ok(()),
        }
    }

    /// Waits for the end of a part that should go on: a fault, after which only a new start helps.
    pub async fn failed(&mut self) {
        if self.tasks.join_next().await.is_none() {
            std::future::pending().await
        }
    }

    /// Ends softly: takes nothing new on, and finishes what is under way. Tells whether all of it came to its end in time.
    pub async fn stop(mut self) -> bool {
        let deadline = Instant::now() + DRAIN;
        self.stop.cancel();
        self.handle.graceful_shutdown(Some(DRAIN));
        let drained = async { while self.tasks.join_next().await.is_some() {} };
        let in_time = tokio::time::timeout_at(deadline, drained).await.is_ok();
        self.tasks.shutdown().await;
        self.helpers.shutdown().await;
        in_time
    }
}

fn url(address: SocketAddr, is_tls: bool) -> String {
    format!("{}://{address}", if is_tls { "https" } else { "http" })
}
