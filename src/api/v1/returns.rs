//! `/api/v1/returns`: what buyers send back.

use std::collections::BTreeMap;

use axum::extract::Path;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;
use utoipa::{IntoParams, ToSchema};

use super::scope::{Printed, word};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Moment, Params};
use crate::api::routes::{Routes, routes};
use crate::api::whole::to_the_end;
use crate::engine::orders::returns::{Arrived, NoReturn, Received, ReturnFilter, ReturnView};
use crate::engine::{self, ReturnId, Role};

/// Returns on a page at most, and unless told.
const MOST: u32 = 1000;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(accept)).routes(routes!(receive))
}

/// Which returns, newest first.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// `requested`, `accepted`, `shipped`, `rejected`, `disputed`, `cancelled` or `completed`.
    status: Option<String>,
    /// Only of this order.
    order: Option<String>,
    /// Only asked for at or after this: unix seconds or a date.
    #[param(value_type = Option<String>)]
    since: Option<Moment>,
    /// Only asked for before this.
    #[param(value_type = Option<String>)]
    until: Option<Moment>,
    /// Only returns behind this one.
    after: Option<String>,
    /// At most so many: 1000 unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// What came back and is fit to be sold. What is left out came as a whole.
#[derive(Deserialize, ToSchema)]
struct Arrival {
    /// Units in all, as the shop sells them, of each line, named by its `line_id` or SKU; lines not named wait.
    #[serde(default)]
    lines: BTreeMap<String, u32>,
    /// Also tell the shop that the goods came, which gives the buyer the money.
    #[serde(default)]
    refund: bool,
    /// Only say what would be received.
    #[serde(default)]
    dry_run: bool,
}

/// The returns of my shops. As `spark order return list --json`.
#[utoipa::path(get, path = "", tag = "returns", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn list(caller: Caller, Params(search): Params<Search>) -> Result<Reply<Vec<ReturnView>>, Failure> {
    let Some(shops) = caller.scope(search.shop.as_deref()).await?.shops() else {
        return Ok(Reply::of(Vec::new()));
    };
    let after = match search.after {
        Some(id) => Some(visible(&caller, &id.into()).await?.return_id),
        None => None,
    };
    let filter = ReturnFilter {
        status: search.status.as_deref().map(word).transpose()?,
        shops,
        order: search.order.map(Into::into),
        since: search.since.map(|at| at.0),
        until: search.until.map(|at| at.0),
        after,
        limit: Some(search.limit.map_or(MOST, |limit| limit.0).min(MOST)),
    };
    Ok(Reply::of(caller.engine.returns(filter).await?))
}

/// A return, named by its id, or by that of an order with one return.
#[utoipa::path(get, path = "/{id}", tag = "returns", params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>),
        (status = 400, description = "Several are called so", body = Refusal), (status = 404, body = Refusal)))]
async fn show(caller: Caller, Path(id): Path<String>) -> Result<Reply<ReturnView>, Failure> {
    Ok(Reply::of(visible(&caller, &id.into()).await?))
}

/// Agree to what the buyer asks for: to send the goods back, or the money where they keep them. Takes a manager. Asked
/// for again, it changes nothing.
#[utoipa::path(post, path = "/{id}/accept", tag = "returns", params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn accept(caller: Caller, Path(id): Path<String>) -> Result<Reply<ReturnView>, Failure> {
    caller.insist(Role::Manager)?;
    let id = workable(&caller, &id.into()).await?;
    let engine = caller.engine.clone();
    let accepted = to_the_end(move || async move {
        let stop = CancellationToken::new();
        for accepted in engine.accept_returns(std::slice::from_ref(&id), false, |_| {}, &stop).await {
            accepted.result.transpose()?;
        }
        engine.return_named(&id).await
    });
    Ok(Reply::of(accepted.await?))
}

/// Put what came back on the shelf again. Takes a manager. Every line is received once: done again it changes nothing;
/// a higher figure later adds the difference. As `spark order return receive --json`.
#[utoipa::path(post, path = "/{id}/receive", tag = "returns", request_body = Arrival, params(("id" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn receive(
    caller: Caller,
    Path(id): Path<String>,
    Body(arrival): Body<Arrival>,
) -> Result<Reply<Received>, Failure> {
    caller.insist(Role::Manager)?;
    let id = workable(&caller, &id.into()).await?;
    let arrived = match arrival.lines {
        lines if lines.is_empty() => Arrived::All,
        lines => Arrived::Lines(lines.into_iter().map(|(line, units)| (line, units.into())).collect()),
    };
    let engine = caller.engine.clone();
    let (refund, dry_run) = (arrival.refund, arrival.dry_run);
    let received =
        to_the_end(move || async move { engine.receive_return(&id, arrived, refund, dry_run).await });
    Ok(Reply::of(received.await?))
}

/// Returns a return of a shop that the caller may look at: of another's, nothing is there.
async fn visible(caller: &Caller, id: &ReturnId) -> Result<ReturnView, Failure> {
    let found = caller.engine.return_named(id).await?;
    if caller.scope(None).await?.has(&found.shop) { Ok(found) } else { Err(unknown(id)) }
}

/// Returns the id of a return of a connected shop that the caller works on: of another's, nothing is there.
async fn workable(caller: &Caller, id: &ReturnId) -> Result<ReturnId, Failure> {
    let found = caller.engine.return_named(id).await?;
    match caller.shops_to_work_on(Some(found.shop.as_str())).await {
        Ok(_) => Ok(found.return_id),
        Err(_) => Err(unknown(id)),
    }
}

fn unknown(id: &ReturnId) -> Failure {
    engine::Error::from(NoReturn::Unknown(id.clone())).into()
}
