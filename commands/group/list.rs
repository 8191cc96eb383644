//! `spark group list`.

use super::COLUMNS;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// List the groups
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    cx.out.list(cx.local_engine().await?.group_views().await?, &COLUMNS)?;
    Ok(Exit::Done)
}
