//! What every `export` has in common: rows that the matching `import` takes, on stdout or in a file.
//!
//! CSV, unless `--format` or the file's name asks for JSON. A file appears whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::output::{Out, cell};

/// Bytes gathered before they are written.
const CHUNK: usize = 1 << 16;

/// An export on its way out.
pub(crate) struct File<'o> {
    header: &'static [&'static str],
    rows: Rows,
    to: To<'o>,
}

/// Rows that wait to be written.
enum Rows {
    Csv(Box<csv::Writer<Vec<u8>>>),
    Json { text: Vec<u8>, is_first: bool },
    Ndjson(Vec<u8>),
}

enum To<'o> {
    Stdout(&'o Out),
    File { path: PathBuf, file: NamedTempFile },
}

impl<'o> File<'o> {
    /// Starts an export with these columns; `-` is stdout.
    ///
    /// # Errors
    /// A name that asks for what exports cannot be, or a folder that takes no file.
    pub(crate) fn create(
        cx: &Context<'o>,
        path: &Path,
        header: &'static [&'static str],
    ) -> Result<Self, Failure> {
        let is_stdout = path == Path::new("-");
        let named = by_name(path)?;
        let format = match cx.out.format() {
            Format::Table => named,
            asked => asked,
        };
        let to = if is_stdout {
            To::Stdout(cx.out)
        } else {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
            let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
                .map_err(|error| unwritable(path, &error))?;
            To::File { path: path.to_owned(), file }
        };
        let rows = match format {
            Format::Json => Rows::Json { text: Vec::new(), is_first: true },
            Format::Ndjson => Rows::Ndjson(Vec::new()),
            Format::Csv | Format::Table => {
                let mut rows = csv::Writer::from_writer(Vec::with_capacity(2 * CHUNK));
                rows.write_record(header).map_err(|error| unprintable(&error))?;
                Rows::Csv(Box::new(rows))
            }
        };
        Ok(Self { header, rows, to })
    }

    /// Adds a row: a cell a column, null where nothing is known. In JSON a quantity stays a number.
    pub(crate) fn row(&mut self, cells: &[Value]) -> Result<(), Failure> {
        self.rows.add(self.header, cells)?;
        if self.rows.len() >= CHUNK {
            self.to.write(&self.rows.take()?)?;
        }
        Ok(())
    }

    /// Ends the export; only now is there a file.
    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        self.to.write(&self.rows.take()?)?;
        self.to.write(self.rows.end())?;
        match self.to {
            To::Stdout(_) => Ok(()),
            To::File { path, file } => {
                file.persist(&path).map_err(|error| unwritable(&path, &error.error))?;
                Ok(())
            }
        }
    }
}

impl Rows {
    fn add(&mut self, header: &[&str], cells: &[Value]) -> Result<(), Failure> {
        let object = || {
            let names = header.iter().map(|name| (*name).to_owned());
            Value::Object(names.zip(cells.iter().cloned()).collect::<Map<_, _>>())
        };
        match self {
            Self::Csv(rows) => rows
                .write_record(cells.iter().map(|value| cell(value).into_owned()))
                .map_err(|error| unprintable(&error))?,
            Self::Json { text, is_first } => {
                let before = if std::mem::take(is_first) { "[\n" } else { ",\n" };
                text.extend_from_slice(format!("{before}{}", object()).as_bytes());
            }
            Self::Ndjson(text) => text.extend_from_slice(format!("{}\n", object()).as_bytes()),
        }
        Ok(())
    }

    fn len(&self) -> usize {
        match self {
            Self::Csv(rows) => rows.get_ref().len(),
            Self::Json { text, .. } | Self::Ndjson(text) => text.len(),
        }
    }

    /// Takes out what waits to be written.
    fn take(&mut self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::Csv(rows) => {
                let next = csv::Writer::from_writer(Vec::with_capacity(2 * CHUNK));
                let full = std::mem::replace(&mut **rows, next);
                full.into_inner().map_err(|error| unprintable(error.error()))
            }
            Self::Json { text, .. } | Self::Ndjson(text) => Ok(std::mem::take(text)),
        }
    }

    /// Returns what stands behind all rows.
    fn end(&self) -> &'static [u8] {
        match self {
            Self::Json { is_first: true, .. } => b"[]\n",
            Self::Json { .. } => b"\n]\n",
            Self::Csv(_) | Self::Ndjson(_) => b"",
        }
    }
}

impl To<'_> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Stdout(out) => out.raw(bytes),
            Self::File { path, file } => file.write_all(bytes).map_err(|error| unwritable(path, &error)),
        }
    }
}

/// Returns the format that a file's name asks for.
fn by_name(path: &Path) -> Result<Format, Failure> {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    match extension.as_str() {
        "json" => Ok(Format::Json),
        "ndjson" | "jsonl" => Ok(Format::Ndjson),
        "xlsx" | "xls" | "ods" => {
            let message = format!("an export is CSV, JSON or NDJSON, not .{extension}");
            Err(Failure::new(Exit::Usage, "export_format", message).hint("name a .csv: spreadsheets open it"))
        }
        _ => Ok(Format::Csv),
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let message = format!("cannot write `{}`", path.display());
    Failure::new(Exit::Config, "output_failed", message).because(error)
}

fn unprintable(error: &dyn std::error::Error) -> Failure {
    Failure::new(Exit::Bug, "output_unprintable", "cannot print this").because(error)
}
