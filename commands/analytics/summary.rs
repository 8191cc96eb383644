//! `spark analytics summary`.

use spark::engine::analytics::By;

use super::filter::Filter;
use super::{chart, sales};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &[
    "currency",
    "orders",
    "units",
    "revenue",
    "average_order",
    "cancelled_orders",
    "unpaid_orders",
    "returned_units",
];
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
    "unpaid_orders",
];

/// Everything at a glance, one row a currency
///
/// JSON and CSV: currency, from, to, orders, units, revenue, average_order, cancelled_orders, returned_units,
/// unpaid_orders. Without --since it begins with the first order, without --until it ends now. average_order is
/// rounded to the currency's minor unit. --chart adds the revenue of each day.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    let filter = args.filter.resolve(cx)?;
    cx.out.list_of(reports.summary(filter.clone()).await?, COLUMNS, FIELDS)?;
    if chart::is_wanted(cx, args.filter.chart) {
        let days = reports.sales(filter, By::Day).await?;
        cx.out.raw(b"\n")?;
        sales::draw(cx, &days, By::Day, sales::Measure::Revenue)?;
    }
    Ok(Exit::Done)
}
