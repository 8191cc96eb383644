//! `spark order return accept`.

use serde::Serialize;
use spark::engine::orders::returns::Accepted;
use spark::engine::{OrderId, ReturnId, ReturnStatus, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::order::fulfil::{self, Trouble};

const COLUMNS: &[&str] = &["return_id", "order_id", "shop", "result", "status", "error.message"];

/// Agree to what buyers ask for: to send the goods back, or the money where they keep them
///
/// Many at once, each for itself; what is agreed already counts as done. It moves no stock, and it does not say that
/// goods came: `spark order return receive` does.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplaces' ids of the returns, or of orders with one return
    #[arg(value_name = "RETURN", required = true)]
    ids: Vec<ReturnId>,
    /// Say what would be agreed to and agree to nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    return_id: &'a ReturnId,
    order_id: Option<&'a OrderId>,
    shop: Option<&'a ShopAlias>,
    /// `done`, `done_before`, `due` (in a dry run), `failed`, or `skipped` after an interruption.
    result: &'static str,
    status: Option<&'a ReturnStatus>,
    platform_status: Option<&'a str>,
    error: Option<Trouble>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let Args { mut ids, dry_run } = args;
    let mut seen = std::collections::HashSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    let engine = cx.engine().await?;
    let bar = cx.out.progress(Some(ids.len() as u64), "returns");
    let accepted = engine.accept_returns(&ids, dry_run, |n| bar.set(n), &cx.interrupted).await;
    bar.finish();
    cx.out.list(accepted.iter().map(|it| row(it, dry_run)), COLUMNS)?;
    let details = accepted.iter().map(|it| serde_json::json!(row(it, dry_run))).collect();
    fulfil::ended(cx, accepted.into_iter().map(|it| it.result), "returns", details)
}

fn row(accepted: &Accepted, dry_run: bool) -> Row<'_> {
    let Accepted { id, result, now } = accepted;
    let (result, error) = fulfil::told(result.as_ref().map(Result::as_ref), dry_run);
    let now = now.as_ref();
    Row {
        return_id: now.map_or(id, |now| &now.return_id),
        order_id: now.map(|now| &now.order_id),
        shop: now.map(|now| &now.shop),
        result,
        status: now.map(|now| &now.status),
        platform_status: now.map(|now| now.platform_status.as_str()),
        error,
    }
}
