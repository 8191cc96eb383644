//! What can go wrong between spark and its database.

use std::path::PathBuf;
use std::time::Duration;

use crate::domain::{Fault, Kind, Retry};

/// The engine's own error, boxed so that no other room sees which engine it is.
pub(super) type Cause = Box<dyn std::error::Error + Send + Sync>;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database could not be opened or created.
    #[error("cannot open the database `{}`", path.display())]
    Open { path: PathBuf, source: Cause },
    /// The server cannot be reached, or takes no connections now.
    #[error("cannot reach the database at `{server}`")]
    Unreachable { server: String, source: Cause },
    /// The server does not let us in, or is not the one that it should be.
    #[error("cannot use the database at `{server}`")]
    Refused { server: String, source: Cause },
    /// The connection was lost. Nothing of the transaction was kept.
    #[error("the connection to the database was lost during `{name}`; nothing of it was kept")]
    Lost { name: &'static str, source: Cause },
    /// The connection was lost while committing.
    #[error(
        "the connection to the database was lost while `{name}` was committed; whether it was kept is not known"
    )]
    OutcomeUnknown { name: &'static str, source: Cause },
    /// A copy of the database cannot be written.
    #[error("cannot write `{}`", path.display())]
    File { path: PathBuf, source: std::io::Error },
    /// The schema is newer than this program.
    #[error("the database has schema {found}, this spark knows up to {known}")]
    Newer { found: i64, known: i64 },
    /// Somebody else holds the database for longer than spark waits.
    #[error("the database stayed locked by another process during `{name}`")]
    Busy { name: &'static str },
    /// The disk is full. Nothing of the transaction was kept.
    #[error("the disk is full; nothing of `{name}` was kept")]
    Full { name: &'static str },
    /// The disk failed while reading or writing. Nothing of the transaction was kept.
    #[error("the disk failed during `{name}`; nothing of it was kept")]
    Disk { name: &'static str, source: Cause },
    /// The file is not a database, or is damaged.
    #[error("the database is damaged or is no database (seen in `{name}`)")]
    Damaged { name: &'static str, source: Cause },
    /// The database may not be written to.
    #[error("the database is read-only (seen in `{name}`)")]
    ReadOnly { name: &'static str },
    /// A value that the schema rules out was read.
    #[error("the database holds an impossible value: {column}: {reason}")]
    Inconsistent { column: String, reason: String },
    /// A statement failed.
    #[error("a database statement failed in `{name}`")]
    Query { name: &'static str, source: Cause },
    /// A row that had to be unique was there already.
    #[error("`{name}` met a row that is there already")]
    Conflict { name: &'static str, source: Cause },
    /// Another system's database cannot be read.
    #[error("cannot read {what}")]
    Foreign { what: String, source: Cause },
    /// A copy was to go where something is already.
    #[error("the database to fill holds something already")]
    NotEmpty,
    /// Both ends of a copy differ.
    #[error(
        "`{table}` came out otherwise than it was read: somebody wrote to one of the databases meanwhile"
    )]
    Differs { table: String },
    /// A backup to restore is damaged, or is none.
    #[error("`{}` is no sound backup", path.display())]
    BadBackup { path: PathBuf, source: Cause },
    /// A dump cannot be read.
    #[error("`{}` is no sound dump: {reason}", path.display())]
    BadDump { path: PathBuf, reason: String },
    /// The lease was taken over by another holder: nothing may be written under it any more.
    #[error("the lease on `{lease}` was lost")]
    LeaseLost { lease: String },
    /// The engine's thread is gone.
    #[error("the database was closed before `{name}` ended")]
    Closed { name: &'static str },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Unreachable { .. } | Self::Lost { .. } | Self::OutcomeUnknown { .. } => Kind::Unavailable,
            Self::Open { .. }
            | Self::Refused { .. }
            | Self::File { .. }
            | Self::Newer { .. }
            | Self::Damaged { .. }
            | Self::ReadOnly { .. }
            | Self::Full { .. }
            | Self::Disk { .. } => Kind::Config,
            Self::Busy { .. } | Self::LeaseLost { .. } => Kind::Busy,
            Self::NotEmpty | Self::Differs { .. } => Kind::Decision,
            Self::BadBackup { .. } | Self::BadDump { .. } | Self::Foreign { .. } => Kind::Invalid,
            Self::Inconsistent { .. } | Self::Query { .. } | Self::Conflict { .. } | Self::Closed { .. } => {
                Kind::Bug
            }
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Open { .. } => "database_unavailable",
            Self::Unreachable { .. } => "database_unreachable",
            Self::Refused { .. } => "database_refused",
            Self::Lost { .. } => "database_lost",
            Self::OutcomeUnknown { .. } => "database_outcome_unknown",
            Self::File { .. } => "file_unwritable",
            Self::Newer { .. } => "database_newer",
            Self::Busy { .. } => "database_busy",
            Self::Full { .. } => "disk_full",
            Self::Disk { .. } => "disk_failed",
            Self::Damaged { .. } => "database_damaged",
            Self::ReadOnly { .. } => "database_read_only",
            Self::Inconsistent { .. } => "database_inconsistent",
            Self::Query { .. } => "database_error",
            Self::Conflict { .. } => "database_conflict",
            Self::Foreign { .. } => "foreign_database_unreadable",
            Self::NotEmpty => "database_not_empty",
            Self::Differs { .. } => "copies_differ",
            Self::BadBackup { .. } => "backup_damaged",
            Self::BadDump { .. } => "dump_damaged",
            Self::LeaseLost { .. } => "lease_lost",
            Self::Closed { .. } => "database_closed",
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::Busy { .. } | Self::Unreachable { .. } | Self::Lost { .. } => {
                Retry::After(Duration::from_secs(1))
            }
            Self::OutcomeUnknown { .. } => Retry::ReadBackFirst,
            _ => Retry::No,
        }
    }
}
