//! Whether the database is sound, as far as the database itself can tell. What the ledger adds up to is the
//! engine's to verify.

use super::{Error, Tx, migrations};

/// More problems than anybody reads.
const PROBLEMS: usize = 100;

/// Returns what a check of every page and index finds wrong. Reads the whole file.
pub fn integrity(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    complaints(tx, "PRAGMA integrity_check")
}

/// Returns what a check of every page finds wrong; indexes are not compared with their tables, which takes longest.
pub fn quick(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    complaints(tx, "PRAGMA quick_check")
}

/// Returns the rows that refer to rows which are not there.
pub fn dangling(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let mut found = tx.all("PRAGMA foreign_key_check", &[], |row| {
        let (table, id, parent) = (row.get::<String>(0)?, row.get::<Option<i64>>(1)?, row.get::<String>(2)?);
        let row = id.map_or("a row".to_owned(), |id| format!("row {id}"));
        Ok(format!("{row} of `{table}` refers to a `{parent}` that is not there"))
    })?;
    found.truncate(PROBLEMS);
    Ok(found)
}

/// Returns the schema's number.
pub fn schema(tx: &mut Tx<'_>) -> Result<i64, Error> {
    migrations::found(tx)
}

fn complaints(tx: &mut Tx<'_>, pragma: &str) -> Result<Vec<String>, Error> {
    let mut found = tx.all(pragma, &[], |row| row.get::<String>(0))?;
    found.retain(|line| line != "ok");
    Ok(found)
}
