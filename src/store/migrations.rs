//! Brings the schema up to date: forward only, by itself, refusing what a newer spark has written.

use super::engines::mysql;
use super::{Dialect, Error, Store, Tx};
use crate::params;

/// The schema's steps for SQLite, oldest first. A step that has landed never changes.
const SQLITE: &[(&str, &str)] = &[
    ("base", include_str!("migrations/sqlite/0001_base.sql")),
    ("orders", include_str!("migrations/sqlite/0002_orders.sql")),
    ("reports", include_str!("migrations/sqlite/0003_reports.sql")),
    ("people", include_str!("migrations/sqlite/0004_people.sql")),
    ("returns", include_str!("migrations/sqlite/0005_returns.sql")),
    ("daemon", include_str!("migrations/sqlite/0006_daemon.sql")),
    ("posts", include_str!("migrations/sqlite/0007_posts.sql")),
    ("readings", include_str!("migrations/sqlite/0008_readings.sql")),
    ("unproven", include_str!("migrations/sqlite/0009_unproven.sql")),
    ("suspension", include_str!("migrations/sqlite/0010_suspension.sql")),
];

/// The same steps for MariaDB, by the same names. The server commits at every statement that changes the schema, so a
/// step that was cut off is begun again: a statement in it meets what it had made, or writes data that it may write twice.
const MYSQL: &[(&str, &str)] = &[
    ("base", include_str!("migrations/mysql/0001_base.sql")),
    ("orders", include_str!("migrations/mysql/0002_orders.sql")),
    ("reports", include_str!("migrations/mysql/0003_reports.sql")),
    ("people", include_str!("migrations/mysql/0004_people.sql")),
    ("returns", include_str!("migrations/mysql/0005_returns.sql")),
    ("daemon", include_str!("migrations/mysql/0006_daemon.sql")),
    ("posts", include_str!("migrations/mysql/0007_posts.sql")),
    ("readings", include_str!("migrations/mysql/0008_readings.sql")),
    ("unproven", include_str!("migrations/mysql/0009_unproven.sql")),
    ("suspension", include_str!("migrations/mysql/0010_suspension.sql")),
];

/// How long to wait for another process that changes the schema, in seconds.
const PATIENCE_S: i64 = 50;

/// Returns the newest schema that this program knows.
pub(super) fn newest(dialect: Dialect) -> i64 {
    steps(dialect).len() as i64
}

fn steps(dialect: Dialect) -> &'static [(&'static str, &'static str)] {
    match dialect {
        Dialect::Sqlite => SQLITE,
        Dialect::MySql => MYSQL,
    }
}

/// Returns the schema's number, 0 for an empty database.
pub(super) fn found(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let exists = tx.one(tx.dialect().has_table(), params!["schema_step"], |row| row.get::<i64>(0))?;
    if exists.is_none() {
        return Ok(0);
    }
    Ok(tx
        .one("SELECT MAX(step) FROM schema_step", &[], |row| row.get::<Option<i64>>(0))?
        .flatten()
        .unwrap_or(0))
}

/// Returns the schema's number without changing anything.
///
/// # Errors
/// [`Error::Newer`], or the store's.
pub(super) async fn look(store: &Store) -> Result<i64, Error> {
    store.read("schema", |tx| known(tx).map(|(at, _)| at)).await
}

/// Returns the database's schema and the newest one; refuses a database that is newer.
fn known(tx: &mut Tx<'_>) -> Result<(i64, i64), Error> {
    let (found, known) = (found(tx)?, newest(tx.dialect()));
    if found > known { Err(Error::Newer { found, known }) } else { Ok((found, known)) }
}

/// Applies every step that is missing; one process at a time does so. Looks first without a lock, so that a command on
/// a current database writes nothing. Returns the schema's number before and after.
pub(super) async fn run(store: &Store) -> Result<(i64, i64), Error> {
    run_to(store, i64::MAX).await
}

/// As [`run`], up to the schema `to` and no further: for a dump that was written under that one.
pub(super) async fn run_to(store: &Store, to: i64) -> Result<(i64, i64), Error> {
    let (from, newest) = store.read("schema", known).await?;
    let to = to.clamp(from, newest);
    if from < to {
        store.write("migrate", move |tx| climb(tx, to)).await?;
    }
    Ok((from, to))
}

fn climb(tx: &mut Tx<'_>, to: i64) -> Result<(), Error> {
    let is_server = tx.dialect() == Dialect::MySql;
    if is_server {
        // SQLite's transaction is lock enough. Galera locks on one node alone: there the statements' own repeatability
        // is what counts.
        let locked =
            tx.one("SELECT GET_LOCK(CONCAT('spark:', MD5(DATABASE())), ?)", params![PATIENCE_S], |row| {
                row.get::<Option<i64>>(0)
            })?;
        if locked.flatten() != Some(1) {
            return Err(Error::Busy { name: "migrate" });
        }
    }
    let done = take_steps(tx, to);
    if is_server {
        tx.one("SELECT RELEASE_LOCK(CONCAT('spark:', MD5(DATABASE())))", &[], |_| Ok(()))?;
    }
    done
}

fn take_steps(tx: &mut Tx<'_>, to: i64) -> Result<(), Error> {
    let (at, _) = known(tx)?; // another process may have been first
    let dialect = tx.dialect();
    if at == 0 && holds_another_programs(tx)? {
        return Err(Error::NotEmpty);
    }
    let record = dialect.upsert("schema_step", &["step", "name"], &["step"], &[]);
    for (step, (name, sql)) in (1_i64..).zip(steps(dialect)).filter(|(step, _)| *step > at && *step <= to) {
        match dialect {
            Dialect::Sqlite => tx.script(sql)?,
            Dialect::MySql => sql.split(";\n").try_for_each(|statement| repeat(tx, statement))?,
        }
        tx.execute(&record, params![step, name])?;
    }
    Ok(())
}

/// Returns whether a server's database has tables, none of which spark made: it makes its list of steps first. They may
/// have the names that spark's are about to have.
fn holds_another_programs(tx: &mut Tx<'_>) -> Result<bool, Error> {
    if tx.dialect() == Dialect::Sqlite {
        return Ok(false); // `Store` is handed no such file: see `backup::look`
    }
    let sql = "SELECT COUNT(*), COALESCE(SUM(table_name = 'schema_step'), 0) FROM information_schema.tables \
               WHERE table_schema = DATABASE()";
    let counts = tx.one(sql, &[], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?)))?;
    Ok(counts.is_some_and(|(tables, ours)| tables > 0 && ours == 0))
}

/// Runs a statement of a step that a process before may have run already.
fn repeat(tx: &mut Tx<'_>, statement: &str) -> Result<(), Error> {
    if statement.trim().is_empty() {
        return Ok(());
    }
    match tx.script(statement) {
        Err(error) if mysql::was_done_before(&error) => Ok(()),
        // Triggers guard against hands and foreign programs; spark itself keeps to the rule without them. TiDB has none,
        // and many a hosted server lets only its owner make one.
        Err(error @ Error::Query { .. }) if statement.contains("CREATE TRIGGER") => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the server takes no triggers: it cannot keep the ledger append-only itself"
            );
            Ok(())
        }
        outcome => outcome,
    }
}
