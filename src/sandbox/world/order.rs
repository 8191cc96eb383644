//! Orders: they take units when placed, even unpaid, and give them back when cancelled before shipping.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::sandbox::world::{Platform, Refused, World};

/// A buyer's order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) platform: Platform,
    pub(crate) shop: i64,
    /// TikTok: digits. Shopee: `order_sn`.
    pub(crate) id: String,
    pub(crate) stage: Stage,
    pub(crate) lines: Vec<Line>,
    pub(crate) created_ms: i64,
    pub(crate) updated_ms: i64,
    pub(crate) paid_ms: Option<i64>,
    pub(crate) shipped_ms: Option<i64>,
    pub(crate) delivered_ms: Option<i64>,
    pub(crate) cancelled_ms: Option<i64>,
}

/// A line of an order: some units of one variant.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) product: i64,
    pub(crate) variant: i64,
    pub(crate) seller_sku: String,
    pub(crate) quantity: i64,
    /// Of one unit, when ordered.
    pub(crate) price: Decimal,
    /// From which warehouses the units come: a cancellation gives them back there.
    pub(crate) taken: Vec<(String, i64)>,
}

/// How far an order is, in words that both marketplaces' statuses map onto.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    Unpaid,
    Paid,
    Shipped,
    Delivered,
    Completed,
    Cancelled,
    Returned,
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
            line.id = self.ids.next(platform);
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
        self.orders.insert(
            id.clone(),
            Order {
                platform,
                shop,
                id: id.clone(),
                stage: Stage::Unpaid,
                lines: placed,
                created_ms: at_ms,
                updated_ms: at_ms,
                paid_ms: None,
                shipped_ms: None,
                delivered_ms: None,
                cancelled_ms: None,
            },
        );
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

    /// Moves an order on. Stages on the way are passed through; one that cannot be reached is refused.
    pub(crate) fn advance(&mut self, id: &str, to: Stage) -> Result<&Order, Refused> {
        let now_ms = self.now_ms;
        let order = self.orders.get(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))?;
        let from = order.stage;
        let reachable = match to {
            Stage::Unpaid => false,
            Stage::Cancelled => from < Stage::Shipped,
            Stage::Returned => (Stage::Shipped..=Stage::Completed).contains(&from),
            Stage::Paid | Stage::Shipped | Stage::Delivered | Stage::Completed => from < to,
        };
        if !reachable {
            return Err(Refused::Stage { order: id.to_owned(), from, to });
        }
        let (shop, lines) = (order.shop, order.lines.clone());
        for line in &lines {
            let Ok(variant) = self.variant_mut(shop, line.product, line.variant) else { continue };
            let leaves = from < Stage::Shipped && to >= Stage::Shipped;
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
        let order = self.orders.get_mut(id).ok_or_else(|| Refused::NoOrder(id.to_owned()))?;
        order.stage = to;
        order.updated_ms = now_ms;
        match to {
            Stage::Cancelled => order.cancelled_ms = Some(now_ms),
            _ => {
                let reach = |stage: Stage, at: &mut Option<i64>| {
                    if to >= stage {
                        at.get_or_insert(now_ms);
                    }
                };
                reach(Stage::Paid, &mut order.paid_ms);
                reach(Stage::Shipped, &mut order.shipped_ms);
                reach(Stage::Delivered, &mut order.delivered_ms);
            }
        }
        Ok(order)
    }
}
