//! `spark map export`.

use serde_json::json;
use spark::engine::ShopAlias;
use spark::engine::catalogue::ListingFilter;

use crate::context::Context;
use crate::exit::Exit;
use crate::export;
use crate::failure::Failure;

/// Write the mappings as a file that `map import` takes
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// File to write, CSV unless it is named .json or .ndjson; - is stdout
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: std::path::PathBuf,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let filter = ListingFilter { shops: args.shops, mapped: Some(true), ..ListingFilter::default() };
    let mapped = engine.listings(filter).await?;
    let mut file = export::File::create(cx, &args.output, &["listing", "sku", "pack"])?;
    for listing in mapped {
        file.row(&[json!(listing.listing), json!(listing.sku), json!(listing.pack)])?;
    }
    file.finish()?;
    Ok(Exit::Done)
}
