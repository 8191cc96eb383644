//! Which shops somebody works on: an owner on all of the group's, others on those that they are attached to.

use serde::Serialize;

use super::{Error, Identity};
use crate::domain::{GroupKey, Millis, Platform, Role, ShopId, ShopKey};
use crate::engine::shops::{Error as ShopError, ShopView};
use crate::engine::{self, Engine};
use crate::store::shops::{self, Shop, Standing};
use crate::store::{Tx, accounts, consents};

/// A shop that somebody works on.
#[derive(Debug, Clone, Serialize)]
pub struct ShopAccess {
    /// The row's key: what the app calls the internal id.
    pub key: ShopKey,
    /// The shop.
    pub shop: ShopView,
    /// When its tokens were last renewed, or it was connected.
    pub synced_at: Millis,
}

/// What parting from a shop did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parted {
    /// The row's key.
    pub key: ShopKey,
    /// People who were attached.
    pub people: u64,
    /// Whether there were tokens to forget.
    pub tokens: bool,
}

impl Engine {
    /// Returns the connected shops that `who` works on, the newest first.
    ///
    /// # Errors
    /// The store's.
    pub async fn shops_of(&self, who: &Identity) -> Result<Vec<ShopAccess>, engine::Error> {
        self.shops_where(who, true).await
    }

    /// Returns the group's connected shops that `who` does not work on, the newest first. Of other groups, none.
    ///
    /// # Errors
    /// The store's.
    pub async fn shops_available(&self, who: &Identity) -> Result<Vec<ShopAccess>, engine::Error> {
        if who.role < Role::Manager {
            return Ok(Vec::new()); // could attach itself to none of them
        }
        self.shops_where(who, false).await
    }

    async fn shops_where(&self, who: &Identity, mine: bool) -> Result<Vec<ShopAccess>, engine::Error> {
        let (who, now) = (who.clone(), self.clock.now());
        self.store
            .read("shops of a person", move |tx| {
                let reach = Reach::of(tx, &who)?;
                let mut known = shops::list(tx, who.group)?;
                known.retain(|shop| shop.standing != Standing::Disconnected && reach.has(shop) == mine);
                known.sort_by_key(|shop| (std::cmp::Reverse(shop.connected_at), shop.id));
                known.into_iter().map(|shop| access(tx, who.group, shop, now)).collect()
            })
            .await
    }

    /// Returns the shop that its marketplace calls `id`, if `who` works on it.
    ///
    /// # Errors
    /// [`ShopError::NoSuchShop`] for a shop of another group just as for none; [`Error::Forbidden`] for one of the
    /// own group that `who` is not attached to.
    pub async fn shop_for(
        &self,
        who: &Identity,
        id: &ShopId,
        platform: Option<&Platform>,
    ) -> Result<ShopAccess, engine::Error> {
        let (who, now) = (who.clone(), self.clock.now());
        let (id, platform) = (id.clone(), platform.cloned());
        self.store
            .read("a shop for a person", move |tx| {
                let shop = named(tx, &who, &id, platform.as_ref())?;
                if !Reach::of(tx, &who)?.has(&shop) {
                    return Err(Error::Forbidden { needs: Role::Owner }.into());
                }
                access(tx, who.group, shop, now)
            })
            .await
    }

    /// Attaches `who` to a shop of the own group.
    ///
    /// # Errors
    /// [`ShopError::NoSuchShop`], [`Error::Forbidden`] below manager, [`Error::AlreadyAttached`].
    pub async fn claim_shop(&self, who: &Identity, id: &ShopId) -> Result<ShopAccess, engine::Error> {
        let (who, id, now) = (who.clone(), id.clone(), self.clock.now());
        self.store
            .write("claim a shop", move |tx| {
                let shop = named(tx, &who, &id, None)?;
                if Reach::of(tx, &who)?.has(&shop) {
                    return Err(Error::AlreadyAttached.into());
                }
                who.at_least(Role::Manager)?;
                accounts::attach(tx, who.account, shop.id, now)?;
                access(tx, who.group, shop, now)
            })
            .await
    }

    /// Parts from a shop for everybody: forgets its tokens, keeps its mappings and history.
    ///
    /// # Errors
    /// [`ShopError::NoSuchShop`], or [`Error::Forbidden`] below owner.
    pub async fn part_from_shop(
        &self,
        who: &Identity,
        id: &ShopId,
        platform: &Platform,
    ) -> Result<Parted, engine::Error> {
        let (who, id, platform) = (who.clone(), id.clone(), platform.clone());
        self.store
            .write("part from a shop", move |tx| {
                let shop = named(tx, &who, &id, Some(&platform))?;
                who.at_least(Role::Owner)?;
                let people = accounts::detach_everybody(tx, shop.id)?;
                shops::disconnect(tx, who.group, shop.id)?;
                consents::forget_unused(tx, who.group)?;
                Ok(Parted { key: shop.id, people, tokens: shop.consent.is_some() })
            })
            .await
    }
}

/// The shops that somebody works on.
enum Reach {
    All,
    Some(Vec<ShopKey>),
}

impl Reach {
    fn of(tx: &mut Tx<'_>, who: &Identity) -> Result<Self, engine::Error> {
        if who.role == Role::Owner {
            return Ok(Self::All);
        }
        Ok(Self::Some(accounts::attached(tx, who.account, who.group)?))
    }

    fn has(&self, shop: &Shop) -> bool {
        match self {
            Self::All => true,
            Self::Some(keys) => keys.contains(&shop.id),
        }
    }
}

/// Returns the group's connected shop with the marketplace's `id`.
fn named(
    tx: &mut Tx<'_>,
    who: &Identity,
    id: &ShopId,
    platform: Option<&Platform>,
) -> Result<Shop, engine::Error> {
    let known = shops::list(tx, who.group)?;
    let meant = |shop: &Shop| {
        shop.shop_id == *id
            && shop.standing != Standing::Disconnected
            && platform.is_none_or(|platform| shop.platform == *platform)
    };
    let missing = || ShopError::NoSuchShop { alias: id.as_str().into(), nearest: None };
    Ok(known.into_iter().find(meant).ok_or_else(missing)?)
}

fn access(tx: &mut Tx<'_>, group: GroupKey, shop: Shop, now: Millis) -> Result<ShopAccess, engine::Error> {
    let consent = match shop.consent {
        Some(consent) => consents::get(tx, group, consent)?,
        None => None,
    };
    let synced_at = consent.map_or(shop.connected_at, |consent| consent.refreshed_at.max(shop.connected_at));
    Ok(ShopAccess { key: shop.id, shop: ShopView::of(shop, now), synced_at })
}
