//! `spark stock revert`.

use spark::engine::RunKey;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

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
    cx.out.one(&done)?;
    if done.repeated {
        cx.out.note(&format!(
            "run {} was taken back before, by run {}: nothing was changed",
            done.reverts, done.run_id
        ));
    } else if done.movements == 0 {
        cx.out.note(&format!("run {} moved nothing that could be taken back", done.reverts));
    }
    Ok(Exit::Done)
}
