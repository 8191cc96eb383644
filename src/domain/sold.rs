//! Which part of a shop's changed figure its own orders explain.
//!
//! A listing showed what both sides agreed on, then buyers took units and cancellations gave some back, then spark read
//! the figure. What the orders in between explain is *sold*; the rest is drift. The trouble is "in between": spark's
//! clock says when it agreed and when it read, the marketplace's clock says (in whole seconds) when an order was placed,
//! a push takes effect somewhere between its sending and its answer, and the two clocks disagree. The rule:
//!
//! 1. An order counts by when it was **placed**, a cancellation by when it happened, as the marketplace tells it. When
//!    spark heard of it does not matter, so an order that was placed before an agreement and heard of after it is
//!    contained in the agreed figure and is never counted again.
//! 2. With the clocks taken at their word, what lies after the agreement and not after the reading is sold. An order told
//!    for the very second of the agreement counts as placed after it.
//! 3. If that leaves a drift, either end may be moved by up to [`SLACK_MS`]. The marketplace did everything in some
//!    order, so only cuts between two of its events are tried, never single events picked out; but in which order it did
//!    what it tells for one and the same second nobody knows, so a cut through a second may leave any of its events on
//!    either side. If some pair of cuts leaves no drift, the orders explain the figure. If none does, rule 2 stands and
//!    the drift is what it says.
//!
//! A push whose answer was lost may have been taken all the same, and bought from before anybody read the shop again:
//! [`beginning`] tells.
//!
//! So clocks and racing buyers alone never make a drift, and a drift that is told is exact. The price: a hand edit within
//! minutes of an agreement that happens to equal a run of orders there is taken for them.

use std::collections::{BTreeSet, HashSet};

use super::Millis;

/// How far a marketplace's time of an event and spark's own time may be apart. Both marketplaces refuse calls that are
/// signed more than five minutes off, so the clocks of a shop that answers at all agree better than that; one second
/// more for times told in whole seconds.
pub const SLACK_MS: i64 = 301_000;

/// As many different sums of one second's events are looked at: more than the units that a listing sells in it.
const MANY: usize = 4_096;

/// One change that an order made to what a listing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When, by the marketplace's clock.
    pub at: Millis,
    /// Units taken from the listing; negative: given back.
    pub units: i64,
}

/// What is known of a listing's figure, times by spark's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// What both sides last agreed on.
    pub agreed: i64,
    /// When.
    pub agreed_at: Millis,
    /// What the shop showed when last read.
    pub shown: i64,
    /// When.
    pub shown_at: Millis,
}

/// Returns the units that orders took from the listing between the agreement and the reading, so that
/// `shown − (agreed − sold)` is the drift. `events` are in the order of their times.
pub fn sold(figures: Figures, events: &[Event]) -> i64 {
    let Figures { agreed_at, shown_at, .. } = figures;
    let is_between = |event: &&Event| event.at.seconds() >= agreed_at.seconds() && event.at <= shown_at;
    let told = events.iter().filter(is_between).map(|event| event.units);
    let told: i64 = told.sum();
    let missing = figures.agreed - figures.shown;
    if told == missing || explains(figures, events, missing) { missing } else { told }
}

/// A figure that a shop was told to show, without an answer that says whether it took it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unanswered {
    /// The figure.
    pub target: i64,
    /// When it was sent, or given up.
    pub at: Millis,
    /// What the first reading after that showed, and when it was made; `None`: there was none before the last one.
    pub read: Option<(i64, Millis)>,
}

/// The figure that a reading goes back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginning {
    /// What both sides agreed on, or what the shop took without an answer.
    pub agreed: i64,
    /// Units sold since.
    pub sold: i64,
    /// No figure that was told without an answer could be it as well. Otherwise a drift is not known to the unit.
    pub is_certain: bool,
}

