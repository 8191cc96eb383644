//! Cancellations and returns: what buyers ask for and what sellers answer.

use serde::{Deserialize, Serialize};

use crate::sandbox::world::{Line, Order, Refused, Stage, Units, What, World};

/// A cancellation: done, or asked for by the buyer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Cancellation {
    pub(crate) id: i64,
    pub(crate) by: Party,
    /// In the marketplace's own words.
    pub(crate) reason: String,
    pub(crate) state: CancelState,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

/// Who cancels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Party {
    Buyer,
    Seller,
}

/// How far a cancellation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum CancelState {
    /// The seller must answer.
    Asked,
    Refused,
    Done,
}

/// A buyer who wants the money back, with or without sending the goods.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Comeback {
    pub(crate) id: i64,
    /// Whether the goods come back, too.
    pub(crate) with_goods: bool,
    pub(crate) reason: String,
    pub(crate) state: ComebackState,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

/// How far a return is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ComebackState {
    /// The seller must answer.
    Asked,
    /// The buyer may send the goods.
    Approved,
    /// The buyer has sent the goods; the seller must say that they came.
    Sent,
    Refused,
    Done,
}

/// What a buyer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Ask {
    Cancel,
    Return,
    Refund,
    SendBack,
}

const WHY: &str = "Need to change the order";

impl World {
    /// Lets the buyer ask for something.
    pub(crate) fn ask(&mut self, id: &str, ask: Ask, reason: Option<String>) -> Result<&Order, Refused> {
        let platform = self.order(id)?.platform;
        let (number, now_ms) = (self.ids.next(platform), self.now_ms);
        let order = self.order_mut(id)?;
        let reason = reason.unwrap_or_else(|| WHY.to_owned());
        let refused = Refused::Invalid(format!("order `{id}` is {:?}: {ask:?} is not possible", order.stage));
        let told: fn(Box<Order>) -> What = match ask {
            Ask::Cancel => {
                let possible = matches!(order.stage, Stage::Paid | Stage::Arranged);
                if !possible || order.cancel_asked().is_some() {
                    return Err(refused);
                }
                order.cancellation = Some(Cancellation {
                    id: number,
                    by: Party::Buyer,
                    reason,
                    state: CancelState::Asked,
                    created_ms: now_ms,
                    updated_ms: now_ms,
                });
                What::Cancellation
            }
            Ask::Return | Ask::Refund => {
                let open = order.comeback.as_ref().is_some_and(|c| c.state != ComebackState::Refused);
                if open || !(Stage::Shipped..=Stage::Completed).contains(&order.stage) {
                    return Err(refused);
                }
                order.comeback = Some(Comeback {
                    id: number,
                    with_goods: ask == Ask::Return,
                    reason,
                    state: ComebackState::Asked,
                    created_ms: now_ms,
                    updated_ms: now_ms,
                });
                What::Comeback
            }
            Ask::SendBack => {
                let comeback = order.comeback.as_mut().filter(|c| c.state == ComebackState::Approved);
                let comeback = comeback.ok_or(refused)?;
                comeback.state = ComebackState::Sent;
                comeback.updated_ms = now_ms;
                What::Comeback
            }
        };
        order.touch(now_ms);
        self.tell(id, told);
        if ask != Ask::SendBack {
            self.tell(id, What::Order);
        }
        self.order(id)
    }

    /// Cancels an order as its seller.
    pub(crate) fn cancel(&mut self, id: &str, reason: &str) -> Result<&Order, Refused> {
        let now_ms = self.now_ms;
        let platform = self.order(id)?.platform;
        let number = self.ids.next(platform);
        let order = self.order_mut(id)?;
        if order.stage < Stage::Shipped {
            order.cancellation = Some(Cancellation {
                id: number,
                by: Party::Seller,
                reason: reason.to_owned(),
                state: CancelState::Asked,
                created_ms: now_ms,
                updated_ms: now_ms,
            });
        }
        self.advance(id, Stage::Cancelled, now_ms)
    }

