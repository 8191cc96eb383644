//! `spark analytics revenue` and `spark analytics orders`: the same rows, told from the money or from the orders.

use std::collections::BTreeMap;

use spark::engine::analytics::{By, Row};

use super::chart::{self, Bar};
use super::filter::{Filter, Group};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::reports::Told;

/// What a report tells first, and what its chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Money.
    Revenue,
    /// Orders.
    Orders,
}

impl Measure {
    fn field(self) -> &'static str {
        match self {
            Self::Revenue => "revenue",
            Self::Orders => "orders",
        }
    }
}

/// One row a key and currency. JSON and CSV: the key under its own name, then currency, orders, units, revenue,
/// cancelled_orders, returned_units, unpaid_orders. Days, weeks and months in which nothing was ordered have no row.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to group by
    #[arg(long, value_name = "KEY", default_value = "day")]
    by: Group,
    #[command(flatten)]
    filter: Filter,
    /// At most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) async fn run(cx: &Context<'_>, args: Args, measure: Measure) -> Result<Exit, Failure> {
    let by = By::from(args.by);
    let rows = cx.reports().await?.sales(args.filter.resolve(cx)?, by).await?;
    if rows.is_empty() {
        cx.out.hint("no order of that time is known: `spark order pull`");
    }
    if chart::is_wanted(cx, args.filter.chart) {
        draw(cx, &rows, by, measure)?;
        return Ok(Exit::Done);
    }
    let columns: &[_] = match measure {
        Measure::Revenue => &["revenue", "currency", "orders", "units", "returned_units"],
        Measure::Orders => {
            &["orders", "cancelled_orders", "unpaid_orders", "units", "returned_units", "revenue", "currency"]
        }
    };
    let fields = [
        by.as_str(),
        "currency",
        "orders",
        "units",
        "revenue",
        "cancelled_orders",
        "returned_units",
        "unpaid_orders",
    ];
    let columns = [&[by.as_str()], columns].concat();
    let limit = cx.out.limit(args.limit).unwrap_or(usize::MAX);
    cx.out.list_of(rows.iter().take(limit), &columns, &fields)?;
    if args.limit.is_none() && rows.len() > limit {
        cx.out.note(&format!("only the first {limit} are shown; --limit N shows more, --json everything"));
    }
    Ok(Exit::Done)
}

/// Draws the rows of each currency on a scale of their own.
pub(super) fn draw(cx: &Context<'_>, rows: &[Told<Row>], by: By, measure: Measure) -> Result<(), Failure> {
    let mut currencies = BTreeMap::<String, Vec<Bar>>::new();
    for row in rows {
        let row = row.value()?;
        let currency = row["currency"].as_str().unwrap_or_default().to_owned();
        currencies.entry(currency).or_default().push(Bar::of(&row, by.as_str(), measure.field()));
    }
    for (currency, bars) in currencies {
        let title = match measure {
            Measure::Revenue => format!("Revenue in {currency}"),
            Measure::Orders => format!("Orders in {currency}"),
        };
        chart::print(cx, &title, &bars)?;
    }
    Ok(())
}
