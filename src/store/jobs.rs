//! Work that comes again and again: when each shop had its last run, and how that ended.

use super::runs::Status;
use super::shops::Standing;
use super::{Error, Tx};
use crate::domain::{GroupKey, Millis, ShopAlias, ShopKey};
use crate::params;

/// The last run of one kind of work in one shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The shop.
    pub shop: ShopAlias,
    /// What kind of work.
    pub kind: String,
    /// How it ended, or that it goes on.
    pub status: Status,
    /// What it did, in words.
    pub summary: String,
    /// When it began.
    pub started_at: Millis,
    /// When it ended.
    pub finished_at: Option<Millis>,
    /// Runs so far.
    pub runs: i64,
    /// How many of the last ones failed in a row.
    pub failures: i64,
}

/// Returns when the last run of `kind` in `shop` began.
///
/// # Errors
/// The store's.
pub fn started_at(tx: &mut Tx<'_>, shop: ShopKey, kind: &str) -> Result<Option<Millis>, Error> {
    let sql = "SELECT started_at FROM job WHERE shop_id = ? AND kind = ?";
    tx.one(sql, params![shop, kind], |row| row.get(0))
}

/// Records that a run begins.
///
/// # Errors
/// The store's.
pub fn begin(tx: &mut Tx<'_>, shop: ShopKey, kind: &str, at: Millis) -> Result<(), Error> {
    let sql = "UPDATE job SET status = ?, started_at = ?, finished_at = NULL, runs = runs + 1 \
               WHERE shop_id = ? AND kind = ?";
    if tx.execute(sql, params![Status::Running, at, shop, kind])? == 0 {
        tx.execute(
            "INSERT INTO job (shop_id, kind, status, summary, started_at, runs, failures) \
             VALUES (?, ?, ?, '', ?, 1, 0)",
            params![shop, kind, Status::Running, at],
        )?;
    }
    Ok(())
}

/// Records how a run ended.
///
/// # Errors
/// The store's.
pub fn finish(
    tx: &mut Tx<'_>,
    (shop, kind): (ShopKey, &str),
    status: Status,
    summary: &str,
    at: Millis,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE job SET status = ?, summary = ?, finished_at = ?, \
         failures = CASE WHEN ? = 'failed' THEN failures + 1 ELSE 0 END WHERE shop_id = ? AND kind = ?",
        params![status, summary, at, status, shop, kind],
    )?;
    Ok(())
}

/// Returns the last run of every kind in every shop of the group that is not disconnected.
///
/// # Errors
/// The store's.
pub fn all(tx: &mut Tx<'_>, group: GroupKey) -> Result<Vec<Job>, Error> {
    let sql = "SELECT s.alias, j.kind, j.status, j.summary, j.started_at, j.finished_at, j.runs, j.failures \
               FROM job j JOIN shop s ON s.id = j.shop_id \
               WHERE s.group_id = ? AND s.status <> ? ORDER BY s.alias, j.kind";
    tx.all(sql, params![group, Standing::Disconnected], |row| {
        Ok(Job {
            shop: row.get(0)?,
            kind: row.get(1)?,
            status: row.get(2)?,
            summary: row.get(3)?,
            started_at: row.get(4)?,
            finished_at: row.get(5)?,
            runs: row.get(6)?,
            failures: row.get(7)?,
        })
    })
}
