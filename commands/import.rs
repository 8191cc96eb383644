//! What every `import FILE` has in common: its flags, its progress, its report.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::ValueEnum;
use spark::engine::import::{Format, Imported, Input, Options};
use spark::engine::{self, import};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

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
    #[arg(long, value_name = "KEY")]
    key: Option<String>,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Flags {
    /// Names the file, or takes in stdin.
    pub(crate) fn input(&self) -> Result<Input, Failure> {
        let format = self.input_format.map(|format| match format {
            InputFormat::Csv => Format::Csv,
            InputFormat::Ndjson => Format::Ndjson,
            InputFormat::Xlsx => Format::Xlsx,
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
    cx.out.one(&done)?;
    Ok(talk(cx, &done))
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
pub(crate) fn talk(cx: &Context<'_>, done: &Imported) -> Exit {
    if done.repeat {
        cx.out.note(&format!(
            "this was taken in already ({}, run {}): nothing was changed; --key NAME takes it in again",
            done.at, done.run_id
        ));
    } else if done.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    if done.skipped > 0 {
        cx.out.warn(&format!("{} of {} rows are invalid and were left out", done.skipped, done.rows));
        return Exit::Partial;
    }
    Exit::Done
}
