//! Accounts: registering, logging in, and what people change about themselves.

use std::time::Duration;

use super::passwords::Verdict;
use super::sessions::begin;
use super::{Error, FieldError, Identity, LoggedIn, Origin, passwords};
use crate::domain::{AccountKey, GroupId, GroupKey, Millis, Role};
use crate::engine::groups::is_gid;
use crate::engine::{self, Engine};
use crate::secrets::Secret;
use crate::store::accounts::{self, Account};
use crate::store::{Tx, groups, sessions};

/// What the app asks of a password; its users have such ones already.
const SHORTEST_PASSWORD: usize = 6;
/// What a hash is asked to take: longer ones only cost time.
const LONGEST_PASSWORD: usize = 1024;
const LONGEST_NAME: usize = 255;
const LONGEST_GID: usize = 50;
const LONGEST_PHONE: usize = 20;
/// A login that failed is answered no sooner than this, so that its time does not tell a kind of hash from another,
/// or from none. Checking the slowest of them, a bcrypt of cost 12, takes some 250 ms.
const FAILED_LOGIN_TAKES: Duration = Duration::from_millis(400);

/// Somebody who wants an account.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// What to call them.
    pub name: String,
    /// What they will log in with.
    pub email: String,
    /// Their password.
    pub password: Secret,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The group that they name: made for them when nobody has it, else a wish that its owner may grant.
    pub group: Option<GroupId>,
}

/// What somebody changes about themselves; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// What to call them.
    pub name: Option<String>,
    /// Their telephone number; empty: none.
    pub phone: Option<String>,
    /// One of their groups to work for; another one is a wish that its owner may grant.
    pub group: Option<GroupId>,
}

impl Engine {
    /// Makes an account with a group of its own, whose owner it is, and logs it in.
    ///
    /// Naming somebody else's group gives no way into it: that is a wish, kept until an owner there grants it.
    ///
    /// # Errors
    /// [`Error::Fields`], [`Error::EmailTaken`], or the store's.
    pub async fn register(&self, new: NewAccount, origin: &Origin) -> Result<LoggedIn, engine::Error> {
        let email = normal(&new.email);
        check(&new, &email)?;
        // Hashed before looking whether the address is free: both answers take as long.
        let password = passwords::hash(&new.password, &self.entropy).await?;
        let drawn = GroupId::new(format!("g-{}", hex::encode(self.entropy.bytes::<6>())));
        let now = self.clock.now();
        let mut session = self.new_session(AccountKey(0), origin);
        let session = self
            .store
            .write("register", move |tx| {
                if accounts::by_email(tx, &email)?.is_some() {
                    return Err(engine::Error::from(Error::EmailTaken));
                }
                let (group, wanted) = own_group(tx, new.group.as_ref(), &drawn, &new.name, now)?;
                session.account = accounts::add(
                    tx,
                    &Account {
                        id: AccountKey(0),
                        email: email.clone(),
                        name: new.name.trim().to_owned(),
                        phone: new.phone.clone(),
                        password: password.clone(),
                        active: true,
                        group,
                        wanted,
                        created_at: now,
                    },
                )?;
                accounts::join(tx, session.account, group, Role::Owner, now)?;
                begin(tx, &session, now)?;
                Ok(session.clone())
            })
            .await?;
        self.log_in_as(session.account, &session.id).await
    }

    /// Logs somebody in. An old hash is replaced by a new one on the way.
    ///
    /// # Errors
    /// [`Error::BadLogin`] (also for a closed account), [`Error::LockedOut`], [`Error::Crowded`], or the store's.
    pub async fn log_in(
        &self,
        email: &str,
        password: &Secret,
        origin: &Origin,
    ) -> Result<LoggedIn, engine::Error> {
        let answered = tokio::time::Instant::now() + FAILED_LOGIN_TAKES;
        let outcome = self.try_log_in(&normal(email), password, origin).await;
        if matches!(outcome, Err(engine::Error::People(Error::BadLogin))) {
            tokio::time::sleep_until(answered).await;
        }
        outcome
    }

