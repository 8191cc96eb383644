//! Calls on a shop: signed in, and repeated once with a new token when the marketplace refuses the one in use.

use std::sync::Arc;

use super::{Engine, Error, shops};
use crate::domain::Platform;
use crate::marketplace::{self, Marketplace, Session};
use crate::secrets::Secret;
use crate::store::shops::Shop;

impl Engine {
    /// Returns the client of `platform`.
    ///
    /// # Errors
    /// [`shops::Error::NoSuchPlatform`] when this spark knows none by that name.
    pub(crate) fn market(&self, platform: &Platform) -> Result<Arc<dyn Marketplace>, Error> {
        let market = self.markets.get(platform).cloned();
        Ok(market.ok_or_else(|| shops::Error::NoSuchPlatform {
            platform: platform.clone(),
            known: self.markets.iter().map(|market| market.platform()).collect(),
        })?)
    }

    /// Returns what calls on `shop` need, with a token that has a while to live.
    ///
    /// # Errors
    /// [`shops::Error::Disconnected`] or [`shops::Error::Revoked`] when the shop must be connected (again), or why its tokens
    /// cannot be refreshed.
    pub(crate) async fn session(&self, shop: &Shop) -> Result<Session, Error> {
        Ok(session(shop, self.access(shop).await?))
    }

    /// Returns a session to try again with after a call was answered as [`is_rejection`] says.
    ///
    /// # Errors
    /// As [`Engine::session`]; [`shops::Error::Revoked`] when the authorisation turns out to be gone.
    pub(crate) async fn after_rejection(&self, shop: &Shop, rejected: &Session) -> Result<Session, Error> {
        Ok(session(shop, self.access_instead_of(shop, &rejected.access).await?))
    }

    /// Makes a call on `shop`, once more when its token is refused.
    ///
    /// # Errors
    /// As [`Engine::session`], or what the call fails with.
    pub(crate) async fn on_shop<T, F, Answer>(&self, shop: &Shop, call: F) -> Result<T, Error>
    where
        F: Fn(Arc<dyn Marketplace>, Session) -> Answer,
        Answer: Future<Output = Result<T, marketplace::Error>>,
    {
        let market = self.market(&shop.platform)?;
        let signed_in = self.session(shop).await?;
        match call(Arc::clone(&market), signed_in.clone()).await {
            Err(error) if is_rejection(&error) => {
                let again = self.after_rejection(shop, &signed_in).await?;
                Ok(call(market, again).await?)
            }
            outcome => Ok(outcome?),
        }
    }
}

/// Returns whether a call failed because of its token, so that a new one may help.
pub(crate) fn is_rejection(error: &marketplace::Error) -> bool {
    matches!(error, marketplace::Error::TokenRejected { .. } | marketplace::Error::ConsentGone { .. })
}

fn session(shop: &Shop, access: Secret) -> Session {
    Session { alias: shop.alias.clone(), shop_id: shop.shop_id.clone(), cipher: shop.cipher.clone(), access }
}
