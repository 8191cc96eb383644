//! `spark stock show`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::when::When;

/// Show what there is of a SKU, or was
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    sku: String,
    /// At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)
    #[arg(long, value_name = "TIME")]
    at: Option<When>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    let at = args.at.map(|at| at.resolve(cx.clock().now()));
    cx.out.one(&reports.stock_of(&args.sku, at).await?)?;
    Ok(Exit::Done)
}
