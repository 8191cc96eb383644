//! Orders as buyers place them: they take units at once, even unpaid. What becomes of them is `life`'s.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::sandbox::world::{
    CancelState, Cancellation, Comeback, ComebackState, Parcel, Platform, Refused, What, World,
};

/// A buyer's order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) platform: Platform,
    pub(crate) shop: i64,
    /// TikTok: digits. Shopee: `order_sn`.
    pub(crate) id: String,
    pub(crate) stage: Stage,
    pub(crate) lines: Vec<Line>,
    /// The buyer's number at the marketplace.
    pub(crate) buyer: i64,
    pub(crate) created_ms: i64,
    /// Moves with everything that happens to the order, its package, its cancellation and its return.
    pub(crate) updated_ms: i64,
    pub(crate) paid_ms: Option<i64>,
    pub(crate) arranged_ms: Option<i64>,
    pub(crate) shipped_ms: Option<i64>,
    pub(crate) delivered_ms: Option<i64>,
    pub(crate) completed_ms: Option<i64>,
    pub(crate) cancelled_ms: Option<i64>,
    /// From payment on. The sandbox splits and combines nothing.
    pub(crate) parcel: Option<Parcel>,
    /// The last cancellation of the whole order, asked for or done.
    pub(crate) cancellation: Option<Cancellation>,
    /// The cancellations of single units while the others went on; see [`Line::cancelled`].
    pub(crate) parts: Vec<Cancellation>,
    /// The return, asked for or done.
    pub(crate) comeback: Option<Comeback>,
}

/// A line of an order: some units of one variant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Line {
    /// Of the line at Shopee, of its first unit at TikTok: the others count on from there.
    pub(crate) id: i64,
    pub(crate) product: i64,
    pub(crate) variant: i64,
    pub(crate) seller_sku: String,
    pub(crate) quantity: i64,
    /// Of one unit, when ordered.
    pub(crate) price: Decimal,
    /// From which warehouses the units come that are not given back: a cancellation gives them back there.
    pub(crate) taken: Vec<(String, i64)>,
    /// Which units, counted from 0, were cancelled while the order went on, each with its cancellation's id.
    pub(crate) cancelled: BTreeMap<i64, i64>,
}

/// How far an order is, in words that both marketplaces' statuses map onto.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    Unpaid,
    Paid,
    /// The seller has arranged shipment, the carrier has not collected.
    Arranged,
    Shipped,
    Delivered,
    Completed,
    Cancelled,
    /// Every unit came back and was refunded.
    Returned,
}

/// Units of an order: the index of the line and the unit's number in it, from 0.
pub(crate) type Units = BTreeSet<(usize, i64)>;

impl Line {
    /// Returns how many units were not cancelled by part.
    pub(crate) fn left(&self) -> i64 {
        self.quantity - self.cancelled.len() as i64
    }

    /// Returns the numbers of these units.
    pub(crate) fn units_left(&self) -> impl Iterator<Item = i64> {
        (0..self.quantity).filter(|unit| !self.cancelled.contains_key(unit))
    }
}

impl Order {
    /// Returns what the goods cost that were not cancelled by part.
    pub(crate) fn total(&self) -> Decimal {
        self.lines.iter().map(|line| line.price * Decimal::from(line.left())).sum()
    }

    /// Returns the first `quantity` units of a variant that are left, or `None` where there are not as many.
    pub(crate) fn units_of(&self, product: i64, variant: i64, quantity: i64) -> Option<Units> {
        let mut lines = self.lines.iter().enumerate();
        let (index, line) = lines.find(|(_, line)| (line.product, line.variant) == (product, variant))?;
        let wanted = usize::try_from(quantity).ok().filter(|_| (1..=line.left()).contains(&quantity))?;
        Some(line.units_left().take(wanted).map(|unit| (index, unit)).collect())
    }

    /// Returns the units that one of the order's cancellations is about: its part, or all that no part took.
    pub(crate) fn units_of_cancellation(&self, id: i64) -> Units {
        let part = self.parts.iter().any(|part| part.id == id).then_some(id);
        let units = self.lines.iter().enumerate().flat_map(|(index, line)| {
            (0..line.quantity)
                .filter(move |unit| line.cancelled.get(unit).copied() == part)
                .map(move |unit| (index, unit))
        });
        units.collect()
    }

