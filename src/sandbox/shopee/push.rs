//! `/push/*_app_push_config`: where the app wants its push messages, and which.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::world::World;

/// The codes that can be switched.
const CODES: std::ops::RangeInclusive<i64> = 1..=13;

/// The app's subscription, as it lies in the world.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Config {
    pub(super) callback_url: String,
    pub(super) on: BTreeSet<i64>,
    pub(super) blocked_shops: BTreeSet<i64>,
}

#[derive(Deserialize)]
struct Change {
    callback_url: Option<String>,
    #[serde(default)]
    set_push_config_on: Vec<i64>,
    #[serde(default)]
    set_push_config_off: Vec<i64>,
    blocked_shop_id_list: Option<BTreeSet<i64>>,
}

pub(super) fn get_config(call: &mut Call<'_>) -> Answer {
    let config = stored(call.world);
    let off: Vec<i64> = CODES.filter(|code| !config.on.contains(code)).collect();
    Ok(Payload::Response(json!({
        "callback_url": config.callback_url,
        "live_push_status": "Normal",
        "blocked_shop_id": config.blocked_shops,
        "push_config_on_list": config.on,
        "push_config_off_list": off,
    })))
}

pub(super) fn set_config(call: &mut Call<'_>) -> Answer {
    let change: Change = call.read()?;
    let mut config = stored(call.world);
    if let Some(url) = change.callback_url {
        if !url::Url::parse(&url).is_ok_and(|url| matches!(url.scheme(), "http" | "https")) {
            return Err(Refusal::wrong_parameters("callback_url is invalid."));
        }
        config.callback_url = url;
        call.world.shopee_push_changed = true;
    }
    if change.set_push_config_on.iter().chain(&change.set_push_config_off).any(|code| !CODES.contains(code)) {
        return Err(Refusal::wrong_parameters("push config code is invalid."));
    }
    config.on.extend(change.set_push_config_on);
    config.on.retain(|code| !change.set_push_config_off.contains(code));
    if let Some(shops) = change.blocked_shop_id_list {
        if shops.len() > 500 {
            return Err(Refusal::wrong_parameters("blocked_shop_id_list must be 500 or less."));
        }
        config.blocked_shops = shops;
    }
    call.world.shopee_push = Some(json!(config));
    Ok(Payload::Response(json!({"result": "success"})))
}

/// Returns the subscription; empty before there is any.
pub(super) fn stored(world: &World) -> Config {
    world.shopee_push.as_ref().and_then(|config| Config::deserialize(config).ok()).unwrap_or_default()
}
