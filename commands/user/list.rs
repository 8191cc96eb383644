//! `spark user list`.

use super::COLUMNS;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// What every user has in CSV, so that a list without users has its header too.
const FIELDS: [&str; 8] = ["email", "name", "phone", "role", "status", "shops", "sessions", "created_at"];

/// List who may log in
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let members = cx.local_engine().await?.members().await?;
    if members.is_empty() {
        cx.out.hint("nobody may log in yet; `spark user add MAIL --role owner` lets somebody");
    }
    cx.out.list_of(members, &COLUMNS, &FIELDS)?;
    Ok(Exit::Done)
}
