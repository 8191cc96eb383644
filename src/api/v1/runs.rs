//! `/api/v1/runs`: pushes, pulls and whole cycles: starting them, and what became of those before.
//!
//! What is started is done to its end, whether or not the client waits for it.

use std::time::Duration;

use axum::Json;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::scope::{Printed, word};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Params};
use crate::api::routes::{Routes, routes};
use crate::api::whole::to_the_end;
use crate::engine::pull::PullRequest;
use crate::engine::push::PushRequest;
use crate::engine::runs::RunView;
use crate::engine::sync::SyncRequest;
use crate::engine::{self, Engine, PlanItem, Role, RunKey, ShopAlias};

/// How long a client waits before it is told that the work goes on.
const PATIENCE: Duration = Duration::from_secs(20);

/// Runs in a list.
const MOST: u32 = 100;

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list))
        .routes(routes!(plan))
        .routes(routes!(push))
        .routes(routes!(pull))
        .routes(routes!(sync))
        .routes(routes!(show))
}

/// What to push or pull. A policy, and passing the guards, takes a manager.
#[derive(Deserialize, ToSchema)]
struct Work {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// Codes of SKUs; every mapped one unless told.
    #[serde(default)]
    skus: Vec<String>,
    /// What to do about drift: `master`, `marketplace`, `lowest` or `ask`.
    policy: Option<String>,
    /// Pass the guards.
    #[serde(default)]
    force: bool,
    /// Only say what would be done.
    #[serde(default)]
    dry_run: bool,
}

/// Which shops.
#[derive(Deserialize, ToSchema)]
#[schema(as = RunShops)]
struct Shops {
    /// Aliases, separated by commas; all of mine unless told.
    shop: Option<String>,
}

/// Work that goes on.
#[derive(Serialize, ToSchema)]
struct GoesOn {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    message: &'static str,
}

/// The last runs, newest first. Takes a manager: a run may be about any shop.
#[utoipa::path(get, path = "", tag = "runs",
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 403, body = Refusal)))]
async fn list(caller: Caller) -> Result<Reply<Vec<RunView>>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.runs(MOST).await?))
}

/// A run: what it did, and how far it came. Takes a manager.
#[utoipa::path(get, path = "/{id}", tag = "runs", params(("id" = i64, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn show(caller: Caller, Path(id): Path<String>) -> Result<Reply<RunView>, Failure> {
    caller.insist(Role::Manager)?;
    let missing = || Failure::new(StatusCode::NOT_FOUND, "There is no such run").code("no_such_run");
    let key = id.parse().map(RunKey).map_err(|_| missing())?;
    Ok(Reply::of(caller.engine.run(key).await?))
}

/// What the next push would do, by what the shops showed when last read. No marketplace is called.
#[utoipa::path(get, path = "/plan", tag = "runs", params(("shop" = Option<String>, Query)),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 404, body = Refusal)))]
async fn plan(caller: Caller, Params(shops): Params<Shops>) -> Result<Reply<Vec<PlanItem>>, Failure> {
    let scope = caller.scope(shops.shop.as_deref()).await?;
    let mut items = caller.engine.plan_as_known(None).await?.items;
    items.retain(|item| scope.has(&item.listing.shop));
    Ok(Reply::of(items))
}

/// Make my shops show what they should. As `spark stock push --json`: what was refused, held or undecided stands in
/// the report.
#[utoipa::path(post, path = "/push", tag = "runs", request_body = Work,
    responses((status = 200, body = Reply<Printed>),
        (status = 202, description = "It goes on: look at the runs", body = GoesOn), (status = 400, body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal), (status = 409, body = Refusal),
        (status = 503, body = Refusal)))]
async fn push(caller: Caller, Body(work): Body<Work>) -> Result<Response, Failure> {
    if work.force || work.policy.is_some() {
        caller.insist(Role::Manager)?;
    }
    let request = PushRequest {
        shops: caller.shops_to_work_on(work.shop.as_deref()).await?,
        skus: work.skus.into_iter().map(Into::into).collect(),
        policy: work.policy.as_deref().map(word).transpose()?,
        force: work.force,
        dry_run: work.dry_run,
        ..PushRequest::default()
    };
    answer(&caller.engine, |engine| async move { engine.prepare_push(request).await?.apply().await }).await
}

/// Let master take what my shops show. Takes a manager. As `spark stock pull --json`.
#[utoipa::path(post, path = "/pull", tag = "runs", request_body = Work,
    responses((status = 200, body = Reply<Printed>),
        (status = 202, description = "It goes on: look at the runs", body = GoesOn), (status = 400, body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal), (status = 409, body = Refusal),
        (status = 503, body = Refusal)))]
async fn pull(caller: Caller, Body(work): Body<Work>) -> Result<Response, Failure> {
    caller.insist(Role::Manager)?;
    let request = PullRequest {
        shops: caller.shops_to_work_on(work.shop.as_deref()).await?,
        skus: work.skus.into_iter().map(Into::into).collect(),
        policy: work.policy.as_deref().map(word).transpose()?,
        dry_run: work.dry_run,
        ..PullRequest::default()
    };
    answer(&caller.engine, |engine| async move { engine.pull_stock(request).await }).await
}

/// One whole cycle of my shops: tokens, orders, movements, pushes. As `spark sync --json`.
#[utoipa::path(post, path = "/sync", tag = "runs", request_body = Shops,
    responses((status = 200, body = Reply<Printed>),
        (status = 202, description = "It goes on: look at the runs", body = GoesOn), (status = 400, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn sync(caller: Caller, Body(shops): Body<Shops>) -> Result<Response, Failure> {
    let shops: Vec<ShopAlias> = caller.shops_to_work_on(shops.shop.as_deref()).await?;
    let request = SyncRequest { shops, ..SyncRequest::default() };
    answer(&caller.engine, |engine| async move { engine.sync(request).await }).await
}

/// Does `work`, and answers with its report, or after a while that it goes on.
async fn answer<T, F>(
    engine: &Engine,
    work: impl FnOnce(Engine) -> F + Send + 'static,
) -> Result<Response, Failure>
where
    T: Serialize + Send + 'static,
    F: Future<Output = Result<T, engine::Error>>,
{
    let engine = engine.clone();
    match tokio::time::timeout(PATIENCE, to_the_end(move || work(engine))).await {
        Ok(report) => Ok(Reply::of(report?).into_response()),
        Err(_) => {
            let goes_on =
                GoesOn { success: true, message: "This takes longer and goes on: look at the runs" };
            Ok((StatusCode::ACCEPTED, Json(goes_on)).into_response())
        }
    }
}
