//! `spark map import`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::import::{self, Flags};

/// Map listings as a file says
///
/// Columns: listing sku pack, or shop product_id variant_id (and warehouse_id) sku pack. All rows are taken or none.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    flags: Flags,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let input = args.flags.input()?;
    let engine = cx.local_engine().await?;
    import::report(cx, engine.import_mappings(input, args.flags.options(cx, "mappings")).await)
}
