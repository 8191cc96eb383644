//! `spark status`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

/// Show shops, tokens, last runs and what needs attention
///
/// Reads the local database only.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

pub(crate) async fn run(cx: &Context<'_>, _args: Args) -> Result<Exit, Failure> {
    let overview = cx.local_engine().await?.overview().await?;
    if cx.out.format() != Format::Table {
        cx.out.one(&overview)?;
        return Ok(Exit::Done);
    }
    let hint = match &overview {
        all if all.shops.is_empty() => {
            Some("no shop is connected yet: `spark shop connect tiktok` or `shopee`")
        }
        all if all.unsettled > 0 => Some("`spark stock push` reads back what is unsettled, and repairs it"),
        all if all.drifted > 0 => Some("`spark stock push --dry-run` shows the drift; --policy settles it"),
        all if all.unmapped_lines > 0 => {
            Some("`spark order list --unmapped` shows orders that take no stock yet: map what they sold")
        }
        all if all.due > 0 => Some("`spark stock push` brings the shops up to date"),
        all if all.unmapped > 0 => Some("`spark map suggest` proposes what the unmapped listings may sell"),
        _ => None,
    };
    cx.out.list(&overview.shops, &["alias", "platform", "name", "status", "days_left"])?;
    cx.out.list(&overview.runs, &["run_id", "kind", "status", "started_at", "actor"])?;
    cx.out.one(&json!({
        "skus": overview.skus,
        "mapped_listings": overview.mapped,
        "unmapped_listings": overview.unmapped,
        "unmapped_order_lines": overview.unmapped_lines,
        "due_pushes": overview.due,
        "drifted_listings": overview.drifted,
        "low_stock": overview.low_stock,
        "unsettled_pushes": overview.unsettled,
    }))?;
    hint.inspect(|hint| cx.out.hint(hint));
    Ok(Exit::Done)
}
