//! Connected shops. Which pair of tokens opens one is [`super::consents`]' job.

use super::{Error, FromValue, Row, ToValue, Tx, Value, ValueRef};
use crate::domain::{GroupKey, Millis, Platform, ShopAlias, ShopId, ShopKey};
use crate::params;

/// How a shop stands with its marketplace, as far as spark was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Authorised.
    Connected,
    /// The seller or the marketplace has withdrawn the authorisation.
    Revoked,
    /// Disconnected by its user: tokens forgotten, mappings and history kept.
    Disconnected,
}

impl ToValue for Standing {
    fn to_value(&self) -> Value<'_> {
        Value::Text(match self {
            Self::Connected => "connected",
            Self::Revoked => "revoked",
            Self::Disconnected => "disconnected",
        })
    }
}

impl FromValue for Standing {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        match value {
            ValueRef::Text("connected") => Ok(Self::Connected),
            ValueRef::Text("revoked") => Ok(Self::Revoked),
            ValueRef::Text("disconnected") => Ok(Self::Disconnected),
            other => Err(format!("expected a shop's standing, found {other:?}")),
        }
    }
}

/// One shop of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shop {
    /// The row's key.
    pub id: ShopKey,
    /// What people type for it.
    pub alias: ShopAlias,
    /// The marketplace's name.
    pub platform: Platform,
    /// The marketplace's id.
    pub shop_id: ShopId,
    /// The marketplace's name for it.
    pub name: String,
    /// ISO 3166 country code.
    pub region: String,
    /// ISO 4217 code.
    pub currency: String,
    /// IANA time zone.
    pub timezone: String,
    /// TikTok's `shop_cipher`.
    pub cipher: Option<String>,
    /// How it stands.
    pub standing: Standing,
    /// Units held back from this shop, where it has a figure of its own.
    pub buffer: Option<i64>,
    /// When a push was first applied: from then on the guards hold.
    pub pushed_at: Option<Millis>,
    /// When it was last connected.
    pub connected_at: Millis,
    /// The authorisation that opens it; `None` once disconnected.
    pub consent: Option<i64>,
    /// When that authorisation's access token ends.
    pub access_expires_at: Option<Millis>,
    /// When that authorisation itself ends.
    pub refresh_expires_at: Option<Millis>,
    /// When a message of its marketplace was last about it.
    pub heard_at: Option<Millis>,
}

/// What its marketplace says of a shop that is being connected.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The marketplace's name.
    pub platform: Platform,
    /// The marketplace's id.
    pub shop_id: ShopId,
    /// The marketplace's name for it.
    pub name: String,
    /// ISO 3166 country code.
    pub region: String,
    /// ISO 4217 code.
    pub currency: String,
    /// IANA time zone.
    pub timezone: String,
    /// TikTok's `shop_cipher`.
    pub cipher: Option<String>,
}

const SELECT: &str = "SELECT shop.id, shop.alias, shop.platform, shop.shop_id, shop.name, shop.region, shop.currency, \
    shop.timezone, shop.cipher, shop.status, shop.buffer, shop.pushed_at, shop.connected_at, shop.consent_id, \
    consent.access_expires_at, CASE WHEN consent.ends_at < consent.refresh_expires_at THEN consent.ends_at \
    ELSE consent.refresh_expires_at END, shop.heard_at \
    FROM shop LEFT JOIN consent ON consent.id = shop.consent_id WHERE shop.group_id = ?";

fn read(row: &Row<'_>) -> Result<Shop, Error> {
    Ok(Shop {
        id: row.get(0)?,
        alias: row.get(1)?,
        platform: row.get(2)?,
        shop_id: row.get(3)?,
        name: row.get(4)?,
        region: row.get(5)?,
        currency: row.get(6)?,
        timezone: row.get(7)?,
        cipher: row.get(8)?,
        standing: row.get(9)?,
        buffer: row.get(10)?,
        pushed_at: row.get(11)?,
        connected_at: row.get(12)?,
        consent: row.get(13)?,
        access_expires_at: row.get(14)?,
        refresh_expires_at: row.get(15)?,
        heard_at: row.get(16)?,
    })
}

/// Returns every shop of the group, disconnected ones too, by alias.
///
/// # Errors
/// The store's error.
pub fn list(tx: &mut Tx<'_>, group: GroupKey) -> Result<Vec<Shop>, Error> {
    tx.all(&format!("{SELECT} ORDER BY shop.alias"), params![group], read)
}

/// Returns the group's shop called `alias`.
///
/// # Errors
/// The store's error.
pub fn find(tx: &mut Tx<'_>, group: GroupKey, alias: &ShopAlias) -> Result<Option<Shop>, Error> {
    tx.one(&format!("{SELECT} AND shop.alias = ?"), params![group, alias], read)
}

