//! The orders of a shop as the app lists and shows them: `/api/tiktok/orders`, which it calls `/api/orders`, and
//! `/api/shopee/orders`.
//!
//! All is answered from the store; `fresh` takes in first what changed at the marketplace.

mod labels;
mod shopee;
mod shown;
mod tiktok;

pub(super) use shopee::routes as shopee_routes;
pub(super) use tiktok::routes as tiktok_routes;

use axum::http::StatusCode;
use labels::{Labels, SHOPEE, TIKTOK};

use super::failure::Failure;
use super::shop::AtShop;
use crate::engine::orders::{Consignment, Deed, FullOrder, Wish};
use crate::engine::{OrderId, Platform};

/// Orders that one call may name.
const NAMED_AT_ONCE: usize = 50;

/// Returns the marketplace's own word for a status that the app sends as it shows it.
pub(super) fn status_called<'s>(platform: &Platform, label: &'s str) -> &'s str {
    match platform.as_str() {
        "tiktok" => TIKTOK.status(label),
        _ => SHOPEE.status(label),
    }
}

/// Returns the orders that a path names, separated by commas: 404 where the shop has none of them.
async fn named(at: &AtShop, ids: &str, fresh: bool) -> Result<Vec<FullOrder>, Failure> {
    let ids = ids.split(',').map(str::trim).filter(|id| !id.is_empty());
    let ids: Vec<_> = ids.map(OrderId::from).collect();
    if ids.is_empty() || ids.len() > NAMED_AT_ONCE {
        let message = format!("Name one to {NAMED_AT_ONCE} orders, separated by commas");
        return Err(Failure::bad_request(message).code("order_ids_invalid"));
    }
    if fresh {
        at.caller.engine.refresh_shop_orders(&at.shop).await?;
    }
    let orders = at.caller.engine.shop_orders_by_id(&at.shop, &ids).await?;
    if orders.is_empty() {
        return Err(no_order());
    }
    Ok(orders)
}

fn no_order() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "Order not found").code("no_such_order")
}

/// Hands one order over to its carrier, and tells whether that was still to be done.
async fn ship(at: &AtShop, order: &OrderId, how: Consignment) -> Result<Deed, Failure> {
    Ok(at.caller.engine.fulfil_order(&at.shop, order, &Wish::Ship(how)).await?)
}
