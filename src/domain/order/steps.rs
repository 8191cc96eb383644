//! The steps that each line of an order takes, each once, whatever is heard in what order.
//!
//! Every reading of an order says how many of a line's units were ordered, how many still wait to be shipped and how
//! many have left. Readings come late, twice and out of order, so what is *known* of a line ([`Known`]) is a join of
//! all of them: of the newest reading, and of every proof that units have left. A join does not care for order or
//! repeats. The steps that are *due* ([`due`]) are the difference between what is known and what was *taken*
//! ([`Taken`]), so an order that is first seen late takes all the steps behind it, and one that is heard of again
//! takes none.
//!
//! Not decided here: which SKU a line sells, and what its steps post to the ledger (`engine::ingest`).

use std::cmp::Reverse;

use super::Units;
use crate::domain::Millis;

/// When a reading was true, by the marketplace's own clock, and how far the order was: a later one wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// The order's update time.
    pub updated_at: Millis,
    /// [`Status::rank`](super::Status::rank).
    pub rank: u8,
}

impl Default for Stamp {
    /// Returns a stamp older than any reading's.
    fn default() -> Self {
        Self { updated_at: Millis(i64::MIN), rank: 0 }
    }
}

/// What all readings of a line so far say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Of the newest reading.
    pub stamp: Stamp,
    /// `ordered` and `waiting` of the newest reading, `shipped` the most that any reading proved: what has left
    /// does not come back by itself.
    pub units: Units,
}

impl Known {
    /// Returns what is known once this reading is heard as well.
    #[must_use]
    pub fn joined(self, stamp: Stamp, units: Units) -> Self {
        let age = |stamp: Stamp, units: Units| (stamp, Reverse(units.waiting), units.ordered);
        let shipped = self.units.shipped.max(units.shipped);
        let newest =
            if age(stamp, units) > age(self.stamp, self.units) { Self { stamp, units } } else { self };
        Self { units: Units { shipped, ..newest.units }, ..newest }
    }

    /// Returns the units that still have to be held for this line.
    fn to_hold(self) -> i64 {
        self.units.waiting.min(self.units.ordered - self.units.shipped).max(0)
    }
}

/// The steps that a line has taken so far, in units of the listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Taken {
    /// Promised.
    pub reserved: i64,
    /// Shipped.
    pub consumed: i64,
    /// Given back before shipping.
    pub released: i64,
    /// Received back after shipping.
    pub restocked: i64,
}

impl Taken {
    /// Returns the units that are promised and neither shipped nor given back.
    pub fn open(self) -> i64 {
        self.reserved - self.consumed - self.released
    }

    /// Returns the units that were shipped and not received back.
    pub fn away(self) -> i64 {
        self.consumed - self.restocked
    }

    /// Returns what is taken once `due` is.
    #[must_use]
    pub fn after(self, due: Due) -> Self {
        Self {
            reserved: self.reserved + due.reserve,
            consumed: self.consumed + due.consume,
            released: self.released + due.release,
            restocked: self.restocked,
        }
    }
}

/// The steps that a line has yet to take, in units of the listing, to be taken in this order. None is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// To be promised.
    pub reserve: i64,
    /// To be given back.
    pub release: i64,
    /// To be shipped.
    pub consume: i64,
}

