//! `spark sku rm`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Remove a SKU
///
/// Refused while listings are mapped to it or bundles are made of it, and for good once the ledger tells of it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    code: String,
    /// Say what would be removed and remove nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let removed = cx.local_engine().await?.remove_sku(&args.code, args.dry_run).await?;
    let verb = if args.dry_run { "would be" } else { "is" };
    cx.out.told(&removed, &format!("`{}` {verb} removed", args.code))?;
    Ok(Exit::Done)
}