/// Returns the group's shop with key `id`.
///
/// # Errors
/// The store's error.
pub fn get(tx: &mut Tx<'_>, group: GroupKey, id: ShopKey) -> Result<Option<Shop>, Error> {
    tx.one(&format!("{SELECT} AND shop.id = ?"), params![group, id], read)
}

/// Returns which group has the marketplace's shop, and its key: the only question here that looks beyond one group.
///
/// # Errors
/// The store's error.
pub fn owner(
    tx: &mut Tx<'_>,
    platform: &Platform,
    shop_id: &ShopId,
) -> Result<Option<(GroupKey, ShopKey)>, Error> {
    let sql = format!(
        "SELECT group_id, id FROM shop WHERE platform = ? AND shop_id = ? {}",
        tx.dialect().for_update()
    );
    tx.one(&sql, params![platform, shop_id], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Adds a shop that was authorised under `consent`.
///
/// # Errors
/// [`Error::Conflict`] when the alias or the shop is there already.
pub fn add(
    tx: &mut Tx<'_>,
    group: GroupKey,
    alias: &ShopAlias,
    consent: i64,
    shop: &Profile,
    now: Millis,
) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO shop (group_id, consent_id, alias, platform, shop_id, name, region, currency, timezone, cipher, \
         status, connected_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        params![
            group,
            consent,
            alias,
            shop.platform,
            shop.shop_id,
            shop.name,
            shop.region,
            shop.currency,
            shop.timezone,
            shop.cipher,
            Standing::Connected,
            now
        ],
    )?;
    Ok(())
}

/// Connects the shop with key `id` again: alias, listings, mappings and history stay.
///
/// # Errors
/// The store's error.
pub fn reconnect(
    tx: &mut Tx<'_>,
    group: GroupKey,
    id: ShopKey,
    consent: i64,
    shop: &Profile,
    now: Millis,
) -> Result<(), Error> {
    tx.execute(
        "UPDATE shop SET consent_id = ?, name = ?, region = ?, currency = ?, timezone = ?, cipher = ?, status = ?, \
         connected_at = ? WHERE group_id = ? AND id = ?",
        params![
            consent,
            shop.name,
            shop.region,
            shop.currency,
            shop.timezone,
            shop.cipher,
            Standing::Connected,
            now,
            group,
            id
        ],
    )?;
    Ok(())
}

/// Gives the shop with key `id` another alias. [`Error::Conflict`] when the group uses that one already.
///
/// # Errors
/// The store's error.
pub fn rename(tx: &mut Tx<'_>, group: GroupKey, id: ShopKey, alias: &ShopAlias) -> Result<(), Error> {
    tx.execute("UPDATE shop SET alias = ? WHERE group_id = ? AND id = ?", params![alias, group, id])?;
    Ok(())
}

/// Parts the shop with key `id` from its authorisation.
///
/// # Errors
/// The store's error.
pub fn disconnect(tx: &mut Tx<'_>, group: GroupKey, id: ShopKey) -> Result<(), Error> {
    tx.execute(
        "UPDATE shop SET consent_id = NULL, status = ? WHERE group_id = ? AND id = ?",
        params![Standing::Disconnected, group, id],
    )?;
    Ok(())
}

/// Notes that every shop under `consent` stands as `standing` says.
///
/// # Errors
/// The store's error.
pub fn set_standing(tx: &mut Tx<'_>, consent: i64, standing: Standing) -> Result<(), Error> {
    tx.execute("UPDATE shop SET status = ? WHERE consent_id = ?", params![standing, consent])?;
    Ok(())
}

/// Notes that a push was applied to the shop with key `id`; the first one counts.
///
/// # Errors
/// The store's error.
pub fn mark_pushed(tx: &mut Tx<'_>, group: GroupKey, id: ShopKey, now: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE shop SET pushed_at = ? WHERE group_id = ? AND id = ? AND pushed_at IS NULL",
        params![now, group, id],
    )?;
    Ok(())
}

/// Holds a shop's row until the transaction ends, so that one transaction at a time takes in the shop's orders. Asked
/// first, what is read afterwards is what the one before has left.
///
/// # Errors
/// The store's.
pub fn lock(tx: &mut Tx<'_>, shop: ShopKey) -> Result<(), Error> {
    let lock = tx.dialect().for_update();
    tx.one(&format!("SELECT id FROM shop WHERE id = ?{lock}"), params![shop], |row| row.get::<ShopKey>(0))?;
    Ok(())
}
