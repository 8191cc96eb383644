//! `spark sku export`.

use serde_json::{Value, json};
use spark::engine::skus::{SkuFilter, SkuView};

use crate::context::Context;
use crate::exit::Exit;
use crate::export;
use crate::failure::Failure;

/// SKUs fetched at once: memory stays flat whatever the table's size.
const PAGE: u32 = 5_000;

const HEADER: &[&str] =
    &["sku", "name", "barcode", "price", "cost", "currency", "stock", "buffer", "low_stock_at"];

/// Write the master table as a file that `sku import` takes
///
/// A bundle is a row without stock: what it is made of is said by `spark sku bundle`, not by the file.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// File to write, CSV unless it is named .json or .ndjson; - is stdout
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: std::path::PathBuf,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.local_engine().await?;
    let mut filter = SkuFilter { limit: Some(PAGE), ..SkuFilter::default() };
    let mut file = export::File::create(cx, &args.output, HEADER)?;
    loop {
        let skus = engine.skus(filter.clone()).await?;
        for sku in &skus {
            file.row(&cells(sku))?;
        }
        match skus.last() {
            Some(last) if skus.len() == PAGE as usize => filter.after = Some(last.sku.clone()),
            _ => break,
        }
    }
    file.finish()?;
    Ok(Exit::Done)
}

fn cells(sku: &SkuView) -> [Value; 9] {
    [
        json!(sku.sku),
        json!(sku.name),
        json!(sku.barcode),
        json!(sku.price),
        json!(sku.cost),
        json!(sku.currency),
        json!(sku.bundle.is_none().then_some(sku.on_hand)),
        json!(sku.buffer),
        json!(sku.low_stock_at),
    ]
}
