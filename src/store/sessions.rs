//! Where people are logged in. A token names its session; without the row it opens nothing.

use super::{Error, Row, Tx};
use crate::domain::{AccountKey, GroupId, GroupKey, Millis, Role};
use crate::params;

/// One login.
#[derive(Debug, Clone)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// Whose it is.
    pub account: AccountKey,
    /// When they logged in.
    pub created_at: Millis,
    /// When it was last used, to a few minutes.
    pub seen_at: Millis,
    /// When it ends.
    pub expires_at: Millis,
    /// Where they logged in from.
    pub address: String,
    /// What their client calls itself.
    pub device: String,
}

/// Whom a session stands for, right now.
#[derive(Debug, Clone)]
pub struct Bearer {
    /// The account.
    pub account: AccountKey,
    /// Its mail address.
    pub email: String,
    /// Its name.
    pub name: String,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The group that it works for.
    pub group: GroupKey,
    /// That group's public id.
    pub gid: GroupId,
    /// What it is there.
    pub role: Role,
    /// When the session was last used.
    pub seen_at: Millis,
    /// When the session ends.
    pub expires_at: Millis,
}

const COLUMNS: &str = "id, account_id, created_at, seen_at, expires_at, address, device";

fn read(row: &Row<'_>) -> Result<Session, Error> {
    Ok(Session {
        id: row.get(0)?,
        account: row.get(1)?,
        created_at: row.get(2)?,
        seen_at: row.get(3)?,
        expires_at: row.get(4)?,
        address: row.get(5)?,
        device: row.get(6)?,
    })
}

/// Adds a session.
///
/// # Errors
/// The store's error.
pub fn add(tx: &mut Tx<'_>, session: &Session) -> Result<(), Error> {
    tx.execute(
        &format!("INSERT INTO session ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"),
        params![
            session.id,
            session.account,
            session.created_at,
            session.seen_at,
            session.expires_at,
            session.address,
            session.device
        ],
    )?;
    Ok(())
}

/// Returns whom the session `id` stands for: nobody once it has ended, or when its account is closed, or has left the
/// group that it worked for or is suspended there.
///
/// # Errors
/// The store's error.
pub fn bearer(tx: &mut Tx<'_>, id: &str, now: Millis) -> Result<Option<Bearer>, Error> {
    tx.one(
        "SELECT account.id, account.email, account.name, account.phone, seller_group.id, seller_group.gid, \
         membership.role, session.seen_at, session.expires_at \
         FROM session \
         JOIN account ON account.id = session.account_id \
         JOIN membership ON membership.account_id = account.id AND membership.group_id = account.group_id \
         JOIN seller_group ON seller_group.id = account.group_id \
         WHERE session.id = ? AND session.expires_at > ? AND account.active = 1 \
         AND membership.active = 1",
        params![id, now],
        |row| {
            Ok(Bearer {
                account: row.get(0)?,
                email: row.get(1)?,
                name: row.get(2)?,
                phone: row.get(3)?,
                group: row.get(4)?,
                gid: row.get(5)?,
                role: row.get(6)?,
                seen_at: row.get(7)?,
                expires_at: row.get(8)?,
            })
        },
    )
}

/// Notes that a session was used.
///
/// # Errors
/// The store's error.
pub fn seen(tx: &mut Tx<'_>, id: &str, now: Millis) -> Result<(), Error> {
    tx.execute("UPDATE session SET seen_at = ? WHERE id = ? AND seen_at < ?", params![now, id, now])?;
    Ok(())
}

/// Lets a session live until `expires_at`.
///
/// # Errors
/// The store's error.
pub fn prolong(tx: &mut Tx<'_>, id: &str, expires_at: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE session SET expires_at = ? WHERE id = ? AND expires_at < ?",
        params![expires_at, id, expires_at],
    )?;
    Ok(())
}

/// Returns an account's sessions, the one used last first.
///
/// # Errors
/// The store's error.
pub fn of(tx: &mut Tx<'_>, account: AccountKey, now: Millis) -> Result<Vec<Session>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM session WHERE account_id = ? AND expires_at > ? ORDER BY seen_at DESC, id"
    );
    tx.all(&sql, params![account, now], read)
}

/// Ends an account's session `id`. Returns whether there was one.
///
/// # Errors
/// The store's error.
pub fn end(tx: &mut Tx<'_>, account: AccountKey, id: &str) -> Result<bool, Error> {
    Ok(tx.execute("DELETE FROM session WHERE account_id = ? AND id = ?", params![account, id])? > 0)
}

/// Ends every session of an account and returns how many there were.
///
/// # Errors
/// The store's error.
pub fn end_all(tx: &mut Tx<'_>, account: AccountKey) -> Result<u64, Error> {
    tx.execute("DELETE FROM session WHERE account_id = ?", params![account])
}

/// Forgets what has ended.
///
/// # Errors
/// The store's error.
pub fn sweep(tx: &mut Tx<'_>, account: AccountKey, now: Millis) -> Result<(), Error> {
    tx.execute("DELETE FROM session WHERE account_id = ? AND expires_at <= ?", params![account, now])?;
    Ok(())
}
