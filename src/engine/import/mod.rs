//! Takes files in: CSV in several dialects, NDJSON, XLSX. A million rows in flat memory, all or nothing.
//!
//! A file is read and parsed on one thread and written on another, in a single transaction, so that a crash at any
//! point leaves nothing behind. Every import is a run whose key is the file's content (or what the caller says): the
//! same key again changes nothing. What is done with a row is the business of each [`Import`].

mod delimited;
mod error;
mod input;
mod layout;
mod maps;
mod ndjson;
mod pump;
mod skus;
mod stock;
#[cfg(test)]
mod tests;
mod xlsx;

use std::sync::Arc;

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use super::Engine;
use crate::domain::{Millis, RunKey};
use crate::store::{Tx, runs};

pub use error::{Error, Problem, Problems};
pub use input::{Format, Input};
pub use layout::{Column, Layout, Row};
pub use stock::Mode;

/// How to take a file in.
#[derive(Clone, Default)]
pub struct Options {
    /// Take the good rows, though others are invalid.
    pub skip_invalid: bool,
    /// Pass over columns that are not known.
    pub ignore_columns: bool,
    /// Names the run in place of the file's content.
    pub key: Option<String>,
    /// Change nothing, but say what would be.
    pub dry_run: bool,
    /// Stops it before its end, with nothing changed.
    pub stop: CancellationToken,
    /// Is told now and then how many rows were done.
    pub progress: Option<Arc<dyn Fn(u64) + Send + Sync>>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applied {
    /// It added something new.
    Created,
    /// It changed something.
    Changed,
    /// It was so already.
    Unchanged,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Imported {
    /// The run; with `repeat`, the one that did it before. `None`: a rehearsal has none.
    pub run_id: Option<RunKey>,
    /// Nothing was changed: it was only asked what would be.
    pub dry_run: bool,
    /// Nothing was changed: this file (or key) was taken in before.
    pub repeat: bool,
    /// When it was taken in.
    pub at: Millis,
    /// Rows in the file.
    pub rows: u64,
    /// Rows that added something new.
    pub created: u64,
    /// Rows that changed something.
    pub changed: u64,
    /// Rows that said what was so already.
    pub unchanged: u64,
    /// Rows that were left out.
    pub skipped: u64,
    /// Why they were left out: the first 10,000 reasons.
    pub problems: Vec<Problem>,
}

/// What one kind of import does with its rows.
pub(crate) trait Import: Send + 'static {
    /// A row, parsed.
    type Row: Send;

    /// The kind of run that it is.
    const KIND: runs::Kind;

    /// The columns that it knows.
    fn layout() -> &'static Layout;

    /// Parses a row without looking anything up; notes everything that is wrong with it. Runs on a thread of its own.
    fn parse(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<Self::Row>;

    /// What one transaction learns on its way.
    type Attempt;

    /// Gets ready in a fresh transaction.
    ///
    /// # Errors
    /// Ends the import.
    fn begin(&self, tx: &mut Tx<'_>, run: RunKey) -> Result<Self::Attempt, super::Error>;

    /// Writes rows, each given with its line, as if one by one. Returns what became of each, in any order: it was applied,
    /// or something is wrong with it, and nothing of it was written.
    ///
    /// # Errors
    /// Ends the import.
    fn apply(
        &self,
        attempt: &mut Self::Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, Self::Row)>,
    ) -> Result<Vec<(u64, Outcome)>, super::Error>;
}

/// What became of a row, or what is wrong with it.
pub(crate) type Outcome = Result<Applied, Vec<Problem>>;

impl Engine {
    /// Takes `input` in, all of it or nothing.
    ///
    /// # Errors
    /// [`Error::Rows`] with every invalid row, unless `options` say to skip them.
    pub(crate) async fn import<I: Import>(
        &self,
        name: &'static str,
        import: I,
        input: Input,
        options: Options,
    ) -> Result<Imported, super::Error> {
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        let dry_run = options.dry_run;
        self.change(name, dry_run, move |tx| {
            let key = match &options.key {
                Some(key) => format!("key:{key}"),
                None => input.digest()?,
            };
            let new = runs::NewRun {
                group,
                kind: I::KIND,
                key: Some(&key),
                source: Some(input.name()),
                actor: &actor,
                reverts: None,
                at,
            };
            let run = match runs::begin(tx, &new)? {
                runs::Begun::New(run) => run,
                runs::Begun::Repeat(before) => {
                    let done = Imported::new(Some(before.id), dry_run, before.started_at);
                    return Ok(Imported { repeat: true, ..done });
                }
            };
            let done = write_rows(
                tx,
                &import,
                &input,
                &options,
                Imported::new((!dry_run).then_some(run), dry_run, at),
                run,
            )?;
            let status = if done.skipped == 0 { runs::Status::Done } else { runs::Status::Partial };
            runs::finish(tx, run, status, &done.summary(), at)?;
            Ok(done)
        })
        .await
    }
}

fn write_rows<I: Import>(
    tx: &mut Tx<'_>,
    import: &I,
    input: &Input,
    options: &Options,
    mut done: Imported,
    run: RunKey,
) -> Result<Imported, super::Error> {
    let mut invalid = Problems::default();
    let mut attempt = import.begin(tx, run)?;
    pump::pump(input, I::layout(), options.ignore_columns, I::parse, |batch| {
        let mut outcomes: Vec<(u64, Outcome)> = Vec::new();
        let mut rows = Vec::with_capacity(batch.len());
        for (line, parsed) in batch {
            match parsed {
                Ok(row) => rows.push((line, row)),
                Err(problems) => outcomes.push((line, Err(problems))),
            }
        }
        outcomes.extend(import.apply(&mut attempt, tx, rows)?);
        outcomes.sort_by_key(|(line, _)| *line); // problems are told in the file's order
        for (_, outcome) in outcomes {
            done.rows += 1;
            match outcome {
                Ok(Applied::Created) => done.created += 1,
                Ok(Applied::Changed) => done.changed += 1,
                Ok(Applied::Unchanged) => done.unchanged += 1,
                Err(problems) => invalid.add_row(problems),
            }
        }
        if let Some(progress) = &options.progress {
            progress(done.rows);
        }
        if options.stop.is_cancelled() {
            return Err(Error::Stopped { name: input.name().to_owned() }.into());
        }
        Ok::<_, super::Error>(())
    })?;
    if invalid.rows > 0 && !options.skip_invalid {
        return Err(input.invalid(invalid).into());
    }
    done.skipped = invalid.rows;
    done.problems = invalid.listed;
    Ok(done)
}

impl Imported {
    fn new(run_id: Option<RunKey>, dry_run: bool, at: Millis) -> Self {
        Self {
            run_id,
            dry_run,
            repeat: false,
            at,
            rows: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            skipped: 0,
            problems: Vec::new(),
        }
    }

    /// Returns what the run's row keeps of this: the counts.
    fn summary(&self) -> String {
        let Self { rows, created, changed, unchanged, skipped, .. } = self;
        serde_json::json!({
            "rows": rows, "created": created, "changed": changed, "unchanged": unchanged, "skipped": skipped,
        })
        .to_string()
    }
}
