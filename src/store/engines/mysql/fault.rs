//! What the server's errors mean to the store.

use std::time::Duration;

use sqlx::mysql::MySqlDatabaseError;

use crate::store::Error;
use crate::store::address::Server;
use crate::store::error::Cause;

/// Why a transaction came to nothing though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Another transaction had locked in another order, or (Galera, TiDB) committed first.
    Deadlock,
    /// A lock stayed taken.
    LockWait,
    /// The connection is gone, and with it whatever was not committed.
    Lost,
    /// A row was there that had not been there when it was looked for; or it has been there all along.
    Duplicate,
}

impl Trouble {
    /// Returns the word by which it is counted.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Deadlock => "deadlock",
            Self::LockWait => "lock_wait",
            Self::Lost => "lost_connection",
            Self::Duplicate => "duplicate",
        }
    }
}

/// The server's number for an error, 0 where it is none of the server's.
fn number(error: &sqlx::Error) -> u16 {
    let error = error.as_database_error().and_then(|error| error.try_downcast_ref::<MySqlDatabaseError>());
    error.map_or(0, MySqlDatabaseError::number)
}

/// As [`number`], of an error that the store has wrapped by [`cause`].
fn number_of(cause: &Cause) -> u16 {
    cause.downcast_ref::<MySqlDatabaseError>().map_or(0, MySqlDatabaseError::number)
}

/// Takes off the driver's wrapping, which says the same once more.
fn cause(error: sqlx::Error) -> Cause {
    match error {
        sqlx::Error::Database(error) => match error.try_downcast::<MySqlDatabaseError>() {
            Ok(error) => error,
            Err(error) => error.into_error(),
        },
        sqlx::Error::Io(error) => Box::new(error),
        sqlx::Error::Configuration(error) | sqlx::Error::Tls(error) => error,
        error => Box::new(error),
    }
}

/// Returns why a statement came to nothing, where it is worth repeating the transaction.
pub(super) fn trouble(error: &sqlx::Error) -> Option<Trouble> {
    match error {
        sqlx::Error::Database(_) => match number(error) {
            // Deadlock; MariaDB: the row, or the table, has changed since the snapshot; TiDB: write conflicts.
            1213 | 1020 | 1412 | 8002 | 8022 | 9007 => Some(Trouble::Deadlock),
            1205 => Some(Trouble::LockWait),
            // Shutting down, killed, idle for too long, network trouble; Galera: not ready.
            1047 | 1053 | 1152..=1161 | 1317 | 1927 | 2006 | 2013 | 4031 => Some(Trouble::Lost),
            1062 => Some(Trouble::Duplicate),
            _ => None,
        },
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) | sqlx::Error::Tls(_) => Some(Trouble::Lost),
        _ => None,
    }
}

/// Returns what a failing statement of the transaction `name` means.
pub(super) fn statement(name: &'static str, source: sqlx::Error) -> Error {
    if let Some(trouble) = trouble(&source) {
        return match trouble {
            Trouble::Deadlock | Trouble::LockWait => Error::Busy { name },
            Trouble::Lost => Error::Lost { name, source: cause(source) },
            Trouble::Duplicate => Error::Conflict { name, source: cause(source) },
        };
    }
    match number(&source) {
        1021 | 1114 => Error::Full { name },
        1290 | 1792 | 1836 => Error::ReadOnly { name },
        126 | 127 | 1034 | 1035 | 1194 | 1195 | 1712 => Error::Damaged { name, source: cause(source) },
        _ => Error::Query { name, source: cause(source) },
    }
}

/// Returns the error of a commit that was not answered.
pub(super) fn unanswered(name: &'static str, source: sqlx::Error) -> Error {
    Error::OutcomeUnknown { name, source: cause(source) }
}

/// Returns what it means that no connection could be had: the server is away, or will not have us.
pub(super) fn connect(server: &Server, source: sqlx::Error) -> Error {
    let (server, number) = (server.to_string(), number(&source));
    match &source {
        // Somebody is there, whose certificate is not the one that it should be: waiting does not help.
        sqlx::Error::Io(io) if io.get_ref().is_some_and(|inner| inner.is::<rustls::Error>()) => {
            Error::Refused { server, source: cause(source) }
        }
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => Error::Unreachable { server, source: cause(source) },
        // Too many connections, shutting down, starting up.
        sqlx::Error::Database(_) if matches!(number, 1040 | 1047 | 1053 | 1203) => {
            Error::Unreachable { server, source: cause(source) }
        }
        _ => Error::Refused { server, source: cause(source) },
    }
}

/// Returns whether a statement that changes the schema failed because it had been run before: the table, column, index
/// or trigger is there, the column or index to drop is gone, the row to add is there.
pub(in crate::store) fn was_done_before(error: &Error) -> bool {
    let (Error::Query { source, .. } | Error::Conflict { source, .. }) = error else { return false };
    matches!(number_of(source), 1050 | 1060 | 1061 | 1062 | 1091 | 1359)
}

/// Returns whether the server has no such database.
pub(in crate::store) fn is_missing_database(error: &Error) -> bool {
    let Error::Refused { source, .. } = error else { return false };
    number_of(source) == 1049
}

/// Returns the error of a server that did not answer within `limit`.
pub(super) fn silent(limit: Duration) -> sqlx::Error {
    let message = format!("no answer within {} s", limit.as_secs());
    sqlx::Error::Io(std::io::Error::new(std::io::ErrorKind::TimedOut, message))
}
