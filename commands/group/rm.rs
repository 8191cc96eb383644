//! `spark group rm`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Remove a group that nothing belongs to
///
/// Refused while it has users, shops or SKUs, and for good once something was imported or pushed for it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Its id
    gid: String,
    /// Say what would be removed and remove nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let removed = cx.local_engine().await?.remove_group(&args.gid.into(), args.dry_run).await?;
    let verb = if args.dry_run { "would be" } else { "is" };
    cx.out.told(&removed, &format!("`{}` {verb} removed", removed.gid))?;
    Ok(Exit::Done)
}
