//! What an order travels in: one package an order, from payment on.

use serde::{Deserialize, Serialize};

/// A package.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Parcel {
    pub(crate) id: i64,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
    pub(crate) handover: Option<Handover>,
    /// What the carrier calls it: known a while after the seller has arranged shipment.
    pub(crate) tracking: Option<String>,
    /// When its shipping document was ordered, in unix ms.
    pub(crate) document_ms: Option<i64>,
}

/// How the carrier gets a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Handover {
    /// The carrier comes, between these unix seconds if they were agreed on.
    Pickup(Option<(i64, i64)>),
    DropOff,
    /// The seller's own carrier has it, by its id at the marketplace.
    Seller(String),
}

impl Parcel {
    pub(crate) fn new(id: i64, now_ms: i64) -> Self {
        Self { id, created_ms: now_ms, updated_ms: now_ms, handover: None, tracking: None, document_ms: None }
    }

    /// Tells how the carrier gets the package, and the number that it has from the seller's own carrier.
    pub(super) fn hand_over(&mut self, handover: Handover, tracking: Option<String>) {
        self.handover = Some(handover);
        self.tracking = tracking.or(self.tracking.take());
    }

    /// Gives the package its number, if it has none.
    pub(super) fn number(&mut self) {
        self.tracking.get_or_insert_with(|| format!("JX{}", self.id));
    }
}
