//! What is wrong with an input file, row by row.

use serde::Serialize;

use crate::domain::{Fault, Kind};

/// Problems kept to be shown; the ones beyond are only counted, so that a hopeless file takes no memory.
const LISTED: usize = 10_000;

/// One thing that is wrong in one row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Line number in the file, the header being line 1.
    pub row: u64,
    /// The column's header, where it is about one.
    pub column: Option<String>,
    /// What is wrong, in words.
    pub reason: String,
}

impl Problem {
    /// Returns what is wrong with a row as a whole.
    pub(super) fn of_row(row: u64, reason: impl Into<String>) -> Self {
        Self { row, column: None, reason: reason.into() }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {}", self.row)?;
        if let Some(column) = &self.column {
            write!(f, ", `{column}`")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Everything that is wrong in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Problems {
    /// How many rows are invalid.
    pub rows: u64,
    /// How many problems they have.
    pub count: u64,
    /// The problems, in the file's order: the first 10,000.
    pub listed: Vec<Problem>,
}

impl Problems {
    /// Adds everything that is wrong with one row.
    pub fn add_row(&mut self, problems: impl IntoIterator<Item = Problem>) {
        self.rows += 1;
        for problem in problems {
            self.count += 1;
            if self.listed.len() < LISTED {
                self.listed.push(problem);
            }
        }
    }
}

/// Why a format's reader stopped.
pub(super) enum Stop {
    Io(std::io::Error),
    Format(String),
    Header(Problems),
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}

/// Why a file was not taken in. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read `{name}`")]
    Unreadable { name: String, source: std::io::Error },
    /// The file is of no kind that spark reads.
    #[error("cannot take in `{name}`: {reason}")]
    Unsupported { name: String, reason: String },
    /// The file has a header at most.
    #[error("`{name}` has no rows")]
    Empty { name: String },
    /// Rows, or the header, are invalid.
    #[error("`{name}` has {} invalid {}; nothing was changed", problems.rows, if problems.rows == 1 { "row" } else { "rows" })]
    Rows { name: String, problems: Problems },
    /// Somebody stopped it.
    #[error("stopped; nothing of `{name}` was kept")]
    Stopped { name: String },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "file_unreadable",
            Self::Unsupported { .. } => "file_unsupported",
            Self::Empty { .. } => "file_empty",
            Self::Rows { .. } => "rows_invalid",
            Self::Stopped { .. } => "import_stopped",
        }
    }
}
