//! `spark analytics summary`.

use spark::engine::analytics::Scope;
use spark::engine::{Platform, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::when::When;

const FIELDS: &[&str] = &[
    "currency",
    "from",
    "to",
    "orders",
    "units",
    "revenue",
    "average_order",
    "cancelled_orders",
    "returned_units",
];

/// Sum up the orders, one row a currency
///
/// Cancelled and unpaid orders are out of orders, units and revenue. Revenue is the price of what was bought, before
/// shipping fees.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only orders placed then or later
    #[arg(long, value_name = "TIME")]
    since: Option<When>,
    /// Only orders placed before then
    #[arg(long, value_name = "TIME")]
    until: Option<When>,
    /// Only this shop's (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// Only of this marketplace
    #[arg(long, value_name = "PLATFORM")]
    platform: Option<Platform>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let now = cx.clock().now();
    let scope = Scope {
        since: args.since.map(|when| when.resolve(now)),
        until: args.until.map(|when| when.resolve(now)),
        shops: args.shops,
        platform: args.platform,
    };
    let rows = cx.local_engine().await?.order_summary(scope).await?;
    cx.out.list_of(&rows, FIELDS, FIELDS)?;
    Ok(Exit::Done)
}
