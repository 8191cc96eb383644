//! The group's shops: which ones a command means, how they stand, renaming and parting from them.

use serde::Serialize;

use super::Engine;
use crate::domain::{Fault, Kind, Millis, Platform, ShopAlias, ShopId};
use crate::marketplace;
use crate::store::shops::{self, Shop, Standing};
use crate::store::{Tx, consents};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// An authorisation that ends sooner than this is shown as expiring: a week to get hold of the seller.
const EXPIRING_MS: i64 = 7 * DAY_MS;
/// Below this likeness (Jaro-Winkler) another alias is no likely meaning of a mistyped one.
const ALIKE: f64 = 0.7;

/// What is wrong with the shop that somebody named.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Spark knows no marketplace by that name.
    #[error("there is no marketplace `{platform}`")]
    NoSuchPlatform { platform: Platform, known: Vec<Platform> },
    /// The group has no shop by that alias.
    #[error("there is no shop `{alias}`")]
    NoSuchShop { alias: ShopAlias, nearest: Option<ShopAlias> },
    /// The alias cannot be one.
    #[error("`{alias}` cannot be an alias: write letters, digits, `-`, `_` and `.`, at most 64 of them")]
    BadAlias { alias: ShopAlias },
    /// Another shop of the group goes by that alias.
    #[error("another shop is called `{alias}` already")]
    AliasTaken { alias: ShopAlias },
    /// The shop was disconnected: spark has no tokens for it.
    #[error("`{shop}` is disconnected")]
    Disconnected { shop: ShopAlias },
    /// The authorisation has run out.
    #[error("the authorisation of `{shop}` ended at {at}")]
    Expired { shop: ShopAlias, at: Millis },
    /// The seller or the marketplace has withdrawn the authorisation.
    #[error("`{shop}` is no longer authorised")]
    Revoked { shop: ShopAlias, source: Option<marketplace::Error> },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NoSuchPlatform { .. } | Self::NoSuchShop { .. } => Kind::Missing,
            Self::BadAlias { .. } | Self::AliasTaken { .. } => Kind::Invalid,
            Self::Disconnected { .. } | Self::Expired { .. } | Self::Revoked { .. } => Kind::Auth,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchPlatform { .. } => "no_such_marketplace",
            Self::NoSuchShop { .. } => "no_such_shop",
            Self::BadAlias { .. } => "alias_invalid",
            Self::AliasTaken { .. } => "alias_taken",
            Self::Disconnected { .. } => "shop_disconnected",
            Self::Expired { .. } => "shop_expired",
            Self::Revoked { .. } => "shop_revoked",
        }
    }
}

/// How a shop stands, as people and scripts are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Authorised.
    Active,
    /// Authorised, for less than a week to come.
    Expiring,
    /// The authorisation has run out.
    Expired,
    /// The authorisation was withdrawn.
    Revoked,
    /// Disconnected by its user.
    Disconnected,
}

impl Status {
    /// Returns its name in JSON and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Expiring => "expiring",
            Self::Expired => "expired",
            Self::Revoked => "revoked",
            Self::Disconnected => "disconnected",
        }
    }

    /// Returns how `shop` stands at `now`.
    pub(crate) fn of(shop: &Shop, now: Millis) -> Self {
        match (shop.standing, shop.refresh_expires_at) {
            (Standing::Disconnected, _) | (_, None) => Self::Disconnected,
            (Standing::Revoked, _) => Self::Revoked,
            (Standing::Connected, Some(end)) if end <= now => Self::Expired,
            (Standing::Connected, Some(end)) if end < now.plus_ms(EXPIRING_MS) => Self::Expiring,
            (Standing::Connected, Some(_)) => Self::Active,
        }
    }
}

/// A shop as the faces show it. The fields are `cli.md`'s.
#[derive(Debug, Clone, Serialize)]
pub struct ShopView {
    /// What people type for it.
    pub alias: ShopAlias,
    /// The marketplace's name.
    pub platform: Platform,
    /// The marketplace's id.
    pub shop_id: ShopId,
    /// The marketplace's name for it.
    pub name: String,
    /// ISO 3166 country code.
    pub region: String,
    /// ISO 4217 code.
    pub currency: String,
    /// How it stands.
    pub status: Status,
    /// When the access token ends; spark refreshes it before.
    pub access_expires_at: Option<Millis>,
    /// When the authorisation ends; then the seller must authorise again.
    pub refresh_expires_at: Option<Millis>,
    /// Whole days until then; 0 when it has ended.
    pub days_left: Option<i64>,
    /// When it was last connected.
    pub connected_at: Millis,
    /// When its marketplace last sent a message about it; `None`: never.
    pub last_heard_at: Option<Millis>,
}

