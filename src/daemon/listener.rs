//! The listener: who may connect, how many at once, and how slowly they may speak.

use std::future::{Ready, ready};
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum_server::accept::Accept;
use axum_server::tls_rustls::{RustlsAcceptor, RustlsConfig};
use axum_server::{Handle, Server};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

use super::{Error, Options, Tls};

/// Connections at once, a file descriptor each, where the system allows so many: a thousand idle clients leave room.
const CONNECTIONS: u64 = 8_000;
/// File descriptors that are not for clients: the database's, the marketplaces', the log's.
const OWN_FILES: u64 = 124;
/// What a process has by default, where asking for more fails.
const DEFAULT_FILES: u64 = 1024;
/// A client that has not sent its headers by then is slow on purpose.
const HEADERS_WITHIN: Duration = Duration::from_secs(5);
/// How often the certificate's files are looked at: renewals come days ahead.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(60);

/// An address that is listened on.
pub(super) struct Listener {
    pub(super) address: SocketAddr,
    pub(super) certificate: Option<Certificate>,
    socket: TcpListener,
}

impl Listener {
    /// Listens on the address that `options` name.
    ///
    /// # Errors
    /// [`Error::InTheClear`] for an address that other machines reach without TLS, unless a proxy does that.
    pub(super) async fn bind(options: &Options) -> Result<Self, Error> {
        let Options { listen, tls, behind_proxy, .. } = options;
        if !listen.ip().is_loopback() && tls.is_none() && !behind_proxy {
            return Err(Error::InTheClear(*listen));
        }
        let certificate = match tls {
            Some(tls) => Some(Certificate::load(tls).await?),
            None => None,
        };
        let unusable = |source| Error::Address { address: *listen, source };
        let socket = TcpListener::bind(listen).await.map_err(unusable)?;
        let address = socket.local_addr().map_err(unusable)?;
        Ok(Self { address, certificate, socket })
    }

    /// Serves `routes` until `handle` ends it.
    pub(super) async fn serve(self, routes: Router, handle: Handle<SocketAddr>) {
        let service = routes.into_make_service_with_connect_info::<SocketAddr>();
        let mut server = Server::from_listener(self.socket).handle(handle);
        server.http_builder().http1().header_read_timeout(HEADERS_WITHIN);
        let server = server.first_request_timeout(HEADERS_WITHIN);
        let door = Door { places: Arc::new(Semaphore::new(places())) };
        let ended = match self.certificate {
            None => server.acceptor(door).serve(service).await,
            Some(Certificate { config, .. }) => {
                server.acceptor(RustlsAcceptor::new(config).acceptor(door)).serve(service).await
            }
        };
        if let Err(error) = ended {
            tracing::error!(%error, "the listener failed");
        }
    }
}

/// Returns how many clients may be connected at once, after asking the system for what that takes.
fn places() -> usize {
    let files = rlimit::increase_nofile_limit(CONNECTIONS + OWN_FILES).unwrap_or(DEFAULT_FILES);
    usize::try_from(files.saturating_sub(OWN_FILES).clamp(1, CONNECTIONS)).unwrap_or(usize::MAX)
}

/// A certificate in use; its copies see a new one at once.
#[derive(Clone)]
pub(super) struct Certificate {
    tls: Tls,
    config: RustlsConfig,
    /// When the files were written that it began with.
    written: [Option<SystemTime>; 2],
}

impl Certificate {
    async fn load(tls: &Tls) -> Result<Self, Error> {
        // A second installation fails, and leaves the first in place: that is all that is wanted.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let written = written(tls); // before they are read: what is written meanwhile is taken up later
        let config = RustlsConfig::from_pem_file(&tls.cert, &tls.key).await;
        let config = config.map_err(|source| Error::Certificate { tls: tls.clone(), source })?;
        Ok(Self { tls: tls.clone(), config, written })
    }

    /// Takes the files as they are now. Connections that are open keep what they began with.
    ///
    /// # Errors
    /// [`Error::Certificate`]; the old one stays in use.
    pub(super) async fn reload(&self) -> Result<(), Error> {
        let Self { tls, config, .. } = self;
        let reloaded = config.reload_from_pem_file(&tls.cert, &tls.key).await;
        reloaded.map_err(|source| Error::Certificate { tls: tls.clone(), source })
    }

    /// Takes the files whenever they have changed, which is looked at `every` so often.
    pub(super) async fn follow(self, every: Duration) {
        let mut known = self.written;
        loop {
            tokio::time::sleep(every).await;
            let now = written(&self.tls);
            if now == known {
                continue;
            }
            match self.reload().await {
                Ok(()) => tracing::info!("the renewed certificate is in use"),
                Err(error) => {
                    tracing::warn!(%error, "the renewed certificate cannot be used; the old one stays")
                }
            }
            known = now;
        }
    }
}

/// Returns when a certificate and its key were written.
fn written(tls: &Tls) -> [Option<SystemTime>; 2] {
    let at = |path: &Path| path.metadata().and_then(|file| file.modified()).ok();
    [at(&tls.cert), at(&tls.key)]
}

/// Lets a bounded number of connections in and turns the others away.
#[derive(Clone)]
struct Door {
    places: Arc<Semaphore>,
}

impl<S> Accept<TcpStream, S> for Door {
    type Stream = TcpStream;
    type Service = Seated<S>;
    type Future = Ready<io::Result<(TcpStream, Seated<S>)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        ready(match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => {
                stream.set_nodelay(true).map(|()| (stream, Seated { service, _place: Arc::new(place) }))
            }
            Err(_) => Err(io::Error::other("too many connections")),
        })
    }
}

/// A connection's service, with the place that it gives back when it ends.
#[derive(Clone)]
struct Seated<S> {
    service: S,
    _place: Arc<OwnedSemaphorePermit>,
}

impl<R, S: Service<R>> Service<R> for Seated<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, request: R) -> Self::Future {
        self.service.call(request)
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    /// Puts a certificate in place that was written at a time of its own, however fast the test is.
    fn renew(tls: &Tls, cert: &str, key: &str, n: u64) {
        for (path, text) in [(&tls.cert, cert), (&tls.key, key)] {
            std::fs::write(path, text).unwrap();
            let file = std::fs::File::options().append(true).open(path).unwrap();
            file.set_modified(UNIX_EPOCH + Duration::from_secs(n)).unwrap();
        }
    }

    #[tokio::test]
    async fn a_renewed_certificate_is_taken_up_by_itself_whatever_came_before() {
        let folder = tempfile::TempDir::new().unwrap();
        let tls = Tls { cert: folder.path().join("cert.pem"), key: folder.path().join("key.pem") };
        let make = || {
            let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
            (made.cert.pem(), made.signing_key.serialize_pem())
        };
        let (cert, key) = make();
        renew(&tls, &cert, &key, 1);
        let certificate = Certificate::load(&tls).await.unwrap();
        let in_use = || certificate.config.get_inner();
        let follower = tokio::spawn(certificate.clone().follow(Duration::from_millis(1)));
        let mut before = in_use();
        for n in [2, 3] {
            renew(&tls, "nonsense", &key, 10 * n); // seen or not, it stops nobody from looking on
            let (cert, key) = make();
            renew(&tls, &cert, &key, n);
            let taken_up = async {
                while Arc::ptr_eq(&in_use(), &before) {
                    tokio::task::yield_now().await;
                }
            };
            tokio::time::timeout(Duration::from_secs(60), taken_up).await.expect("the new one in use");
            before = in_use();
        }
        follower.abort();
    }
}
