//! `/api/v1/webhooks`: whether the marketplaces are heard.
//!
//! Messages are the app's, not a tenant's, until they are acted on: so how many wait is told to monitors alone.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::Failure;
use crate::api::routes::{Routes, routes};
use crate::engine::ShopView;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list))
}

/// When a shop was last heard of.
#[derive(Serialize, ToSchema)]
struct Hearing {
    /// The shop's alias.
    shop: String,
    platform: String,
    /// When its marketplace last sent a message about it; null: never.
    last_heard_at: Option<String>,
}

impl From<ShopView> for Hearing {
    fn from(shop: ShopView) -> Self {
        Self {
            shop: shop.alias.to_string(),
            platform: shop.platform.to_string(),
            last_heard_at: shop.last_heard_at.map(|at| at.to_string()),
        }
    }
}

/// When each of my connected shops was last heard of.
#[utoipa::path(get, path = "", tag = "webhooks", responses((status = 200, body = Reply<Vec<Hearing>>)))]
async fn list(caller: Caller) -> Result<Reply<Vec<Hearing>>, Failure> {
    let mut shops: Vec<_> =
        caller.engine.shops_of(&caller.who).await?.into_iter().map(|it| it.shop).collect();
    shops.sort_by(|one, other| one.alias.cmp(&other.alias));
    Ok(Reply::of(shops.into_iter().map(Hearing::from).collect()))
}
