//! `spark analytics stock`.

use super::chart::{self, Bar};
use super::filter::Filter;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::reports::Told;

const COLUMNS: &[&str] =
    &["sku", "name", "available", "sold", "days_of_cover", "sell_through", "low", "dead"];
const FIELDS: &[&str] = &[
    "sku",
    "name",
    "on_hand",
    "reserved",
    "available",
    "sold",
    "days",
    "days_of_cover",
    "sell_through",
    "low_stock_at",
    "low",
    "dead",
];

/// How long stock lasts, how well it sells, what lies dead and what runs low
///
/// One row a SKU; what runs out first comes first. JSON and CSV: sku, name, on_hand, reserved, available, sold, days,
/// days_of_cover, sell_through, low_stock_at, low, dead.
///
///   sold           units that orders of the period took, packs and bundles counted out, without unpaid and
///                  cancelled ones
///
///   days           of the period (--since, or the last 30 days, to --until, or now), from the first order on where
///                  spark knows none before; rounded up
///
///   days_of_cover  available ÷ (sold ÷ days), rounded down; blank where nothing was sold
///
///   sell_through   sold ÷ (sold + available); blank where there was nothing to sell
///
///   low            available is at or below the SKU's low_stock_at
///
///   dead           some are available, none was sold
///
/// Stock is what there is now, whatever the period. --chart draws the days of cover.
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    #[command(flatten)]
    filter: Filter,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(super) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let rows = cx.reports().await?.stock_report(args.filter.resolve(cx)?).await?;
    let limit = cx.out.limit(args.limit).unwrap_or(usize::MAX);
    let more = args.limit.is_none() && rows.len() > limit;
    let shown = rows.iter().take(limit);
    if chart::is_wanted(cx, args.filter.chart) {
        let rows: Vec<_> = shown.map(Told::value).collect::<Result<_, _>>()?;
        let bars: Vec<_> = rows.iter().map(|row| Bar::of(row, "sku", "days_of_cover")).collect();
        chart::print(cx, "Days of cover", &bars)?;
    } else {
        cx.out.list_of(shown, COLUMNS, FIELDS)?;
    }
    if more {
        cx.out.note(&format!("only the first {limit} are shown; --limit N shows more, --json everything"));
    }
    Ok(Exit::Done)
}
