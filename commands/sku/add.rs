//! `spark sku add`.

use super::facts::Facts;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Add a SKU
///
/// The code is kept as written, case and all. Without --currency, prices are in the currency that all shops sell in.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    code: String,
    /// Units on hand
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    stock: Option<i64>,
    #[command(flatten)]
    facts: Facts,
    /// Say what would be added and add nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let added = engine.add_sku(&args.code, args.facts.edit(), args.stock, args.dry_run).await?;
    cx.out.one(&added)?;
    Ok(Exit::Done)
}
