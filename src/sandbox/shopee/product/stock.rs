//! `update_stock`: absolute figures for the models of one item, each refused or taken for itself.

use std::collections::HashSet;

use serde::Deserialize;
use serde_json::{Value, json};

use super::{editable_item, has_models, limit, location_row};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::world::{Edit, Product, Shop, Stock, Variant};

#[derive(Deserialize)]
struct Update {
    item_id: i64,
    stock_list: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    /// Absent or 0 for an item without models.
    #[serde(default)]
    model_id: i64,
    seller_stock: Vec<Figure>,
}

#[derive(Deserialize)]
struct Figure {
    #[serde(default)]
    location_id: String,
    stock: i64,
}

pub(in crate::sandbox::shopee) fn update_stock(call: &mut Call<'_>) -> Answer {
    let update: Update = call.read()?;
    let product = editable_item(call, update.item_id)?;
    check_models(product, &update.stock_list)?;
    check_locations(call.shop()?, &update.stock_list)?;
    check_promotions(product, &update.stock_list)?;
    let known: HashSet<i64> = product.variants.iter().map(|variant| variant.id).collect();

    let (mut success, mut failure) = (Vec::new(), Vec::new());
    for row in &update.stock_list {
        let refused = if std::mem::take(&mut call.spoil_a_row) {
            Some("System error, please try again later.")
        } else if !known.contains(&row.model_id) {
            Some("Wrong model_id.")
        } else if row.seller_stock.iter().any(|figure| !limit::STOCK.contains(&figure.stock)) {
            Some("Invalid parameter for product.")
        } else {
            None
        };
        match refused {
            Some(reason) => failure.push(json!({"model_id": row.model_id, "failed_reason": reason})),
            None => success.extend(apply(call, update.item_id, row)?),
        }
    }
    let all_failed = success.is_empty();
    let lists = json!({"success_list": success, "failure_list": failure});
    if all_failed {
        let message = "Update stock failed, please check failure_list for detailed reason";
        return Err(Refusal::service("error_busi_update_stock_failed", message).with_response(lists));
    }
    Ok(Payload::Response(lists))
}

/// Refuses the whole call when its rows are too many, repeat a model, or name none where there are some.
fn check_models(product: &Product, rows: &[Row]) -> Result<(), Refusal> {
    if !(1..=50).contains(&rows.len()) {
        return Err(Refusal::wrong_parameters("stock_list must have 1 to 50 elements."));
    }
    if rows.iter().any(|row| row.seller_stock.is_empty()) {
        return Err(Refusal::wrong_parameters("seller_stock is required."));
    }
    let mut seen = HashSet::new();
    if rows.iter().any(|row| !seen.insert(row.model_id)) {
        return Err(Refusal::service("error_param", "Repeat model_id."));
    }
    if has_models(product) && rows.iter().any(|row| row.model_id == 0) {
        let message = "Item stock cannot be set while the item has models.";
        return Err(Refusal::service("error_edit_item_stock_for_item_has_model", message));
    }
    Ok(())
}

/// Refuses the whole call unless a shop with several locations gets each figure with its own, and any other shop none.
fn check_locations(shop: &Shop, rows: &[Row]) -> Result<(), Refusal> {
    let figures = || rows.iter().flat_map(|row| &row.seller_stock);
    let named = figures().filter(|figure| !figure.location_id.is_empty()).count();
    let auth = |message| Refusal::service("error_auth", message);
    if !shop.has_several_warehouses() {
        if named > 0 {
            return Err(auth("You do not have right to use seller location_id, please check."));
        }
        if rows.iter().any(|row| row.seller_stock.len() > 1) {
            return Err(Refusal::wrong_parameters("seller_stock must have 1 element."));
        }
        return Ok(());
    }
    if named == 0 {
        return Err(Refusal::service(
            "error_busi",
            "The merchant/shop has multi warehouse, please input location id",
        ));
    }
    if named < figures().count() {
        return Err(auth("Lack of location_id, please double check."));
    }
    let matched = rows.iter().all(|row| {
        let mut seen = HashSet::new();
        row.seller_stock.iter().all(|figure| {
            seen.insert(&figure.location_id)
                && shop.sales_warehouses().any(|warehouse| warehouse.id == figure.location_id)
        })
    });
    if matched {
        Ok(())
    } else {
        Err(auth("The location_id input is not matched the shop's location_id(more/wrong)."))
    }
}

/// Refuses the whole call when it would leave a variant less than a promotion holds of it (reference section 7).
fn check_promotions(product: &Product, rows: &[Row]) -> Result<(), Refusal> {
    let is_short = |row: &Row| {
        let total: i64 = row.seller_stock.iter().map(|figure| figure.stock).sum();
        product.variants.iter().any(|variant| variant.id == row.model_id && total < variant.promoted)
    };
    if rows.iter().any(is_short) {
        return Err(Refusal::service("error_auth", "Total stock must be more than reserved stock."));
    }
    Ok(())
}

/// Sets one row; returns a line a location.
fn apply(call: &mut Call<'_>, item_id: i64, row: &Row) -> Result<Vec<Value>, Refusal> {
    let invalid = |_| Refusal::service("error_inner", "Invalid stock location ID");
    let mut lines = Vec::with_capacity(row.seller_stock.len());
    for figure in &row.seller_stock {
        let location = Some(&figure.location_id).filter(|id| !id.is_empty());
        let shop = call.world.shop_mut(call.shop_id).map_err(invalid)?;
        if let (Some(location), Some(variant)) = (location, shop.variant_mut(item_id, row.model_id)) {
            open(variant, location);
        }
        let location_id = location.map(String::as_str);
        call.world
            .set_stock(call.shop_id, item_id, row.model_id, location_id, figure.stock, Edit::Api)
            .map_err(invalid)?;
        let mut line = location_row(location, json!({"stock": figure.stock}));
        line["model_id"] = row.model_id.into();
        lines.push(line);
    }
    Ok(lines)
}

/// Any location of a shop may hold any of its models, whether it did before or not.
fn open(variant: &mut Variant, location: &str) {
    if variant.stock.iter().all(|stock| stock.warehouse != location) {
        variant.stock.push(Stock {
            warehouse: location.to_owned(),
            available: 0,
            committed: 0,
            backorder: None,
        });
    }
}
