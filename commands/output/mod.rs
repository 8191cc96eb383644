//! The one writer: stdout is data, stderr is talk. Nothing else in spark prints.
//!
//! A reader that goes away (`spark stock list | head`) is no fault: what follows is dropped, and the command ends by
//! its own outcome.

mod csv;
mod list;
mod progress;
mod screen;
mod table;

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::sync::{Mutex, PoisonError};

use console::style;
use indicatif::MultiProgress;
use serde::Serialize;
use serde_json::Value;

pub(crate) use csv::cell;
pub(crate) use list::List;
pub(crate) use progress::Progress;
pub(crate) use screen::Screen;

use super::exit::Exit;
use super::failure::Failure;
use super::globals::{Color, Format, Globals};

/// Rows that a table shows unless told otherwise: a screen or two.
const ROWS: usize = 50;
/// Details of a failure that people are shown; scripts see all.
const DETAILS: usize = 20;

/// Prints data, status, warnings, hints, progress and failures.
pub(crate) struct Out {
    format: Format,
    quiet: bool,
    show_progress: bool,
    stdout: Mutex<Sink>,
    bars: MultiProgress,
}

struct Sink {
    stream: BufWriter<Stdout>,
    closed: bool,
}

impl Out {
    /// Returns the writer that the flags ask for.
    pub(crate) fn new(globals: &Globals) -> Self {
        match globals.color {
            Color::Auto => {}
            Color::Always => set_colors(true),
            Color::Never => set_colors(false),
        }
        Self {
            format: globals.format(),
            quiet: globals.quiet,
            show_progress: io::stderr().is_terminal() && !globals.no_progress && !globals.quiet,
            stdout: Mutex::new(Sink { stream: BufWriter::new(io::stdout()), closed: false }),
            bars: MultiProgress::new(),
        }
    }

    /// Returns the writer for a command line that could not be read, but says that it wants JSON.
    pub(crate) fn json() -> Self {
        Self {
            format: Format::Json,
            quiet: false,
            show_progress: false,
            stdout: Mutex::new(Sink { stream: BufWriter::new(io::stdout()), closed: false }),
            bars: MultiProgress::new(),
        }
    }

    /// Returns how data is printed.
    pub(crate) fn format(&self) -> Format {
        self.format
    }

    /// Prints `items`. A table shows `columns` (dotted where nested); the other formats carry every field.
    ///
    /// JSON and NDJSON are written item by item. CSV needs to know its header first: where items may lack fields
    /// that others have, it keeps them until the end, unless [`Out::list_of`] names the fields.
    pub(crate) fn list<I>(&self, items: I, columns: &[&str]) -> Result<(), Failure>
    where
        I: IntoIterator<Item: Serialize>,
    {
        self.list_of(items, columns, &[])
    }

    /// As [`Out::list`], with the fields of the CSV header, dotted where nested: their order and number then never
    /// depend on the data, and nothing is kept in memory.
    pub(crate) fn list_of<I>(&self, items: I, columns: &[&str], fields: &[&str]) -> Result<(), Failure>
    where
        I: IntoIterator<Item: Serialize>,
    {
        let mut list = self.start_list(columns, fields);
        for item in items {
            if !list.push(&item)? {
                break;
            }
        }
        list.end()
    }

    /// As [`Out::list_of`] for what may be long: newest first. Every format obeys `limit`; without it a table stops at
    /// 50 rows and says so.
    pub(crate) fn list_limited<I>(
        &self,
        items: I,
        columns: &[&str],
        fields: &[&str],
        limit: Option<usize>,
    ) -> Result<(), Failure>
    where
        I: IntoIterator<Item: Serialize>,
    {
        let mut items = items.into_iter();
        self.list_of(items.by_ref().take(self.limit(limit).unwrap_or(usize::MAX)), columns, fields)?;
        if limit.is_none() && items.next().is_some() {
            self.note(&format!("only the first {ROWS} are shown; --limit N shows more, --json everything"));
        }
        Ok(())
    }

    /// Returns how many rows are wanted: `asked`, else 50 for a table, else all.
    pub(crate) fn limit(&self, asked: Option<usize>) -> Option<usize> {
        asked.or((self.format == Format::Table).then_some(ROWS))
    }

