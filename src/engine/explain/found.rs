//! What the store knows of a listing that does not show what it should: pushes that were not taken, promotions, hands,
//! orders that are not paid.

use std::fmt;

use serde::Serialize;

use crate::domain::drift::{Jump, jumps};
use crate::domain::{ListingKey, Millis, OrderId, RunKey};
use crate::store::orders::{self, Of, Unpaid};
use crate::store::push_items::{self, Fate, Unsettled};
use crate::store::{self, Tx, listing_changes};

/// Unpaid orders that a listing's reason names one by one.
const NAMED: usize = 3;

/// One thing that is known of a listing. Units are the listing's own; negative: taken from what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Found {
    /// Somebody changed the figure in the shop.
    HandEdit { units: i64, from: Millis, to: Millis },
    /// The shop's promotions began or ceased to hold units.
    Promotion { units: i64, from: Millis, to: Millis },
    /// A part of the drift that no pair of readings bounds.
    Unplaced { units: i64 },
    /// The shop holds this many units for promotions.
    HeldForPromotions { units: i64 },
    /// The shop did not take the last push.
    PushRefused { run: RunKey, target: i64, at: Millis, code: Option<String>, message: Option<String> },
    /// Whether the last push arrived is not known.
    PushOpen { run: RunKey, target: i64, at: Millis, code: Option<String>, message: Option<String> },
    /// The last push got no clear answer, and a later reading did not show it.
    PushLost { run: RunKey, target: i64, at: Millis, code: Option<String>, message: Option<String> },
    /// Orders of this listing that are not paid hold units, which may come back.
    Unpaid { units: i64, orders: Vec<OrderId> },
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let push =
            |f: &mut fmt::Formatter<'_>, run: &RunKey, target: &i64, fate: &str, why: &Option<String>| {
                write!(f, "push {run} told it to show {target}, {fate}")?;
                why.as_ref().map_or(Ok(()), |why| write!(f, ": {why}"))
            };
        match self {
            Self::HandEdit { units, from, to } => {
                write!(f, "edited by hand by {units:+} between the readings of {from} and {to}")
            }
            Self::Promotion { units, from, to } => {
                let act = if *units < 0 { "took" } else { "gave back" };
                let units = units.abs();
                write!(f, "a promotion {act} {units} between the readings of {from} and {to}")
            }
            Self::Unplaced { units } => write!(f, "changed by {units:+}, which no two readings bound"),
            Self::HeldForPromotions { units } => write!(f, "the shop holds {units} for promotions"),
            Self::PushRefused { run, target, message, .. } => {
                push(f, run, target, "which the shop refused", message)
            }
            Self::PushOpen { run, target, message, .. } => {
                push(f, run, target, "and whether that arrived is not known", message)
            }
            Self::PushLost { run, target, message, .. } => {
                push(f, run, target, "without a clear answer, and the next reading did not show it", message)
            }
            Self::Unpaid { units, orders } => {
                let named: Vec<_> = orders.iter().take(NAMED).map(OrderId::as_str).collect();
                write!(f, "{units} of it in unpaid orders: {}", named.join(", "))?;
                match orders.len().saturating_sub(NAMED) {
                    0 => Ok(()),
                    more => write!(f, " and {more} more"),
                }
            }
        }
    }
}

/// Finds what is known of a listing with this drift. `unpaid` may hold other listings' orders too.
///
/// # Errors
/// The store's.
pub(super) fn find(
    tx: &mut Tx<'_>,
    listing: ListingKey,
    drift: Option<i64>,
    unpaid: &[Unpaid],
) -> Result<Vec<Found>, store::Error> {
    let mut found = match drift {
        None | Some(0) => Vec::new(),
        Some(drift) => {
            let events = orders::sales(tx, Of::Listing(listing))?.remove(&listing);
            let events = events.map(|sales| sales.events).unwrap_or_default();
            bounded(drift, &jumps(&listing_changes::since_agreed(tx, listing)?, &events))
        }
    };
    let locked = listing_changes::locked(tx, listing)?.filter(|units| *units > 0);
    found.extend(locked.map(|units| Found::HeldForPromotions { units }));
    found.extend(push_items::unsettled(tx, listing)?.map(pushed));
    let own = || unpaid.iter().filter(|unpaid| unpaid.listing == listing);
    if own().next().is_some() {
        let orders = own().map(|unpaid| unpaid.order_id.clone()).collect();
        found.push(Found::Unpaid { units: own().map(|unpaid| unpaid.units).sum(), orders });
    }
    Ok(found)
}

/// Says where a drift came from. Clocks that disagree may put an order between two pairs of readings at once: what is then
/// left over of the drift is said to be nowhere.
fn bounded(drift: i64, jumps: &[Jump]) -> Vec<Found> {
    let mut found = Vec::new();
    for &Jump { from, to, promotion, hand } in jumps {
        found.extend((promotion != 0).then_some(Found::Promotion { units: promotion, from, to }));
        found.extend((hand != 0).then_some(Found::HandEdit { units: hand, from, to }));
    }
    let placed: i64 = jumps.iter().map(|jump| jump.promotion + jump.hand).sum();
    found.extend((drift != placed).then_some(Found::Unplaced { units: drift - placed }));
    found
}

fn pushed(push: Unsettled) -> Found {
    let Unsettled { run, target, fate, code, message, at } = push;
    match fate {
        Fate::Refused => Found::PushRefused { run, target, at, code, message },
        Fate::Open => Found::PushOpen { run, target, at, code, message },
        Fate::Lost => Found::PushLost { run, target, at, code, message },
    }
}
