//! `spark man`.

use std::fs;
use std::path::PathBuf;

use clap::CommandFactory;

use crate::Cli;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::Out;

/// Print the man page, or write all of them into a folder
///
/// `spark man ~/.local/share/man/man1` makes `man spark-stock-push` work.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folder for the pages of every command
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
}

pub(crate) fn run(out: &Out, args: &Args) -> Result<Exit, Failure> {
    let command = Cli::command();
    match &args.folder {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page).expect("a vector takes everything");
            out.raw(&page)?;
        }
        Some(folder) => {
            fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(command, folder)).map_err(
                |error| {
                    let message = format!("cannot write to `{}`", folder.display());
                    Failure::new(Exit::Config, "output_failed", message).because(&error)
                },
            )?;
        }
    }
    Ok(Exit::Done)
}
