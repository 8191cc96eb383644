//! Proves what returns say of stock: that the units received of every line went back on the shelf.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;

use crate::domain::{Cause, GroupKey, LineKey, ReturnId, ShopAlias, SkuKey};
use crate::engine::orders::returns::{line_id, restock_name};
use crate::store::returns::{self, Filter, Listed, ListedLine};
use crate::store::{self, Tx, ledger, orders};

/// Returns looked at in one go.
const BATCH: u32 = 1000;

/// A line of a return whose received units are not what the ledger put back of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrongReturn {
    /// The shop.
    pub shop: ShopAlias,
    /// The return.
    pub return_id: ReturnId,
    /// Its line.
    pub line_id: String,
    /// Units of SKUs that were received, by the return.
    pub expected: i64,
    /// Units that the ledger put back.
    pub found: i64,
}

impl fmt::Display for WrongReturn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, return_id, line_id, expected, found } = self;
        write!(
            f,
            "line {line_id} of return `{return_id}` of `{shop}` says that {expected} were received where the ledger put \
             back {found}"
        )
    }
}

/// How the ledger names what came back of an order's line: once for each of its returns.
pub(super) type CameBack = HashMap<LineKey, Vec<String>>;

/// Looks at every line of which something was received, and returns what came back of which order's line, and the first
/// that is wrong.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    group: GroupKey,
) -> Result<(CameBack, Option<WrongReturn>), store::Error> {
    let (mut came_back, mut wrong, mut after) = (CameBack::new(), None, None);
    loop {
        let filter = Filter { after, limit: Some(BATCH), ..Filter::default() };
        let batch = returns::list(tx, group, &filter)?;
        let Some(last) = batch.last() else { return Ok((came_back, wrong)) };
        after = Some(last.key);
        let keys: Vec<_> = batch.iter().map(|what| what.key).collect();
        let mut lines = returns::lines(tx, &keys)?;
        for what in &batch {
            for line in lines.remove(&what.key).into_iter().flatten() {
                let Some(received) = line.received else { continue };
                let name = restock_name(what.shop_key, &what.return_id, &line);
                if wrong.is_none() {
                    wrong = wrong_line(tx, group, what, &line, received, &name)?;
                }
                if let Some(ordered) = &line.ordered {
                    came_back.entry(ordered.key).or_default().push(name);
                }
            }
        }
    }
}

fn wrong_line(
    tx: &mut Tx<'_>,
    group: GroupKey,
    what: &Listed,
    line: &ListedLine,
    received: i64,
    name: &str,
) -> Result<Option<WrongReturn>, store::Error> {
    let mut expected = BTreeMap::new();
    if let Some(ordered) = &line.ordered
        && let Some(sells) = ordered.state.sells
    {
        let parts = match sells.is_bundle {
            true => orders::parts(tx, &[ordered.key])?.remove(&ordered.key).unwrap_or_default(),
            false => vec![(sells.sku, 1)],
        };
        let moved = received.saturating_mul(sells.pack);
        expected.extend(parts.into_iter().map(|(sku, each)| (sku, moved.saturating_mul(each))));
    }
    let found = put_back(tx, group, name)?;
    let units = |map: &BTreeMap<SkuKey, i64>, sku| map.get(sku).copied().unwrap_or(0);
    let skus = expected.keys().chain(found.keys());
    let wrong = skus.into_iter().find(|sku| units(&expected, sku) != units(&found, sku));
    Ok(wrong.map(|sku| WrongReturn {
        shop: what.shop.clone(),
        return_id: what.return_id.clone(),
        line_id: line_id(line),
        expected: units(&expected, sku),
        found: units(&found, sku),
    }))
}

/// Returns the units of each SKU that the ledger put back under `name`.
pub(super) fn put_back(
    tx: &mut Tx<'_>,
    group: GroupKey,
    name: &str,
) -> Result<BTreeMap<SkuKey, i64>, store::Error> {
    let mut units = BTreeMap::new();
    for moved in ledger::under(tx, group, name)? {
        if moved.cause == Cause::Restock {
            *units.entry(moved.sku).or_insert(0) += moved.delta_on_hand;
        }
    }
    Ok(units)
}
