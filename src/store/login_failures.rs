//! Failed logins since the last good one, by subject: a hash of who or of where.

use super::{Error, Tx};
use crate::domain::Millis;
use crate::params;

/// What is remembered of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many; logins that are being looked at count as failed.
    pub count: i64,
    /// The newest.
    pub last_at: Millis,
}

/// Returns what is remembered of `subject`, and holds it still until the transaction ends.
///
/// # Errors
/// The store's error.
pub fn hold(tx: &mut Tx<'_>, subject: &str, now: Millis) -> Result<Failures, Error> {
    let columns = ["subject", "failures", "last_at"];
    let insert = tx.dialect().upsert("login_failure", &columns, &["subject"], &[]); // there is no lock without a row
    tx.execute(&insert, params![subject, 0_i64, now])?;
    let select = "SELECT failures, last_at FROM login_failure WHERE subject = ?";
    let sql = format!("{select}{}", tx.dialect().for_update());
    let held =
        tx.one(&sql, params![subject], |row| Ok(Failures { count: row.get(0)?, last_at: row.get(1)? }))?;
    Ok(held.unwrap_or(Failures { count: 0, last_at: now }))
}

/// Counts one more failure of `subject`, which is held.
///
/// # Errors
/// The store's error.
pub fn count(tx: &mut Tx<'_>, subject: &str, now: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE login_failure SET failures = failures + 1, last_at = ? WHERE subject = ?",
        params![now, subject],
    )?;
    Ok(())
}

/// Takes back a failure that was counted at `at` and was none after all. Unless others were counted since, it is as it was
/// `before`; else the newest of them stays the newest.
///
/// # Errors
/// The store's error.
// MariaDB sets columns from left to right, so what both look at is changed last.
pub fn take_back(tx: &mut Tx<'_>, subject: &str, before: Failures, at: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE login_failure SET last_at = CASE WHEN failures = ? AND last_at = ? THEN ? ELSE last_at END, \
         failures = failures - 1 WHERE subject = ? AND failures > 0",
        params![before.count + 1, at, before.last_at, subject],
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
