//! `spark map add`.

use spark::engine::ListingName;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Map a listing to a SKU
///
/// A listing sells one SKU: what it was mapped to before no longer counts.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The listing, alias:product_id/variant_id
    listing: ListingName,
    /// The SKU's code
    sku: String,
    /// Units of the SKU in one unit of the listing
    #[arg(long, value_name = "N", default_value_t = 1, allow_negative_numbers = true)]
    pack: i64,
    /// Say what would be mapped and map nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let mapped = engine.map_add(&args.listing, &args.sku, args.pack, args.dry_run).await?;
    let verb = if args.dry_run { "would sell" } else { "sells" };
    cx.out.told(&mapped, &format!("`{}` {verb} {} of `{}`", args.listing, args.pack, args.sku))?;
    if !args.dry_run {
        cx.out.hint("`spark stock push --dry-run` shows what it should show");
    }
    Ok(Exit::Done)
}
