//! Planning: a pure function of master, mappings, what shops show, what was agreed, and orders since.
//!
//! *Unknown is never 0*: whatever is not known holds a listing back. The same input gives the same plan, in
//! whatever order its listings come. Applying a plan is dumb, and none of this file's business.

mod input;
mod item;
mod pull;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use super::guard::{Extent, Tripped};
use super::{ListingKey, Policy, ShopAlias, ShopKey, SkuKey};

pub use input::{Input, Listing, Mapping, Orders, Shop, Sku, State, Stock, Told};
pub use item::{Action, Item, Plan, Reason, Take};
pub use pull::{Pull, pull};

/// Plans what every listing in scope should show.
pub fn plan(input: &Input) -> Plan {
    let mut order: Vec<&Listing> = input.listings.iter().collect();
    order.sort_by(|a, b| (&a.name, &a.warehouse, a.key).cmp(&(&b.name, &b.warehouse, b.key)));
    let blocks = blocks(input, &order);
    let mut planner = Planner::new(input);
    let takes = planner.takes(&order, &blocks);
    let mut items = Vec::with_capacity(order.len());
    let mut extents: BTreeMap<&ShopAlias, (ShopKey, Extent)> = BTreeMap::new();
    for (listing, block) in order.iter().zip(&blocks) {
        let (_, extent) = extents.entry(&listing.name.shop).or_insert_with(|| {
            let listings = input.shops.get(&listing.shop).map_or(0, |shop| shop.left_out);
            (listing.shop, Extent { listings, ..Extent::default() })
        });
        if listing.mapping.is_some() && listing.state == State::Live {
            extent.listings += 1;
        }
        if !listing.in_scope {
            continue;
        }
        let item = planner.item(listing, block.as_ref(), &takes);
        if item.action == Action::Push {
            let without_orders = planner.without_orders(listing);
            let is_sold_out = without_orders.is_some_and(|target| target > 0);
            let drops_to_0 = item.target == Some(0) && item.shown != Some(0);
            extent.changed += u64::from(without_orders.is_none() || without_orders != listing.agreed);
            extent.zeroed += u64::from(drops_to_0 && !is_sold_out);
        }
        items.push(item);
    }
    Plan { items, takes: takes.into_values().collect(), tripped: tripped(input, &extents) }
}

fn tripped(input: &Input, extents: &BTreeMap<&ShopAlias, (ShopKey, Extent)>) -> Vec<Tripped> {
    let check = |(alias, (shop, extent)): (&&ShopAlias, &(ShopKey, Extent))| {
        let pushed_before = input.shops.get(shop).is_some_and(|shop| shop.pushed_before);
        input.guards.check(alias, pushed_before, *extent)
    };
    extents.iter().filter_map(check).collect()
}

/// Returns for each listing what holds it back whatever master says. All warehouses of a variant are looked at
/// together, because one call sets them all.
fn blocks(input: &Input, order: &[&Listing]) -> Vec<Option<Reason>> {
    let awaits_orders = |row: &Listing| input.shops.get(&row.shop).is_some_and(|shop| shop.awaits_orders);
    let unexplained = |row: &Listing| drift(row).filter(|&drift| drift != 0 && awaits_orders(row));
    let same_variant = |a: &&Listing, b: &&Listing| {
        a.shop == b.shop && a.name.product == b.name.product && a.name.variant == b.name.variant
    };
    let mut blocks = Vec::with_capacity(order.len());
    for rows in order.chunk_by(same_variant) {
        let live = || rows.iter().filter(|row| row.state != State::Gone);
        let unread = live().count() > 1 && live().any(|row| row.shown.is_none());
        for row in rows {
            let sku = |row: &Listing| row.mapping.map(|mapping| mapping.sku);
            let sharing = || live().filter(|other| sku(other) == sku(row));
            blocks.push(match row {
                Listing { state: State::Gone, .. } => Some(Reason::Gone),
                Listing { mapping: None, .. } => Some(Reason::Unmapped),
                Listing { state: State::Inactive, .. } => Some(Reason::Inactive),
                Listing { shown: None, .. } => Some(Reason::Unread),
                _ if unread => Some(Reason::WarehouseUnread),
                _ if rows.len() > 1 && sharing().count() > 1 => {
                    Some(Reason::SharedAcrossWarehouses { warehouses: sharing().count() })
                }
                _ => unexplained(row).map(|drift| Reason::OrdersAwaited { drift }),
            });
        }
    }
    blocks
}

struct Planner<'i> {
    input: &'i Input,
    /// On hand where a take has changed it.
    on_hand: HashMap<SkuKey, i64>,
    /// Under `marketplace`: the listings of a SKU that drifted away from what master said before it took anything.
    drifted: HashMap<SkuKey, Vec<ListingKey>>,
}

