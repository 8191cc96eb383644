//! `spark sync`.

mod live;
mod report;

use spark::engine::push::Ending;
use spark::engine::sync::{SyncRequest, Synced};
use spark::engine::{Kind, ShopAlias};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::watch::Watch;

/// Run one whole cycle and exit
///
/// Refreshes tokens, takes in orders, books what they do to stock, plans, and pushes what changed. Trouble with one shop
/// stops none of the others. Asks nothing: what a guard or the policy `ask` holds back stays as it is and is named.
/// With --watch it goes on, cycle after cycle: a sale then reaches the other shops within about a second.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Shops to sync, one or more (can be repeated; default: all)
    #[arg(long = "shop", value_name = "ALIAS", num_args = 1..)]
    shops: Vec<ShopAlias>,
    /// Say what would be taken in and sent; take in and send nothing
    #[arg(long, conflicts_with = "watch")]
    dry_run: bool,
    #[command(flatten)]
    watch: Watch,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    if args.watch.watch {
        return live::run(cx, &engine, args).await;
    }
    let stop = cx.interrupted.clone();
    let request = SyncRequest { shops: args.shops, dry_run: args.dry_run, stop, ..SyncRequest::default() };
    let synced = engine.sync(request).await?;
    report::print(cx, &synced)?;
    if args.dry_run {
        cx.out.note("this was a rehearsal: nothing was changed");
    }
    report::warnings(&synced.errors).iter().for_each(|warning| cx.out.warn(warning));
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
