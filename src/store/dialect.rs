//! The handful of things that SQLite and MariaDB say differently.

/// Which SQL an engine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite 3.51 and newer.
    Sqlite,
    /// MariaDB 10.6 and newer, MySQL 8, and what speaks like them.
    MySql,
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
            // Not `INSERT IGNORE`: that takes in a value that is too long, cut off, and much else.
            (Self::MySql, Clash::Keep { unique }) => {
                format!("{insert} ON DUPLICATE KEY UPDATE {}", sets(&unique[..1], &str::to_owned))
            }
            (Self::MySql, Clash::Replace { columns, .. }) => {
                let sets = sets(columns, &|column| format!("VALUES({column})"));
                format!("{insert} ON DUPLICATE KEY UPDATE {sets}")
            }
            (Self::MySql, Clash::Add { columns, .. }) => {
                let sets = sets(columns, &|column| format!("{column} + VALUES({column})"));
                format!("{insert} ON DUPLICATE KEY UPDATE {sets}")
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

    /// Returns an `INSERT` for [`Tx::insert_new`](super::Tx::insert_new): a row with the same `unique` columns that is
    /// there already stays as it is.
    pub fn insert_new(self, table: &str, columns: &[&str], unique: &[&str]) -> String {
        let clash = match self {
            Self::Sqlite => Clash::Keep { unique },
            Self::MySql => Clash::Fail, // told by its failure: see there
        };
        self.insert(&Insert { table, columns, clash }, 1)
    }

    /// Returns what stands behind a `SELECT` whose rows will be updated in the same transaction.
    pub fn for_update(self) -> &'static str {
        match self {
            Self::Sqlite => "", // a writing transaction has the database to itself
            Self::MySql => " FOR UPDATE",
        }
    }

    /// As [`Dialect::for_update`], for work that is claimed: rows that another transaction has locked are passed over
    /// instead of waited for, as if they were not there.
    pub fn for_claim(self) -> &'static str {
        match self {
            Self::Sqlite => "",
            Self::MySql => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// Returns the query that finds a table by its name.
    pub(super) fn has_table(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
            Self::MySql => {
                "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = ?"
            }
        }
    }

    /// Returns the query for the columns of a table (its parameter), in their order, each with its place in the primary
    /// key: from 1, or 0 for none.
    pub fn columns(self) -> &'static str {
        match self {
            Self::Sqlite => "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid",
            Self::MySql => {
                "SELECT c.column_name, COALESCE(k.ordinal_position, 0) FROM information_schema.columns c \
                 LEFT JOIN information_schema.key_column_usage k ON k.table_schema = c.table_schema \
                 AND k.table_name = c.table_name AND k.column_name = c.column_name AND k.constraint_name = 'PRIMARY' \
                 WHERE c.table_schema = DATABASE() AND c.table_name = ? ORDER BY c.ordinal_position"
            }
        }
    }
}

/// Returns so many `?`, with commas between them.
pub(super) fn places(count: usize) -> String {
    vec!["?"; count].join(", ")
}
