//! `spark stock revert`.

use spark::engine::RunKey;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::words::counted;

/// Take back what an import, a pull or another run moved
///
/// Each movement gets its opposite; the ledger forgets nothing. A second time changes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The run's id, as its report says it
    run: i64,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let done = engine.revert(RunKey(args.run), args.dry_run).await?;
    let (run, movements) = (&done.reverts, counted(done.movements, "movement"));
    let by = done.run_id.map(|run| format!(", by run {run}")).unwrap_or_default();
    let sentence = if done.repeated {
        format!("run {run} was taken back before{by}: nothing was changed")
    } else if done.movements == 0 {
        format!("run {run} moved nothing that could be taken back")
    } else if done.dry_run {
        format!("{movements} of run {run} would be taken back")
    } else {
        format!("{movements} of run {run} taken back{by}")
    };
    cx.out.told(&done, &sentence)?;
    Ok(Exit::Done)
}
