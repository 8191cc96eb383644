//! Plans on file: what somebody has looked at, and what must still hold when it is applied.

use serde::{Deserialize, Serialize};

use crate::domain::plan::{Action, Item, Plan};
use crate::domain::{Policy, ShopAlias, SkuCode};

/// The format of the file.
const VERSION: u32 = 1;

/// A plan on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedPlan {
    spark_plan: u32,
    pub(super) policy: Policy,
    pub(super) shops: Vec<ShopAlias>,
    pub(super) skus: Vec<SkuCode>,
    takes: Vec<SavedTake>,
    items: Vec<SavedItem>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SavedTake {
    listing: String,
    sku: SkuCode,
    on_hand: i64,
    delta_on_hand: i64,
}

/// Everything about a listing that must still be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct SavedItem {
    listing: String,
    sku: Option<SkuCode>,
    shown: Option<i64>,
    agreed: Option<i64>,
    sold: i64,
    target: Option<i64>,
}

impl From<&Item> for SavedItem {
    fn from(item: &Item) -> Self {
        Self {
            listing: item.listing.to_string(),
            sku: item.sku.clone(),
            shown: item.shown,
            agreed: item.agreed,
            sold: item.sold,
            target: item.target,
        }
    }
}

/// Why a file is no plan.
#[derive(Debug, thiserror::Error)]
pub enum BadPlan {
    /// Not JSON, or not this.
    #[error("the file is no saved plan")]
    Unreadable(#[from] serde_json::Error),
    /// Another spark's.
    #[error("the saved plan has format {0}; this spark knows {VERSION}")]
    Version(u32),
}

impl SavedPlan {
    /// Returns what to keep of `plan`.
    pub(super) fn of(plan: &Plan, policy: Policy, shops: Vec<ShopAlias>, skus: Vec<SkuCode>) -> Self {
        let pushes = plan.items.iter().filter(|item| item.action == Action::Push);
        Self {
            spark_plan: VERSION,
            policy,
            shops,
            skus,
            takes: takes(plan),
            items: pushes.map(SavedItem::from).collect(),
        }
    }

    /// Reads a plan from a file's text.
    ///
    /// # Errors
    /// [`BadPlan`].
    pub fn parse(text: &str) -> Result<Self, BadPlan> {
        let saved: Self = serde_json::from_str(text)?;
        if saved.spark_plan == VERSION { Ok(saved) } else { Err(BadPlan::Version(saved.spark_plan)) }
    }

    /// Reduces `plan` to what was saved, or names the listings for which what was saved no longer holds.
    pub(super) fn hold(&self, mut plan: Plan) -> Result<Plan, Vec<String>> {
        let now: std::collections::HashMap<String, SavedItem> = plan
            .items
            .iter()
            .filter(|item| item.action == Action::Push)
            .map(|item| (item.listing.to_string(), item.into()))
            .collect();
        let mut stale: Vec<_> = self
            .items
            .iter()
            .filter(|saved| now.get(&saved.listing) != Some(saved))
            .map(|it| it.listing.clone())
            .collect();
        let taken = takes(&plan);
        let moved = |take: &&SavedTake| !self.takes.contains(take) || !taken.contains(take);
        stale.extend(self.takes.iter().chain(&taken).filter(moved).map(|take| take.listing.clone()));
        if !stale.is_empty() {
            stale.sort();
            stale.dedup();
            return Err(stale);
        }
        let saved: std::collections::HashSet<_> = self.items.iter().map(|it| it.listing.as_str()).collect();
        plan.items
            .retain(|item| item.action != Action::Push || saved.contains(item.listing.to_string().as_str()));
        Ok(plan)
    }
}

fn takes(plan: &Plan) -> Vec<SavedTake> {
    plan.takes
        .iter()
        .map(|take| SavedTake {
            listing: take.name.to_string(),
            sku: take.code.clone(),
            on_hand: take.on_hand,
            delta_on_hand: take.delta_on_hand,
        })
        .collect()
}
