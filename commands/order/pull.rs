//! `spark order pull`.

use serde::Serialize;
use spark::engine::orders::{Ingested, Pulled, TakenIn};
use spark::engine::{Fault as _, Retry, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::when::When;

const COLUMNS: &[&str] =
    &["shop", "new", "changed", "unmapped", "movements", "returns.new", "returns.changed", "error.message"];
const FIELDS: &[&str] = &[
    "shop",
    "new",
    "changed",
    "unchanged",
    "unmapped",
    "movements",
    "returns.new",
    "returns.changed",
    "returns.unchanged",
    "complete",
    "error.code",
    "error.message",
    "error.retryable",
];

/// Fetch the orders and returns that changed, and book what orders do to stock
///
/// Trouble with one shop stops none of the others. Doing it again changes nothing. The first time, orders that were
/// sent off before the shop was connected are left out: master was counted without them.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shops to ask, one or more (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS", num_args = 1..)]
    shops: Vec<ShopAlias>,
    /// Also take in what changed since then, sent off or not; every order takes all the steps behind it
    #[arg(long, value_name = "TIME")]
    since: Option<When>,
    /// Say which orders would be taken in and take none in; returns are not asked for
    #[arg(long)]
    dry_run: bool,
}

#[derive(Serialize)]
struct Row<'p> {
    shop: &'p ShopAlias,
    #[serde(flatten)]
    ingested: &'p Ingested,
    returns: &'p TakenIn,
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
    let since = args.since.map(|when| when.resolve(cx.clock().now()));
    let pulled = match args.dry_run {
        false => engine.pull_orders(&args.shops, since, &cx.interrupted).await?,
        true => engine.rehearse_orders(&args.shops, since, &cx.interrupted).await?,
    };
    cx.out.list_of(pulled.iter().map(row), COLUMNS, FIELDS)?;
    if args.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    let unmapped: u64 = pulled.iter().map(|shop| shop.ingested.unmapped).sum();
    if unmapped > 0 {
        cx.out.hint(&format!(
            "{unmapped} lines map to no SKU and take no stock yet: `spark order list --unmapped`"
        ));
    }
    let failed = pulled.iter().filter(|shop| shop.error.is_some()).count();
    if failed == 0 {
        if pulled.is_empty() {
            cx.out.hint("no shop is connected yet: `spark shop connect`");
        }
        return Ok(Exit::Done);
    }
    if failed < pulled.len() {
        cx.out.warn(&format!("{failed} of {} shops could not be asked to the end", pulled.len()));
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
    let Pulled { shop, ingested, returns, complete, error } = pulled;
    let error = error.as_ref().map(|error| Trouble {
        code: error.code(),
        message: error.to_string(),
        retryable: error.retry() != Retry::No,
    });
    Row { shop, ingested, returns, complete: *complete, error }
}
