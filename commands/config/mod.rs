//! `spark config`.

mod get;
mod path;
mod set;
mod show;

use serde::Serialize;
use spark::config::{Setting, Value, variable};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// See and change the settings
///
/// Every setting can be given by flag (where a command has one), environment, config file, or left at its default;
/// the first of these that says something holds.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Path(path::Args),
    Show(show::Args),
    Get(get::Args),
    Set(set::Args),
}

pub(crate) fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Path(args) => path::run(cx, args),
        Command::Show(args) => show::run(cx, args),
        Command::Get(args) => get::run(cx, &args),
        Command::Set(args) => set::run(cx, &args),
    }
}

/// A setting as it is shown: of a secret only the place.
#[derive(Serialize)]
struct Shown<'a> {
    key: &'a str,
    value: Value,
    origin: String,
    variable: String,
}

impl<'a> From<&'a Setting> for Shown<'a> {
    fn from(setting: &'a Setting) -> Self {
        Self {
            key: &setting.key,
            value: setting.shown(),
            origin: setting.origin.to_string(),
            variable: variable(&setting.key),
        }
    }
}
