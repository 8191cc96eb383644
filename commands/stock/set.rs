//! `spark stock set`.

use spark::engine::ledger::Moved;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Set what is on hand of a SKU
///
/// The difference becomes a movement in the ledger; where there is none, nothing is recorded.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    sku: String,
    /// Units on hand
    #[arg(value_name = "N", allow_hyphen_values = true, value_parser = figure)]
    units: i64,
    /// Why, for the ledger
    #[arg(long, visible_alias = "reason", value_name = "TEXT")]
    note: Option<String>,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// `+5` reads as five more, and would be taken as five.
fn figure(text: &str) -> Result<i64, String> {
    if text.starts_with('+') {
        return Err(
            "write what there is, without a sign; `spark stock adjust` adds and takes away".to_owned()
        );
    }
    text.parse().map_err(|_| format!("`{text}` is no whole number"))
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    report(cx, &engine.set_stock(&args.sku, args.units, args.note, args.dry_run).await?)
}

/// Prints a movement by hand.
pub(super) fn report(cx: &Context<'_>, moved: &Moved) -> Result<Exit, Failure> {
    let Moved { sku, delta_on_hand, on_hand, reserved, available, .. } = moved;
    let sentence = if moved.changed {
        format!(
            "`{sku}`: {delta_on_hand:+} makes {on_hand} on hand, {reserved} reserved, {available} available"
        )
    } else {
        format!("`{sku}` has {on_hand} on hand already: nothing was recorded")
    };
    cx.out.told(moved, &sentence)?;
    if moved.changed && moved.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    Ok(Exit::Done)
}
