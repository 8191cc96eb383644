//! `spark shop refresh`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Refresh a shop's tokens now
///
/// Spark does this by itself ahead of their end. Worth a try by hand when a marketplace refuses a shop that its
/// seller still authorises.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shop's alias
    #[arg(value_name = "ALIAS")]
    alias: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let shop = cx.engine().await?.refresh_shop(&args.alias.into()).await?;
    cx.out.one(&shop)?;
    Ok(Exit::Done)
}
