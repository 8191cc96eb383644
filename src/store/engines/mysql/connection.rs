//! One connection to the server: its session, its transactions, its statements.

use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use futures_util::TryStreamExt as _;
use sqlx::mysql::{MySql, MySqlArguments, MySqlConnection, MySqlRow, MySqlValueRef};
use sqlx::{
    Arguments as _, AssertSqlSafe, Column as _, ConnectOptions as _, Connection as _, Decode, Row as _, Type,
    TypeInfo as _, ValueRef as _,
};
use tokio::runtime::{self, Runtime};

use super::fault::{self, Trouble};
use super::{Ended, Server};
use crate::store::engines::{Connection, Job, Mode};
use crate::store::tx::{Columns, Row, Tx};
use crate::store::{Dialect, Error, Value, ValueRef};

/// How long connecting may take.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// How long the server may be silent about a statement, beyond the time that it waits for locks. What asks for more at
/// once than the server can answer in a minute is a fault; a network that has gone silent says nothing at all.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);
/// For how many waits for a lock the server bears a client that says nothing.
const LOCK_WAITS: u32 = 3;
/// Statements kept prepared per connection: more than the repositories have.
const STATEMENTS: usize = 256;

/// Begins a transaction that only reads, from a snapshot taken now.
const BEGIN_READ: &str =
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; START TRANSACTION WITH CONSISTENT SNAPSHOT";

/// Creates the server's database, where we may.
pub(in crate::store) async fn create_database(server: &Server) -> Result<(), Error> {
    let failed = |source| fault::connect(server, source);
    let name = server.database().replace('`', "``");
    let sql = format!("CREATE DATABASE IF NOT EXISTS `{name}` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    let create = async {
        // sqlx has no way to take a database back out of the options: every server has this one.
        let mut connection = server.options().clone().database("information_schema").connect().await?;
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
        connection.close().await
    };
    within(CONNECT_TIMEOUT, create).await.map_err(failed)
}

/// A connection, and what its thread waits for the network with.
pub(super) struct Link {
    runtime: Runtime,
    connection: MySqlConnection,
    /// The server's number for the connection.
    id: u64,
    answer_timeout: Duration,
    /// Time is handed in by a test, and not the server's.
    takes_time: bool,
    /// No transaction is open on it, and the server is there as far as we know.
    clean: bool,
    /// How long the server bears our silence, and since when we are silent.
    patience: Duration,
    used: Instant,
}

