//! `spark stock verify`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::words::counted;

/// Prove that every balance is what its movements add up to
///
/// Ends with 0 when all of it adds up; else names the first row that does not, and ends with 1.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let verified = engine.verify().await?;
    let sums = format!("{} of {}", counted(verified.movements, "movement"), counted(verified.skus, "SKU"));
    let verdict = if verified.ok { "every balance is what they add up to" } else { "they do not add up" };
    cx.out.told(&verified, &format!("{sums}: {verdict}"))?;
    match verified.wrong {
        None => Ok(Exit::Done),
        Some(wrong) => Err(Failure::new(Exit::Bug, "ledger_wrong", wrong.to_string()).details(wrong)),
    }
}
