//! `spark shop`: connecting shops and looking after them.

mod connect;
mod disconnect;
mod list;
mod listener;
mod refresh;
mod rename;
mod show;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Connect shops and look after them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Connect(connect::Args),
    List(list::Args),
    Show(show::Args),
    Refresh(refresh::Args),
    Rename(rename::Args),
    Disconnect(disconnect::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Connect(args) => connect::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Show(args) => show::run(cx, args).await,
        Command::Refresh(args) => refresh::run(cx, args).await,
        Command::Rename(args) => rename::run(cx, args).await,
        Command::Disconnect(args) => disconnect::run(cx, args).await,
    }
}
