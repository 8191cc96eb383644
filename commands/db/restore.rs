//! `spark db restore`.

use std::path::PathBuf;

use spark::engine::database;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Put a backup in the place of the database
///
/// The backup is checked first, and takes the place in one step. Nothing else may have the database open: stop the
/// daemon. What the database holds now is lost, so make a backup of it before. On a server the database has to be empty.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Backup, made by `spark db backup`
    file: PathBuf,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let database = cx.database()?;
    if !args.file.exists() {
        let message = format!("there is no file `{}`", args.file.display());
        return Err(Failure::new(Exit::Invalid, "file_missing", message));
    }
    if database::holds_data(&database).await {
        let question = format!("`{database}` holds data that the backup will replace; go on?");
        cx.confirm(&question, "--yes")?;
    }
    let restoring = cx.out.progress(None, "restoring");
    let restored = database::restore(&args.file, &database, cx.limits()?).await?;
    restoring.finish();
    cx.out.one(&restored)?;
    if let Err(error) = cx.local_engine().await?.check_key() {
        cx.out.warn(&format!("{error}: connected shops stay closed until the right key is back"));
    }
    Ok(Exit::Done)
}
