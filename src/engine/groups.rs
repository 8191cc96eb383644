//! Tenants: who there is, and acting for one of them.

use super::{Engine, Error};
use crate::domain::GroupKey;
use crate::store::groups;

pub use crate::store::groups::Group;

impl Engine {
    /// Returns every tenant, oldest first: for whoever serves them all, as the daemon does.
    ///
    /// # Errors
    /// The store's.
    pub async fn groups(&self) -> Result<Vec<Group>, Error> {
        self.store.read("groups", |tx| Ok(groups::all(tx)?)).await
    }

    /// Returns this engine acting for `group` as `actor` (`daemon`, `api:budi@example.com`): it sees that tenant's data,
    /// and no other's.
    pub fn acting_for(&self, group: GroupKey, actor: impl Into<String>) -> Self {
        Self { group, actor: actor.into(), ..self.clone() }
    }
}
