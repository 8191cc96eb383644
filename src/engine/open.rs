//! Opening spark's home, and furnishing a new one: the database, and the key that seals what it must not show.

use std::io::ErrorKind;
use std::sync::Arc;
use std::time::Duration;

use super::{Engine, StockSettings};
use crate::clock::{Clock, Entropy};
use crate::domain::{Fault, GroupId, Kind};
use crate::marketplace::Markets;
use crate::secrets::{self, Kept, KeyPlace, Vault, private};
use crate::store::{Address, Limits, Opened, Store, groups, meta, transfer};

/// The value in `meta` that only the right key opens.
const CANARY: &str = "canary";

/// Where an engine finds what it works with.
pub struct Setup {
    /// The database.
    pub database: Address,
    /// How much of it to take, and how long to wait for it.
    pub limits: Limits,
    /// The data key.
    pub key: KeyPlace,
    /// The marketplaces that are configured.
    pub markets: Markets,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<Entropy>,
    /// On whose behalf.
    pub group: GroupId,
    /// Who is acting, e.g. `cli:budi`.
    pub actor: String,
    /// How stock is planned.
    pub stock: StockSettings,
    /// How long a lease outlives a holder whose death nobody can see.
    pub lease_ttl: Duration,
}

/// What [`create`] made, and what was there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Created {
    /// Whether the database is new.
    pub database: bool,
    /// Whether the key is new.
    pub key: bool,
    /// Where the key is.
    pub kept: Kept,
}

/// Why there is nothing to open.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no database yet.
    #[error("there is no database at `{place}`")]
    NoDatabase { place: String },
    /// The database is the beginning of a copy that was cut off.
    #[error("the database at `{place}` is half of a copy that was cut off")]
    Unfinished { place: String },
    /// There is no such group.
    #[error("there is no group `{gid}`")]
    NoGroup { gid: GroupId },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NoDatabase { .. } | Self::Unfinished { .. } => Kind::Config,
            Self::NoGroup { .. } => Kind::Missing,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoDatabase { .. } => "database_missing",
            Self::Unfinished { .. } => "database_unfinished",
            Self::NoGroup { .. } => "group_unknown",
        }
    }
}

impl Engine {
    /// Opens the database and finds the group. The key is fetched when it is first needed.
    ///
    /// # Errors
    /// [`Error::NoDatabase`] where there is none: only [`create`] makes one, so that a mistyped folder is no empty
    /// shop. [`Error::NoGroup`] for an unknown group.
    pub async fn open(setup: Setup) -> Result<Self, super::Error> {
        let Setup { database, limits, key, markets, clock, entropy, group, actor, stock, lease_ttl } = setup;
        let opened = Store::open(&database, limits).await?;
        let Opened { store, .. } = opened.ok_or_else(|| Error::no_database(&database))?;
        let gid = group.clone();
        let (found, canary, is_unfinished) = store
            .read("open", move |tx| {
                let (group, canary) = (groups::find(tx, &gid)?, meta::get(tx, CANARY)?);
                Ok::<_, super::Error>((group, canary, transfer::is_unfinished(tx)?))
            })
            .await?;
        if is_unfinished {
            return Err(Error::Unfinished { place: database.to_string() }.into());
        }
        let group = found.ok_or(Error::NoGroup { gid: group })?;
        let canary = canary.map(|text| hex::decode(text).unwrap_or_default());
        let vault = Arc::new(Vault::lazy(key, canary, Arc::clone(&entropy)));
        Ok(Self { store, markets, vault, clock, entropy, group, actor, stock, lease_ttl })
    }

    /// Fetches the data key and sees whether it is the one that this database was sealed with.
    ///
    /// # Errors
    /// Why it cannot be had, or that it is another's.
    pub fn check_key(&self) -> Result<(), super::Error> {
        Ok(self.vault.check()?)
    }
}

impl Error {
    pub(super) fn no_database(address: &Address) -> Self {
        Self::NoDatabase { place: address.to_string() }
    }
}

/// Creates the database and its key where they are missing. Safe to repeat, and for one process at a time.
///
/// # Errors
/// [`crate::secrets::Error`] when a database that has a key already has lost it, or has another's.
pub async fn create(
    database: &Address,
    limits: Limits,
    key: KeyPlace,
    entropy: Arc<Entropy>,
) -> Result<Created, super::Error> {
    if let Address::Sqlite(path) = database {
        match private::create(path, b"") {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(crate::store::Error::Open { path: path.clone(), source: error.into() }.into());
            }
            _ => {}
        }
    }
    let Opened { store, from, .. } = Store::create(database, limits).await?;
    let canary = store.read("canary", |tx| meta::get(tx, CANARY)).await?;
    let new_key = match key.find() {
        // A new database may have a new key, and its own place decides which: no keyring is no obstacle.
        Err(secrets::Error::NoKey { .. } | secrets::Error::NoKeyring { .. }) if canary.is_none() => {
            key.create(&entropy)?;
            true
        }
        found => found.map(|_| false)?,
    };
    let (_, kept) = key.find()?;
    let known = canary.as_deref().map(|text| hex::decode(text).unwrap_or_default());
    let vault = Vault::lazy(key, known, entropy);
    vault.check()?;
    if canary.is_none() {
        let sealed = hex::encode(vault.canary()?);
        store.write("canary", move |tx| meta::add(tx, CANARY, &sealed)).await?;
    }
    Ok(Created { database: from == 0, key: new_key, kept })
}
