//! `spark map auto`.

use clap::ValueEnum;
use spark::engine::ShopAlias;
use spark::engine::mapping::Key;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

const COLUMNS: &[&str] = &["listing", "matched_by", "sku", "reason"];

/// Map listings that match a SKU exactly
///
/// Only listings that are not mapped yet. What is blank, unmatched or matched by several SKUs is listed, never guessed.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only this shop's listings (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
    /// What must be the same
    #[arg(long, value_name = "KEY", default_value = "seller-sku")]
    by: By,
    /// Say what would be mapped and map nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum By {
    /// The seller's SKU in the shop and the SKU's code, letter for letter
    SellerSku,
    /// The barcode
    Barcode,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let key = match args.by {
        By::SellerSku => Key::SellerSku,
        By::Barcode => Key::Barcode,
    };
    let done = cx.local_engine().await?.map_auto(&args.shops, key, args.dry_run).await?;
    match cx.out.format() {
        Format::Json => cx.out.one(&done)?,
        Format::Ndjson | Format::Csv => cx.out.list_of(&done.items, COLUMNS, COLUMNS)?,
        Format::Table => {
            // What was mapped is many and as expected; what was not is what somebody has to look at.
            let left = done.items.iter().filter(|item| item.reason.is_some());
            cx.out.list_limited(left, COLUMNS, &[], None)?;
        }
    }
    let would = if args.dry_run { "would be mapped" } else { "mapped" };
    cx.out.note(&format!(
        "{} {would}; left alone: {} with nothing to match by, {} without a match, {} with several",
        done.mapped, done.blank, done.no_match, done.several_skus
    ));
    if done.blank + done.no_match + done.several_skus > 0 {
        cx.out.hint("`spark map suggest` shows what is near, `spark map add` maps by hand");
    }
    Ok(Exit::Done)
}