impl Link {
    /// Connects, and sets the session up: `lock_wait` is how long one statement waits for a lock.
    pub(super) fn open(server: &Server, lock_wait: Duration) -> Result<Self, Error> {
        let failed = |source| fault::connect(server, source);
        let runtime = runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|source| failed(source.into()))?;
        let options = server
            .options()
            .clone()
            .statement_cache_capacity(STATEMENTS)
            .timezone(Some("+00:00".to_owned()))
            .charset("utf8mb4")
            .collation("utf8mb4_bin")
            .pipes_as_concat(false)
            .no_engine_substitution(false)
            .disable_statement_logging();
        let lock_wait = lock_wait.max(Duration::from_secs(1)); // the finest that there is
        // A process that is frozen, or cut off, in the middle of a transaction keeps its locks until the server gives it
        // up: before those who wait for them do.
        let patience = lock_wait * LOCK_WAITS;
        let session = format!(
            "SET SESSION sql_mode = 'STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION', \
             innodb_lock_wait_timeout = {}, wait_timeout = {}; \
             SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            lock_wait.as_secs(),
            patience.as_secs()
        );
        let connect = async {
            let mut connection = options.connect().await?;
            sqlx::raw_sql(AssertSqlSafe(session)).execute(&mut connection).await?;
            let id = sqlx::query_scalar("SELECT CONNECTION_ID()").fetch_one(&mut connection).await;
            Ok((connection, id.unwrap_or(0)))
        };
        let (connection, id) = runtime
            .block_on(async { tokio::time::timeout(CONNECT_TIMEOUT, connect).await })
            .unwrap_or_else(|_| Err(fault::silent(CONNECT_TIMEOUT)))
            .map_err(failed)?;
        Ok(Self {
            runtime,
            connection,
            id,
            answer_timeout: ANSWER_TIMEOUT + lock_wait,
            takes_time: server.takes_time(),
            clean: true,
            patience,
            used: Instant::now(),
        })
    }

    pub(super) fn id(&self) -> u64 {
        self.id
    }

    pub(super) fn is_clean(&self) -> bool {
        self.clean
    }

    /// Returns whether the server may be about to close it for having been silent.
    pub(super) fn is_stale(&self) -> bool {
        self.used.elapsed() > self.patience / 2
    }

    pub(super) fn close(self) {
        let _ = self.runtime.block_on(self.connection.close()); // whoever is at the other end sees it go either way
    }

    /// Runs one attempt at a job.
    pub(super) fn transact(&mut self, mode: Mode, name: &'static str, job: &mut dyn Job) -> Ended {
        let begin = match mode {
            Mode::Read => BEGIN_READ,
            Mode::Write => "START TRANSACTION",
        };
        self.clean = false; // until the transaction has ended
        if let Err(source) = self.say(begin) {
            return Ended::Again(Trouble::Lost, Err(fault::statement(name, source)));
        }
        let mut inside = Inside { link: self, name, trouble: None, last_insert_id: 0 };
        let keep = job.attempt(&mut Tx::new(&mut inside));
        let trouble = inside.trouble;
        match (keep, trouble) {
            (_, Some(Trouble::Lost)) => Ended::Again(Trouble::Lost, refused(keep, name)),
            (true, None | Some(Trouble::Duplicate)) => self.commit(mode, name),
            (false, None) => self.roll_back(Ended::Done),
            (_, Some(trouble)) => self.roll_back(Ended::Again(trouble, refused(keep, name))),
        }
    }

    fn commit(&mut self, mode: Mode, name: &'static str) -> Ended {
        let Err(source) = self.say("COMMIT") else {
            self.clean = true;
            return Ended::Done;
        };
        match (mode, fault::trouble(&source)) {
            (Mode::Read, _) => Ended::Done, // it has read what it wanted
            (Mode::Write, Some(trouble @ (Trouble::Deadlock | Trouble::LockWait))) => {
                self.roll_back(Ended::Again(trouble, Err(fault::statement(name, source))))
            }
            (Mode::Write, _) => Ended::Failed(fault::unanswered(name, source)),
        }
    }

    fn roll_back(&mut self, ended: Ended) -> Ended {
        self.clean = self.say("ROLLBACK").is_ok();
        ended
    }

    /// Sends statements without parameters, and waits for all of them.
    fn say(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        let limit = self.answer_timeout;
        let Self { runtime, connection, .. } = self;
        let said = runtime.block_on(within(limit, sqlx::raw_sql(sql).execute(connection))).map(|_| ());
        self.used = Instant::now();
        said
    }
}

/// What the caller hears of an attempt that is not repeated: what the closure made of it, unless that had thought that
/// all was well.
fn refused(keep: bool, name: &'static str) -> Result<(), Error> {
    if keep { Err(Error::Busy { name }) } else { Ok(()) }
}

async fn within<T>(
    limit: Duration,
    answer: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, sqlx::Error> {
    tokio::time::timeout(limit, answer).await.unwrap_or_else(|_| Err(fault::silent(limit)))
}

/// A connection inside a transaction.
struct Inside<'l> {
    link: &'l mut Link,
    name: &'static str,
    /// What got in the way. The transaction is over then, whatever the closure makes of the error.
    trouble: Option<Trouble>,
    last_insert_id: i64,
}

