//! `spark user`: who may log in to the daemon's API, and as what.

mod add;
mod list;
mod passwd;
mod rm;
mod set;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Decide who may log in to the daemon's API, and as what
///
/// People belong to a group (--group GID). Owners work on all of its shops and may do everything; managers connect
/// shops and settle what a push asks; staff ship orders and set stock in the shops they are attached to.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Add(add::Args),
    List(list::Args),
    Set(set::Args),
    Passwd(passwd::Args),
    Rm(rm::Args),
}

/// What a table shows of a user.
const COLUMNS: [&str; 6] = ["email", "name", "role", "status", "shops", "sessions"];

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Add(args) => add::run(cx, args).await,
        Command::List(args) => list::run(cx, args).await,
        Command::Set(args) => set::run(cx, args).await,
        Command::Passwd(args) => passwd::run(cx, args).await,
        Command::Rm(args) => rm::run(cx, args).await,
    }
}
