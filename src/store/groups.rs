//! Tenants.

use super::{Error, Tx};
use crate::domain::{GroupId, GroupKey};
use crate::params;

/// Returns the key of the group with the public id `gid`.
pub fn find(tx: &mut Tx<'_>, gid: &GroupId) -> Result<Option<GroupKey>, Error> {
    tx.one("SELECT id FROM seller_group WHERE gid = ?", params![gid.as_str()], |row| row.get(0).map(GroupKey))
}
