//! Who belongs to the group: what its owner, or whoever runs spark, decides about people.

use serde::Serialize;

use super::accounts::{check_password, is_mail, normal};
use super::decider::{Decider, named, settle};
use super::{Error, Identity, passwords};
use crate::domain::{AccountKey, GroupId, GroupKey, Millis, Role, ShopAlias, ShopKey};
use crate::engine::shops::pick;
use crate::engine::{self, Engine};
use crate::secrets::Secret;
use crate::store::accounts::{self, Account, Member};
use crate::store::shops::{self, Shop, Standing};
use crate::store::{Tx, sessions};

/// Somebody of the group, as the faces show it.
#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// What they log in with.
    pub email: String,
    /// What they are called.
    pub name: String,
    /// Their telephone number.
    pub phone: Option<String>,
    /// What they are in the group.
    pub role: Role,
    /// `active`, or `inactive`: may not log in, or not act in the group.
    pub status: &'static str,
    /// The shops that they work on.
    pub shops: Vec<ShopAlias>,
    /// Where they are logged in: how many sessions.
    pub sessions: usize,
    /// When the account was made.
    pub created_at: Millis,
}

/// What changes about somebody of the group; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct MemberChanges {
    /// What to call them.
    pub name: Option<String>,
    /// What they are in the group.
    pub role: Option<Role>,
    /// Whether they may act in the group; at the operator's word, whether they may log in at all.
    pub active: Option<bool>,
    /// The shops that they work on.
    pub shops: Option<Vec<ShopAlias>>,
}

/// Somebody who was taken out of the group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// Who.
    pub email: String,
    /// Whether the account is gone with it, as it belonged to no other group.
    pub account: bool,
}

impl Engine {
    /// Returns whether somebody has an account, in whatever group: then adding them needs no password.
    ///
    /// # Errors
    /// The store's.
    pub async fn has_account(&self, email: &str) -> Result<bool, engine::Error> {
        let email = normal(email);
        Ok(self.store.read("find an account", move |tx| accounts::by_email(tx, &email)).await?.is_some())
    }

    /// Returns everybody of the group, by mail address.
    ///
    /// # Errors
    /// The store's.
    pub async fn members(&self) -> Result<Vec<MemberView>, engine::Error> {
        let (group, now) = (self.group, self.clock.now());
        self.store
            .read("members", move |tx| {
                let members = accounts::members(tx, group)?;
                members.into_iter().map(|member| view(tx, group, member, now)).collect()
            })
            .await
    }

    /// Adds somebody to the group as `role`; whoever has no account yet gets one with `password`. Without `shops`
    /// they work on all that the group has now.
    ///
    /// An owner adds who asked to join, or who is new. Of an account elsewhere that did not ask, they learn no more than
    /// whoever registers does, and get nothing.
    ///
    /// # Errors
    /// [`Error::UserExists`], [`Error::EmailTaken`], [`Error::Forbidden`], [`Error::Fields`], an unknown shop, or the
    /// store's.
    pub async fn add_member(
        &self,
        by: Decider,
        email: &str,
        role: Role,
        password: Option<&Secret>,
        changes: MemberChanges,
    ) -> Result<MemberView, engine::Error> {
        let email = normal(email);
        if !is_mail(&email) {
            return Err(Error::field("email", "email must be a mail address").into());
        }
        let password = match password {
            Some(password) => {
                check_password("password", password)?;
                Some(passwords::hash(password, &self.entropy).await?)
            }
            None => None,
        };
        let (group, now, wanted) = (self.group, self.clock.now(), email.clone());
        self.store
            .write("add a user", move |tx| {
                by.may_decide(tx, group)?;
                let account = match (accounts::by_email(tx, &wanted)?, &password) {
                    (Some(known), _) => by.adds(tx, group, known)?,
                    (None, Some(password)) => fresh(tx, group, &wanted, password, &changes, now)?,
                    (None, None) => {
                        return Err(engine::Error::from(Error::field("password", "password is required")));
                    }
                };
                accounts::join(tx, account.id, group, role, now)?;
                set_shops(tx, account.id, group, changes.shops.as_deref(), now)?;
                by.keeps(tx, account, &changes, now)
            })
            .await?;
        self.member(&email).await
    }

    /// Returns the mail addresses of those who asked to join the group called `gid`.
    ///
    /// # Errors
    /// The store's.
    pub async fn asking_to_join(&self, gid: &GroupId) -> Result<Vec<String>, engine::Error> {
        let gid = gid.clone();
        let asking = self.store.read("who asks to join", move |tx| accounts::asking(tx, &gid)).await?;
        Ok(asking.into_iter().map(|account| account.email).collect())
    }

    /// Adds somebody at an owner's word, as [`Engine::add_member`] does; whoever asked to join needs no password.
    ///
    /// # Errors
    /// As [`Engine::add_member`].
    pub async fn let_in(
        &self,
        who: &Identity,
        email: &str,
        role: Role,
        password: Option<&Secret>,
        changes: MemberChanges,
    ) -> Result<MemberView, engine::Error> {
        who.at_least(Role::Owner)?; // asked again where it counts; but nobody else has passwords hashed
        let password = if self.asking_to_join(&who.gid).await?.contains(&normal(email)) {
            None
        } else {
            Some(password.ok_or_else(|| Error::field("password", "password is required"))?)
        };
        self.add_member(Decider::Owner(who.account), email, role, password, changes).await
    }

