//! `update_price`: absolute prices for the models of one item, with the partial rules of `update_stock`.

use std::collections::HashSet;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::json;

use super::{amount, editable_item, has_models, limit};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};

#[derive(Deserialize)]
struct Update {
    item_id: i64,
    price_list: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    /// Absent or 0 for an item without models.
    #[serde(default)]
    model_id: i64,
    original_price: serde_json::Number,
}

pub(in crate::sandbox::shopee) fn update_price(call: &mut Call<'_>) -> Answer {
    let update: Update = call.read()?;
    let product = editable_item(call, update.item_id)?;
    let rows = &update.price_list;
    if !(1..=50).contains(&rows.len()) {
        return Err(Refusal::wrong_parameters("price_list must have 1 to 50 elements."));
    }
    let mut seen = HashSet::new();
    if rows.iter().any(|row| !seen.insert(row.model_id)) {
        return Err(Refusal::service("error_param", "Repeat model_id."));
    }
    if has_models(product) && rows.iter().any(|row| row.model_id == 0) {
        let message = "Item price cannot be set while the item has models.";
        return Err(Refusal::service("error_edit_item_price_for_item_has_model", message));
    }
    let known: HashSet<i64> = product.variants.iter().map(|variant| variant.id).collect();
    let region = call.shop()?.region.clone();
    let prices = rows.iter().map(|row| price(row, &region)).collect::<Result<Vec<_>, _>>()?;

    let (mut success, mut failure) = (Vec::new(), Vec::new());
    for (row, price) in rows.iter().zip(prices) {
        let refused = if std::mem::take(&mut call.spoil_a_row) {
            Some("System error, please try again later.")
        } else if !known.contains(&row.model_id) {
            Some("Wrong model_id.")
        } else {
            None
        };
        if let Some(reason) = refused {
            failure.push(json!({"model_id": row.model_id, "failed_reason": reason}));
            continue;
        }
        call.world
            .set_price(call.shop_id, update.item_id, row.model_id, price)
            .map_err(|_| Refusal::service("error_param", "Wrong model_id."))?;
        success.push(json!({"model_id": row.model_id, "original_price": amount(price)}));
    }
    let all_failed = success.is_empty();
    let lists = json!({"success_list": success, "failure_list": failure});
    if all_failed {
        // Named after update_stock's: no page prints this one.
        let message = "Update price failed, please check failure_list for detailed reason";
        return Err(Refusal::service("error_busi_update_price_failed", message).with_response(lists));
    }
    Ok(Payload::Response(lists))
}

/// Reads a price from its digits, so that it stays the number that was sent.
fn price(row: &Row, region: &str) -> Result<Decimal, Refusal> {
    let text = row.original_price.to_string();
    let price = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&text));
    let price = price.map_err(|_| Refusal::wrong_parameters("original_price is invalid."))?.normalize();
    if price.scale() > limit::price_digits(region) {
        return Err(Refusal::service("error_invalid_price", "Invalid price."));
    }
    if price < limit::price_min(region) {
        return Err(Refusal::service("error_price_exceed_min_limitt", "Price exceeds the minimum limit."));
    }
    if price > limit::PRICE_MAX {
        return Err(Refusal::service("error_price_exceed_max_limitt", "Price exceeds the maximum limit."));
    }
    Ok(price)
}
