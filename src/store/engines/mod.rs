//! What an engine must do. Engines translate values and errors, begin and end transactions, and nothing else.

pub(super) mod mysql;
pub(super) mod sqlite;

use std::ops::ControlFlow;

use super::tx::{Row, Tx};
use super::{Dialect, Error, Panic, Value};

/// What a transaction may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    Write,
}

/// A closure with its answer, as an engine's thread sees it.
pub(super) trait Job: Send {
    /// Runs the closure once; `true` asks for a commit, `false` for a rollback.
    fn attempt(&mut self, tx: &mut Tx<'_>) -> bool;
    /// Answers the caller: `Ok` with what the last attempt returned, `Err` when the engine failed around it.
    fn finish(self: Box<Self>, end: Result<(), Error>);
    /// Hands a panic of the closure on to the caller.
    fn panicked(self: Box<Self>, panic: Panic);
}

/// One database, reached by a few threads of its own.
pub(super) trait Engine: Send + Sync {
    /// Queues a job for one of the engine's threads.
    fn submit(&self, mode: Mode, name: &'static str, job: Box<dyn Job>) -> Result<(), Error>;
}

/// One connection inside a transaction.
pub(super) trait Connection {
    fn dialect(&self) -> Dialect;
    /// Whether the time is handed in, and not known to a server.
    fn takes_time(&self) -> bool;
    fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error>;
    fn last_insert_id(&self) -> i64;
    fn script(&mut self, sql: &str) -> Result<(), Error>;
    fn query(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error>;
}
