//! What every `export` has in common: rows that the matching `import` takes, on stdout or in a file.
//!
//! CSV, unless `--format` asks for JSON. A file appears whole or not at all.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use tempfile::NamedTempFile;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::output::{List, Out, cell};

/// Bytes gathered before they are written.
const CHUNK: usize = 1 << 16;

/// An export on its way out.
pub(crate) struct File<'o> {
    header: &'static [&'static str],
    sink: Sink<'o>,
}

enum Sink<'o> {
    Json(List<'o>),
    Csv { rows: Box<csv::Writer<Vec<u8>>>, to: To<'o> },
}

enum To<'o> {
    Stdout(&'o Out),
    File { path: PathBuf, file: NamedTempFile },
}

impl<'o> File<'o> {
    /// Starts an export with these columns; `-` is stdout.
    pub(crate) fn create(
        cx: &Context<'o>,
        path: &Path,
        header: &'static [&'static str],
    ) -> Result<Self, Failure> {
        let stdout = path == Path::new("-");
        let sink = if stdout && matches!(cx.out.format(), Format::Json | Format::Ndjson) {
            Sink::Json(cx.out.start_list(header, header))
        } else {
            let to = if stdout {
                To::Stdout(cx.out)
            } else {
                let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
                let file = NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))
                    .map_err(|error| unwritable(path, &error))?;
                To::File { path: path.to_owned(), file }
            };
            Sink::Csv { rows: Box::new(csv::Writer::from_writer(Vec::with_capacity(2 * CHUNK))), to }
        };
        let mut export = Self { header, sink };
        if let Sink::Csv { rows, .. } = &mut export.sink {
            rows.write_record(header).map_err(|error| unprintable(&error))?;
        }
        Ok(export)
    }

    /// Adds a row: a cell a column, null where nothing is known. In JSON a quantity stays a number.
    pub(crate) fn row(&mut self, cells: &[Value]) -> Result<(), Failure> {
        match &mut self.sink {
            Sink::Json(list) => {
                let names = self.header.iter().map(|name| (*name).to_owned());
                let row: Map<String, Value> = names.zip(cells.iter().cloned()).collect();
                list.push(&row)?;
            }
            Sink::Csv { rows, to } => {
                rows.write_record(cells.iter().map(|value| cell(value).into_owned()))
                    .map_err(|error| unprintable(&error))?;
                if rows.get_ref().len() >= CHUNK {
                    let written = std::mem::replace(
                        &mut **rows,
                        csv::Writer::from_writer(Vec::with_capacity(2 * CHUNK)),
                    );
                    to.write(written)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the export; only now is there a file.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.sink {
            Sink::Json(list) => list.end(),
            Sink::Csv { rows, mut to } => {
                to.write(*rows)?;
                match to {
                    To::Stdout(_) => Ok(()),
                    To::File { path, file } => {
                        file.persist(&path).map_err(|error| unwritable(&path, &error.error))?;
                        Ok(())
                    }
                }
            }
        }
    }
}

impl To<'_> {
    fn write(&mut self, rows: csv::Writer<Vec<u8>>) -> Result<(), Failure> {
        let bytes = rows.into_inner().map_err(|error| unprintable(error.error()))?;
        match self {
            Self::Stdout(out) => out.raw(&bytes),
            Self::File { path, file } => file.write_all(&bytes).map_err(|error| unwritable(path, &error)),
        }
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    let message = format!("cannot write `{}`", path.display());
    Failure::new(Exit::Config, "output_failed", message).because(error)
}

fn unprintable(error: &dyn std::error::Error) -> Failure {
    Failure::new(Exit::Bug, "output_unprintable", "cannot print this").because(error)
}
