//! `spark order show`.

use spark::engine::OrderId;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;

const COLUMNS: &[&str] = &["seller_sku", "sku", "pack", "name", "quantity", "cancelled", "price", "stock"];

/// Show one order with its lines
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplace's id of the order
    #[arg(value_name = "ID")]
    id: OrderId,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let mut order = cx.local_engine().await?.order(&args.id).await?;
    if cx.out.format() == Format::Table {
        let lines = std::mem::take(&mut order.lines);
        cx.out.one(&order)?;
        cx.out.list(lines, COLUMNS)?;
    } else {
        cx.out.one(&order)?;
    }
    Ok(Exit::Done)
}
