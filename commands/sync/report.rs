//! What one cycle did, phase by phase.

use serde_json::json;
use spark::engine::orders::{Ingested, TakenIn};
use spark::engine::sync::{Errors, Movements, Pushed, Synced, Tokens};

use crate::context::Context;
use crate::failure::Failure;
use crate::globals::Format;
use crate::trouble;
use crate::words::counted;

/// Prints a cycle: an object for scripts; for people what each phase did, and what now shows what.
pub(super) fn print(cx: &Context<'_>, synced: &Synced) -> Result<(), Failure> {
    if cx.out.format() != Format::Table {
        return cx.out.one(synced);
    }
    let phases = phases(synced).map(|(phase, did)| json!({ "phase": phase, "did": did }));
    cx.out.list(phases, &["phase", "did"])?;
    let changes = synced
        .push
        .changes
        .iter()
        .map(|it| json!({ "listing": it.listing, "sku": it.sku, "showed": it.from, "shows": it.to }));
    if changes.len() > 0 {
        cx.out.note(if synced.push.dry_run { "\nwould change" } else { "\nchanged" });
        cx.out.list_limited(changes, &["listing", "sku", "showed", "shows"], &[], None)?;
    }
    Ok(())
}

fn phases(synced: &Synced) -> [(&'static str, String); 5] {
    let Synced { tokens: Tokens { shops, failed: unauthorised }, orders, returns, movements, push, .. } =
        synced;
    let TakenIn { new: asked, changed: moved_on, unchanged: as_known } = returns;
    let Ingested { new, changed, unchanged, unmapped, .. } = orders;
    let Movements { orders: by_orders, drift } = movements;
    let Pushed { planned, pushed, unchanged: right, held, failed, requests, elapsed_ms, .. } = push;
    let mut authorised = format!("{} of {}", shops - unauthorised, counted(*shops, "shop"));
    authorised.push_str(" authorised");
    let mut heard = format!("{new} new, {changed} changed, {unchanged} as known");
    if *unmapped > 0 {
        heard.push_str(&format!(", {} unmapped", counted(*unmapped, "line")));
    }
    let seconds = *elapsed_ms as f64 / 1000.0;
    [
        ("tokens", authorised),
        ("orders", heard),
        ("returns", format!("{asked} new, {moved_on} changed, {as_known} as known")),
        ("movements", format!("{by_orders} by orders, {drift} by drift that master took")),
        (
            "push",
            format!(
                "{planned} to change, {pushed} changed, {right} as they should be, {held} held back, {failed} failed; \
                 {requests} requests in {seconds:.1} s"
            ),
        ),
    ]
}

/// Returns what was left undone, a sentence each.
pub(super) fn warnings(errors: &Errors) -> Vec<String> {
    let mut sentences = trouble::sentences(&errors.shops, &errors.guards);
    if !errors.listings.is_empty() {
        let verb = if errors.listings.len() == 1 { "was left as it is" } else { "were left as they are" };
        sentences.push(format!("{} {verb}", counted(errors.listings.len() as u64, "listing")));
    }
    sentences
}
