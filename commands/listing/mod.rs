//! `spark listing`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// See the catalogue as the shops show it
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(_cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Usage, "not_there_yet", "`spark listing` is not there yet"))
}