    /// Changes somebody of the group.
    ///
    /// # Errors
    /// [`Error::NoSuchUser`], [`Error::Forbidden`], [`Error::OneSelf`], an unknown shop, or the store's.
    pub async fn set_member(
        &self,
        by: Decider,
        email: &str,
        changes: MemberChanges,
    ) -> Result<MemberView, engine::Error> {
        let (group, now, wanted) = (self.group, self.clock.now(), normal(email));
        self.store
            .write("change a user", move |tx| {
                let Member { account, role, .. } = by.decides_about(tx, group, &wanted)?;
                if let Some(role) = changes.role.filter(|new| *new != role) {
                    accounts::join(tx, account.id, group, role, now)?;
                }
                if changes.shops.is_some() {
                    set_shops(tx, account.id, group, changes.shops.as_deref(), now)?;
                }
                let suspends = by != Decider::Operator;
                if let Some(active) = changes.active.filter(|active| *active || suspends) {
                    accounts::let_act(tx, account.id, group, active)?;
                }
                by.keeps(tx, account, &changes, now)
            })
            .await?;
        self.member(email).await
    }

    /// Gives somebody of the group another password, and ends all their sessions.
    ///
    /// # Errors
    /// [`Error::NoSuchUser`], [`Error::Fields`], or the store's.
    pub async fn set_member_password(
        &self,
        email: &str,
        password: &Secret,
    ) -> Result<MemberView, engine::Error> {
        check_password("password", password)?;
        let hash = passwords::hash(password, &self.entropy).await?;
        let (group, now, wanted) = (self.group, self.clock.now(), normal(email));
        self.store
            .write("set a password", move |tx| {
                let member = find(tx, group, &wanted)?;
                accounts::set_password(tx, member.account.id, &hash, now)?;
                sessions::end_all(tx, member.account.id)?;
                Ok::<_, engine::Error>(())
            })
            .await?;
        self.member(email).await
    }

    /// Takes somebody out of the group. An account that belongs to no other goes too.
    ///
    /// # Errors
    /// [`Error::NoSuchUser`], [`Error::Forbidden`], [`Error::OneSelf`], or the store's.
    pub async fn remove_member(
        &self,
        by: Decider,
        email: &str,
        dry_run: bool,
    ) -> Result<Removed, engine::Error> {
        let (group, now, wanted) = (self.group, self.clock.now(), normal(email));
        self.store
            .write("remove a user", move |tx| {
                let Member { mut account, .. } = by.decides_about(tx, group, &wanted)?;
                let is_last = accounts::places(tx, account.id)?.iter().all(|place| place.group == group);
                let removed = Removed { email: wanted.clone(), account: is_last };
                if dry_run {
                    return Ok(removed);
                }
                accounts::leave(tx, account.id, group)?;
                if is_last {
                    accounts::remove(tx, account.id)?;
                } else {
                    settle(tx, &mut account)?;
                    accounts::update(tx, &account, now)?;
                }
                Ok(removed)
            })
            .await
    }

    async fn member(&self, email: &str) -> Result<MemberView, engine::Error> {
        let (group, now, wanted) = (self.group, self.clock.now(), normal(email));
        self.store
            .read("show a user", move |tx| {
                let member = find(tx, group, &wanted)?;
                view(tx, group, member, now)
            })
            .await
    }
}

/// Makes an account that works for `group`.
fn fresh(
    tx: &mut Tx<'_>,
    group: GroupKey,
    email: &str,
    password: &str,
    changes: &MemberChanges,
    now: Millis,
) -> Result<Account, engine::Error> {
    let name = changes.name.as_deref().map(named).transpose()?;
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or(email).to_owned());
    let mut account = Account {
        id: AccountKey(0),
        email: email.to_owned(),
        name,
        phone: None,
        password: password.to_owned(),
        active: true,
        group,
        wanted: None,
        created_at: now,
    };
    account.id = accounts::add(tx, &account)?;
    Ok(account)
}

/// Attaches somebody to the shops called `aliases`, or to all that the group has.
fn set_shops(
    tx: &mut Tx<'_>,
    account: AccountKey,
    group: GroupKey,
    aliases: Option<&[ShopAlias]>,
    now: Millis,
) -> Result<(), engine::Error> {
    let known = shops::list(tx, group)?;
    let chosen: Vec<ShopKey> = match aliases {
        None => {
            known.iter().filter(|shop| shop.standing != Standing::Disconnected).map(|shop| shop.id).collect()
        }
        Some(aliases) => {
            aliases.iter().map(|alias| pick(&known, alias).map(|shop| shop.id)).collect::<Result<_, _>>()?
        }
    };
    accounts::detach_all(tx, account, group)?;
    for shop in chosen {
        accounts::attach(tx, account, shop, now)?;
    }
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, group: GroupKey, email: &str) -> Result<Member, engine::Error> {
    let missing = || Error::NoSuchUser { email: email.to_owned() };
    let account = accounts::by_email(tx, email)?.ok_or_else(missing)?;
    let place = accounts::place(tx, account.id, group)?.ok_or_else(missing)?;
    Ok(Member { account, role: place.role, active: place.active })
}

fn view(
    tx: &mut Tx<'_>,
    group: GroupKey,
    Member { account, role, active }: Member,
    now: Millis,
) -> Result<MemberView, engine::Error> {
    let attached = accounts::attached(tx, account.id, group)?;
    let works_on = |shop: &Shop| role == Role::Owner || attached.contains(&shop.id);
    let known = shops::list(tx, group)?;
    Ok(MemberView {
        role,
        status: if account.active && active { "active" } else { "inactive" },
        shops: known.iter().filter(|shop| works_on(shop)).map(|shop| shop.alias.clone()).collect(),
        sessions: sessions::of(tx, account.id, now)?.len(),
        email: account.email,
        name: account.name,
        phone: account.phone,
        created_at: account.created_at,
    })
}
