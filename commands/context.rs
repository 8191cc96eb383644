//! What a command works with: the writer, the settings, the engine, the way to ask.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, OnceLock};

use spark::clock::{Clock, Entropy, SystemClock};
use spark::config::{Config, Settings, StoreUrl};
use spark::engine::{self, Address, Engine, GroupId, Limits, Markets, Setup, StockSettings};
use spark::secrets::Source;
use tokio_util::sync::CancellationToken;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Globals;
use crate::home::Home;
use crate::markets;
use crate::output::Out;
use crate::remote::Server;
use crate::reports::Reports;

/// The group that `spark init` makes, and that is meant where none is named.
const GROUP: &str = "main";

/// What every command is given.
pub(crate) struct Context<'o> {
    /// The one writer.
    pub(crate) out: &'o Out,
    /// Spark's places.
    pub(crate) home: Home,
    /// The environment's variables, as far as they are text.
    pub(crate) env: BTreeMap<String, String>,
    /// Cancelled by the first Ctrl-C: stop at the next safe point, say what was done, end with [`Exit::Interrupted`].
    pub(crate) interrupted: CancellationToken,
    /// Whether that was Ctrl-C, and not a polite kill.
    pub(crate) by_keyboard: Arc<AtomicBool>,
    globals: Globals,
    config: OnceLock<Config>,
}

impl<'o> Context<'o> {
    /// Returns the context of a command called with `globals`.
    pub(crate) fn new(globals: Globals, out: &'o Out) -> Result<Self, Failure> {
        Ok(Self {
            out,
            home: Home::find(&globals)?,
            env: std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
                .collect(),
            interrupted: CancellationToken::new(),
            by_keyboard: Arc::default(),
            globals,
            config: OnceLock::new(),
        })
    }

    /// Reads the settings, each with where it came from.
    pub(crate) fn settings(&self) -> Result<Settings, Failure> {
        let file = self.home.config_named || self.home.config.exists();
        Ok(Settings::load(file.then_some(self.home.config.as_path()), &self.env)?)
    }

    /// Returns the settings, typed.
    pub(crate) fn config(&self) -> Result<&Config, Failure> {
        if let Some(config) = self.config.get() {
            return Ok(config);
        }
        let config = Config::read(&self.settings()?)?;
        Ok(self.config.get_or_init(|| config))
    }

    /// Returns where reports come from: the database here, or the daemon that --server names.
    pub(crate) async fn reports(&self) -> Result<Reports, Failure> {
        match self.server()? {
            None => Ok(Reports::Here(Box::new(self.local_engine().await?))),
            Some(server) => Ok(Reports::There(Box::new(server.logged_in(self)?.renewed(self).await?))),
        }
    }

    /// Returns the daemon that --server names. Nobody is logged in yet.
    pub(crate) fn server(&self) -> Result<Option<Server>, Failure> {
        let Some(address) = &self.globals.server else { return Ok(None) };
        if self.globals.group.is_some() {
            let message = "a login at a daemon works for one group; --group chooses in a database here";
            return Err(Failure::new(Exit::Usage, "group_not_remote", message));
        }
        Server::new(self, address.clone()).map(Some)
    }

    /// Opens the database that the settings name, as the group that the flags name, with the marketplaces.
    pub(crate) async fn engine(&self) -> Result<Engine, Failure> {
        let markets = markets::build(self)?;
        self.open(markets).await
    }

    /// Opens the database without the marketplaces: for what calls none, and so needs no app secret.
    pub(crate) async fn local_engine(&self) -> Result<Engine, Failure> {
        self.open(Markets::default()).await
    }

    async fn open(&self, markets: Markets) -> Result<Engine, Failure> {
        let config = self.config()?;
        let setup = Setup {
            database: self.database()?,
            limits: self.limits()?,
            key: self.home.key(),
            markets,
            clock: self.clock(),
            entropy: self.entropy(),
            group: GroupId::from(self.globals.group.as_deref().unwrap_or(GROUP)),
            actor: self.actor(),
            stock: StockSettings {
                policy: config.stock.policy,
                buffer: config.stock.buffer.into(),
                guards: config.stock.guards,
            },
            lease_ttl: config.sync.lease,
        };
        Ok(Engine::open(setup).await?)
    }

    /// Returns the database that the settings name. Fetches its password, where it has one.
    pub(crate) fn database(&self) -> Result<Address, Failure> {
        let store = &self.config()?.store;
        self.address(&store.url, &store.password)
    }

    /// Returns the database at `url`. Fetches its password, where it has one.
    pub(crate) fn address(&self, url: &StoreUrl, password: &Source) -> Result<Address, Failure> {
        let url = match url {
            StoreUrl::Sqlite(None) => return Ok(Address::Sqlite(self.home.database())),
            StoreUrl::Sqlite(Some(path)) => return Ok(Address::Sqlite(self.home.base().join(path))),
            StoreUrl::MySql(url) => url,
        };
        if url.has_password() {
            self.out.warn("the password is in `store.url` in clear; safer: `store.password` = keyring:NAME, env:NAME or file:PATH");
        }
        let password = match password {
            none if none.is_empty() => None,
            source => Some(source.fetch(&self.env, self.home.base())?),
        };
        let url = url.at(self.home.base());
        let server = engine::Server::new(&url, password.as_ref().map(|secret| secret.expose()));
        Ok(Address::MySql(server.map_err(|error| Failure::of(&error))?))
    }

    /// Returns how much of the database to take.
    pub(crate) fn limits(&self) -> Result<Limits, Failure> {
        let store = &self.config()?.store;
        Ok(Limits { busy_timeout: store.busy_timeout.0, connections: store.connections })
    }

    /// Returns an HTTP client for what is no marketplace: a sandbox's levers.
    pub(crate) fn http(&self) -> reqwest::Result<reqwest::Client> {
        markets::install_tls();
        reqwest::Client::builder().build()
    }

    /// Returns the machine's clock.
    pub(crate) fn clock(&self) -> Arc<dyn Clock> {
        Arc::new(SystemClock)
    }

    /// Returns the machine's randomness.
    pub(crate) fn entropy(&self) -> Arc<Entropy> {
        Arc::new(Entropy::system())
    }

    /// Asks `question`. `flag` is what answers it where nobody can be asked.
    ///
    /// Fails with [`Exit::Decision`] when the answer is no, or when there is nobody to ask.
    pub(crate) fn confirm(&self, question: &str, flag: &str) -> Result<(), Failure> {
        if self.globals.yes {
            return Ok(());
        }
        if !self.may_ask() {
            return Err(Failure::new(Exit::Decision, "confirmation_needed", question)
                .hint(format!("{flag} answers that with yes")));
        }
        let answer = dialoguer::Confirm::new().with_prompt(question).default(false).interact();
        match answer {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::new(Exit::Decision, "declined", "not confirmed; nothing was changed")),
            Err(dialoguer::Error::IO(error)) => {
                Err(Failure::new(Exit::Decision, "confirmation_needed", question)
                    .because(&error)
                    .hint(format!("{flag} answers that with yes")))
            }
        }
    }

    /// Returns whether a person can be asked.
    pub(crate) fn may_ask(&self) -> bool {
        let ci = self.env.get("CI").is_some_and(|value| value == "true" || value == "1");
        !self.globals.no_input && !ci && io::stdin().is_terminal() && io::stderr().is_terminal()
    }

    fn actor(&self) -> String {
        let user =
            self.env.get("USER").or_else(|| self.env.get("USERNAME")).map_or("unknown", String::as_str);
        format!("cli:{user}")
    }
}
