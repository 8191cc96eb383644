//! Authorisations and their sealed token pairs. Sealing, and knowing when to refresh, is the engine's.

use super::{Error, Row, Tx};
use crate::domain::{GroupKey, Millis, Platform};
use crate::params;

/// One authorisation: TikTok's may carry several shops, Shopee's opens one.
#[derive(Debug, Clone)]
pub struct Consent {
    /// The row's key.
    pub id: i64,
    /// The marketplace's name.
    pub platform: Platform,
    /// Whom the marketplace gave it to (TikTok: `open_id`, Shopee: shop id).
    pub subject: String,
    /// Its newest pair.
    pub pair: SealedPair,
    /// Grows with every pair: tells an old one from a new one without opening either.
    pub generation: i64,
    /// The marketplace no longer accepts it.
    pub revoked: bool,
    /// When its newest pair was written.
    pub refreshed_at: Millis,
}

/// A sealed token pair.
#[derive(Debug, Clone)]
pub struct SealedPair {
    /// The sealed access token.
    pub access: Vec<u8>,
    /// The sealed refresh token.
    pub refresh: Vec<u8>,
    /// When the access token ends.
    pub access_expires_at: Millis,
    /// When the refresh token, and with it the authorisation, ends.
    pub refresh_expires_at: Millis,
}

const COLUMNS: &str = "id, platform, subject, access_token, refresh_token, access_expires_at, refresh_expires_at, \
    generation, status, refreshed_at";

fn read(row: &Row<'_>) -> Result<Consent, Error> {
    Ok(Consent {
        id: row.get(0)?,
        platform: row.get(1)?,
        subject: row.get(2)?,
        pair: SealedPair {
            access: row.get(3)?,
            refresh: row.get(4)?,
            access_expires_at: row.get(5)?,
            refresh_expires_at: row.get(6)?,
        },
        generation: row.get(7)?,
        revoked: row.get::<String>(8)? == "revoked",
        refreshed_at: row.get(9)?,
    })
}

/// Returns the group's authorisation with key `id`.
///
/// # Errors
/// The store's error.
pub fn get(tx: &mut Tx<'_>, group: GroupKey, id: i64) -> Result<Option<Consent>, Error> {
    tx.one(&format!("SELECT {COLUMNS} FROM consent WHERE group_id = ? AND id = ?"), params![group, id], read)
}

/// Writes the pair that a seller just granted over an older one of the same subject, which the marketplace has ended
/// thereby, and returns the row's key; `None` where the group has none.
///
/// # Errors
/// The store's error.
pub fn renew(
    tx: &mut Tx<'_>,
    group: GroupKey,
    platform: &Platform,
    subject: &str,
    pair: &SealedPair,
    now: Millis,
) -> Result<Option<i64>, Error> {
    let select = format!(
        "SELECT id FROM consent WHERE group_id = ? AND platform = ? AND subject = ? {}",
        tx.dialect().for_update()
    );
    let id = tx.one(&select, params![group, platform, subject], |row| row.get::<i64>(0))?;
    if let Some(id) = id {
        tx.execute(
            "UPDATE consent SET access_token = ?, refresh_token = ?, access_expires_at = ?, refresh_expires_at = ?, \
             generation = generation + 1, status = 'active', ends_at = NULL, refreshed_at = ? WHERE id = ?",
            params![pair.access, pair.refresh, pair.access_expires_at, pair.refresh_expires_at, now, id],
        )?;
    }
    Ok(id)
}

/// Writes the pair that a seller just granted, over an older one of the same subject, and returns the row's key.
///
/// # Errors
/// The store's error.
pub fn grant(
    tx: &mut Tx<'_>,
    group: GroupKey,
    platform: &Platform,
    subject: &str,
    pair: &SealedPair,
    now: Millis,
) -> Result<i64, Error> {
    if let Some(id) = renew(tx, group, platform, subject, pair, now)? {
        return Ok(id);
    }
    tx.insert(
        "INSERT INTO consent (group_id, platform, subject, access_token, refresh_token, access_expires_at, \
         refresh_expires_at, generation, status, refreshed_at) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 'active', ?)",
        params![
            group,
            platform,
            subject,
            pair.access,
            pair.refresh,
            pair.access_expires_at,
            pair.refresh_expires_at,
            now
        ],
    )
}

/// Writes the pair that a refresh of `before` brought. Returns whether it was kept: a pair that came meanwhile is
/// newer and stays.
///
/// The generation is the fence here, not the lease that the refresh is made under: a pair in hand has already
/// killed the one before, so it is worth keeping even when the lease ran out during the call.
///
/// # Errors
/// The store's error.
pub fn rotate(tx: &mut Tx<'_>, before: &Consent, pair: &SealedPair, now: Millis) -> Result<bool, Error> {
    let touched = tx.execute(
        "UPDATE consent SET access_token = ?, refresh_token = ?, access_expires_at = ?, refresh_expires_at = ?, \
         generation = generation + 1, status = 'active', refreshed_at = ? WHERE id = ? AND generation = ?",
        params![
            pair.access,
            pair.refresh,
            pair.access_expires_at,
            pair.refresh_expires_at,
            now,
            before.id,
            before.generation
        ],
    )?;
    Ok(touched == 1)
}

/// Notes that the marketplace no longer accepts `consent`, unless it has a newer pair by now. Returns whether noted.
///
/// # Errors
/// The store's error.
pub fn revoke(tx: &mut Tx<'_>, consent: &Consent) -> Result<bool, Error> {
    let touched = tx.execute(
        "UPDATE consent SET status = 'revoked' WHERE id = ? AND generation = ?",
        params![consent.id, consent.generation],
    )?;
    Ok(touched == 1)
}

/// Notes that an authorisation of the group's ends at `at`, as its marketplace announced.
///
/// # Errors
/// The store's.
pub fn announce_end(tx: &mut Tx<'_>, group: GroupKey, consent: i64, at: Millis) -> Result<(), Error> {
    tx.execute("UPDATE consent SET ends_at = ? WHERE group_id = ? AND id = ?", params![at, group, consent])?;
    Ok(())
}

/// Forgets every authorisation of the group that opens no shop any more, tokens and all.
///
/// # Errors
/// The store's error.
pub fn forget_unused(tx: &mut Tx<'_>, group: GroupKey) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM consent WHERE group_id = ? \
         AND NOT EXISTS (SELECT 1 FROM shop WHERE shop.consent_id = consent.id)",
        params![group],
    )?;
    Ok(())
}
