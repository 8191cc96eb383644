//! `spark stock explain`.

use serde_json::json;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::when::When;

const CAUSES: &[&str] = &["at", "cause", "delta_on_hand", "delta_reserved", "reference", "actor", "note"];
const LISTINGS: &[&str] = &["listing", "shown", "agreed", "sold", "target", "drift", "because"];

/// Say why a figure is what it is
///
/// Names every cause of what is on hand and reserved, and every term of what each listing should show.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    sku: String,
    /// At this time: 2026-11-01, 2026-11-01T00:00:00Z, yesterday, 30d (ago)
    #[arg(long, value_name = "TIME")]
    at: Option<When>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let at = args.at.map(|at| at.resolve(cx.clock().now()));
    let explained = engine.explain(&args.sku, at).await?;
    if cx.out.format() != Format::Table {
        cx.out.one(&explained)?;
        return Ok(Exit::Done);
    }
    let spark::engine::explain::Explained { sku, at, on_hand, reserved, available, causes, listings } =
        explained;
    cx.out.one(
        &json!({ "sku": sku, "at": at, "on_hand": on_hand, "reserved": reserved, "available": available }),
    )?;
    cx.out.note("\nmoved by");
    cx.out.list_limited(causes, CAUSES, &[], None)?;
    cx.out.note("\nsold as");
    cx.out.list(listings, LISTINGS)?;
    Ok(Exit::Done)
}
