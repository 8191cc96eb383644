//! `spark order list`.

use super::filter::Filter;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &["order_id", "shop", "status", "total", "currency", "created_at", "buyer"];
const FIELDS: &[&str] = &[
    "order_id",
    "shop",
    "platform",
    "status",
    "platform_status",
    "currency",
    "total",
    "created_at",
    "paid_at",
    "shipped_at",
    "updated_at",
    "buyer",
    "tracking_number",
];

/// List the orders that were taken in, newest first
///
/// CSV has one row an order, without its lines; `spark order export` writes the lines too.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    let mut list = cx.out.start_list(COLUMNS, FIELDS);
    let more = args.filter.walk(cx, &reports, cx.out.limit(args.limit), |order| list.push(&order)).await?;
    list.end()?;
    if let Some(last) = more {
        cx.out.note(&format!("there are more: --after {last} goes on, --limit N shows more at once"));
    }
    Ok(Exit::Done)
}
