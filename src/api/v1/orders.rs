//! `/api/v1/orders`: the orders of my shops, on every marketplace alike.

use axum::extract::Path;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::scope::{Printed, word};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Moment, Params};
use crate::api::routes::{Routes, routes};
use crate::api::whole::to_the_end;
use crate::engine::orders::{Consignment, NoOrder, OrderFilter, OrderView, Wish};
use crate::engine::people::ShopAccess;
use crate::engine::{self, OrderId};

/// Orders on a page at most, and unless told.
const MOST: u32 = 1000;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(ship)).routes(routes!(cancel))
}

/// Which orders, newest first.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// `unpaid`, `to_ship`, `shipped`, `delivered`, `completed`, `cancelled`, `returning` or `returned`.
    status: Option<String>,
    /// Only placed at or after this: unix seconds or a date.
    #[param(value_type = Option<String>)]
    since: Option<Moment>,
    /// Only placed before this.
    #[param(value_type = Option<String>)]
    until: Option<Moment>,
    /// Only with a line that waits for a mapping.
    #[param(value_type = Option<bool>)]
    unmapped: Option<Flag>,
    /// Only orders behind this one.
    after: Option<String>,
    /// At most so many: 1000 unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// How an order is handed over. What is not said, the marketplace's first offer decides.
#[derive(Deserialize, ToSchema)]
struct Shipping {
    /// `pickup` or `dropoff`.
    handover: Option<String>,
    /// The carrier's number, where the seller brings one.
    tracking: Option<String>,
    /// The carrier, where the seller chooses one.
    carrier: Option<String>,
}

/// Why an order is cancelled.
#[derive(Deserialize, ToSchema)]
struct Cancelling {
    /// `out_of_stock`, `wrong_price`, `buyer_request`, `unpaid`, `undeliverable` or `no_cod`.
    reason: Option<String>,
}

/// The orders of my shops. As `spark order list --json`.
#[utoipa::path(get, path = "", tag = "orders", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn list(caller: Caller, Params(search): Params<Search>) -> Result<Reply<Vec<OrderView>>, Failure> {
    let Some(shops) = caller.scope(search.shop.as_deref()).await?.shops() else {
        return Ok(Reply::of(Vec::new()));
    };
    let after = match search.after {
        Some(id) => Some(visible(&caller, &id.into()).await?.order_id),
        None => None,
    };
    let filter = OrderFilter {
        status: search.status.as_deref().map(word).transpose()?,
        shops,
        since: search.since.map(|at| at.0),
        until: search.until.map(|at| at.0),
        unmapped: search.unmapped == Some(Flag(true)),
        after,
        limit: Some(search.limit.map_or(MOST, |limit| limit.0).min(MOST)),
    };
    Ok(Reply::of(caller.engine.orders(filter).await?))
}

/// An order. As `spark order show --json`.
#[utoipa::path(get, path = "/{id}", tag = "orders", params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>),
        (status = 400, description = "Several shops have one by that id", body = Refusal),
        (status = 404, body = Refusal)))]
async fn show(caller: Caller, Path(id): Path<String>) -> Result<Reply<OrderView>, Failure> {
    Ok(Reply::of(visible(&caller, &id.into()).await?))
}

/// Hand an order over to its carrier. Asked for again, it changes nothing.
#[utoipa::path(post, path = "/{id}/ship", tag = "orders", request_body = Shipping, params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 404, body = Refusal),
        (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn ship(
    caller: Caller,
    Path(id): Path<String>,
    Body(how): Body<Shipping>,
) -> Result<Reply<OrderView>, Failure> {
    let handover = how.handover.as_deref().map(word).transpose()?;
    let consignment = Consignment { handover, tracking_number: how.tracking, carrier: how.carrier };
    fulfil(&caller, id.into(), Wish::Ship(consignment)).await
}

/// Cancel an order as a whole. Asked for again, it changes nothing.
#[utoipa::path(post, path = "/{id}/cancel", tag = "orders", request_body = Cancelling, params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 404, body = Refusal),
        (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn cancel(
    caller: Caller,
    Path(id): Path<String>,
    Body(why): Body<Cancelling>,
) -> Result<Reply<OrderView>, Failure> {
    let reason = word(why.reason.as_deref().unwrap_or_default())?;
    fulfil(&caller, id.into(), Wish::Cancel(reason)).await
}

async fn fulfil(caller: &Caller, id: OrderId, wish: Wish) -> Result<Reply<OrderView>, Failure> {
    let shop = workplace(caller, &id).await?;
    let engine = caller.engine.clone();
    let order = to_the_end(move || async move {
        engine.fulfil_order(&shop, &id, &wish).await?;
        engine.order(&id).await
    });
    Ok(Reply::of(order.await?))
}

/// Returns an order of a shop that the caller may look at: of another's, nothing is there.
async fn visible(caller: &Caller, id: &OrderId) -> Result<OrderView, Failure> {
    let order = caller.engine.order(id).await?;
    if caller.scope(None).await?.has(&order.shop) { Ok(order) } else { Err(unknown(id)) }
}

/// Returns the shop that an order is shipped from, which the caller works on: of another's, nothing is there.
async fn workplace(caller: &Caller, id: &OrderId) -> Result<ShopAccess, Failure> {
    let order = caller.engine.order(id).await?;
    let shops = caller.engine.shops_of(&caller.who).await?;
    shops.into_iter().find(|access| access.shop.alias == order.shop).ok_or_else(|| unknown(id))
}

fn unknown(id: &OrderId) -> Failure {
    engine::Error::from(NoOrder::Unknown(id.clone())).into()
}
