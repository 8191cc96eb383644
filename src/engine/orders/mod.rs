//! The shops' orders: fetching what changed, showing what was taken in, shipping and cancelling.

mod fetch;
mod fulfil;
mod labels;
mod page;
mod pdf;
pub mod returns;

use serde::Serialize;

use super::{Engine, Error};
use crate::domain::order::{LineStock, Status};
use crate::domain::{
    Fault, Kind, Millis, Money, OrderId, OrderKey, Platform, ProductId, ShopAlias, SkuCode, VariantId,
};
use crate::store::orders::{self, Filter, Listed, ListedLine};
use crate::store::shops::Shop;

pub(super) use fetch::{Changed, Heard};

pub use super::ingest::Ingested;
pub use crate::marketplace::{CancelReason, Consignment, Deed, Handover, ItemDetails, OrderDetails};
pub use crate::store::orders::Sort;
pub use fulfil::{Fulfilled, Wish};
pub use labels::{Labels, UnreadableLabel};
pub use page::{FullOrder, OrdersPage, PageFilter};
pub use returns::TakenIn;

/// Why there is no order to show.
#[derive(Debug, thiserror::Error)]
pub enum NoOrder {
    /// The group has none by that id, as far as was fetched.
    #[error("there is no order `{0}`")]
    Unknown(OrderId),
    /// Several shops have one by that id.
    #[error("`{order}` is an order of several shops: {}", shops.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))]
    Ambiguous { order: OrderId, shops: Vec<ShopAlias> },
}

