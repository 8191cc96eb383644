//! `spark sku`.

mod add;
mod bundle;
mod export;
mod facts;
mod import;
mod list;
mod rm;
mod set;
mod show;

use clap::Subcommand;

pub(crate) use list::FIELDS;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Keep the master table
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Add(add::Args),
    Set(set::Args),
    List(list::Args),
    Show(show::Args),
    Rm(rm::Args),
    Import(import::Args),
    Export(export::Args),
    Bundle(bundle::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Add(args) => add::run(cx, args).await,
        Command::Set(args) => set::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Show(args) => show::run(cx, args).await,
        Command::Rm(args) => rm::run(cx, args).await,
        Command::Import(args) => import::run(cx, args).await,
        Command::Export(args) => export::run(cx, args).await,
        Command::Bundle(args) => bundle::run(cx, args).await,
    }
}
