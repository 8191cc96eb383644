//! `spark map`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Say which listing sells which SKU
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(_cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Usage, "not_there_yet", "`spark map` is not there yet"))
}
