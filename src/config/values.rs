//! Values that are more than a text: each reads itself and says why it can't.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use url::Url;

use crate::domain::time::span;

/// Which database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreUrl {
    /// SQLite, in the file given or in `spark.db` of spark's own folder.
    Sqlite(Option<PathBuf>),
    /// A database on a MariaDB or MySQL server.
    MySql(ServerUrl),
}

/// What `store.url` may say behind its `?`.
const PARAMETERS: [&str; 5] = ["ssl-mode", "ssl-ca", "ssl-cert", "ssl-key", "socket"];
const SSL_MODES: [&str; 5] = ["DISABLED", "PREFERRED", "REQUIRED", "VERIFY_CA", "VERIFY_IDENTITY"];

/// `mysql://user@host:port/database?ssl-mode=…`. Does not print itself, as a password may be in it.
#[derive(Clone, PartialEq, Eq)]
pub struct ServerUrl(Url);

impl ServerUrl {
    /// Returns the URL, with the paths of certificates and keys in it starting at `base`.
    pub fn at(&self, base: &Path) -> Url {
        let mut url = self.0.clone();
        let pairs = self.0.query_pairs().map(|(name, value)| match &*name {
            "ssl-ca" | "ssl-cert" | "ssl-key" => (name, base.join(&*value).display().to_string()),
            _ => (name, value.into_owned()),
        });
        let pairs: Vec<_> = pairs.collect();
        if !pairs.is_empty() {
            url.query_pairs_mut().clear().extend_pairs(pairs);
        }
        url
    }

    /// Returns whether the password stands in it.
    pub fn has_password(&self) -> bool {
        self.0.password().is_some()
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerUrl({:?})", self.0.host_str())
    }
}

impl FromStr for ServerUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let url = Url::parse(text).map_err(|_| "write `mysql://user@host/database`")?;
        if !matches!(url.scheme(), "mysql" | "mariadb") || url.host_str().is_none_or(str::is_empty) {
            return Err("write `mysql://user@host/database`");
        }
        if url.username().is_empty() {
            return Err("name the user: `mysql://user@host/database`");
        }
        if url.path().trim_matches('/').is_empty() || url.path().matches('/').count() > 1 {
            return Err("name one database: `mysql://user@host/database`");
        }
        for (name, value) in url.query_pairs() {
            if !PARAMETERS.contains(&&*name) {
                return Err("behind the `?` may stand ssl-mode, ssl-ca, ssl-cert, ssl-key and socket");
            }
            if name == "ssl-mode" && !SSL_MODES.contains(&&*value) {
                return Err("ssl-mode is DISABLED, PREFERRED, REQUIRED, VERIFY_CA or VERIFY_IDENTITY");
            }
        }
        Ok(Self(url))
    }
}

/// How long a lease lasts: at most what scripts are promised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lease(pub(super) Duration);

impl FromStr for Lease {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let Span(lease) = text.parse()?;
        if (1..=60).contains(&lease.as_secs()) { Ok(Self(lease)) } else { Err("write `1s` to `60s`") }
    }
}

/// How many connections one process may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Connections(pub(super) usize);

impl FromStr for Connections {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse()
            .ok()
            .filter(|count| (1..=1000).contains(count))
            .map(Self)
            .ok_or("write a number from 1 to 1000")
    }
}

impl FromStr for StoreUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "sqlite" => Ok(Self::Sqlite(None)),
            Some(("sqlite", path)) if !path.is_empty() => Ok(Self::Sqlite(Some(path.into()))),
            Some(("mysql" | "mariadb", _)) => text.parse().map(Self::MySql),
            _ => Err("write `sqlite`, `sqlite:PATH` or `mysql://user@host/database`"),
        }
    }
}

/// Where marketplaces reach a daemon; `None`: it was not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl(pub Option<Url>);

impl FromStr for PublicUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.is_empty() {
            return Ok(Self(None));
        }
        let url = text.parse::<Url>().ok();
        let url = url.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        url.map(|url| Self(Some(url))).ok_or("write an address such as `https://spark.example.com`")
    }
}

/// How a Shopee seller is asked for consent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The signed link under `shopee.api_url`.
    Signed,
    /// The unsigned page at `shopee.consent_url`.
    Page,
}

impl FromStr for Consent {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "signed" => Ok(Self::Signed),
            "page" => Ok(Self::Page),
            _ => Err("write `signed` or `page`"),
        }
    }
}