    /// Starts a list whose items come one at a time.
    pub(crate) fn start_list(&self, columns: &[&str], fields: &[&str]) -> List<'_> {
        List::new(self, columns, fields)
    }

    /// Prints one thing: an object, or a table of its fields.
    pub(crate) fn one(&self, item: &impl Serialize) -> Result<(), Failure> {
        let value = to_value(item)?;
        match self.format {
            Format::Json => self.write(format!("{value:#}\n").as_bytes())?,
            Format::Ndjson => self.write(format!("{value}\n").as_bytes())?,
            Format::Csv => return self.list([value], &[]),
            Format::Table => self.write(table::fields(&value).as_bytes())?,
        };
        self.flush()
    }

    /// Prints what was done: people read `sentence`, the other formats carry the object.
    pub(crate) fn told(&self, item: &impl Serialize, sentence: &str) -> Result<(), Failure> {
        if self.format == Format::Table {
            self.raw(format!("{}\n", table::harmless(sentence)).as_bytes())
        } else {
            self.one(item)
        }
    }

    /// Prints one line of JSON at once, whatever the format: an event of something that goes on. `false`: nobody reads
    /// any more.
    pub(crate) fn event(&self, event: &impl Serialize) -> Result<bool, Failure> {
        self.write(format!("{}\n", to_value(event)?).as_bytes())?;
        self.flush()?;
        self.write(&[])
    }

    /// Writes `text` to stdout as it is: a script, a page, a file's content.
    pub(crate) fn raw(&self, text: &[u8]) -> Result<(), Failure> {
        self.write(text)?;
        self.flush()
    }

    /// Says something on stderr, unless quiet.
    pub(crate) fn note(&self, text: &str) {
        if !self.quiet {
            self.say(&table::harmless(text));
        }
    }

    /// Says what to do next on stderr, unless quiet.
    pub(crate) fn hint(&self, text: &str) {
        if !self.quiet {
            self.say(&format!("{} {text}", style("hint:").cyan().for_stderr()));
        }
    }

    /// Warns on stderr.
    pub(crate) fn warn(&self, text: &str) {
        let text = table::harmless(text);
        self.say(&format!("{} {text}", style("warning:").yellow().for_stderr()));
    }

    /// Warns on stderr of what `details` name; scripts find them in the data.
    pub(crate) fn warn_of(&self, text: &str, details: &impl Serialize) -> Result<(), Failure> {
        let details = to_value(details)?;
        let named = if self.format == Format::Table { named(&details, text) } else { String::new() };
        self.warn(&format!("{text}{named}"));
        Ok(())
    }

    /// Returns a progress bar on stderr, of `total` steps or of an unknown number. It shows on a terminal only.
    pub(crate) fn progress(&self, total: Option<u64>, label: &str) -> Progress {
        Progress::new(self.show_progress.then_some(&self.bars), total, label)
    }

    /// Returns a view that is redrawn in place, where a person watches: on a terminal, unless data, quiet or no
    /// progress is asked for.
    pub(crate) fn screen(&self) -> Option<Screen> {
        let watched = self.format == Format::Table && self.show_progress && io::stdout().is_terminal();
        watched.then(|| Screen::new(&self.bars))
    }

    /// Prints a failure on stderr: the sentence, its causes once, the hint; with JSON one line.
    pub(crate) fn failure(&self, failure: &Failure) {
        if matches!(self.format, Format::Json | Format::Ndjson) {
            return self.say(&failure.to_json().to_string());
        }
        let mut text =
            format!("{} {}", style("error:").red().bold().for_stderr(), table::harmless(&failure.message));
        for cause in &failure.causes {
            text.push_str(&format!("\n  because: {}", table::harmless(cause)));
        }
        text.push_str(&named(&failure.details, &failure.message));
        if failure.exit == Exit::Bug {
            text.push_str("\n  This is a fault in spark itself: please report it, with the output of -vv");
        }
        if let Some(hint) = &failure.hint {
            text.push_str(&format!("\n{} {hint}", style("hint:").cyan().for_stderr()));
        }
        self.say(&text);
    }

    fn say(&self, text: &str) {
        // Nobody is left to be told when stderr fails.
        self.bars.suspend(|| drop(writeln!(io::stderr(), "{text}")));
    }

    /// Writes to stdout. `false`: the reader has gone away.
    fn write(&self, bytes: &[u8]) -> Result<bool, Failure> {
        let mut sink = self.stdout.lock().unwrap_or_else(PoisonError::into_inner);
        if !sink.closed
            && let Err(error) = sink.stream.write_all(bytes)
        {
            sink.fails(&error)?;
        }
        Ok(!sink.closed)
    }

    fn flush(&self) -> Result<(), Failure> {
        let mut sink = self.stdout.lock().unwrap_or_else(PoisonError::into_inner);
        match sink.stream.flush() {
            Err(error) if !sink.closed => sink.fails(&error),
            _ => Ok(()),
        }
    }
}

impl Sink {
    fn fails(&mut self, error: &io::Error) -> Result<(), Failure> {
        self.closed = true;
        match error.kind() {
            ErrorKind::BrokenPipe => Ok(()),
            _ => Err(Failure::new(Exit::Config, "output_failed", "cannot write the output").because(error)),
        }
    }
}

fn set_colors(on: bool) {
    console::set_colors_enabled(on);
    console::set_colors_enabled_stderr(on);
}

/// Returns `details` for people, one a line and the first few; what only repeats `message` is left out.
fn named(details: &Value, message: &str) -> String {
    let details = details.as_array().map_or(&[][..], Vec::as_slice);
    let news = details.iter().filter(|detail| detail["message"] != message);
    let mut text: String =
        news.take(DETAILS).map(|detail| format!("\n  - {}", table::line(detail))).collect();
    if let Some(more) = details.len().checked_sub(DETAILS).filter(|more| *more > 0) {
        text.push_str(&format!("\n  … and {more} more; --json names them all"));
    }
    text
}

/// Returns `item` as the formats see it.
pub(crate) fn to_value(item: &impl Serialize) -> Result<Value, Failure> {
    serde_json::to_value(item)
        .map_err(|error| Failure::new(Exit::Bug, "output_unprintable", "cannot print this").because(&error))
}
