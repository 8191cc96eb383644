//! `spark db backup`.

use std::path::PathBuf;

use spark::engine::database;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Copy the database to a file, while others work on
///
/// The copy is the database as it is at one instant, is checked before it takes its name, and is readable for its
/// owner only. Tokens in it are sealed: the data key is not in it, and has to be kept apart. From a server, or with
/// --portable, it is a dump that `restore` takes on SQLite and on servers alike.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to
    file: PathBuf,
    /// Write a dump that restores on any engine, also from SQLite
    #[arg(long)]
    portable: bool,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    if args.file.exists() {
        cx.confirm(&format!("`{}` is there already; overwrite it?", args.file.display()), "--yes")?;
    }
    let copying = cx.out.progress(None, "copying");
    let copied = database::back_up(&cx.database()?, cx.limits()?, &args.file, args.portable).await?;
    copying.finish();
    cx.out.one(&copied)?;
    Ok(Exit::Done)
}
