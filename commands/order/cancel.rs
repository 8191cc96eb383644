//! `spark order cancel`.

use spark::engine::OrderId;
use spark::engine::orders::{CancelReason, Wish};

use super::fulfil;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Cancel orders that have not been sent off, as a whole
///
/// Where the buyer asks for it, the seller agrees. The units go back to what is available.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplaces' ids of the orders
    #[arg(value_name = "ID", required = true)]
    ids: Vec<OrderId>,
    /// Why: out_of_stock, wrong_price, buyer_request, unpaid, undeliverable, no_cod
    #[arg(long, value_name = "REASON")]
    reason: CancelReason,
    /// Say what would be cancelled and cancel nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    fulfil::run(cx, args.ids, Wish::Cancel(args.reason), args.dry_run, "orders").await
}
