//! `spark stock push`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use spark::engine::push::{AskOrders, PushRequest, Report, SavedPlan};
use spark::engine::{Engine, Limit, Policy, ShopAlias, SkuCode};

use super::report;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Make the shops show what they should
///
/// Reads what the shops show, plans, asks, and sends what differs. Listings that are not mapped, not read or not active
/// are held back; whatever a shop changed on its own is settled by the policy.
///
/// A saved plan (--dry-run --out FILE) is applied with --plan FILE without another question, if it still holds.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only to these shops, one or more (can be repeated)
    #[arg(long = "shop", value_name = "ALIAS", num_args = 1..)]
    shops: Vec<ShopAlias>,
    /// Only listings of these SKUs, one or more (can be repeated)
    #[arg(long = "sku", value_name = "SKU", num_args = 1..)]
    skus: Vec<SkuCode>,
    /// What to do about drift: master, marketplace, lowest, ask [default: stock.policy of the config]
    #[arg(long, value_name = "POLICY")]
    policy: Option<Policy>,
    /// Listings of a shop that may drop to 0: 20, 10% or '20 or 10%' [default: stock.max_zero of the config]
    #[arg(long, value_name = "N")]
    max_zero: Option<Limit>,
    /// Share of a shop's listings that may change: 50 [default: stock.max_change of the config]
    #[arg(long, value_name = "PCT", value_parser = percent)]
    max_change: Option<Limit>,
    /// Send though a guard would stop it
    #[arg(long)]
    force: bool,
    /// Plan without asking the shops for new orders first
    #[arg(long)]
    no_orders: bool,
    /// Say what would be sent and send nothing
    #[arg(long)]
    dry_run: bool,
    /// Save the plan (with --dry-run); - is stdout
    #[arg(long, value_name = "FILE", requires = "dry_run")]
    out: Option<PathBuf>,
    /// Apply a saved plan, if it still holds
    #[arg(long, value_name = "FILE", conflicts_with_all = ["shops", "skus", "policy", "out"])]
    plan: Option<PathBuf>,
    /// Rows of the table
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

fn percent(text: &str) -> Result<Limit, String> {
    let text = text.strip_suffix('%').unwrap_or(text);
    format!("{text}%").parse().map_err(|_| "write a percentage, e.g. 50".to_owned())
}

pub(crate) async fn run(cx: &Context<'_>, args: Args) -> Result<Exit, Failure> {
    let engine = cx.engine().await?;
    let request = PushRequest {
        shops: args.shops,
        skus: args.skus,
        policy: args.policy,
        max_zero: args.max_zero,
        max_change: args.max_change,
        force: args.force,
        orders: if args.no_orders { AskOrders::Never } else { AskOrders::First },
        dry_run: args.dry_run,
        plan: args.plan.as_deref().map(read_plan).transpose()?,
        ..request(cx)
    };
    let done = push(cx, &engine, request, args.out.as_deref()).await?;
    if args.out.as_deref() != Some(Path::new("-")) {
        report::print(cx, &done, args.limit)?;
    }
    report::ending(cx, &done)
}

/// Returns a push of everything, as the settings say.
pub(super) fn request(cx: &Context<'_>) -> PushRequest {
    let progress = cx.out.progress(None, "listings");
    PushRequest {
        stop: cx.interrupted.clone(),
        progress: Some(Arc::new(move |answered| progress.set(answered))),
        ..PushRequest::default()
    }
}

/// Plans, saves the plan where that is asked for, asks, and sends.
pub(super) async fn push(
    cx: &Context<'_>,
    engine: &Engine,
    request: PushRequest,
    out: Option<&Path>,
) -> Result<Report, Failure> {
    let (dry_run, is_saved) = (request.dry_run, request.plan.is_some());
    let prepared = engine.prepare_push(request).await?;
    if let Some(path) = out {
        write_plan(cx, path, &prepared.saved())?;
    }
    let (listings, movements) = prepared.changes();
    if dry_run {
        return Ok(prepared.cancel().await);
    }
    if listings + movements > 0 && !is_saved {
        if cx.may_ask() {
            preview(cx, prepared.report());
        }
        let master =
            if movements > 0 { format!(", and let master take {movements} figures") } else { String::new() };
        let question = format!("Change what {listings} listings show{master}?");
        if let Err(failure) = cx.confirm(&question, "--yes") {
            prepared.cancel().await;
            return Err(failure);
        }
    }
    Ok(prepared.apply().await?)
}

/// Shows a person what is about to be sent.
fn preview(cx: &Context<'_>, report: &Report) {
    const LINES: usize = 20;
    let changes: Vec<_> = report.items.iter().filter_map(|it| Some((&it.item, it.item.to_send()?))).collect();
    for (item, target) in changes.iter().take(LINES) {
        let shown = item.shown.map_or("?".to_owned(), |shown| shown.to_string());
        let sku = item.sku.as_ref().map_or("", |sku| sku.as_str());
        cx.out.note(&format!("  {} ({sku}): {shown} → {target}, {}", item.listing, item.reason));
    }
    if changes.len() > LINES {
        cx.out.note(&format!("  … and {} more; --dry-run shows them all", changes.len() - LINES));
    }
}

fn read_plan(path: &Path) -> Result<SavedPlan, Failure> {
    let text = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    };
    let text = text.map_err(|error| {
        Failure::new(Exit::Invalid, "plan_unreadable", format!("cannot read `{}`", path.display()))
            .because(&error)
    })?;
    SavedPlan::parse(&text).map_err(|error| {
        Failure::new(Exit::Invalid, "plan_unreadable", format!("`{}`: {error}", path.display()))
    })
}

fn write_plan(cx: &Context<'_>, path: &Path, plan: &SavedPlan) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(plan).map_err(|error| {
        Failure::new(Exit::Bug, "output_unprintable", "cannot print the plan").because(&error)
    })?;
    if path == Path::new("-") {
        return cx.out.raw(format!("{text}\n").as_bytes());
    }
    std::fs::write(path, text).map_err(|error| {
        Failure::new(Exit::Config, "output_failed", format!("cannot write `{}`", path.display()))
            .because(&error)
    })
}
