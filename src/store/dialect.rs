//! The handful of things that SQLite and MariaDB say differently.

/// Which SQL an engine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite 3.51 and newer.
    Sqlite,
}

/// An `INSERT`, of one row or of many (see [`Tx::insert_all`](super::Tx::insert_all)).
#[derive(Debug, Clone, Copy)]
pub struct Insert<'a> {
    /// Into which table.
    pub table: &'a str,
    /// The columns that are given.
    pub columns: &'a [&'a str],
    /// What becomes of a row that is there already.
    pub clash: Clash<'a>,
}

/// What becomes of a row that has the same `unique` columns.
#[derive(Debug, Clone, Copy)]
pub enum Clash<'a> {
    /// The statement fails.
    Fail,
    /// It stays as it is.
    Keep { unique: &'a [&'a str] },
    /// Some of its columns become what was given for the new row.
    Replace { unique: &'a [&'a str], columns: &'a [&'a str] },
    /// What was given for the new row is added to some of its columns.
    Add { unique: &'a [&'a str], columns: &'a [&'a str] },
}

impl Dialect {
    /// Returns an [`Insert`] of so many rows.
    pub fn insert(self, insert: &Insert<'_>, rows: usize) -> String {
        let Insert { table, columns, clash } = insert;
        let row = format!("({})", places(columns.len()));
        let rows = vec![row.as_str(); rows].join(", ");
        let insert = format!("INSERT INTO {table} ({}) VALUES {rows}", columns.join(", "));
        let sets = |columns: &[&str], set: &dyn Fn(&str) -> String| {
            columns.iter().map(|column| format!("{column} = {}", set(column))).collect::<Vec<_>>().join(", ")
        };
        match (self, clash) {
            (_, Clash::Fail) => insert,
            (Self::Sqlite, Clash::Keep { unique }) => {
                format!("{insert} ON CONFLICT ({}) DO NOTHING", unique.join(", "))
            }
            (Self::Sqlite, Clash::Replace { unique, columns }) => {
                let sets = sets(columns, &|column| format!("excluded.{column}"));
                format!("{insert} ON CONFLICT ({}) DO UPDATE SET {sets}", unique.join(", "))
            }
            (Self::Sqlite, Clash::Add { unique, columns }) => {
                let sets = sets(columns, &|column| format!("{table}.{column} + excluded.{column}"));
                format!("{insert} ON CONFLICT ({}) DO UPDATE SET {sets}", unique.join(", "))
            }
        }
    }

    /// Returns an `INSERT` that updates `update` (to the values given for the insert) where a row with the same
    /// `unique` columns is there already. With no `update` the existing row stays as it is.
    pub fn upsert(self, table: &str, columns: &[&str], unique: &[&str], update: &[&str]) -> String {
        let clash = match update {
            [] => Clash::Keep { unique },
            columns => Clash::Replace { unique, columns },
        };
        self.insert(&Insert { table, columns, clash }, 1)
    }

    /// Returns what stands behind a `SELECT` whose rows will be updated in the same transaction.
    pub fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "", // a writing transaction has the database to itself
        }
    }

    /// Returns the query for the columns of a table (its parameter), in their order, each with its place in the primary
    /// key: from 1, or 0 for none.
    pub fn columns(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid",
        }
    }
}

/// Returns so many `?`, with commas between them.
pub(super) fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}
