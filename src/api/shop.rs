//! A call about one shop: looked up and allowed in one step, from the one place where the route names it.

use axum::extract::{FromRef, FromRequestParts, RawPathParams};
use axum::http::request::Parts;

use super::App;
use super::caller::Caller;
use super::failure::Failure;
use crate::engine::people::ShopAccess;
use crate::engine::{Platform, ShopId};

/// The shop that the path names, and a caller who works on it. A shop of another tenant is not found.
///
/// Routes that name the shop elsewhere call [`Caller::shop`] with what they read.
pub(super) struct AtShop {
    pub(super) caller: Caller,
    pub(super) shop: ShopAccess,
}

/// What path parameters name a shop.
const PARAMETERS: [&str; 2] = ["shopId", "shop_id"];

impl<S> FromRequestParts<S> for AtShop
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let named = RawPathParams::from_request_parts(parts, state).await.ok();
        let id = named.as_ref().and_then(|named| {
            let mut pairs = named.iter();
            pairs.find(|(name, _)| PARAMETERS.contains(name)).map(|(_, id)| id.to_owned())
        });
        let shop = caller.shop(id.as_deref(), None).await?;
        Ok(Self { caller, shop })
    }
}

impl AtShop {
    /// Insists that it is a shop of `platform`, as the route is about those only.
    pub(super) fn on(self, platform: &Platform) -> Result<Self, Failure> {
        if self.shop.shop.platform == *platform {
            return Ok(self);
        }
        Err(Failure::no_shop())
    }
}

impl Caller {
    /// Returns the shop with the marketplace's `id`, of `platform` where the route is about one, if the caller works
    /// on it: 400 without an id, 404 for a shop that is not there or not the tenant's, 403 for one of the tenant's
    /// that the caller has no right to.
    pub(super) async fn shop(
        &self,
        id: Option<&str>,
        platform: Option<&Platform>,
    ) -> Result<ShopAccess, Failure> {
        let id = id.map(str::trim).filter(|id| !id.is_empty());
        let id = id.ok_or_else(|| Failure::bad_request("shop_id is required").code("shop_id_required"))?;
        Ok(self.engine.shop_for(&self.who, &ShopId::from(id), platform).await?)
    }
}
