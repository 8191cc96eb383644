//! The handful of things that SQLite and MariaDB say differently.

/// Which SQL an engine speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// SQLite 3.51 and newer.
    Sqlite,
}

impl Dialect {
    /// Returns an `INSERT` that updates `update` (to the values given for the insert) where a row with the same
    /// `unique` columns is there already. With no `update` the existing row stays as it is.
    pub fn upsert(self, table: &str, columns: &[&str], unique: &[&str], update: &[&str]) -> String {
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
        match self {
            Self::Sqlite if update.is_empty() => {
                format!("{insert} ON CONFLICT ({}) DO NOTHING", unique.join(", "))
            }
            Self::Sqlite => {
                let sets: Vec<_> =
                    update.iter().map(|column| format!("{column} = excluded.{column}")).collect();
                format!("{insert} ON CONFLICT ({}) DO UPDATE SET {}", unique.join(", "), sets.join(", "))
            }
        }
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