/// Finds the figure that the reading goes back to. That is the agreed one, unless it leaves a drift, and one of `unanswered`
/// (in the order in which they were sent) leaves none, neither now nor at the reading that followed it: then the shop took
/// that one.
pub fn beginning(figures: Figures, unanswered: &[Unanswered], events: &[Event]) -> Beginning {
    let explains = |it: Figures| it.shown == it.agreed - sold(it, events);
    let explains_both = |from: Figures, told: &Unanswered| {
        explains(from)
            && told.read.is_none_or(|(shown, at)| explains(Figures { shown, shown_at: at, ..from }))
    };
    let taken = |told: &Unanswered| Figures { agreed: told.target, agreed_at: told.at, ..figures };
    let found = match explains(figures) {
        true => None,
        false => unanswered.iter().rev().find(|told| explains_both(taken(told), told)),
    };
    let from = found.map_or(figures, taken);
    // Whoever showed afterwards what follows from the agreed figure has not taken the other.
    let not_taken = |told: &Unanswered| {
        told.read.is_some_and(|(shown, at)| explains(Figures { shown, shown_at: at, ..figures }))
    };
    let is_certain = explains(from) || unanswered.iter().all(not_taken);
    Beginning { agreed: from.agreed, sold: sold(from, events), is_certain }
}

/// Returns whether a pair of cuts, each within the slack of its end, has exactly `missing` units between them.
fn explains(figures: Figures, events: &[Event], missing: i64) -> bool {
    // One goes through a second when its events may lie on either side.
    let may_cut = |end: Millis, second: &[Event]| {
        let is_near = |event: &Event| event.at > end.plus_ms(-SLACK_MS) && event.at <= end.plus_ms(SLACK_MS);
        second.first().is_some_and(is_near)
    };
    // One stands between two seconds when everything earlier may lie before the end and what follows after it.
    let may_part = |end: Millis, before: Option<&Event>, after: Option<&Event>| {
        before.is_none_or(|event| event.at <= end.plus_ms(SLACK_MS))
            && after.is_none_or(|event| event.at > end.plus_ms(-SLACK_MS))
    };
    let mut beginnings = HashSet::new(); // units taken before each place where the first cut may stand
    let (mut taken, mut before) = (0_i64, None);
    for second in events.chunk_by(|a, b| a.at.seconds() == b.at.seconds()) {
        if may_part(figures.agreed_at, before, second.first()) {
            beginnings.insert(taken);
        }
        let begins_here = may_cut(figures.agreed_at, second);
        let ends_here = may_cut(figures.shown_at, second);
        let parts = if begins_here || ends_here { parts(second) } else { vec![0] };
        let ends: &[i64] = if ends_here { &parts } else { &[0] };
        let is_begun = |part: &i64| beginnings.contains(&taken.saturating_add(*part).saturating_sub(missing));
        if may_part(figures.shown_at, before, second.first()) && ends.iter().any(is_begun) {
            return true;
        }
        if begins_here && ends_here && parts.contains(&missing) {
            return true;
        }
        if begins_here {
            beginnings.extend(parts.iter().map(|part| taken.saturating_add(*part)));
        }
        taken = second.iter().fold(taken, |taken, event| taken.saturating_add(event.units));
        before = second.last();
    }
    if may_part(figures.agreed_at, before, None) {
        beginnings.insert(taken);
    }
    may_part(figures.shown_at, before, None) && beginnings.contains(&taken.saturating_sub(missing))
}

