//! What both clients need to put their orders into spark's words.

use crate::domain::order::{Line, Status, Units};
use crate::domain::{Amount, Currency};

/// Returns an amount as minor units of `currency`. What cannot be read counts as 0: it is no reason not to take the
/// order in.
pub(crate) fn minor(text: Option<&str>, currency: Option<Currency>) -> i64 {
    told(text, currency).unwrap_or(0)
}

/// Returns an amount as minor units of `currency`, or `None` where it was not told or cannot be read.
pub(crate) fn told(text: Option<&str>, currency: Option<Currency>) -> Option<i64> {
    text?.parse::<Amount>().ok()?.minor(currency).ok()
}

/// Returns how far `kept` of `ordered` units are (the others were cancelled in time) when their order or they
/// themselves have this status. `has_left` tells whether a cancelled order had been collected before.
pub(crate) fn units(ordered: i64, kept: i64, status: &Status, has_left: bool) -> Units {
    let (waiting, shipped) = match status {
        Status::Unpaid | Status::ToShip | Status::Other(_) => (kept, 0),
        Status::Shipped | Status::Delivered | Status::Completed | Status::Returning | Status::Returned => {
            (0, kept)
        }
        Status::Cancelled if has_left => (0, ordered),
        Status::Cancelled => (0, 0),
    };
    Units { ordered, waiting, shipped }
}

/// Puts the lines of one variant together, in the order in which each was first seen.
pub(crate) fn by_variant(lines: impl IntoIterator<Item = Line>) -> Vec<Line> {
    let mut gathered: Vec<Line> = Vec::new();
    for line in lines {
        let same =
            |other: &&mut Line| other.product_id == line.product_id && other.variant_id == line.variant_id;
        match gathered.iter_mut().find(same) {
            Some(known) => {
                known.units = known.units.plus(line.units);
                known.amount_minor = known.amount_minor.saturating_add(line.amount_minor);
            }
            None => gathered.push(line),
        }
    }
    gathered
}

/// Names what was bought: the product, with the variant's own name where it has one.
pub(crate) fn named(product: String, variant: &str) -> String {
    if variant.is_empty() { product } else { format!("{product} ({variant})") }
}
