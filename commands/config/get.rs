//! `spark config get`.

use super::Shown;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

/// Print one setting
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Setting, e.g. `stock.policy`
    key: String,
}

pub(super) fn run(cx: &Context<'_>, args: &Args) -> Result<Exit, Failure> {
    let settings = cx.settings()?;
    let shown = Shown::from(settings.get(&args.key)?);
    match cx.out.format() {
        Format::Table => cx.out.raw(format!("{}\n", shown.value).as_bytes())?,
        _ => cx.out.one(&shown)?,
    }
    Ok(Exit::Done)
}
