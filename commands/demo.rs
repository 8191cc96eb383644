//! `spark demo`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Play the whole story on a sandbox of its own
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(_cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Usage, "not_there_yet", "`spark demo` is not there yet"))
}
