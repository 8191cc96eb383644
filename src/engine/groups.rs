//! Tenants: who there is, what they are called, where their dashboard is, and acting for one of them.

use serde::Serialize;
use url::Url;

use super::{Engine, Error as EngineError};
use crate::domain::{Fault, GroupId, GroupKey, Kind, Millis};
use crate::engine::open;
use crate::secrets::Secret;
use crate::store::{Tx, groups};

pub use crate::store::groups::Group;

/// The longest address that every database keeps whole.
const LONGEST_URL: usize = 2000;

/// Why a group was not made, changed or removed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The public id cannot be one.
    #[error("`{gid}` cannot be a group: write letters, digits, `-`, `_` and `.`, at most 50 of them")]
    BadGid { gid: GroupId },
    /// There is one already.
    #[error("there is a group `{gid}` already")]
    Exists { gid: GroupId },
    /// Things belong to it.
    #[error("group `{gid}` is not empty: {what}")]
    NotEmpty { gid: GroupId, what: String },
    /// What should be an address is none.
    #[error("`{url}` cannot be a dashboard's address: {reason}")]
    BadUrl { url: String, reason: &'static str },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BadGid { .. } => "group_id_invalid",
            Self::Exists { .. } => "group_exists",
            Self::NotEmpty { .. } => "group_not_empty",
            Self::BadUrl { .. } => "dashboard_url_invalid",
        }
    }
}

/// A group as the faces show it.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The public id.
    pub gid: GroupId,
    /// What people call it.
    pub name: String,
    /// Where its dashboard takes transactions; empty: it has none.
    pub dashboard_url: String,
    /// Whether its dashboard knows spark by a secret.
    pub dashboard_secret: bool,
    /// How many people belong to it.
    pub users: i64,
    /// How many shops.
    pub shops: i64,
    /// How many SKUs.
    pub skus: i64,
    /// When it was made.
    pub created_at: Millis,
    /// When its name or dashboard was last changed.
    pub updated_at: Millis,
}

/// What changes about a group; `None` leaves it.
#[derive(Debug, Clone, Default)]
pub struct GroupChanges {
    /// What people call it.
    pub name: Option<String>,
    /// Where its dashboard takes transactions; empty: nowhere any more.
    pub dashboard_url: Option<String>,
    /// The secret that its dashboard knows spark by.
    pub dashboard_secret: Option<Secret>,
}

impl Engine {
    /// Returns every tenant, oldest first: for whoever serves them all, as the daemon does.
    ///
    /// # Errors
    /// The store's.
    pub async fn groups(&self) -> Result<Vec<Group>, EngineError> {
        self.store.read("groups", |tx| Ok(groups::all(tx)?)).await
    }

    /// Returns this engine acting for `group` as `actor` (`daemon`, `api:budi@example.com`): it sees that tenant's data,
    /// and no other's.
    pub fn acting_for(&self, group: GroupKey, actor: impl Into<String>) -> Self {
        Self { group, actor: actor.into(), ..self.clone() }
    }

