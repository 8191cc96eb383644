//! `spark listing list`.

use spark::engine::catalogue::ListingFilter;
use spark::engine::{ListingName, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] =
    &["listing", "title", "variant", "seller_sku", "sku", "pack", "shown", "agreed", "target"];
pub(crate) const FIELDS: &[&str] = &[
    "listing",
    "shop",
    "platform",
    "product_id",
    "variant_id",
    "warehouse_id",
    "seller_sku",
    "title",
    "variant",
    "status",
    "sku",
    "pack",
    "shown",
    "shown_at",
    "agreed",
    "target",
];

/// List what the shops showed when last read
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// Only listings that are mapped to no SKU
    #[arg(long)]
    unmapped: bool,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Only listings behind this one: the last one of the page before
    #[arg(long, value_name = "LISTING")]
    after: Option<ListingName>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let mapped = args.unmapped.then_some(false);
    show(cx, ListingFilter { shops: args.shops, mapped, after: args.after, limit: None }, args.limit, COLUMNS)
        .await
}

/// Prints the listings that `filter` lets through, `limit` of them.
pub(crate) async fn show(
    cx: &Context<'_>,
    filter: ListingFilter,
    limit: Option<usize>,
    columns: &[&str],
) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let limit = cx.out.limit(limit);
    // One more than is shown tells whether there are more.
    let wanted = limit.map(|limit| u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1));
    let mut listings = engine.listings(ListingFilter { limit: wanted, ..filter }).await?;
    let shown = limit.unwrap_or(usize::MAX);
    let more = listings.len() > shown;
    listings.truncate(shown);
    cx.out.list_of(&listings, columns, FIELDS)?;
    if let Some(last) = listings.last().filter(|_| more) {
        cx.out
            .note(&format!("there are more: --after {} goes on, --limit N shows more at once", last.listing));
    }
    Ok(Exit::Done)
}
