//! Leases: exclusive work among processes that share nothing but the database.
//!
//! Every holder gets a token one higher than the one before. Whoever writes under a lease asks [`check`] in the same
//! transaction: a holder that slept past its time, or was taken over, can no longer write. A server's clock says when a
//! lease ends, so that machines need not agree on the time; on SQLite, which is one machine's, it is the time handed in.

use super::{Dialect, Error, ToValue as _, Tx, Value};
use crate::domain::Millis;
use crate::params;

/// A lease that this process got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// What it is for.
    pub name: String,
    /// Who has it.
    pub holder: String,
    /// Grows with every holder.
    pub token: i64,
    /// When it ends unless renewed.
    pub expires_at: Millis,
}

/// Who has the lease instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBy {
    /// The other holder.
    pub holder: String,
    /// When its lease ends unless renewed.
    pub until: Millis,
}

/// Returns the SQL of the time that counts, and its parameter.
fn time(tx: &Tx<'_>, now: Millis) -> (&'static str, Value<'static>) {
    match tx.dialect() {
        Dialect::Sqlite => ("?", Value::Int(now.0)),
        // The time at which the row is looked at, which may be long after the statement began to wait for it. A test
        // hands in its own.
        Dialect::MySql => {
            let given = if tx.takes_time() { Value::Int(now.0) } else { Value::Null };
            ("COALESCE(?, CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED))", given)
        }
    }
}

/// A lease's row.
struct Row {
    holder: String,
    token: i64,
    until: Millis,
    now: Millis,
}

/// Reads a lease's row. `lock` is what stands behind the `SELECT`.
fn row(tx: &mut Tx<'_>, name: &str, now: Millis, lock: &str) -> Result<Option<Row>, Error> {
    let (time, given) = time(tx, now);
    let select = format!("SELECT holder, token, expires_at, {time} FROM lease WHERE name = ?{lock}");
    tx.one(&select, &[given, Value::Text(name)], |row| {
        Ok(Row { holder: row.get(0)?, token: row.get(1)?, until: row.get(2)?, now: row.get(3)? })
    })
}

/// Returns a lease's row, locked until the transaction ends; `Err` where its holder has it locked just now, and is there.
/// A holder's transactions are longer than a claim's: those are waited for, those of a holder are not.
fn claim(tx: &mut Tx<'_>, name: &str, now: Millis) -> Result<Result<Row, HeldBy>, Error> {
    let (claim, wait) = (tx.dialect().for_claim(), tx.dialect().for_update());
    if let Some(found) = row(tx, name, now, claim)? {
        return Ok(Ok(found));
    }
    match row(tx, name, now, "")? {
        Some(found) if found.until > found.now => return Ok(Err(found.held())),
        Some(_) => {}
        None => {
            let columns = ["name", "holder", "token", "acquired_at", "expires_at"];
            let insert = tx.dialect().upsert("lease", &columns, &columns[..1], &[]);
            tx.execute(&insert, params![name, "", 0_i64, 0_i64, 0_i64])?;
        }
    }
    row(tx, name, now, wait)?.map(Ok).ok_or_else(|| Error::LeaseLost { lease: name.to_owned() })
}

impl Row {
    fn held(self) -> HeldBy {
        HeldBy { holder: self.holder, until: self.until }
    }
}

/// Takes the lease on `name` for `ttl_ms`, or says who has it.
///
/// # Errors
/// The store's error.
pub fn acquire(
    tx: &mut Tx<'_>,
    name: &str,
    holder: &str,
    ttl_ms: i64,
    now: Millis,
) -> Result<Result<Lease, HeldBy>, Error> {
    let found = match claim(tx, name, now)? {
        Ok(found) if found.until > found.now => return Ok(Err(found.held())),
        Ok(found) => found,
        Err(by) => return Ok(Err(by)),
    };
    let lease = Lease {
        name: name.to_owned(),
        holder: holder.to_owned(),
        token: found.token + 1,
        expires_at: found.now.plus_ms(ttl_ms),
    };
    tx.execute(
        "UPDATE lease SET holder = ?, token = ?, acquired_at = ?, expires_at = ? WHERE name = ?",
        params![lease.holder, lease.token, found.now, lease.expires_at, lease.name],
    )?;
    Ok(Ok(lease))
}

/// Prolongs the lease to `ttl_ms` from now. One that has run out comes back to life if nobody took it meanwhile.
///
/// # Errors
/// [`Error::LeaseLost`] when another holder has it.
pub fn renew(tx: &mut Tx<'_>, lease: &Lease, ttl_ms: i64, now: Millis) -> Result<Lease, Error> {
    let lock = tx.dialect().for_update();
    let found = row(tx, &lease.name, now, lock)?
        .filter(|found| found.token == lease.token && found.holder == lease.holder)
        .ok_or_else(|| Error::LeaseLost { lease: lease.name.clone() })?;
    let expires_at = found.now.plus_ms(ttl_ms);
    tx.execute("UPDATE lease SET expires_at = ? WHERE name = ?", params![expires_at, lease.name])?;
    Ok(Lease { expires_at, ..lease.clone() })
}

/// Insists that the lease is still held, and keeps it so until the transaction ends.
///
/// # Errors
/// [`Error::LeaseLost`] when its time has passed or another holder has it.
pub fn check(tx: &mut Tx<'_>, lease: &Lease, now: Millis) -> Result<(), Error> {
    let (time, given) = time(tx, now);
    let lock = tx.dialect().for_update();
    let sql = format!(
        "SELECT token FROM lease WHERE name = ? AND token = ? AND holder = ? AND expires_at > {time}{lock}"
    );
    let params = [lease.name.to_value(), lease.token.to_value(), lease.holder.to_value(), given];
    let found = tx.one(&sql, &params, |row| row.get::<i64>(0))?;
    found.map(|_| ()).ok_or_else(|| Error::LeaseLost { lease: lease.name.clone() })
}

/// Gives the lease back. A lease that was lost is left alone.
///
/// # Errors
/// The store's error.
pub fn release(tx: &mut Tx<'_>, lease: &Lease) -> Result<(), Error> {
    tx.execute(
        "UPDATE lease SET holder = '', expires_at = 0 WHERE name = ? AND token = ? AND holder = ?",
        params![lease.name, lease.token, lease.holder],
    )?;
    Ok(())
}

/// Ends the lease on `name` that `holder` has: for a holder that is known to be dead.
///
/// # Errors
/// The store's error.
pub fn end(tx: &mut Tx<'_>, name: &str, holder: &str) -> Result<(), Error> {
    tx.execute(
        "UPDATE lease SET holder = '', expires_at = 0 WHERE name = ? AND holder = ?",
        params![name, holder],
    )?;
    Ok(())
}
