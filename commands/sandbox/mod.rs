//! `spark sandbox`: serving the stand-ins, and pulling their levers from the command line.

mod lever;
mod serve;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Run stand-ins for both marketplaces, and make things happen in them
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Serve(serve::Args),
    Order(lever::Order),
    Advance(lever::Advance),
    Storm(lever::Storm),
    Fault(lever::Fault),
    Truth(lever::Truth),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Serve(args) => serve::run(cx, args).await,
        Command::Order(args) => args.run(cx).await,
        Command::Advance(args) => args.run(cx).await,
        Command::Storm(args) => args.run(cx).await,
        Command::Fault(args) => args.run(cx).await,
        Command::Truth(args) => args.run(cx).await,
    }
}
