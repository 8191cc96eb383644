//! `spark daemon`: spark as a service.

mod api;
mod serve;
mod status;
mod unit;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Sync by itself, hear the marketplaces, serve the API
///
/// Stays in the foreground; one JSON line on stdout says where it listens. SIGTERM finishes what is under way and ends
/// with 0, a second one ends at once; SIGHUP reads the config again.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Args {
    #[command(flatten)]
    serve: serve::Flags,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Unit(unit::Args),
    Status(status::Args),
}

impl Args {
    /// Returns whether this is the service itself, which logs what it does without being asked.
    pub(crate) fn serves(&self) -> bool {
        self.command.is_none()
    }
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        None => serve::run(cx, args.serve).await,
        Some(Command::Unit(args)) => unit::run(cx, &args),
        Some(Command::Status(args)) => status::run(cx, args).await,
    }
}
