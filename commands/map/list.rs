//! `spark map list`.

use spark::engine::catalogue::ListingFilter;
use spark::engine::{ListingName, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::listing::list::show;

const COLUMNS: &[&str] = &["listing", "seller_sku", "sku", "pack", "title", "variant"];

/// List mapped listings
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// The unmapped ones instead
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
    let mapped = Some(!args.unmapped);
    show(cx, ListingFilter { shops: args.shops, mapped, after: args.after, limit: None }, args.limit, COLUMNS)
        .await
}