impl Fault for NoOrder {
    fn kind(&self) -> Kind {
        match self {
            Self::Unknown(_) => Kind::Missing,
            Self::Ambiguous { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "no_such_order",
            Self::Ambiguous { .. } => "order_ambiguous",
        }
    }
}

/// What fetching one shop's orders brought.
#[derive(Debug)]
pub struct Pulled {
    /// The shop.
    pub shop: ShopAlias,
    /// What became of them.
    pub ingested: Ingested,
    /// What became of the shop's returns.
    pub returns: TakenIn,
    /// Every change up to now was fetched.
    pub complete: bool,
    /// What stopped it. What was fetched before is kept.
    pub error: Option<Error>,
}

impl Pulled {
    /// Returns what fetching brought before it began.
    fn of(shop: &Shop) -> Self {
        let (ingested, returns) = (Ingested::default(), TakenIn::default());
        Self { shop: shop.alias.clone(), ingested, returns, complete: false, error: None }
    }
}

/// An order as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderView {
    /// Its id.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// The shop's marketplace.
    pub platform: Platform,
    /// How far it is.
    pub status: Status,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What the buyer pays for all of it.
    pub total: Option<Money>,
    /// When it was placed.
    pub created_at: Millis,
    /// When it was paid.
    pub paid_at: Option<Millis>,
    /// When it was handed to the carrier.
    pub shipped_at: Option<Millis>,
    /// When it last changed.
    pub updated_at: Millis,
    /// Who bought it.
    pub buyer: Option<String>,
    /// The carrier's number.
    pub tracking_number: Option<String>,
    /// What was bought: one line a variant.
    pub lines: Vec<LineView>,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LineView {
    /// What the ledger calls it: product and variant.
    pub line_id: String,
    /// The product.
    pub product_id: ProductId,
    /// The variant.
    pub variant_id: VariantId,
    /// What the seller wrote in the shop.
    pub seller_sku: String,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// Units of the SKU in one unit of the line.
    pub pack: Option<i64>,
    /// What the buyer saw.
    pub name: String,
    /// Units ordered, those cancelled since among them.
    pub quantity: i64,
    /// Units cancelled before they were shipped.
    pub cancelled: i64,
    /// Of one unit.
    pub price: Money,
    /// What it has done to stock.
    pub stock: LineStock,
}

/// Which orders to list, newest first.
#[derive(Debug, Clone, Default)]
pub struct OrderFilter {
    /// Only in this status.
    pub status: Option<Status>,
    /// Only of these shops.
    pub shops: Vec<ShopAlias>,
    /// Only placed at or after this.
    pub since: Option<Millis>,
    /// Only placed before this.
    pub until: Option<Millis>,
    /// Only with a line that waits for a mapping.
    pub unmapped: bool,
    /// Only orders behind this one.
    pub after: Option<OrderId>,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Engine {
    /// Returns the orders that `filter` lets through, newest first.
    ///
    /// # Errors
    /// When a shop, or the order to go on behind, is not there.
    pub async fn orders(&self, filter: OrderFilter) -> Result<Vec<OrderView>, Error> {
        let shops = match filter.shops.as_slice() {
            [] => None,
            aliases => Some(self.resolve_shops(aliases).await?.iter().map(|shop| shop.id).collect()),
        };
        let group = self.group;
        self.store
            .read("list orders", move |tx| {
                let after = match &filter.after {
                    Some(id) => Some(one(orders::find(tx, group, id)?, id)?.key),
                    None => None,
                };
                let wanted = Filter {
                    status: filter.status.clone(),
                    shops: shops.clone(),
                    since: filter.since,
                    until: filter.until,
                    unmapped: filter.unmapped,
                    after,
                    limit: filter.limit,
                    ..Filter::default()
                };
                let found = orders::list(tx, group, &wanted)?;
                let keys: Vec<OrderKey> = found.iter().map(|order| order.key).collect();
                let mut lines = orders::lines(tx, &keys)?;
                let view = |order: Listed| {
                    let lines = lines.remove(&order.key).unwrap_or_default();
                    OrderView::of(order, lines)
                };
                Ok(found.into_iter().map(view).collect())
            })
            .await
    }

    /// Returns one order.
    ///
    /// # Errors
    /// [`NoOrder`].
    pub async fn order(&self, id: &OrderId) -> Result<OrderView, Error> {
        let (group, id) = (self.group, id.clone());
        self.store
            .read("show an order", move |tx| {
                let order = one(orders::find(tx, group, &id)?, &id)?;
                let lines = orders::lines(tx, &[order.key])?.remove(&order.key).unwrap_or_default();
                Ok(OrderView::of(order, lines))
            })
            .await
    }
}

fn one(mut found: Vec<Listed>, id: &OrderId) -> Result<Listed, NoOrder> {
    match (found.pop(), found.as_slice()) {
        (None, _) => Err(NoOrder::Unknown(id.clone())),
        (Some(order), []) => Ok(order),
        (Some(last), others) => {
            let shops = others.iter().map(|order| order.shop.clone()).chain([last.shop]).collect();
            Err(NoOrder::Ambiguous { order: id.clone(), shops })
        }
    }
}

impl OrderView {
    fn of(order: Listed, lines: Vec<ListedLine>) -> Self {
        let currency = order.currency.parse().ok();
        let money = |minor| Money { minor, currency };
        let own_stock = order.own_stock;
        let line = |line: ListedLine| LineView {
            line_id: format!("{}/{}", line.product_id, line.variant_id),
            product_id: line.product_id,
            variant_id: line.variant_id,
            seller_sku: line.seller_sku,
            pack: line.sku.is_some().then(|| line.state.sells.map_or(1, |sells| sells.pack)),
            stock: LineStock::of(line.sku.is_some() || !own_stock, line.state.taken),
            sku: line.sku,
            name: line.name,
            quantity: line.state.units.ordered,
            cancelled: line.state.units.cancelled(),
            price: money(line.price_minor),
        };
        Self {
            order_id: order.order_id,
            shop: order.shop,
            platform: order.platform,
            status: order.status,
            platform_status: order.platform_status,
            currency: order.currency,
            total: order.total_minor.map(money),
            created_at: order.placed_at,
            paid_at: order.paid_at,
            shipped_at: order.shipped_at,
            updated_at: order.updated_at,
            buyer: order.buyer,
            tracking_number: order.tracking_number,
            lines: lines.into_iter().map(line).collect(),
        }
    }
}
