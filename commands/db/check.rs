//! `spark db check`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Check every page, reference and balance of the database
///
/// Reads all of it, and changes nothing. Problems end in exit code 8 and are listed.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let checking = cx.out.progress(None, "checking");
    let checked = cx.local_engine().await?.check_database().await?;
    checking.finish();
    if checked.problems.is_empty() {
        cx.out.one(&json!({ "schema": checked.schema, "sound": true }))?;
        return Ok(Exit::Done);
    }
    let count = checked.problems.len();
    let details = checked.problems.iter().map(|problem| json!({ "problem": problem })).collect::<Vec<_>>();
    let message = format!("the database has {count} {}", if count == 1 { "problem" } else { "problems" });
    Err(Failure::new(Exit::Config, "database_damaged", message).details(details))
}
