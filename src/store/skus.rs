//! SKUs: the master table. Balances on its rows are a cache of the ledger, which alone changes them.

mod insert;

use std::collections::{BTreeSet, HashMap};

use super::{Error, Row, Tx, Value};
use crate::domain::{Currency, GroupKey, Millis, SkuCode, SkuKey};
use crate::params;

pub use insert::{Inserter, New};

/// A SKU as it stands in the table. A bundle's own balances are always 0: they follow from its components.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sku {
    /// Its key.
    pub key: SkuKey,
    /// Its code.
    pub code: SkuCode,
    /// Its name, often blank.
    pub name: String,
    /// GTIN or the like.
    pub barcode: Option<String>,
    /// Selling price in minor units of `currency`.
    pub price_minor: Option<i64>,
    /// Cost in minor units of `currency`.
    pub cost_minor: Option<i64>,
    /// ISO 4217 code of price and cost.
    pub currency: Option<Currency>,
    /// Units physically there.
    pub on_hand: i64,
    /// Units promised to orders not yet shipped.
    pub reserved: i64,
    /// Units held back from every shop; `None`: as the shop or the config says.
    pub buffer: Option<i64>,
    /// Stock is low once no more than this many units are available.
    pub low_stock_at: Option<i64>,
    /// Its stock follows from components.
    pub is_bundle: bool,
    /// When the row last changed.
    pub updated_at: Millis,
}

impl Sku {
    /// Returns on hand − reserved; below 0 when more was sold than is there.
    pub fn available(&self) -> i64 {
        self.on_hand - self.reserved
    }

    /// Returns whether that is its code, blanks behind it and all: MariaDB's `=` makes nothing of those.
    fn is_called(&self, code: &str) -> bool {
        self.code.as_str() == code
    }
}

/// What people and files say about a SKU; `None` leaves a known SKU as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// See [`Sku::name`].
    pub name: Option<String>,
    /// See [`Sku::barcode`].
    pub barcode: Option<String>,
    /// See [`Sku::price_minor`].
    pub price_minor: Option<i64>,
    /// See [`Sku::cost_minor`].
    pub cost_minor: Option<i64>,
    /// See [`Sku::currency`].
    pub currency: Option<Currency>,
    /// See [`Sku::buffer`].
    pub buffer: Option<i64>,
    /// See [`Sku::low_stock_at`].
    pub low_stock_at: Option<i64>,
}

/// Which SKUs to list, in the order of their codes.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Part of the code, name or barcode, in any (ASCII) case.
    pub search: Option<String>,
    /// Only SKUs whose `low_stock_at` is reached; bundles with a `low_stock_at` are always among them, as only
    /// their components can tell.
    pub low: bool,
    /// Only codes behind this one.
    pub after: Option<SkuCode>,
    /// At most so many.
    pub limit: Option<u32>,
}

const COLUMNS: &str = "id, code, name, barcode, price_minor, cost_minor, currency, on_hand, reserved, buffer, \
                       low_stock_at, is_bundle, updated_at";

fn read(row: &Row<'_>) -> Result<Sku, Error> {
    Ok(Sku {
        key: row.get(0)?,
        code: row.get(1)?,
        name: row.get(2)?,
        barcode: row.get(3)?,
        price_minor: row.get(4)?,
        cost_minor: row.get(5)?,
        currency: row.get(6)?,
        on_hand: row.get(7)?,
        reserved: row.get(8)?,
        buffer: row.get(9)?,
        low_stock_at: row.get(10)?,
        is_bundle: row.get(11)?,
        updated_at: row.get(12)?,
    })
}

/// Returns the SKU called `code`.
///
/// # Errors
/// The store's.
pub fn by_code(tx: &mut Tx<'_>, group: GroupKey, code: &str) -> Result<Option<Sku>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM sku WHERE group_id = ? AND code = ?");
    Ok(tx.one(&sql, params![group, code], read)?.filter(|sku| sku.is_called(code)))
}

/// Returns the SKU with this key.
///
/// # Errors
/// The store's.
pub fn by_key(tx: &mut Tx<'_>, group: GroupKey, key: SkuKey) -> Result<Option<Sku>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM sku WHERE group_id = ? AND id = ?");
    tx.one(&sql, params![group, key], read)
}

