//! `spark config`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// See and change the settings
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print where the config file is
    Path,
}

pub(crate) fn run(cx: &Context<'_>, args: &Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Path => cx.out.raw(format!("{}\n", cx.home.config.display()).as_bytes())?,
    }
    Ok(Exit::Done)
}