/// Returns the steps between what was taken and what is known.
///
/// Every unit that was ordered is reserved first, even one whose order is first seen cancelled or shipped. What has
/// left is consumed once and stays so: a cancellation or a return after shipping is no step. A unit that was given
/// back and then turns out to have left is reserved anew.
pub fn due(taken: Taken, known: Known) -> Due {
    let consume = (known.units.shipped - taken.consumed).max(0);
    let needed = consume + known.to_hold();
    let first = (known.units.ordered - taken.reserved).max(0);
    let open = taken.open() + first;
    Due { reserve: first + (needed - open).max(0), release: (open - needed).max(0), consume }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::order::{LineStock, Status};

    fn units(ordered: i64, waiting: i64, shipped: i64) -> Units {
        Units { ordered, waiting, shipped }
    }

    fn stamp(at: i64, status: &Status) -> Stamp {
        Stamp { updated_at: Millis(at), rank: status.rank() }
    }

    /// A line with what it knows and took: every reading is joined, and what is due is taken at once.
    #[derive(Default)]
    struct Line {
        known: Known,
        taken: Taken,
    }

    impl Line {
        fn hear(&mut self, stamp: Stamp, units: Units) -> Due {
            self.known = self.known.joined(stamp, units);
            let due = due(self.taken, self.known);
            self.taken = self.taken.after(due);
            due
        }
    }

    #[test]
    fn an_order_takes_its_steps_as_it_goes() {
        let mut line = Line::default();
        let none = Due::default();
        assert_eq!(line.hear(stamp(1, &Status::Unpaid), units(3, 3, 0)), Due { reserve: 3, ..none });
        assert_eq!(line.hear(stamp(2, &Status::ToShip), units(3, 3, 0)), none);
        assert_eq!(
            line.hear(stamp(3, &Status::ToShip), units(3, 2, 0)),
            Due { release: 1, ..none },
            "part cancelled"
        );
        assert_eq!(line.hear(stamp(4, &Status::Shipped), units(3, 0, 2)), Due { consume: 2, ..none });
        assert_eq!(
            line.hear(stamp(5, &Status::Cancelled), units(3, 0, 2)),
            none,
            "after shipping: nothing by itself"
        );
        assert_eq!(LineStock::of(true, line.taken), LineStock::Consumed);
    }

    #[test]
    fn an_order_first_seen_late_takes_every_step_behind_it() {
        let hear = |status: &Status, units| Line::default().hear(stamp(9, status), units);
        assert_eq!(
            hear(&Status::Completed, units(3, 0, 3)),
            Due { reserve: 3, consume: 3, ..Due::default() }
        );
        assert_eq!(
            hear(&Status::Cancelled, units(3, 0, 0)),
            Due { reserve: 3, release: 3, ..Due::default() }
        );
    }

    #[test]
    fn within_one_second_the_later_status_wins() {
        let mut line = Line::default();
        line.hear(stamp(1, &Status::Cancelled), units(2, 0, 0));
        assert_eq!(line.hear(stamp(1, &Status::ToShip), units(2, 2, 0)), Due::default());
        assert_eq!(LineStock::of(true, line.taken), LineStock::Released);
    }

    #[test]
    fn a_late_proof_of_shipping_takes_back_what_a_cancellation_gave() {
        let mut line = Line::default();
        line.hear(stamp(3, &Status::Cancelled), units(2, 0, 0));
        let late = line.hear(stamp(2, &Status::Shipped), units(2, 0, 2));
        assert_eq!(late, Due { reserve: 2, consume: 2, ..Due::default() });
        assert_eq!(line.known.stamp.updated_at, Millis(3), "and the older status does not become the newer");
    }

    /// What may happen to a line at its marketplace.
    #[derive(Debug, Clone, Copy)]
    enum Event {
        Order(i64),
        CancelSome(i64),
        ShipSome(i64),
        CancelRest,
        ShipRest,
    }

    fn event() -> impl Strategy<Value = Event> {
        prop_oneof![
            (1..4_i64).prop_map(Event::Order),
            (1..3_i64).prop_map(Event::CancelSome),
            (1..3_i64).prop_map(Event::ShipSome),
            Just(Event::CancelRest),
            Just(Event::ShipRest),
        ]
    }

    /// The truth, in ten lines.
    fn happen(units: &mut Units, event: Event) {
        let some = |n: i64| n.min(units.waiting);
        let (ordered, cancelled, shipped) = match event {
            Event::Order(n) => (n, 0, 0),
            Event::CancelSome(n) => (0, some(n), 0),
            Event::ShipSome(n) => (0, 0, some(n)),
            Event::CancelRest => (0, units.waiting, 0),
            Event::ShipRest => (0, 0, units.waiting),
        };
        units.ordered += ordered;
        units.waiting += ordered - cancelled - shipped;
        units.shipped += shipped;
    }

    proptest! {
        /// Whatever is heard, in whatever order and how often, once the newest reading is among it the balances are
        /// the truth's, and hearing any of it again does nothing.
        #[test]
        fn balances_follow_the_truth_whatever_is_heard(
            events in prop::collection::vec(event(), 1..12),
            heard in prop::collection::vec(0..12_usize, 0..30),
            last_at in 0..30_usize,
        ) {
            let mut truth = Units::default();
            let readings: Vec<_> = events.iter().enumerate().map(|(at, event)| {
                happen(&mut truth, *event);
                (stamp(at as i64 + 1, &Status::ToShip), truth)
            }).collect();
            let mut sequence: Vec<_> = heard.into_iter().map(|index| index % readings.len()).collect();
            sequence.insert(last_at.min(sequence.len()), readings.len() - 1);

            let mut line = Line::default();
            for index in &sequence {
                let (stamp, units) = readings[*index];
                let due = line.hear(stamp, units);
                prop_assert!(due.reserve >= 0 && due.release >= 0 && due.consume >= 0);
                prop_assert!(line.taken.open() >= 0, "{:?}", line.taken);
            }
            prop_assert_eq!(line.taken.open(), truth.waiting);
            prop_assert_eq!(line.taken.consumed, truth.shipped);
            prop_assert_eq!(line.taken.reserved, truth.waiting + truth.shipped + line.taken.released);
            for (stamp, units) in readings {
                prop_assert_eq!(line.hear(stamp, units), Due::default());
            }
        }

        /// What is known is a join: order, repeats and grouping of readings do not matter.
        #[test]
        fn what_is_known_does_not_depend_on_the_order_of_hearing(
            readings in prop::collection::vec((0..4_i64, 0..8_u8, 0..4_i64, 0..4_i64, 0..4_i64), 1..8),
            shuffled in any::<prop::sample::Index>(),
        ) {
            let readings: Vec<_> = readings.into_iter().map(|(at, rank, ordered, waiting, shipped)| {
                (Stamp { updated_at: Millis(at), rank }, units(ordered, waiting, shipped))
            }).collect();
            let join = |readings: &[(Stamp, Units)]| {
                readings.iter().fold(Known::default(), |known, (stamp, units)| known.joined(*stamp, *units))
            };
            let mut turned = readings.clone();
            turned.rotate_left(shuffled.index(readings.len()));
            turned.reverse();
            turned.extend_from_slice(&readings);
            prop_assert_eq!(join(&readings), join(&turned));
        }
    }
}