    async fn try_log_in(
        &self,
        email: &str,
        password: &Secret,
        origin: &Origin,
    ) -> Result<LoggedIn, engine::Error> {
        let (account, verdict) = self.prove(email, password, origin).await?.ok_or(Error::BadLogin)?;
        let renewed = match verdict {
            Verdict::RightButOld => Some(passwords::hash(password, &self.entropy).await?),
            Verdict::Right | Verdict::Wrong => None,
        };
        let (id, session, now) = (account.id, self.new_session(account.id, origin), self.clock.now());
        let row = session.clone();
        let begun = self.store.write("log in", move |tx| {
            if !is_still(tx, &account)? {
                return Ok(false);
            }
            if let Some(hash) = &renewed {
                accounts::set_password(tx, id, hash, now)?;
            }
            begin(tx, &row, now)?;
            Ok::<_, engine::Error>(true)
        });
        if !begun.await? {
            return Box::pin(self.try_log_in(email, password, origin)).await; // another login renewed the hash, or so
        }
        self.log_in_as(id, &session.id).await.map_err(|error| match error {
            // In no group any more, or suspended there: as good as closed, and not to be told from it.
            engine::Error::People(Error::NoSession) => Error::BadLogin.into(),
            error => error,
        })
    }

    /// Changes what somebody says about themselves, and returns who they are then.
    ///
    /// # Errors
    /// [`Error::Fields`], or the store's.
    pub async fn change_profile(&self, who: &Identity, changes: Changes) -> Result<Identity, engine::Error> {
        check_changes(&changes)?;
        let (id, now) = (who.account, self.clock.now());
        self.store
            .write("change a profile", move |tx| {
                let mut account = accounts::hold(tx, id)?.ok_or(Error::NoSession)?;
                if let Some(name) = &changes.name {
                    account.name = name.trim().to_owned();
                }
                if let Some(phone) = &changes.phone {
                    account.phone = Some(phone.trim().to_owned()).filter(|phone| !phone.is_empty());
                }
                if let Some(gid) = &changes.group {
                    move_to(tx, &mut account, gid)?;
                }
                Ok::<_, engine::Error>(accounts::update(tx, &account, now)?)
            })
            .await?;
        Ok(self.log_in_as(id, &who.session).await?.identity)
    }

    /// Changes somebody's password, ends all their sessions, and begins a new one.
    ///
    /// # Errors
    /// [`Error::WrongPassword`], [`Error::SamePassword`], [`Error::Fields`], [`Error::LockedOut`], or the store's.
    pub async fn change_password(
        &self,
        who: &Identity,
        current: &Secret,
        new: &Secret,
        origin: &Origin,
    ) -> Result<LoggedIn, engine::Error> {
        check_password("new_password", new)?;
        let (account, _) = self.prove(&who.email, current, origin).await?.ok_or(Error::WrongPassword)?;
        if current == new {
            return Err(Error::SamePassword.into());
        }
        let hash = passwords::hash(new, &self.entropy).await?;
        let (id, session, now) = (account.id, self.new_session(account.id, origin), self.clock.now());
        let row = session.clone();
        self.store
            .write("change a password", move |tx| {
                if !is_still(tx, &account)? {
                    return Err(engine::Error::from(Error::WrongPassword));
                }
                accounts::set_password(tx, id, &hash, now)?;
                sessions::end_all(tx, id)?;
                Ok(begin(tx, &row, now)?)
            })
            .await?;
        self.log_in_as(id, &session.id).await
    }
}

/// Holds an account still whose password was proven, and returns whether it is open and has that password still.
fn is_still(tx: &mut Tx<'_>, proven: &Account) -> Result<bool, crate::store::Error> {
    let now = accounts::hold(tx, proven.id)?;
    Ok(now.is_some_and(|now| now.active && now.password == proven.password))
}

