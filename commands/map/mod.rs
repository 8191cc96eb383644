//! `spark map`.

mod add;
mod auto;
mod export;
mod import;
mod list;
mod rm;
mod suggest;

use clap::Subcommand;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Say which listing sells which SKU
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Auto(auto::Args),
    Add(add::Args),
    Rm(rm::Args),
    List(list::Args),
    Suggest(suggest::Args),
    Import(import::Args),
    Export(export::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Auto(args) => auto::run(cx, args).await,
        Command::Add(args) => add::run(cx, args).await,
        Command::Rm(args) => rm::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Suggest(args) => suggest::run(cx, args).await,
        Command::Import(args) => import::run(cx, args).await,
        Command::Export(args) => export::run(cx, args).await,
    }
}
