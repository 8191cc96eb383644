//! `spark sku bundle`.

use spark::engine::SkuCode;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Make a SKU a bundle of others
///
/// Its stock follows from its components, which are plain SKUs. The components named replace all from before; a SKU
/// that is not there yet is added.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The bundle's code
    code: String,
    /// A component and its units in one bundle (repeat for each)
    #[arg(long = "component", value_name = "SKU=QTY", value_parser = component, required_unless_present = "dissolve")]
    components: Vec<(SkuCode, i64)>,
    /// More components, named behind the first without another --component
    #[arg(value_name = "SKU=QTY", value_parser = component, requires = "components")]
    more: Vec<(SkuCode, i64)>,
    /// Make it a plain SKU again
    #[arg(long, conflicts_with = "components")]
    dissolve: bool,
    /// Say what it would be and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Codes may hold `=` themselves: the last one counts.
fn component(text: &str) -> Result<(SkuCode, i64), String> {
    let (code, quantity) = text.rsplit_once('=').ok_or("write SKU=QTY, such as mug=2")?;
    let quantity = quantity.parse().map_err(|_| format!("`{quantity}` is no whole number"))?;
    Ok((SkuCode::from(code), quantity))
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let sku = if args.dissolve {
        engine.dissolve_bundle(&args.code, args.dry_run).await?
    } else {
        engine.make_bundle(&args.code, [args.components, args.more].concat(), args.dry_run).await?
    };
    cx.out.one(&sku)?;
    Ok(Exit::Done)
}
