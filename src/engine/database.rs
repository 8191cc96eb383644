//! The database as a whole: its schema, its soundness, copies of it, and putting one back.
//!
//! These work on files and not on an [`Engine`]: a database that cannot be opened is what they are for.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Engine, Error, open};
use crate::secrets::private;
use crate::store::{self, Address, Limits, Opened, Store, backup, health, transfer};

pub use crate::store::transfer::Copying;

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// Where it is now.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
    /// Its schema.
    pub schema: i64,
}

/// A backup that was put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Restored {
    /// Where it is now.
    pub path: String,
    /// Its schema.
    pub schema: i64,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// The schema.
    pub schema: i64,
    /// What is wrong, in sentences; empty when all is well.
    pub problems: Vec<String>,
}

/// What a migration did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Migrated {
    /// The schema before.
    pub from: i64,
    /// The schema now.
    pub to: i64,
}

/// Copies the database to `file`, as it is at one instant, while whoever wants to writes on: an SQLite file as such, or,
/// when it is to be `portable` or comes from a server, as a dump that fills a database on any engine.
///
/// # Errors
/// [`store::Error`], or [`Error::Open`] where there is no database.
pub async fn back_up(
    database: &Address,
    limits: Limits,
    file: &Path,
    portable: bool,
) -> Result<Copied, Error> {
    let schema = match database {
        Address::Sqlite(path) if path.exists() && !portable => {
            let (from, to) = (path.clone(), file.to_owned());
            blocking(move || backup::copy(&from, &to)).await?.schema
        }
        _ => transfer::save(&existing(database, limits).await?, file).await?.schema,
    };
    Ok(copied(file, schema))
}

/// Returns whether restoring would replace what somebody may miss. A file that cannot be read may hold that; a database
/// on a server is never replaced.
pub async fn holds_data(database: &Address) -> bool {
    let Address::Sqlite(path) = database else { return false };
    let path = path.clone();
    path.exists() && blocking(move || backup::look(&path)).await.map_or(true, |look| look.rows > 0)
}

/// Puts the backup `file`, of either kind, in the place of the SQLite database, in one step, or fills the empty database
/// on a server from it. The backup is checked; the schema is brought up to date.
///
/// # Errors
/// [`store::Error::Busy`] while another process has the SQLite database open; [`store::Error::NotEmpty`] for a server's
/// that is not empty; when the backup is not sound. The database is then as it was.
pub async fn restore(file: &Path, database: &Address, limits: Limits) -> Result<Restored, Error> {
    let from = file.to_owned();
    let dumped = blocking(move || transfer::dumped_schema(&from)).await?;
    match (database, dumped) {
        (Address::Sqlite(path), None) => replace(file, path).await?,
        (Address::Sqlite(path), Some(schema)) => {
            let folder = path.parent().unwrap_or(Path::new("."));
            let beside = tempfile::TempDir::with_prefix_in(".spark-", folder)
                .map_err(|source| store::Error::File { path: folder.to_owned(), source })?; // mode 0700
            let filled = beside.path().join("restored.db");
            fill(file, &Address::Sqlite(filled.clone()), limits, schema).await?;
            replace(&filled, path).await?;
        }
        (Address::MySql(_), Some(schema)) => fill(file, database, limits, schema).await?,
        (Address::MySql(_), None) => {
            // A copy of the backup is brought up to date; the backup itself stays as it is.
            let beside = tempfile::TempDir::new()
                .map_err(|source| store::Error::File { path: std::env::temp_dir(), source })?;
            let (from, to) = (file.to_owned(), beside.path().join("backup.db"));
            let unpacked = Address::Sqlite(to.clone());
            blocking(move || backup::verify_backup(&from).and_then(|_| backup::copy(&from, &to))).await?;
            copy(&unpacked, database, limits, |_| {}).await?;
        }
    }
    let migrated = migrate(database, limits).await?;
    Ok(Restored { path: database.to_string(), schema: migrated.to })
}

/// Puts one SQLite file in another's place, in one step.
async fn replace(file: &Path, database: &Path) -> Result<(), Error> {
    let (from, to) = (file.to_owned(), database.to_owned());
    blocking(move || backup::replace(&from, &to)).await.map(drop)
}

