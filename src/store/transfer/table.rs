//! One table on its way: its columns, its rows in the order of their keys, and what they come to.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Stored;
use crate::params;
use crate::store::{Clash, Error, Insert, ToValue, Tx, Value};

/// Rows of one statement: few enough for every engine's limits on parameters and on the size of a statement.
const ROWS: usize = 500;
/// Bytes of one statement, about: a quarter of what MariaDB takes by default.
const BYTES: usize = 4 << 20;

/// A table with its columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) key: Vec<String>,
}

/// Rows of a table, in its columns' order.
pub(super) type Rows = Vec<Vec<Stored>>;

impl Table {
    /// Asks the database how it has the table called `name`.
    pub(super) fn find(tx: &mut Tx<'_>, name: &str) -> Result<Self, Error> {
        let sql = tx.dialect().columns();
        let columns = tx.all(sql, params![name], |row| Ok((row.get::<String>(0)?, row.get::<i64>(1)?)))?;
        let mut key: Vec<_> = columns.iter().filter(|(_, place)| *place > 0).collect();
        key.sort_by_key(|(_, place)| *place);
        Ok(Self {
            name: name.to_owned(),
            key: key.into_iter().map(|(column, _)| column.clone()).collect(),
            columns: columns.into_iter().map(|(column, _)| column).collect(),
        })
    }

    /// Returns how many rows the table has.
    pub(super) fn count(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let sql = format!("SELECT COUNT(*) FROM {}", self.name);
        let count = tx.one(&sql, &[], |row| row.get::<i64>(0))?;
        Ok(count.unwrap_or_default().unsigned_abs())
    }

    /// Hands every row but the first `skip` to `each`, in statements' worths, and returns what all rows come to.
    pub(super) fn read(
        &self,
        tx: &mut Tx<'_>,
        skip: u64,
        mut each: impl FnMut(Rows) -> Result<(), Error>,
    ) -> Result<Tally, Error> {
        let columns = self.columns.join(", ");
        let sql = format!("SELECT {columns} FROM {} ORDER BY {}", self.name, self.key.join(", "));
        let mut counter = Counter::new(&self.name);
        let (mut rows, mut bytes) = (Rows::new(), 0);
        tx.each(&sql, &[], |row| {
            let row: Vec<Stored> = (0..self.columns.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            counter.add(&row);
            if counter.rows > skip {
                bytes += row.iter().map(Stored::size).sum::<usize>();
                rows.push(row);
                if rows.len() == ROWS || bytes > BYTES {
                    bytes = 0;
                    each(std::mem::take(&mut rows))?;
                }
            }
            Ok::<_, Error>(())
        })?;
        if !rows.is_empty() {
            each(rows)?;
        }
        Ok(counter.tally())
    }

    /// Adds `rows`, which are as long as this table's columns.
    pub(super) fn write(&self, tx: &mut Tx<'_>, rows: &Rows) -> Result<(), Error> {
        let columns: Vec<_> = self.columns.iter().map(String::as_str).collect();
        let insert = Insert { table: &self.name, columns: &columns, clash: Clash::Fail };
        let values: Vec<Value<'_>> = rows.iter().flatten().map(ToValue::to_value).collect();
        tx.insert_all(&insert, &values)?;
        Ok(())
    }
}

/// What a table comes to: two that tally hold the same rows, to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// The table.
    pub table: String,
    /// Its rows.
    pub rows: u64,
    /// SHA-256 over its rows in the order of their keys.
    pub sha256: String,
}

/// Counts rows into a [`Tally`].
pub(super) struct Counter {
    table: String,
    rows: u64,
    digest: Sha256,
}

impl Counter {
    pub(super) fn new(table: &str) -> Self {
        Self { table: table.to_owned(), rows: 0, digest: Sha256::new() }
    }

    pub(super) fn add(&mut self, row: &[Stored]) {
        self.rows += 1;
        row.iter().for_each(|value| value.digest(&mut self.digest));
    }

    pub(super) fn tally(self) -> Tally {
        Tally { table: self.table, rows: self.rows, sha256: hex::encode(self.digest.finalize()) }
    }
}

/// What the ledger comes to, in units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Rows.
    pub movements: i64,
    /// Units on hand that they add up to.
    pub on_hand: i64,
    /// Units reserved that they add up to.
    pub reserved: i64,
}

impl Sums {
    /// Adds the ledger up.
    pub(super) fn of(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let sql = "SELECT COUNT(*), COALESCE(SUM(delta_on_hand), 0), COALESCE(SUM(delta_reserved), 0) FROM movement";
        let sums = tx.one(sql, &[], |row| {
            Ok(Self { movements: row.get(0)?, on_hand: row.get(1)?, reserved: row.get(2)? })
        })?;
        Ok(sums.unwrap_or(Self { movements: 0, on_hand: 0, reserved: 0 }))
    }
}
