//! Tenants.

use super::{Error, Row, Tx};
use crate::domain::{GroupId, GroupKey, Millis};
use crate::params;

/// A tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The row.
    pub key: GroupKey,
    /// The public id.
    pub gid: GroupId,
    /// What people call it.
    pub name: String,
    /// Where its dashboard takes transactions; empty: it has none.
    pub dashboard_url: String,
    /// The sealed secret that its dashboard knows spark by.
    pub dashboard_secret: Option<Vec<u8>>,
    /// When it was made.
    pub created_at: Millis,
    /// When its name or dashboard was last changed.
    pub updated_at: Millis,
}

const SELECT: &str =
    "SELECT id, gid, name, dashboard_url, dashboard_secret, created_at, updated_at FROM seller_group";

fn read(row: &Row<'_>) -> Result<Group, Error> {
    Ok(Group {
        key: row.get(0)?,
        gid: row.get(1)?,
        name: row.get(2)?,
        dashboard_url: row.get(3)?,
        dashboard_secret: row.get(4)?,
        created_at: row.get(5)?,
        updated_at: row.get(6)?,
    })
}

/// Returns the key of the group with the public id `gid`.
pub fn find(tx: &mut Tx<'_>, gid: &GroupId) -> Result<Option<GroupKey>, Error> {
    tx.one("SELECT id FROM seller_group WHERE gid = ?", params![gid.as_str()], |row| row.get(0).map(GroupKey))
}

/// Returns one group.
///
/// # Errors
/// The store's error.
pub fn get(tx: &mut Tx<'_>, key: GroupKey) -> Result<Option<Group>, Error> {
    tx.one(&format!("{SELECT} WHERE id = ?"), params![key], read)
}

/// Holds a group still until the transaction ends, so that of those who decide about its people one comes after another.
///
/// # Errors
/// The store's error.
pub fn hold(tx: &mut Tx<'_>, key: GroupKey) -> Result<(), Error> {
    let sql = format!("SELECT id FROM seller_group WHERE id = ?{}", tx.dialect().for_update());
    tx.one(&sql, params![key], |row| row.get::<i64>(0))?;
    Ok(())
}

/// Returns every group, oldest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Group>, Error> {
    tx.all(&format!("{SELECT} ORDER BY id"), &[], read)
}

/// Adds a group without a dashboard and returns its key.
///
/// # Errors
/// [`Error::Conflict`] when the public id is in use.
pub fn add(tx: &mut Tx<'_>, gid: &GroupId, name: &str, now: Millis) -> Result<GroupKey, Error> {
    tx.insert(
        "INSERT INTO seller_group (gid, name, created_at, updated_at) VALUES (?, ?, ?, ?)",
        params![gid, name, now, now],
    )
    .map(GroupKey)
}

/// Writes the group's name and dashboard.
///
/// # Errors
/// The store's error.
pub fn update(tx: &mut Tx<'_>, group: &Group, now: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE seller_group SET name = ?, dashboard_url = ?, dashboard_secret = ?, updated_at = ? WHERE id = ?",
        params![group.name, group.dashboard_url, group.dashboard_secret, now, group.key],
    )?;
    Ok(())
}

/// Removes a group that nothing belongs to.
///
/// # Errors
/// The store's error.
pub fn remove(tx: &mut Tx<'_>, key: GroupKey) -> Result<(), Error> {
    tx.execute("DELETE FROM seller_group WHERE id = ?", params![key])?;
    Ok(())
}

/// Returns what belongs to a group: how many people, shops, SKUs and runs.
///
/// # Errors
/// The store's error.
pub fn belongings(tx: &mut Tx<'_>, key: GroupKey) -> Result<[(&'static str, i64); 4], Error> {
    let tables = [("people", "membership"), ("shops", "shop"), ("skus", "sku"), ("runs", "run")];
    let mut counts = tables.map(|(name, _)| (name, 0));
    for ((_, count), (_, table)) in counts.iter_mut().zip(tables) {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE group_id = ?");
        *count = tx.one(&sql, params![key], |row| row.get(0))?.unwrap_or_default();
    }
    Ok(counts)
}
