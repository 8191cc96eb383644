//! The movements of a line's steps.

use std::fmt::{self, Write as _};

use super::Desk;
use super::offers::Parts;
use crate::domain::order::{Due, Known, Stamp, due};
use crate::domain::{Cause, OrderId, ProductId, ShopKey, SkuKey, VariantId};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::orders::LineState;
use crate::store::{self, Tx};

/// How the ledger names a line.
#[derive(Clone, Copy)]
pub(crate) struct LineName<'a> {
    pub(crate) shop: ShopKey,
    pub(crate) order: &'a OrderId,
    pub(crate) product: &'a ProductId,
    pub(crate) variant: &'a VariantId,
}

impl fmt::Display for LineName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shop, order, product, variant } = self;
        write!(f, "order:{shop}:{order}:{product}/{variant}")
    }
}

/// A movement that is to be posted.
pub(super) struct Movement<'a> {
    sku: SkuKey,
    cause: Cause,
    cause_key: String,
    delta_on_hand: i64,
    delta_reserved: i64,
    order: &'a OrderId,
    pub(super) note: Option<&'static str>,
}

impl Movement<'_> {
    fn entry<'e>(&'e self, desk: Desk<'e>) -> Entry<'e> {
        Entry {
            group: desk.group,
            sku: self.sku,
            cause: self.cause,
            cause_key: &self.cause_key,
            delta_on_hand: self.delta_on_hand,
            delta_reserved: self.delta_reserved,
            reference: Some(self.order.as_str()),
            actor: desk.actor,
            note: self.note,
            run: None,
            at: desk.now,
        }
    }
}

/// Takes every step that is due on a line, as movements of `parts`.
pub(super) fn take<'a>(
    name: LineName<'a>,
    state: &mut LineState,
    parts: &Parts,
    movements: &mut Vec<Movement<'a>>,
) {
    let Some(sells) = state.sells else { return };
    let taken = state.taken;
    let steps = due(taken, Known { stamp: Stamp::default(), units: state.units });
    let Due { reserve, release, consume } = steps;
    for (cause, units, before, on_hand, reserved) in [
        (Cause::Reserve, reserve, taken.reserved, 0, 1),
        (Cause::Release, release, taken.released, 0, -1),
        (Cause::Consume, consume, taken.consumed, -1, -1),
    ] {
        if units == 0 {
            continue;
        }
        for &(sku, each) in parts {
            let moved = units.saturating_mul(sells.pack).saturating_mul(each);
            movements.push(Movement {
                sku,
                cause,
                cause_key: cause_key(name, cause, before, sells.is_bundle.then_some(sku)),
                delta_on_hand: moved.saturating_mul(on_hand),
                delta_reserved: moved.saturating_mul(reserved),
                order: name.order,
                note: None,
            });
        }
    }
    state.taken = taken.after(steps);
}

/// Returns the cause's key: `order:SHOP:ORDER:PRODUCT/VARIANT:reserve`, with the units that earlier steps of the kind
/// took behind it where there were any, and the component's key where it is a bundle's.
fn cause_key(name: LineName<'_>, cause: Cause, before: i64, component: Option<SkuKey>) -> String {
    let mut key = format!("{name}:{cause}");
    let mut written = Ok(());
    if before > 0 {
        written = write!(key, ":{before}");
    }
    if let Some(component) = component {
        written = written.and(write!(key, "#{component}"));
    }
    debug_assert!(written.is_ok(), "a string takes whatever is written");
    key
}

/// Posts movements, in their order, and returns how many were new.
///
/// # Errors
/// The store's.
pub(super) fn post(tx: &mut Tx<'_>, desk: Desk<'_>, movements: &[Movement<'_>]) -> Result<u64, store::Error> {
    let entries: Vec<_> = movements.iter().map(|movement| movement.entry(desk)).collect();
    // A repeat was posted before; a refusal is not for what a marketplace has done.
    let posted = ledger::post_all(tx, desk.group, &entries)?;
    Ok(posted.iter().filter(|posted| matches!(posted, Posted::New(_))).count() as u64)
}
