//! `spark db restore`.

use std::path::{Path, PathBuf};

use spark::engine::database;
use tempfile::NamedTempFile;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Put a backup in the place of the database
///
/// The backup is checked first, and takes the place in one step. Nothing else may have the database open: stop the
/// daemon. What the database holds now is lost, so make a backup of it before. On a server the database has to be empty.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Backup, made by `spark db backup`; - is stdin
    file: PathBuf,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let database = cx.database()?;
    if args.file != Path::new("-") && !args.file.exists() {
        let message = format!("there is no file `{}`", args.file.display());
        return Err(Failure::new(Exit::Invalid, "file_missing", message));
    }
    if database::holds_data(&database).await {
        let question = format!("`{database}` holds data that the backup will replace; go on?");
        cx.confirm(&question, "--yes")?;
    }
    let restoring = cx.out.progress(None, "restoring");
    let received = if args.file == Path::new("-") { Some(receive()?) } else { None };
    let file = received.as_ref().map_or(args.file.as_path(), NamedTempFile::path);
    let restored = database::restore(file, &database, cx.limits()?).await?;
    restoring.finish();
    cx.out.one(&restored)?;
    if let Err(error) = cx.local_engine().await?.check_key() {
        cx.out.warn(&format!("{error}: connected shops stay closed until the right key is back"));
    }
    Ok(Exit::Done)
}

/// Keeps what stdin brings in a file that its owner alone can read.
fn receive() -> Result<NamedTempFile, Failure> {
    let unreadable = |error: std::io::Error| {
        Failure::new(Exit::Invalid, "file_unreadable", "cannot read stdin").because(&error)
    };
    let mut file = NamedTempFile::new().map_err(unreadable)?; // mode 0600
    std::io::copy(&mut std::io::stdin(), &mut file).map_err(unreadable)?;
    Ok(file)
}
