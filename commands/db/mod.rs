//! `spark db`.

mod backup;
mod check;
mod copy;
mod import_sparkcommerce;
mod migrate;
mod restore;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Look after the database
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Check(check::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Copy(copy::Args),
    Migrate(migrate::Args),
    ImportSparkcommerce(import_sparkcommerce::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Check(args) => check::run(cx, args).await,
        Command::Backup(args) => backup::run(cx, args).await,
        Command::Restore(args) => restore::run(cx, args).await,
        Command::Copy(args) => copy::run(cx, args).await,
        Command::Migrate(args) => migrate::run(cx, args).await,
        Command::ImportSparkcommerce(args) => import_sparkcommerce::run(cx, args).await,
    }
}
