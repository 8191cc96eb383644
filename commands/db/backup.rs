//! `spark db backup`.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use spark::engine::database;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Bytes on their way to stdout at once.
const CHUNK: usize = 1 << 16;

/// Copy the database to a file, while others work on
///
/// The copy is the database as it is at one instant, is checked before it takes its name, and is readable for its
/// owner only. Tokens in it are sealed: the data key is not in it, and has to be kept apart. From a server, or with
/// --portable, it is a dump that `restore` takes on SQLite and on servers alike.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to; - is stdout
    file: PathBuf,
    /// Write a dump that restores on any engine, also from SQLite
    #[arg(long)]
    portable: bool,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    if args.file == Path::new("-") {
        return to_stdout(cx, args.portable).await;
    }
    if args.file.exists() {
        cx.confirm(&format!("`{}` is there already; overwrite it?", args.file.display()), "--yes")?;
    }
    let copying = cx.out.progress(None, "copying");
    let copied = database::back_up(&cx.database()?, cx.limits()?, &args.file, args.portable).await?;
    copying.finish();
    cx.out.one(&copied)?;
    Ok(Exit::Done)
}

/// Writes the backup to stdout, once it is whole: it is made beside, where its owner alone can read it.
async fn to_stdout(cx: &Context<'_>, portable: bool) -> Result<Exit, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::new(Exit::Config, "output_failed", "cannot keep the backup").because(&error)
    };
    let folder = tempfile::TempDir::new().map_err(unreadable)?; // mode 0700
    let file = folder.path().join("backup");
    database::back_up(&cx.database()?, cx.limits()?, &file, portable).await?;
    let mut copy = std::fs::File::open(&file).map_err(unreadable)?;
    let mut chunk = vec![0; CHUNK];
    loop {
        match copy.read(&mut chunk).map_err(unreadable)? {
            0 => return Ok(Exit::Done),
            read => cx.out.raw(&chunk[..read])?,
        }
    }
}
