//! What every `import FILE` has in common: its flags, its progress, its report.

use clap::builder::NonEmptyStringValueParser;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use spark::engine::import::{Imported, Input, Options};
use spark::engine::{self, import};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::words::counted;

/// What a file is, where its name does not tell.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum InputFormat {
    /// Comma, semicolon or tab separated
    Csv,
    /// One JSON object a line
    Ndjson,
    /// The first sheet of an Excel workbook
    Xlsx,
}

/// The flags of an import.
#[derive(Debug, clap::Args)]
pub(crate) struct Flags {
    /// File to take in; - is stdin
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Format of the file, if its name does not tell
    #[arg(long, value_name = "FORMAT")]
    input_format: Option<InputFormat>,
    /// Take the good rows though others are invalid
    #[arg(long)]
    skip_invalid: bool,
    /// Pass over unknown columns
    #[arg(long)]
    ignore_columns: bool,
    /// Name the import: the same key again changes nothing (default: the file's content)
    #[arg(long, value_name = "KEY", value_parser = NonEmptyStringValueParser::new())]
    key: Option<String>,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Flags {
    /// Names the file, or takes in stdin.
    pub(crate) fn input(&self) -> Result<Input, Failure> {
        let format = self.input_format.map(|format| match format {
            InputFormat::Csv => import::Format::Csv,
            InputFormat::Ndjson => import::Format::Ndjson,
            InputFormat::Xlsx => import::Format::Xlsx,
        });
        let input = if self.file == Path::new("-") {
            Input::stream(io::stdin().lock(), format)
        } else {
            Input::file(&self.file, format)
        };
        Ok(input.map_err(engine::Error::from)?)
    }

    /// Returns how to take it in, with a count of rows on the terminal.
    pub(crate) fn options(&self, cx: &Context<'_>, label: &str) -> Options {
        let progress = cx.out.progress(None, label);
        Options {
            skip_invalid: self.skip_invalid,
            ignore_columns: self.ignore_columns,
            key: self.key.clone(),
            dry_run: self.dry_run,
            stop: cx.interrupted.clone(),
            progress: Some(Arc::new(move |rows| progress.set(rows))),
        }
    }
}

/// Prints what an import did, and returns how it ended.
pub(crate) fn report(cx: &Context<'_>, done: Result<Imported, engine::Error>) -> Result<Exit, Failure> {
    let done = finished(done)?;
    print(cx, &done)?;
    talk(cx, &done)
}

/// Prints what an import did: a sentence, or the whole report.
pub(crate) fn print(cx: &Context<'_>, done: &Imported) -> Result<(), Failure> {
    let Imported { run_id, at, created, changed, unchanged, .. } = done;
    let run = run_id.map(|run| format!("run {run}")).unwrap_or_default();
    let taken = counted(done.rows - done.skipped, "row");
    let sentence = if done.repeat {
        format!("nothing was changed: this was taken in already, by {run} at {at}")
    } else if done.dry_run {
        format!("{taken} would be taken in: {created} new, {changed} changed, {unchanged} as they were")
    } else {
        format!("{taken} taken in: {created} new, {changed} changed, {unchanged} as they were ({run})")
    };
    cx.out.told(done, &sentence)
}

/// Returns what an import did, unless it did nothing.
pub(crate) fn finished(done: Result<Imported, engine::Error>) -> Result<Imported, Failure> {
    match done {
        Err(engine::Error::Import(error @ import::Error::Stopped { .. })) => {
            Err(Failure::new(Exit::Interrupted, "interrupted", error.to_string()))
        }
        done => Ok(done?),
    }
}

/// Says what people should know of an import, and returns how it ended.
pub(crate) fn talk(cx: &Context<'_>, done: &Imported) -> Result<Exit, Failure> {
    if done.repeat {
        if cx.out.format() != Format::Table {
            let by = done.run_id.map(|run| format!(" by run {run}")).unwrap_or_default();
            cx.out.note(&format!("this was taken in already{by}: nothing was changed"));
        }
        cx.out.hint("--key NAME takes the same file in again");
    } else if done.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    if done.skipped > 0 {
        let left_out = format!("{} of {} invalid and left out", done.skipped, counted(done.rows, "row"));
        cx.out.warn_of(&left_out, &done.problems)?;
        return Ok(Exit::Partial);
    }
    Ok(Exit::Done)
}
