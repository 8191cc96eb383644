//! Connecting a shop from the app: its web view is sent to the marketplace and comes back, once.
//!
//! What comes back is believed if it carries the state that was drawn for this attempt, in the browser that was sent.
//! The session's token goes nowhere: the attempt knows whose it is. State and browser are kept as hashes.

use subtle::ConstantTimeEq as _;
use url::Url;

use super::sessions::fingerprint;
use super::{Error, Identity, ShopAccess};
use crate::domain::{AccountKey, Platform, Role, ShopId};
use crate::engine::{self, Callback, Engine, connect};
use crate::marketplace::RedirectStyle;
use crate::secrets::Secret;
use crate::store::consent_attempts::{self, Attempt};
use crate::store::{accounts, groups, shops};

/// How long a seller may take to agree.
const ATTEMPT_MS: i64 = 15 * 60 * 1000;

/// What the browser keeps to prove that it is the one that was sent.
pub type BrowserProof = Secret;

/// Where to send a browser, and what it keeps meanwhile.
#[derive(Debug)]
pub struct Departure {
    /// The marketplace's consent page.
    pub authorize: Url,
    /// What the browser keeps.
    pub browser: BrowserProof,
    /// For how long.
    pub seconds: i64,
}

impl Engine {
    /// Begins an attempt of `who` to connect a shop. `redirect` is where the marketplace sends the browser back to.
    ///
    /// # Errors
    /// [`Error::Forbidden`] below manager, a marketplace that there is not, missing credentials, or the store's.
    pub async fn depart_for_consent(
        &self,
        who: &Identity,
        platform: &Platform,
        redirect: &Url,
    ) -> Result<Departure, engine::Error> {
        who.at_least(Role::Manager)?;
        let market = self.market(platform)?;
        let [state, browser] = [(); 2].map(|()| hex::encode(self.entropy.bytes::<32>()));
        let mut redirect = redirect.clone();
        if market.redirect_style() == RedirectStyle::RandomPath {
            redirect.query_pairs_mut().append_pair("state", &state); // handed back with the rest of its query
        }
        let authorize = market.consent_url(&redirect, &state)?;
        let now = self.clock.now();
        let attempt = Attempt {
            state: fingerprint(&state),
            browser: fingerprint(&browser),
            account: who.account,
            group: who.group,
            platform: platform.clone(),
            expires_at: now.plus_ms(ATTEMPT_MS),
        };
        self.store.write("begin a consent", move |tx| consent_attempts::add(tx, &attempt, now)).await?;
        Ok(Departure { authorize, browser: browser.into(), seconds: ATTEMPT_MS / 1000 })
    }

    /// Ends an attempt: keeps the shops that the seller opened, for the group that the attempt was begun in, and
    /// attaches whoever began it.
    ///
    /// # Errors
    /// [`Error::StrayConsent`] for what answers no open attempt of this browser; [`connect::Error::Refused`] when
    /// the seller said no; as [`Engine::finish_connect`].
    pub async fn return_from_consent(
        &self,
        platform: &Platform,
        callback: &Callback,
        browser: Option<&str>,
    ) -> Result<Vec<ShopAccess>, engine::Error> {
        let attempt = self.answered(callback, browser, platform).await?;
        let who = self.who_began(&attempt).await?;
        if let Some(reason) = callback.get("error").filter(|reason| !reason.is_empty()) {
            let (platform, reason) = (platform.clone(), reason.to_owned());
            return Err(connect::Error::Refused { platform, reason }.into());
        }
        let tenant = self.acting_for(who.group, format!("api:{}", who.email));
        let opened = tenant.redeem(platform, None, callback).await?;
        tenant.attach_to(who.account, platform, opened.clone()).await?;
        let mut shops = tenant.shops_of(&who).await?;
        shops.retain(|access| opened.contains(&access.shop.shop_id));
        Ok(shops)
    }

    /// Takes the attempt that `callback` answers; it counts no second time.
    async fn answered(
        &self,
        callback: &Callback,
        browser: Option<&str>,
        platform: &Platform,
    ) -> Result<Attempt, engine::Error> {
        let now = self.clock.now();
        let state = fingerprint(callback.get("state").unwrap_or_default());
        let attempt = self.store.write("end a consent", move |tx| consent_attempts::take(tx, &state)).await?;
        let proof = fingerprint(browser.unwrap_or_default());
        let good = |attempt: &Attempt| {
            bool::from(attempt.browser.as_bytes().ct_eq(proof.as_bytes()))
                && attempt.expires_at > now
                && attempt.platform == *platform
        };
        Ok(attempt.filter(good).ok_or(Error::StrayConsent)?)
    }

    /// Returns who began `attempt`, if they still may do what they began.
    async fn who_began(&self, attempt: &Attempt) -> Result<Identity, engine::Error> {
        let (account, group) = (attempt.account, attempt.group);
        let found = self
            .store
            .read("who began a consent", move |tx| {
                let found = accounts::get(tx, account)?.filter(|account| account.active);
                let place = accounts::place(tx, account, group)?.filter(|place| place.active);
                let home = groups::get(tx, group)?;
                Ok::<_, engine::Error>(found.zip(place).zip(home))
            })
            .await?;
        let ((account, place), group) = found.ok_or(Error::StrayConsent)?;
        let who = Identity {
            account: account.id,
            email: account.email,
            name: account.name,
            phone: account.phone,
            group: group.key,
            gid: group.gid,
            role: place.role,
            session: String::new(),
        };
        who.at_least(Role::Manager)?;
        Ok(who)
    }

    /// Attaches an account to shops of this group.
    async fn attach_to(
        &self,
        account: AccountKey,
        platform: &Platform,
        opened: Vec<ShopId>,
    ) -> Result<(), engine::Error> {
        let (platform, now) = (platform.clone(), self.clock.now());
        self.store
            .write("attach a person", move |tx| {
                for shop in &opened {
                    if let Some((_, key)) = shops::owner(tx, &platform, shop)? {
                        accounts::attach(tx, account, key, now)?;
                    }
                }
                Ok(())
            })
            .await
    }
}
