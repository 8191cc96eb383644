//! The schemas of all engines: the same tables, with the same columns, whoever's dialect made them.

use super::{Database, Place};
use crate::store::{Dialect, Error, Store, Tx};

#[tokio::test]
async fn every_engine_has_the_same_tables_and_columns() {
    let Some(database) = Database::new() else { return };
    let (sqlite, mariadb) = (Place::sqlite(), Place::MariaDb(database));
    let (sqlite, mariadb) = (columns(&sqlite.open().await).await, columns(&mariadb.open().await).await);
    assert!(sqlite.len() > 100, "{}", sqlite.len());
    let missing: Vec<_> = sqlite.iter().filter(|column| !mariadb.contains(column)).collect();
    let foreign: Vec<_> = mariadb.iter().filter(|column| !sqlite.contains(column)).collect();
    assert!(missing.is_empty() && foreign.is_empty(), "MariaDB lacks {missing:#?} and adds {foreign:#?}");
}

#[tokio::test]
async fn every_engine_has_the_same_steps() {
    let Some(database) = Database::new() else { return };
    let (sqlite, mariadb) = (Place::sqlite(), Place::MariaDb(database));
    assert_eq!(steps(&sqlite.open().await).await, steps(&mariadb.open().await).await);
}

/// Returns every column as `table.column`, and whether it may be NULL.
async fn columns(store: &Store) -> Vec<(String, bool)> {
    let all = |tx: &mut Tx<'_>| {
        let sql = match tx.dialect() {
            Dialect::Sqlite => {
                "SELECT t.name || '.' || c.name, c.\"notnull\" = 0 AND c.pk = 0 FROM sqlite_master t \
                 JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%'"
            }
            Dialect::MySql => {
                "SELECT CONCAT(table_name, '.', column_name), is_nullable = 'YES' FROM information_schema.columns \
                 WHERE table_schema = DATABASE()"
            }
        };
        tx.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    store.read("columns", all).await.unwrap()
}

async fn steps(store: &Store) -> Vec<(i64, String)> {
    let all = |tx: &mut Tx<'_>| {
        tx.all("SELECT step, name FROM schema_step ORDER BY step", &[], |row| Ok((row.get(0)?, row.get(1)?)))
    };
    store.read("steps", all).await.unwrap_or_else(|error: Error| panic!("{error}"))
}
