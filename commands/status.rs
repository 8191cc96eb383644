//! `spark status`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Show shops, tokens, last runs and what needs attention
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(_cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Usage, "not_there_yet", "`spark status` is not there yet"))
}
