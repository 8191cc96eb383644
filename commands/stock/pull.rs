//! `spark stock pull`.

use spark::engine::pull::PullRequest;
use spark::engine::{Policy, ShopAlias, SkuCode};

use super::report;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Let master take what the shops show
///
/// Reads the shops and makes movements of the differences; `spark stock revert RUN` takes them back. Where shops
/// contradict each other, the policy decides.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only from these shops, one or more (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS", num_args = 1..)]
    shops: Vec<ShopAlias>,
    /// Only for these SKUs, one or more (can be repeated)
    #[arg(long = "sku", value_name = "SKU", num_args = 1..)]
    skus: Vec<SkuCode>,
    /// Where shops contradict each other: master, marketplace, lowest, ask [default: stock.policy of the config]
    #[arg(long, value_name = "POLICY")]
    policy: Option<Policy>,
    /// Say what would be taken and take nothing
    #[arg(long)]
    dry_run: bool,
    /// Rows of the table
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    let request = PullRequest {
        shops: args.shops,
        skus: args.skus,
        policy: args.policy,
        dry_run: args.dry_run,
        stop: cx.interrupted.clone(),
    };
    let done = engine.pull_stock(request).await?;
    report::print(cx, &done, args.limit)?;
    report::ending(cx, &done).map_err(|failure| match &*failure.code {
        "drift_undecided" => {
            failure.hint("--shop names the shop whose figure counts, --policy a rule for all")
        }
        _ => failure,
    })
}
