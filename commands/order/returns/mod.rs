//! `spark order return`.

mod accept;
mod list;
mod receive;

use clap::Subcommand;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// What buyers send back
///
/// Neither a return nor a refund moves stock by itself: `receive` does, when the goods are there.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    List(list::Args),
    Accept(accept::Args),
    Receive(receive::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::List(args) => list::run(cx, args).await,
        Command::Accept(args) => accept::run(cx, args).await,
        Command::Receive(args) => receive::run(cx, args).await,
    }
}
