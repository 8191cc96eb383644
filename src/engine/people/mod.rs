//! People: accounts, where they are logged in, the groups they belong to, and what they may do there.
//!
//! Whoever calls is an [`Identity`]: found from a signed token *and* the session's row, so that a logout, a closed
//! account or a lost place in the group counts from the next call on. [`Engine::acting_for`](super::Engine::acting_for)
//! then gives an engine that sees that one tenant.

mod access;
mod accounts;
mod consent;
mod decider;
mod error;
mod lockout;
mod members;
mod passwords;
mod sessions;
mod tokens;

pub use access::{Parted, ShopAccess};
pub(super) use accounts::normal;
pub use accounts::{Changes, NewAccount};
pub use consent::{BrowserProof, Departure};
pub use decider::Decider;
pub use error::{Error, FieldError};
pub use members::{MemberChanges, MemberView, Removed};
pub use sessions::{LoggedIn, SessionView};

use crate::domain::{AccountKey, GroupId, GroupKey, Role};
use crate::store::sessions::Bearer;

/// Who calls: somebody who is logged in, in the group that they work for.
#[derive(Debug, Clone)]
pub struct Identity {
    /// The account.
    pub account: AccountKey,
    /// What they log in with.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The group that they work for.
    pub group: GroupKey,
    /// That group's public id.
    pub gid: GroupId,
    /// What they are there.
    pub role: Role,
    /// The session that they called with.
    pub session: String,
}

impl Identity {
    fn of(bearer: Bearer, session: String) -> Self {
        let Bearer { account, email, name, phone, group, gid, role, .. } = bearer;
        Self { account, email, name, phone, group, gid, role, session }
    }

    /// Insists on `role` or a higher one.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn at_least(&self, role: Role) -> Result<(), Error> {
        if self.role >= role { Ok(()) } else { Err(Error::Forbidden { needs: role }) }
    }
}

/// Where a call comes from: for lock-outs and the list of sessions.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The address, as far as it can be trusted.
    pub address: String,
    /// What the client calls itself.
    pub device: String,
}
