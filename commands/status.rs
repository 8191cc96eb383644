//! `spark status`.

use serde_json::{Value, json};
use spark::engine::{AtRisk, Engine, Overview};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::watch::{Cycle, Watch};

const SHOPS: &[&str] = &["alias", "platform", "name", "status", "days_left"];
const RUNS: &[&str] = &["run_id", "kind", "status", "started_at", "actor"];
const AT_RISK: &[&str] = &["order_id", "shop", "placed_at", "sku", "available"];
/// Orders at risk that a table names: the newest are the first to go short.
const NAMED: usize = 10;

/// Show shops, tokens, last runs and what needs attention
///
/// Reads the local database only.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    watch: Watch,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    if args.watch.watch {
        return live(cx, &engine, &args.watch).await;
    }
    let overview = engine.overview().await?;
    if cx.out.format() != Format::Table {
        cx.out.one(&overview)?;
        return Ok(Exit::Done);
    }
    cx.out.list(&overview.shops, SHOPS)?;
    if !overview.runs.is_empty() {
        cx.out.note("\nlast runs");
        cx.out.list(&overview.runs, RUNS)?;
    }
    if !overview.at_risk.is_empty() {
        cx.out.note("\norders at risk");
        cx.out.list(named(&overview), AT_RISK)?;
    }
    cx.out.note("");
    cx.out.one(&counts(&overview))?;
    hint(&overview).inspect(|hint| cx.out.hint(hint));
    Ok(Exit::Done)
}

async fn live(cx: &Context<'_>, engine: &Engine, watch: &Watch) -> Result<Exit, Failure> {
    let (clock, mut beats, mut screen) = (cx.clock(), watch.beats(cx), cx.out.screen());
    while beats.next().await {
        let overview = engine.overview().await?;
        let at = clock.now();
        let Some(screen) = &mut screen else {
            match cx.out.event(&Cycle { at, what: &overview })? {
                true => continue,
                false => return Ok(Exit::Done),
            }
        };
        screen.line(&format!("status at {at}; Ctrl-C ends"));
        screen.list(&overview.shops, SHOPS)?;
        screen.list(named(&overview), AT_RISK)?;
        screen.one(&counts(&overview))?;
        screen.list(&overview.runs, RUNS)?;
        hint(&overview).inspect(|hint| screen.line(hint));
        screen.show();
    }
    Ok(Exit::Interrupted)
}

fn named(overview: &Overview) -> &[AtRisk] {
    &overview.at_risk[..overview.at_risk.len().min(NAMED)]
}

fn counts(overview: &Overview) -> Value {
    json!({
        "skus": overview.skus,
        "mapped_listings": overview.mapped,
        "unmapped_listings": overview.unmapped,
        "unmapped_order_lines": overview.unmapped_lines,
        "orders_at_risk": overview.at_risk.len(),
        "due_pushes": overview.due,
        "drifted_listings": overview.drifted,
        "low_stock": overview.low_stock,
        "unsettled_pushes": overview.unsettled,
    })
}

fn hint(overview: &Overview) -> Option<&'static str> {
    match overview {
        all if all.shops.is_empty() => {
            Some("no shop is connected yet: `spark shop connect tiktok` or `shopee`")
        }
        all if all.unsettled > 0 => Some("`spark stock push` reads back what is unsettled, and repairs it"),
        all if all.drifted > 0 => Some("`spark stock push --dry-run` shows the drift; --policy settles it"),
        all if all.unmapped_lines > 0 => {
            Some("`spark order list --unmapped` shows orders that take no stock yet: map what they sold")
        }
        all if !all.at_risk.is_empty() => Some(
            "more was sold than there is: restock (`spark stock set SKU N`), or cancel some of these orders",
        ),
        all if all.due > 0 => Some("`spark stock push` brings the shops up to date"),
        all if all.unmapped > 0 => Some("`spark map suggest` proposes what the unmapped listings may sell"),
        _ => None,
    }
}
