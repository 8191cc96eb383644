//! Tokens: opened when needed, refreshed ahead of their end, by one process at a time.
//!
//! A refresh token works once. So a refresh happens under a lease, with a second look at the database once the lease
//! is held, and the new pair is committed before anybody uses it. Only the marketplace's answer to a refresh tells
//! that an authorisation is gone: a call that is refused may have other reasons.

use std::sync::Arc;
use std::time::Duration;

use super::shops as named;
use super::{Engine, Error, Fault as _, Retry, lease};
use crate::domain::{GroupKey, Millis, Platform, ShopAlias};
use crate::marketplace::{self, Tokens};
use crate::secrets::{self, Secret, Vault};
use crate::store;
use crate::store::consents::{self, Consent, SealedPair};
use crate::store::shops::{self, Shop, Standing};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// How long a process waits for another one to finish refreshing: longer than a lease lasts.
const WAIT: Duration = Duration::from_secs(45);
/// How often it looks meanwhile: a refresh is one call.
const LOOK_EVERY: Duration = Duration::from_millis(50);

impl Engine {
    /// Returns the shop's access token, refreshed when it is about to end. A refresh ahead of time that fails for
    /// now is no failure as long as the token in hand still works.
    ///
    /// # Errors
    /// [`named::Error::Disconnected`], [`named::Error::Expired`], [`named::Error::Revoked`], or why the token cannot be
    /// refreshed or opened.
    pub(super) async fn access(&self, shop: &Shop) -> Result<Secret, Error> {
        let consent = self.consent(shop).await?;
        if consent.revoked {
            return Err(named::Error::Revoked { shop: shop.alias.clone(), source: None }.into());
        }
        let now = self.clock.now();
        if !is_due(&consent, now) {
            return self.open_access(&consent).await;
        }
        match self.refresh(shop, &consent).await {
            Ok(newer) => self.open_access(&newer).await,
            Err(error) if now < consent.pair.access_expires_at && error.retry() != Retry::No => {
                tracing::warn!(shop.alias = %shop.alias, %error, "could not refresh ahead of time, will try again");
                self.open_access(&consent).await
            }
            Err(error) => Err(error),
        }
    }

    /// Returns an access token other than `rejected`: a newer one that another process got, or else a refreshed one.
    ///
    /// # Errors
    /// As [`Engine::access`].
    pub(super) async fn access_instead_of(&self, shop: &Shop, rejected: &Secret) -> Result<Secret, Error> {
        let consent = self.consent(shop).await?;
        let access = self.open_access(&consent).await?;
        if access != *rejected {
            return Ok(access);
        }
        let newer = self.refresh(shop, &consent).await?;
        self.open_access(&newer).await
    }

    /// Refreshes the tokens of the shop called `alias` if they are due: for whoever wants them fresh ahead of any call.
    ///
    /// # Errors
    /// An unknown shop, or as [`Engine::access`].
    pub async fn keep_token(&self, alias: &ShopAlias) -> Result<(), Error> {
        for shop in self.resolve_shops(std::slice::from_ref(alias)).await? {
            self.access(&shop).await?;
        }
        Ok(())
    }

    /// Refreshes the shop's tokens, due or not, even where they were taken for revoked.
    ///
    /// # Errors
    /// As [`Engine::access`].
    pub(super) async fn refresh_now(&self, shop: &Shop) -> Result<(), Error> {
        let consent = self.consent(shop).await?;
        self.refresh(shop, &consent).await.map(|_| ())
    }

    /// Seals a pair for the authorisation of `subject`.
    ///
    /// # Errors
    /// When the data key cannot be had.
    pub(super) async fn seal(
        &self,
        platform: &Platform,
        subject: &str,
        tokens: Tokens,
    ) -> Result<SealedPair, Error> {
        let (group, platform, subject) = (self.group, platform.clone(), subject.to_owned());
        let vault = Arc::clone(&self.vault);
        blocking(move || Ok(sealed(&vault, group, &platform, &subject, &tokens)?)).await
    }

    async fn consent(&self, shop: &Shop) -> Result<Consent, Error> {
        let (group, id, alias) = (self.group, shop.id, shop.alias.clone());
        self.store
            .read("read an authorisation", move |tx| {
                // The shop as it is now: it may have been connected again, or parted from, since it was read.
                let key = shops::get(tx, group, id)?.and_then(|shop| shop.consent);
                let consent = key.map(|key| consents::get(tx, group, key)).transpose()?.flatten();
                Ok(consent.ok_or_else(|| named::Error::Disconnected { shop: alias.clone() })?)
            })
            .await
    }

