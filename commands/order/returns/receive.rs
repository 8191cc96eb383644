//! `spark order return receive`.

use std::str::FromStr;

use spark::engine::ReturnId;
use spark::engine::orders::returns::Arrived;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

const COLUMNS: &[&str] = &["line_id", "sku", "units", "received", "restocked"];

/// Put what came back on the shelf again
///
/// On hand rises by what the order's lines took, packs and bundles counted out. Every line is received once: done again
/// it changes nothing. Where fewer came or some are damaged, --units or --line says how many in all are fit to be sold; a
/// higher figure later adds the difference.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplace's id of the return, or of an order with one return
    #[arg(value_name = "RETURN")]
    id: ReturnId,
    /// Units in all, as the shop sells them, of a return with one line
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..), conflicts_with = "lines")]
    units: Option<i64>,
    /// Units in all of one line, named as `order return list` does or by its SKU (can be repeated); the other lines wait
    #[arg(long = "line", value_name = "LINE=N")]
    lines: Vec<LineUnits>,
    /// Also tell the shop that the goods came, which gives the buyer the money
    #[arg(long)]
    refund: bool,
    /// Say what would be received and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone)]
struct LineUnits(String, i64);

impl FromStr for LineUnits {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (line, units) = text.rsplit_once('=').ok_or("write LINE=UNITS")?;
        let units: u32 = units.parse().map_err(|_| "write LINE=UNITS, with a whole number of units")?;
        Ok(Self(line.to_owned(), units.into()))
    }
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let Args { id, units, lines, refund, dry_run } = args;
    let arrived = match units {
        Some(units) => Arrived::Units(units),
        None if lines.is_empty() => Arrived::All,
        None => Arrived::Lines(lines.into_iter().map(|LineUnits(line, units)| (line, units)).collect()),
    };
    let engine = if refund { cx.engine().await? } else { cx.local_engine().await? };
    let mut received = engine.receive_return(&id, arrived, refund, dry_run).await?;
    if cx.out.format() == Format::Table {
        let lines = std::mem::take(&mut received.lines);
        cx.out.one(&received)?;
        cx.out.list(lines, COLUMNS)?;
    } else {
        cx.out.one(&received)?;
    }
    if received.restocked > 0 && !dry_run {
        cx.out.hint("shops show it with the next `spark sync`");
    }
    Ok(Exit::Done)
}
