//! The REST API's settings, from the config.

use axum::http::HeaderValue;
use spark::api::{Budgets, Encryption, Reach, Settings};
use spark::config::{Dashboards, Encryption as Wanted, Registration};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Returns how the API behaves.
pub(super) fn settings(cx: &Context<'_>) -> Result<Settings, Failure> {
    let config = cx.config()?;
    Ok(Settings {
        public_url: config.daemon.public_url.0.clone(),
        trusted_hops: config.daemon.trusted_hops as usize,
        cors: config.api.cors.0.iter().filter_map(|origin| HeaderValue::from_str(origin).ok()).collect(),
        registration: config.api.registration == Registration::Open,
        encryption: encryption(cx)?,
        dashboards: match config.api.dashboards {
            Dashboards::Public => Reach::Public,
            Dashboards::Anywhere => Reach::Anywhere,
        },
        budgets: Budgets {
            accounts: config.api.calls_accounts,
            reports: config.api.calls_reports,
            general: config.api.calls_general,
        },
    })
}

fn encryption(cx: &Context<'_>) -> Result<Option<Encryption>, Failure> {
    let config = &cx.config()?.api;
    if config.encryption == Wanted::Off {
        return Ok(None);
    }
    let key = config.encryption_key.fetch(&cx.env, cx.home.base())?;
    let made = Encryption::new(&key, config.encryption == Wanted::Required);
    made.map(Some).map_err(|error| Failure::new(Exit::Config, "encryption_key_invalid", error.to_string()))
}
