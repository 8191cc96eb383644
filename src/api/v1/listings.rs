//! `/api/v1/listings`: what the shops sell, and which SKU each listing is.

use axum::extract::Path;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::scope::{Printed, word};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Params};
use crate::api::routes::{Routes, routes};
use crate::engine::catalogue::{ListingFilter, ListingView};
use crate::engine::mapping::{AutoMapped, Key, Suggestion};
use crate::engine::{ListingName, Role};

/// Listings on a page at most, and unless told.
const MOST: u32 = 1000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list))
        .routes(routes!(auto))
        .routes(routes!(suggest))
        .routes(routes!(map, unmap))
}

/// Which listings.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// Only mapped or only unmapped ones.
    #[param(value_type = Option<bool>)]
    mapped: Option<Flag>,
    /// Only listings behind this one: `alias:product/variant`.
    after: Option<String>,
    /// At most so many: 1000 unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// Which SKU.
#[derive(Deserialize, ToSchema)]
struct Mapping {
    sku: String,
    /// Units of it in one of the listing: 1 unless told.
    pack: Option<i64>,
}

/// What to map.
#[derive(Deserialize, ToSchema)]
struct Auto {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// `seller_sku` (unless told) or `barcode`.
    by: Option<String>,
    /// Only say what would be mapped.
    #[serde(default)]
    dry_run: bool,
}

/// The listings of my shops. As `spark listing list --json`.
#[utoipa::path(get, path = "", tag = "listings", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn list(caller: Caller, Params(search): Params<Search>) -> Result<Reply<Vec<ListingView>>, Failure> {
    let scope = caller.scope(search.shop.as_deref()).await?;
    let Some(shops) = scope.shops() else { return Ok(Reply::of(Vec::new())) };
    let after = search.after.as_deref().map(word::<ListingName>).transpose()?;
    if after.as_ref().is_some_and(|name| !shops.contains(&name.shop)) {
        return Err(Failure::no_shop());
    }
    let filter = ListingFilter {
        shops,
        mapped: search.mapped.map(|mapped| mapped.0),
        after,
        limit: Some(search.limit.map_or(MOST, |limit| limit.0).min(MOST)),
    };
    Ok(Reply::of(caller.engine.listings(filter).await?))
}

/// Map every unmapped listing that matches a SKU exactly. Takes a manager. As `spark map auto --json`.
#[utoipa::path(post, path = "/map", tag = "listings", request_body = Auto,
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn auto(caller: Caller, Body(auto): Body<Auto>) -> Result<Reply<AutoMapped>, Failure> {
    caller.insist(Role::Manager)?;
    let shops = caller.shops_to_work_on(auto.shop.as_deref()).await?;
    let key = match auto.by.as_deref() {
        None | Some("seller_sku") => Key::SellerSku,
        Some("barcode") => Key::Barcode,
        Some(_) => return Err(Failure::bad_request("by is seller_sku or barcode").code("word_unknown")),
    };
    Ok(Reply::of(caller.engine.map_auto(&shops, key, auto.dry_run).await?))
}

/// SKUs that unmapped listings may be. As `spark map suggest --json`.
#[utoipa::path(get, path = "/suggestions", tag = "listings", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn suggest(caller: Caller, Params(search): Params<Search>) -> Result<Reply<Vec<Suggestion>>, Failure> {
    let scope = caller.scope(search.shop.as_deref()).await?;
    let Some(shops) = scope.shops() else { return Ok(Reply::of(Vec::new())) };
    let limit = search.limit.map_or(MOST, |limit| limit.0).min(MOST) as usize;
    Ok(Reply::of(caller.engine.map_suggest(&shops, Some(limit)).await?))
}

/// Map a listing to a SKU. Takes a manager.
#[utoipa::path(put, path = "/{listing}/mapping", tag = "listings", request_body = Mapping,
    params(("listing" = String, Path, description = "`alias:product/variant`, the slash as %2F")),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn map(
    caller: Caller,
    Path(listing): Path<String>,
    Body(mapping): Body<Mapping>,
) -> Result<Reply<ListingView>, Failure> {
    let name = mine(&caller, &listing).await?;
    let pack = mapping.pack.unwrap_or(1);
    Ok(Reply::of(caller.engine.map_add(&name, &mapping.sku, pack, false).await?).saying("Mapped"))
}

/// Take a listing off its SKU. Takes a manager.
#[utoipa::path(delete, path = "/{listing}/mapping", tag = "listings",
    params(("listing" = String, Path, description = "`alias:product/variant`, the slash as %2F")),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn unmap(caller: Caller, Path(listing): Path<String>) -> Result<Reply<ListingView>, Failure> {
    let name = mine(&caller, &listing).await?;
    Ok(Reply::of(caller.engine.map_remove(&name, false).await?).saying("Unmapped"))
}

/// Reads a listing's name, and insists that a manager names one of a shop of theirs.
async fn mine(caller: &Caller, listing: &str) -> Result<ListingName, Failure> {
    caller.insist(Role::Manager)?;
    let name: ListingName = word(listing)?;
    caller.shops_to_work_on(Some(name.shop.as_str())).await?;
    Ok(name)
}
