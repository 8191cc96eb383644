//! What a push or a pull tells, and how it ended.

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;

use crate::domain::guard::Tripped;
use crate::domain::plan::{Action, Item};
use crate::domain::{Kind, RunKey, ShopAlias};
use crate::engine::orders::Ingested;
use crate::engine::trouble::{ShopTrouble, Trouble};

/// What a push or a pull did, or would do.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The run; `None` where nothing was changed.
    pub run_id: Option<RunKey>,
    /// Nothing was changed, as it was only asked what would be.
    pub dry_run: bool,
    /// Listings with action `push` (pull: SKUs that take a figure).
    pub planned: u64,
    /// Of these, done.
    pub pushed: u64,
    /// Listings that show what they should.
    pub unchanged: u64,
    /// Listings that were left alone, for a reason or for a decision.
    pub held: u64,
    /// Of these, those that wait for a decision.
    pub conflicts: u64,
    /// Listings that should have changed and did not.
    pub failed: u64,
    /// Requests made.
    pub requests: u64,
    /// How long it took.
    pub elapsed_ms: i64,
    /// Movements made: drift that master took.
    pub movements: u64,
    /// What became of the shops' orders, which were taken in first.
    pub orders: Ingested,
    /// It was interrupted before everything was sent.
    pub interrupted: bool,
    /// Shops that could not be worked with, wholly or in the end.
    pub shops: Vec<ShopTrouble>,
    /// Shops in which nothing was sent, because a guard would have been passed.
    pub guards: Vec<Tripped>,
    /// Every listing.
    pub items: Vec<Outcome>,
}

/// One listing, and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct Outcome {
    /// What was planned.
    #[serde(flatten)]
    pub item: Item,
    /// What went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Trouble>,
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// All of it was done.
    Done,
    /// Some of it was; the report names what was not.
    Partial,
    /// Nothing could be done, for a cause of this kind; or a person must decide about the rest.
    Stopped(Kind),
    /// It was interrupted.
    Interrupted,
}

impl Report {
    pub(in crate::engine) fn new(
        items: Vec<Item>,
        guards: Vec<Tripped>,
        shops: Vec<ShopTrouble>,
        dry_run: bool,
    ) -> Self {
        let mut report = Self {
            run_id: None,
            dry_run,
            planned: 0,
            pushed: 0,
            unchanged: 0,
            held: 0,
            conflicts: 0,
            failed: 0,
            requests: 0,
            elapsed_ms: 0,
            movements: 0,
            orders: Ingested::default(),
            interrupted: false,
            shops,
            guards,
            items: items.into_iter().map(|item| Outcome { item, error: None }).collect(),
        };
        report.count();
        report
    }

    /// Returns the shops in which something was planned and nothing went wrong with the shop itself.
    pub(in crate::engine) fn well(&self) -> impl Iterator<Item = &ShopAlias> {
        let planned: BTreeSet<_> = self.items.iter().map(|it| &it.item.listing.shop).collect();
        planned.into_iter().filter(|shop| self.shops.iter().all(|it| it.shop != **shop))
    }

    /// Adds what was done afterwards. Of a listing that is in both, the later word counts, unless it only says that
    /// nothing was left to do.
    pub(in crate::engine) fn then(mut self, later: Self) -> Self {
        let before = self.items.len();
        let places: HashMap<_, _> =
            self.items.iter().enumerate().map(|(place, outcome)| (outcome.item.key, place)).collect();
        let mut pushed_twice = 0;
        for outcome in later.items {
            let Some(&place) = places.get(&outcome.item.key) else {
                self.items.push(outcome);
                continue;
            };
            let first = &mut self.items[place];
            let was_pushed = first.item.action == Action::Push && first.error.is_none();
            if was_pushed && outcome.item.action == Action::Unchanged {
                continue;
            }
            pushed_twice +=
                u64::from(was_pushed && outcome.item.action == Action::Push && outcome.error.is_none());
            *first = outcome;
        }
        if self.items.len() > before {
            self.items.sort_by(|a, b| a.item.listing.cmp(&b.item.listing));
        }
        self.shops.extend(later.shops);
        self.guards.retain(|it| later.guards.iter().all(|again| again.shop != it.shop));
        self.guards.extend(later.guards);
        self.orders.add(later.orders);
        self.run_id = self.run_id.or(later.run_id);
        self.interrupted |= later.interrupted;
        self.movements += later.movements;
        self.requests += later.requests;
        self.pushed = (self.pushed + later.pushed).saturating_sub(pushed_twice);
        self.count();
        self
    }

    /// Counts the listings by what is planned for them, and those that went wrong.
    fn count(&mut self) {
        let count = |action: Action| self.items.iter().filter(|it| it.item.action == action).count() as u64;
        (self.planned, self.unchanged) = (count(Action::Push), count(Action::Unchanged));
        self.conflicts = count(Action::Conflict);
        self.held = count(Action::Hold) + self.conflicts;
        self.failed = self.items.iter().filter(|it| it.error.is_some()).count() as u64;
    }

    /// Returns how it ended. Whatever failed counts before what waits for a decision.
    pub fn ending(&self) -> Ending {
        if self.interrupted {
            return Ending::Interrupted;
        }
        let items = self
            .items
            .iter()
            .filter_map(|outcome| Some((&outcome.item.listing.shop, outcome.error.as_ref()?)));
        let troubles: Vec<_> = self.shops.iter().map(|it| (&it.shop, &it.trouble)).chain(items).collect();
        if !troubles.is_empty() {
            let is_well = |shop: &ShopAlias| {
                troubles.iter().all(|(bad, _)| *bad != shop) && self.guards.iter().all(|it| it.shop != *shop)
            };
            let did_something = self.pushed > 0 || self.items.iter().any(|it| is_well(&it.item.listing.shop));
            let kind = troubles[0].1.kind;
            let stops =
                matches!(kind, Kind::Auth | Kind::Unavailable | Kind::Busy | Kind::Config | Kind::Bug);
            let same = troubles.iter().all(|(_, trouble)| trouble.kind == kind);
            return match did_something || self.movements > 0 || !stops || !same {
                true => Ending::Partial,
                false => Ending::Stopped(kind),
            };
        }
        if self.conflicts > 0 || !self.guards.is_empty() {
            return Ending::Stopped(Kind::Decision);
        }
        Ending::Done
    }
}
