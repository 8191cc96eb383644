//! What the database says about itself.

use super::{Error, Tx};
use crate::params;

/// Returns the value called `name`.
pub fn get(tx: &mut Tx<'_>, name: &str) -> Result<Option<String>, Error> {
    tx.one("SELECT value FROM meta WHERE name = ?", params![name], |row| row.get(0))
}

/// Keeps `value` as `name`, unless there is one already.
pub fn add(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<(), Error> {
    let sql = tx.dialect().upsert("meta", &["name", "value"], &["name"], &[]);
    tx.execute(&sql, params![name, value])?;
    Ok(())
}
