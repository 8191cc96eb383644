//! `spark stock history`.

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] =
    &["at", "cause", "delta_on_hand", "delta_reserved", "on_hand", "reserved", "reference", "actor", "note"];
const FIELDS: &[&str] = &[
    "id",
    "sku",
    "delta_on_hand",
    "delta_reserved",
    "on_hand",
    "reserved",
    "cause",
    "reference",
    "actor",
    "note",
    "at",
];

/// List a SKU's movements, newest first
///
/// Of a bundle, those of its components.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The SKU's code
    sku: String,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let wanted =
        cx.out.limit(args.limit).map(|limit| u32::try_from(limit).unwrap_or(u32::MAX).saturating_add(1));
    cx.out.list_limited(engine.history(&args.sku, wanted).await?, COLUMNS, FIELDS, args.limit)?;
    Ok(Exit::Done)
}
