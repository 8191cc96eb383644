//! `spark shop disconnect`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Forget a shop's tokens
///
/// Its listings, mappings and history stay: connecting the shop again takes up where it stopped. The authorisation
/// itself is the seller's to withdraw, on the marketplace.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shop's alias
    #[arg(value_name = "ALIAS")]
    alias: String,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let shop = engine.shop(&args.alias.into()).await?; // an unknown one is not worth a question
    cx.confirm(&format!("forget the tokens of `{}` ({})?", shop.alias, shop.name), "--yes")?;
    cx.out.one(&engine.disconnect_shop(&shop.alias).await?)?;
    Ok(Exit::Done)
}
