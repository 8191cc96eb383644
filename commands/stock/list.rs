//! `spark stock list`.

use spark::engine::skus::SkuFilter;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::sku;

const COLUMNS: &[&str] = &["sku", "name", "on_hand", "reserved", "available", "buffer", "low_stock_at"];

/// List what there is
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only SKUs that are low
    #[arg(long)]
    low: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Only SKUs behind this one: the last one of the page before
    #[arg(long, value_name = "SKU")]
    after: Option<String>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    // One more than is shown tells whether there are more.
    let wanted =
        cx.out.limit(args.limit).map(|limit| u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1));
    let filter =
        SkuFilter { low: args.low, after: args.after.map(Into::into), limit: wanted, ..SkuFilter::default() };
    cx.out.list_limited(reports.stock(filter).await?, COLUMNS, sku::FIELDS, args.limit)?;
    Ok(Exit::Done)
}
