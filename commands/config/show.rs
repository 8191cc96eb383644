//! `spark config show`.

use spark::config::Config;

use super::Shown;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Show every setting and where it comes from
///
/// Of a secret only the place is shown. `origin` is `default`, a line of the config file, or an environment variable.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let settings = cx.settings()?;
    cx.out.list(settings.iter().map(Shown::from), &["key", "value", "origin"])?;
    Config::read(&settings)?; // after the list: it shows the value that is complained about
    Ok(Exit::Done)
}