    /// Cancels some units of an order, `by` whom, while the others go on; returns the cancellation's id. All that are left
    /// are the order itself.
    pub(crate) fn cancel_units(
        &mut self,
        id: &str,
        units: &Units,
        by: Party,
        reason: &str,
    ) -> Result<i64, Refused> {
        let now_ms = self.now_ms;
        let order = self.order(id)?;
        let (shop, platform, from) = (order.shop, order.platform, order.stage);
        if from >= Stage::Shipped {
            return Err(Refused::Stage { order: id.to_owned(), from, to: Stage::Cancelled });
        }
        let is_left = |line: &Line, unit: &i64| line.units_left().any(|left| left == *unit);
        let known = |(index, unit): &(usize, i64)| order.lines.get(*index).is_some_and(|l| is_left(l, unit));
        if units.is_empty() || !units.iter().all(known) {
            return Err(Refused::Invalid(format!("order `{id}` does not have these units to cancel")));
        }
        if units.len() as i64 == order.lines.iter().map(Line::left).sum::<i64>() {
            let order = self.cancel(id, reason)?;
            return Ok(order.cancellation.as_ref().map_or(0, |cancellation| cancellation.id));
        }
        let number = self.ids.next(platform);
        let done = Cancellation {
            id: number,
            by,
            reason: reason.to_owned(),
            state: CancelState::Done,
            created_ms: now_ms,
            updated_ms: now_ms,
        };
        for &(index, unit) in units {
            let Some(line) = self.order_mut(id)?.lines.get_mut(index) else { continue };
            line.cancelled.insert(unit, number);
            let (product, variant) = (line.product, line.variant);
            let warehouse = line.give_back();
            self.give_back(shop, (product, variant), warehouse.as_deref());
        }
        let order = self.order_mut(id)?;
        order.parts.push(done);
        order.touch(now_ms);
        self.tell(id, What::Order);
        Ok(number)
    }

    /// Puts one cancelled unit back where it was taken from.
    fn give_back(&mut self, shop: i64, (product, variant): (i64, i64), warehouse: Option<&str>) {
        let now_ms = self.now_ms;
        let Ok(sold) = self.variant_mut(shop, product, variant) else { return };
        sold.tally.cancelled += 1;
        if let Some(stock) = sold.stock.iter_mut().find(|stock| Some(stock.warehouse.as_str()) == warehouse) {
            stock.committed -= 1;
            stock.available += 1;
        }
        self.note_change(shop, product, variant, now_ms);
    }

    /// Answers the buyer's wish to cancel; `false` when there is none.
    pub(crate) fn answer_cancel(&mut self, id: &str, accept: bool) -> Result<bool, Refused> {
        let now_ms = self.now_ms;
        let order = self.order_mut(id)?;
        if order.cancel_asked().is_none() {
            return Ok(false);
        }
        if accept {
            self.advance(id, Stage::Cancelled, now_ms)?;
            return Ok(true);
        }
        order.touch(now_ms);
        if let Some(cancellation) = &mut order.cancellation {
            cancellation.state = CancelState::Refused;
            cancellation.updated_ms = now_ms;
        }
        self.tell(id, What::Cancellation);
        self.tell(id, What::Order);
        Ok(true)
    }

    /// Moves a return on, as the seller's answer does. [`ComebackState::Done`] refunds, and takes the goods back if they
    /// come.
    pub(crate) fn answer_return(&mut self, id: &str, to: ComebackState) -> Result<(), Refused> {
        let now_ms = self.now_ms;
        let order = self.order_mut(id)?;
        let (stage, with_goods) = (order.stage, order.comeback.as_ref().is_some_and(|c| c.with_goods));
        if to == ComebackState::Done && with_goods {
            self.advance(id, Stage::Returned, now_ms)?;
            return Ok(());
        }
        order.touch(now_ms);
        if let Some(comeback) = &mut order.comeback {
            comeback.state = to;
            comeback.updated_ms = now_ms;
        }
        self.tell(id, What::Comeback);
        if to == ComebackState::Done && stage < Stage::Completed {
            self.advance(id, Stage::Completed, now_ms)?; // a full refund ends the order
        }
        Ok(())
    }
}

impl Line {
    /// Gives one unit up again; returns the warehouse that it came from.
    fn give_back(&mut self) -> Option<String> {
        let (warehouse, units) = self.taken.iter_mut().rev().find(|(_, units)| *units > 0)?;
        *units -= 1;
        Some(warehouse.clone())
    }
}

impl Order {
    /// Records that the order is cancelled, whoever asked for it.
    pub(super) fn cancelled(&mut self, id: i64, at_ms: i64) {
        self.cancelled_ms = Some(at_ms);
        let fresh = Cancellation {
            id,
            by: Party::Buyer,
            reason: WHY.to_owned(),
            state: CancelState::Done,
            created_ms: at_ms,
            updated_ms: at_ms,
        };
        match &mut self.cancellation {
            Some(asked) if asked.state == CancelState::Asked => {
                asked.state = CancelState::Done;
                asked.updated_ms = at_ms;
            }
            other => *other = Some(fresh),
        }
    }

    /// Records that all goods are back and refunded.
    pub(super) fn came_back(&mut self, id: i64, at_ms: i64) {
        let fresh = Comeback {
            id,
            with_goods: true,
            reason: WHY.to_owned(),
            state: ComebackState::Done,
            created_ms: at_ms,
            updated_ms: at_ms,
        };
        let comeback = self.comeback.get_or_insert(fresh);
        comeback.state = ComebackState::Done;
        comeback.updated_ms = at_ms;
    }
}
