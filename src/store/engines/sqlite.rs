//! SQLite through rusqlite: WAL, one writer thread, a few reader threads, each with a connection of its own.
//!
//! `synchronous=FULL`, because the ledger is in here: a commit that was answered survives a power cut.

use std::any::Any;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{ErrorCode, types};

use super::{Connection, Dialect, Engine, Error, Job, Mode, Row, Tx, Value};
use crate::store::ValueRef;
use crate::store::tx::Columns;

/// Attempts at a transaction that another process's commit got in the way of.
const ATTEMPTS: u32 = 5;
/// From one attempt at WAL mode to the next.
const WAL_AGAIN: Duration = Duration::from_millis(5);
/// Enough to keep reports from waiting for each other; WAL readers never wait for the writer.
const READERS: usize = 3;
/// Statements kept prepared per connection: more than the repositories have, in every number of rows.
const STATEMENTS: usize = 512;
/// Pages that the writer keeps, in KiB: a page of orders touches indices all over the place.
const CACHE_KIB: i64 = 64 * 1024;
/// Pages in the log before they are put into the database: a page that is written again and again meanwhile is put there
/// once. 64 MB.
const CHECKPOINT_PAGES: i64 = 16_000;

type Work = (&'static str, Box<dyn Job>);
type Queue = Arc<Mutex<mpsc::Receiver<Work>>>;

/// An SQLite database file. Threads and connections are made when first needed.
pub(in crate::store) struct Sqlite {
    path: PathBuf,
    busy_timeout: Duration,
    writer: Mutex<Option<mpsc::Sender<Work>>>,
    readers: Mutex<Readers>,
}

#[derive(Default)]
struct Readers {
    started: usize,
    queue: Option<(mpsc::Sender<Work>, Queue)>,
}

impl Sqlite {
    pub(in crate::store) fn new(path: &Path, busy_timeout: Duration) -> Self {
        Self { path: path.to_owned(), busy_timeout, writer: Mutex::default(), readers: Mutex::default() }
    }

    /// Starts a thread that opens a connection when its first job comes, and ends with the queue.
    fn spawn(&self, mode: Mode, queue: Queue) {
        let (path, busy_timeout) = (self.path.clone(), self.busy_timeout);
        thread::spawn(move || {
            let mut connection = None;
            loop {
                // The lock is held while waiting: whoever has it takes the next job, the others queue behind it.
                let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((name, job)) = next else { return };
                let connection = match &mut connection {
                    Some(open) => open,
                    none => match open(&path, busy_timeout, mode) {
                        Ok(open) => none.insert(open),
                        Err(error) => {
                            job.finish(Err(error));
                            continue;
                        }
                    },
                };
                transact(connection, mode, name, job);
            }
        });
    }
}

impl Engine for Sqlite {
    fn submit(&self, mode: Mode, name: &'static str, job: Box<dyn Job>) -> Result<(), Error> {
        let sender = match mode {
            Mode::Write => {
                let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
                writer
                    .get_or_insert_with(|| {
                        let (sender, receiver) = mpsc::channel();
                        self.spawn(mode, Arc::new(Mutex::new(receiver)));
                        sender
                    })
                    .clone()
            }
            Mode::Read => {
                let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
                let (sender, receiver) = readers.queue.get_or_insert_with(|| {
                    let (sender, receiver) = mpsc::channel();
                    (sender, Arc::new(Mutex::new(receiver)))
                });
                let (sender, receiver) = (sender.clone(), Arc::clone(receiver));
                if readers.started < READERS {
                    readers.started += 1;
                    self.spawn(mode, receiver);
                }
                sender
            }
        };
        sender.send((name, job)).map_err(|_| Error::Closed { name })
    }
}

fn open(path: &Path, busy_timeout: Duration, mode: Mode) -> Result<rusqlite::Connection, Error> {
    let connect = || -> rusqlite::Result<rusqlite::Connection> {
        let connection = rusqlite::Connection::open(path)?;
        connection.busy_timeout(busy_timeout)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        enter_wal(&connection, busy_timeout)?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        if mode == Mode::Write {
            connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
            connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
            // What a statement of many rows keeps to be able to take itself back; else that is a file for each.
            connection.pragma_update(None, "temp_store", "memory")?;
        }
        Ok(connection)
    };
    connect().map_err(|source| match translate("open", source) {
        Error::Query { source, .. } => Error::Open { path: path.to_owned(), source },
        known => known,
    })
}

/// Puts a new database into WAL mode. Of several connections that do so at once SQLite refuses all but one without any
/// waiting, as each holds what the others need.
fn enter_wal(connection: &rusqlite::Connection, at_most: Duration) -> rusqlite::Result<()> {
    let until = Instant::now() + at_most;
    loop {
        match connection.pragma_update(None, "journal_mode", "wal") {
            Err(error) if is_conflict(&error) && Instant::now() < until => thread::sleep(WAL_AGAIN),
            entered => return entered,
        }
    }
}

/// Runs one job in a transaction, again from the start where the database reports a conflict.
fn transact(connection: &mut rusqlite::Connection, mode: Mode, name: &'static str, mut job: Box<dyn Job>) {
    let begin = match mode {
        Mode::Read => "BEGIN DEFERRED",
        Mode::Write => "BEGIN IMMEDIATE",
    };
    for attempt in 1.. {
        let outcome = catch_unwind(AssertUnwindSafe(|| attempt_once(connection, begin, name, job.as_mut())));
        let (end, conflict) = match outcome {
            Ok(outcome) => outcome,
            Err(panic) => {
                let _ = connection.execute_batch("ROLLBACK");
                return job.panicked(panic as Box<dyn Any + Send>);
            }
        };
        if conflict && attempt < ATTEMPTS {
            continue;
        }
        return job.finish(end);
    }
}

fn attempt_once(
    connection: &rusqlite::Connection,
    begin: &str,
    name: &'static str,
    job: &mut dyn Job,
) -> (Result<(), Error>, bool) {
    if let Err(source) = connection.execute_batch(begin) {
        return (Err(translate(name, source)), false); // the busy time-out has been waited for already
    }
    let mut inside = Inside { connection, name, conflict: false };
    let keep = job.attempt(&mut Tx::new(&mut inside));
    let conflict = inside.conflict;
    if keep {
        if let Err(source) = connection.execute_batch("COMMIT") {
            let conflict = is_conflict(&source);
            let _ = connection.execute_batch("ROLLBACK");
            return (Err(translate(name, source)), conflict);
        }
        return (Ok(()), false);
    }
    let _ = connection.execute_batch("ROLLBACK"); // SQLite may have rolled back by itself
    (Ok(()), conflict)
}

fn is_conflict(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Returns what SQLite's error means to the store.
pub(in crate::store) fn translate(name: &'static str, source: rusqlite::Error) -> Error {
    match source.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy { name },
        Some(ErrorCode::DiskFull) => Error::Full { name },
        Some(ErrorCode::SystemIoFailure) => Error::Disk { name, source: Box::new(source) },
        Some(ErrorCode::ReadOnly) => Error::ReadOnly { name },
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => {
            Error::Damaged { name, source: Box::new(source) }
        }
        Some(ErrorCode::ConstraintViolation) => Error::Conflict { name, source: Box::new(source) },
        _ => Error::Query { name, source: Box::new(source) },
    }
}

/// A connection inside a transaction.
struct Inside<'c> {
    connection: &'c rusqlite::Connection,
    name: &'static str,
    conflict: bool,
}

