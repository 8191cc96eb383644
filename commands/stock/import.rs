//! `spark stock import`.

use clap::ValueEnum;
use serde_json::json;
use spark::engine::import::Mode;
use spark::engine::push::PushRequest;

use super::{push, report};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::globals::Format;
use crate::import::{self, Flags};

/// What a row's figure means.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Figure {
    /// On hand becomes this
    Set,
    /// On hand changes by this
    Adjust,
}

/// Take stock in from a file
///
/// Columns: sku qty (also called stock or quantity), optional note. All rows are taken or none; a SKU that is not known
/// is an invalid row. The same file again changes nothing.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    flags: Flags,
    /// What a row's figure means
    #[arg(long, value_name = "MODE", default_value = "set")]
    mode: Figure,
    /// Push to the shops afterwards (with --dry-run: plan that push, for master as it is)
    #[arg(long)]
    push: bool,
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let input = args.flags.input()?;
    let mode = match args.mode {
        Figure::Set => Mode::Set,
        Figure::Adjust => Mode::Adjust,
    };
    let options = args.flags.options(cx, "rows");
    if !args.push {
        let engine = cx.local_engine().await?;
        let done = import::finished(engine.import_stock(input, mode, options).await)?;
        import::print(cx, &done)?;
        if done.changed > 0 && !done.dry_run {
            cx.out.hint("`spark stock push` shows it to the shops; --push does both at once");
        }
        return import::talk(cx, &done);
    }
    let engine = cx.engine().await?;
    let dry_run = options.dry_run;
    let imported = import::finished(engine.import_stock(input, mode, options).await)?;
    let pushed = match push::push(cx, &engine, PushRequest { dry_run, ..push::request(cx) }, None).await {
        Ok(pushed) => pushed,
        Err(failure) => {
            import::print(cx, &imported)?; // it was taken in all the same
            import::talk(cx, &imported)?;
            return Err(failure);
        }
    };
    if cx.out.format() == Format::Table {
        import::print(cx, &imported)?;
        report::print(cx, &pushed, None)?;
    } else {
        let mut whole = json!(imported);
        whole["push"] = json!(pushed);
        cx.out.one(&whole)?;
    }
    let taken = import::talk(cx, &imported)?;
    // The import stands in any case; trouble with the push says more than a skipped row.
    Ok(match report::ending(cx, &pushed)? {
        Exit::Done => taken,
        exit => exit,
    })
}