impl<'i> Planner<'i> {
    fn new(input: &'i Input) -> Self {
        Self { input, on_hand: HashMap::new(), drifted: HashMap::new() }
    }

    /// Returns what is available of a SKU; `None` where that cannot be known.
    fn available(&self, sku: SkuKey) -> Option<i64> {
        match &self.input.skus.get(&sku)?.stock {
            Stock::Own(_) => self.own(sku),
            Stock::Bundle(components) => {
                let sets = components.iter().map(|&(component, quantity)| {
                    if quantity < 1 {
                        return None;
                    }
                    self.own(component).map(|available| available.div_euclid(quantity))
                });
                sets.min_by_key(|sets| *sets)? // `None` is smallest: one unknown component hides the bundle
            }
        }
    }

    /// Returns what is available of a SKU with stock of its own.
    fn own(&self, sku: SkuKey) -> Option<i64> {
        match &self.input.skus.get(&sku)?.stock {
            Stock::Own(balance) => {
                let on_hand = self.on_hand.get(&sku).copied().unwrap_or(balance.on_hand);
                Some(on_hand.saturating_sub(balance.reserved))
            }
            Stock::Bundle(_) => None,
        }
    }

    /// Returns the units held back from a listing: the nearest figure counts.
    fn buffer(&self, listing: &Listing, mapping: Mapping) -> i64 {
        let sku = self.input.skus.get(&mapping.sku).and_then(|sku| sku.buffer);
        let shop = || self.input.shops.get(&listing.shop).and_then(|shop| shop.buffer);
        listing.buffer.or(sku).or_else(shop).unwrap_or(self.input.buffer).max(0)
    }

    /// Returns what a listing should show when `available` units can be sold: never below 0, packs rounded down.
    fn target(&self, listing: &Listing, mapping: Mapping, available: i64) -> i64 {
        available.saturating_sub(self.buffer(listing, mapping)).div_euclid(mapping.pack).max(0)
    }

    /// Finds the drift that master takes over, and takes it into account from here on.
    fn takes(&mut self, order: &[&Listing], blocks: &[Option<Reason>]) -> BTreeMap<SkuKey, Take> {
        let mut takes = BTreeMap::new();
        if self.input.policy != Policy::Marketplace {
            return takes;
        }
        let mut candidates: BTreeMap<SkuKey, Vec<(&Listing, Mapping, i64)>> = BTreeMap::new();
        for (listing, _) in
            order.iter().zip(blocks).filter(|(listing, block)| listing.in_scope && block.is_none())
        {
            let drift = drift(listing).filter(|&drift| drift != 0);
            let (Some(mapping), Some(drift)) = (listing.mapping, drift) else { continue };
            let target = self.available(mapping.sku).filter(|_| mapping.pack > 0);
            if target.is_some_and(|it| Some(self.target(listing, mapping, it)) != listing.shown) {
                candidates.entry(mapping.sku).or_default().push((listing, mapping, drift));
            }
        }
        for (key, drifted) in candidates {
            self.drifted.insert(key, drifted.iter().map(|(listing, ..)| listing.key).collect());
            let (&[(listing, mapping, drift)], Some(sku)) = (drifted.as_slice(), self.input.skus.get(&key))
            else {
                continue;
            };
            if listing.told == Told::Unproved {
                continue;
            }
            let Stock::Own(balance) = sku.stock else { continue };
            let Some(delta) = drift.checked_mul(mapping.pack) else { continue };
            let Some(after) = balance.on_hand.checked_add(delta).filter(|&after| after >= 0 || delta > 0)
            else {
                continue;
            };
            self.on_hand.insert(key, after);
            let take = Take {
                listing: listing.key,
                name: listing.name.clone(),
                shown: listing.shown.unwrap_or_default(),
                sku: key,
                code: sku.code.clone(),
                delta_on_hand: delta,
                on_hand: balance.on_hand,
            };
            takes.insert(key, take);
        }
        takes
    }

    fn item(&self, listing: &Listing, block: Option<&Reason>, takes: &BTreeMap<SkuKey, Take>) -> Item {
        let (target, (action, reason)) = self.decide(listing, block, takes);
        Item {
            key: listing.key,
            shop: listing.shop,
            warehouse: listing.warehouse.clone(),
            listing: listing.name.clone(),
            sku: listing.mapping.and_then(|it| self.input.skus.get(&it.sku)).map(|sku| sku.code.clone()),
            shown: listing.shown,
            agreed: listing.agreed,
            sold: listing.orders.sold,
            target,
            drift: drift(listing),
            action,
            reason,
        }
    }

