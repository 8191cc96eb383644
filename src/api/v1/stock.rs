//! `/api/v1/stock`: what there is of every SKU, why, and moving it.

use axum::extract::Path;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::scope::Printed;
use super::skus::Search;
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Moment, Params};
use crate::api::routes::{Routes, routes};
use crate::engine::explain::Explained;
use crate::engine::ledger::{Moved, Stock};
use crate::engine::skus::SkuView;
use crate::engine::{Movement, Role};

/// Movements on a page at most, and unless told.
const MOST: u32 = 1000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list))
        .routes(routes!(show, set))
        .routes(routes!(adjust))
        .routes(routes!(explain))
        .routes(routes!(history))
}

/// When.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Point {
    /// Unix seconds or a date; now unless told.
    #[param(value_type = Option<String>)]
    at: Option<Moment>,
}

/// How many.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Page {
    /// At most so many: 1000 unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// A new figure.
#[derive(Deserialize, ToSchema)]
struct Figure {
    /// Units on hand.
    quantity: i64,
    /// Why.
    note: Option<String>,
}

/// A change.
#[derive(Deserialize, ToSchema)]
#[schema(as = StockChange)]
struct Change {
    /// Units that come in; negative: that go.
    delta: i64,
    /// Why.
    reason: String,
}

/// What there is, by code. As `spark stock list --json`.
#[utoipa::path(get, path = "", tag = "stock", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal)))]
async fn list(caller: Caller, search: Params<Search>) -> Result<Reply<Vec<SkuView>>, Failure> {
    super::skus::list(caller, search).await
}

/// What there is of a SKU. As `spark stock show --json`.
#[utoipa::path(get, path = "/{sku}", tag = "stock", params(("sku" = String, Path), Point),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 404, body = Refusal)))]
async fn show(
    caller: Caller,
    Path(sku): Path<String>,
    Params(point): Params<Point>,
) -> Result<Reply<Stock>, Failure> {
    Ok(Reply::of(caller.engine.stock(&sku, point.at.map(|at| at.0)).await?))
}

/// Set what is on hand, by a movement of the difference. Takes a manager.
#[utoipa::path(put, path = "/{sku}", tag = "stock", request_body = Figure, params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn set(
    caller: Caller,
    Path(sku): Path<String>,
    Body(figure): Body<Figure>,
) -> Result<Reply<Moved>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.set_stock(&sku, figure.quantity, figure.note, false).await?))
}

/// Add units, or take them. Takes a manager.
#[utoipa::path(post, path = "/{sku}/adjust", tag = "stock", request_body = Change, params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn adjust(
    caller: Caller,
    Path(sku): Path<String>,
    Body(change): Body<Change>,
) -> Result<Reply<Moved>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.adjust_stock(&sku, change.delta, change.reason, false).await?))
}

/// Every cause of a balance, and what listings should show for it; of these, those of my shops. As
/// `spark stock explain --json`.
#[utoipa::path(get, path = "/{sku}/explain", tag = "stock", params(("sku" = String, Path), Point),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 404, body = Refusal)))]
async fn explain(
    caller: Caller,
    Path(sku): Path<String>,
    Params(point): Params<Point>,
) -> Result<Reply<Explained>, Failure> {
    let scope = caller.scope(None).await?;
    let mut explained = caller.engine.explain(&sku, point.at.map(|at| at.0)).await?;
    explained.listings.retain(|it| scope.has(&it.listing.shop));
    Ok(Reply::of(explained))
}

/// A SKU's movements, newest first. As `spark stock history --json`.
#[utoipa::path(get, path = "/{sku}/history", tag = "stock", params(("sku" = String, Path), Page),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn history(
    caller: Caller,
    Path(sku): Path<String>,
    Params(page): Params<Page>,
) -> Result<Reply<Vec<Movement>>, Failure> {
    let limit = page.limit.map_or(MOST, |limit| limit.0).min(MOST);
    Ok(Reply::of(caller.engine.history(&sku, Some(limit)).await?))
}
