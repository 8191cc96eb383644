//! `spark status`.

use serde_json::{Value, json};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::reports::Reports;
use crate::watch::{Cycle, Watch};

const SHOPS: &[&str] = &["alias", "platform", "name", "status", "days_left"];
const RUNS: &[&str] = &["run_id", "kind", "status", "started_at", "actor"];
const AT_RISK: &[&str] = &["order_id", "shop", "placed_at", "sku", "available"];
/// Orders at risk that a table names: the newest are the first to go short.
const NAMED: usize = 10;

/// Show shops, tokens, last runs and what needs attention
///
/// Reads the database only, here or (with --server) a daemon's; no marketplace is called.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    watch: Watch,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let reports = cx.reports().await?;
    if args.watch.watch {
        return live(cx, &reports, &args.watch).await;
    }
    let overview = reports.overview().await?;
    if cx.out.format() != Format::Table {
        cx.out.one(&overview)?;
        return Ok(Exit::Done);
    }
    cx.out.list(rows(&overview, "shops"), SHOPS)?;
    if !rows(&overview, "runs").is_empty() {
        cx.out.note("\nlast runs");
        cx.out.list(rows(&overview, "runs"), RUNS)?;
    }
    if !rows(&overview, "at_risk").is_empty() {
        cx.out.note("\norders at risk");
        cx.out.list(named(&overview), AT_RISK)?;
    }
    cx.out.note("");
    cx.out.one(&counts(&overview))?;
    hint(&overview).inspect(|hint| cx.out.hint(hint));
    Ok(Exit::Done)
}

async fn live(cx: &Context<'_>, reports: &Reports, watch: &Watch) -> Result<Exit, Failure> {
    let (clock, mut beats, mut screen) = (cx.clock(), watch.beats(cx), cx.out.screen());
    while beats.next().await {
        let overview = reports.overview().await?;
        let at = clock.now();
        let Some(screen) = &mut screen else {
            match cx.out.event(&Cycle { at, what: &overview })? {
                true => continue,
                false => return Ok(Exit::Done),
            }
        };
        screen.line(&format!("status at {at}; Ctrl-C ends"));
        screen.list(rows(&overview, "shops"), SHOPS)?;
        screen.list(named(&overview), AT_RISK)?;
        screen.one(&counts(&overview))?;
        screen.list(rows(&overview, "runs"), RUNS)?;
        hint(&overview).inspect(|hint| screen.line(hint));
        screen.show();
    }
    Ok(Exit::Interrupted)
}

/// Returns one of the overview's lists.
fn rows<'v>(overview: &'v Value, list: &str) -> &'v [Value] {
    overview[list].as_array().map_or(&[], Vec::as_slice)
}

fn named(overview: &Value) -> &[Value] {
    let at_risk = rows(overview, "at_risk");
    &at_risk[..at_risk.len().min(NAMED)]
}

fn counts(overview: &Value) -> Value {
    json!({
        "skus": overview["skus"],
        "mapped_listings": overview["mapped"],
        "unmapped_listings": overview["unmapped"],
        "unmapped_order_lines": overview["unmapped_lines"],
        "orders_at_risk": rows(overview, "at_risk").len(),
        "due_pushes": overview["due"],
        "drifted_listings": overview["drifted"],
        "low_stock": overview["low_stock"],
        "unsettled_pushes": overview["unsettled"],
    })
}

fn hint(overview: &Value) -> Option<&'static str> {
    let some = |count: &str| overview[count].as_i64().is_some_and(|count| count > 0);
    let any = |list: &str| !rows(overview, list).is_empty();
    if !any("shops") {
        return Some("no shop is connected yet: `spark shop connect tiktok` or `shopee`");
    }
    let hints = [
        (some("unsettled"), "`spark stock push` reads back what is unsettled, and repairs it"),
        (some("drifted"), "`spark stock push --dry-run` shows the drift; --policy settles it"),
        (
            some("unmapped_lines"),
            "`spark order list --unmapped` shows orders that take no stock yet: map what they sold",
        ),
        (
            any("at_risk"),
            "more was sold than there is: restock (`spark stock set SKU N`), or cancel some of these orders",
        ),
        (some("due"), "`spark stock push` brings the shops up to date"),
        (some("unmapped"), "`spark map suggest` proposes what the unmapped listings may sell"),
    ];
    hints.into_iter().find_map(|(is_so, hint)| is_so.then_some(hint))
}
