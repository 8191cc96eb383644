//! `spark map rm`.

use spark::engine::ListingName;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Take a listing off its SKU
///
/// The shop goes on showing what it shows; spark no longer changes it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The listing, alias:product_id/variant_id
    listing: ListingName,
    /// Say what it would be and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let unmapped = cx.local_engine().await?.map_remove(&args.listing, args.dry_run).await?;
    let verb = if args.dry_run { "would be" } else { "is" };
    cx.out.told(&unmapped, &format!("`{}` {verb} mapped to no SKU", args.listing))?;
    Ok(Exit::Done)
}