    /// Gets the pair after `seen`: from the marketplace, or from whoever is getting it already.
    async fn refresh(&self, shop: &Shop, seen: &Consent) -> Result<Consent, Error> {
        let ended = seen.pair.refresh_expires_at;
        if ended <= self.clock.now() {
            return Err(named::Error::Expired { shop: shop.alias.clone(), at: ended }.into());
        }
        let lease = format!("token:{}", seen.id);
        let mut waited = Duration::ZERO;
        loop {
            let by = match self.try_hold(lease.clone()).await? {
                Ok(held) => {
                    let outcome = self.refresh_under_lease(shop, seen).await;
                    held.release().await;
                    return outcome;
                }
                Err(by) => by,
            };
            let now = self.consent(shop).await?;
            if now.id != seen.id || now.generation > seen.generation {
                return Ok(now);
            }
            if waited >= WAIT {
                let what = format!("the token of `{}`", shop.alias);
                return Err(lease::Error::held(what, &by).into());
            }
            tokio::time::sleep(LOOK_EVERY).await;
            waited += LOOK_EVERY;
        }
    }

    async fn refresh_under_lease(&self, shop: &Shop, seen: &Consent) -> Result<Consent, Error> {
        let before = self.consent(shop).await?;
        if before.id != seen.id || before.generation > seen.generation {
            return Ok(before); // another process was faster
        }
        let identity = Identity::new(self.group, &before.platform, &before.subject);
        let (vault, sealed) = (Arc::clone(&self.vault), before.pair.refresh.clone());
        let refresh = blocking(move || Ok(vault.open(&identity.refresh(), &sealed)?)).await?;

        let tokens = match self.market(&before.platform)?.refresh(&before.subject, &refresh).await {
            Ok(tokens) => tokens,
            Err(source @ marketplace::Error::ConsentGone { .. }) => {
                return self.note_revoked(shop, before, source).await;
            }
            Err(error) => return Err(error.into()),
        };
        let pair = self.seal(&before.platform, &before.subject, tokens).await?;
        let now = self.clock.now();
        self.store
            .write("keep a new token pair", move |tx| {
                if consents::rotate(tx, &before, &pair, now)? {
                    shops::set_standing(tx, before.id, Standing::Connected)?;
                }
                Ok::<_, store::Error>(())
            })
            .await?;
        self.consent(shop).await
    }

    async fn note_revoked(
        &self,
        shop: &Shop,
        before: Consent,
        source: marketplace::Error,
    ) -> Result<Consent, Error> {
        let noted = self
            .store
            .write("note a revoked authorisation", move |tx| {
                let noted = consents::revoke(tx, &before)?;
                if noted {
                    shops::set_standing(tx, before.id, Standing::Revoked)?;
                }
                Ok::<_, store::Error>(noted)
            })
            .await?;
        if noted {
            return Err(named::Error::Revoked { shop: shop.alias.clone(), source: Some(source) }.into());
        }
        self.consent(shop).await // the seller has authorised again meanwhile
    }

    async fn open_access(&self, consent: &Consent) -> Result<Secret, Error> {
        let identity = Identity::new(self.group, &consent.platform, &consent.subject);
        let (vault, sealed) = (Arc::clone(&self.vault), consent.pair.access.clone());
        blocking(move || Ok(vault.open(&identity.access(), &sealed)?)).await
    }
}

/// Returns whether less than a day, or less than a tenth of its life, is left of the access token.
fn is_due(consent: &Consent, now: Millis) -> bool {
    let ends = consent.pair.access_expires_at.0;
    let life = ends.saturating_sub(consent.refreshed_at.0).max(0);
    ends.saturating_sub(now.0) < DAY_MS.min(life / 10)
}

/// Returns a pair sealed for the authorisation of `subject`. May block: the key may come from the system's keyring.
pub(super) fn sealed(
    vault: &Vault,
    group: GroupKey,
    platform: &Platform,
    subject: &str,
    tokens: &Tokens,
) -> Result<SealedPair, secrets::Error> {
    let identity = Identity::new(group, platform, subject);
    Ok(SealedPair {
        access: vault.seal(&identity.access(), &tokens.access)?,
        refresh: vault.seal(&identity.refresh(), &tokens.refresh)?,
        access_expires_at: tokens.access_expires_at,
        refresh_expires_at: tokens.refresh_expires_at,
    })
}

/// What a sealed token is bound to, so that it opens in no other row.
struct Identity(String);

impl Identity {
    fn new(group: GroupKey, platform: &Platform, subject: &str) -> Self {
        Self(format!("consent:{}:{platform}:{subject}", group.0))
    }

    fn access(&self) -> String {
        format!("{}:access", self.0)
    }

    fn refresh(&self) -> String {
        format!("{}:refresh", self.0)
    }
}

/// Runs work with the vault where it may block: its key may have to come from the system's keyring.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

#[cfg(test)]
mod tests;
