//! `/api/dashboard`, which the app calls `/api/api/dashboard`: the counters on its first screen.

use serde::Serialize;
use utoipa::ToSchema;

use super::caller::Caller;
use super::envelope::Reply;
use super::failure::Failure;
use super::routes::{Routes, routes};

/// How far back orders are counted.
const REACH_MS: i64 = 30 * 24 * 60 * 60 * 1000;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(stats))
}

/// What there is.
#[derive(Serialize, ToSchema)]
struct Stats {
    /// Shops that I work on.
    #[serde(rename = "totalShops")]
    total_shops: usize,
    /// Their orders of the last 30 days.
    #[serde(rename = "totalOrders")]
    total_orders: i64,
    /// SKUs in the master table.
    #[serde(rename = "totalSKUs")]
    total_skus: usize,
}

/// How many shops, orders and SKUs there are.
#[utoipa::path(get, path = "/stats", tag = "analytics", responses((status = 200, body = Reply<Stats>)))]
async fn stats(caller: Caller) -> Result<Reply<Stats>, Failure> {
    let shops = caller.engine.shops_of(&caller.who).await?;
    let aliases: Vec<_> = shops.into_iter().map(|access| access.shop.alias).collect();
    let since = caller.engine.now().plus_ms(-REACH_MS);
    let total_orders = match aliases.is_empty() {
        true => 0, // none named would mean all
        false => caller.engine.orders_since(&aliases, since).await?,
    };
    let total_skus = caller.engine.sku_figures(0).await?.skus;
    Ok(Reply::of(Stats { total_shops: aliases.len(), total_orders, total_skus }))
}
