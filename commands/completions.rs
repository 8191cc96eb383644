//! `spark completions`.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::Cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Out;

/// Print a script that completes spark's commands in a shell
///
/// For bash: `spark completions bash > ~/.local/share/bash-completion/completions/spark`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shell to print it for
    shell: Shell,
}

pub(crate) fn run(out: &Out, args: &Args) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "spark", &mut script);
    out.raw(&script)?;
    Ok(Exit::Done)
}
