//! `spark group add`.

use super::Facts;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Make a group
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id, typed with --group from then on: letters, digits, `-`, `_` and `.`
    gid: String,
    #[command(flatten)]
    facts: Facts,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let group = engine.add_group(&args.gid.into(), args.facts.changes(cx)?).await?;
    cx.out.one(&group)?;
    cx.out.hint(&format!("`spark user add MAIL --role owner --group {}` gives it an owner", group.gid));
    Ok(Exit::Done)
}
