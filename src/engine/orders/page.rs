//! One shop's orders with all that its marketplace told of them, a page at a time: what the app's screens show.

use tokio_util::sync::CancellationToken;

use super::{NoOrder, OrderView, one};
use crate::domain::{Millis, Money, OrderId, OrderKey};
use crate::engine::people::ShopAccess;
use crate::engine::{Engine, Error};
use crate::marketplace::OrderDetails;
use crate::store::orders::{self, Filter, Listed, ListedLine, Sort};
use crate::store::{self, Tx};

/// Orders on one page at most.
const LARGEST: u32 = 100;

/// How far back an order is looked for by the id of a package of it: labels are printed before that.
const PACKAGES_KNOWN_MS: i64 = 60 * 24 * 60 * 60 * 1000;

/// Which of a shop's orders to show.
#[derive(Debug, Clone, Default)]
pub struct PageFilter {
    /// Only in this one of the marketplace's own statuses.
    pub platform_status: Option<String>,
    /// Only placed at or after this.
    pub since: Option<Millis>,
    /// Only placed before this.
    pub until: Option<Millis>,
    /// Only changed at or after this.
    pub changed_since: Option<Millis>,
    /// Only changed before this.
    pub changed_until: Option<Millis>,
    /// What comes first.
    pub sort: Sort,
    /// Only orders behind this one.
    pub after: Option<OrderId>,
    /// Orders on the page; at most a hundred are.
    pub size: u32,
}

/// An order with all that its marketplace told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullOrder {
    /// What spark keeps of it.
    pub order: OrderView,
    /// What else was told; nothing where that cannot be read.
    pub details: OrderDetails,
}

impl FullOrder {
    /// Returns what the buyer pays for all of it, as far as that is known: else for the lines.
    pub fn total(&self) -> Money {
        self.order.total.unwrap_or_else(|| self.lines())
    }

    /// Returns the price of the lines.
    pub fn sub_total(&self) -> Money {
        self.details.sub_total.unwrap_or_else(|| self.lines())
    }

    fn lines(&self) -> Money {
        let minor = self
            .order
            .lines
            .iter()
            .map(|line| (line.quantity - line.cancelled).saturating_mul(line.price.minor));
        Money { minor: minor.sum(), currency: self.order.currency.parse().ok() }
    }
}

/// A page of orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrdersPage {
    /// The orders.
    pub orders: Vec<FullOrder>,
    /// How many there are on all pages.
    pub total: i64,
    /// The order that the next page is behind; `None`: there is no next page.
    pub next: Option<OrderId>,
}

type Raw = (Listed, Vec<ListedLine>, Option<String>);

impl Engine {
    /// Returns a page of the shop's orders, from the store.
    ///
    /// # Errors
    /// [`NoOrder::Unknown`] when the order to go on behind is not there.
    pub async fn shop_orders(&self, shop: &ShopAccess, filter: PageFilter) -> Result<OrdersPage, Error> {
        let (group, key) = (self.group, shop.key);
        let size = filter.size.clamp(1, LARGEST);
        let (mut found, total) = self
            .store
            .read("a page of orders", move |tx| {
                let after = match &filter.after {
                    Some(id) => {
                        Some(one(orders::of_shop(tx, group, key, std::slice::from_ref(id))?, id)?.key)
                    }
                    None => None,
                };
                let wanted = Filter {
                    platform_status: filter.platform_status.clone(),
                    shops: Some(vec![key]),
                    since: filter.since,
                    until: filter.until,
                    changed_since: filter.changed_since,
                    changed_until: filter.changed_until,
                    sort: filter.sort,
                    after,
                    limit: Some(size + 1), // one more tells whether there is a next page
                    ..Filter::default()
                };
                let found = orders::list(tx, group, &wanted)?;
                let total = orders::count(tx, group, &wanted)?;
                Ok::<_, Error>((with_raws(tx, found)?, total))
            })
            .await?;
        let has_next = found.len() > size as usize;
        found.truncate(size as usize);
        let orders: Vec<_> = found.into_iter().map(|raw| self.full(raw)).collect();
        let next = orders.last().filter(|_| has_next).map(|last| last.order.order_id.clone());
        Ok(OrdersPage { orders, total, next })
    }

    /// Returns these orders of the shop from the store, in the order of `ids`; those that it does not have are left
    /// out.
    ///
    /// # Errors
    /// The store's.
    pub async fn shop_orders_by_id(
        &self,
        shop: &ShopAccess,
        ids: &[OrderId],
    ) -> Result<Vec<FullOrder>, Error> {
        let (group, key, wanted) = (self.group, shop.key, ids.to_vec());
        let mut found = self
            .store
            .read("orders by id", move |tx| {
                let mut found = orders::of_shop(tx, group, key, &wanted)?;
                found.sort_by_key(|order| wanted.iter().position(|id| *id == order.order_id));
                with_raws(tx, found)
            })
            .await?;
        Ok(found.drain(..).map(|raw| self.full(raw)).collect())
    }

    /// Takes in what changed among the shop's orders, for whoever asks for fresh ones.
    ///
    /// # Errors
    /// What stopped it.
    pub async fn refresh_shop_orders(&self, shop: &ShopAccess) -> Result<(), Error> {
        let stop = CancellationToken::new();
        let pulled = self.pull_orders(std::slice::from_ref(&shop.shop.alias), None, &stop).await?;
        pulled.into_iter().find_map(|pulled| pulled.error).map_or(Ok(()), Err)
    }

    /// Returns the shop's order that has this package: by the package's id, or by the order's own, which the app
    /// writes where it knows of no package.
    ///
    /// # Errors
    /// [`NoOrder::Unknown`].
    pub async fn order_of_package(&self, shop: &ShopAccess, package: &str) -> Result<FullOrder, Error> {
        let named = OrderId::from(package);
        let by_id = self.shop_orders_by_id(shop, std::slice::from_ref(&named)).await?;
        if let Some(order) = by_id.into_iter().next() {
            return Ok(order);
        }
        let (group, key, text) = (self.group, shop.key, package.to_owned());
        let since = self.now().plus_ms(-PACKAGES_KNOWN_MS);
        let found = self
            .store
            .read("the order of a package", move |tx| {
                let found = orders::mentioning(tx, group, key, &text, since)?;
                with_raws(tx, found)
            })
            .await?;
        let has_it = |order: &FullOrder| order.details.packages.iter().any(|it| it.id == package);
        let found = found.into_iter().map(|raw| self.full(raw)).find(has_it);
        found.ok_or_else(|| NoOrder::Unknown(named).into())
    }

    fn full(&self, (order, lines, raw): Raw) -> FullOrder {
        let read = |raw: String| self.markets.get(&order.platform)?.order_details(&raw);
        let details = raw.and_then(read).unwrap_or_default();
        FullOrder { details, order: OrderView::of(order, lines) }
    }
}

fn with_raws(tx: &mut Tx<'_>, found: Vec<Listed>) -> Result<Vec<Raw>, store::Error> {
    let keys: Vec<OrderKey> = found.iter().map(|order| order.key).collect();
    let mut lines = orders::lines(tx, &keys)?;
    let mut raws = orders::raws(tx, &keys)?;
    let with = |order: Listed| {
        let (lines, raw) = (lines.remove(&order.key).unwrap_or_default(), raws.remove(&order.key));
        (order, lines, raw)
    };
    Ok(found.into_iter().map(with).collect())
}
