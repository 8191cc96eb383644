//! Which orders: the flags that `list` and `export` share, and walking through the pages.

use std::str::FromStr as _;

use spark::engine::orders::{OrderFilter, OrderView};
use spark::engine::{OrderId, OrderStatus, ShopAlias};

use crate::context::Context;
use crate::failure::Failure;
use crate::reports::{Reports, Told};
use crate::when::When;

/// Orders fetched at once: memory stays flat however many there are.
const PAGE: u32 = 1_000;

#[derive(Debug, clap::Args)]
pub(crate) struct Filter {
    /// Only in this status: unpaid, to_ship, shipped, delivered, completed, cancelled, returning, returned
    #[arg(long, value_name = "STATUS", value_parser = OrderStatus::from_str)]
    status: Option<OrderStatus>,
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// Only placed then or later
    #[arg(long, value_name = "TIME")]
    since: Option<When>,
    /// Only placed before then
    #[arg(long, value_name = "TIME")]
    until: Option<When>,
    /// Only orders with a line that maps to no SKU
    #[arg(long)]
    unmapped: bool,
    /// Only orders behind this one: the last one of the page before
    #[arg(long, value_name = "ORDER")]
    after: Option<OrderId>,
}

impl Filter {
    fn resolve(self, cx: &Context<'_>) -> OrderFilter {
        let now = cx.clock().now();
        OrderFilter {
            status: self.status,
            shops: self.shops,
            since: self.since.map(|when| when.resolve(now)),
            until: self.until.map(|when| when.resolve(now)),
            unmapped: self.unmapped,
            after: self.after,
            limit: None,
        }
    }

    /// Hands every order that it lets through to `each`, newest first, `limit` of them; `each` ends it by `false`.
    /// Returns the last one's id where there are more behind it.
    pub(crate) async fn walk(
        self,
        cx: &Context<'_>,
        reports: &Reports,
        limit: Option<usize>,
        mut each: impl FnMut(Told<OrderView>) -> Result<bool, Failure>,
    ) -> Result<Option<OrderId>, Failure> {
        let mut filter = self.resolve(cx);
        let mut left = limit.unwrap_or(usize::MAX);
        loop {
            // One more than is wanted tells whether there are more.
            filter.limit = Some(u32::try_from(left.saturating_add(1)).unwrap_or(u32::MAX).min(PAGE));
            let orders = reports.orders(filter.clone()).await?;
            let is_last = orders.len() < filter.limit.map_or(0, |limit| limit as usize);
            for order in orders {
                if left == 0 {
                    return Ok(filter.after);
                }
                filter.after = Some(id(&order));
                if !each(order)? {
                    return Ok(None);
                }
                left -= 1;
            }
            if is_last {
                return Ok(None);
            }
        }
    }
}

fn id(order: &Told<OrderView>) -> OrderId {
    match order {
        Told::Here(order) => order.order_id.clone(),
        Told::There(order) => order["order_id"].as_str().unwrap_or_default().into(), // pages went on by it
    }
}
