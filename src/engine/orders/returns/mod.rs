//! The shops' returns: showing what was taken in. Beside it: fetching what changed, agreeing, and receiving the goods.

mod accept;
mod fetch;
mod receive;
#[cfg(test)]
mod tests;

use serde::Serialize;

use crate::domain::order::{LineStock, ReturnStatus};
use crate::domain::{
    Fault, Kind, Millis, Money, OrderId, Platform, ProductId, ReturnId, ShopAlias, ShopKey, SkuCode,
    VariantId,
};
use crate::engine::{Engine, Error};
use crate::store::Tx;
use crate::store::returns::{self, Filter, Listed, ListedLine};

pub use crate::marketplace::Consent;
pub use accept::Accepted;
pub use fetch::TakenIn;
pub use receive::{Arrived, Moved, NotReceived, Received, ReceivedLine};

/// Why there is no return to show.
#[derive(Debug, thiserror::Error)]
pub enum NoReturn {
    /// The group has none by that id, as far as was fetched.
    #[error("there is no return `{0}`")]
    Unknown(ReturnId),
    /// Several are meant: two shops gave the same id, or it is an order with several returns.
    #[error("`{id}` is several returns: {}", list(returns))]
    Ambiguous { id: ReturnId, returns: Vec<(ShopAlias, ReturnId)> },
}

fn list(returns: &[(ShopAlias, ReturnId)]) -> String {
    returns.iter().map(|(shop, id)| format!("{id} of {shop}")).collect::<Vec<_>>().join(", ")
}

impl Fault for NoReturn {
    fn kind(&self) -> Kind {
        match self {
            Self::Unknown(_) => Kind::Missing,
            Self::Ambiguous { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Unknown(_) => "no_such_return",
            Self::Ambiguous { .. } => "return_ambiguous",
        }
    }
}

/// A return as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnView {
    /// Its id.
    pub return_id: ReturnId,
    /// Its order's id.
    pub order_id: OrderId,
    /// Its shop.
    pub shop: ShopAlias,
    /// The shop's marketplace.
    pub platform: Platform,
    /// How far it is.
    pub status: ReturnStatus,
    /// The marketplace's own word for that.
    pub platform_status: String,
    /// The goods come back: not where the buyer keeps them.
    pub with_goods: bool,
    /// Why.
    pub reason: String,
    /// ISO 4217 code of every amount.
    pub currency: String,
    /// What the buyer gets back.
    pub refund: Option<Money>,
    /// When the buyer asked for it.
    pub created_at: Millis,
    /// When it last changed.
    pub updated_at: Millis,
    /// When units were last received.
    pub received_at: Option<Millis>,
    /// The carrier's number of the parcel that comes back.
    pub tracking_number: Option<String>,
    /// Units that it is about.
    pub units: i64,
    /// Of these, received and back in stock.
    pub received: i64,
    /// What it is about: one line a variant.
    pub lines: Vec<ReturnLineView>,
}

/// A line of a return, in units of the listing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReturnLineView {
    /// What the order's line is called: product and variant.
    pub line_id: String,
    /// The product, as far as it is known.
    pub product_id: Option<ProductId>,
    /// The variant.
    pub variant_id: VariantId,
    /// What the seller wrote in the shop.
    pub seller_sku: String,
    /// The SKU that it sells.
    pub sku: Option<SkuCode>,
    /// What the buyer saw.
    pub name: String,
    /// Units that come back.
    pub units: i64,
    /// Of these, received and back in stock; none yet: `null`.
    pub received: Option<i64>,
    /// What the order's line has done to stock.
    pub stock: Option<LineStock>,
}

/// Which returns to list, newest first.
#[derive(Debug, Clone, Default)]
pub struct ReturnFilter {
    /// Only in this status.
    pub status: Option<ReturnStatus>,
    /// Only of these shops.
    pub shops: Vec<ShopAlias>,
    /// Only about this order.
    pub order: Option<OrderId>,
    /// Only asked for at or after this.
    pub since: Option<Millis>,
    /// Only asked for before this.
    pub until: Option<Millis>,
    /// Only returns behind this one.
    pub after: Option<ReturnId>,
    /// At most so many.
    pub limit: Option<u32>,
}

