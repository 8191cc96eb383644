//! Connecting a shop: the consent link, what must come back from it, and what is kept.
//!
//! Listening for the answer, opening a browser and asking for an address are the face's. The answer is trusted only
//! if it carries what was drawn at random for this one attempt: TikTok hands back a `state`; Shopee has none, so its
//! redirect address itself is unguessable.

use subtle::ConstantTimeEq as _;
use url::Url;

use super::shops::check_alias;
use super::{Engine, ShopView};
use crate::domain::{Fault, GroupKey, Kind, Millis, Platform, ShopAlias, ShopId};
use crate::marketplace::{Callback, Grant, RedirectStyle, ShopProfile};
use crate::store::consents::SealedPair;
use crate::store::shops::{self, Profile};
use crate::store::{Tx, consents};

/// Where a browser is sent back to, under the listener's address. TikTok wants exactly this, registered beforehand.
const CALLBACK: &str = "/callback";

/// Why a shop could not be connected.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The seller said no on the consent page.
    #[error("the seller refused to authorise spark on {platform} ({reason})")]
    Refused { platform: Platform, reason: String },
    /// The address does not answer the consent link that was given out.
    #[error("this address does not answer the authorisation that was asked for: {reason}")]
    Stray { reason: &'static str },
    /// The shop belongs to another group. Which one is not for this group to know.
    #[error("shop `{shop_id}` on {platform} is connected elsewhere in this spark")]
    Elsewhere { platform: Platform, shop_id: ShopId },
    /// The alias belongs to a shop of another marketplace.
    #[error("`{alias}` is a shop on {platform} already")]
    AliasOf { alias: ShopAlias, platform: Platform },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Refused { .. } | Self::Stray { .. } => Kind::Auth,
            Self::Elsewhere { .. } | Self::AliasOf { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Refused { .. } => "authorisation_refused",
            Self::Stray { .. } => "authorisation_stray",
            Self::Elsewhere { .. } => "shop_connected_elsewhere",
            Self::AliasOf { .. } => "alias_taken",
        }
    }
}

/// A consent that was asked for and not yet answered.
#[derive(Debug, Clone)]
pub struct Pending {
    platform: Platform,
    alias: Option<ShopAlias>,
    style: RedirectStyle,
    state: String,
    redirect: Url,
    authorize: Url,
}

impl Pending {
    /// Returns the address for the seller's browser.
    pub fn authorize_url(&self) -> &Url {
        &self.authorize
    }

    /// Returns where the browser comes back to.
    pub fn redirect(&self) -> &Url {
        &self.redirect
    }

    /// Takes `returned`, the address that a browser came back with, for the answer; or says why it is none.
    ///
    /// # Errors
    /// [`Error::Stray`], to be ignored, for whatever does not carry this attempt's own random part;
    /// [`Error::Refused`] when it does and the seller said no.
    pub fn answer(&self, returned: &Url) -> Result<Callback, Error> {
        let query = returned.query_pairs().map(|(name, value)| (name.into(), value.into())).collect();
        let callback = Callback { query };
        let (proof, expected) = match self.style {
            RedirectStyle::State => (callback.get("state").unwrap_or_default(), self.state.as_str()),
            RedirectStyle::RandomPath => (returned.path(), self.redirect.path()),
        };
        if !bool::from(proof.as_bytes().ct_eq(expected.as_bytes())) {
            return Err(Error::Stray { reason: "it does not carry what spark gave out for this attempt" });
        }
        if let Some(reason) = callback.get("error") {
            let reason = reason.to_owned();
            return Err(Error::Refused { platform: self.platform.clone(), reason });
        }
        match callback.get("code") {
            None | Some("" | "null") => Err(Error::Stray { reason: "it carries no code" }),
            Some(_) => Ok(callback),
        }
    }
}

impl Engine {
    /// Asks for a consent: returns the link to open and what its answer must look like. `listen` is where the
    /// browser comes back to, e.g. `http://127.0.0.1:5588`.
    ///
    /// # Errors
    /// A marketplace that there is not, an alias that cannot be given, or missing credentials.
    pub async fn begin_connect(
        &self,
        platform: &Platform,
        listen: &Url,
        alias: Option<ShopAlias>,
    ) -> Result<Pending, super::Error> {
        let market = self.market(platform)?;
        if let Some(alias) = &alias {
            self.check_free(platform, alias).await?;
        }
        let state = hex::encode(self.entropy.bytes::<32>());
        let style = market.redirect_style();
        let path = match style {
            RedirectStyle::State => CALLBACK.to_owned(),
            RedirectStyle::RandomPath => format!("{CALLBACK}/{state}"),
        };
        let mut redirect = listen.clone();
        redirect.set_path(&path);
        let authorize = market.consent_url(&redirect, &state)?;
        Ok(Pending { platform: platform.clone(), alias, style, state, redirect, authorize })
    }

    /// Redeems the answer to `pending` and keeps every shop that it opens. A shop that the group had before keeps
    /// its alias, mappings and history.
    ///
    /// # Errors
    /// [`Error::Elsewhere`] when one of them belongs to another group, or the marketplace's. Nothing is kept then.
    pub async fn finish_connect(
        &self,
        pending: &Pending,
        callback: &Callback,
    ) -> Result<Vec<ShopView>, super::Error> {
        let connected = self.redeem(&pending.platform, pending.alias.clone(), callback).await?;
        let views = self.shops().await?;
        Ok(views.into_iter().filter(|shop| connected.contains(&shop.shop_id)).collect())
    }

