//! Returns as every marketplace tells them, in spark's own words; what one makes of its order's status, and how many
//! units receiving one puts back on the shelf.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Status, Taken};
use crate::domain::{Millis, OrderId, ProductId, ReturnId, VariantId};

/// One reading of a return. Times are by the marketplace's own clock, money in minor units of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Return {
    /// Its id.
    pub return_id: ReturnId,
    /// The order that it is about.
    pub order_id: OrderId,
    /// How far it is.
    pub status: ReturnStatus,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// Goods come back: not where the buyer keeps them and only wants the money.
    pub with_goods: bool,
    /// Why, in the buyer's or the marketplace's words.
    pub reason: String,
    /// ISO 4217 code.
    pub currency: String,
    /// What the buyer gets back, as far as the marketplace tells.
    pub refund_minor: Option<i64>,
    /// The carrier's number of the parcel that comes back.
    pub tracking_number: Option<String>,
    /// When the buyer asked for it.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
    /// What it is about: one line a variant.
    pub lines: Vec<ReturnLine>,
}

/// What a return is about of one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnLine {
    /// The product, where the marketplace names it beside the variant.
    pub product_id: Option<ProductId>,
    /// The variant.
    pub variant_id: VariantId,
    /// Units of the listing.
    pub units: i64,
}

/// How far a return is, in words that fit every marketplace.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ReturnStatus {
    /// The seller must answer.
    Requested,
    /// The seller agreed; the goods are not on their way yet, as far as the marketplace tells.
    Accepted,
    /// The buyer has sent the goods.
    Shipped,
    /// The seller said no.
    Rejected,
    /// The marketplace judges.
    Disputed,
    /// The buyer has taken it back.
    Cancelled,
    /// The buyer has the money back.
    Completed,
    /// A word of the marketplace's that spark does not know, as sent.
    Other(String),
}

impl ReturnStatus {
    const KNOWN: [Self; 7] = [
        Self::Requested,
        Self::Accepted,
        Self::Shipped,
        Self::Rejected,
        Self::Disputed,
        Self::Cancelled,
        Self::Completed,
    ];

    /// Returns the word that the database and every output uses.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Requested => "requested",
            Self::Accepted => "accepted",
            Self::Shipped => "shipped",
            Self::Rejected => "rejected",
            Self::Disputed => "disputed",
            Self::Cancelled => "cancelled",
            Self::Completed => "completed",
            Self::Other(word) => word,
        }
    }

    fn is_open(&self) -> bool {
        matches!(self, Self::Requested | Self::Accepted | Self::Shipped | Self::Disputed)
    }
}

impl fmt::Display for ReturnStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for ReturnStatus {
    fn from(text: &str) -> Self {
        let known = Self::KNOWN.into_iter().find(|status| status.as_str() == text);
        known.unwrap_or_else(|| Self::Other(text.to_owned()))
    }
}

/// A word that is no status of a return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write `requested`, `accepted`, `shipped`, `rejected`, `disputed`, `cancelled` or `completed`")]
pub struct UnknownReturnStatus;

/// Reads what a person asks for: a slip must not become a status that no return is in.
impl FromStr for ReturnStatus {
    type Err = UnknownReturnStatus;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match Self::from(text) {
            Self::Other(_) => Err(UnknownReturnStatus),
            known => Ok(known),
        }
    }
}

impl Serialize for ReturnStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What an order's status has to know of one of its returns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// How far it is.
    pub status: ReturnStatus,
    /// Goods come back.
    pub with_goods: bool,
    /// How many units of the listings.
    pub units: i64,
}

/// Returns what its returns say of an order of `kept` units (the others were cancelled in time), or `None` where they say
/// nothing: a marketplace may call an order completed whatever came back.
pub fn came_back(kept: i64, claims: &[Claim]) -> Option<Status> {
    let of_goods = || claims.iter().filter(|claim| claim.with_goods);
    if of_goods().any(|claim| claim.status.is_open()) {
        return Some(Status::Returning);
    }
    let done = of_goods().filter(|claim| claim.status == ReturnStatus::Completed);
    let units: i64 = done.map(|claim| claim.units).sum();
    (kept > 0 && units >= kept).then_some(Status::Returned)
}

impl Status {
    /// Returns the status of an order whose returns say `came_back`. What has not left cannot come back, and what its
    /// marketplace has cancelled stays so.
    #[must_use]
    pub fn with_returns(self, came_back: Option<&Status>) -> Self {
        match (&self, came_back) {
            (Self::Shipped | Self::Delivered | Self::Completed | Self::Returning, Some(word)) => word.clone(),
            _ => self,
        }
    }
}

/// Why units of a return's line are not received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotReceivable {
    /// The buyer returns fewer.
    #[error("{wanted} units cannot be received: {units} are returned")]
    MoreThanReturned { wanted: i64, units: i64 },
    /// More were received before, and are in stock.
    #[error("{wanted} units cannot be received in all: {received} were before")]
    FewerThanBefore { wanted: i64, received: i64 },
    /// So many were never shipped, or have come back by another return.
    #[error("{units} units cannot come back: {away} of its order are away")]
    NotAway { units: i64, away: i64 },
}

