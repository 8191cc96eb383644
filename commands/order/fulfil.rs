//! What `ship`, `cancel` and `return accept` share: a row each, and how the whole ends.

use serde::Serialize;
use spark::engine::orders::{Deed, Fulfilled, Wish};
use spark::engine::{Error, Fault as _, OrderId, OrderStatus, Retry, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &["order_id", "shop", "result", "status", "tracking_number", "error.message"];

#[derive(Serialize)]
struct Row<'f> {
    order_id: &'f OrderId,
    shop: Option<&'f ShopAlias>,
    /// `done`, `done_before`, `due` (in a dry run), `failed`, or `skipped` after an interruption.
    result: &'static str,
    status: Option<&'f OrderStatus>,
    platform_status: Option<&'f str>,
    tracking_number: Option<&'f str>,
    error: Option<Trouble>,
}

#[derive(Serialize)]
pub(super) struct Trouble {
    code: &'static str,
    message: String,
    retryable: bool,
}

/// Does as `wish` says to the orders, with a bar, and prints what became of each.
pub(super) async fn run(
    cx: &Context<'_>,
    mut ids: Vec<OrderId>,
    wish: Wish,
    dry_run: bool,
    label: &str,
) -> Result<Exit, Failure> {
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    let engine = cx.engine().await?;
    let bar = cx.out.progress(Some(ids.len() as u64), label);
    let fulfilled = engine.fulfil_orders(&ids, &wish, dry_run, |n| bar.set(n), &cx.interrupted).await;
    bar.finish();
    cx.out.list(fulfilled.iter().map(|it| row(it, dry_run)), COLUMNS)?;
    let details = fulfilled.iter().map(|it| serde_json::json!(row(it, dry_run))).collect();
    ended(cx, fulfilled.into_iter().map(|it| it.result), "orders", details)
}

/// Returns how a whole ended whose parts ended as `results` says (`None`: stopped before its turn).
pub(super) fn ended(
    cx: &Context<'_>,
    results: impl Iterator<Item = Option<Result<Deed, Error>>>,
    what: &str,
    details: Vec<serde_json::Value>,
) -> Result<Exit, Failure> {
    let (mut skipped, mut errors) = (false, Vec::new());
    for result in results {
        match result {
            None => skipped = true,
            Some(result) => errors.extend(result.err()),
        }
    }
    let failed = errors.len();
    match errors.into_iter().next() {
        _ if skipped => Ok(Exit::Interrupted),
        None => Ok(Exit::Done),
        Some(_) if failed < details.len() => {
            cx.out.warn(&format!("{failed} of {} {what} failed", details.len()));
            Ok(Exit::Partial)
        }
        // Nothing worked: the cause says what to do.
        Some(error) => Err(Failure::from(error).details(details)),
    }
}

/// Returns the word for what became of one, and its trouble.
pub(super) fn told(result: Option<Result<&Deed, &Error>>, dry_run: bool) -> (&'static str, Option<Trouble>) {
    match result {
        None => ("skipped", None),
        Some(Ok(Deed::DoneBefore)) => ("done_before", None),
        Some(Ok(Deed::Done)) => (if dry_run { "due" } else { "done" }, None),
        Some(Err(error)) => {
            let retryable = error.retry() != Retry::No;
            ("failed", Some(Trouble { code: error.code(), message: error.to_string(), retryable }))
        }
    }
}

fn row(fulfilled: &Fulfilled, dry_run: bool) -> Row<'_> {
    let Fulfilled { order_id, shop, result, order } = fulfilled;
    let (result, error) = told(result.as_ref().map(Result::as_ref), dry_run);
    let order = order.as_ref();
    Row {
        order_id,
        shop: shop.as_ref(),
        result,
        status: order.map(|order| &order.status),
        platform_status: order.map(|order| order.platform_status.as_str()),
        tracking_number: order.and_then(|order| order.tracking_number.as_deref()),
        error,
    }
}
