//! Where a listing's drift came from: which pairs of readings it lies between, and what of it the shop's promotions hold.

use super::Millis;
use super::sold::{Event, Figures, sold};

/// Two neighbouring readings of a listing that differ, times by spark's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// What the earlier one showed.
    pub shown_before: i64,
    /// When it was made.
    pub read_before: Millis,
    /// Units that the shop held for promotions then; `None`: not told.
    pub locked_before: Option<i64>,
    /// What the later one showed.
    pub shown: i64,
    /// When it was made.
    pub read_at: Millis,
    /// Units that the shop held for promotions then; `None`: not told.
    pub locked: Option<i64>,
}

/// What happened to a listing between two readings that no order explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Jump {
    /// The earlier reading.
    pub from: Millis,
    /// The later one.
    pub to: Millis,
    /// Units that the shop's promotions took (negative) or gave back.
    pub promotion: i64,
    /// Units that somebody's hand added (negative: took).
    pub hand: i64,
}

/// Returns what no order explains of `changes`, which begin at the agreed figure. `events` are the listing's orders, in
/// the order of their times.
///
/// A promotion explains no more than what it began or ceased to hold between the same two readings.
pub fn jumps(changes: &[Change], events: &[Event]) -> Vec<Jump> {
    let jump = |change: &Change| {
        let figures = Figures {
            agreed: change.shown_before,
            agreed_at: change.read_before,
            shown: change.shown,
            shown_at: change.read_at,
        };
        let units = change.shown - (change.shown_before - sold(figures, events));
        let freed = change.locked_before.zip(change.locked).map_or(0, |(before, now)| before - now);
        let promotion =
            if units.signum() == freed.signum() { units.signum() * units.abs().min(freed.abs()) } else { 0 };
        Jump { from: change.read_before, to: change.read_at, promotion, hand: units - promotion }
    };
    changes.iter().map(jump).filter(|jump| (jump.promotion, jump.hand) != (0, 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Readings an hour apart, each with what was shown and what promotions held.
    fn changes(readings: &[(i64, Option<i64>)]) -> Vec<Change> {
        let at = |index: usize| Millis(index as i64 * 3_600_000);
        let pairs = readings.windows(2).enumerate();
        let change = |(index, pair): (usize, &[(i64, Option<i64>)])| Change {
            shown_before: pair[0].0,
            read_before: at(index),
            locked_before: pair[0].1,
            shown: pair[1].0,
            read_at: at(index + 1),
            locked: pair[1].1,
        };
        pairs.map(change).collect()
    }

    fn parts(jumps: &[Jump]) -> Vec<(i64, i64, i64)> {
        jumps.iter().map(|jump| (jump.to.0 / 3_600_000, jump.promotion, jump.hand)).collect()
    }

    #[test]
    fn a_hand_edit_lies_between_the_two_readings_that_it_lies_between() {
        let sale = Event { at: Millis(1_800_000), units: 3 };
        let readings = changes(&[(10, None), (7, None), (5, None), (9, None)]);
        assert_eq!(parts(&jumps(&readings, &[sale])), [(2, 0, -2), (3, 0, 4)]);
    }

    #[test]
    fn a_promotion_explains_what_it_took_and_no_more() {
        let of = |readings: &[_]| parts(&jumps(&changes(readings), &[]));
        assert_eq!(of(&[(10, Some(0)), (6, Some(4))]), [(1, -4, 0)]);
        assert_eq!(of(&[(10, Some(0)), (5, Some(4))]), [(1, -4, -1)]);
        assert_eq!(of(&[(10, Some(0)), (8, Some(4))]), [(1, -2, 0)]);
        assert_eq!(of(&[(6, Some(4)), (10, Some(0))]), [(1, 4, 0)]);
        assert_eq!(of(&[(10, Some(0)), (12, Some(4))]), [(1, 0, 2)], "it takes, so it gave nothing");
        assert_eq!(of(&[(10, None), (6, Some(4))]), [(1, 0, -4)], "what it held before is not known");
        assert_eq!(of(&[(10, Some(0)), (10, Some(4))]), [], "the shop counts them among what it shows");
    }
}
