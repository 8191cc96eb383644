//! Where a database is, and how much of it may be used.

use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use sqlx::ConnectOptions as _;
use sqlx::mysql::{MySqlConnectOptions, MySqlSslMode};
use url::Url;

use super::Error;

/// Where a database is. Prints its place, never a password.
#[derive(Debug, Clone)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A database on a server.
    MySql(Server),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => path.display().fmt(f),
            Self::MySql(server) => server.fmt(f),
        }
    }
}

/// How much of a database one process may take, and how long it waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long a transaction waits for others, and for a server that went away.
    pub busy_timeout: Duration,
    /// Connections to a server; SQLite needs no limit.
    pub connections: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { busy_timeout: super::BUSY_TIMEOUT, connections: 8 }
    }
}

/// A database on a MariaDB server, or on one that speaks like it.
#[derive(Clone)]
pub struct Server {
    options: Box<MySqlConnectOptions>,
    database: String,
    /// Tests hold a clock; else the server's counts.
    takes_time: bool,
    /// The address without the password.
    shown: String,
}

impl Server {
    /// Reads `mysql://user@host:port/database?ssl-mode=…&ssl-ca=…`. A `password` that is given goes before one in `url`.
    ///
    /// The server's certificate is verified, its host name too, unless `ssl-mode` says otherwise or the server is on this
    /// machine.
    ///
    /// # Errors
    /// [`Error::Refused`] for parameters that make no sense.
    pub fn new(url: &Url, password: Option<&str>) -> Result<Self, Error> {
        let mut plain = url.clone();
        let _ = plain.set_password(None); // fails only where there can be none
        let options = MySqlConnectOptions::from_url(url)
            .map_err(|source| Error::Refused { server: plain.to_string(), source: Box::new(source) })?;
        let host = options.get_host().trim_matches(['[', ']']).to_owned();
        let mut options = options.host(&host);
        let is_here = options.get_socket().is_some() || is_loopback(&host);
        if !is_here && !url.query_pairs().any(|(name, _)| matches!(&*name, "ssl-mode" | "sslmode")) {
            options = options.ssl_mode(MySqlSslMode::VerifyIdentity);
        }
        if let Some(password) = password {
            options = options.password(password);
        }
        let database = options.get_database().unwrap_or_default().to_owned();
        Ok(Self { options: Box::new(options), database, takes_time: false, shown: plain.to_string() })
    }

    pub(super) fn options(&self) -> &MySqlConnectOptions {
        &self.options
    }

    /// Returns this server with the time taken from whoever asks.
    #[cfg(test)]
    pub(super) fn taking_time(self) -> Self {
        Self { takes_time: true, ..self }
    }

    pub(super) fn takes_time(&self) -> bool {
        self.takes_time
    }

    pub(super) fn database(&self) -> &str {
        &self.database
    }
}

impl fmt::Display for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({self})")
    }
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(url: &str) -> Server {
        Server::new(&url.parse().unwrap(), Some("hunter2")).unwrap()
    }

    #[test]
    fn certificates_are_verified_unless_the_server_is_here_or_the_url_says_otherwise() {
        let mode = |url: &str| format!("{:?}", server(url).options().get_ssl_mode());
        assert_eq!(mode("mysql://s@db.example.com/spark"), "VerifyIdentity");
        assert_eq!(mode("mysql://s@db.example.com/spark?ssl-mode=REQUIRED"), "Required");
        for here in ["localhost", "127.0.0.1", "[::1]", "db?socket=/run/db.sock"] {
            let (host, rest) = here.split_once('?').unwrap_or((here, ""));
            assert_eq!(mode(&format!("mysql://s@{host}/spark?{rest}")), "Preferred", "{here}");
        }
    }

    #[test]
    fn an_address_prints_no_password() {
        for url in ["mysql://s@127.0.0.1/spark", "mysql://s:hunter2@127.0.0.1/spark"] {
            let address = Address::MySql(server(url));
            assert_eq!(address.to_string(), "mysql://s@127.0.0.1/spark");
            assert!(!format!("{address:?}").contains("hunter2"));
        }
    }
}
