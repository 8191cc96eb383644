//! The products of a shop as the app lists and shows them, and the stock that people type there: `/api/tiktok/shops`,
//! which the app calls `/api/shops`, and `/api/shopee/shops`.
//!
//! All is answered from the listings that were read; `fresh`, and a shop that was never read, reads them first.
//! Descriptions and pictures are not kept yet: their fields are empty.

mod seen;
mod shopee;
mod shown;
mod stock;
mod tiktok;

pub(super) use seen::Seen;
pub(super) use shopee::routes as shopee_routes;
pub(super) use tiktok::routes as tiktok_routes;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};

use super::App;
use super::failure::Failure;
use super::shop::AtShop;
use crate::engine::products::{ProductFilter, ProductView, ProductsPage};

/// Returns a page of the shop's products; a shop that was never read is read first.
async fn page(at: &AtShop, filter: ProductFilter, fresh: bool) -> Result<ProductsPage, Failure> {
    let engine = &at.caller.engine;
    let first = ProductFilter { size: 1, ..ProductFilter::default() };
    let is_known = async || {
        let has_products = engine.shop_products(&at.shop, first).await?.total > 0;
        Ok::<_, Failure>(has_products || engine.has_read_products(&at.shop).await?)
    };
    if fresh || !is_known().await? {
        engine.refresh_shop_products(&at.shop).await?;
    }
    Ok(engine.shop_products(&at.shop, filter).await?)
}

/// Returns one of the shop's products, and remembers what figures the caller has been shown.
async fn one(app: &App, at: &AtShop, product: &str, fresh: bool) -> Result<ProductView, Failure> {
    let engine = &at.caller.engine;
    if fresh {
        engine.refresh_shop_products(&at.shop).await?;
    }
    let found = engine.shop_product(&at.shop, &product.into()).await?;
    let view = found.ok_or_else(no_product)?;
    app.seen().remember(&at.caller.who.session, at.shop.key, &view);
    Ok(view)
}

fn no_product() -> Failure {
    Failure::new(StatusCode::NOT_FOUND, "Product not found").code("no_such_product")
}

/// Whether the client says what it accepts. The app's product editor does; what its own stock keeping sends by itself
/// does not.
struct Typed(bool);

impl<S: Send + Sync> FromRequestParts<S> for Typed {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Self::Rejection> {
        Ok(Self(parts.headers.contains_key(header::ACCEPT)))
    }
}