/// As [`by_code`], for a change that depends on what the SKU has: nobody else moves it until the transaction ends.
///
/// # Errors
/// The store's.
pub fn to_move(tx: &mut Tx<'_>, group: GroupKey, code: &str) -> Result<Option<Sku>, Error> {
    let lock = tx.dialect().for_update();
    let sql = format!("SELECT {COLUMNS} FROM sku WHERE group_id = ? AND code = ?{lock}");
    Ok(tx.one(&sql, params![group, code], read)?.filter(|sku| sku.is_called(code)))
}

/// Returns what a SKU has on hand, and holds it there until the transaction ends.
///
/// # Errors
/// The store's.
pub fn hold(tx: &mut Tx<'_>, group: GroupKey, key: SkuKey) -> Result<Option<i64>, Error> {
    let lock = tx.dialect().for_update();
    let sql = format!("SELECT on_hand FROM sku WHERE group_id = ? AND id = ?{lock}");
    tx.one(&sql, params![group, key], |row| row.get(0))
}

/// Returns what these SKUs have on hand, and holds it there until the transaction ends.
///
/// # Errors
/// The store's.
pub fn hold_all(
    tx: &mut Tx<'_>,
    keys: impl IntoIterator<Item = SkuKey>,
) -> Result<HashMap<SkuKey, i64>, Error> {
    let lock = tx.dialect().for_update();
    let sql = |places: &str| format!("SELECT id, on_hand FROM sku WHERE id IN ({places}) ORDER BY id{lock}");
    let keys: BTreeSet<_> = keys.into_iter().collect(); // in the order in which everybody locks
    let keys: Vec<_> = keys.into_iter().map(|key| Value::Int(key.0)).collect();
    let mut held = HashMap::with_capacity(keys.len());
    tx.each_of(sql, &[], &keys, |row| {
        held.insert(row.get(0)?, row.get(1)?);
        Ok::<_, Error>(())
    })?;
    Ok(held)
}

