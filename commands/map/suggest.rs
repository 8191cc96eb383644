//! `spark map suggest`.

use spark::engine::ShopAlias;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &["listing", "seller_sku", "title", "variant", "sku", "name", "score", "by"];

/// Suggest SKUs for unmapped listings
///
/// By a code that is the same but for case, spaces and punctuation, by a slip of a letter, by the same barcode, or by a
/// title like the SKU's name. Scores are percent. Nothing is applied: `spark map add` does that.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this shop's listings (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// For so many listings at most
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let suggestions = engine.map_suggest(&args.shops, cx.out.limit(args.limit)).await?;
    cx.out.list_of(&suggestions, COLUMNS, COLUMNS)?;
    if suggestions.is_empty() {
        cx.out.note("nothing unmapped is near any SKU");
    }
    Ok(Exit::Done)
}