impl Inside<'_> {
    fn failed(&mut self, source: rusqlite::Error) -> Error {
        self.conflict |= is_conflict(&source);
        translate(self.name, source)
    }

    fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Value<'_>]) -> rusqlite::Result<()> {
        for (place, value) in (1..).zip(params) {
            let value = match *value {
                Value::Null => types::ValueRef::Null,
                Value::Int(int) => types::ValueRef::Integer(int),
                Value::Text(text) => types::ValueRef::Text(text.as_bytes()),
                Value::Blob(bytes) => types::ValueRef::Blob(bytes),
            };
            statement.raw_bind_parameter(place, types::ToSqlOutput::Borrowed(value))?;
        }
        Ok(())
    }
}

impl Connection for Inside<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn takes_time(&self) -> bool {
        true
    }

    fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        let run = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            Self::bind(&mut statement, params)?;
            statement.raw_execute()
        };
        run().map(|touched| touched as u64).map_err(|source| self.failed(source))
    }

    fn last_insert_id(&self) -> i64 {
        self.connection.last_insert_rowid()
    }

    fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.connection.execute_batch(sql).map_err(|source| self.failed(source))
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let mut run = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            Self::bind(&mut statement, params)?;
            let mut rows = statement.raw_query();
            while let Some(row) = rows.next()? {
                if each(&Row::new(row)).is_break() {
                    break;
                }
            }
            Ok(())
        };
        run().map_err(|source| self.failed(source))
    }
}

impl Columns for rusqlite::Row<'_> {
    fn value(&self, index: usize) -> Result<ValueRef<'_>, String> {
        match self.get_ref(index).map_err(|error| error.to_string())? {
            types::ValueRef::Null => Ok(ValueRef::Null),
            types::ValueRef::Integer(int) => Ok(ValueRef::Int(int)),
            types::ValueRef::Text(bytes) => {
                std::str::from_utf8(bytes).map(ValueRef::Text).map_err(|_| "is not UTF-8".to_owned())
            }
            types::ValueRef::Blob(bytes) => Ok(ValueRef::Blob(bytes)),
            types::ValueRef::Real(real) => Err(format!("expected no fraction, found {real}")),
        }
    }

    fn name(&self, index: usize) -> String {
        self.as_ref().column_name(index).map_or_else(|_| format!("column {index}"), str::to_owned)
    }
}
