//! The shops that somebody works on, as the app lists them, and parting from one.

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::Body;
use crate::api::routes::{Routes, routes};
use crate::api::shop::AtShop;
use crate::engine::people::{Identity, ShopAccess};
use crate::engine::{Millis, Platform, ShopId};

pub(super) fn tiktok_routes() -> Routes {
    Routes::new()
        .routes(routes!(tiktok))
        .routes(routes!(tiktok_info))
        .routes(routes!(part_tiktok))
        .routes(routes!(available))
        .routes(routes!(claim))
}

/// The TikTok shops once more, where their products are.
pub(in crate::api) fn tiktok_list() -> Routes {
    Routes::new().routes(routes!(tiktok_too))
}

pub(super) fn shopee_routes() -> Routes {
    Routes::new()
        .routes(routes!(shopee))
        .routes(routes!(shopee_info))
        .routes(routes!(part_shopee))
        .routes(routes!(refresh_shopee))
}

/// A shop as the app lists it.
#[derive(Serialize, ToSchema)]
struct Shop {
    /// The marketplace's id: what every other route calls it by.
    id: String,
    /// Spark's own number for it; no route takes it.
    internal_id: i64,
    name: String,
    /// `TikTok Shop` or `Shopee`: the app tells marketplaces apart by these words.
    platform: String,
    /// When its tokens were last renewed, in words.
    #[serde(rename = "lastSync")]
    last_sync: String,
    seller_name: String,
    region: String,
    /// `active`, `expiring`, `expired` or `revoked`.
    status: &'static str,
    /// What the caller may do there.
    role: &'static str,
    /// What the command line calls it.
    alias: String,
    /// ISO 4217.
    currency: String,
}

/// The caller's shops.
#[derive(Serialize, ToSchema)]
struct Shops {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    data: Vec<Shop>,
    user: AppUser,
}

/// Who asks.
#[derive(Serialize, ToSchema)]
struct AppUser {
    id: i64,
    email: String,
    name: String,
}

/// A shop that was parted from.
#[derive(Serialize, ToSchema)]
struct Parted {
    shop_id: String,
    internal_shop_id: i64,
    /// People who were attached to it.
    removed_relations: u64,
    removed_tokens: u64,
}

/// A shop that the caller is attached to now.
#[derive(Serialize, ToSchema)]
struct Claimed {
    shop_id: String,
    internal_shop_id: i64,
    shop_name: String,
    role: &'static str,
    claimed_at: String,
}

/// Which shop.
#[derive(Deserialize, ToSchema)]
struct Named {
    /// The marketplace's id.
    #[serde(default)]
    shop_id: Option<serde_json::Value>,
}

/// When a shop's tokens end.
#[derive(Serialize, ToSchema)]
struct Refreshed {
    shop_id: String,
    status: &'static str,
    expires_at: Option<String>,
}

/// My TikTok shops.
#[utoipa::path(get, path = "/shops", tag = "shops", responses((status = 200, body = Shops)))]
async fn tiktok(caller: Caller) -> Result<Json<Shops>, Failure> {
    list(caller, "tiktok").await
}

/// My TikTok shops, where their products are.
#[utoipa::path(get, path = "", tag = "shops", responses((status = 200, body = Shops)))]
async fn tiktok_too(caller: Caller) -> Result<Json<Shops>, Failure> {
    list(caller, "tiktok").await
}

/// My Shopee shops.
#[utoipa::path(get, path = "/shops", tag = "shops", responses((status = 200, body = Shops)))]
async fn shopee(caller: Caller) -> Result<Json<Shops>, Failure> {
    list(caller, "shopee").await
}

