//! `spark analytics top`.

use clap::ValueEnum;
use serde_json::Value;
use spark::engine::analytics::{By, Rank};

use super::chart::{self, Bar};
use super::filter::{Filter, Group};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::reports::Told;

/// What sells best, in each currency
///
/// JSON and CSV: sku, name, orders, units, revenue, currency. With another --by, that key instead of sku and name.
/// Lines that map to no SKU are left out: `spark order list --unmapped` names their orders.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What to rank
    #[arg(long, value_name = "KEY", default_value = "sku")]
    by: Group,
    /// What decides
    #[arg(long, value_name = "MEASURE", default_value = "revenue")]
    rank: Measure,
    #[command(flatten)]
    filter: Filter,
    /// At most so many of each currency
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Measure {
    /// Units sold, a pack being one
    Units,
    /// What they were sold for
    Revenue,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let by = By::from(args.by);
    let rank = match args.rank {
        Measure::Units => Rank::Units,
        Measure::Revenue => Rank::Revenue,
    };
    let rows = cx.reports().await?.top(args.filter.resolve(cx)?, by, rank, cx.out.limit(args.limit)).await?;
    if chart::is_wanted(cx, args.filter.chart) {
        let rows: Vec<_> = rows.iter().map(Told::value).collect::<Result<_, _>>()?;
        for rows in rows.chunk_by(|one, next| one["currency"] == next["currency"]) {
            draw(cx, rows, by, args.rank)?;
        }
        return Ok(Exit::Done);
    }
    let named: &[_] = if by == By::Sku { &["sku", "name"] } else { &[by.as_str()] };
    let fields = [named, &["orders", "units", "revenue", "currency"]].concat();
    cx.out.list_of(&rows, &fields, &fields)?;
    Ok(Exit::Done)
}

fn draw(cx: &Context<'_>, rows: &[Value], by: By, measure: Measure) -> Result<(), Failure> {
    let currency = rows.first().and_then(|row| row["currency"].as_str()).unwrap_or_default();
    let (field, title) = match measure {
        Measure::Units => ("units", format!("Units of orders in {currency}")),
        Measure::Revenue => ("revenue", format!("Revenue in {currency}")),
    };
    let bars: Vec<_> = rows.iter().map(|row| Bar::of(row, by.as_str(), field)).collect();
    chart::print(cx, &title, &bars)
}
