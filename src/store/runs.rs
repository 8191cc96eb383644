//! Runs: one row for each import, push, pull and revert, so that what it did can be named, repeated and taken back.

use super::{Error, FromValue, Row, ToValue, Tx, Value, ValueRef};
use crate::domain::{GroupKey, Millis, RunKey};
use crate::params;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$note])* $variant),*
        }

        impl $name {
            /// Returns the word that the database and every output uses.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),*
                }
            }
        }

        impl ToValue for $name {
            fn to_value(&self) -> Value<'_> {
                Value::Text(self.as_str())
            }
        }

        impl FromValue for $name {
            fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
                match value {
                    $(ValueRef::Text($word) => Ok(Self::$variant),)*
                    other => Err(format!("{other:?} is not known")),
                }
            }
        }
    };
}

words!(
    /// What a run did.
    Kind {
        /// A stock file.
        StockImport = "stock_import",
        /// A SKU file.
        SkuImport = "sku_import",
        /// A mapping file.
        MapImport = "map_import",
        /// Shops were made to show the target.
        Push = "push",
        /// Master took shops' figures.
        Pull = "pull",
        /// Another run's movements were taken back.
        Revert = "revert",
    }
);

words!(
    /// How far a run came.
    Status {
        /// It goes on, or its process died.
        Running = "running",
        /// All of it was done.
        Done = "done",
        /// Some items failed.
        Partial = "partial",
        /// Nothing was done.
        Failed = "failed",
        /// Its process died while it pushed; what it left open was settled by a later reading.
        Interrupted = "interrupted",
    }
);

/// A run about to begin.
#[derive(Debug, Clone, Copy)]
pub struct NewRun<'a> {
    /// The tenant.
    pub group: GroupKey,
    /// What it does.
    pub kind: Kind,
    /// Names its cause: a second run of the kind with the same key is a repeat. `None`: every run is new.
    pub key: Option<&'a str>,
    /// What it works from, e.g. a file's name.
    pub source: Option<&'a str>,
    /// Who.
    pub actor: &'a str,
    /// The run that it takes back.
    pub reverts: Option<RunKey>,
    /// When.
    pub at: Millis,
}

/// A run as recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its key.
    pub id: RunKey,
    /// What it did.
    pub kind: Kind,
    /// What it worked from.
    pub source: Option<String>,
    /// Who.
    pub actor: String,
    /// How far it came.
    pub status: Status,
    /// Its report, as JSON.
    pub summary: Option<String>,
    /// When it began.
    pub started_at: Millis,
}

/// What [`begin`] found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// A new run.
    New(RunKey),
    /// The same cause had its run: nothing is to be done again.
    Repeat(Run),
}

const RUN: &str = "SELECT id, kind, source, actor, status, summary, started_at FROM run";

fn run(row: &Row<'_>) -> Result<Run, Error> {
    Ok(Run {
        id: row.get(0)?,
        kind: row.get(1)?,
        source: row.get(2)?,
        actor: row.get(3)?,
        status: row.get(4)?,
        summary: row.get(5)?,
        started_at: row.get(6)?,
    })
}

/// Records that a run begins, unless its key had one.
///
/// # Errors
/// The store's.
pub fn begin(tx: &mut Tx<'_>, new: &NewRun<'_>) -> Result<Begun, Error> {
    if let Some(key) = new.key {
        let sql = format!("{RUN} WHERE group_id = ? AND kind = ? AND run_key = ?");
        if let Some(found) = tx.one(&sql, params![new.group, new.kind, key], run)? {
            return Ok(Begun::Repeat(found));
        }
    }
    let id = tx.insert(
        "INSERT INTO run (group_id, kind, run_key, source, actor, status, reverts_id, started_at) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        params![new.group, new.kind, new.key, new.source, new.actor, Status::Running, new.reverts, new.at],
    )?;
    Ok(Begun::New(RunKey(id)))
}

/// Records how a run ended; `summary` is its report as JSON.
///
/// # Errors
/// The store's.
pub fn finish(tx: &mut Tx<'_>, id: RunKey, status: Status, summary: &str, at: Millis) -> Result<(), Error> {
    tx.execute(
        "UPDATE run SET status = ?, summary = ?, finished_at = ? WHERE id = ?",
        params![status, summary, at, id],
    )
    .map(|_| ())
}

/// Returns one of the group's runs.
///
/// # Errors
/// The store's.
pub fn find(tx: &mut Tx<'_>, group: GroupKey, id: RunKey) -> Result<Option<Run>, Error> {
    tx.one(&format!("{RUN} WHERE group_id = ? AND id = ?"), params![group, id], run)
}

/// Returns the group's last runs, the newest first.
///
/// # Errors
/// The store's.
pub fn list(tx: &mut Tx<'_>, group: GroupKey, limit: u32) -> Result<Vec<Run>, Error> {
    all(tx, "WHERE group_id = ? ORDER BY id DESC LIMIT ?", params![group, i64::from(limit)])
}

/// Returns the runs that the rest of a query lets through.
///
/// # Errors
/// The store's.
pub(super) fn all(tx: &mut Tx<'_>, rest: &str, params: &[Value<'_>]) -> Result<Vec<Run>, Error> {
    tx.all(&format!("{RUN} {rest}"), params, run)
}
