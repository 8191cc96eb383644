//! How a push or a pull is printed, and what it ends with.

use serde_json::{Value, json};
use spark::engine::Kind;
use spark::engine::push::{Ending, Outcome, Report};
use spark::engine::trouble::Trouble;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::trouble;
use crate::words::counted;

const COLUMNS: &[&str] = &["listing", "sku", "shown", "agreed", "target", "drift", "action", "why"];
const FIELDS: &[&str] = &[
    "listing",
    "sku",
    "shown",
    "agreed",
    "sold",
    "target",
    "drift",
    "action",
    "reason",
    "error.code",
    "error.message",
    "error.retryable",
];

/// Prints a report: JSON has every listing, a table those that differ, `limit` of them.
pub(super) fn print(cx: &Context<'_>, report: &Report, limit: Option<usize>) -> Result<(), Failure> {
    match cx.out.format() {
        Format::Json => cx.out.one(report)?,
        Format::Ndjson => cx.out.list(&report.items, &[])?,
        Format::Csv => cx.out.list_of(&report.items, &[], FIELDS)?,
        Format::Table => {
            let differing: Vec<_> = report
                .items
                .iter()
                .filter_map(|outcome| {
                    let mut row = json!(outcome);
                    let changes = row["action"] != "unchanged"
                        || row["shown"] != row["target"]
                        || !row["error"].is_null();
                    row["why"] = match &outcome.error {
                        Some(error) => Value::from(error.message.as_str()),
                        None => row["reason"].clone(),
                    };
                    changes.then_some(row)
                })
                .collect();
            cx.out.list_limited(differing, COLUMNS, &[], limit)?;
            cx.out.note(&summary(report));
        }
    }
    if report.items.is_empty() && report.shops.is_empty() {
        cx.out.hint("no listing is known yet: `spark shop connect`, then `spark listing pull`");
    }
    if report.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    Ok(())
}

/// Warns of what kept shops from being done.
fn troubles(cx: &Context<'_>, report: &Report) {
    trouble::sentences(&report.shops, &report.guards).iter().for_each(|sentence| cx.out.warn(sentence));
}

fn summary(report: &Report) -> String {
    let Report { planned, pushed, unchanged, held, conflicts, failed, requests, elapsed_ms, .. } = report;
    let mut text =
        format!("{planned} to change, {pushed} changed, {unchanged} as they should be, {held} held back");
    if *conflicts > 0 {
        text.push_str(&format!(" ({conflicts} wait for a decision)"));
    }
    let seconds = *elapsed_ms as f64 / 1000.0;
    text.push_str(&format!(", {failed} failed; {requests} requests in {seconds:.1} s"));
    text
}

/// Returns what a report ends with, and says so where that is not all done.
pub(super) fn ending(cx: &Context<'_>, report: &Report) -> Result<Exit, Failure> {
    match report.ending() {
        Ending::Done => Ok(Exit::Done),
        Ending::Partial => {
            troubles(cx, report);
            cx.out.warn(&format!(
                "{} failed, {} had trouble; run it again to repair that",
                counted(report.failed, "listing"),
                counted(report.shops.len() as u64, "shop")
            ));
            Ok(Exit::Partial)
        }
        Ending::Interrupted => {
            troubles(cx, report);
            cx.out.warn("interrupted: what was sent is recorded, the rest was left as it is");
            Ok(Exit::Interrupted)
        }
        Ending::Stopped(Kind::Decision) if report.guards.is_empty() => Err(undecided(report)),
        Ending::Stopped(Kind::Decision) => {
            let message = report.guards.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
            let message = format!("{message}: nothing was sent there");
            Err(Failure::new(Exit::Decision, "guard_tripped", message).details(&report.guards))
        }
        Ending::Stopped(kind) => {
            let of_items = report.items.iter().filter_map(|outcome| outcome.error.as_ref());
            let first = report.shops.iter().map(|trouble| &trouble.trouble).chain(of_items).next();
            let (code, message) =
                first.map_or(("push_failed", String::new()), |it| (it.code, it.message.clone()));
            Err(Failure::new(kind.into(), code, message).details(failed(report)))
        }
    }
}

/// Returns what failed: shops, and in the others listings.
fn failed(report: &Report) -> Vec<Value> {
    let of_shop = |outcome: &&Outcome| report.shops.iter().any(|it| it.shop == outcome.item.listing.shop);
    let listings = report.items.iter().filter(|outcome| !of_shop(outcome)).filter_map(|outcome| {
        let Trouble { code, message, retryable, .. } = outcome.error.as_ref()?;
        let listing = &outcome.item.listing;
        Some(json!({ "listing": listing, "code": code, "message": message, "retryable": retryable }))
    });
    report.shops.iter().map(|shop| json!(shop)).chain(listings).collect()
}

fn undecided(report: &Report) -> Failure {
    let conflicts = report.items.iter().filter(|outcome| outcome.item.action.as_str() == "conflict");
    let listings: Vec<_> =
        conflicts.map(|it| json!({ "listing": it.item.listing, "reason": it.item.reason })).collect();
    let what = counted(listings.len() as u64, "listing");
    let message = match report.dry_run {
        true => format!("a decision is needed about {what}"),
        false => format!("a decision is needed about {what}; the others were dealt with"),
    };
    Failure::new(Exit::Decision, "drift_undecided", message).details(listings)
}
