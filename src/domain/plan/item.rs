//! What a plan says: for every listing what is shown, what should be, what to do, and why.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::domain::guard::Tripped;
use crate::domain::{ListingKey, ListingName, ShopKey, SkuCode, SkuKey, WarehouseId};

/// A plan. Nothing was changed by making it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// One item for each listing in scope, by shop, product, variant and warehouse.
    pub items: Vec<Item>,
    /// Drift that master takes over before anything is sent; at most one for a SKU.
    pub takes: Vec<Take>,
    /// Shops in which nothing may be sent without force, by alias.
    pub tripped: Vec<Tripped>,
}

/// One listing of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its key.
    #[serde(skip)]
    pub key: ListingKey,
    /// Its shop.
    #[serde(skip)]
    pub shop: ShopKey,
    /// Its warehouse.
    #[serde(skip)]
    pub warehouse: WarehouseId,
    /// Its name.
    pub listing: ListingName,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// What the shop shows.
    pub shown: Option<i64>,
    /// What both sides last agreed on.
    pub agreed: Option<i64>,
    /// What it sold since.
    pub sold: i64,
    /// What it should show; `None` where that cannot be known.
    pub target: Option<i64>,
    /// What neither the agreed figure nor the orders since explain; `None` where nothing was agreed.
    pub drift: Option<i64>,
    /// What to do.
    pub action: Action,
    /// Why.
    pub reason: Reason,
}

impl Item {
    /// Returns the figure to send, where one is to be sent.
    pub fn to_send(&self) -> Option<i64> {
        self.target.filter(|_| self.action == Action::Push)
    }

    /// Returns whether it is left as it is until it is known whether an order explains what it shows.
    pub fn awaits_orders(&self) -> bool {
        matches!(self.reason, Reason::OrdersAwaited { .. })
    }

    /// Returns whether the shop was read to show exactly what it should: proof that both sides agree.
    pub fn is_agreed(&self) -> bool {
        self.action == Action::Unchanged && self.shown.is_some() && self.shown == self.target
    }
}

/// What to do about a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Send the target.
    Push,
    /// Nothing: it shows what it should.
    Unchanged,
    /// Nothing: something is not known, or not possible.
    Hold,
    /// Nothing until a person decides.
    Conflict,
    /// Master takes its figure: what a pull does, and a plan never.
    Pull,
}

impl Action {
    /// Returns the word that every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Push => "push",
            Self::Unchanged => "unchanged",
            Self::Hold => "hold",
            Self::Conflict => "conflict",
            Self::Pull => "pull",
        }
    }
}

/// A shop's own change that master takes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Take {
    /// The listing that changed.
    pub listing: ListingKey,
    /// Its name.
    pub name: ListingName,
    /// What it shows: agreed on, once master has taken it.
    pub shown: i64,
    /// The SKU.
    pub sku: SkuKey,
    /// Its code.
    pub code: SkuCode,
    /// Units to add to on hand (negative: to take).
    pub delta_on_hand: i64,
    /// On hand as it was planned with: the take holds only as long as master does.
    pub on_hand: i64,
}