/// A file, or none where nothing stands there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct File(pub Option<PathBuf>);

impl FromStr for File {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self((!text.is_empty()).then(|| text.into())))
    }
}

/// Who may make an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registration {
    /// Anybody, each with a group of its own.
    Open,
    /// Only whoever runs spark.
    Closed,
}

impl FromStr for Registration {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "open" => Ok(Self::Open),
            "closed" => Ok(Self::Closed),
            _ => Err("write `open` or `closed`"),
        }
    }
}

/// Where the dashboards of groups may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dashboards {
    /// On the public internet only.
    Public,
    /// In this machine's own network, too.
    Anywhere,
}

impl FromStr for Dashboards {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "public" => Ok(Self::Public),
            "anywhere" => Ok(Self::Anywhere),
            _ => Err("write `public` or `anywhere`"),
        }
    }
}

/// Whose answers are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encryption {
    /// Nobody's.
    Off,
    /// Of whoever asks.
    Asked,
    /// Everybody's: who does not ask is refused.
    Required,
}

impl FromStr for Encryption {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "off" => Ok(Self::Off),
            "asked" => Ok(Self::Asked),
            "required" => Ok(Self::Required),
            _ => Err("write `off`, `asked` or `required`"),
        }
    }
}

/// The origins of web pages, as browsers name them: `https://app.example.com`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins(pub Vec<String>);

impl FromStr for Origins {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = text.split(',').map(str::trim).filter(|origin| !origin.is_empty());
        let origin = |text: &str| {
            let url = Url::parse(text).ok()?;
            let origin = url.origin().ascii_serialization();
            (origin == text.trim_end_matches('/')).then_some(origin)
        };
        let origins: Option<Vec<_>> = named.map(origin).collect();
        origins
            .map(Self)
            .ok_or("write addresses without a path, like https://app.example.com, with commas between")
    }
}

/// A span of time as people write it: `90s`, `15m`, `6h`, `30d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span(pub Duration);

impl FromStr for Span {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        span(text).map(Self).ok_or("write `90s`, `15m`, `6h` or `30d`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_servers_url_names_user_host_and_database_and_hides_its_password() {
        let good = ["mysql://s@h/d", "mariadb://s:p@[::1]:3307/d?ssl-mode=VERIFY_CA&ssl-ca=ca.pem"];
        for text in good {
            assert!(matches!(text.parse(), Ok(StoreUrl::MySql(_))), "{text}");
        }
        for text in
            ["mysql:", "mysql://h/d", "mysql://s@/d", "mysql://s@h", "mysql://s@h/d/e", "mysql://s@h/d?x=1"]
        {
            assert!(text.parse::<StoreUrl>().is_err(), "{text}");
        }
        let url: StoreUrl = "mysql://s:hunter2@h/d".parse().unwrap();
        assert!(!format!("{url:?}").contains("hunter2"));
    }

    #[test]
    fn paths_in_a_servers_url_start_at_the_configs_folder() {
        let url: ServerUrl = "mysql://s@h/d?ssl-mode=VERIFY_CA&ssl-ca=ca.pem".parse().unwrap();
        let url = url.at(Path::new("/etc/spark"));
        assert_eq!(url.query_pairs().last().unwrap().1, "/etc/spark/ca.pem");
    }

    #[test]
    fn origins_are_addresses_without_a_path() {
        let two = "https://a.example.com, http://localhost:3000/";
        let origins: Origins = two.parse().unwrap();
        assert_eq!(origins.0, ["https://a.example.com", "http://localhost:3000"]);
        assert_eq!("".parse::<Origins>().unwrap(), Origins::default());
        for text in ["*", "example.com", "https://a.example.com/app", "null"] {
            assert!(text.parse::<Origins>().is_err(), "{text}");
        }
    }

    #[test]
    fn spans_have_a_unit() {
        for (text, seconds) in [("90s", 90), ("15m", 900), ("6h", 21_600), ("30d", 2_592_000)] {
            assert_eq!(text.parse::<Span>().unwrap().0.as_secs(), seconds);
        }
        for text in ["", "5", "s", "5 m", "5mm", "-5m", "99999999999999999999d"] {
            assert!(text.parse::<Span>().is_err(), "{text}");
        }
    }
}
