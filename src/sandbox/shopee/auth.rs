//! Tokens: a code for a pair, a refresh token for the next pair, and who may act for a shop.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::gateway::{Denied, ShopClaim};
use crate::sandbox::shopee::shops;
use crate::sandbox::world::{Grant, Platform, RefreshRefused, Shop, TokenTtl, World};

const DAY_MS: i64 = 86_400_000;
/// The longest that an access token lives: 4 hours.
const ACCESS_MAX_MS: i64 = 14_400_000;
/// How long an access token outlives the refresh that replaced it.
const GRACE_MS: i64 = 300_000;
/// How long a code can be exchanged.
pub(super) const CODE_MS: i64 = 600_000;

/// Returns when a seller's authorization ends: after a year, the longest that can be chosen.
pub(super) fn access_ends_ms(authorized_ms: i64) -> i64 {
    authorized_ms + 365 * DAY_MS
}

/// Returns the number under which a seller with several shops logs in.
pub(super) fn main_account_id(shops: &[i64]) -> i64 {
    600_000 + shops.iter().min().map_or(0, |shop| shop % 100_000)
}

/// Tells what stands against a token acting for a shop: first the token, then whose it is, then whether consent holds.
pub(super) fn check(world: &World, claim: &ShopClaim) -> Result<i64, Denied> {
    let shop_id = i64::from(claim.shop_id);
    let shop = shops(world).find(|shop| shop.id == shop_id);
    let linked = shop.is_some_and(|shop| shop.authorized_ms.is_some());
    // More than one while a main account's first token is being split.
    let holders: Vec<_> =
        grants(world).filter(|grant| opens(grant, &claim.access_token, world.now_ms)).collect();
    if holders.is_empty() {
        // A withdrawn consent takes its tokens along.
        return Err(if shop.is_some() && !linked { Denied::Unlinked } else { Denied::BadToken });
    }
    if !linked {
        return Err(Denied::NeverLinked);
    }
    if !holders.iter().any(|grant| grant.shops.contains(&shop_id)) {
        return Err(Denied::BadToken);
    }
    if shop.is_some_and(|shop| access_ended(shop, world.now_ms)) {
        return Err(Denied::AccessExpired);
    }
    Ok(shop_id)
}

fn grants(world: &World) -> impl Iterator<Item = &Grant> {
    world.grants.iter().filter(|grant| grant.platform == Platform::Shopee)
}

/// Whether `token` is an access token of this grant, the one before the last refresh included, and has not ended.
fn opens(grant: &Grant, token: &str, now_ms: i64) -> bool {
    let both = [Some(&grant.access), grant.previous.as_ref()];
    both.into_iter().flatten().any(|own| own.text == token && own.expires_ms > now_ms)
}

fn access_ended(shop: &Shop, now_ms: i64) -> bool {
    shop.authorized_ms.is_some_and(|at| access_ends_ms(at) <= now_ms)
}

#[derive(Deserialize)]
struct TokenAsked {
    code: String,
    partner_id: i64,
    shop_id: Option<i64>,
    main_account_id: Option<i64>,
}

/// `POST /auth/token/get`.
pub(super) fn token(call: &mut Call<'_>) -> Answer {
    let asked: TokenAsked = call.read()?;
    same_partner(call, asked.partner_id)?;
    let invalid_code = || Refusal::service("error_auth", "Invalid code");
    let issued = call.world.codes.iter();
    let mut named = issued.filter(|code| code.platform == Platform::Shopee && code.text == asked.code);
    let granted = named.next().ok_or_else(invalid_code)?.shops.clone();
    match (asked.shop_id, asked.main_account_id) {
        (Some(shop), None) if granted == [shop] => {}
        (Some(_), None) => return Err(Refusal::service("invalid_shop_id", "Invalid shop_id.")),
        (None, Some(main)) if main == main_account_id(&granted) => {}
        (None, Some(_)) => {
            return Err(Refusal::service("invalid_main_acount_id", "Invalid main_account_id."));
        }
        _ => {
            return Err(Refusal::wrong_parameters("exactly one of shop_id and main_account_id is required."));
        }
    }
    let ttl = ttl(call);
    let code = call.world.take_code(Platform::Shopee, &asked.code).ok_or_else(invalid_code)?;
    let mut answer = pair(call.world.grant(Platform::Shopee, code.shops, ttl), ttl);
    if asked.main_account_id.is_some() {
        answer["shop_id_list"] = granted.into();
        answer["merchant_id_list"] = json!([]);
    }
    Ok(Payload::flat(answer))
}

