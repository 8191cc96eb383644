//! What a sandbox says when it is ready: enough to write a config from.

use serde::Serialize;

use crate::sandbox::world::Credentials;

/// The one JSON line that `spark sandbox serve` prints.
#[derive(Debug, Clone, Serialize)]
pub struct Ready {
    event: &'static str,
    /// Where the sandbox listens.
    pub url: String,
    /// What TikTok's Partner Center would have given.
    pub tiktok: TiktokReady,
    /// What Shopee's console would have given.
    pub shopee: ShopeeReady,
}

/// The app at TikTok Shop.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "each field is the config key of the same name")]
pub struct TiktokReady {
    pub app_key: String,
    pub app_secret: String,
    pub service_id: String,
    pub api_url: String,
    pub auth_url: String,
    pub authorize_url: String,
}

/// The partner at Shopee.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "each field is the config key of the same name")]
pub struct ShopeeReady {
    pub partner_id: i64,
    pub partner_key: String,
    pub api_url: String,
}

impl Ready {
    /// How every config begins that a sandbox wrote.
    pub const CONFIG_HEAD: &str = "# Written by `spark sandbox serve`";

    pub(crate) fn new(url: &str, credentials: &Credentials) -> Self {
        let url = url.to_owned();
        Self {
            event: "ready",
            tiktok: TiktokReady {
                app_key: credentials.tiktok_app_key.clone(),
                app_secret: credentials.tiktok_app_secret.clone(),
                service_id: credentials.tiktok_service_id.clone(),
                api_url: url.clone(),
                auth_url: url.clone(),
                authorize_url: url.clone(),
            },
            shopee: ShopeeReady {
                partner_id: credentials.shopee_partner_id,
                partner_key: credentials.shopee_partner_key.clone(),
                api_url: url.clone(),
            },
            url,
        }
    }

    /// Returns a spark configuration that uses this sandbox. The secrets in it open nothing else.
    pub fn config_toml(&self) -> String {
        let Self { url, tiktok, shopee, .. } = self;
        format!(
            "{}: credentials of the sandbox at {url}, good for nothing else.\n\
             [tiktok]\napp_key = \"{}\"\napp_secret = \"{}\"\nservice_id = \"{}\"\napi_url = \"{url}\"\n\
             auth_url = \"{url}\"\nauthorize_url = \"{url}\"\n\n\
             [shopee]\npartner_id = {}\npartner_key = \"{}\"\napi_url = \"{url}\"\nconsent_url = \"{url}/auth\"\n",
            Self::CONFIG_HEAD,
            tiktok.app_key,
            tiktok.app_secret,
            tiktok.service_id,
            shopee.partner_id,
            shopee.partner_key,
        )
    }
}
