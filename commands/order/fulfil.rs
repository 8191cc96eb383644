//! What `ship` and `cancel` share: a row an order, and how the whole ends.

use serde::Serialize;
use spark::engine::orders::{Deed, Fulfilled, Wish};
use spark::engine::{Fault as _, OrderId, OrderStatus, Retry, ShopAlias};

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
struct Trouble {
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
    let skipped = fulfilled.iter().any(|it| it.result.is_none());
    let failed = fulfilled.iter().filter(|it| matches!(it.result, Some(Err(_)))).count();
    if skipped {
        return Ok(Exit::Interrupted);
    }
    if failed == 0 {
        return Ok(Exit::Done);
    }
    if failed < fulfilled.len() {
        cx.out.warn(&format!("{failed} of {} orders failed", fulfilled.len()));
        return Ok(Exit::Partial);
    }
    // Nothing worked: the cause says what to do.
    let details: Vec<_> = fulfilled.iter().map(|it| serde_json::json!(row(it, dry_run))).collect();
    match fulfilled.into_iter().find_map(|it| it.result?.err()) {
        Some(error) => Err(Failure::from(error).details(details)),
        None => Ok(Exit::Done),
    }
}

fn row(fulfilled: &Fulfilled, dry_run: bool) -> Row<'_> {
    let Fulfilled { order_id, shop, result, order } = fulfilled;
    let (result, error) = match result {
        None => ("skipped", None),
        Some(Ok(Deed::DoneBefore)) => ("done_before", None),
        Some(Ok(Deed::Done)) => (if dry_run { "due" } else { "done" }, None),
        Some(Err(error)) => {
            let retryable = error.retry() != Retry::No;
            ("failed", Some(Trouble { code: error.code(), message: error.to_string(), retryable }))
        }
    };
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