impl ShopView {
    pub(crate) fn of(shop: Shop, now: Millis) -> Self {
        Self {
            status: Status::of(&shop, now),
            alias: shop.alias,
            platform: shop.platform,
            shop_id: shop.shop_id,
            name: shop.name,
            region: shop.region,
            currency: shop.currency,
            access_expires_at: shop.access_expires_at,
            refresh_expires_at: shop.refresh_expires_at,
            days_left: shop.refresh_expires_at.map(|end| (end.0 - now.0).max(0) / DAY_MS),
            connected_at: shop.connected_at,
            last_heard_at: shop.heard_at,
        }
    }
}

impl Engine {
    /// Returns the shops that `aliases` name, each once, in that order; with none named, all but the disconnected.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`] for an alias that the group does not have.
    pub(crate) async fn resolve_shops(&self, aliases: &[ShopAlias]) -> Result<Vec<Shop>, super::Error> {
        let group = self.group;
        let known = self.store.read("list shops", move |tx| shops::list(tx, group)).await?;
        if aliases.is_empty() {
            return Ok(known.into_iter().filter(|shop| shop.standing != Standing::Disconnected).collect());
        }
        let mut named = Vec::<Shop>::new();
        for alias in aliases {
            let shop = pick(&known, alias)?;
            if named.iter().all(|other| other.id != shop.id) {
                named.push(shop.clone());
            }
        }
        Ok(named)
    }

    /// Returns the shop called `alias`.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`].
    pub(crate) async fn resolve_shop(&self, alias: &ShopAlias) -> Result<Shop, super::Error> {
        let (group, alias) = (self.group, alias.clone());
        self.store.read("find a shop", move |tx| Ok(pick(&shops::list(tx, group)?, &alias)?.clone())).await
    }

    /// Returns every shop of the group, disconnected ones too, by alias.
    ///
    /// # Errors
    /// The store's error.
    pub async fn shops(&self) -> Result<Vec<ShopView>, super::Error> {
        let (group, now) = (self.group, self.clock.now());
        let known = self.store.read("list shops", move |tx| shops::list(tx, group)).await?;
        Ok(known.into_iter().map(|shop| ShopView::of(shop, now)).collect())
    }

    /// Returns one shop.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`].
    pub async fn shop(&self, alias: &ShopAlias) -> Result<ShopView, super::Error> {
        let now = self.clock.now();
        self.on_alias("show a shop", alias, |_, _| Ok(())).await.map(|shop| ShopView::of(shop, now))
    }

    /// Refreshes the shop's tokens, due or not, and returns how it stands then.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`], [`Error::Disconnected`], [`Error::Expired`], [`Error::Revoked`] or the marketplace's.
    pub async fn refresh_shop(&self, alias: &ShopAlias) -> Result<ShopView, super::Error> {
        let shop = self.on_alias("find a shop", alias, |_, _| Ok(())).await?;
        self.refresh_now(&shop).await?;
        self.shop(alias).await
    }

    /// Gives a shop another alias.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`], [`Error::BadAlias`], or [`Error::AliasTaken`].
    pub async fn rename_shop(&self, alias: &ShopAlias, to: &ShopAlias) -> Result<ShopView, super::Error> {
        check_alias(to)?;
        let (group, new) = (self.group, to.clone());
        self.on_alias("rename a shop", alias, move |tx, shop| {
            if shops::find(tx, group, &new)?.is_some_and(|other| other.id != shop.id) {
                return Err(Error::AliasTaken { alias: new.clone() }.into());
            }
            Ok(shops::rename(tx, group, shop.id, &new)?)
        })
        .await?;
        self.shop(to).await
    }

    /// Parts from a shop: forgets its tokens, keeps its mappings and history.
    ///
    /// # Errors
    /// [`Error::NoSuchShop`].
    pub async fn disconnect_shop(&self, alias: &ShopAlias) -> Result<ShopView, super::Error> {
        let group = self.group;
        self.on_alias("disconnect a shop", alias, move |tx, shop| {
            shops::disconnect(tx, group, shop.id)?;
            Ok(consents::forget_unused(tx, group)?)
        })
        .await?;
        self.shop(alias).await
    }

