//! `spark shop show`.

use serde::Serialize;
use spark::engine::ShopView;
use spark::engine::posts::Posted;

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

#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    shop: ShopView,
    posted_to_dashboard: Option<Posted>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let (engine, alias) = (cx.local_engine().await?, args.alias.into());
    let (shop, posted_to_dashboard) = (engine.shop(&alias).await?, engine.posted_to_dashboard(&alias).await?);
    cx.out.one(&Shown { shop, posted_to_dashboard })?;
    Ok(Exit::Done)
}
