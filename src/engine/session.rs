//! What signs calls on a shop in: a session, and another one when the marketplace refuses its token.

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
}

/// Returns whether a call failed because of its token, so that a new one may help.
pub(crate) fn is_rejection(error: &marketplace::Error) -> bool {
    matches!(error, marketplace::Error::TokenRejected { .. } | marketplace::Error::ConsentGone { .. })
}

fn session(shop: &Shop, access: Secret) -> Session {
    let Shop { alias, shop_id, region, cipher, .. } = shop.clone();
    Session { alias, shop_id, region, cipher, access }
}
