//! `spark shop show`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Show one shop
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shop's alias
    #[arg(value_name = "ALIAS")]
    alias: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let shop = cx.local_engine().await?.shop(&args.alias.into()).await?;
    cx.out.one(&shop)?;
    Ok(Exit::Done)
}
