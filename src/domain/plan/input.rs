//! What a plan is made from: master, mappings, what shops show, what was agreed, what orders did since.

use std::collections::HashMap;

use crate::domain::guard::Guards;
use crate::domain::{Balance, ListingKey, ListingName, Policy, ShopKey, SkuCode, SkuKey, WarehouseId};

/// Everything that a plan depends on, and nothing else.
#[derive(Debug, Clone)]
pub struct Input {
    /// What to do about drift.
    pub policy: Policy,
    /// How much may change in a shop.
    pub guards: Guards,
    /// Units held back where neither listing nor SKU nor shop says how many.
    pub buffer: i64,
    /// Every shop that a listing names.
    pub shops: HashMap<ShopKey, Shop>,
    /// Every SKU that a listing is mapped to, and every component of these.
    pub skus: HashMap<SkuKey, Sku>,
    /// The listings of the shops. Those of products that have none in scope may be left out, and are only counted.
    pub listings: Vec<Listing>,
}

/// What a plan needs to know of a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shop {
    /// Units held back from it.
    pub buffer: Option<i64>,
    /// A push was applied before.
    pub pushed_before: bool,
    /// Orders of it may be on their way to spark: nobody can tell yet whether what looks like drift was sold.
    pub awaits_orders: bool,
    /// Its mapped, live listings that were left out of [`Input::listings`]: guards ask what share of all a run changes.
    pub left_out: u64,
}

/// A SKU of master.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sku {
    /// Its code.
    pub code: SkuCode,
    /// What there is of it.
    pub stock: Stock,
    /// Units held back from every shop.
    pub buffer: Option<i64>,
}

/// Where a SKU's units come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stock {
    /// It has its own.
    Own(Balance),
    /// It is put together from components: which, and how many of each.
    Bundle(Vec<(SkuKey, i64)>),
}

/// A listing, in one warehouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Its key.
    pub key: ListingKey,
    /// Its shop.
    pub shop: ShopKey,
    /// Its name.
    pub name: ListingName,
    /// Its warehouse; empty where the shop does not name one.
    pub warehouse: WarehouseId,
    /// The SKU that it sells.
    pub mapping: Option<Mapping>,
    /// The shop has it, in a state in which its stock can be set.
    pub state: State,
    /// What the shop shows; `None`: never read, which is not 0.
    pub shown: Option<i64>,
    /// What both sides last agreed on; `None`: never.
    pub agreed: Option<i64>,
    /// What is known of what it was told since then.
    pub told: Told,
    /// What orders did since then.
    pub orders: Orders,
    /// Units held back from it.
    pub buffer: Option<i64>,
    /// It is to be planned; otherwise it only counts among the shop's listings.
    pub in_scope: bool,
}

/// Which SKU a listing sells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapping {
    /// The SKU.
    pub sku: SkuKey,
    /// Units of it in one unit of the listing.
    pub pack: i64,
}

/// Whether a listing's stock can be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It can.
    Live,
    /// The product is in a state in which the marketplace takes no stock for it.
    Inactive,
    /// The shop has it no more.
    Gone,
}

/// What is known of the figures that a listing was told since the agreed one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// None, or whether it took them.
    #[default]
    Answered,
    /// An answer was lost, and what it shows tells what became of it.
    Proved,
    /// An answer was lost, and nothing tells: its drift is not known to the unit.
    Unproved,
}

/// What orders did since the agreed figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Orders {
    /// Units of the listing that it sold itself.
    pub sold: i64,
    /// Units that orders in any shop took from the SKU's available (negative: gave back).
    pub taken: i64,
}
