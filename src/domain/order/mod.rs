//! Orders as every marketplace tells them, in spark's own words; [`steps`] says what they do to stock, [`returns`] what
//! comes back.

mod returns;
mod steps;

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Millis, OrderId, ProductId, VariantId, WarehouseId};

pub use returns::{
    Claim, NotReceivable, Return, ReturnLine, ReturnStatus, UnknownReturnStatus, came_back, restock,
};
pub use steps::{Due, Known, Stamp, Taken, due};

/// One reading of an order. Times are by the marketplace's own clock, money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// Its id.
    pub order_id: OrderId,
    /// How far it is.
    pub status: Status,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// When it last changed.
    pub updated_at: Millis,
    /// When the buyer placed it.
    pub placed_at: Millis,
    /// When it was paid.
    pub paid_at: Option<Millis>,
    /// When it was handed to the carrier.
    pub shipped_at: Option<Millis>,
    /// When it was cancelled.
    pub cancelled_at: Option<Millis>,
    /// ISO 4217 code.
    pub currency: String,
    /// What the buyer pays for all of it, as far as the marketplace tells.
    pub total_minor: Option<i64>,
    /// Who bought it, as far as the marketplace tells.
    pub buyer: Option<String>,
    /// The carrier's number.
    pub tracking_number: Option<String>,
    /// Where it ships from; empty where the marketplace does not name one warehouse.
    pub warehouse_id: WarehouseId,
    /// It ships from the seller's own stock, not from one that the marketplace keeps.
    pub own_stock: bool,
    /// What was bought: one line a variant.
    pub lines: Vec<Line>,
}

impl Order {
    /// Returns when this reading was true.
    pub fn stamp(&self) -> Stamp {
        Stamp { updated_at: self.updated_at, rank: self.status.rank() }
    }
}

/// What an order holds of one variant, in units of the listing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// What the seller wrote, often blank.
    pub seller_sku: String,
    /// What the buyer saw.
    pub name: String,
    /// How many, and how far they are.
    pub units: Units,
    /// Of one unit.
    pub price_minor: i64,
    /// Of the units that were not cancelled.
    pub amount_minor: i64,
}

/// How far an order is, in words that fit every marketplace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// Placed; the marketplace has already taken its units off the shelf.
    Unpaid,
    /// Paid, or to be paid on delivery; not handed to the carrier yet.
    ToShip,
    /// Handed to the carrier.
    Shipped,
    /// Arrived.
    Delivered,
    /// Ended well.
    Completed,
    /// Ended, before or after shipping.
    Cancelled,
    /// A return is under way.
    Returning,
    /// Sent back.
    Returned,
    /// A word of the marketplace's that spark does not know, as sent.
    Other(String),
}

impl Status {
    /// Returns the word that the database and every output uses.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unpaid => "unpaid",
            Self::ToShip => "to_ship",
            Self::Shipped => "shipped",
            Self::Delivered => "delivered",
            Self::Completed => "completed",
            Self::Cancelled => "cancelled",
            Self::Returning => "returning",
            Self::Returned => "returned",
            Self::Other(word) => word,
        }
    }

    /// Returns which of two statuses with the same update time is the later one: marketplaces tell whole seconds.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Unpaid => 0,
            Self::ToShip | Self::Other(_) => 1,
            Self::Shipped => 2,
            Self::Delivered => 3,
            Self::Returning => 4,
            Self::Completed => 5,
            Self::Returned => 6,
            Self::Cancelled => 7,
        }
    }

    /// Returns whether an order in this status counts as a sale: neither unpaid nor cancelled.
    pub fn is_sale(&self) -> bool {
        !matches!(self, Self::Unpaid | Self::Cancelled)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for Status {
    fn from(text: &str) -> Self {
        const KNOWN: [Status; 8] = [
            Status::Unpaid,
            Status::ToShip,
            Status::Shipped,
            Status::Delivered,
            Status::Completed,
            Status::Cancelled,
            Status::Returning,
            Status::Returned,
        ];
        KNOWN
            .into_iter()
            .find(|status| status.as_str() == text)
            .unwrap_or_else(|| Self::Other(text.to_owned()))
    }
}

/// A word that is no status of spark's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "write `unpaid`, `to_ship`, `shipped`, `delivered`, `completed`, `cancelled`, `returning` or `returned`"
)]
pub struct UnknownStatus;

/// Reads what a person asks for: a slip must not become a status that no order is in.
impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match Self::from(text) {
            Self::Other(_) => Err(UnknownStatus),
            known => Ok(known),
        }
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What one reading says of a line, in units of the listing. What is neither waiting nor gone was cancelled in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units {
    /// Ever ordered.
    pub ordered: i64,
    /// Waiting to be shipped.
    pub waiting: i64,
    /// Handed to the carrier, whatever became of them afterwards.
    pub shipped: i64,
}

impl Units {
    /// Returns the units that were cancelled before they were shipped.
    pub fn cancelled(self) -> i64 {
        (self.ordered - self.waiting - self.shipped).max(0)
    }

    /// Returns the units of two readings of the same moment together.
    pub fn plus(self, other: Self) -> Self {
        Self {
            ordered: self.ordered.saturating_add(other.ordered),
            waiting: self.waiting.saturating_add(other.waiting),
            shipped: self.shipped.saturating_add(other.shipped),
        }
    }
}

/// What a line has done to stock, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStock {
    /// It maps to no SKU: its steps wait.
    Unmapped,
    /// It has no steps to take.
    None,
    /// Units are promised.
    Reserved,
    /// Units have left.
    Consumed,
    /// All of it was given back.
    Released,
    /// Units came back.
    Restocked,
}

impl LineStock {
    /// Returns the word for a line that has `taken` these steps; `mapped` tells whether it may take any.
    pub fn of(mapped: bool, taken: Taken) -> Self {
        match taken {
            _ if taken.open() > 0 => Self::Reserved,
            Taken { restocked: 1.., .. } => Self::Restocked,
            Taken { consumed: 1.., .. } => Self::Consumed,
            Taken { released: 1.., .. } => Self::Released,
            _ if mapped => Self::None,
            _ => Self::Unmapped,
        }
    }

    /// Returns the word that every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unmapped => "unmapped",
            Self::None => "none",
            Self::Reserved => "reserved",
            Self::Consumed => "consumed",
            Self::Released => "released",
            Self::Restocked => "restocked",
        }
    }
}

impl Serialize for LineStock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_words_are_kept() {
        for word in ["unpaid", "to_ship", "cancelled", "BEING_PAINTED"] {
            assert_eq!(Status::from(word).as_str(), word);
        }
        assert_eq!(Status::from("BEING_PAINTED"), Status::Other("BEING_PAINTED".to_owned()));
    }
}
