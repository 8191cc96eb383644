//! `spark doctor`: looks at everything that spark needs, and says of each what to do.

mod database;
mod marketplaces;
mod settings;

use serde::Serialize;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Check that everything spark needs is in order
///
/// Looks at the config, the secrets, the database, the data key, each marketplace's clock, the tokens, and what
/// pushes left open. Changes nothing. The exit code is that of the first check that failed; warnings are no failure.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// What one check found.
#[derive(Debug, Serialize)]
struct Finding {
    check: String,
    status: Status,
    message: String,
    remedy: Option<String>,
    #[serde(skip)]
    exit: Exit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Status {
    Ok,
    Warning,
    Failed,
    Skipped,
}

impl Finding {
    fn new(check: impl Into<String>, status: Status, message: impl Into<String>) -> Self {
        Self { check: check.into(), status, message: message.into(), remedy: None, exit: Exit::Done }
    }

    fn ok(check: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(check, Status::Ok, message)
    }

    fn skipped(check: impl Into<String>, message: impl Into<String>) -> Self {
        Self::new(check, Status::Skipped, message)
    }

    fn warning(check: impl Into<String>, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { remedy: Some(remedy.into()), ..Self::new(check, Status::Warning, message) }
    }

    fn failed(check: impl Into<String>, failure: Failure) -> Self {
        let message = [vec![failure.message], failure.causes].concat().join(": ");
        Self { remedy: failure.hint, exit: failure.exit, ..Self::new(check, Status::Failed, message) }
    }
}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let mut findings = settings::check(cx);
    // Without the marketplaces, where a secret is missing: that was said, and the rest can still be looked at.
    let engine = match cx.engine().await {
        Ok(engine) => Ok(engine),
        Err(_) => cx.local_engine().await,
    };
    match engine {
        Ok(engine) => {
            findings.extend(database::check(cx, &engine).await);
            findings.extend(marketplaces::check(cx, &engine).await);
        }
        // What is wrong with the config has been said.
        Err(failure) if cx.config().is_ok() => findings.push(Finding::failed("database", failure)),
        Err(_) => {}
    }
    cx.out.list(&findings, &["status", "check", "message", "remedy"])?;
    let failed = findings.iter().find(|finding| finding.status == Status::Failed);
    Ok(failed.map_or(Exit::Done, |finding| finding.exit))
}
