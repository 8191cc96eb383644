//! Proves what orders say of stock and of sales: that the steps of every line are in the ledger, and that the sums over
//! orders are theirs.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use serde::Serialize;

use super::returns::{CameBack, put_back};
use crate::domain::{
    Cause, GroupKey, LineKey, Millis, OrderId, ProductId, ShopAlias, ShopKey, SkuKey, VariantId,
};
use crate::engine::ingest::LineName;
use crate::store::orders::{self, Rollup, Stepped, Sums};
use crate::store::{self, Tx, ledger, shops};

/// Lines looked at in one go.
const BATCH: u32 = 1000;

/// A line whose steps are not what the ledger has of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrongLine {
    /// The shop.
    pub shop: ShopAlias,
    /// The order.
    pub order_id: OrderId,
    /// What was bought.
    pub product_id: ProductId,
    /// Which variant of it.
    pub variant_id: VariantId,
    /// The step.
    pub step: Cause,
    /// Units of SKUs that the line says it moved.
    pub expected: i64,
    /// Units that the ledger has.
    pub found: i64,
}

impl fmt::Display for WrongLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, order_id, product_id, variant_id, step, expected, found } = self;
        write!(
            f,
            "line {product_id}/{variant_id} of order `{order_id}` of `{shop}` says that its {step} moved {expected} \
             where the ledger has {found}"
        )
    }
}

/// Sums that are not what the orders add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrongSums {
    /// The shop.
    pub shop: ShopAlias,
    /// The start of the time in which these orders were placed.
    pub placed_at: Millis,
    /// ISO 4217 code.
    pub currency: String,
    /// The orders' status.
    pub status: String,
    /// What the orders add up to.
    pub expected: Sums,
    /// What is kept.
    pub found: Sums,
}

impl fmt::Display for WrongSums {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, placed_at, currency, status, expected, found } = self;
        write!(
            f,
            "the sums over {status} orders of `{shop}` in {currency} from {placed_at} on say {found} where the orders \
             add up to {expected}"
        )
    }
}

/// Looks at the steps of every line and returns how many there are, and the first that is wrong.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    group: GroupKey,
    came_back: &CameBack,
) -> Result<(u64, Option<WrongLine>), store::Error> {
    let (mut after, mut count) = (LineKey(0), 0);
    loop {
        let batch = orders::stepped(tx, after, BATCH)?;
        let Some(last) = batch.last() else { return Ok((count, None)) };
        after = last.key;
        let batch: Vec<_> = batch.into_iter().filter(|line| line.group == group).collect();
        let is_bundle = |line: &&Stepped| line.sells.is_some_and(|sells| sells.is_bundle);
        let bundles: Vec<_> = batch.iter().filter(is_bundle).map(|line| line.key).collect();
        let parts = orders::parts(tx, &bundles)?;
        for line in batch {
            count += 1;
            if let Some(wrong) = wrong_line(tx, group, line, &parts, came_back)? {
                return Ok((count, Some(wrong)));
            }
        }
    }
}

fn wrong_line(
    tx: &mut Tx<'_>,
    group: GroupKey,
    line: Stepped,
    parts: &HashMap<LineKey, Vec<(SkuKey, i64)>>,
    came_back: &CameBack,
) -> Result<Option<WrongLine>, store::Error> {
    let expected = steps_of(&line, parts);
    let name = LineName {
        shop: line.shop,
        order: &line.order_id,
        product: &line.product_id,
        variant: &line.variant_id,
    };
    let mut found = BTreeMap::new();
    for moved in ledger::under(tx, group, &name.to_string())? {
        let units = match moved.cause {
            Cause::Reserve => moved.delta_reserved,
            Cause::Release => -moved.delta_reserved,
            Cause::Consume => -moved.delta_on_hand,
            _ => continue,
        };
        *found.entry((moved.cause, moved.sku)).or_insert(0) += units;
    }
    for name in came_back.get(&line.key).into_iter().flatten() {
        for (sku, units) in put_back(tx, group, name)? {
            *found.entry((Cause::Restock, sku)).or_insert(0) += units;
        }
    }
    let units = |map: &BTreeMap<_, i64>, key| map.get(key).copied().unwrap_or(0);
    let keys = expected.keys().chain(found.keys());
    let wrong = keys.into_iter().find(|key| units(&expected, key) != units(&found, key));
    Ok(wrong.map(|key| WrongLine {
        shop: line.alias.clone(),
        order_id: line.order_id.clone(),
        product_id: line.product_id.clone(),
        variant_id: line.variant_id.clone(),
        step: key.0,
        expected: units(&expected, key),
        found: units(&found, key),
    }))
}

/// Returns the units of each SKU that a line's steps should have moved.
fn steps_of(line: &Stepped, parts: &HashMap<LineKey, Vec<(SkuKey, i64)>>) -> BTreeMap<(Cause, SkuKey), i64> {
    let Some(sells) = line.sells else { return BTreeMap::new() };
    let own = [(sells.sku, 1)];
    let parts = match sells.is_bundle {
        true => parts.get(&line.key).map_or(&[][..], Vec::as_slice),
        false => &own,
    };
    let taken = [
        (Cause::Reserve, line.taken.reserved),
        (Cause::Release, line.taken.released),
        (Cause::Consume, line.taken.consumed),
        (Cause::Restock, line.taken.restocked),
    ];
    let moved = taken.into_iter().flat_map(|(cause, units)| {
        parts
            .iter()
            .map(move |&(sku, each)| ((cause, sku), units.saturating_mul(sells.pack).saturating_mul(each)))
    });
    moved.collect()
}

/// Looks at the sums over orders, and returns the first that are not what the orders add up to.
pub(super) fn sums(tx: &mut Tx<'_>, group: GroupKey) -> Result<Option<WrongSums>, store::Error> {
    let mut rollups: BTreeMap<ShopKey, Rollup> = BTreeMap::new();
    orders::each_counted(tx, group, |shop, counted| rollups.entry(shop).or_default().add(counted))?;
    for shop in shops::list(tx, group)? {
        let rollup = rollups.remove(&shop.id).unwrap_or_default();
        if let Some(off) = rollup.first_off(tx, shop.id)? {
            let orders::Off { placed_at, currency, status, expected, found } = off;
            return Ok(Some(WrongSums { shop: shop.alias, placed_at, currency, status, expected, found }));
        }
    }
    Ok(None)
}
