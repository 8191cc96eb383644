//! What bundles are made of. A component is a plain SKU, never a bundle itself.

use std::collections::HashMap;

use super::{Error, Row, Tx, Value};
use crate::domain::{SkuCode, SkuKey};
use crate::params;

/// A component of a bundle, with its balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// The component's key.
    pub key: SkuKey,
    /// The component's code.
    pub code: SkuCode,
    /// Units of it in one bundle.
    pub quantity: i64,
    /// Its units on hand.
    pub on_hand: i64,
    /// Its units reserved.
    pub reserved: i64,
}

const COLUMNS: &str = "b.bundle_id, c.id, c.code, b.quantity, c.on_hand, c.reserved";

fn read(row: &Row<'_>) -> Result<(SkuKey, Component), Error> {
    let component = Component {
        key: row.get(1)?,
        code: row.get(2)?,
        quantity: row.get(3)?,
        on_hand: row.get(4)?,
        reserved: row.get(5)?,
    };
    Ok((row.get(0)?, component))
}

/// Returns the components of one bundle, by code.
///
/// # Errors
/// The store's.
pub fn components(tx: &mut Tx<'_>, bundle: SkuKey) -> Result<Vec<Component>, Error> {
    let sql = format!(
        "SELECT {COLUMNS} FROM bundle_component b JOIN sku c ON c.id = b.component_id \
         WHERE b.bundle_id = ? ORDER BY c.code"
    );
    tx.all(&sql, params![bundle], |row| read(row).map(|(_, component)| component))
}

/// Returns the components of each of these bundles, by code.
///
/// # Errors
/// The store's.
pub fn of(tx: &mut Tx<'_>, bundles: &[SkuKey]) -> Result<HashMap<SkuKey, Vec<Component>>, Error> {
    let sql = |places: &str| {
        format!(
            "SELECT {COLUMNS} FROM bundle_component b JOIN sku c ON c.id = b.component_id \
             WHERE b.bundle_id IN ({places}) ORDER BY b.bundle_id, c.code"
        )
    };
    let keys: Vec<_> = bundles.iter().map(|bundle| Value::Int(bundle.0)).collect();
    let mut bundles: HashMap<_, Vec<_>> = HashMap::new();
    tx.each_of(sql, &[], &keys, |row| {
        let (bundle, component) = read(row)?;
        bundles.entry(bundle).or_default().push(component);
        Ok::<_, Error>(())
    })?;
    Ok(bundles)
}

/// Makes `parts` (component and quantity) the whole of what `bundle` is made of.
///
/// # Errors
/// The store's.
pub fn replace(tx: &mut Tx<'_>, bundle: SkuKey, parts: &[(SkuKey, i64)]) -> Result<(), Error> {
    tx.execute("DELETE FROM bundle_component WHERE bundle_id = ?", params![bundle])?;
    for (component, quantity) in parts {
        let sql = "INSERT INTO bundle_component (bundle_id, component_id, quantity) VALUES (?, ?, ?)";
        tx.execute(sql, params![bundle, component, quantity])?;
    }
    Ok(())
}
