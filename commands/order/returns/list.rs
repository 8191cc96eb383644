//! `spark order return list`.

use std::str::FromStr as _;

use spark::engine::orders::returns::ReturnFilter;
use spark::engine::{OrderId, ReturnId, ReturnStatus, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::when::When;

const COLUMNS: &[&str] = &[
    "return_id",
    "order_id",
    "shop",
    "status",
    "units",
    "received",
    "refund",
    "currency",
    "created_at",
    "reason",
];
const FIELDS: &[&str] = &[
    "return_id",
    "order_id",
    "shop",
    "platform",
    "status",
    "platform_status",
    "with_goods",
    "reason",
    "currency",
    "refund",
    "created_at",
    "updated_at",
    "received_at",
    "tracking_number",
    "units",
    "received",
];

/// Returns fetched at once: memory stays flat however many there are.
const PAGE: u32 = 1_000;

/// List the returns that were taken in, newest first
///
/// CSV has one row a return, without its lines.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only in this status: requested, accepted, shipped, rejected, disputed, cancelled, completed
    #[arg(long, value_name = "STATUS", value_parser = ReturnStatus::from_str)]
    status: Option<ReturnStatus>,
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// Only this order's
    #[arg(long, value_name = "ORDER")]
    order: Option<OrderId>,
    /// Only asked for then or later
    #[arg(long, value_name = "TIME")]
    since: Option<When>,
    /// Only asked for before then
    #[arg(long, value_name = "TIME")]
    until: Option<When>,
    /// Only returns behind this one: the last one of the page before
    #[arg(long, value_name = "RETURN")]
    after: Option<ReturnId>,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let mut list = cx.out.start_list(COLUMNS, FIELDS);
    let mut left = cx.out.limit(args.limit).unwrap_or(usize::MAX);
    let now = cx.clock().now();
    let mut filter = ReturnFilter {
        status: args.status,
        shops: args.shops,
        order: args.order,
        since: args.since.map(|when| when.resolve(now)),
        until: args.until.map(|when| when.resolve(now)),
        after: args.after,
        limit: None,
    };
    loop {
        // One more than is wanted tells whether there are more.
        let limit = u32::try_from(left.saturating_add(1)).unwrap_or(u32::MAX).min(PAGE);
        let page = engine.returns(ReturnFilter { limit: Some(limit), ..filter.clone() }).await?;
        let is_last = page.len() < limit as usize;
        let more = page.len() > left;
        for found in page.into_iter().take(left) {
            left -= 1;
            filter.after = Some(found.return_id.clone());
            if !list.push(&found)? {
                return Ok(Exit::Done);
            }
        }
        if is_last || more {
            list.end()?;
            if let Some(last) = filter.after.filter(|_| more) {
                cx.out.note(&format!("there are more: --after {last} goes on, --limit N shows more at once"));
            }
            return Ok(Exit::Done);
        }
    }
}