/// Returns those of these codes that there are, with their SKUs.
///
/// # Errors
/// The store's.
pub fn by_codes<'c>(
    tx: &mut Tx<'_>,
    group: GroupKey,
    codes: impl IntoIterator<Item = &'c str>,
) -> Result<HashMap<String, Sku>, Error> {
    let sql = |places: &str| format!("SELECT {COLUMNS} FROM sku WHERE group_id = ? AND code IN ({places})");
    let codes: Vec<_> = codes.into_iter().map(Value::Text).collect();
    let mut found = HashMap::with_capacity(codes.len());
    tx.each_of(sql, params![group], &codes, |row| {
        let sku = read(row)?;
        found.insert(sku.code.as_str().to_owned(), sku);
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

/// Returns the key of the SKU called `code`, and whether it is a bundle: for bulk work.
///
/// # Errors
/// The store's.
pub fn key_of(tx: &mut Tx<'_>, group: GroupKey, code: &str) -> Result<Option<(SkuKey, bool)>, Error> {
    let sql = "SELECT id, is_bundle, code FROM sku WHERE group_id = ? AND code = ?";
    let found =
        tx.one(sql, params![group, code], |row| Ok((row.get(0)?, row.get(1)?, row.get::<String>(2)?)))?;
    Ok(found.and_then(|(key, is_bundle, called)| (called == code).then_some((key, is_bundle))))
}

/// Hands every SKU that `filter` lets through to `each`, by code.
///
/// # Errors
/// What `each` returns, or the store's.
pub fn each<E: From<Error>>(
    tx: &mut Tx<'_>,
    group: GroupKey,
    filter: &Filter,
    mut each: impl FnMut(Sku) -> Result<(), E>,
) -> Result<(), E> {
    let mut sql = format!("SELECT {COLUMNS} FROM sku WHERE group_id = ?");
    let like = filter.search.as_deref().map(contains);
    let mut values = vec![Value::Int(group.0)];
    if let Some(after) = &filter.after {
        sql.push_str(" AND code > ?");
        values.push(Value::Text(after.as_str()));
    }
    if let Some(like) = &like {
        sql.push_str(
            " AND (LOWER(code) LIKE LOWER(?) ESCAPE '!' OR LOWER(name) LIKE LOWER(?) ESCAPE '!' \
             OR LOWER(barcode) LIKE LOWER(?) ESCAPE '!')",
        );
        values.extend([Value::Text(like); 3]);
    }
    if filter.low {
        sql.push_str(
            " AND low_stock_at IS NOT NULL AND (is_bundle = 1 OR on_hand - reserved <= low_stock_at)",
        );
    }
    sql.push_str(" ORDER BY code");
    if let Some(limit) = filter.limit {
        sql.push_str(" LIMIT ?");
        values.push(Value::Int(i64::from(limit)));
    }
    tx.each(&sql, &values, |row| each(read(row)?))
}

/// Returns a `LIKE` pattern (with `!` as its escape) for texts that contain `part`.
pub(super) fn contains(part: &str) -> String {
    let mut pattern = String::from("%");
    for letter in part.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// Returns how many SKUs the group has.
///
/// # Errors
/// The store's.
pub fn count(tx: &mut Tx<'_>, group: GroupKey) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM sku WHERE group_id = ?";
    Ok(tx.one(sql, params![group], |row| row.get(0))?.unwrap_or(0))
}

/// Returns the group's SKUs by barcode: more than one where a barcode was given twice.
///
/// # Errors
/// The store's.
pub fn by_barcode(
    tx: &mut Tx<'_>,
    group: GroupKey,
) -> Result<HashMap<String, Vec<(SkuKey, SkuCode)>>, Error> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    let sql = "SELECT barcode, id, code FROM sku WHERE group_id = ? AND barcode IS NOT NULL";
    tx.each(sql, params![group], |row| {
        found.entry(row.get(0)?).or_default().push((row.get(1)?, row.get(2)?));
        Ok::<_, Error>(())
    })?;
    Ok(found)
}

/// Returns the newest SKU of the whole database.
///
/// # Errors
/// The store's.
pub fn newest(tx: &mut Tx<'_>) -> Result<Option<SkuKey>, Error> {
    Ok(tx.one("SELECT MAX(id) FROM sku", &[], |row| row.get(0))?.flatten())
}

/// Writes the changed facts of a SKU (its key and balances aside) as they stand in `sku`. Its `updated_at` does not go
/// back: the ledger dates movements by it.
///
/// # Errors
/// The store's.
pub fn update(tx: &mut Tx<'_>, sku: &Sku) -> Result<(), Error> {
    let sql = "UPDATE sku SET name = ?, barcode = ?, price_minor = ?, cost_minor = ?, currency = ?, buffer = ?, \
               low_stock_at = ?, is_bundle = ?, \
               updated_at = CASE WHEN updated_at > ? THEN updated_at ELSE ? END WHERE id = ?";
    let values = params![
        sku.name,
        sku.barcode,
        sku.price_minor,
        sku.cost_minor,
        sku.currency,
        sku.buffer,
        sku.low_stock_at,
        sku.is_bundle,
        sku.updated_at,
        sku.updated_at,
        sku.key,
    ];
    tx.execute(sql, values)?;
    Ok(())
}

/// What still holds on to a SKU.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Uses {
    /// Listings mapped to it.
    pub listings: i64,
    /// Bundles that it is a component of.
    pub bundles: i64,
    /// Rows in the ledger.
    pub movements: i64,
}

/// Returns what holds on to the SKU.
///
/// # Errors
/// The store's.
pub fn uses(tx: &mut Tx<'_>, key: SkuKey) -> Result<Uses, Error> {
    let sql = "SELECT (SELECT COUNT(*) FROM mapping WHERE sku_id = ?), \
               (SELECT COUNT(*) FROM bundle_component WHERE component_id = ?), \
               (SELECT COUNT(*) FROM movement WHERE sku_id = ?)";
    let uses = tx.one(sql, params![key, key, key], |row| {
        Ok(Uses { listings: row.get(0)?, bundles: row.get(1)?, movements: row.get(2)? })
    })?;
    Ok(uses.unwrap_or_default())
}

/// Removes a SKU that nothing holds on to, with its components if it is a bundle.
///
/// # Errors
/// [`Error::Conflict`] when something does.
pub fn remove(tx: &mut Tx<'_>, key: SkuKey) -> Result<(), Error> {
    tx.execute("DELETE FROM sku WHERE id = ?", params![key])?;
    Ok(())
}
