//! The settings. A face loads them and hands every room its own section; no room asks a global for them.
//!
//! `config.example.toml` is the lowest layer: it holds every key, its default and thereby its type. The config file
//! lies over it, the environment over that ([`variable`] names the variable of a key); flags are the faces' own.

mod edit;
mod error;
mod origin;
mod settings;
mod values;

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use url::Url;

pub use edit::{set, template};
pub use error::Error;
pub use origin::{Origin, Value};
pub use settings::{Setting, Settings, variable};
pub use values::{
    Consent, Dashboards, Encryption, File, Origins, PublicUrl, Registration, ServerUrl, Span, StoreUrl,
};

use crate::domain::guard::Guards;
use crate::domain::{Policy, Timing};
use crate::secrets::Source;

/// Every setting, typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    pub store: Store,
    pub tiktok: TikTok,
    pub shopee: Shopee,
    pub oauth: Oauth,
    pub stock: Stock,
    pub sync: Sync,
    pub daemon: Daemon,
    pub api: Api,
}

/// The database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    pub url: StoreUrl,
    /// Empty: none, or the one in the URL.
    pub password: Source,
    pub connections: usize,
    pub busy_timeout: Span,
}

/// The app at TikTok Shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TikTok {
    pub app_key: String,
    pub app_secret: Source,
    pub service_id: String,
    pub api_url: Url,
    pub auth_url: Url,
    pub authorize_url: Url,
}

/// The app at Shopee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shopee {
    /// 0: not configured.
    pub partner_id: u64,
    pub partner_key: Source,
    /// Empty: the partner key signs pushes too.
    pub push_key: Source,
    pub api_url: Url,
    pub consent: Consent,
    pub consent_url: Url,
}

/// Connecting shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oauth {
    pub listen: SocketAddr,
}

/// Planning pushes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stock {
    pub policy: Policy,
    pub buffer: u32,
    pub guards: Guards,
}

/// How often the daemon does what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sync {
    pub orders_every: Timing,
    pub push_every: Timing,
    pub reconcile_at: Timing,
    /// How long a process whose death nobody can see keeps what it works on.
    pub lease: Duration,
}

/// The daemon's own addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Daemon {
    pub listen: SocketAddr,
    /// Empty: not reachable from outside.
    pub public_url: PublicUrl,
    /// A certificate chain, and its key: both or none.
    pub tls_cert: File,
    pub tls_key: File,
    /// Proxies in front whose word about the client is taken.
    pub trusted_hops: u32,
}

/// The REST API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Api {
    pub registration: Registration,
    pub cors: Origins,
    pub encryption: Encryption,
    pub encryption_key: Source,
    pub dashboards: Dashboards,
    /// Calls of one client in a quarter of an hour, by kind of route.
    pub calls_accounts: NonZeroU32,
    pub calls_reports: NonZeroU32,
    pub calls_general: NonZeroU32,
}

impl Config {
    /// Reads every setting as what it should be.
    ///
    /// # Errors
    /// [`Error::BadValue`] for the first that is not, with the place that says it.
    pub fn read(settings: &Settings) -> Result<Self, Error> {
        Ok(Self {
            store: Store {
                url: settings.read("store.url")?,
                password: settings.read("store.password")?,
                connections: settings.read::<values::Connections>("store.connections")?.0,
                busy_timeout: settings.read("store.busy_timeout")?,
            },
            tiktok: TikTok {
                app_key: settings.read("tiktok.app_key")?,
                app_secret: settings.read("tiktok.app_secret")?,
                service_id: settings.read("tiktok.service_id")?,
                api_url: settings.read("tiktok.api_url")?,
                auth_url: settings.read("tiktok.auth_url")?,
                authorize_url: settings.read("tiktok.authorize_url")?,
            },
            shopee: Shopee {
                partner_id: settings.read("shopee.partner_id")?,
                partner_key: settings.read("shopee.partner_key")?,
                push_key: settings.read("shopee.push_key")?,
                api_url: settings.read("shopee.api_url")?,
                consent: settings.read("shopee.consent")?,
                consent_url: settings.read("shopee.consent_url")?,
            },
            oauth: Oauth { listen: settings.read("oauth.listen")? },
            stock: Stock {
                policy: settings.read("stock.policy")?,
                buffer: settings.read("stock.buffer")?,
                guards: Guards {
                    max_zero: settings.read("stock.max_zero")?,
                    max_change: settings.read("stock.max_change")?,
                },
            },
            sync: Sync {
                orders_every: settings.read("sync.orders_every")?,
                push_every: settings.read("sync.push_every")?,
                reconcile_at: settings.read("sync.reconcile_at")?,
                lease: settings.read::<values::Lease>("sync.lease")?.0,
            },
            daemon: Daemon {
                listen: settings.read("daemon.listen")?,
                public_url: settings.read("daemon.public_url")?,
                tls_cert: settings.read("daemon.tls_cert")?,
                tls_key: settings.read("daemon.tls_key")?,
                trusted_hops: settings.read("daemon.trusted_hops")?,
            },
            api: Api {
                registration: settings.read("api.registration")?,
                cors: settings.read("api.cors")?,
                encryption: settings.read("api.encryption")?,
                encryption_key: settings.read("api.encryption_key")?,
                dashboards: settings.read("api.dashboards")?,
                calls_accounts: settings.read("api.calls_accounts")?,
                calls_reports: settings.read("api.calls_reports")?,
                calls_general: settings.read("api.calls_general")?,
            },
        })
    }

    /// Returns every secret's key and where it comes from.
    pub fn secrets(&self) -> [(&'static str, &Source); 5] {
        [
            ("store.password", &self.store.password),
            ("tiktok.app_secret", &self.tiktok.app_secret),
            ("shopee.partner_key", &self.shopee.partner_key),
            ("shopee.push_key", &self.shopee.push_key),
            ("api.encryption_key", &self.api.encryption_key),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_exactly_the_defaults() {
        let settings = Settings::defaults();
        let config = Config::read(&settings).unwrap();
        assert!(config.secrets().iter().all(|(_, source)| source.is_empty()));
        assert_eq!(config.stock.guards, Guards::default());
        assert_eq!(config.stock.policy, Policy::Ask);
        // Every key of the example reaches the program: a wrong value of each is noticed, or it is a free text.
        let free = [
            "store.password",
            "tiktok.app_key",
            "tiktok.app_secret",
            "tiktok.service_id",
            "daemon.public_url",
        ];
        let free = free
            .into_iter()
            .chain([
                "shopee.partner_key",
                "shopee.push_key",
                "daemon.tls_cert",
                "daemon.tls_key",
                "api.encryption_key",
            ])
            .collect::<Vec<_>>();
        for setting in settings.iter().filter(|setting| !free.contains(&setting.key.as_str())) {
            let value = match setting.value {
                Value::Text(_) => "no such thing",
                Value::Number(_) => "-1",
            };
            let env = [(variable(&setting.key), value.to_owned())].into_iter().collect();
            let wrong = Settings::load(None, &env).and_then(|settings| Config::read(&settings));
            assert!(matches!(wrong, Err(Error::BadValue { .. })), "{}", setting.key);
        }
    }

    #[test]
    fn a_bad_value_says_who_said_it() {
        let env = [("SPARK_STOCK_POLICY".to_owned(), "guess".to_owned())].into_iter().collect();
        let error = Config::read(&Settings::load(None, &env).unwrap()).unwrap_err();
        assert!(error.to_string().starts_with("SPARK_STOCK_POLICY: `stock.policy` cannot be `guess`: "));
    }
}
