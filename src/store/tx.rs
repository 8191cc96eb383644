//! A transaction, as repositories see it.

use std::ops::ControlFlow;

use super::dialect::places;
use super::engines::Connection;
use super::{Clash, Dialect, Error, FromValue, Insert, Value, ValueRef};

/// How many rows or keys one statement names at most: far below what any engine takes as parameters, and enough to
/// make little of a round trip.
const AT_ONCE: usize = 64;

/// An open transaction. It ends when the closure that got it returns: `Ok` commits, `Err` rolls back.
pub struct Tx<'a> {
    connection: &'a mut dyn Connection,
}

impl<'a> Tx<'a> {
    pub(super) fn new(connection: &'a mut dyn Connection) -> Self {
        Self { connection }
    }

    /// Returns what this engine says differently.
    pub fn dialect(&self) -> Dialect {
        self.connection.dialect()
    }

    /// Returns whether the time is handed in by whoever asks, and not known to a server.
    pub(super) fn takes_time(&self) -> bool {
        self.connection.takes_time()
    }

    /// Runs a statement with `?` parameters and returns how many rows it touched. Statements are prepared once.
    ///
    /// # Errors
    /// The store's error for a failing statement.
    pub fn execute(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        self.connection.execute(sql, params)
    }

    /// Runs an `INSERT` and returns the new row's id.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn insert(&mut self, sql: &str, params: &[Value<'_>]) -> Result<i64, Error> {
        self.connection.execute(sql, params)?;
        Ok(self.connection.last_insert_id())
    }

    /// Runs an `INSERT` that leaves a row that is there alone (see [`Dialect::insert_new`]), and returns the new row's
    /// id, or `None` when there was one.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    // Our driver has the server count rows that `ON DUPLICATE KEY UPDATE` leaves as they are, so that its count says
    // nothing. That it refuses the plain statement does.
    pub fn insert_new(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Option<i64>, Error> {
        match self.connection.execute(sql, params) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(self.connection.last_insert_id())),
            Err(Error::Conflict { .. }) if self.dialect() == Dialect::MySql => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Inserts many rows, given one behind the other, and returns how many rows were touched. It takes statements of
    /// 64, 32, … 1 rows, so that few texts have to be prepared whatever the number.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn insert_all(&mut self, insert: &Insert<'_>, values: &[Value<'_>]) -> Result<u64, Error> {
        let width = insert.columns.len();
        let (mut rest, mut touched) = (values, 0);
        while rest.len() >= width {
            let rows = 1 << (rest.len() / width).min(AT_ONCE).ilog2();
            let (now, later) = rest.split_at(rows * width);
            touched += self.insert_few(insert, now)?;
            rest = later;
        }
        Ok(touched)
    }

    /// Inserts rows with one statement; on MariaDB one by one where some of them are there and are kept, which cannot
    /// be counted otherwise (see [`Tx::insert_new`]).
    fn insert_few(&mut self, insert: &Insert<'_>, values: &[Value<'_>]) -> Result<u64, Error> {
        let width = insert.columns.len();
        let rows = values.len() / width;
        let keeps = matches!(insert.clash, Clash::Keep { .. }) && self.dialect() == Dialect::MySql;
        let plain = Insert { clash: Clash::Fail, ..*insert };
        match self.execute(&self.dialect().insert(if keeps { &plain } else { insert }, rows), values) {
            Err(Error::Conflict { .. }) if keeps && rows == 1 => Ok(0),
            Err(Error::Conflict { .. }) if keeps => {
                values.chunks(width).try_fold(0, |touched, row| Ok(touched + self.insert_few(insert, row)?))
            }
            outcome => outcome,
        }
    }

    /// Sets integer columns of many rows by their `id`: each column comes with one figure for each of `ids`. Takes few
    /// statements, as [`Tx::insert_all`] does.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub fn update_all(
        &mut self,
        table: &str,
        ids: &[i64],
        columns: &[(&str, Vec<i64>)],
    ) -> Result<(), Error> {
        let mut start = 0;
        while start < ids.len() {
            let rows = 1 << (ids.len() - start).min(AT_ONCE).ilog2();
            let chunk = start..start + rows;
            let whens = vec!["WHEN ? THEN ?"; rows].join(" ");
            let sets: Vec<_> =
                columns.iter().map(|(column, _)| format!("{column} = CASE id {whens} END")).collect();
            let sql = format!("UPDATE {table} SET {} WHERE id IN ({})", sets.join(", "), places(rows));
            let figures =
                columns.iter().flat_map(|(_, figures)| chunk.clone().flat_map(|at| [ids[at], figures[at]]));
            let params: Vec<_> = figures.chain(ids[chunk.clone()].iter().copied()).map(Value::Int).collect();
            self.execute(&sql, &params)?;
            start = chunk.end;
        }
        Ok(())
    }

    /// Runs a query for a list of keys and hands each row to `each`. `sql` makes its text around the list's places, which
    /// come behind the parameters in `first`. Lists are cut and filled up (their last key is named again) to 64, 32, …
    /// 1 keys, so that few texts have to be prepared; so the query must not mind a key that is named twice.
    ///
    /// # Errors
    /// As [`Tx::each`].
    pub fn each_of<E: From<Error>>(
        &mut self,
        sql: impl Fn(&str) -> String,
        first: &[Value<'_>],
        keys: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        for keys in keys.chunks(AT_ONCE) {
            let count = keys.len().next_power_of_two();
            let last = keys[keys.len() - 1];
            let mut params = [first, keys].concat();
            params.resize(first.len() + count, last);
            self.each(&sql(&places(count)), &params, &mut each)?;
        }
        Ok(())
    }

    /// Runs several statements without parameters: a step of the schema.
    pub(super) fn script(&mut self, sql: &str) -> Result<(), Error> {
        self.connection.script(sql)
    }

    /// Runs a query and hands each row to `each`, without collecting them.
    ///
    /// # Errors
    /// What `each` returns, or the store's error.
    pub fn each<E: From<Error>>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut each: impl FnMut(&Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut stopped = None;
        self.connection.query(sql, params, &mut |row| match each(row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                stopped = Some(error);
                ControlFlow::Break(())
            }
        })?;
        stopped.map_or(Ok(()), Err)
    }

    /// Runs a query and returns every row, mapped.
    ///
    /// # Errors
    /// As [`Tx::each`].
    pub fn all<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut rows = Vec::new();
        self.each(sql, params, |row| {
            rows.push(map(row)?);
            Ok::<(), Error>(())
        })?;
        Ok(rows)
    }

    /// Runs a query and returns its first row, mapped, or `None`.
    ///
    /// # Errors
    /// As [`Tx::each`].
    pub fn one<T>(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.connection.query(sql, params, &mut |row| {
            found = Some(map(row));
            ControlFlow::Break(())
        })?;
        found.transpose()
    }
}

/// What an engine's row can tell.
pub(super) trait Columns {
    fn value(&self, index: usize) -> Result<ValueRef<'_>, String>;
    fn name(&self, index: usize) -> String;
}

/// One row of an answer.
pub struct Row<'r> {
    columns: &'r dyn Columns,
}

impl<'r> Row<'r> {
    pub(super) fn new(columns: &'r dyn Columns) -> Self {
        Self { columns }
    }

    /// Returns column `index` (from 0).
    ///
    /// # Errors
    /// [`Error::Inconsistent`], naming the column, when the value is not of that type.
    pub fn get<T: FromValue>(&self, index: usize) -> Result<T, Error> {
        self.columns
            .value(index)
            .and_then(T::from_value)
            .map_err(|reason| Error::Inconsistent { column: self.columns.name(index), reason })
    }
}

/// Builds the parameter list of a statement: `params![group, &code, None::<i64>]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$($crate::store::ToValue::to_value(&$value)),*]
    };
}
