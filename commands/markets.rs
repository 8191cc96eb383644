//! The marketplaces' clients, made from the settings.

use std::sync::Arc;

use spark::config::{self, Consent};
use spark::engine::{Marketplace, Markets, shopee, tiktok};
use spark::secrets::Source;
use url::Url;

use crate::context::Context;
use crate::failure::Failure;
use crate::remote::is_this_machine;

/// Returns a client for every marketplace. Fetches the apps' secrets; one that is not configured is an error of the
/// calls that need it.
pub(crate) fn build(cx: &Context<'_>) -> Result<Markets, Failure> {
    install_tls();
    let config::Config { tiktok, shopee, .. } = cx.config()?.clone();
    let secret = |key: &str, source: &Source, api: &Url| {
        // What is on this machine is a sandbox, whose secrets open nothing.
        if source.is_literal() && !is_this_machine(api) {
            cx.out.warn(&format!(
                "`{key}` is in the settings in clear; safer: keyring:NAME, env:NAME or file:PATH"
            ));
        }
        source.fetch(&cx.env, cx.home.base())
    };
    let tiktok = tiktok::TikTok::new(
        tiktok::Config {
            app_secret: secret("tiktok.app_secret", &tiktok.app_secret, &tiktok.api_url)?,
            app_key: tiktok.app_key,
            service_id: tiktok.service_id,
            api_url: tiktok.api_url,
            auth_url: tiktok.auth_url,
            authorize_url: tiktok.authorize_url,
        },
        cx.clock(),
        cx.entropy(),
    );
    let shopee = shopee::Shopee::new(
        shopee::Config {
            partner_key: secret("shopee.partner_key", &shopee.partner_key, &shopee.api_url)?,
            push_key: secret("shopee.push_key", &shopee.push_key, &shopee.api_url)?,
            partner_id: shopee.partner_id,
            api_url: shopee.api_url,
            consent: match shopee.consent {
                Consent::Signed => shopee::Consent::Signed,
                Consent::Page => shopee::Consent::Page,
            },
            consent_url: shopee.consent_url,
        },
        cx.clock(),
        cx.entropy(),
    );
    Ok(Markets::new([Arc::new(tiktok) as Arc<dyn Marketplace>, Arc::new(shopee)]))
}

/// Chooses the TLS library: without it, building an HTTP client panics. A second time it does nothing.
pub(crate) fn install_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}