/// Returns how many units go back on the shelf when `wanted` units of a line of `units` are received in all, fit to be
/// sold; without `wanted` all of them, unless it was `received` before. `taken` are the steps of the order's line.
///
/// # Errors
/// [`NotReceivable`], with nothing received.
pub fn restock(
    taken: Taken,
    units: i64,
    received: Option<i64>,
    wanted: Option<i64>,
) -> Result<i64, NotReceivable> {
    let before = received.unwrap_or(0);
    let wanted = match (wanted, received) {
        (None, Some(_)) => return Ok(0),
        (wanted, _) => wanted.unwrap_or(units),
    };
    let due = wanted - before;
    if wanted > units {
        Err(NotReceivable::MoreThanReturned { wanted, units })
    } else if due < 0 {
        Err(NotReceivable::FewerThanBefore { wanted, received: before })
    } else if due > taken.away() {
        Err(NotReceivable::NotAway { units: due, away: taken.away() })
    } else {
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn claim(status: ReturnStatus, with_goods: bool, units: i64) -> Claim {
        Claim { status, with_goods, units }
    }

    #[test]
    fn every_status_reads_back_what_it_prints() {
        for status in ReturnStatus::KNOWN {
            assert_eq!(status.as_str().parse(), Ok(status));
        }
        assert_eq!(ReturnStatus::from("LOST"), ReturnStatus::Other("LOST".to_owned()));
        assert!("LOST".parse::<ReturnStatus>().is_err());
    }

    #[test]
    fn an_order_is_returned_when_all_of_it_came_back() {
        use ReturnStatus::{Cancelled, Completed, Requested};
        let of = |claims: &[Claim]| came_back(3, claims);
        assert_eq!(of(&[claim(Requested, true, 1)]), Some(Status::Returning));
        assert_eq!(of(&[claim(Completed, true, 2)]), None, "a part came back");
        let both = [claim(Completed, true, 2), claim(Completed, true, 1)];
        assert_eq!(of(&both), Some(Status::Returned));
        assert_eq!(of(&[claim(Completed, false, 3)]), None, "the buyer keeps the goods");
        assert_eq!(of(&[claim(Cancelled, true, 3)]), None);
        assert_eq!(came_back(0, &[claim(Completed, true, 0)]), None);
    }

    #[test]
    fn only_what_has_left_comes_back() {
        let with = |status: Status| status.with_returns(Some(&Status::Returned));
        assert_eq!(with(Status::Completed), Status::Returned);
        assert_eq!(with(Status::Returning), Status::Returned);
        assert_eq!(with(Status::Cancelled), Status::Cancelled);
        assert_eq!(with(Status::ToShip), Status::ToShip);
        assert_eq!(Status::Completed.with_returns(None), Status::Completed);
    }

    #[test]
    fn a_receipt_says_how_many_there_are_in_all() {
        let away = Taken { reserved: 3, consumed: 3, ..Taken::default() };
        assert_eq!(restock(away, 3, None, None), Ok(3));
        assert_eq!(restock(away, 3, Some(1), None), Ok(0), "it was received, with two damaged");
        assert_eq!(restock(away, 3, Some(1), Some(3)), Ok(2), "they were found after all");
        assert_eq!(restock(away, 3, None, Some(0)), Ok(0), "all of it damaged");
        assert!(restock(away, 2, None, Some(3)).is_err());
        assert!(restock(away, 3, Some(2), Some(1)).is_err());
        assert!(restock(Taken { reserved: 3, ..Taken::default() }, 3, None, None).is_err(), "not shipped");
    }

    proptest! {
        /// Whatever is received in whatever order by however many returns of one line, no more comes back than was
        /// shipped and than each return holds, and saying any of it again moves nothing.
        #[test]
        fn no_more_is_restocked_than_was_shipped(
            consumed in 0..6_i64,
            returns in prop::collection::vec(0..5_i64, 1..4),
            receipts in prop::collection::vec((0..4_usize, prop::option::of(0..6_i64)), 0..20),
        ) {
            let mut taken = Taken { reserved: consumed, consumed, ..Taken::default() };
            let mut received = vec![None; returns.len()];
            for (index, wanted) in receipts {
                let index = index % returns.len();
                let units = returns[index];
                let Ok(due) = restock(taken, units, received[index], wanted) else { continue };
                prop_assert!(due >= 0);
                taken.restocked += due;
                received[index] = Some(received[index].unwrap_or(0) + due);
                prop_assert_eq!(restock(taken, units, received[index], wanted), Ok(0));
            }
            prop_assert!(taken.restocked <= taken.consumed);
            prop_assert_eq!(taken.restocked, received.iter().flatten().sum::<i64>());
            prop_assert!(received.iter().zip(&returns).all(|(got, units)| got.unwrap_or(0) <= *units));
        }
    }
}