    /// Exchanges a consent's answer for tokens and keeps every shop that they open; returns their marketplace ids.
    ///
    /// # Errors
    /// As [`Engine::finish_connect`].
    pub(super) async fn redeem(
        &self,
        platform: &Platform,
        alias: Option<ShopAlias>,
        callback: &Callback,
    ) -> Result<Vec<ShopId>, super::Error> {
        let (group, now) = (self.group, self.clock.now());
        let grants = self.market(platform)?.redeem(callback).await?;
        self.refuse_elsewhere(platform, &grants).await?;
        let mut granted = Vec::new();
        for Grant { subject, tokens, shops } in grants {
            let pair = self.seal(platform, &subject, tokens).await?;
            granted.push(Granted { subject, pair, shops });
        }
        let platform = platform.clone();
        self.store
            .write("connect shops", move |tx| keep(tx, group, &platform, alias.as_ref(), &granted, now))
            .await
    }

    /// Refuses what opens a shop of another group. The marketplace has ended the tokens that the group had for it, so the
    /// new ones are theirs: a refused connection stops nobody's shop.
    async fn refuse_elsewhere(&self, platform: &Platform, grants: &[Grant]) -> Result<(), super::Error> {
        let mut refused = None;
        for Grant { subject, tokens, shops } in grants {
            for shop in shops {
                let (wanted, id) = (platform.clone(), shop.shop_id.clone());
                let find = move |tx: &mut Tx<'_>| shops::owner(tx, &wanted, &id);
                let owner = self.store.read("whose shop it is", find).await?;
                let Some((owner, _)) = owner.filter(|(owner, _)| *owner != self.group) else { continue };
                let theirs = Self { group: owner, ..self.clone() };
                let pair = theirs.seal(platform, subject, tokens.clone()).await?;
                let (of, whose, now) = (platform.clone(), subject.clone(), self.clock.now());
                let renew = move |tx: &mut Tx<'_>| consents::renew(tx, owner, &of, &whose, &pair, now);
                self.store.write("renew another group's authorisation", renew).await?;
                refused =
                    Some(Error::Elsewhere { platform: platform.clone(), shop_id: shop.shop_id.clone() });
            }
        }
        refused.map_or(Ok(()), |error| Err(error.into()))
    }

    /// Refuses, before a seller is bothered, an alias that cannot be given. One of a shop on the same marketplace
    /// passes: it is most likely that shop which is being connected again.
    async fn check_free(&self, platform: &Platform, alias: &ShopAlias) -> Result<(), super::Error> {
        check_alias(alias)?;
        let (group, wanted) = (self.group, alias.clone());
        let taken = self.store.read("find a shop", move |tx| shops::find(tx, group, &wanted)).await?;
        match taken {
            Some(shop) if shop.platform != *platform => {
                Err(Error::AliasOf { alias: shop.alias, platform: shop.platform }.into())
            }
            _ => Ok(()),
        }
    }
}

/// A grant whose tokens are sealed.
pub(super) struct Granted {
    pub(super) subject: String,
    pub(super) pair: SealedPair,
    pub(super) shops: Vec<ShopProfile>,
}

/// Keeps what was granted, and every shop that it opens; returns their marketplace ids.
pub(super) fn keep(
    tx: &mut Tx<'_>,
    group: GroupKey,
    platform: &Platform,
    alias: Option<&ShopAlias>,
    granted: &[Granted],
    now: Millis,
) -> Result<Vec<ShopId>, super::Error> {
    let mut connected = Vec::new();
    for Granted { subject, pair, shops: opened } in granted {
        let consent = consents::grant(tx, group, platform, subject, pair, now)?;
        for shop in opened {
            let profile = profile(platform, shop);
            match shops::owner(tx, platform, &shop.shop_id)? {
                None => {
                    let alias = free_alias(tx, group, alias, &profile)?;
                    shops::add(tx, group, &alias, consent, &profile, now)?;
                }
                Some((owner, id)) if owner == group => {
                    shops::reconnect(tx, group, id, consent, &profile, now)?;
                }
                Some(_) => {
                    let (platform, shop_id) = (platform.clone(), shop.shop_id.clone());
                    return Err(Error::Elsewhere { platform, shop_id }.into());
                }
            }
            connected.push(shop.shop_id.clone());
        }
    }
    consents::forget_unused(tx, group)?;
    Ok(connected)
}

/// Returns the wanted alias, or else `platform-region`, with the first number behind it that makes it free.
fn free_alias(
    tx: &mut Tx<'_>,
    group: GroupKey,
    wanted: Option<&ShopAlias>,
    shop: &Profile,
) -> Result<ShopAlias, super::Error> {
    let base = match wanted {
        Some(alias) => alias.to_string(),
        None => format!("{}-{}", shop.platform, shop.region.to_lowercase()),
    };
    let mut alias = ShopAlias::new(&base);
    let mut number = 2;
    while shops::find(tx, group, &alias)?.is_some() {
        alias = ShopAlias::new(format!("{base}-{number}"));
        number += 1;
    }
    Ok(alias)
}

fn profile(platform: &Platform, shop: &ShopProfile) -> Profile {
    Profile {
        platform: platform.clone(),
        shop_id: shop.shop_id.clone(),
        name: shop.name.clone(),
        region: shop.region.clone(),
        currency: shop.currency.clone(),
        timezone: shop.timezone.clone(),
        cipher: shop.cipher.clone(),
    }
}

#[cfg(test)]
mod tests;
