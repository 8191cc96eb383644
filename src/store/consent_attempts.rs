//! Consents that somebody was sent to and that wait for the browser to come back. Each is good once.

use super::{Error, Tx};
use crate::domain::{AccountKey, GroupKey, Millis, Platform};
use crate::params;

/// One attempt. Its state and its browser are known by their hashes only.
#[derive(Debug, Clone)]
pub struct Attempt {
    /// The hash of what the marketplace hands back.
    pub state: String,
    /// The hash of what the browser holds.
    pub browser: String,
    /// Who was sent.
    pub account: AccountKey,
    /// For which group.
    pub group: GroupKey,
    /// To which marketplace.
    pub platform: Platform,
    /// Until when the answer counts.
    pub expires_at: Millis,
}

/// Remembers an attempt, and forgets those that nobody came back from.
///
/// # Errors
/// The store's error.
pub fn add(tx: &mut Tx<'_>, attempt: &Attempt, now: Millis) -> Result<(), Error> {
    tx.execute("DELETE FROM consent_attempt WHERE expires_at <= ?", params![now])?;
    tx.execute(
        "INSERT INTO consent_attempt (state, browser, account_id, group_id, platform, expires_at) \
         VALUES (?, ?, ?, ?, ?, ?)",
        params![
            attempt.state,
            attempt.browser,
            attempt.account,
            attempt.group,
            attempt.platform,
            attempt.expires_at
        ],
    )?;
    Ok(())
}

/// Takes the attempt with the hashed `state` out, so that it counts once.
///
/// # Errors
/// The store's error.
pub fn take(tx: &mut Tx<'_>, state: &str) -> Result<Option<Attempt>, Error> {
    let sql = format!(
        "SELECT state, browser, account_id, group_id, platform, expires_at FROM consent_attempt WHERE state = ? {}",
        tx.dialect().for_update()
    );
    let found = tx.one(&sql, params![state], |row| {
        Ok(Attempt {
            state: row.get(0)?,
            browser: row.get(1)?,
            account: row.get(2)?,
            group: row.get(3)?,
            platform: row.get(4)?,
            expires_at: row.get(5)?,
        })
    })?;
    tx.execute("DELETE FROM consent_attempt WHERE state = ?", params![state])?;
    Ok(found)
}
