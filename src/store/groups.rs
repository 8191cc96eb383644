//! Tenants.

use super::{Error, Tx};
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
    /// When it was made.
    pub created_at: Millis,
}

/// Returns the key of the group with the public id `gid`.
pub fn find(tx: &mut Tx<'_>, gid: &GroupId) -> Result<Option<GroupKey>, Error> {
    tx.one("SELECT id FROM seller_group WHERE gid = ?", params![gid.as_str()], |row| row.get(0).map(GroupKey))
}

/// Returns every group, oldest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Group>, Error> {
    tx.all("SELECT id, gid, name, created_at FROM seller_group ORDER BY id", &[], |row| {
        Ok(Group {
            key: row.get(0).map(GroupKey)?,
            gid: GroupId::from(row.get::<String>(1)?.as_str()),
            name: row.get(2)?,
            created_at: row.get(3)?,
        })
    })
}
