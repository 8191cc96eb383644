//! `spark stock`.

mod adjust;
mod explain;
mod history;
mod import;
mod list;
mod pull;
mod push;
mod report;
mod revert;
mod set;
mod show;
mod verify;

use clap::Subcommand;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Count, plan, push and explain stock
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::Args),
    Show(show::Args),
    Explain(explain::Args),
    Set(set::Args),
    Adjust(adjust::Args),
    History(history::Args),
    Import(import::Args),
    Revert(revert::Args),
    Verify(verify::Args),
    Push(Box<push::Args>),
    Pull(pull::Args),
}

impl Args {
    /// Returns whether it can ask a daemon elsewhere (`--server`).
    pub(crate) fn has_remote_form(&self) -> bool {
        matches!(self.command, Command::List(_) | Command::Show(_))
    }
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::List(args) => list::run(cx, args).await,
        Command::Show(args) => show::run(cx, args).await,
        Command::Explain(args) => explain::run(cx, args).await,
        Command::Set(args) => set::run(cx, args).await,
        Command::Adjust(args) => adjust::run(cx, args).await,
        Command::History(args) => history::run(cx, args).await,
        Command::Import(args) => import::run(cx, args).await,
        Command::Revert(args) => revert::run(cx, args).await,
        Command::Verify(args) => verify::run(cx, args).await,
        Command::Push(args) => push::run(cx, *args).await,
        Command::Pull(args) => pull::run(cx, args).await,
    }
}