#[derive(Deserialize)]
struct RefreshAsked {
    refresh_token: String,
    partner_id: i64,
    shop_id: Option<i64>,
    merchant_id: Option<i64>,
}

/// `POST /auth/access_token/get`. A refresh token works once: of two who use it, the second loses.
pub(super) fn refresh(call: &mut Call<'_>) -> Answer {
    let asked: RefreshAsked = call.read()?;
    same_partner(call, asked.partner_id)?;
    let shop_id = match (asked.shop_id, asked.merchant_id) {
        (Some(shop), None) => shop,
        (None, Some(_)) => {
            return Err(Refusal::service("merchant_no_linked", "Partner and merchant has no linked."));
        }
        _ => return Err(Refusal::wrong_parameters("exactly one of shop_id and merchant_id is required.")),
    };
    let now_ms = call.world.now_ms;
    match shops(call.world).find(|shop| shop.id == shop_id) {
        Some(shop) if access_ended(shop, now_ms) => return Err(Denied::AccessExpired.refusal()),
        Some(shop) if shop.authorized_ms.is_some() => {}
        _ => return Err(Denied::Unlinked.refusal()),
    }
    let ttl = ttl(call);
    let grant = grants(call.world)
        .find(|grant| grant.refresh.text == asked.refresh_token)
        .ok_or_else(invalid_refresh_token)?;
    if !grant.shops.contains(&shop_id) {
        return Err(Refusal::service("error_shop_refresh_token", "Invalid refresh_token of the shop."));
    }
    let shared = grant.shops.len() > 1;
    let mut answer = if shared {
        split(call.world, shop_id, &asked.refresh_token, ttl)?
    } else {
        let refreshed = call.world.refresh(Platform::Shopee, &asked.refresh_token, ttl);
        let grant = refreshed.map_err(|refused| match refused {
            RefreshRefused::Unknown => invalid_refresh_token(),
            RefreshRefused::Expired => refresh_token_expired(),
        })?;
        pair(grant, ttl)
    };
    for grant in call.world.grants.iter_mut().filter(|grant| grant.shops == [shop_id]) {
        if let Some(previous) = &mut grant.previous {
            previous.expires_ms = previous.expires_ms.min(now_ms + GRACE_MS);
        }
    }
    answer["partner_id"] = asked.partner_id.into();
    answer["shop_id"] = shop_id.into();
    Ok(Payload::flat(answer))
}

/// The first refresh token of a main account is shared: it works once for each shop, which then has a chain of its own.
fn split(world: &mut World, shop_id: i64, refresh_token: &str, ttl: TokenTtl) -> Result<Value, Refusal> {
    let grant = grants(world).find(|grant| grant.refresh.text == refresh_token);
    let old = grant.map(|grant| (grant.access.clone(), grant.refresh.expires_ms));
    let (access, ends_ms) = old.ok_or_else(invalid_refresh_token)?;
    if ends_ms <= world.now_ms {
        return Err(refresh_token_expired());
    }
    let answer = pair(world.issue_pair(Platform::Shopee, vec![shop_id], ttl), ttl);
    if let Some(grant) = world.grants.last_mut() {
        grant.previous = Some(access);
    }
    Ok(answer)
}

/// `POST /public/get_token_by_resend_code`. Only the live console gives such codes out, so none is right here.
pub(super) fn token_by_resend_code(_: &mut Call<'_>) -> Answer {
    Err(Refusal::service("error_auth", "Invalid code"))
}

fn invalid_refresh_token() -> Refusal {
    Refusal::service("error_auth", "Invalid refresh_token.")
}

fn refresh_token_expired() -> Refusal {
    Refusal::service("refresh_token_expired", "Your refresh_token expired.")
}

fn same_partner(call: &Call<'_>, partner_id: i64) -> Result<(), Refusal> {
    if partner_id == call.partner_id {
        Ok(())
    } else {
        Err(Refusal::service("error_param", "Invalid partner_id."))
    }
}

fn ttl(call: &Call<'_>) -> TokenTtl {
    TokenTtl { access_ms: call.token_ttl.access_ms.min(ACCESS_MAX_MS), ..call.token_ttl }
}

fn pair(grant: &Grant, ttl: TokenTtl) -> Value {
    json!({
        "access_token": grant.access.text,
        "refresh_token": grant.refresh.text,
        "expire_in": ttl.access_ms / 1000,
    })
}
