//! `spark analytics revenue` and `spark analytics orders`: the same rows, told from the money or from the orders.

use spark::engine::analytics::{By, Row};

use super::chart::{self, Bar};
use super::filter::{Filter, Group};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// What a report tells first, and what its chart draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Money.
    Revenue,
    /// Orders.
    Orders,
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
    let engine = cx.local_engine().await?;
    let by = By::from(args.by);
    let rows = engine.sales(args.filter.resolve(cx), by).await?;
    if rows.is_empty() {
        cx.out.hint("no order of that time is known: `spark order pull`");
    }
    if chart::is_wanted(cx, args.filter.chart) {
        draw(cx, &rows, measure)?;
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
pub(super) fn draw(cx: &Context<'_>, rows: &[Row], measure: Measure) -> Result<(), Failure> {
    let mut currencies: Vec<_> = rows.iter().map(|row| row.currency.as_str()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    for currency in currencies {
        let bars: Vec<_> = rows
            .iter()
            .filter(|row| row.currency == currency)
            .map(|row| {
                let (value, text) = match measure {
                    Measure::Revenue => (row.figures.revenue.minor, row.figures.revenue.to_string()),
                    Measure::Orders => (row.figures.orders, row.figures.orders.to_string()),
                };
                Bar { label: row.key.to_string(), value, text }
            })
            .collect();
        let title = match measure {
            Measure::Revenue => format!("Revenue in {currency}"),
            Measure::Orders => format!("Orders in {currency}"),
        };
        chart::print(cx, &title, &bars)?;
    }
    Ok(())
}