    /// Returns what these units cost.
    pub(crate) fn cost(&self, units: &Units) -> Decimal {
        units.iter().filter_map(|(index, _)| self.lines.get(*index)).map(|line| line.price).sum()
    }

    /// Returns the cancellation that was carried out.
    pub(crate) fn cancel_done(&self) -> Option<&Cancellation> {
        self.cancellation.as_ref().filter(|cancellation| cancellation.state == CancelState::Done)
    }

    /// Returns whether a return is under way.
    pub(crate) fn is_coming_back(&self) -> bool {
        use ComebackState::{Approved, Asked, Sent};
        self.comeback.as_ref().is_some_and(|comeback| matches!(comeback.state, Asked | Approved | Sent))
    }

    /// Returns the cancellation that waits for the seller's answer.
    pub(crate) fn cancel_asked(&self) -> Option<&Cancellation> {
        self.cancellation.as_ref().filter(|cancellation| cancellation.state == CancelState::Asked)
    }
}

/// What a buyer asks for.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) seller_sku: String,
    pub(crate) quantity: i64,
}

impl World {
    /// Places an order, unpaid, or refuses the whole of it; returns its id.
    pub(crate) fn place(&mut self, shop: i64, wanted: &[Wanted], at_ms: i64) -> Result<String, Refused> {
        let now_ms = self.now_ms;
        let lines = self.pick(shop, wanted)?;
        let platform = self.shop(shop)?.platform;
        let id = self.ids.order(platform);
        let mut placed = Vec::with_capacity(lines.len());
        for mut line in lines {
            line.id = match platform {
                Platform::Tiktok => self.ids.run(platform, line.quantity),
                Platform::Shopee => self.ids.next(platform),
            };
            let mut left = line.quantity;
            let variant = self.variant_mut(shop, line.product, line.variant)?;
            variant.tally.sold += line.quantity;
            for stock in &mut variant.stock {
                let units = left.min(stock.available.max(0));
                if units > 0 {
                    stock.available -= units;
                    stock.committed += units;
                    left -= units;
                    line.taken.push((stock.warehouse.clone(), units));
                }
            }
            self.note_change(shop, line.product, line.variant, now_ms);
            placed.push(line);
        }
        let order = Order {
            platform,
            shop,
            id: id.clone(),
            stage: Stage::Unpaid,
            lines: placed,
            buyer: self.ids.next(platform),
            created_ms: at_ms,
            updated_ms: at_ms,
            paid_ms: None,
            arranged_ms: None,
            shipped_ms: None,
            delivered_ms: None,
            completed_ms: None,
            cancelled_ms: None,
            parcel: None,
            cancellation: None,
            parts: Vec::new(),
            comeback: None,
        };
        self.orders.insert(id.clone(), order);
        self.tell(&id, What::Order);
        Ok(id)
    }

    /// Checks an order against what the listings show, the same SKU on several lines counted together.
    fn pick(&mut self, shop: i64, wanted: &[Wanted]) -> Result<Vec<Line>, Refused> {
        if wanted.is_empty() || wanted.iter().any(|line| line.quantity < 1) {
            return Err(Refused::EmptyOrder);
        }
        let mut lines: Vec<Line> = Vec::with_capacity(wanted.len());
        for want in wanted {
            let (product, variant) = self.find(shop, &want.seller_sku)?;
            let price = self.variant_mut(shop, product, variant)?.price;
            match lines.iter_mut().find(|line| (line.product, line.variant) == (product, variant)) {
                Some(line) => line.quantity += want.quantity,
                None => lines.push(Line {
                    id: 0,
                    product,
                    variant,
                    seller_sku: want.seller_sku.clone(),
                    quantity: want.quantity,
                    price,
                    taken: Vec::new(),
                    cancelled: BTreeMap::new(),
                }),
            }
        }
        let mut refused = None;
        for line in &lines {
            let variant = self.variant_mut(shop, line.product, line.variant)?;
            let shown = variant.shown();
            if shown < line.quantity {
                variant.tally.refused += 1;
                refused.get_or_insert(Refused::SoldOut {
                    seller_sku: line.seller_sku.clone(),
                    shown,
                    asked: line.quantity,
                });
            }
        }
        refused.map_or(Ok(lines), Err)
    }
}
