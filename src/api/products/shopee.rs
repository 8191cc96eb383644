//! `/api/shopee/shops`.

use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::shown::{Product, ProductRow, ShopName};
use super::stock::{Kept, NewStock};
use super::{Typed, one, page, stock};
use crate::api::App;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Params};
use crate::api::oauth::label;
use crate::api::routes::{Routes, routes};
use crate::api::shop::AtShop;
use crate::engine::products::ProductFilter;

/// Products on a page, unless told.
const PAGE: u32 = 20;

pub(in crate::api) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(detail)).routes(routes!(set_stock))
}

/// Which products.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Search {
    /// How many to leave out.
    #[param(value_type = Option<u32>)]
    offset: Option<Count>,
    /// Products on the page: 20 unless told, 100 at most.
    #[param(value_type = Option<u32>)]
    page_size: Option<Count>,
    /// Shopee's words for statuses, separated by commas.
    item_status: Option<String>,
    /// Read the shop's catalogue first.
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// Whether the catalogue is read first.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Freshness {
    /// Read the shop's catalogue first.
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// The product that the path names.
#[derive(Deserialize)]
struct Named {
    #[serde(rename = "productId")]
    product_id: String,
}

/// A page of products.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = ShopeeProducts)]
struct Products {
    products: Vec<ProductRow>,
    /// Products on all pages.
    total_count: i64,
    has_next_page: bool,
    /// What the next page leaves out.
    next_offset: i64,
    shop: ShopName,
}

/// The products of a Shopee shop.
#[utoipa::path(get, path = "/{shopId}/products", tag = "products", params(("shopId" = String, Path), Search),
    responses((status = 200, body = Reply<Products>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn list(at: AtShop, Params(search): Params<Search>) -> Result<Reply<Products>, Failure> {
    let at = at.on(&"shopee".into())?;
    let offset = search.offset.map_or(0, |offset| offset.0);
    let statuses = search.item_status.unwrap_or_default();
    let statuses = statuses.split(',').map(str::trim).filter(|word| !word.is_empty()).take(20);
    let filter = ProductFilter {
        statuses: statuses.map(str::to_owned).collect(),
        offset,
        size: search.page_size.map_or(PAGE, |size| size.0),
    };
    let found = page(&at, filter, search.fresh == Some(Flag(true))).await?;
    let next_offset = i64::from(offset) + found.products.len() as i64;
    Ok(Reply::of(Products {
        has_next_page: next_offset < found.total,
        next_offset,
        total_count: found.total,
        products: found.products.into_iter().map(|product| ProductRow::of(product, &at.shop)).collect(),
        shop: ShopName::of(&at.shop, label(&at.shop.shop.platform)),
    }))
}

/// A product of a Shopee shop.
#[utoipa::path(get, path = "/{shopId}/products/{productId}", tag = "products",
    params(("shopId" = String, Path), ("productId" = String, Path), Freshness),
    responses((status = 200, body = Reply<Product>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn detail(
    State(app): State<App>,
    at: AtShop,
    Path(named): Path<Named>,
    Params(asked): Params<Freshness>,
) -> Result<Reply<Product>, Failure> {
    let at = at.on(&"shopee".into())?;
    let product = one(&app, &at, &named.product_id, asked.fresh == Some(Flag(true))).await?;
    Ok(Reply::of(Product::of(product, &at.shop)))
}

/// Set what variants show. Of a variant that sells a SKU, the SKU moves by what was changed, and the shop follows.
#[utoipa::path(put, path = "/{shopId}/products/{productId}/stock", tag = "products", request_body = NewStock,
    params(("shopId" = String, Path), ("productId" = String, Path)),
    responses((status = 200, body = Reply<Kept>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal),
        (status = 409, description = "A decision is needed, or somebody else works on the shop", body = Refusal),
        (status = 503, body = Refusal)))]
async fn set_stock(
    State(app): State<App>,
    at: AtShop,
    Path(named): Path<Named>,
    typed: Typed,
    Body(new): Body<NewStock>,
) -> Result<Reply<Kept>, Failure> {
    stock::set(&app, &at.on(&"shopee".into())?, &named.product_id, typed, new).await
}
