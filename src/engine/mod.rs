//! The use cases. A face parses, calls one of these, prints: every decision is made here or below.
//!
//! Each file adds the methods of one use case to [`Engine`]. Faces get lower types only through this room.

pub mod analytics;
mod bundles;
pub mod catalogue;
mod change;
pub mod connect;
pub mod dashboards;
pub mod database;
mod error;
pub mod explain;
#[cfg(test)]
mod fake;
pub mod groups;
pub mod import;
pub mod inbox;
mod ingest;
pub mod jobs;
pub mod lease;
pub mod ledger;
mod look;
pub mod lookup;
pub mod mapping;
pub mod moved;
pub mod open;
pub mod orders;
pub mod people;
pub mod plan;
pub mod posts;
mod process;
pub mod products;
pub mod pull;
pub mod push;
mod reading;
pub mod revert;
pub mod runs;
mod session;
pub mod shops;
pub mod skus;
pub mod sparkcommerce;
mod status;
pub mod sync;
mod tokens;
pub mod trouble;
pub mod verify;

use std::sync::Arc;
use std::time::Duration;

use crate::clock::{Clock, Entropy};
use crate::secrets::Vault;
use crate::store::Store;

pub use crate::domain::guard::{Guards, Limit, Tripped};
pub use crate::domain::order::{LineStock, ReturnStatus, Status as OrderStatus};
pub use crate::domain::plan::Item as PlanItem;
pub use crate::domain::{
    AccountKey, Amount, Currency, Fault, GroupId, GroupKey, Kind, ListingName, Millis, Money, Movement,
    OrderId, Platform, Policy, ProductId, Retry, ReturnId, Role, RunKey, ShopAlias, ShopId, ShopKey, SkuCode,
    Timing,
};
pub use crate::marketplace::{Callback, Marketplace, Markets, shopee, tiktok};
pub use crate::secrets::Secret;
pub use crate::store::{Address, Limits, Server};
pub use error::Error;
pub use groups::Group;
pub use open::{Created, Setup, create};
pub use shops::{ShopView, Status};
pub use status::{AtRisk, LastRun, Overview};

/// What the use cases work with, handed in by the face.
#[derive(Clone)]
pub struct Engine {
    /// The database.
    pub(crate) store: Store,
    /// The marketplaces that are configured.
    pub(crate) markets: Markets,
    /// Seals and opens tokens; fetches its key when first used.
    pub(crate) vault: Arc<Vault>,
    /// The time.
    pub(crate) clock: Arc<dyn Clock>,
    /// Randomness.
    pub(crate) entropy: Arc<Entropy>,
    /// On whose behalf: the tenant whose data this engine sees, and no other's.
    pub(crate) group: GroupKey,
    /// Who is acting, as the ledger will say: `cli:budi`, `daemon`.
    pub(crate) actor: String,
    /// How stock is planned.
    pub(crate) stock: StockSettings,
    /// How long a lease outlives a holder whose death nobody can see.
    pub(crate) lease_ttl: Duration,
}

impl Engine {
    /// Returns the present.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// Returns `N` random bytes, fit for nonces.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.entropy.bytes()
    }
}

/// How stock is planned, where a command does not say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StockSettings {
    /// What to do about drift.
    pub policy: Policy,
    /// Units held back where neither listing nor SKU nor shop says how many.
    pub buffer: i64,
    /// How much one run may change in a shop.
    pub guards: Guards,
}
