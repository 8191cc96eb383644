//! `spark man`.

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Out;

/// Write the man pages
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) fn run(_out: &Out, _args: &Args) -> Result<Exit, Failure> {
    Err(Failure::new(Exit::Usage, "not_there_yet", "`spark man` is not there yet"))
}
