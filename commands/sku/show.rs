//! `spark sku show`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Show a SKU
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    code: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let sku = cx.local_engine().await?.sku(&args.code).await?;
    cx.out.one(&sku)?;
    Ok(Exit::Done)
}
