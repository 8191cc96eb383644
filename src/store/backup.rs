//! Copies of a whole SQLite database: taken while others write, put back in one step.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::engines::sqlite::translate;
use super::{BUSY_TIMEOUT, Dialect, Error, migrations};

/// How long a restore waits for others to close the database. A daemon never does.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a database file holds, as far as a look at it tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The schema's number.
    pub schema: i64,
    /// Rows of the tables that people fill: SKUs and shops.
    pub rows: i64,
}

/// Copies the database `from` to the file `to`, replacing it: as it was at one instant, whoever writes meanwhile.
/// The copy is checked before it takes the name.
///
/// # Errors
/// [`Error::Full`], [`Error::Damaged`], [`Error::File`]; `to` is then as it was.
pub fn copy(from: &Path, to: &Path) -> Result<Look, Error> {
    let failed = |source| translate("backup", source);
    if to.canonicalize().is_ok_and(|to| from.canonicalize().is_ok_and(|from| from == to)) {
        return Err(unwritable(to, std::io::Error::other("it is the database itself")));
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let copy = tempfile::Builder::new()
        .prefix(".spark-")
        .suffix(".db")
        .tempfile_in(folder) // mode 0600
        .map_err(|source| unwritable(to, source))?;
    {
        let source = existing(from)?;
        let mut target = Connection::open(copy.path()).map_err(failed)?;
        // All pages in one step are one read transaction: a snapshot, for which nobody has to wait.
        let step = Backup::new(&source, &mut target).and_then(|backup| backup.step(-1)).map_err(failed)?;
        if step != StepResult::Done {
            return Err(Error::Busy { name: "backup" });
        }
        target.pragma_update(None, "journal_mode", "delete").map_err(failed)?; // one file, nothing beside it
    }
    let look = verify(copy.path())?;
    copy.as_file().sync_all().map_err(|source| unwritable(to, source))?;
    copy.persist(to).map_err(|error| unwritable(to, error.error))?;
    Ok(look)
}

/// Checks every page of the database at `path`, and that its schema is one that this spark knows.
///
/// # Errors
/// [`Error::Damaged`], [`Error::Newer`].
pub fn verify(path: &Path) -> Result<Look, Error> {
    let connection = existing(path)?;
    let answer: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|source| translate("verify", source))?;
    if answer != "ok" {
        return Err(Error::Damaged { name: "verify", source: answer.into() });
    }
    look_at(&connection)
}

/// Checks the file `from`, as [`verify`], before it takes the place of a database.
///
/// # Errors
/// [`Error::BadBackup`], [`Error::Newer`].
pub fn verify_backup(from: &Path) -> Result<Look, Error> {
    verify(from).map_err(|error| match error {
        Error::Damaged { source, .. } => Error::BadBackup { path: from.to_owned(), source },
        error => error,
    })
}

/// Returns what the database at `path` holds, without checking its pages.
///
/// # Errors
/// [`Error::Damaged`] when it is none, [`Error::Newer`].
pub fn look(path: &Path) -> Result<Look, Error> {
    look_at(&existing(path)?)
}

/// Puts a copy of `from` in the place of the database `target`, in one step. `from` is checked first.
///
/// # Errors
/// [`Error::Busy`] while another process has `target` open; [`Error::BadBackup`]; else as [`copy`]. `target` is then as
/// it was.
pub fn replace(from: &Path, target: &Path) -> Result<Look, Error> {
    verify_backup(from)?;
    if target.exists() {
        release(target)?;
    }
    copy(from, target)
}

/// Makes sure that nobody has the database open, and that nothing of it stays in files beside it.
fn release(target: &Path) -> Result<(), Error> {
    let connection = existing(target)?;
    let outcome = connection
        .busy_timeout(PATIENCE)
        // Leaving WAL asks for the file alone: SQLite refuses while any other connection is there.
        .and_then(|()| connection.pragma_update(None, "journal_mode", "delete"))
        .map_err(|source| translate("restore", source));
    drop(connection);
    match outcome {
        Err(Error::Damaged { .. }) => {
            for suffix in ["-wal", "-shm"] {
                let mut beside = target.as_os_str().to_owned();
                beside.push(suffix);
                let beside = PathBuf::from(beside);
                match std::fs::remove_file(&beside) {
                    Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                        return Err(unwritable(&beside, error));
                    }
                    _ => {}
                }
            }
            Ok(())
        }
        outcome => outcome,
    }
}

fn look_at(connection: &Connection) -> Result<Look, Error> {
    let number = |sql| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
    let failed = |source: rusqlite::Error| match source {
        // A file without spark's tables is none of spark's databases.
        rusqlite::Error::SqliteFailure(..) if is_missing_table(&source) => {
            Error::Damaged { name: "look", source: Box::new(source) }
        }
        source => translate("look", source),
    };
    let schema = number("SELECT COALESCE(MAX(step), 0) FROM schema_step").map_err(failed)?;
    let known = migrations::newest(Dialect::Sqlite);
    if schema > known {
        return Err(Error::Newer { found: schema, known });
    }
    let rows = number("SELECT (SELECT COUNT(*) FROM sku) + (SELECT COUNT(*) FROM shop)").map_err(failed)?;
    Ok(Look { schema, rows })
}

fn is_missing_table(error: &rusqlite::Error) -> bool {
    error.to_string().contains("no such table")
}

fn existing(path: &Path) -> Result<Connection, Error> {
    let open = || {
        let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        Ok(connection)
    };
    open().map_err(|source: rusqlite::Error| Error::Open { path: path.to_owned(), source: Box::new(source) })
}

fn unwritable(path: &Path, source: std::io::Error) -> Error {
    match source.kind() {
        std::io::ErrorKind::StorageFull => Error::Full { name: "backup" },
        _ => Error::File { path: path.to_owned(), source },
    }
}
