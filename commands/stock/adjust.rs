//! `spark stock adjust`.

use super::set;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Add units to a SKU, or take some
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    sku: String,
    /// Units to add, or with a minus to take: +5, -3
    #[arg(value_name = "±N", allow_hyphen_values = true)]
    units: i64,
    /// Why, for the ledger
    #[arg(long, value_name = "TEXT")]
    reason: String,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    set::report(cx, &engine.adjust_stock(&args.sku, args.units, args.reason, args.dry_run).await?)
}
