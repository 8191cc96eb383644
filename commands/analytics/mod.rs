//! `spark analytics`.

mod chart;
mod filter;
mod sales;
mod stock;
mod summary;
mod top;

use clap::Subcommand;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Reports from the orders and the stock that spark knows; no marketplace is called
///
/// Currencies are never added together: every row is of one. Unpaid and cancelled orders are in no figure but their
/// own. Revenue is what the units that were not cancelled were sold for, without shipping and fees; what came back
/// later is in it and shown apart. Units are the shops': a pack is one unit (`stock` counts what is in it).
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Summary(summary::Args),
    /// Revenue by day, week, month, shop, platform, SKU or status
    Revenue(sales::Args),
    /// Orders by day, week, month, shop, platform, SKU or status
    Orders(sales::Args),
    Top(top::Args),
    Stock(stock::Args),
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    match args.command {
        Command::Summary(args) => summary::run(cx, args).await,
        Command::Revenue(args) => sales::run(cx, args, sales::Measure::Revenue).await,
        Command::Orders(args) => sales::run(cx, args, sales::Measure::Orders).await,
        Command::Top(args) => top::run(cx, args).await,
        Command::Stock(args) => stock::run(cx, args).await,
    }
}