    /// Does `work` on the shop called `alias`, in one transaction, and returns the shop as it was before.
    async fn on_alias(
        &self,
        name: &'static str,
        alias: &ShopAlias,
        mut work: impl FnMut(&mut Tx<'_>, &Shop) -> Result<(), super::Error> + Send + 'static,
    ) -> Result<Shop, super::Error> {
        let (group, alias) = (self.group, alias.clone());
        self.store
            .write(name, move |tx| {
                let known = shops::list(tx, group)?;
                let shop = pick(&known, &alias)?;
                work(tx, shop)?;
                Ok(shop.clone())
            })
            .await
    }
}

/// Returns the shop called `alias`.
pub(super) fn pick<'a>(known: &'a [Shop], alias: &ShopAlias) -> Result<&'a Shop, Error> {
    known.iter().find(|shop| shop.alias == *alias).ok_or_else(|| Error::NoSuchShop {
        alias: alias.clone(),
        nearest: nearest(known.iter().map(|shop| &shop.alias), alias),
    })
}

fn nearest<'a>(known: impl Iterator<Item = &'a ShopAlias>, alias: &ShopAlias) -> Option<ShopAlias> {
    known
        .map(|other| (strsim::jaro_winkler(other.as_str(), alias.as_str()), other))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, other)| other.clone())
}

/// Insists on an alias that can be typed without quotes and never reads as part of a listing's name.
pub(super) fn check_alias(alias: &ShopAlias) -> Result<(), Error> {
    let text = alias.as_str();
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.len() <= 64
        && text.chars().all(allowed)
    {
        return Ok(());
    }
    Err(Error::BadAlias { alias: alias.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(1_000_000_000_000);

    fn shop(standing: Standing, ends_in: Option<i64>) -> Shop {
        Shop {
            id: crate::domain::ShopKey(1),
            alias: "tiktok-id".into(),
            platform: "tiktok".into(),
            shop_id: "7".into(),
            name: "Toko".into(),
            region: "ID".into(),
            currency: "IDR".into(),
            timezone: "Asia/Jakarta".into(),
            cipher: None,
            standing,
            buffer: None,
            pushed_at: None,
            connected_at: NOW,
            consent: ends_in.map(|_| 1),
            access_expires_at: ends_in.map(|_| NOW),
            refresh_expires_at: ends_in.map(|ms| NOW.plus_ms(ms)),
            heard_at: None,
        }
    }

    #[test]
    fn a_status_follows_from_standing_and_the_days_left() {
        let table = [
            (Standing::Connected, Some(8 * DAY_MS), Status::Active),
            (Standing::Connected, Some(7 * DAY_MS), Status::Active),
            (Standing::Connected, Some(7 * DAY_MS - 1), Status::Expiring),
            (Standing::Connected, Some(1), Status::Expiring),
            (Standing::Connected, Some(0), Status::Expired),
            (Standing::Revoked, Some(8 * DAY_MS), Status::Revoked),
            (Standing::Revoked, Some(0), Status::Revoked),
            (Standing::Disconnected, None, Status::Disconnected),
        ];
        for (standing, ends_in, status) in table {
            assert_eq!(Status::of(&shop(standing, ends_in), NOW), status, "{standing:?} {ends_in:?}");
        }
    }

    #[test]
    fn an_unknown_alias_is_answered_with_the_nearest_or_none() {
        let known = [ShopAlias::from("tiktok-id"), "shopee-my".into()];
        let near = |typed: &str| nearest(known.iter(), &typed.into()).map(|alias| alias.to_string());
        assert_eq!(near("tiktok-di").as_deref(), Some("tiktok-id"));
        assert_eq!(near("shopee").as_deref(), Some("shopee-my"));
        assert_eq!(near("xyz"), None);
    }

    #[test]
    fn an_alias_never_reads_as_a_listing() {
        for good in ["a", "tiktok-id", "Shop_2.b"] {
            assert!(check_alias(&good.into()).is_ok(), "{good}");
        }
        for bad in ["", "-a", "a:b", "a/b", "a b", "é"] {
            assert!(check_alias(&bad.into()).is_err(), "{bad}");
        }
    }
}
