//! Leases: exclusive work among processes that share nothing but the database.
//!
//! Every holder gets a token one higher than the one before. Whoever writes under a lease asks [`check`] in the same
//! transaction: a holder that slept past its time, or was taken over, can no longer write. Times are handed in; a
//! holder sets and checks its own time by one clock, so clocks that disagree can only shorten a lease.

use super::{Error, Tx};
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
    // A row to lock must be there first: two inserts at once would otherwise meet as a deadlock on MariaDB.
    let dialect = tx.dialect();
    let insert =
        dialect.upsert("lease", &["name", "holder", "token", "acquired_at", "expires_at"], &["name"], &[]);
    tx.execute(&insert, params![name, "", 0_i64, 0_i64, 0_i64])?;

    let select =
        format!("SELECT holder, token, expires_at FROM lease WHERE name = ? {}", dialect.for_update());
    let found = tx.one(&select, params![name], |row| {
        Ok((row.get::<String>(0)?, row.get::<i64>(1)?, row.get::<Millis>(2)?))
    })?;
    let Some((other, token, until)) = found else {
        return Err(Error::LeaseLost { lease: name.to_owned() });
    };
    if until > now {
        return Ok(Err(HeldBy { holder: other, until }));
    }
    let lease = Lease {
        name: name.to_owned(),
        holder: holder.to_owned(),
        token: token + 1,
        expires_at: now.plus_ms(ttl_ms),
    };
    tx.execute(
        "UPDATE lease SET holder = ?, token = ?, acquired_at = ?, expires_at = ? WHERE name = ?",
        params![lease.holder, lease.token, now, lease.expires_at, lease.name],
    )?;
    Ok(Ok(lease))
}

/// Prolongs the lease to `ttl_ms` from now. One that has run out comes back to life if nobody took it meanwhile.
///
/// # Errors
/// [`Error::LeaseLost`] when another holder has it.
pub fn renew(tx: &mut Tx<'_>, lease: &Lease, ttl_ms: i64, now: Millis) -> Result<Lease, Error> {
    let expires_at = now.plus_ms(ttl_ms);
    let touched = tx.execute(
        "UPDATE lease SET expires_at = ? WHERE name = ? AND token = ? AND holder = ?",
        params![expires_at, lease.name, lease.token, lease.holder],
    )?;
    if touched != 1 {
        return Err(Error::LeaseLost { lease: lease.name.clone() });
    }
    Ok(Lease { expires_at, ..lease.clone() })
}

/// Insists that the lease is still held, and keeps it so until the transaction ends.
///
/// # Errors
/// [`Error::LeaseLost`] when its time has passed or another holder has it.
pub fn check(tx: &mut Tx<'_>, lease: &Lease, now: Millis) -> Result<(), Error> {
    let sql = format!(
        "SELECT token FROM lease WHERE name = ? AND token = ? AND holder = ? AND expires_at > ? {}",
        tx.dialect().for_update()
    );
    let found = tx.one(&sql, params![lease.name, lease.token, lease.holder, now], |row| row.get::<i64>(0))?;
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
