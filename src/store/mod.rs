//! The database: every table's repository in a file of its own, over one small executor.
//!
//! SQL is written once, in what SQLite and MariaDB share; [`Dialect`] holds the handful of differences. Work is
//! handed in as a named closure that runs on a thread of the engine's own, never on an async worker, inside one
//! transaction, **and may run twice** when the database reports a conflict: so no marketplace call and no printing
//! inside one.

pub mod accounts;
mod address;
pub mod backup;
pub mod bundles;
pub mod catalogue;
pub mod consent_attempts;
pub mod consents;
#[cfg(test)]
mod contract;
pub mod cursors;
mod dialect;
mod engines;
mod error;
pub mod groups;
pub mod health;
pub mod inbox;
pub mod jobs;
pub mod leases;
pub mod ledger;
pub mod listing_changes;
pub mod listings;
pub mod login_failures;
pub mod mappings;
pub mod meta;
mod migrations;
pub mod moved;
pub mod orders;
pub mod overview;
pub mod planning;
pub mod posts;
pub mod products;
pub mod push_items;
pub mod returns;
pub mod runs;
pub mod sessions;
pub mod shops;
pub mod skus;
pub mod sparkcommerce;
pub mod transfer;
mod tx;
mod value;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::oneshot;

pub use address::{Address, Limits, Server};
pub use dialect::{Clash, Dialect, Insert};
pub use error::Error;
pub use tx::{Row, Tx};
pub use value::{FromValue, ToValue, Value, ValueRef};

use engines::{Engine, Job, Mode};

/// How long a transaction waits, unless told otherwise, for another process to let go of the database: an import of
/// a million rows holds it for a few seconds.
pub const BUSY_TIMEOUT: Duration = Duration::from_secs(30);

/// A handle on the database; cheap to clone.
#[derive(Clone)]
pub struct Store {
    engine: Arc<dyn Engine>,
}

/// A database that was opened.
pub struct Opened {
    /// The database.
    pub store: Store,
    /// Its schema as it was found; 0: it was empty.
    pub from: i64,
    /// Its schema now.
    pub to: i64,
}

impl Store {
    /// Opens the database at `address` and brings its schema up to date; `None` where there is none: only
    /// [`Store::create`] makes one.
    ///
    /// # Errors
    /// [`Error::Newer`] when a newer spark has written it, [`Error::Open`], [`Error::Unreachable`] or [`Error::Refused`]
    /// when it cannot be opened.
    pub async fn open(address: &Address, limits: Limits) -> Result<Option<Opened>, Error> {
        // An empty file is what is left of one, or not made yet.
        if matches!(address, Address::Sqlite(path) if path.metadata().is_ok_and(|it| it.len() == 0) || !path.exists())
        {
            return Ok(None);
        }
        let store = Self::at(address, limits);
        if matches!(address, Address::MySql(_)) {
            match migrations::look(&store).await {
                Ok(0) => return Ok(None),
                Err(error) if engines::mysql::is_missing_database(&error) => return Ok(None),
                looked => looked?,
            };
        }
        let (from, to) = migrations::run(&store).await?;
        Ok(Some(Opened { store, from, to }))
    }

    /// As [`Store::open`], creating the database where there is none.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn create(address: &Address, limits: Limits) -> Result<Opened, Error> {
        Self::create_at(address, limits, i64::MAX).await
    }

    /// As [`Store::create`], with the schema brought up to `schema` and no further: for a dump of that time.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn create_at(address: &Address, limits: Limits, schema: i64) -> Result<Opened, Error> {
        let store = Self::at(address, limits);
        let (from, to) = match (migrations::run_to(&store, schema).await, address) {
            (Err(error), Address::MySql(server)) if engines::mysql::is_missing_database(&error) => {
                engines::mysql::create_database(server).await?;
                migrations::run_to(&store, schema).await?
            }
            (outcome, _) => outcome?,
        };
        Ok(Opened { store, from, to })
    }

    fn at(address: &Address, limits: Limits) -> Self {
        let engine: Arc<dyn Engine> = match address {
            Address::Sqlite(path) => Arc::new(engines::sqlite::Sqlite::new(path, limits.busy_timeout)),
            Address::MySql(server) => Arc::new(engines::mysql::MySql::new(server.clone(), limits)),
        };
        Self { engine }
    }

    /// Opens (or creates) the SQLite database at `path` and brings its schema up to date.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub async fn open_sqlite(path: &Path) -> Result<Self, Error> {
        let address = Address::Sqlite(path.to_owned());
        Ok(Self::create(&address, Limits::default()).await?.store)
    }

    /// Runs `work` in a transaction that may write, and commits when it returns `Ok`.
    ///
    /// `name` names the transaction in errors and logs. `work` may run again from its start after a conflict.
    ///
    /// # Errors
    /// What `work` returns, or the store's own error when the transaction cannot begin or commit.
    pub async fn write<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.run(Mode::Write, name, work).await
    }

    /// Runs `work` in a transaction that only reads, on a consistent view of the database.
    ///
    /// # Errors
    /// What `work` returns, or the store's own error.
    pub async fn read<T, E, F>(&self, name: &'static str, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.run(Mode::Read, name, work).await
    }

    async fn run<T, E, F>(&self, mode: Mode, name: &'static str, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.engine.submit(mode, name, Box::new(Call { work, outcome: None, reply }))?;
        match answer.await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(panic)) => std::panic::resume_unwind(panic),
            Err(_) => Err(Error::Closed { name }.into()),
        }
    }
}

type Panic = Box<dyn std::any::Any + Send>;

/// One closure on its way through an engine's thread and back.
struct Call<T, E, F> {
    work: F,
    outcome: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<Result<T, E>, Panic>>,
}

impl<T, E, F> Job for Call<T, E, F>
where
    T: Send,
    E: From<Error> + Send,
    F: FnMut(&mut Tx<'_>) -> Result<T, E> + Send,
{
    fn attempt(&mut self, tx: &mut Tx<'_>) -> bool {
        let outcome = (self.work)(tx);
        let keep = outcome.is_ok();
        self.outcome = Some(outcome);
        keep
    }

    fn finish(self: Box<Self>, end: Result<(), Error>) {
        let outcome = match (end, self.outcome) {
            (Err(error), _) => Err(error.into()),
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => return, // never attempted: the receiver sees a closed channel
        };
        let _ = self.reply.send(Ok(outcome)); // the caller may have gone away
    }

    fn panicked(self: Box<Self>, panic: Panic) {
        let _ = self.reply.send(Err(panic));
    }
}
