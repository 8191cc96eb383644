//! `spark order export`.

use spark::engine::orders::{LineView, OrderView};

use super::filter::Filter;
use crate::context::Context;
use crate::exit::Exit;
use crate::export;
use crate::failure::Failure;

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

/// Write orders as a file, one row a line, newest order first
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
    /// File to write; - is stdout
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: std::path::PathBuf,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let mut file = export::File::create(cx, &args.output, HEADER)?;
    let rows = |order: OrderView| {
        order.lines.iter().try_for_each(|line| file.row(&cells(&order, line)))?;
        Ok(true)
    };
    args.filter.walk(cx, &engine, None, rows).await?;
    file.finish()?;
    Ok(Exit::Done)
}

fn cells(order: &OrderView, line: &LineView) -> [String; 24] {
    fn text(value: Option<impl ToString>) -> String {
        value.map(|value| value.to_string()).unwrap_or_default()
    }
    [
        order.order_id.to_string(),
        order.shop.to_string(),
        order.platform.to_string(),
        order.status.to_string(),
        order.platform_status.clone(),
        order.currency.clone(),
        text(order.total),
        order.created_at.to_string(),
        text(order.paid_at),
        text(order.shipped_at),
        order.updated_at.to_string(),
        text(order.buyer.as_ref()),
        text(order.tracking_number.as_ref()),
        line.line_id.clone(),
        line.product_id.to_string(),
        line.variant_id.to_string(),
        line.seller_sku.clone(),
        text(line.sku.as_ref()),
        text(line.pack),
        line.name.clone(),
        line.quantity.to_string(),
        line.cancelled.to_string(),
        line.price.to_string(),
        line.stock.as_str().to_owned(),
    ]
}
