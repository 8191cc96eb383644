//! `spark sku list`.

use spark::engine::SkuCode;
use spark::engine::skus::SkuFilter;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &["sku", "name", "price", "currency", "on_hand", "reserved", "available", "buffer"];
/// What CSV tells of a SKU, whatever the list.
pub(crate) const FIELDS: &[&str] = &[
    "sku",
    "name",
    "barcode",
    "price",
    "cost",
    "currency",
    "on_hand",
    "reserved",
    "available",
    "buffer",
    "low_stock_at",
    "bundle",
    "updated_at",
];

/// List SKUs by code
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only SKUs with this in their code, name or barcode
    #[arg(long, value_name = "TEXT")]
    search: Option<String>,
    /// Only SKUs whose stock is low
    #[arg(long)]
    low: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Only SKUs behind this code: the last one of the page before
    #[arg(long, value_name = "CODE")]
    after: Option<SkuCode>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let limit = cx.out.limit(args.limit);
    // One more than is shown tells whether there are more.
    let filter = SkuFilter {
        search: args.search,
        low: args.low,
        after: args.after,
        limit: limit.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1)),
    };
    let mut skus = engine.skus(filter).await?;
    let shown = limit.unwrap_or(usize::MAX);
    let more = skus.len() > shown;
    skus.truncate(shown);
    cx.out.list_of(&skus, COLUMNS, FIELDS)?;
    if let Some(last) = skus.last().filter(|_| more) {
        cx.out.note(&format!("there are more: --after '{}' goes on, --limit N shows more at once", last.sku));
    }
    Ok(Exit::Done)
}
