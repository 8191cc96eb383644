//! `spark order export`.

use serde_json::Value;
use spark::engine::orders::OrderView;

use super::filter::Filter;
use crate::context::Context;
use crate::exit::Exit;
use crate::export;
use crate::failure::Failure;
use crate::reports::Told;

const HEADER: &[&str] = &[
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
    "line_id",
    "product_id",
    "variant_id",
    "seller_sku",
    "sku",
    "pack",
    "name",
    "quantity",
    "cancelled",
    "price",
    "stock",
];

/// How many of the columns are the order's; the others are its line's.
const OF_ORDER: usize = 13;

/// Write orders as a file, one row a line, newest order first
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
    /// File to write, CSV unless it is named .json or .ndjson; - is stdout
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: std::path::PathBuf,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    let mut file = export::File::create(cx, &args.output, HEADER)?;
    let rows = |order: Told<OrderView>| {
        let order = order.value()?;
        let lines = order["lines"].as_array().map_or(&[][..], Vec::as_slice);
        lines.iter().try_for_each(|line| file.row(&cells(&order, line)))?;
        Ok(true)
    };
    args.filter.walk(cx, &reports, None, rows).await?;
    file.finish()?;
    Ok(Exit::Done)
}

/// Returns a row's cells: first those of the order, then those of its line.
fn cells(order: &Value, line: &Value) -> Vec<Value> {
    let of = |(place, name): (usize, &&str)| if place < OF_ORDER { &order[*name] } else { &line[*name] };
    HEADER.iter().enumerate().map(of).cloned().collect()
}
