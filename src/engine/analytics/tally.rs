//! Adding orders up, by what counts as a sale.

use serde::Serialize;

use crate::domain::Money;
use crate::domain::order::Status;
use crate::store::orders::Sums;

/// Orders of one currency, added up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) orders: i64,
    pub(super) units: i64,
    pub(super) amount_minor: i64,
    cancelled_orders: i64,
    returned_units: i64,
    unpaid_orders: i64,
}

impl Tally {
    /// Counts orders in `status`.
    pub(super) fn add(&mut self, status: &Status, sums: Sums) {
        match status {
            Status::Cancelled => self.cancelled_orders += sums.orders,
            Status::Unpaid => self.unpaid_orders += sums.orders,
            _ => {
                self.orders += sums.orders;
                self.units += sums.units;
                self.amount_minor += sums.amount_minor;
                if goes_back(status) {
                    self.returned_units += sums.units;
                }
            }
        }
    }

    /// Counts units received back of orders in `status`. All units of an order that goes back as a whole are counted
    /// with the order.
    pub(super) fn add_returned(&mut self, status: &Status, units: i64) {
        if status.is_sale() && !goes_back(status) {
            self.returned_units += units;
        }
    }

    /// Returns the figures in `currency`.
    pub(super) fn figures(self, currency: &str) -> Figures {
        Figures {
            orders: self.orders,
            units: self.units,
            revenue: money(self.amount_minor, currency),
            cancelled_orders: self.cancelled_orders,
            returned_units: self.returned_units,
            unpaid_orders: self.unpaid_orders,
        }
    }

    /// Returns the revenue of one order on average, rounded half away from zero to the minor unit.
    pub(super) fn average(self, currency: &str) -> Option<Money> {
        let half = self.orders / 2 * self.amount_minor.signum();
        let minor = self.amount_minor.checked_add(half)?.checked_div(self.orders)?;
        Some(money(minor, currency))
    }
}

fn goes_back(status: &Status) -> bool {
    matches!(status, Status::Returning | Status::Returned)
}

fn money(minor: i64, currency: &str) -> Money {
    Money { minor, currency: currency.parse().ok() }
}

/// What orders of one currency come to. Unpaid and cancelled orders are in their own figures only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// Orders that count as sales.
    pub orders: i64,
    /// Their units that were not cancelled, as the shops sell them: a pack is one unit.
    pub units: i64,
    /// What those units were sold for, without shipping and fees. Returned ones are in it.
    pub revenue: Money,
    /// Orders that were cancelled as a whole.
    pub cancelled_orders: i64,
    /// Units of the sales that came back: of orders that go or went back whole, and received back of others.
    pub returned_units: i64,
    /// Orders that nobody has paid for yet.
    pub unpaid_orders: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_average_is_rounded_to_the_minor_unit() {
        let average = |orders, amount_minor| {
            let tally = Tally { orders, amount_minor, ..Tally::default() };
            tally.average("USD").map(|money| money.to_string())
        };
        assert_eq!(average(0, 0), None);
        assert_eq!(average(3, 1000).as_deref(), Some("3.33"));
        assert_eq!(average(3, 1001).as_deref(), Some("3.34"));
        assert_eq!(average(2, 1001).as_deref(), Some("5.01"));
        assert_eq!(average(2, -1001).as_deref(), Some("-5.01"));
    }
}
