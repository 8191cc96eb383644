//! The marketplaces' clocks, and the shops' authorisations.

use std::time::Duration;

use spark::engine::{Engine, Platform, ShopView, Status};

use super::Finding;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// A marketplace that has not answered by then is called unreachable.
const PATIENCE: Duration = Duration::from_secs(5);
/// Both marketplaces refuse what was signed 5 minutes ago.
const REFUSED_MS: u64 = 300_000;
/// Nothing fails yet, but the clock is not kept either.
const SUSPECT_MS: u64 = 30_000;

pub(super) async fn check(cx: &Context<'_>, engine: &Engine) -> Vec<Finding> {
    let mut findings = clocks(cx, engine).await;
    match engine.shops().await {
        Ok(shops) if shops.is_empty() => findings.push(Finding::skipped("shops", "none is connected")),
        Ok(shops) => {
            findings.extend(shops.iter().map(shop));
            findings.extend(webhooks(cx, &shops));
        }
        Err(error) => findings.push(Finding::failed("shops", error.into())),
    }
    findings
}

async fn clocks(cx: &Context<'_>, engine: &Engine) -> Vec<Finding> {
    let Ok(config) = cx.config() else { return Vec::new() };
    let configured = |platform: &Platform| match platform.as_str() {
        "tiktok" => !config.tiktok.app_key.is_empty(),
        "shopee" => config.shopee.partner_id != 0,
        _ => true,
    };
    let skews = engine.clock_skews(PATIENCE, &configured).await;
    skews.into_iter().map(|(platform, skew)| clock(platform.as_str(), skew)).collect()
}

fn clock(platform: &str, skew: Option<Result<i64, spark::engine::Error>>) -> Finding {
    let check = format!("{platform} clock");
    let silent = || {
        Failure::new(
            Exit::Unavailable,
            "marketplace_unavailable",
            format!("{platform} did not answer within 5 s"),
        )
        .hint("check the network, and that the api_url in `spark config show` is right")
    };
    match skew {
        None => Finding::failed(check, silent()),
        Some(Err(error)) => Finding::failed(check, error.into()),
        Some(Ok(ms)) => {
            let message = format!(
                "{:.1} s {}",
                ms.abs() as f64 / 1000.0,
                if ms < 0 { "behind ours" } else { "ahead of ours" }
            );
            match ms.unsigned_abs() {
                REFUSED_MS.. => Finding::failed(check, Failure::new(Exit::Config, "clock_skew", message)),
                SUSPECT_MS.. => Finding::warning(check, message, "set this machine's clock, e.g. by NTP"),
                _ => Finding::ok(check, message),
            }
        }
    }
}

/// Says which shops tell nothing by themselves: without their messages a sale is heard of by polling only.
fn webhooks(cx: &Context<'_>, shops: &[ShopView]) -> Option<Finding> {
    let config = cx.config().ok()?;
    let serves = |shop: &&ShopView| matches!(shop.status, Status::Active | Status::Expiring);
    let silent: Vec<_> = shops.iter().filter(serves).filter(|shop| shop.last_heard_at.is_none()).collect();
    Some(if silent.is_empty() {
        Finding::ok("webhooks", "every shop was heard")
    } else if config.daemon.public_url.0.is_none() {
        Finding::skipped("webhooks", "`daemon.public_url` is not set: sales are heard of by polling only")
    } else {
        let names = silent.iter().map(|shop| format!("`{}`", shop.alias)).collect::<Vec<_>>().join(", ");
        Finding::warning(
            "webhooks",
            format!("never heard from {names}"),
            "run `spark daemon`, and see that `daemon.public_url` reaches it from outside",
        )
    })
}

fn shop(shop: &ShopView) -> Finding {
    let ShopView { alias, platform, status, days_left, .. } = shop;
    let check = format!("shop {alias}");
    let again = format!("spark shop connect {platform} --alias {alias}");
    match status {
        Status::Active => Finding::ok(check, format!("{} days left", days_left.unwrap_or(0))),
        Status::Expiring => Finding::warning(check, format!("{} days left", days_left.unwrap_or(0)), again),
        Status::Expired | Status::Revoked => Finding::failed(
            check,
            Failure::new(Exit::Auth, "shop_revoked", format!("the authorisation is {}", status.as_str()))
                .hint(again),
        ),
        Status::Disconnected => Finding::skipped(check, "disconnected"),
    }
}
