//! `spark listing pull`.

use std::sync::Arc;

use serde::Serialize;
use spark::engine::catalogue::Pulled;
use spark::engine::{Fault as _, Retry, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COUNTS: &[&str] = &["shop", "products", "listings", "new", "gone"];
const COLUMNS: &[&str] = &["shop", "products", "listings", "new", "gone", "error.message"];
const FIELDS: &[&str] = &[
    "shop",
    "products",
    "listings",
    "new",
    "gone",
    "complete",
    "error.code",
    "error.message",
    "error.retryable",
];

/// Read the shops' catalogues
///
/// Trouble with one shop stops none of the others. What a shop no longer has is marked as gone, never shown as 0.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shop to read (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
}

#[derive(Serialize)]
struct Row<'p> {
    shop: &'p ShopAlias,
    products: u64,
    listings: u64,
    new: u64,
    gone: u64,
    complete: bool,
    error: Option<Trouble>,
}

#[derive(Serialize)]
struct Trouble {
    code: &'static str,
    message: String,
    retryable: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    let bar = cx.out.progress(None, "listings");
    let progress = Arc::new(move |read| bar.set(read));
    let pulled = engine.pull_listings(&args.shops, progress, cx.interrupted.clone()).await?;
    let failed = pulled.iter().filter(|shop| shop.error.is_some()).count();
    cx.out.list_of(pulled.iter().map(row), if failed == 0 { COUNTS } else { COLUMNS }, FIELDS)?;
    if failed == 0 {
        if pulled.is_empty() {
            cx.out.hint("no shop is connected yet: `spark shop connect`");
        } else if pulled.iter().any(|shop| shop.new > 0) {
            cx.out.hint("`spark map auto` maps them to SKUs");
        }
        return Ok(Exit::Done);
    }
    if failed < pulled.len() {
        cx.out.warn(&format!("{failed} of {} shops could not be read to the end", pulled.len()));
        return Ok(Exit::Partial);
    }
    // Nothing worked: the cause says what to do.
    let details: Vec<_> = pulled.iter().map(row).map(|row| serde_json::json!(row)).collect();
    match pulled.into_iter().find_map(|shop| shop.error) {
        Some(error) => Err(Failure::from(error).details(details)),
        None => Ok(Exit::Done),
    }
}

fn row(pulled: &Pulled) -> Row<'_> {
    let Pulled { shop, products, listings, new, gone, complete, error } = pulled;
    let error = error.as_ref().map(|error| Trouble {
        code: error.code(),
        message: error.to_string(),
        retryable: error.retry() != Retry::No,
    });
    Row { shop, products: *products, listings: *listings, new: *new, gone: *gone, complete: *complete, error }
}
