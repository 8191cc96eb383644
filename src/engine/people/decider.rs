//! Who decides about people, and how far: an owner about places in their own group, whoever runs spark about accounts, too.

use super::Error;
use super::members::{MemberChanges, find};
use crate::domain::{AccountKey, GroupKey, Millis, Role};
use crate::engine;
use crate::store::accounts::{self, Account, Member};
use crate::store::{Tx, groups, sessions};

/// Who decides about the people of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decider {
    /// Whoever runs spark on this machine, who may also switch an account off for every group.
    Operator,
    /// This owner of the group, who decides about nothing but places in it: the accounts may work for others, too.
    Owner(AccountKey),
}

impl Decider {
    /// Insists that they may decide here and now, and holds the group still: of two owners who remove each other at once
    /// the second is none any more, and the group keeps one.
    pub(super) fn may_decide(self, tx: &mut Tx<'_>, group: GroupKey) -> Result<(), engine::Error> {
        groups::hold(tx, group)?;
        if let Self::Owner(account) = self {
            let place = accounts::place(tx, account, group)?;
            if !place.is_some_and(|place| place.active && place.role == Role::Owner) {
                return Err(Error::Forbidden { needs: Role::Owner }.into());
            }
        }
        Ok(())
    }

    /// Returns somebody of the group whom they may decide about: an owner about others, so that no group loses its last
    /// owner by a slip.
    pub(super) fn decides_about(
        self,
        tx: &mut Tx<'_>,
        group: GroupKey,
        email: &str,
    ) -> Result<Member, engine::Error> {
        self.may_decide(tx, group)?;
        let member = find(tx, group, email)?;
        if self == Self::Owner(member.account.id) {
            return Err(Error::OneSelf.into());
        }
        let account = held(tx, member.account.id, email)?;
        Ok(Member { account, ..member })
    }

    /// Returns an account that there is as one that may join the group: an owner adds only who asked.
    pub(super) fn adds(
        self,
        tx: &mut Tx<'_>,
        group: GroupKey,
        known: Account,
    ) -> Result<Account, engine::Error> {
        let gid = groups::get(tx, group)?.map(|group| group.gid);
        let asked = known.wanted.is_some() && known.wanted == gid;
        if self != Self::Operator && !asked {
            return Err(Error::EmailTaken.into());
        }
        if accounts::place(tx, known.id, group)?.is_some() {
            return Err(Error::UserExists { email: known.email }.into());
        }
        let account = held(tx, known.id, &known.email)?;
        Ok(if asked { Account { group, wanted: None, ..account } } else { account })
    }

    /// Writes an account after its places changed, and what they may decide about the account itself: an owner nothing,
    /// as it may be in other groups, too.
    pub(super) fn keeps(
        self,
        tx: &mut Tx<'_>,
        mut account: Account,
        changes: &MemberChanges,
        now: Millis,
    ) -> Result<(), engine::Error> {
        if self == Self::Operator {
            if let Some(name) = &changes.name {
                account.name = named(name)?;
            }
            account.active = changes.active.unwrap_or(account.active);
            if changes.active == Some(false) {
                sessions::end_all(tx, account.id)?;
            }
        }
        settle(tx, &mut account)?;
        Ok(accounts::update(tx, &account, now)?)
    }
}

/// Has an account work for a group where it may act: for the oldest of its others where it may not in this one. Its
/// sessions end with that, as they acted for the one before.
pub(super) fn settle(tx: &mut Tx<'_>, account: &mut Account) -> Result<(), engine::Error> {
    let places = accounts::places(tx, account.id)?;
    if places.iter().any(|place| place.active && place.group == account.group) {
        return Ok(());
    }
    sessions::end_all(tx, account.id)?;
    if let Some(next) = places.iter().find(|place| place.active).or_else(|| places.first()) {
        account.group = next.group;
    }
    Ok(())
}

/// Insists on a name.
pub(super) fn named(name: &str) -> Result<String, Error> {
    match name.trim() {
        "" => Err(Error::field("name", "name is required")),
        name => Ok(name.to_owned()),
    }
}

/// Returns an account to be written: as it is now, and still until the transaction ends.
fn held(tx: &mut Tx<'_>, id: AccountKey, email: &str) -> Result<Account, engine::Error> {
    let gone = || Error::NoSuchUser { email: email.to_owned() };
    Ok(accounts::hold(tx, id)?.ok_or_else(gone)?)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::domain::Fault as _;
    use crate::engine::fake::Fake;

    #[tokio::test]
    async fn whoever_was_an_owner_when_the_call_began_decides_nothing_once_they_are_none() {
        let folder = TempDir::new().unwrap();
        let engine = Fake::with(&[]).engine(folder.path()).await;
        let changes = MemberChanges::default;
        let emails = ["a@example.com", "b@example.com", "c@example.com"];
        for email in emails {
            let password = "secret1".into();
            let added = engine.add_member(Decider::Operator, email, Role::Owner, Some(&password), changes());
            added.await.unwrap();
        }
        let owner = async |email: &'static str| {
            let found = engine.store.read("find", move |tx| accounts::by_email(tx, email)).await;
            Decider::Owner(found.unwrap().unwrap().id)
        };
        let [a, b, c] = [owner(emails[0]).await, owner(emails[1]).await, owner(emails[2]).await];
        engine.remove_member(a, emails[1], false).await.unwrap();
        let demoted = MemberChanges { role: Some(Role::Manager), ..changes() };
        engine.set_member(a, emails[2], demoted.clone()).await.unwrap();
        for gone in [b, c] {
            let removed = engine.remove_member(gone, emails[0], false).await.map(|_| ());
            let changed = engine.set_member(gone, emails[0], demoted.clone()).await.map(|_| ());
            let password = "secret1".into();
            let added = engine.add_member(gone, "d@example.com", Role::Owner, Some(&password), changes());
            for refused in [removed, changed, added.await.map(|_| ())] {
                assert_eq!(refused.unwrap_err().code(), "role_too_low", "{gone:?}");
            }
        }
        assert_eq!(engine.remove_member(a, emails[0], false).await.unwrap_err().code(), "user_is_oneself");
        assert_eq!(engine.members().await.unwrap().len(), 2);
    }
}
