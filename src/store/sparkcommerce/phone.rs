//! The app's file, version 6 of its schema.

use std::path::Path;

use rusqlite::{Connection, OpenFlags, Row};

use super::{Mapping, Phone, Posted, Sku};
use crate::domain::Millis;
use crate::store::Error;

/// Reads everything that the app's file at `path` holds. Only asks; changes nothing there.
///
/// # Errors
/// [`Error::Foreign`] when it cannot be read, or is no app's file.
pub fn read(path: &Path) -> Result<Phone, Error> {
    let foreign = |what: &str| {
        let what = what.to_owned();
        move |source: rusqlite::Error| Error::Foreign { what, source: source.into() }
    };
    let file = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
        .map_err(foreign(&format!("the file `{}`", path.display())))?;
    let skus =
        rows(&file, "SELECT sku, name, stock, CAST(price AS TEXT) FROM sku_master ORDER BY sku", |row| {
            Ok(Sku { code: row.get(0)?, name: row.get(1)?, stock: row.get(2)?, price: text(row, 3)? })
        })
        .map_err(foreign("table `sku_master`"))?;
    let sql = "SELECT id, sku, marketplace, shop_id, product_id, variation_id, warehouse_id \
               FROM sku_marketplace_mapping ORDER BY id";
    let mappings = rows(&file, sql, |row| {
        Ok(Mapping {
            id: row.get::<_, i64>(0)?.to_string(),
            code: text(row, 1)?,
            marketplace: text(row, 2)?,
            shop_id: text(row, 3)?,
            product_id: text(row, 4)?,
            variant_id: text(row, 5)?,
            warehouse_id: text(row, 6)?,
        })
    })
    .map_err(foreign("table `sku_marketplace_mapping`"))?;
    let sql = "SELECT shop_id, platform, last_synced_order_id, last_synced_order_time, last_sync_at, \
               total_orders_synced, last_sync_status, error_message FROM transaction_sync_log ORDER BY shop_id, platform";
    let seconds = |row: &Row<'_>, at| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(at)?.map(Millis::from_seconds))
    };
    let posted = rows(&file, sql, |row| {
        Ok(Posted {
            shop_id: row.get(0)?,
            platform: row.get(1)?,
            last_order_id: row.get(2)?,
            last_order_at: seconds(row, 3)?,
            last_posted_at: seconds(row, 4)?,
            orders: row.get::<_, Option<i64>>(5)?.unwrap_or_default(),
            status: text(row, 6)?,
            error: row.get(7)?,
        })
    })
    .map_err(foreign("table `transaction_sync_log`"))?;
    Ok(Phone { skus, mappings, posted })
}

fn rows<T>(
    file: &Connection,
    sql: &str,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    file.prepare(sql)?.query_map([], |row| read(row))?.collect()
}

fn text(row: &Row<'_>, at: usize) -> rusqlite::Result<String> {
    Ok(row.get::<_, Option<String>>(at)?.unwrap_or_default())
}
