//! Whether the database is sound, as far as the database itself can tell. What the ledger adds up to is the
//! engine's to verify.

use super::{Dialect, Error, Tx, migrations};
use crate::params;

/// More problems than anybody reads.
const PROBLEMS: usize = 100;

/// Returns what a check of every page and index finds wrong. Reads the whole database.
pub fn integrity(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    match tx.dialect() {
        Dialect::Sqlite => complaints(tx, "PRAGMA integrity_check"),
        Dialect::MySql => check_tables(tx),
    }
}

/// Returns what a check of every page finds wrong; indexes are not compared with their tables, which takes longest. A
/// server checks pages whenever it reads one: there is nothing that could be asked in a moment.
pub fn quick(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    match tx.dialect() {
        Dialect::Sqlite => complaints(tx, "PRAGMA quick_check"),
        Dialect::MySql => Ok(Vec::new()),
    }
}

/// Returns the rows that refer to rows which are not there.
pub fn dangling(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    let mut found = match tx.dialect() {
        Dialect::Sqlite => tx.all("PRAGMA foreign_key_check", &[], |row| {
            let (table, id, parent) = (row.get::<String>(0)?, row.get::<Option<i64>>(1)?, row.get(2)?);
            Ok(orphan(&table, id, parent))
        })?,
        Dialect::MySql => orphans(tx)?,
    };
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

fn orphan(table: &str, id: Option<i64>, parent: String) -> String {
    let row = id.map_or("a row".to_owned(), |id| format!("row {id}"));
    format!("{row} of `{table}` refers to a `{parent}` that is not there")
}

fn check_tables(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    const TABLES: &str = "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name";
    let mut found = Vec::new();
    for table in tx.all(TABLES, &[], |row| row.get::<String>(0))? {
        let answers = tx.all(&format!("CHECK TABLE `{table}`"), &[], |row| {
            Ok((row.get::<String>(2)?, row.get::<String>(3)?))
        })?;
        let wrong =
            answers.into_iter().filter(|(kind, _)| kind == "error" || kind == "Error" || kind == "warning");
        found.extend(wrong.map(|(_, text)| format!("`{table}`: {text}")));
    }
    Ok(found)
}

/// Follows every reference that the schema declares.
fn orphans(tx: &mut Tx<'_>) -> Result<Vec<String>, Error> {
    const REFERENCES: &str = "SELECT table_name, column_name, referenced_table_name, referenced_column_name \
        FROM information_schema.key_column_usage \
        WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL";
    let references = tx.all(REFERENCES, params![], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<String>(2)?, row.get::<String>(3)?))
    })?;
    let mut found = Vec::new();
    for (table, column, parent, key) in references {
        let sql = format!(
            "SELECT c.{column} FROM {table} c LEFT JOIN {parent} p ON p.{key} = c.{column} \
             WHERE c.{column} IS NOT NULL AND p.{key} IS NULL LIMIT {PROBLEMS}"
        );
        tx.each(&sql, &[], |row| {
            let wanted = row.get::<i64>(0)?;
            found.push(format!("a row of `{table}` refers to `{parent}` {wanted}, which is not there"));
            Ok::<_, Error>(())
        })?;
    }
    Ok(found)
}