/// Why a listing is treated as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It shows the target.
    ShowsTarget,
    /// Nothing was agreed on yet.
    FirstPush,
    /// Master's available has changed.
    MasterMoved { available: i64 },
    /// It drifted, and is put back.
    DriftOverruled { drift: i64 },
    /// It drifted, and master takes the drift.
    DriftTaken { drift: i64 },
    /// It drifted to more than master has.
    DriftLowered { drift: i64 },
    /// It shows less than master has, and keeps it.
    KeptLower,
    /// It drifted, and a person must decide.
    Undecided { drift: i64 },
    /// Several listings of one SKU drifted: which of them master should take is not known.
    SeveralDrifted { drift: i64, listings: usize },
    /// No SKU.
    Unmapped,
    /// Never read.
    Unread,
    /// The product's state takes no stock.
    Inactive,
    /// No longer in the shop.
    Gone,
    /// The bundle has no components, or one that cannot be counted.
    NoComponents,
    /// The pack size is not a positive number.
    BadPack { pack: i64 },
    /// Several warehouses of one variant are mapped to one SKU: showing it in each would sell it twice.
    SharedAcrossWarehouses { warehouses: usize },
    /// All warehouses of a variant are set in one call, and one of them was never read.
    WarehouseUnread,
    /// It shows what the orders heard of do not explain, and another may be on its way.
    OrdersAwaited { drift: i64 },
    /// It drifted, from either of two figures: whether it took the last push is not known.
    PushUnproved,
    /// Master would fall below zero if it took the drift.
    TakeRefused { drift: i64, on_hand: i64 },
    /// A bundle has no stock that could take the drift.
    BundleDrifted { drift: i64 },
    /// A pull: master takes the shops' figure.
    FigureTaken { delta: i64 },
    /// A pull: the policy leaves master as it is.
    MasterKept,
    /// A pull: the shops' figures contradict each other.
    ShopsDisagree,
    /// A pull: master would fall below zero.
    FigureRefused { delta: i64 },
    /// A pull: a bundle has no stock of its own.
    BundleNotPulled,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ShowsTarget => f.write_str("shows what it should"),
            Self::FirstPush => f.write_str("first push of this listing"),
            Self::MasterMoved { available } => write!(f, "master has {available} available"),
            Self::DriftOverruled { drift } => {
                write!(f, "the shop changed by {drift:+} on its own; `master` puts it back")
            }
            Self::DriftTaken { drift } => {
                write!(f, "the shop changed by {drift:+} on its own; master takes it over")
            }
            Self::DriftLowered { drift } => {
                write!(f, "the shop changed by {drift:+} on its own; `lowest` shows master's lower figure")
            }
            Self::KeptLower => f.write_str("the shop changed to less than master has; `lowest` keeps it"),
            Self::Undecided { drift } => {
                write!(f, "the shop changed by {drift:+} on its own; decide with --policy")
            }
            Self::SeveralDrifted { drift, listings } => write!(
                f,
                "the shop changed by {drift:+} on its own, and so did {} other listings of this SKU; which to \
                 take is not known",
                listings.saturating_sub(1)
            ),
            Self::Unmapped => f.write_str("mapped to no SKU"),
            Self::Unread => f.write_str("never read, so what it shows is not known"),
            Self::Inactive => f.write_str("the product is not active in the shop"),
            Self::Gone => f.write_str("no longer in the shop"),
            Self::NoComponents => f.write_str("the bundle has no components that can be counted"),
            Self::BadPack { pack } => write!(f, "the pack size {pack} is not possible"),
            Self::SharedAcrossWarehouses { warehouses } => write!(
                f,
                "{warehouses} warehouses of this variant are mapped to the same SKU, which would be sold twice"
            ),
            Self::WarehouseUnread => f.write_str("another warehouse of this variant was never read"),
            Self::OrdersAwaited { drift } => {
                write!(f, "the shop changed by {drift:+}; an order that explains it may be on its way")
            }
            Self::PushUnproved => f.write_str(
                "the shop changed on its own, by how much is not known, as the answer to the last push was lost; decide \
                 with --policy master",
            ),
            Self::TakeRefused { drift, on_hand } => write!(
                f,
                "the shop changed by {drift:+} on its own, and master with {on_hand} on hand cannot take that"
            ),
            Self::FigureTaken { delta } => write!(f, "master takes the shop's figure: {delta:+}"),
            Self::MasterKept => f.write_str("master keeps its own figure"),
            Self::ShopsDisagree => {
                f.write_str("the shops' figures contradict each other; decide with --policy or --shop")
            }
            Self::FigureRefused { delta } => write!(f, "{delta:+} would take master below zero"),
            Self::BundleNotPulled => f.write_str("a bundle has no stock of its own to take a figure"),
            Self::BundleDrifted { drift } => {
                write!(f, "the shop changed by {drift:+} on its own, and a bundle has no stock to take that")
            }
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
