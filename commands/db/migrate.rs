//! `spark db migrate`.

use spark::engine::database;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Bring the database's schema up to date
///
/// Every command does so by itself; this one does nothing else, and says what it did. There is no way back: a backup
/// made before is one.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let migrated = database::migrate(&cx.database()?, cx.limits()?).await?;
    cx.out.one(&migrated)?;
    Ok(Exit::Done)
}
