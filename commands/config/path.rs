//! `spark config path`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

/// Print where the config file is
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let path = &cx.home.config;
    match cx.out.format() {
        Format::Table => cx.out.raw(format!("{}\n", path.display()).as_bytes())?,
        _ => cx.out.one(&json!({ "path": path, "exists": path.exists() }))?,
    }
    Ok(Exit::Done)
}
