//! `spark order ship`.

use spark::engine::OrderId;
use spark::engine::orders::{Consignment, Handover, Wish};

use super::fulfil;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Arrange that orders are handed to their carriers
///
/// Many at once, each for itself; what is arranged already counts as done. Stock is consumed when the marketplace says
/// that the carrier has the goods. A tracking number and a carrier are for orders that the seller ships on his own.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplaces' ids of the orders
    #[arg(value_name = "ID", required = true)]
    ids: Vec<OrderId>,
    /// The carrier's number
    #[arg(long, value_name = "N")]
    tracking: Option<String>,
    /// The carrier, by id or name
    #[arg(long, value_name = "C", requires = "tracking")]
    carrier: Option<String>,
    /// How the carrier gets the goods: pickup, dropoff [default: the marketplace's first offer]
    #[arg(long, value_name = "HOW")]
    handover: Option<Handover>,
    /// Say what would be shipped and ship nothing
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    if args.tracking.is_some() && args.ids.len() > 1 {
        return Err(Failure::new(Exit::Usage, "one_order_only", "a tracking number is one order's"));
    }
    let Args { ids, tracking, carrier, handover, dry_run } = args;
    let wish = Wish::Ship(Consignment { handover, tracking_number: tracking, carrier });
    fulfil::run(cx, ids, wish, dry_run, "orders").await
}
