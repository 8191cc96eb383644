//! `spark daemon status`.

use serde::Serialize;
use spark::engine::inbox::InboxCount;
use spark::engine::jobs::JobView;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

/// Show what daemons did last in every shop, and the messages they keep
///
/// Reads the local database only: whatever daemon it was, on whatever machine.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

/// What daemons left behind.
#[derive(Debug, Serialize)]
struct Status {
    /// The last run of every kind of work in every shop.
    jobs: Vec<JobView>,
    /// Messages of marketplaces.
    inbox: Vec<InboxCount>,
}

pub(super) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let status = Status { jobs: engine.jobs().await?, inbox: engine.inbox_counts().await? };
    if cx.out.format() != Format::Table {
        cx.out.one(&status)?;
        return Ok(Exit::Done);
    }
    cx.out.list(&status.jobs, &["shop", "job", "status", "finished_at", "failures", "summary"])?;
    cx.out.list(&status.inbox, &["platform", "state", "messages"])?;
    if status.jobs.is_empty() {
        cx.out.hint("no daemon has worked here yet: `spark daemon`");
    }
    Ok(Exit::Done)
}
