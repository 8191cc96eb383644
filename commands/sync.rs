//! `spark sync`.

use spark::engine::push::Ending;
use spark::engine::sync::Synced;
use spark::engine::{Kind, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Run one whole cycle and exit
///
/// Refreshes tokens, takes in orders, books what they do to stock, plans, and pushes what changed. Trouble with one shop
/// stops none of the others. Asks nothing: what a guard or the policy `ask` holds back stays as it is and is named.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shop to sync (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS")]
    shops: Vec<ShopAlias>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    let synced = engine.sync(&args.shops, cx.interrupted.clone()).await?;
    cx.out.one(&synced)?;
    let errors = &synced.errors;
    for trouble in &errors.shops {
        cx.out.warn(&format!("`{}`: {}", trouble.shop, trouble.trouble.message));
    }
    for tripped in &errors.guards {
        cx.out.warn(&format!("{tripped}: nothing was sent to that shop"));
    }
    if !errors.listings.is_empty() {
        cx.out.warn(&format!("{} listings were left as they are", errors.listings.len()));
    }
    if synced.orders.unmapped > 0 {
        cx.out.hint("some order lines map to no SKU and take no stock yet: `spark order list --unmapped`");
    }
    match synced.ending {
        Ending::Done => Ok(Exit::Done),
        Ending::Partial => Ok(Exit::Partial),
        Ending::Interrupted => Ok(Exit::Interrupted),
        Ending::Stopped(kind) => Err(stopped(kind, &synced)),
    }
}

fn stopped(kind: Kind, synced: &Synced) -> Failure {
    let errors = &synced.errors;
    let shops = errors.shops.iter().map(|it| (it.trouble.code, it.trouble.message.clone()));
    let guards = errors.guards.iter().map(|it| ("guard_tripped", it.to_string()));
    let listings = errors.listings.iter().map(|it| (it.code, format!("`{}`: {}", it.listing, it.message)));
    let first = shops.chain(guards).chain(listings).next();
    let (code, message) = first.unwrap_or(("sync_failed", "nothing could be synced".to_owned()));
    Failure::new(kind.into(), code, message).details(errors)
}
