//! What came over, what was here, and what could not come.

use serde::Serialize;

/// A run of moving over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Nothing was changed: it was only asked what would be.
    pub dry_run: bool,
    /// The old tables, in the order in which they were read.
    pub tables: Vec<Table>,
    /// Rows that did not come, each with its reason.
    pub left: Vec<Left>,
}

/// What became of one table's rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// The old table.
    pub table: &'static str,
    /// Rows in it.
    pub found: u64,
    /// Rows that came.
    pub new: u64,
    /// Rows that are here already, and stayed as they are here.
    pub there: u64,
    /// Rows that did not come.
    pub left: u64,
}

/// A row that did not come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Left {
    /// The old table.
    pub table: &'static str,
    /// The old row, by its key.
    pub row: String,
    /// Why.
    pub reason: String,
}

/// What became of a row.
pub(super) enum Fate {
    New,
    There,
    Left(String),
}

impl Fate {
    pub(super) fn left(reason: impl Into<String>) -> Self {
        Self::Left(reason.into())
    }
}

/// Keeps the report while rows are moved.
#[derive(Default)]
pub(super) struct Book {
    tables: Vec<Table>,
    left: Vec<Left>,
}

impl Book {
    /// Notes what became of a row of `table`.
    pub(super) fn note(&mut self, table: &'static str, row: impl Into<String>, fate: Fate) {
        let at = self.table(table);
        let sums = &mut self.tables[at];
        sums.found += 1;
        match fate {
            Fate::New => sums.new += 1,
            Fate::There => sums.there += 1,
            Fate::Left(reason) => {
                sums.left += 1;
                self.left.push(Left { table, row: row.into(), reason });
            }
        }
    }

    /// Returns where `table` stands, which is there from now on, rows or not.
    pub(super) fn table(&mut self, table: &'static str) -> usize {
        self.tables.iter().position(|known| known.table == table).unwrap_or_else(|| {
            self.tables.push(Table { table, found: 0, new: 0, there: 0, left: 0 });
            self.tables.len() - 1
        })
    }

    pub(super) fn close(self, dry_run: bool) -> Moved {
        Moved { dry_run, tables: self.tables, left: self.left }
    }
}
