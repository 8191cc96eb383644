//! Everything that a database holds, on its way into another one or into a file, whatever engine is at either end.
//!
//! Rows go table by table in the order of their primary keys, so that a copy that was cut off is known by its length
//! and goes on from there. Both ends are digested row by row: a copy that says it is done is the same to the letter.

mod copy;
mod dump;
mod stored;
mod table;

pub use copy::{Copying, copy};
pub use dump::{Dump, load, save, schema as dumped_schema};
use stored::Stored;
pub use table::{Sums, Tally};

use super::{Error, Tx};
use crate::params;
use table::Table;

/// Every table whose rows are data, each behind those that it refers to. Not here: `schema_step`, which migrations
/// write; `lease`, `login_failure` and `consent_attempt`, which are of the moment; `meta`, which is written last and
/// makes a copy whole.
const TABLES: &[&str] = &[
    "seller_group",
    "consent",
    "shop",
    "account",
    "membership",
    "account_shop",
    "session",
    "sku",
    "bundle_component",
    "product",
    "shop_cursor",
    "listing",
    "listing_change",
    "mapping",
    "run",
    "movement",
    "push_item",
    "inbox",
    "job",
    "customer_order",
    "order_raw",
    "order_line",
    "order_line_part",
    "order_return",
    "order_return_line",
    "order_rollup",
    "order_rollup_block",
    "transaction_sync_log",
];

/// The value in `meta` that marks a database as half copied. It is gone when everything is there.
const UNFINISHED: &str = "unfinished_copy";

/// Returns whether the database is a copy that was cut off: it must not be worked with.
///
/// # Errors
/// The store's.
pub fn is_unfinished(tx: &mut Tx<'_>) -> Result<bool, Error> {
    Ok(super::meta::get(tx, UNFINISHED)?.is_some())
}

/// Returns whether nobody would miss what the database holds: it is as migrations leave it, or holds a key's canary
/// and nothing that was sealed with that key.
///
/// # Errors
/// The store's.
pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool, Error> {
    for table in tables(tx)? {
        let seeded = if table.name == "seller_group" { " WHERE id <> 1" } else { "" };
        let any = format!("SELECT 1 FROM {}{seeded} LIMIT 1", table.name);
        if tx.one(&any, &[], |row| row.get::<i64>(0))?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Returns the tables that this database's schema has, as it has them.
fn tables(tx: &mut Tx<'_>) -> Result<Vec<Table>, Error> {
    let mut tables = TABLES.iter().map(|name| Table::find(tx, name)).collect::<Result<Vec<_>, _>>()?;
    tables.retain(|table| !table.columns.is_empty());
    Ok(tables)
}

/// Makes an empty database ready to take rows in: what migrations seeded goes, and it counts as half copied from
/// `source` until [`finish`].
fn begin(tx: &mut Tx<'_>, source: &str) -> Result<(), Error> {
    tx.execute("DELETE FROM seller_group", &[])?;
    tx.execute("DELETE FROM meta", &[])?;
    super::meta::add(tx, UNFINISHED, source)
}

/// Makes a copy whole: from now on it is a database like any other.
fn finish(tx: &mut Tx<'_>, meta: &[(String, String)]) -> Result<(), Error> {
    tx.execute("DELETE FROM meta WHERE name = ?", params![UNFINISHED])?;
    meta.iter().try_for_each(|(name, value)| super::meta::add(tx, name, value))
}

/// Returns what the database says about itself.
fn meta(tx: &mut Tx<'_>) -> Result<Vec<(String, String)>, Error> {
    tx.all("SELECT name, value FROM meta ORDER BY name", &[], |row| Ok((row.get(0)?, row.get(1)?)))
}

#[cfg(test)]
mod tests;