impl Inside<'_> {
    fn failed(&mut self, source: sqlx::Error) -> Error {
        self.trouble = fault::trouble(&source).or(self.trouble);
        fault::statement(self.name, source)
    }

    /// Fails when the transaction is over: the server would take the statement as one of its own.
    fn insist(&self) -> Result<(), Error> {
        match self.trouble {
            None | Some(Trouble::Duplicate) => Ok(()),
            Some(_) => Err(Error::Busy { name: self.name }),
        }
    }
}

fn arguments(params: &[Value<'_>]) -> Result<MySqlArguments, sqlx::Error> {
    let mut arguments = MySqlArguments::default();
    for param in params {
        match *param {
            Value::Null => arguments.add(None::<i64>),
            Value::Int(int) => arguments.add(int),
            Value::Text(text) => arguments.add(text),
            Value::Blob(bytes) => arguments.add(bytes),
        }
        .map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

impl Connection for Inside<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::MySql
    }

    fn takes_time(&self) -> bool {
        self.link.takes_time
    }

    fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        self.insist()?;
        let Link { runtime, connection, answer_timeout, .. } = &mut *self.link;
        let run = async {
            let query = sqlx::query_with(AssertSqlSafe(sql), arguments(params)?);
            within(*answer_timeout, query.execute(connection)).await
        };
        let done = runtime.block_on(run).map_err(|source| self.failed(source))?;
        self.last_insert_id = done.last_insert_id().cast_signed();
        Ok(done.rows_affected())
    }

    fn last_insert_id(&self) -> i64 {
        self.last_insert_id
    }

    fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.insist()?;
        let Link { runtime, connection, .. } = &mut *self.link;
        // However long it takes: changing a large table does.
        let done = runtime.block_on(sqlx::raw_sql(AssertSqlSafe(sql)).execute(connection));
        done.map(|_| ()).map_err(|source| self.failed(source))
    }

    fn query(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        each: &mut dyn FnMut(&Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        self.insist()?;
        let Link { runtime, connection, answer_timeout, .. } = &mut *self.link;
        let run = || {
            let mut rows = sqlx::query_with(AssertSqlSafe(sql), arguments(params)?).fetch(connection);
            // Row by row, so that `each` runs outside of the runtime and may wait for whatever it likes.
            while let Some(row) = runtime.block_on(within(*answer_timeout, rows.try_next()))? {
                if each(&Row::new(&row)).is_break() {
                    break;
                }
            }
            Ok(())
        };
        run().map_err(|source| self.failed(source))
    }
}

impl Columns for MySqlRow {
    fn value(&self, index: usize) -> Result<ValueRef<'_>, String> {
        let value = self.try_get_raw(index).map_err(|error| error.to_string())?;
        if value.is_null() {
            return Ok(ValueRef::Null);
        }
        let kind = value.type_info().into_owned();
        if <i64 as Type<MySql>>::compatible(&kind) {
            read(value).map(ValueRef::Int)
        } else if <str as Type<MySql>>::compatible(&kind) {
            read(value).map(ValueRef::Text)
        } else if <[u8] as Type<MySql>>::compatible(&kind) {
            read(value).map(ValueRef::Blob)
        } else if <u64 as Type<MySql>>::compatible(&kind) {
            let int: u64 = read(value)?;
            i64::try_from(int).map(ValueRef::Int).map_err(|_| format!("{int} is out of range"))
        } else if kind.name() == "DECIMAL" {
            // What `SUM` makes of integers.
            let digits: &str = read(value)?;
            digits.parse().map(ValueRef::Int).map_err(|_| format!("expected an integer, found {digits}"))
        } else {
            Err(format!("expected no {}", kind.name()))
        }
    }

    fn name(&self, index: usize) -> String {
        self.columns().get(index).map_or_else(|| format!("column {index}"), |column| column.name().to_owned())
    }
}

/// Reads a value whose type was looked at.
fn read<'r, T: Decode<'r, MySql>>(value: MySqlValueRef<'r>) -> Result<T, String> {
    T::decode(value).map_err(|error| error.to_string())
}