    /// Returns every group with what belongs to it, oldest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn group_views(&self) -> Result<Vec<GroupView>, EngineError> {
        self.store
            .read("list groups", |tx| {
                let all = groups::all(tx)?;
                all.into_iter().map(|group| view(tx, group)).collect()
            })
            .await
    }

    /// Returns one group.
    ///
    /// # Errors
    /// [`open::Error::NoGroup`].
    pub async fn group_view(&self, gid: &GroupId) -> Result<GroupView, EngineError> {
        let gid = gid.clone();
        self.store
            .read("show a group", move |tx| {
                let group = find(tx, &gid)?;
                view(tx, group)
            })
            .await
    }

    /// Makes a group.
    ///
    /// # Errors
    /// [`Error::BadGid`], [`Error::Exists`], [`Error::BadUrl`], or the store's.
    pub async fn add_group(&self, gid: &GroupId, changes: GroupChanges) -> Result<GroupView, EngineError> {
        if !is_gid(gid) {
            return Err(Error::BadGid { gid: gid.clone() }.into());
        }
        check(&changes)?;
        let (new, now) = (gid.clone(), self.clock.now());
        let name = changes.name.clone().unwrap_or_else(|| gid.to_string());
        self.store
            .write("add a group", move |tx| {
                if groups::find(tx, &new)?.is_some() {
                    return Err(EngineError::from(Error::Exists { gid: new.clone() }));
                }
                Ok(groups::add(tx, &new, &name, now).map(drop)?)
            })
            .await?;
        self.set_group(gid, changes).await
    }

    /// Changes a group's name or dashboard.
    ///
    /// # Errors
    /// [`open::Error::NoGroup`], [`Error::BadUrl`], or the store's.
    pub async fn set_group(&self, gid: &GroupId, changes: GroupChanges) -> Result<GroupView, EngineError> {
        check(&changes)?;
        let (wanted, now) = (gid.clone(), self.clock.now());
        let sealed = match &changes.dashboard_secret {
            Some(secret) => Some(self.vault.seal(&dashboard_identity(gid), secret)?),
            None => None,
        };
        self.store
            .write("change a group", move |tx| {
                let mut group = find(tx, &wanted)?;
                group.name = changes.name.clone().unwrap_or(group.name);
                group.dashboard_url = changes.dashboard_url.clone().unwrap_or(group.dashboard_url);
                group.dashboard_secret = sealed.clone().or(group.dashboard_secret);
                Ok::<_, EngineError>(groups::update(tx, &group, now)?)
            })
            .await?;
        self.group_view(gid).await
    }

    /// Removes a group that nothing belongs to.
    ///
    /// # Errors
    /// [`open::Error::NoGroup`], [`Error::NotEmpty`], or the store's.
    pub async fn remove_group(&self, gid: &GroupId, dry_run: bool) -> Result<GroupView, EngineError> {
        let wanted = gid.clone();
        self.store
            .write("remove a group", move |tx| {
                let group = find(tx, &wanted)?;
                let belongings = groups::belongings(tx, group.key)?;
                let held: Vec<_> = belongings.iter().filter(|(_, count)| *count > 0).collect();
                if !held.is_empty() {
                    let words = held.iter().map(|(what, count)| format!("{count} {what}"));
                    let what = words.collect::<Vec<_>>().join(", ");
                    return Err(EngineError::from(Error::NotEmpty { gid: wanted.clone(), what }));
                }
                let key = group.key;
                let shown = view(tx, group)?;
                if !dry_run {
                    groups::remove(tx, key)?;
                }
                Ok(shown)
            })
            .await
    }
}

/// Returns whether `gid` can be a public id: typed without quotes, and whole in a path.
pub(super) fn is_gid(gid: &GroupId) -> bool {
    let text = gid.as_str();
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.len() <= 50
        && text.chars().all(allowed)
}

/// Returns what the dashboard secret of `gid` is sealed for.
pub(super) fn dashboard_identity(gid: &GroupId) -> String {
    format!("group:{gid}:dashboard")
}

fn check(changes: &GroupChanges) -> Result<(), Error> {
    let Some(url) = changes.dashboard_url.as_deref().filter(|url| !url.is_empty()) else { return Ok(()) };
    let bad = |reason| Error::BadUrl { url: url.to_owned(), reason };
    let parsed = Url::parse(url)
        .map_err(|_| bad("write it with its scheme, like https://dashboard.example.com/webhook"))?;
    if url.len() > LONGEST_URL {
        return Err(bad("it is longer than 2000 characters"));
    }
    match parsed.scheme() {
        "http" | "https"
            if parsed.has_host() && parsed.password().is_none() && parsed.username().is_empty() =>
        {
            Ok(())
        }
        "http" | "https" => Err(bad("it must name a host, and carry no password")),
        _ => Err(bad("it must start with https:// or http://")),
    }
}

fn find(tx: &mut Tx<'_>, gid: &GroupId) -> Result<Group, EngineError> {
    let missing = || open::Error::NoGroup { gid: gid.clone() };
    let key = groups::find(tx, gid)?.ok_or_else(missing)?;
    Ok(groups::get(tx, key)?.ok_or_else(missing)?)
}

fn view(tx: &mut Tx<'_>, group: Group) -> Result<GroupView, EngineError> {
    let [(_, users), (_, shops), (_, skus), _] = groups::belongings(tx, group.key)?;
    Ok(GroupView {
        gid: group.gid,
        name: group.name,
        dashboard_url: group.dashboard_url,
        dashboard_secret: group.dashboard_secret.is_some(),
        users,
        shops,
        skus,
        created_at: group.created_at,
        updated_at: group.updated_at.max(group.created_at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gid_is_whole_in_a_path() {
        for good in ["main", "GROUP1", "toko.budi-2_x"] {
            assert!(is_gid(&good.into()), "{good}");
        }
        for bad in ["", "-a", "a b", "a/b", "é", &"a".repeat(51)] {
            assert!(!is_gid(&(*bad).into()), "{bad}");
        }
    }
}