/// Returns a mail address as it is compared and kept.
pub(in crate::engine) fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Makes a new person's own group: under the name that they wish for, if it is nobody's. Else the wish is returned too.
fn own_group(
    tx: &mut Tx<'_>,
    wish: Option<&GroupId>,
    drawn: &GroupId,
    name: &str,
    now: Millis,
) -> Result<(GroupKey, Option<GroupId>), engine::Error> {
    let free = match wish {
        Some(gid) if is_gid(gid) => groups::find(tx, gid)?.is_none(),
        _ => false,
    };
    let (gid, wanted) = if free { (wish.unwrap_or(drawn), None) } else { (drawn, wish.cloned()) };
    Ok((groups::add(tx, gid, name.trim(), now)?, wanted))
}

/// Lets an account work for `gid` if it belongs there and may act; where it does not belong, keeps that as a wish.
fn move_to(tx: &mut Tx<'_>, account: &mut Account, gid: &GroupId) -> Result<(), engine::Error> {
    let own = accounts::places(tx, account.id)?;
    match own.into_iter().find(|place| place.gid == *gid) {
        Some(place) if place.active => account.group = place.group,
        Some(_) => {} // suspended: only an owner there can change that
        None => account.wanted = Some(gid.clone()),
    }
    Ok(())
}

fn check(new: &NewAccount, email: &str) -> Result<(), Error> {
    let mut fields = Vec::new();
    let mut wrong = |when: bool, field, message| {
        if when {
            fields.push(FieldError { field, message });
        }
    };
    wrong(new.name.trim().is_empty(), "name", "name is required");
    wrong(new.name.chars().count() > LONGEST_NAME, "name", "name must have at most 255 characters");
    wrong(!is_mail(email), "email", "email must be a mail address");
    wrong(too_long(new.group.as_ref()), "group_id", "group_id must have at most 50 characters");
    wrong(
        new.phone.as_deref().is_some_and(|phone| !is_phone(phone)),
        "phone",
        "phone must be a telephone number",
    );
    if let Err(Error::Fields { fields: more }) = check_password("password", &new.password) {
        fields.extend(more);
    }
    if fields.is_empty() { Ok(()) } else { Err(Error::Fields { fields }) }
}

fn check_changes(changes: &Changes) -> Result<(), Error> {
    let mut fields = Vec::new();
    let mut wrong = |when: bool, field, message| {
        if when {
            fields.push(FieldError { field, message });
        }
    };
    let name = changes.name.as_deref();
    wrong(name.is_some_and(|name| name.trim().is_empty()), "name", "name is required");
    wrong(
        name.is_some_and(|name| name.chars().count() > LONGEST_NAME),
        "name",
        "name must have at most 255 characters",
    );
    let phone = changes.phone.as_deref().filter(|phone| !phone.is_empty());
    wrong(phone.is_some_and(|phone| !is_phone(phone)), "phone", "phone must be a telephone number");
    wrong(too_long(changes.group.as_ref()), "group_id", "group_id must have at most 50 characters");
    if fields.is_empty() { Ok(()) } else { Err(Error::Fields { fields }) }
}

/// Insists on a password that the app would take.
pub(super) fn check_password(field: &'static str, password: &Secret) -> Result<(), Error> {
    match password.expose().chars().count() {
        0..SHORTEST_PASSWORD => Err(Error::field(field, "password must have at least 6 characters")),
        SHORTEST_PASSWORD..=LONGEST_PASSWORD => Ok(()),
        _ => Err(Error::field(field, "password must have at most 1024 characters")),
    }
}

/// Returns whether `email` looks like a mail address; whether it is one, only a mail could tell.
pub(super) fn is_mail(email: &str) -> bool {
    let plain = !email.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let parts = email.split_once('@');
    plain
        && email.len() <= 254
        && parts.is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'))
}

fn is_phone(phone: &str) -> bool {
    let allowed = |letter: char| letter.is_ascii_digit() || "+- ()".contains(letter);
    phone.len() <= LONGEST_PHONE && phone.chars().all(allowed)
}

fn too_long(gid: Option<&GroupId>) -> bool {
    gid.is_some_and(|gid| gid.as_str().chars().count() > LONGEST_GID)
}
