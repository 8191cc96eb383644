//! `spark order label`.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use spark::engine::orders::Labels;
use spark::engine::{Fault as _, OrderId, Retry};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

const COLUMNS: &[&str] = &["order_id", "result", "labels", "error.message"];

/// Fetch the shipping labels of orders, all in one PDF
///
/// Orders must be shipped first. Where some have no label, the file holds the others'.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The marketplaces' ids of the orders
    #[arg(value_name = "ID", required = true)]
    ids: Vec<OrderId>,
    /// File to write; - is stdout
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    let bar = cx.out.progress(Some(args.ids.len() as u64), "orders");
    let labels = engine.order_labels(&args.ids, |n| bar.set(n), &cx.interrupted).await?;
    bar.finish();
    let Labels { file, orders } = labels;
    let rows: Vec<Value> = orders.iter().map(|(id, labels)| row(id, labels.as_ref())).collect();
    let Some(file) = file else {
        return match orders.into_iter().find_map(|(_, labels)| labels?.err()) {
            Some(error) => Err(Failure::from(error).details(rows)),
            None => Ok(Exit::Interrupted),
        };
    };
    if args.output == Path::new("-") {
        cx.out.raw(&file)?;
    } else {
        std::fs::write(&args.output, file).map_err(|error| {
            let file = args.output.display();
            Failure::new(Exit::Config, "output_failed", format!("cannot write `{file}`")).because(&error)
        })?;
        cx.out.list(rows, COLUMNS)?;
    }
    for (id, labels) in &orders {
        if let Some(Err(error)) = labels {
            cx.out.warn(&format!("`{id}` has no label: {error}"));
        }
    }
    if orders.iter().any(|(_, labels)| labels.is_none()) {
        return Ok(Exit::Interrupted);
    }
    let failed = orders.iter().any(|(_, labels)| matches!(labels, Some(Err(_))));
    Ok(if failed { Exit::Partial } else { Exit::Done })
}

fn row(id: &OrderId, labels: Option<&Result<usize, spark::engine::Error>>) -> Value {
    match labels {
        None => json!({"order_id": id, "result": "skipped", "labels": 0, "error": null}),
        Some(Ok(count)) => json!({"order_id": id, "result": "done", "labels": count, "error": null}),
        Some(Err(error)) => {
            let retryable = error.retry() != Retry::No;
            let error = json!({"code": error.code(), "message": error.to_string(), "retryable": retryable});
            json!({"order_id": id, "result": "failed", "labels": 0, "error": error})
        }
    }
}
