//! `spark sku import`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::import::{self, Flags};

/// Add and change SKUs as a file says
///
/// Columns: sku name barcode price cost currency stock buffer low_stock_at; only sku is required. A blank cell, like an
/// absent column, changes nothing. All rows are taken or none.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    flags: Flags,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let input = args.flags.input()?;
    let engine = cx.local_engine().await?;
    let done = import::finished(engine.import_skus(input, args.flags.options(cx, "SKUs")).await)?;
    import::print(cx, &done)?;
    if done.created > 0 && !done.dry_run {
        cx.out.hint("`spark listing pull` reads what the shops sell, `spark map auto` maps it to SKUs");
    }
    import::talk(cx, &done)
}