/// Fills the empty database from a dump of the schema `schema`.
async fn fill(dump: &Path, database: &Address, limits: Limits, schema: i64) -> Result<(), Error> {
    let store = Store::create_at(database, limits, schema).await?.store;
    transfer::load(dump, &store).await?;
    Ok(())
}

/// Copies everything from one database into another, empty one, on whichever engines they are; one that was cut off goes
/// on. `progress` hears how many rows were written.
///
/// # Errors
/// [`store::Error::NotEmpty`], [`store::Error::Differs`], or [`Error::Open`] where there is nothing to copy.
pub async fn copy(
    from: &Address,
    to: &Address,
    limits: Limits,
    progress: impl Fn(u64),
) -> Result<Copying, Error> {
    let source = existing(from, limits).await?;
    if let Address::Sqlite(path) = to
        && !path.exists()
    {
        private::create(path, b"")
            .map_err(|error| store::Error::Open { path: path.clone(), source: error.into() })?;
    }
    let target = Store::create(to, limits).await?.store;
    Ok(transfer::copy(&source, &target, progress).await?)
}

/// Makes the database where there is none, and insists that nobody would miss what it holds.
///
/// # Errors
/// [`store::Error::NotEmpty`], or the store's.
pub async fn insist_empty(database: &Address, limits: Limits) -> Result<(), Error> {
    let store = Store::create(database, limits).await?.store;
    let look = |tx: &mut store::Tx<'_>| Ok(transfer::is_empty(tx)? && !transfer::is_unfinished(tx)?);
    let is_empty: Result<bool, store::Error> = store.read("look whether it is empty", look).await;
    if is_empty? { Ok(()) } else { Err(store::Error::NotEmpty.into()) }
}

async fn existing(database: &Address, limits: Limits) -> Result<Store, Error> {
    let opened = Store::open(database, limits).await?;
    Ok(opened.ok_or_else(|| open::Error::no_database(database))?.store)
}

/// Brings the schema up to date. Every command does so by itself; this one says what it did.
///
/// # Errors
/// [`store::Error::Newer`], or [`Error::Open`] where there is no database.
pub async fn migrate(database: &Address, limits: Limits) -> Result<Migrated, Error> {
    if let Address::Sqlite(path) = database
        && path.exists()
    {
        let path = path.clone();
        blocking(move || backup::look(&path)).await?; // another program's file is left alone
    }
    let opened = Store::open(database, limits).await?;
    let Opened { from, to, .. } = opened.ok_or_else(|| open::Error::no_database(database))?;
    Ok(Migrated { from, to })
}

impl Engine {
    /// Checks every page, every index, every reference, and that the ledger adds up. Reads the whole database.
    ///
    /// # Errors
    /// The store's. What is wrong with the content is an answer, not an error.
    pub async fn check_database(&self) -> Result<Checked, Error> {
        let (schema, mut problems) = self
            .store
            .read("check", |tx| {
                let mut problems = health::integrity(tx)?;
                problems.extend(health::dangling(tx)?);
                Ok::<_, store::Error>((health::schema(tx)?, problems))
            })
            .await?;
        problems.extend(self.verify().await?.wrong.map(|wrong| wrong.to_string()));
        Ok(Checked { schema, problems })
    }

    /// Takes a lease of its own and gives it back: so the database can be read and written, and work be claimed.
    ///
    /// # Errors
    /// The store's.
    pub async fn probe(&self) -> Result<(), Error> {
        if let Ok(held) = self.try_hold("probe".to_owned()).await? {
            held.release().await;
        }
        Ok(())
    }

    /// Checks what can be checked in a moment.
    ///
    /// # Errors
    /// The store's.
    pub async fn glance_at_database(&self) -> Result<Checked, Error> {
        let glance = |tx: &mut store::Tx<'_>| {
            Ok::<_, store::Error>(Checked { schema: health::schema(tx)?, problems: health::quick(tx)? })
        };
        Ok(self.store.read("quick check", glance).await?)
    }
}

fn copied(path: &Path, schema: i64) -> Copied {
    let bytes = path.metadata().map_or(0, |metadata| metadata.len());
    Copied { path: path.to_owned(), bytes, schema }
}

/// Runs `work` where it may block.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, store::Error> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => Ok(outcome?),
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(store::Error::Closed { name: "backup" }.into()),
        },
    }
}