    fn decide(
        &self,
        listing: &Listing,
        block: Option<&Reason>,
        takes: &BTreeMap<SkuKey, Take>,
    ) -> (Option<i64>, (Action, Reason)) {
        let Some(mapping) = listing.mapping else { return (None, (Action::Hold, Reason::Unmapped)) };
        if mapping.pack < 1 {
            return (None, (Action::Hold, Reason::BadPack { pack: mapping.pack }));
        }
        let Some(available) = self.available(mapping.sku) else {
            return (None, (Action::Hold, Reason::NoComponents));
        };
        let target = self.target(listing, mapping, available);
        let decision = match (block, listing.shown) {
            (Some(block), _) => (Action::Hold, block.clone()),
            (None, None) => (Action::Hold, Reason::Unread),
            (None, Some(shown)) if shown == target => {
                let is_taken = takes.get(&mapping.sku).is_some_and(|take| take.listing == listing.key);
                let taken = drift(listing).filter(|_| is_taken);
                (Action::Unchanged, taken.map_or(Reason::ShowsTarget, |drift| Reason::DriftTaken { drift }))
            }
            (None, Some(_)) => match drift(listing) {
                None => (Action::Push, Reason::FirstPush),
                Some(0) => (Action::Push, Reason::MasterMoved { available }),
                Some(drift) => self.settle(listing, mapping, drift, target, available),
            },
        };
        (Some(target), decision)
    }

    /// Settles drift by the policy.
    fn settle(
        &self,
        listing: &Listing,
        mapping: Mapping,
        drift: i64,
        target: i64,
        available: i64,
    ) -> (Action, Reason) {
        match self.input.policy {
            Policy::Master => (Action::Push, Reason::DriftOverruled { drift }),
            Policy::Lowest if listing.shown < Some(target) => (Action::Unchanged, Reason::KeptLower),
            Policy::Lowest => (Action::Push, Reason::DriftLowered { drift }),
            Policy::Ask => (Action::Conflict, Reason::Undecided { drift }),
            Policy::Marketplace => {
                let drifted = self.drifted.get(&mapping.sku).map_or(&[][..], Vec::as_slice);
                if !drifted.contains(&listing.key) {
                    // It showed what master said until master took another listing's drift: nothing to settle.
                    return (Action::Push, Reason::MasterMoved { available });
                }
                match self.input.skus.get(&mapping.sku).map(|sku| &sku.stock) {
                    _ if listing.told == Told::Unproved => (Action::Conflict, Reason::PushUnproved),
                    _ if drifted.len() > 1 => {
                        (Action::Conflict, Reason::SeveralDrifted { drift, listings: drifted.len() })
                    }
                    _ if self.on_hand.contains_key(&mapping.sku) => {
                        (Action::Push, Reason::DriftTaken { drift })
                    }
                    Some(Stock::Own(balance)) => {
                        (Action::Hold, Reason::TakeRefused { drift, on_hand: balance.on_hand })
                    }
                    _ => (Action::Hold, Reason::BundleDrifted { drift }),
                }
            }
        }
    }

    /// Returns what a listing should show had there been no orders since the agreed figure: what it changes by beyond
    /// that is theirs, and no guard counts it. `None` where they took nothing.
    fn without_orders(&self, listing: &Listing) -> Option<i64> {
        let mapping = listing.mapping.filter(|_| listing.orders.taken != 0)?;
        let available = self.available(mapping.sku)?;
        Some(self.target(listing, mapping, available.saturating_add(listing.orders.taken)))
    }
}

/// Returns what neither the agreed figure nor the orders since explain; `None` where nothing was agreed or read.
fn drift(listing: &Listing) -> Option<i64> {
    let expected = listing.agreed?.saturating_sub(listing.orders.sold);
    Some(listing.shown?.saturating_sub(expected))
}

/// The terms of a listing's target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// What is available of the SKU.
    pub available: i64,
    /// Units held back.
    pub buffer: i64,
    /// Units of the SKU in one unit of the listing.
    pub pack: i64,
    /// What it should show.
    pub target: i64,
}

/// Returns what a listing's target is made of; `None` where that is not known.
pub fn terms(input: &Input, listing: &Listing) -> Option<Terms> {
    let planner = Planner::new(input);
    let mapping = listing.mapping.filter(|mapping| mapping.pack > 0)?;
    let available = planner.available(mapping.sku)?;
    let (buffer, target) = (planner.buffer(listing, mapping), planner.target(listing, mapping, available));
    Some(Terms { available, buffer, pack: mapping.pack, target })
}
