//! `spark sku set`.

use super::facts::Facts;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Change a SKU
///
/// What is not named stays as it is; an empty value ('') forgets what was known. Stock is changed by `spark stock set`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    code: String,
    #[command(flatten)]
    facts: Facts,
    /// Say what it would be and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    if args.facts.is_empty() {
        let failure = Failure::new(Exit::Usage, "nothing_to_set", "nothing is named that could be set");
        return Err(failure.hint("for example --name, --price or --low"));
    }
    let engine = cx.local_engine().await?;
    let changed = engine.edit_sku(&args.code, args.facts.edit(), args.dry_run).await?;
    cx.out.one(&changed)?;
    Ok(Exit::Done)
}
