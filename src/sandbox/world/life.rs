//! What becomes of orders: paid, arranged, shipped, cancelled before that, returned after. A cancellation gives the units
//! back, a return does not.

use serde::{Deserialize, Serialize};

use crate::sandbox::world::{Order, Parcel, Refused, Stage, World};

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
    System,
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

/// Goods on their way back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Comeback {
    pub(crate) id: i64,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
}

impl World {
    /// Moves an order on at `at_ms`. Stages on the way are passed through; one that cannot be reached is refused.
    pub(crate) fn advance(&mut self, id: &str, to: Stage, at_ms: i64) -> Result<&Order, Refused> {
        let order = self.order(id)?;
        let from = order.stage;
        let reachable = match to {
            Stage::Unpaid => false,
            Stage::Cancelled => from < Stage::Shipped,
            Stage::Returned => (Stage::Shipped..=Stage::Completed).contains(&from),
            Stage::Paid | Stage::Arranged | Stage::Shipped | Stage::Delivered | Stage::Completed => from < to,
        };
        if !reachable {
            return Err(Refused::Stage { order: id.to_owned(), from, to });
        }
        self.move_units(id, from, to)?;
        let platform = self.order(id)?.platform;
        // One a step, used or not, so that the ids that follow depend on the calls alone.
        let number = self.ids.next(platform);
        let order = self.order_mut(id)?;
        order.stage = to;
        order.touch(at_ms);
        match to {
            Stage::Cancelled => order.cancelled(number, Party::Buyer, at_ms),
            Stage::Returned => {
                let fresh = Comeback { id: number, created_ms: at_ms, updated_ms: at_ms };
                order.comeback.get_or_insert(fresh).updated_ms = at_ms;
            }
            _ => order.reached(to, number, at_ms),
        }
        Ok(order)
    }

    /// Returns an order.
    pub(crate) fn order(&self, id: &str) -> Result<&Order, Refused> {
        self.orders.get(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))
    }

    fn order_mut(&mut self, id: &str) -> Result<&mut Order, Refused> {
        self.orders.get_mut(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))
    }

    /// Does to stock and tallies what an order's step means.
    fn move_units(&mut self, id: &str, from: Stage, to: Stage) -> Result<(), Refused> {
        let now_ms = self.now_ms;
        let order = self.order(id)?;
        let (shop, lines) = (order.shop, order.lines.clone());
        let leaves = from < Stage::Shipped && to >= Stage::Shipped;
        for line in &lines {
            let Ok(variant) = self.variant_mut(shop, line.product, line.variant) else { continue };
            for (warehouse, units) in &line.taken {
                let Some(stock) = variant.stock.iter_mut().find(|stock| stock.warehouse == *warehouse) else {
                    continue;
                };
                if leaves {
                    stock.committed -= units;
                }
                if to == Stage::Cancelled {
                    stock.available += units;
                }
            }
            match to {
                Stage::Cancelled => {
                    variant.tally.cancelled += line.quantity;
                    self.note_change(shop, line.product, line.variant, now_ms);
                }
                Stage::Returned => variant.tally.returned += line.quantity,
                _ => {}
            }
        }
        Ok(())
    }
}

impl Order {
    /// Moves the update time, never backwards.
    fn touch(&mut self, at_ms: i64) {
        self.updated_ms = self.updated_ms.max(at_ms);
    }

    /// Notes when each stage up to `to` was reached. `parcel` numbers the package that payment makes.
    fn reached(&mut self, to: Stage, parcel: i64, at_ms: i64) {
        let times = [
            (Stage::Paid, &mut self.paid_ms),
            (Stage::Arranged, &mut self.arranged_ms),
            (Stage::Shipped, &mut self.shipped_ms),
            (Stage::Delivered, &mut self.delivered_ms),
            (Stage::Completed, &mut self.completed_ms),
        ];
        for (stage, time) in times {
            if to >= stage {
                time.get_or_insert(at_ms);
            }
        }
        let parcel = self.parcel.get_or_insert_with(|| Parcel::new(parcel, at_ms));
        parcel.updated_ms = at_ms;
        if to >= Stage::Arranged {
            parcel.tracking.get_or_insert_with(|| format!("JX{}", parcel.id));
        }
    }

    fn cancelled(&mut self, id: i64, by: Party, at_ms: i64) {
        self.cancelled_ms = Some(at_ms);
        let fresh = Cancellation {
            id,
            by,
            reason: "Need to change the order".to_owned(),
            state: CancelState::Done,
            created_ms: at_ms,
            updated_ms: at_ms,
        };
        let cancellation = self.cancellation.get_or_insert(fresh);
        cancellation.state = CancelState::Done;
        cancellation.updated_ms = at_ms;
    }
}
