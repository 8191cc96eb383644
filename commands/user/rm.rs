//! `spark user rm`.

use spark::engine::people::Decider;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Take somebody out of the group
///
/// An account that belongs to no other group goes with it. What they did stays in the ledger.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mail address that they log in with
    email: String,
    /// Say what would be removed and remove nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let removed = engine.remove_member(Decider::Operator, &args.email, args.dry_run).await?;
    let verb = if args.dry_run { "would be" } else { "is" };
    let account = if removed.account { ", account and all" } else { "; the account stays, for other groups" };
    cx.out.told(&removed, &format!("`{}` {verb} removed{account}", removed.email))?;
    Ok(Exit::Done)
}
