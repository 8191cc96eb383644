//! `spark order`.

mod cancel;
mod export;
mod filter;
mod fulfil;
mod label;
mod list;
mod pull;
mod returns;
mod ship;
mod show;

use clap::Subcommand;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// The shops' orders and what they do to stock
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Pull(pull::Args),
    List(list::Args),
    Show(show::Args),
    Ship(ship::Args),
    Label(label::Args),
    Cancel(cancel::Args),
    Return(returns::Args),
    Export(export::Args),
}

impl Args {
    /// Returns whether it can ask a daemon elsewhere (`--server`).
    pub(crate) fn has_remote_form(&self) -> bool {
        matches!(self.command, Command::List(_) | Command::Export(_))
    }
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Pull(args) => pull::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Show(args) => show::run(cx, args).await,
        Command::Ship(args) => ship::run(cx, args).await,
        Command::Label(args) => label::run(cx, args).await,
        Command::Cancel(args) => cancel::run(cx, args).await,
        Command::Return(args) => returns::run(cx, args).await,
        Command::Export(args) => export::run(cx, args).await,
    }
}
