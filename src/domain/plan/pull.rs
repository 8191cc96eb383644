//! The other direction: which of the shops' figures master should take.
//!
//! A listing that shows `n` says that between `n × pack + buffer` and one pack more are available, and one that shows
//! 0 that no more than its buffer are. Where all listings of a SKU can be right at once, they are; where they
//! contradict each other, the policy decides.

use std::collections::{BTreeMap, BTreeSet};

use super::{Action, Input, Item, Listing, Mapping, Planner, Reason, Stock, Take, blocks};
use crate::domain::{ListingKey, Policy, SkuKey};

/// What master would take from the shops. Nothing was changed by finding out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pull {
    /// One item for each listing in scope, by shop, product, variant and warehouse.
    pub items: Vec<Item>,
    /// The figures to take, at most one for a SKU.
    pub takes: Vec<Take>,
    /// What is agreed on once they are taken: every listing that had its say.
    pub agreed: Vec<(ListingKey, i64)>,
}

/// What a listing says about its SKU.
#[derive(Clone, Copy)]
struct Says<'i> {
    listing: &'i Listing,
    shown: i64,
    /// Available is at least this; `None`: it shows 0, and that says nothing of the kind.
    least: Option<i64>,
    /// Available is at most this.
    most: i64,
    /// Available, taken literally: what it shows and what it holds back.
    figure: i64,
    /// Master says the same.
    agrees: bool,
}

enum Verdict {
    AsMaster,
    Take(i64),
    Undecided,
    Refused { delta: i64 },
}

/// Finds out what master should take from the listings in scope.
pub fn pull(input: &Input) -> Pull {
    let mut order: Vec<&Listing> = input.listings.iter().collect();
    order.sort_by(|a, b| (&a.name, &a.warehouse, a.key).cmp(&(&b.name, &b.warehouse, b.key)));
    let blocks = blocks(input, &order);
    let planner = Planner::new(input);
    let mut said: BTreeMap<SkuKey, Vec<Says<'_>>> = BTreeMap::new();
    let in_scope = || order.iter().zip(&blocks).filter(|(listing, _)| listing.in_scope);
    for (listing, _) in in_scope().filter(|(_, block)| block.is_none()) {
        let Some((sku, says)) = planner.says(listing) else { continue };
        said.entry(sku).or_default().push(says);
    }
    let mut pull = Pull { items: Vec::new(), takes: Vec::new(), agreed: Vec::new() };
    let mut verdicts: BTreeMap<SkuKey, Verdict> = BTreeMap::new();
    for (sku, says) in &said {
        let verdict = planner.judge(*sku, says);
        let is_settled = match verdict {
            Verdict::Take(_) => true,
            Verdict::AsMaster => says.iter().all(|it| it.agrees),
            Verdict::Undecided | Verdict::Refused { .. } => false,
        };
        if is_settled {
            pull.agreed.extend(says.iter().map(|it| (it.listing.key, it.shown)));
        }
        if let Verdict::Take(delta) = verdict {
            pull.takes.extend(planner.take(*sku, says, delta));
        }
        verdicts.insert(*sku, verdict);
    }
    let agreeing: BTreeSet<_> =
        said.values().flatten().filter(|it| it.agrees).map(|it| it.listing.key).collect();
    for (listing, block) in in_scope() {
        let mut item = planner.item(listing, block.as_ref(), &BTreeMap::new());
        if let Some(verdict) =
            listing.mapping.and_then(|it| verdicts.get(&it.sku)).filter(|_| block.is_none())
        {
            (item.action, item.reason) = match verdict {
                _ if agreeing.contains(&listing.key) => (Action::Unchanged, Reason::ShowsTarget),
                Verdict::AsMaster => (Action::Unchanged, Reason::MasterKept),
                Verdict::Take(delta) => (Action::Pull, Reason::FigureTaken { delta: *delta }),
                Verdict::Undecided => (Action::Conflict, Reason::ShopsDisagree),
                Verdict::Refused { delta } => (Action::Hold, Reason::FigureRefused { delta: *delta }),
            };
        } else if block.is_none() && item.action != Action::Hold {
            (item.action, item.reason) = (Action::Hold, Reason::BundleNotPulled);
        }
        pull.items.push(item);
    }
    pull
}

impl Planner<'_> {
    /// Returns what a listing says about the SKU that it sells; nothing, where that has no stock of its own.
    fn says<'i>(&self, listing: &'i Listing) -> Option<(SkuKey, Says<'i>)> {
        let (mapping, shown) = (listing.mapping.filter(|it| it.pack > 0)?, listing.shown?);
        let available = self.own(mapping.sku)?;
        let Mapping { sku, pack } = mapping;
        let figure = shown.checked_mul(pack)?.checked_add(self.buffer(listing, mapping))?;
        let says = Says {
            listing,
            shown,
            least: (shown > 0).then_some(figure),
            most: figure.checked_add(pack - 1)?,
            figure,
            agrees: self.target(listing, mapping, available) == shown,
        };
        Some((sku, says))
    }

    fn judge(&self, sku: SkuKey, says: &[Says<'_>]) -> Verdict {
        if says.iter().all(|it| it.agrees) {
            return Verdict::AsMaster;
        }
        let figure = match (self.input.policy, in_harmony(says)) {
            (_, Some(figure)) => Some(figure),
            (Policy::Ask, None) => None,
            (Policy::Master, None) => return Verdict::AsMaster,
            (Policy::Lowest, None) => says.iter().map(|it| it.figure).min(),
            (Policy::Marketplace, None) => {
                let moved: Vec<_> = says
                    .iter()
                    .copied()
                    .filter(|it| super::drift(it.listing).is_some_and(|it| it != 0))
                    .collect();
                in_harmony(&moved)
            }
        };
        let (Some(figure), Some(available)) = (figure, self.own(sku)) else { return Verdict::Undecided };
        let on_hand = self.on_hand_of(sku);
        match figure.saturating_sub(available) {
            0 => Verdict::AsMaster,
            delta if delta < 0 && on_hand.saturating_add(delta) < 0 => Verdict::Refused { delta },
            delta => Verdict::Take(delta),
        }
    }

    fn on_hand_of(&self, sku: SkuKey) -> i64 {
        match self.input.skus.get(&sku).map(|sku| &sku.stock) {
            Some(Stock::Own(balance)) => balance.on_hand,
            _ => 0,
        }
    }

    fn take(&self, key: SkuKey, says: &[Says<'_>], delta: i64) -> Option<Take> {
        let sku = self.input.skus.get(&key)?;
        let source = says.iter().find(|it| !it.agrees)?;
        Some(Take {
            listing: source.listing.key,
            name: source.listing.name.clone(),
            shown: source.shown,
            sku: key,
            code: sku.code.clone(),
            delta_on_hand: delta,
            on_hand: self.on_hand_of(key),
        })
    }
}

/// Returns the figure with which every listing is right; `None` where there is no such, or nobody says anything.
fn in_harmony(says: &[Says<'_>]) -> Option<i64> {
    let most = says.iter().map(|it| it.most).min()?;
    match says.iter().filter_map(|it| it.least).max() {
        Some(least) => (least <= most).then_some(least),
        None => says.iter().map(|it| it.figure).min(), // all of them show 0
    }
}