/// One of my TikTok shops.
#[utoipa::path(get, path = "/shops/{shopId}/info", tag = "shops", params(("shopId" = String, Path)),
    responses((status = 200, body = Reply<Shop>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn tiktok_info(at: AtShop) -> Result<Reply<Shop>, Failure> {
    info(at, "tiktok")
}

/// One of my Shopee shops.
#[utoipa::path(get, path = "/shops/{shopId}/info", tag = "shops", params(("shopId" = String, Path)),
    responses((status = 200, body = Reply<Shop>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn shopee_info(at: AtShop) -> Result<Reply<Shop>, Failure> {
    info(at, "shopee")
}

/// Part from a TikTok shop, for everybody: its tokens are forgotten, its history stays. Takes an owner.
#[utoipa::path(delete, path = "/shops/{shopId}", tag = "shops", params(("shopId" = String, Path)),
    responses((status = 200, body = Reply<Parted>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn part_tiktok(caller: Caller, Path(id): Path<String>) -> Result<Reply<Parted>, Failure> {
    part(caller, "tiktok", &id).await
}

/// Part from a Shopee shop, for everybody: its tokens are forgotten, its history stays. Takes an owner.
#[utoipa::path(delete, path = "/shops/{shopId}", tag = "shops", params(("shopId" = String, Path)),
    responses((status = 200, body = Reply<Parted>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn part_shopee(caller: Caller, Path(id): Path<String>) -> Result<Reply<Parted>, Failure> {
    part(caller, "shopee", &id).await
}

/// My group's shops that I do not work on. Of other groups', none.
#[utoipa::path(get, path = "/shops-available", tag = "shops", responses((status = 200, body = Reply<Vec<Shop>>)))]
async fn available(caller: Caller) -> Result<Reply<Vec<Shop>>, Failure> {
    let now = caller.engine.now();
    let shops = caller.engine.shops_available(&caller.who).await?;
    let shops: Vec<_> = shops.into_iter().map(|access| shop(&caller.who, access, now)).collect();
    let message = format!("{} shops available", shops.len());
    Ok(Reply::of(shops).saying(message))
}

/// Work on one of my group's shops. Takes a manager.
#[utoipa::path(post, path = "/shops/claim/{shopId}", tag = "shops", params(("shopId" = String, Path)),
    responses((status = 200, body = Reply<Claimed>),
        (status = 400, description = "I work on it already", body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn claim(caller: Caller, Path(id): Path<String>) -> Result<Reply<Claimed>, Failure> {
    let access = caller.engine.claim_shop(&caller.who, &ShopId::from(id)).await?;
    let claimed = Claimed {
        shop_id: access.shop.shop_id.to_string(),
        internal_shop_id: access.key.0,
        shop_name: access.shop.name,
        role: caller.who.role.as_str(),
        claimed_at: caller.engine.now().to_string(),
    };
    Ok(Reply::of(claimed).saying("You work on this shop now"))
}

/// Refresh a Shopee shop's tokens now. Spark does so by itself when they are due.
#[utoipa::path(post, path = "/refresh-token", tag = "shops", request_body = Named,
    responses((status = 200, body = Reply<Refreshed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn refresh_shopee(caller: Caller, Body(named): Body<Named>) -> Result<Reply<Refreshed>, Failure> {
    let id = match named.shop_id {
        Some(serde_json::Value::String(id)) => Some(id),
        Some(serde_json::Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let access = caller.shop(id.as_deref(), Some(&"shopee".into())).await?;
    let shop = caller.engine.refresh_shop(&access.shop.alias).await?;
    Ok(Reply::of(Refreshed {
        shop_id: shop.shop_id.to_string(),
        status: shop.status.as_str(),
        expires_at: shop.access_expires_at.map(|end| end.to_string()),
    })
    .saying("Refreshed"))
}

async fn list(caller: Caller, platform: &str) -> Result<Json<Shops>, Failure> {
    let (platform, now) = (Platform::from(platform), caller.engine.now());
    let mut shops = caller.engine.shops_of(&caller.who).await?;
    shops.retain(|access| access.shop.platform == platform);
    let data = shops.into_iter().map(|access| shop(&caller.who, access, now)).collect();
    let user = AppUser { id: caller.who.account.0, email: caller.who.email, name: caller.who.name };
    Ok(Json(Shops { success: true, data, user }))
}

fn info(at: AtShop, platform: &str) -> Result<Reply<Shop>, Failure> {
    let AtShop { caller, shop: access } = at.on(&platform.into())?;
    let now = caller.engine.now();
    Ok(Reply::of(shop(&caller.who, access, now)))
}

async fn part(caller: Caller, platform: &str, id: &str) -> Result<Reply<Parted>, Failure> {
    let parted = caller.engine.part_from_shop(&caller.who, &ShopId::from(id), &platform.into()).await?;
    Ok(Reply::of(Parted {
        shop_id: id.to_owned(),
        internal_shop_id: parted.key.0,
        removed_relations: parted.people,
        removed_tokens: u64::from(parted.tokens),
    })
    .saying("Shop disconnected"))
}

fn shop(who: &Identity, access: ShopAccess, now: Millis) -> Shop {
    let ShopAccess { key, shop, synced_at } = access;
    Shop {
        id: shop.shop_id.to_string(),
        internal_id: key.0,
        seller_name: shop.name.clone(),
        name: shop.name,
        platform: label(&shop.platform),
        last_sync: ago(synced_at, now),
        region: shop.region,
        status: shop.status.as_str(),
        role: who.role.as_str(),
        alias: shop.alias.to_string(),
        currency: shop.currency,
    }
}

/// Returns the name that the app knows a marketplace by.
pub(in crate::api) fn label(platform: &Platform) -> String {
    match platform.as_str() {
        "tiktok" => "TikTok Shop".to_owned(),
        "shopee" => "Shopee".to_owned(),
        other => other.to_owned(),
    }
}

/// Returns how long ago something was, in the words that the app's users read.
fn ago(then: Millis, now: Millis) -> String {
    let hours = (now.0 - then.0).max(0) / (60 * 60 * 1000);
    match hours {
        0 => "Baru saja".to_owned(),
        1..24 => format!("{hours} jam lalu"),
        24..168 => format!("{} hari lalu", hours / 24),
        _ => jiff::Timestamp::from_millisecond(then.0)
            .map(|then| then.strftime("%-d/%-m/%Y").to_string())
            .unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_past_are_told_in_the_apps_words() {
        let now = Millis(1_754_049_600_000); // 2025-08-01T12:00:00Z
        let hours = |hours: i64| ago(now.plus_ms(-hours * 3_600_000), now);
        assert_eq!(
            [0, 3, 23, 24, 167].map(hours),
            ["Baru saja", "3 jam lalu", "23 jam lalu", "1 hari lalu", "6 hari lalu"]
        );
        assert_eq!(hours(240), "22/7/2025");
        assert_eq!(ago(now.plus_ms(60_000), now), "Baru saja", "another clock is ahead");
    }
}
