//! What becomes of orders: paid, arranged, shipped, cancelled before that, returned after. A cancellation gives the units
//! back, a return does not.

use crate::sandbox::world::{Handover, Order, Parcel, Platform, Refused, Stage, What, World};

/// How long the carrier of a Shopee order takes to give a package its number. TikTok answers at once.
const NUMBERED_AFTER_MS: i64 = 1_000;

impl World {
    /// Moves an order on at `at_ms`. Stages on the way are passed through; one that cannot be reached is refused.
    pub(crate) fn advance(&mut self, id: &str, to: Stage, at_ms: i64) -> Result<&Order, Refused> {
        let order = self.order(id)?;
        let (from, platform) = (order.stage, order.platform);
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
        // One a step, used or not, so that the ids that follow depend on the calls alone.
        let number = self.ids.next(platform);
        let order = self.order_mut(id)?;
        order.stage = to;
        order.touch(at_ms);
        match to {
            Stage::Cancelled => order.cancelled(number, at_ms),
            Stage::Returned => order.came_back(number, at_ms),
            _ => order.reached(to, number, at_ms),
        }
        match (to, platform) {
            (Stage::Arranged, Platform::Shopee) => {
                self.awaited.push((self.now_ms + NUMBERED_AFTER_MS, id.to_owned()));
            }
            (Stage::Arranged | Stage::Shipped | Stage::Delivered | Stage::Completed, _) => self.number(id)?,
            _ => {}
        }
        self.tell(id, What::Order);
        match to {
            Stage::Cancelled => self.tell(id, What::Cancellation),
            Stage::Returned => self.tell(id, What::Comeback),
            _ => {}
        }
        self.order(id)
    }

    /// Arranges shipment of a paid order, as the seller does; `tracking` is what his own carrier calls it.
    pub(crate) fn arrange(
        &mut self,
        id: &str,
        handover: Handover,
        tracking: Option<String>,
    ) -> Result<(), Refused> {
        let order = self.order(id)?;
        if order.stage != Stage::Paid {
            return Err(Refused::Stage { order: id.to_owned(), from: order.stage, to: Stage::Arranged });
        }
        if let Some(parcel) = &mut self.order_mut(id)?.parcel {
            parcel.hand_over(handover, tracking);
        }
        let now_ms = self.now_ms;
        self.advance(id, Stage::Arranged, now_ms).map(drop)
    }

    /// Does what was due by now: packages get their numbers.
    pub(crate) fn catch_up(&mut self) {
        let now_ms = self.now_ms;
        if self.awaited.iter().all(|(due_ms, _)| *due_ms > now_ms) {
            return;
        }
        let (due, waiting) = std::mem::take(&mut self.awaited).into_iter().partition(|(at, _)| *at <= now_ms);
        self.awaited = waiting;
        let due: Vec<(i64, String)> = due;
        for (due_ms, id) in due {
            let Some(order) = self.orders.get_mut(&id).filter(|order| order.stage == Stage::Arranged) else {
                continue;
            };
            order.touch(due_ms);
            let _ = self.number(&id); // the order is there
        }
    }

    /// Returns an order.
    pub(crate) fn order(&self, id: &str) -> Result<&Order, Refused> {
        self.orders.get(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))
    }

    /// Returns an order to be changed.
    pub(crate) fn order_mut(&mut self, id: &str) -> Result<&mut Order, Refused> {
        self.orders.get_mut(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))
    }

    fn number(&mut self, id: &str) -> Result<(), Refused> {
        if let Some(parcel) = &mut self.order_mut(id)?.parcel
            && parcel.tracking.is_none()
        {
            parcel.number();
            self.tell(id, What::Tracking);
        }
        Ok(())
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
                    variant.tally.cancelled += line.left();
                    self.note_change(shop, line.product, line.variant, now_ms);
                }
                Stage::Returned => variant.tally.returned += line.left(),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Order {
    /// Moves the update time, never backwards.
    pub(super) fn touch(&mut self, at_ms: i64) {
        self.updated_ms = self.updated_ms.max(at_ms);
        if let Some(parcel) = &mut self.parcel {
            parcel.updated_ms = self.updated_ms;
        }
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
        self.parcel.get_or_insert_with(|| Parcel::new(parcel, at_ms));
    }
}
