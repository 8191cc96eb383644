//! The database as a whole: its schema, its soundness, copies of it, and putting one back.
//!
//! These work on files and not on an [`Engine`]: a database that cannot be opened is what they are for.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::{Engine, Error, open};
use crate::domain::{Fault, Kind};
use crate::store::{self, Address, Limits, Opened, Store, backup, health};

/// What is asked for is done by the server's own tools.
#[derive(Debug, thiserror::Error)]
#[error("`{place}` is on a server, whose own tools make and restore its backups")]
pub struct OnServer {
    place: String,
}

impl Fault for OnServer {
    fn kind(&self) -> Kind {
        Kind::Config
    }

    fn code(&self) -> &'static str {
        "database_on_server"
    }
}

/// A copy that was made or put back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Copied {
    /// Where it is now.
    pub path: PathBuf,
    /// Its size.
    pub bytes: u64,
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

/// Copies the database to `file`, as it is at one instant, while whoever wants to writes on.
///
/// # Errors
/// [`store::Error`], or [`Error::Open`] where there is no database.
pub async fn back_up(database: &Address, file: &Path) -> Result<Copied, Error> {
    let path = path_of(database)?;
    if !path.exists() {
        return Err(open::Error::no_database(database).into());
    }
    let (from, to) = (path.to_owned(), file.to_owned());
    let look = blocking(move || backup::copy(&from, &to)).await?;
    Ok(copied(file, look.schema))
}

/// Returns whether the database holds what somebody may miss. One that cannot be read may.
pub async fn holds_data(database: &Address) -> bool {
    let Ok(path) = path_of(database).map(Path::to_owned) else { return true };
    path.exists() && blocking(move || backup::look(&path)).await.map_or(true, |look| look.rows > 0)
}

/// Puts the backup `file` in the place of the database, in one step, after checking it, and brings its schema up to
/// date.
///
/// # Errors
/// [`store::Error::Busy`] while another process has the database open; when the backup is no sound database. The
/// database is then as it was.
pub async fn restore(file: &Path, database: &Address) -> Result<Copied, Error> {
    let path = path_of(database)?;
    let (from, to) = (file.to_owned(), path.to_owned());
    blocking(move || backup::replace(&from, &to)).await?;
    let migrated = migrate(database, Limits::default()).await?;
    Ok(copied(path, migrated.to))
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

/// Returns the file of the database.
fn path_of(database: &Address) -> Result<&Path, OnServer> {
    match database {
        Address::Sqlite(path) => Ok(path),
        Address::MySql(_) => Err(OnServer { place: database.to_string() }),
    }
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