impl Engine {
    /// Returns the returns that `filter` lets through, newest first.
    ///
    /// # Errors
    /// When a shop, or the return to go on behind, is not there.
    pub async fn returns(&self, filter: ReturnFilter) -> Result<Vec<ReturnView>, Error> {
        let shops = match filter.shops.as_slice() {
            [] => None,
            aliases => Some(self.resolve_shops(aliases).await?.iter().map(|shop| shop.id).collect()),
        };
        let group = self.group;
        self.store
            .read("list returns", move |tx| {
                let after = match &filter.after {
                    Some(id) => Some(one(returns::find(tx, group, id)?, id)?.key),
                    None => None,
                };
                let wanted = Filter {
                    status: filter.status.clone(),
                    shops: shops.clone(),
                    order: filter.order.clone(),
                    since: filter.since,
                    until: filter.until,
                    after,
                    limit: filter.limit,
                };
                let found = returns::list(tx, group, &wanted)?;
                views(tx, found)
            })
            .await
    }

    /// Returns the return called `id`: its own id, or that of an order with one return.
    pub(super) async fn find_return(&self, id: &ReturnId) -> Result<Listed, Error> {
        let (group, id) = (self.group, id.clone());
        self.store.read("find a return", move |tx| named(tx, group, &id)).await
    }
}

/// Returns the return called `id`: its own id, or that of an order with one return.
fn named(tx: &mut Tx<'_>, group: crate::domain::GroupKey, id: &ReturnId) -> Result<Listed, Error> {
    let mut found = returns::find(tx, group, id)?;
    if found.is_empty() {
        let order = Some(OrderId::from(id.as_str()));
        found = returns::list(tx, group, &Filter { order, ..Filter::default() })?;
    }
    Ok(one(found, id)?)
}

fn one(mut found: Vec<Listed>, id: &ReturnId) -> Result<Listed, NoReturn> {
    match (found.pop(), found.as_slice()) {
        (None, _) => Err(NoReturn::Unknown(id.clone())),
        (Some(only), []) => Ok(only),
        (Some(last), others) => {
            let name = |it: &Listed| (it.shop.clone(), it.return_id.clone());
            let returns = others.iter().map(name).chain([name(&last)]).collect();
            Err(NoReturn::Ambiguous { id: id.clone(), returns })
        }
    }
}

fn views(tx: &mut Tx<'_>, found: Vec<Listed>) -> Result<Vec<ReturnView>, Error> {
    let keys: Vec<_> = found.iter().map(|it| it.key).collect();
    let mut lines = returns::lines(tx, &keys)?;
    Ok(found
        .into_iter()
        .map(|it| {
            let lines = lines.remove(&it.key).unwrap_or_default();
            ReturnView::of(it, lines)
        })
        .collect())
}

/// Returns how people type a line: as the order calls it, as far as its product is known.
pub(in crate::engine) fn line_id(line: &ListedLine) -> String {
    match &line.product_id {
        Some(product) => format!("{product}/{}", line.variant_id),
        None => line.variant_id.to_string(),
    }
}

/// Returns how the ledger names what a line of a return put back on the shelf.
pub(in crate::engine) fn restock_name(shop: ShopKey, id: &ReturnId, line: &ListedLine) -> String {
    format!("return:{shop}:{id}:{}", line_id(line))
}

impl ReturnView {
    fn of(it: Listed, lines: Vec<ListedLine>) -> Self {
        let currency = it.currency.parse().ok();
        Self {
            return_id: it.return_id,
            order_id: it.order_id,
            shop: it.shop,
            platform: it.platform,
            status: it.status,
            platform_status: it.platform_status,
            with_goods: it.with_goods,
            reason: it.reason,
            refund: it.refund_minor.map(|minor| Money { minor, currency }),
            currency: it.currency,
            created_at: it.created_at,
            updated_at: it.updated_at,
            received_at: lines.iter().filter_map(|line| line.received_at).max(),
            tracking_number: it.tracking_number,
            units: lines.iter().map(|line| line.units).sum(),
            received: lines.iter().filter_map(|line| line.received).sum(),
            lines: lines.into_iter().map(ReturnLineView::of).collect(),
        }
    }
}

impl ReturnLineView {
    fn of(line: ListedLine) -> Self {
        let line_id = line_id(&line);
        let ListedLine { product_id, variant_id, units, received, ordered, .. } = line;
        let stock =
            ordered.as_ref().map(|it| LineStock::of(it.sku.is_some() || !it.own_stock, it.state.taken));
        let (seller_sku, name, sku) = ordered.map(|it| (it.seller_sku, it.name, it.sku)).unwrap_or_default();
        Self { line_id, product_id, variant_id, seller_sku, sku, name, units, received, stock }
    }
}
