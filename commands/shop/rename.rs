//! `spark shop rename`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Give a shop another alias
///
/// Listings are typed with the new alias from then on: `NEW:product_id/variant_id`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shop's alias
    #[arg(value_name = "ALIAS")]
    alias: String,
    /// What to call it: letters, digits, `-`, `_` and `.`
    #[arg(value_name = "NEW")]
    to: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let shop = cx.local_engine().await?.rename_shop(&args.alias.into(), &args.to.into()).await?;
    cx.out.one(&shop)?;
    Ok(Exit::Done)
}