/// Returns how many units any of the events of one second take together, each once. Of a second with very many different
/// sums, only those of its first events.
fn parts(second: &[Event]) -> Vec<i64> {
    let mut sums = BTreeSet::from([0]);
    for event in second {
        if sums.len() > MANY {
            break;
        }
        let with: Vec<_> = sums.iter().map(|sum: &i64| sum.saturating_add(event.units)).collect();
        sums.extend(with);
    }
    sums.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn drift(figures: Figures, events: &[Event]) -> i64 {
        figures.shown - (figures.agreed - sold(figures, events))
    }

    fn event(at: i64, units: i64) -> Event {
        Event { at: Millis(at), units }
    }

    fn figures(agreed: i64, agreed_at: i64, shown: i64, shown_at: i64) -> Figures {
        Figures { agreed, agreed_at: Millis(agreed_at), shown, shown_at: Millis(shown_at) }
    }

    #[test]
    fn what_happened_within_a_second_happened_in_any_order() {
        let events =
            [event(9_000, 7), event(10_000, 24), event(10_000, 6), event(10_000, 1), event(11_000, 50)];
        // Agreed on after the 6, and read before the 50.
        assert_eq!(drift(figures(100, 10_400, 75, 10_900), &events), 0);
        // Both within the second.
        assert_eq!(drift(figures(100, 10_200, 93, 10_600), &events), 0);
        // Agreed on after the 1, and read after the 50.
        assert_eq!(drift(figures(100, 10_400, 20, 12_000), &events), 0);
        assert_eq!(drift(figures(100, 10_400, 98, 10_900), &events), 29, "no orders took 2");
    }

    #[test]
    fn sales_explain_a_difference_and_hand_edits_do_not() {
        let events = [event(10_000, 2), event(20_000, 3), event(25_000, -2)];
        assert_eq!(drift(figures(10, 5_000, 7, 30_000), &events), 0);
        assert_eq!(drift(figures(10, 5_000, 1, 30_000), &events), -6);
        assert_eq!(drift(figures(10, 5_000, 20, 30_000), &events), 13, "exact, whatever the clocks");
    }

    #[test]
    fn an_order_from_before_the_agreement_is_contained_in_it() {
        let long_ago = [event(1_000, 4)];
        assert_eq!(sold(figures(10, 2_000_000, 10, 3_000_000), &long_ago), 0);
        assert_eq!(drift(figures(10, 2_000_000, 6, 3_000_000), &long_ago), -4, "and explains nothing later");
    }

    #[test]
    fn a_push_without_an_answer_counts_where_it_explains_what_the_agreement_does_not() {
        let (events, told) = ([event(20_000, 3)], Unanswered { target: 5, at: Millis(15_000), read: None });
        let read = |shown| {
            let Beginning { agreed, sold, is_certain } =
                beginning(figures(10, 5_000, shown, 30_000), &[told], &events);
            (agreed, sold, is_certain)
        };
        assert_eq!(read(7), (10, 3, true), "not taken");
        assert_eq!(read(2), (5, 3, true), "taken, and sold from");
        assert_eq!(read(4), (10, 3, false), "a drift, from the one or the other");
    }

    #[test]
    fn a_push_that_the_next_reading_refutes_explains_nothing_later() {
        let at = |second: i64| Millis(1_000_000 + second * 1000);
        let told = Unanswered { target: 9, at: at(1), read: Some((10, at(2))) };
        let figures = Figures { agreed: 10, agreed_at: at(0), shown: 9, shown_at: at(3) };
        let unheard = Beginning { agreed: 10, sold: 0, is_certain: true };
        assert_eq!(beginning(figures, &[told], &[]), unheard, "one was sold that nobody has heard of");
    }

    #[test]
    fn an_order_that_raced_the_push_counts_on_the_side_that_fits() {
        let race = [event(9_000, 2), event(11_000, 3)];
        for shown in [10, 7, 5, 8] {
            assert_eq!(drift(figures(10, 10_000, shown, 12_000), &race), 0, "shown {shown}");
        }
        assert_eq!(drift(figures(10, 10_000, 9, 12_000), &race), 2, "no run of whole orders is one unit");
    }

    /// What happens to a listing.
    #[derive(Debug, Clone)]
    enum Step {
        Sale(i64),
        Push { target: i64, is_taken: bool },
        Read,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            4 => (1..6_i64).prop_map(Step::Sale),
            1 => (0..100_i64, any::<bool>()).prop_map(|(target, is_taken)| Step::Push { target, is_taken }),
            1 => Just(Step::Read),
        ]
    }

    /// Everything a marketplace does to one listing, a second apart or at once, between two moments of its own time.
    fn history() -> impl Strategy<Value = Vec<(i64, i64)>> {
        prop::collection::vec((0..40_i64, prop_oneof![4 => 1..6_i64, 1 => -5..0_i64]), 0..40)
    }

    proptest! {
        /// Sales alone never look like drift, however the clocks disagree within the slack, wherever the push and the
        /// reading fell among the orders, and in whatever order those of one second are told.
        #[test]
        fn clocks_alone_make_no_drift(
            steps in history(),
            order in prop::collection::vec(any::<u8>(), 40),
            push in any::<prop::sample::Index>(),
            read in any::<prop::sample::Index>(),
            skew in -300_000..300_000_i64,
        ) {
            let mut at = 10_000_000;
            let events: Vec<_> = steps.iter().map(|(gap, units)| {
                at += gap * 1000;
                event(at, *units)
            }).collect();
            let (push, read) = (push.index(events.len() + 1), read.index(events.len() + 1));
            let (push, read) = (push.min(read), push.max(read));
            let moment = |index: usize| events.get(index).or(events.last()).map_or(at, |event| event.at.0);
            let shown = 100 - events[push..read].iter().map(|event| event.units).sum::<i64>();
            let figures = figures(100, moment(push) + skew, shown, moment(read) + skew);
            let mut told: Vec<_> = events.into_iter().zip(order).collect();
            told.sort_by_key(|(event, order)| (event.at, *order));
            let told: Vec<_> = told.into_iter().map(|(event, _)| event).collect();
            prop_assert_eq!(drift(figures, &told), 0);
        }

        /// Neither do pushes whose answers were lost, each taken or not, with sales and readings around them.
        #[test]
        fn lost_answers_make_no_drift(
            steps in prop::collection::vec((0..40_i64, step()), 0..30),
            skew in -300_000..300_000_i64,
        ) {
            let (mut shown, mut at) = (100, 10_000_000);
            let (mut agreed, mut agreed_at) = (shown, at);
            let (mut unanswered, mut events) = (Vec::<Unanswered>::new(), Vec::new());
            for (gap, step) in steps {
                at += gap * 1000;
                match step {
                    Step::Sale(units) => {
                        shown -= units;
                        events.push(event(at, units));
                    }
                    Step::Push { target, is_taken } => {
                        unanswered.push(Unanswered { target, at: Millis(at + skew), read: None });
                        shown = if is_taken { target } else { shown };
                    }
                    Step::Read => match unanswered.last() {
                        Some(Unanswered { target, read: None, .. }) if *target == shown => {
                            (agreed, agreed_at) = (shown, at);
                            unanswered.clear();
                        }
                        _ => unanswered.iter_mut().for_each(|told| {
                            told.read.get_or_insert((shown, Millis(at + skew)));
                        }),
                    },
                }
            }
            let found = beginning(figures(agreed, agreed_at + skew, shown, at + skew), &unanswered, &events);
            prop_assert_eq!(shown, found.agreed - found.sold);
            prop_assert!(found.is_certain);
            prop_assert!(found.agreed == agreed || unanswered.iter().any(|told| told.target == found.agreed));
        }

        /// Where no order is near either end, a hand edit is told to the unit.
        #[test]
        fn a_hand_edit_is_told_exactly(
            steps in prop::collection::vec(-3..6_i64, 0..20),
            edit in -50..50_i64,
        ) {
            let start = 10_000_000;
            let events: Vec<_> = (1..).zip(&steps)
                .map(|(index, units)| event(start + SLACK_MS + index * 1000, *units))
                .collect();
            let end = events.last().map_or(start, |event| event.at.0) + SLACK_MS;
            let shown = 100 - steps.iter().sum::<i64>() + edit;
            prop_assert_eq!(drift(figures(100, start, shown, end), &events), edit);
        }
    }
}
