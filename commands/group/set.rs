//! `spark group set`.

use super::Facts;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Change a group's name or dashboard
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, which stays
    gid: String,
    #[command(flatten)]
    facts: Facts,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    cx.out.one(&engine.set_group(&args.gid.into(), args.facts.changes(cx)?).await?)?;
    Ok(Exit::Done)
}
