//! Brings the schema up to date: forward only, by itself, refusing what a newer spark has written.

use super::{Dialect, Error, Store, Tx};
use crate::params;

/// The schema's steps for SQLite, oldest first. A step that has landed never changes.
const SQLITE: &[(&str, &str)] = &[
    ("base", include_str!("migrations/sqlite/0001_base.sql")),
    ("orders", include_str!("migrations/sqlite/0002_orders.sql")),
    ("reports", include_str!("migrations/sqlite/0003_reports.sql")),
    ("people", include_str!("migrations/sqlite/0004_people.sql")),
    ("returns", include_str!("migrations/sqlite/0005_returns.sql")),
];

/// Returns the newest schema that this program knows.
pub(super) fn newest(dialect: Dialect) -> i64 {
    steps(dialect).len() as i64
}

fn steps(dialect: Dialect) -> &'static [(&'static str, &'static str)] {
    match dialect {
        Dialect::Sqlite => SQLITE,
    }
}

/// Returns the schema's number, 0 for an empty database.
pub(super) fn found(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let exists =
        tx.one("SELECT 1 FROM sqlite_master WHERE name = 'schema_step'", &[], |row| row.get::<i64>(0))?;
    if exists.is_none() {
        return Ok(0);
    }
    Ok(tx
        .one("SELECT MAX(step) FROM schema_step", &[], |row| row.get::<Option<i64>>(0))?
        .flatten()
        .unwrap_or(0))
}

/// Applies every step that is missing, all in one exclusive transaction. Looks first without a lock, so that a
/// command on a current database writes nothing.
pub(super) async fn run(store: &Store) -> Result<(), Error> {
    let (dialect, at) = store.read("schema", |tx| Ok::<_, Error>((tx.dialect(), found(tx)?))).await?;
    let known = newest(dialect);
    if at > known {
        return Err(Error::Newer { found: at, known });
    }
    if at == known {
        return Ok(());
    }
    store
        .write("migrate", move |tx| {
            let at = found(tx)?; // another process may have been first
            if at > known {
                return Err(Error::Newer { found: at, known });
            }
            for (step, (name, sql)) in (1_i64..).zip(steps(dialect)).filter(|(step, _)| *step > at) {
                tx.script(sql)?;
                tx.execute("INSERT INTO schema_step (step, name) VALUES (?, ?)", params![step, name])?;
            }
            Ok(())
        })
        .await
}
