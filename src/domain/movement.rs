//! Movements: the rows of the ledger, and what each cause may do to a balance.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use super::{Millis, MovementKey, SkuCode};

/// Why a movement was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// The first figure of a SKU, given when it was added.
    Opening,
    /// A person set the figure.
    Set,
    /// A person added or took units.
    Adjust,
    /// A row of a file.
    Import,
    /// An order line was placed.
    Reserve,
    /// An order line was shipped.
    Consume,
    /// An order line was cancelled before it was shipped.
    Release,
    /// A return was received.
    Restock,
    /// A shop's figure was taken over.
    Pull,
    /// A SKU became a bundle, or stopped being one.
    Bundle,
    /// The opposite of an earlier movement.
    Correction,
}

impl Cause {
    /// Every cause, in the order of the enum.
    pub const ALL: [Self; 11] = [
        Self::Opening,
        Self::Set,
        Self::Adjust,
        Self::Import,
        Self::Reserve,
        Self::Consume,
        Self::Release,
        Self::Restock,
        Self::Pull,
        Self::Bundle,
        Self::Correction,
    ];

    /// Returns the name that the ledger and every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Set => "set",
            Self::Adjust => "adjust",
            Self::Import => "import",
            Self::Reserve => "reserve",
            Self::Consume => "consume",
            Self::Release => "release",
            Self::Restock => "restock",
            Self::Pull => "pull",
            Self::Bundle => "bundle",
            Self::Correction => "correction",
        }
    }

    /// Returns whether a movement of this cause is recorded even where it takes on hand below zero.
    ///
    /// What a marketplace has sold or shipped has happened, whatever master thought was there; what a person, a
    /// file or a pull says can be refused and asked again.
    pub fn may_oversell(self) -> bool {
        match self {
            Self::Reserve | Self::Consume | Self::Release | Self::Restock => true,
            Self::Opening
            | Self::Set
            | Self::Adjust
            | Self::Import
            | Self::Pull
            | Self::Bundle
            | Self::Correction => false,
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no cause.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no cause of a movement")]
pub struct UnknownCause(pub String);

impl FromStr for Cause {
    type Err = UnknownCause;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|cause| cause.as_str() == text)
            .ok_or_else(|| UnknownCause(text.to_owned()))
    }
}

impl Serialize for Cause {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// What a SKU has, in units. On hand below zero, or reserved beyond on hand, means oversold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Balance {
    /// Physically there.
    pub on_hand: i64,
    /// Promised to orders that are not shipped yet.
    pub reserved: i64,
}

impl Balance {
    /// Returns what can still be sold: on hand − reserved; below zero when oversold.
    pub fn available(self) -> i64 {
        self.on_hand.saturating_sub(self.reserved)
    }

    /// Returns the balance after a movement, or `None` where the figures leave 64 bits.
    pub fn moved(self, on_hand: i64, reserved: i64) -> Option<Self> {
        Some(Self {
            on_hand: self.on_hand.checked_add(on_hand)?,
            reserved: self.reserved.checked_add(reserved)?,
        })
    }
}

/// A row of the ledger, as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// Its key; grows with time.
    pub id: MovementKey,
    /// The SKU.
    pub sku: SkuCode,
    /// Units added to on hand (negative: taken).
    pub delta_on_hand: i64,
    /// Units added to reserved (negative: taken).
    pub delta_reserved: i64,
    /// On hand after it.
    pub on_hand: i64,
    /// Reserved after it.
    pub reserved: i64,
    /// Why.
    pub cause: Cause,
    /// What it points at: an order, a file and its row, a listing.
    pub reference: Option<String>,
    /// Who.
    pub actor: String,
    /// A person's words.
    pub note: Option<String>,
    /// When.
    pub at: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_reads_back_what_it_prints() {
        for cause in Cause::ALL {
            assert_eq!(cause.as_str().parse(), Ok(cause));
        }
        assert!("theft".parse::<Cause>().is_err());
    }

    #[test]
    fn only_what_a_marketplace_has_done_may_oversell() {
        let oversell: Vec<_> = Cause::ALL.into_iter().filter(|cause| cause.may_oversell()).collect();
        assert_eq!(oversell, [Cause::Reserve, Cause::Consume, Cause::Release, Cause::Restock]);
    }

    #[test]
    fn a_balance_tells_oversold_from_empty() {
        assert_eq!(Balance { on_hand: 3, reserved: 5 }.available(), -2);
        assert_eq!(Balance { on_hand: i64::MAX, reserved: 0 }.moved(1, 0), None);
    }
}
