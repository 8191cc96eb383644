//! What an order travels in: one package an order, from payment on.

use serde::{Deserialize, Serialize};

/// A package.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Parcel {
    pub(crate) id: i64,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
    /// What the carrier calls it, once the seller has arranged shipment.
    pub(crate) tracking: Option<String>,
}

impl Parcel {
    pub(crate) fn new(id: i64, now_ms: i64) -> Self {
        Self { id, created_ms: now_ms, updated_ms: now_ms, tracking: None }
    }
}
