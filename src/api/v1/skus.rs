//! `/api/v1/skus`: the master table.

use axum::extract::Path;
use serde::{Deserialize, Deserializer};
use utoipa::{IntoParams, ToSchema};

use super::scope::{Printed, word};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Object, Params};
use crate::api::routes::{Routes, routes};
use crate::engine::Role;
use crate::engine::skus::{Edit, SkuEdit, SkuFilter, SkuView};

/// SKUs on a page at most, and unless told.
const MOST: u32 = 1000;

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list, add))
        .routes(routes!(show, edit, remove))
        .routes(routes!(bundle, dissolve))
}

/// Which SKUs, by code.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Search {
    /// Part of the code, name or barcode.
    search: Option<String>,
    /// Only those that are low.
    #[param(value_type = Option<bool>)]
    low: Option<Flag>,
    /// Only codes behind this one.
    after: Option<String>,
    /// At most so many: 1000 unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

impl From<Search> for SkuFilter {
    fn from(search: Search) -> Self {
        Self {
            search: search.search.filter(|text| !text.is_empty()),
            low: search.low == Some(Flag(true)),
            after: search.after.map(Into::into),
            limit: Some(search.limit.map_or(MOST, |limit| limit.0).min(MOST)),
        }
    }
}

/// A new SKU, or what changes about one. What is left out stays as it is; `null` forgets it.
#[derive(Deserialize, ToSchema)]
struct Facts {
    /// The code of a new one.
    sku: Option<String>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    name: Option<Option<String>>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    barcode: Option<Option<String>>,
    /// A decimal number, as text.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    price: Option<Option<String>>,
    /// A decimal number, as text.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    cost: Option<Option<String>>,
    /// ISO 4217.
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<String>)]
    currency: Option<Option<String>>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    buffer: Option<Option<i64>>,
    #[serde(default, deserialize_with = "said")]
    #[schema(value_type = Option<i64>)]
    low_stock_at: Option<Option<i64>>,
    /// Units that a new one begins with.
    stock: Option<i64>,
}

/// Tells `null` from nothing.
fn said<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<Option<T>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

impl Facts {
    fn edit(self) -> Result<SkuEdit, Failure> {
        Ok(SkuEdit {
            name: kept(self.name),
            barcode: kept(self.barcode),
            price: read(self.price)?,
            cost: read(self.cost)?,
            currency: read(self.currency)?,
            buffer: kept(self.buffer),
            low_stock_at: kept(self.low_stock_at),
        })
    }
}

fn kept<T>(said: Option<Option<T>>) -> Edit<T> {
    match said {
        None => Edit::Keep,
        Some(None) => Edit::Clear,
        Some(Some(value)) => Edit::To(value),
    }
}

fn read<T: std::str::FromStr>(said: Option<Option<String>>) -> Result<Edit<T>, Failure>
where
    T::Err: std::fmt::Display,
{
    Ok(match kept(said) {
        Edit::Keep => Edit::Keep,
        Edit::Clear => Edit::Clear,
        Edit::To(text) => Edit::To(word(&text)?),
    })
}

/// What a bundle is made of.
#[derive(Deserialize, ToSchema)]
struct Components {
    #[schema(value_type = Vec<Component>)]
    components: Vec<Object<Component>>,
}

/// A component.
#[derive(Deserialize, ToSchema)]
struct Component {
    sku: String,
    /// Units in one bundle.
    quantity: i64,
}

/// The SKUs, by code. As `spark sku list --json`.
#[utoipa::path(get, path = "", tag = "skus", params(Search),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal)))]
pub(super) async fn list(
    caller: Caller,
    Params(search): Params<Search>,
) -> Result<Reply<Vec<SkuView>>, Failure> {
    Ok(Reply::of(caller.engine.skus(search.into()).await?))
}

/// Add a SKU. Takes a manager.
#[utoipa::path(post, path = "", tag = "skus", request_body = Facts,
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal)))]
async fn add(caller: Caller, Body(mut facts): Body<Facts>) -> Result<Reply<SkuView>, Failure> {
    caller.insist(Role::Manager)?;
    let code = facts.sku.take().unwrap_or_default();
    let stock = facts.stock;
    Ok(Reply::of(caller.engine.add_sku(&code, facts.edit()?, stock, false).await?).saying("SKU added"))
}

/// A SKU. As `spark sku show --json`.
#[utoipa::path(get, path = "/{sku}", tag = "skus", params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 404, body = Refusal)))]
async fn show(caller: Caller, Path(sku): Path<String>) -> Result<Reply<SkuView>, Failure> {
    Ok(Reply::of(caller.engine.sku(&sku).await?))
}

/// Change facts of a SKU. Takes a manager. Its stock is changed under `/api/v1/stock`.
#[utoipa::path(patch, path = "/{sku}", tag = "skus", request_body = Facts, params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn edit(
    caller: Caller,
    Path(sku): Path<String>,
    Body(facts): Body<Facts>,
) -> Result<Reply<SkuView>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.edit_sku(&sku, facts.edit()?, false).await?).saying("SKU changed"))
}

/// Remove a SKU that nothing holds on to. Takes a manager.
#[utoipa::path(delete, path = "/{sku}", tag = "skus", params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn remove(caller: Caller, Path(sku): Path<String>) -> Result<Reply<SkuView>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.remove_sku(&sku, false).await?).saying("SKU removed"))
}

/// Make a SKU a bundle of others. Takes a manager.
#[utoipa::path(put, path = "/{sku}/bundle", tag = "skus", request_body = Components, params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn bundle(
    caller: Caller,
    Path(sku): Path<String>,
    Body(made_of): Body<Components>,
) -> Result<Reply<SkuView>, Failure> {
    caller.insist(Role::Manager)?;
    let parts = made_of.components.into_iter().map(|Object(part)| (part.sku.into(), part.quantity)).collect();
    Ok(Reply::of(caller.engine.make_bundle(&sku, parts, false).await?).saying("Bundle made"))
}

/// Make a bundle a plain SKU again, with nothing on hand. Takes a manager.
#[utoipa::path(delete, path = "/{sku}/bundle", tag = "skus", params(("sku" = String, Path)),
    responses((status = 200, body = Reply<Printed>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn dissolve(caller: Caller, Path(sku): Path<String>) -> Result<Reply<SkuView>, Failure> {
    caller.insist(Role::Manager)?;
    Ok(Reply::of(caller.engine.dissolve_bundle(&sku, false).await?).saying("Bundle dissolved"))
}
