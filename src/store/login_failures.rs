//! Failed logins since the last good one, by subject: a hash of who or of where.

use super::{Error, Tx};
use crate::domain::Millis;
use crate::params;

/// What is remembered of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i64,
    /// The newest.
    pub last_at: Millis,
}

/// Returns what is remembered of `subject`.
///
/// # Errors
/// The store's error.
pub fn get(tx: &mut Tx<'_>, subject: &str) -> Result<Option<Failures>, Error> {
    tx.one("SELECT failures, last_at FROM login_failure WHERE subject = ?", params![subject], |row| {
        Ok(Failures { count: row.get(0)?, last_at: row.get(1)? })
    })
}

/// Counts one more failure of `subject`.
///
/// # Errors
/// The store's error.
pub fn count(tx: &mut Tx<'_>, subject: &str, now: Millis) -> Result<(), Error> {
    let columns = ["subject", "failures", "last_at"];
    let insert = tx.dialect().upsert("login_failure", &columns, &["subject"], &[]);
    tx.execute(&insert, params![subject, 0_i64, now])?;
    tx.execute(
        "UPDATE login_failure SET failures = failures + 1, last_at = ? WHERE subject = ?",
        params![now, subject],
    )?;
    Ok(())
}

/// Forgets `subject`.
///
/// # Errors
/// The store's error.
pub fn clear(tx: &mut Tx<'_>, subject: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM login_failure WHERE subject = ?", params![subject])?;
    Ok(())
}

/// Forgets every subject that has been quiet since `before`.
///
/// # Errors
/// The store's error.
pub fn sweep(tx: &mut Tx<'_>, before: Millis) -> Result<(), Error> {
    tx.execute("DELETE FROM login_failure WHERE last_at < ?", params![before])?;
    Ok(())
}
