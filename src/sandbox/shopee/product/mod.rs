//! `/product/*`: the catalogue and what is shown of it.

mod base_info;
mod limit;
mod list;
mod models;
mod price;
mod stock;
mod unlist;

pub(super) use base_info::{base_info, extra_info, promotion};
pub(super) use limit::item_limit;
pub(super) use list::{item_list, search_item};
pub(super) use models::model_list;
pub(super) use price::update_price;
pub(super) use stock::update_stock;
pub(super) use unlist::unlist_item;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Map, Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::Refusal;
use crate::sandbox::shopee::shops;
use crate::sandbox::world::{Product, ProductState, Shop, Variant};

/// Returns Shopee's word for a product's state.
fn status(state: ProductState) -> &'static str {
    match state {
        ProductState::Live => "NORMAL",
        ProductState::Hidden => "UNLIST",
        ProductState::Frozen => "BANNED",
        ProductState::Deleted => "SELLER_DELETE",
    }
}

/// Tells whether a product has models. One without them has a single variant, whose id is 0.
fn has_models(product: &Product) -> bool {
    product.variants.iter().any(|variant| variant.id != 0)
}

/// Finds a product of the call's shop, telling another shop's from one that is nowhere.
fn own_item<'a>(call: &'a Call<'_>, item_id: i64) -> Result<&'a Product, Refusal> {
    if let Some(product) = call.shop()?.products.get(&item_id) {
        return Ok(product);
    }
    let elsewhere = shops(call.world).any(|shop| shop.products.contains_key(&item_id));
    Err(if elsewhere {
        Refusal::service("error_item_not_belong_shop", "Item not belong to shop.")
    } else {
        Refusal::service("error_item_not_found", "Item_id is not found.")
    })
}

/// Like [`own_item`], and refuses one that is deleted.
fn editable_item<'a>(call: &'a Call<'_>, item_id: i64) -> Result<&'a Product, Refusal> {
    let product = own_item(call, item_id)?;
    match product.state {
        ProductState::Deleted => Err(Refusal::service("error_item_not_found", "Product not found")),
        ProductState::Live | ProductState::Hidden | ProductState::Frozen => Ok(product),
    }
}

/// Returns `item_id_list`, which takes 1 to 50 ids.
fn item_ids(call: &Call<'_>) -> Result<Vec<i64>, Refusal> {
    let ids = call.params.ints("item_id_list")?;
    match ids.len() {
        0 => Err(Refusal::wrong_parameters("item_id_list is required.")),
        1..=50 => Ok(ids),
        _ => Err(Refusal::wrong_parameters("item_id_list must be 50 or less.")),
    }
}

/// Returns an amount as Shopee prints it: a number, without a fraction where there is none.
pub(super) fn amount(price: Decimal) -> Value {
    if price.is_integer() { price.to_i64().into() } else { price.to_f64().into() }
}

fn price_info(shop: &Shop, variant: &Variant) -> Value {
    let price = amount(variant.price);
    json!([{
        "currency": shop.currency,
        "original_price": price,
        "current_price": price,
        "inflated_price_of_original_price": price,
        "inflated_price_of_current_price": price,
    }])
}

/// Returns `stock_info_v2`. Rows name their location only in shops with several.
fn stock_info(shop: &Shop, variant: &Variant, shopee_stock: Value) -> Value {
    let named = shop.has_several_warehouses();
    let seller_stock: Vec<_> = shop
        .sales_warehouses()
        .filter_map(|warehouse| variant.stock.iter().find(|stock| stock.warehouse == warehouse.id))
        .map(|stock| {
            location_row(
                named.then_some(&stock.warehouse),
                json!({"stock": stock.available, "if_saleable": true}),
            )
        })
        .collect();
    json!({
        "summary_info": {"total_reserved_stock": variant.promoted, "total_available_stock": variant.shown()},
        "seller_stock": seller_stock,
        "shopee_stock": shopee_stock,
        "advance_stock": {"sellable_advance_stock": 0, "in_transit_advance_stock": 0},
    })
}

/// Returns `fields` behind the `location_id`, if there is one.
fn location_row(location: Option<&String>, fields: Value) -> Value {
    let mut row = Map::new();
    if let Some(location) = location {
        row.insert("location_id".into(), location.as_str().into());
    }
    if let Value::Object(fields) = fields {
        row.extend(fields);
    }
    Value::Object(row)
}

fn dimension() -> Value {
    json!({"package_length": 10, "package_width": 10, "package_height": 10})
}

fn pre_order() -> Value {
    json!({"is_pre_order": false, "days_to_ship": 2})
}

#[cfg(test)]
mod tests;
