//! `get_item_list` and `search_item`: which items a shop has.

use serde_json::{Value, json};

use super::{has_models, status};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::seconds;
use crate::sandbox::world::Product;

const STATUSES: [&str; 6] = ["NORMAL", "BANNED", "UNLIST", "REVIEWING", "SELLER_DELETE", "SHOPEE_DELETE"];

pub(in crate::sandbox::shopee) fn item_list(call: &mut Call<'_>) -> Answer {
    let params = &call.params;
    let offset = params.int_in("offset", 0..=i64::MAX)?;
    let page_size = params.int_in("page_size", 1..=100)?;
    let statuses = params.list("item_status");
    if statuses.is_empty() || statuses.iter().any(|status| !STATUSES.contains(status)) {
        return Err(Refusal::service("error_param_item_status", "Invalid item status."));
    }
    let (from, to) = (params.int("update_time_from")?, params.int("update_time_to")?);
    if from.zip(to).is_some_and(|(from, to)| to <= from) {
        return Err(Refusal::service(
            "error_update_time_range",
            "update_time_to must be later than update_time_from.",
        ));
    }
    let wanted = |product: &&Product| {
        let updated = seconds(product.updated_ms);
        statuses.contains(&status(product.state))
            && from.is_none_or(|from| updated >= from)
            && to.is_none_or(|to| updated <= to)
    };
    let found: Vec<_> = call.shop()?.products.values().filter(wanted).collect();
    let page = page(&found, offset, page_size);
    let next = offset.saturating_add(page.len() as i64);
    let mut response = json!({
        "total_count": found.len(),
        "has_next_page": next < found.len() as i64,
        "next_offset": next,
    });
    // Absent rather than empty when there is nothing, which the documentation leaves open.
    if !page.is_empty() {
        response["item"] = page
            .iter()
            .map(|product| {
                json!({
                    "item_id": product.id,
                    "item_status": status(product.state),
                    "update_time": seconds(product.updated_ms),
                    "tag": {"kit": false},
                })
            })
            .collect();
    }
    Ok(Payload::Response(response))
}

/// The cursor is a string, empty at first and at the end. `item_sku` is the parent SKU, never a model's.
pub(in crate::sandbox::shopee) fn search_item(call: &mut Call<'_>) -> Answer {
    let params = &call.params;
    let page_size = params.int_in("page_size", 1..=100)?;
    let offset = match params.text("offset") {
        None => 0,
        Some(cursor) => i64::from_str_radix(cursor, 16)
            .ok()
            .filter(|offset| *offset >= 0)
            .ok_or_else(|| Refusal::wrong_parameters("offset is invalid."))?,
    };
    let (name, sku) = (params.text("item_name").map(str::to_lowercase), params.text("item_sku"));
    if name.is_none() && sku.is_none() && params.text("attribute_status").is_none() {
        return Err(Refusal::service(
            "error_param",
            "One of item_name, item_sku and attribute_status is required.",
        ));
    }
    let statuses = params.list("item_status");
    let wanted = |product: &&Product| {
        let hit = match (sku, &name) {
            (Some(sku), _) => {
                !has_models(product) && product.variants.iter().any(|variant| variant.seller_sku == sku)
            }
            (None, Some(name)) => product.title.to_lowercase().contains(name),
            // No item of the sandbox lacks an attribute.
            (None, None) => false,
        };
        hit && (statuses.is_empty() || statuses.contains(&status(product.state)))
    };
    let found: Vec<_> = call.shop()?.products.values().filter(wanted).collect();
    let page = page(&found, offset, page_size);
    let next = offset.saturating_add(page.len() as i64);
    let cursor = if next < found.len() as i64 { format!("{next:x}") } else { String::new() };
    let ids: Vec<Value> = page.iter().map(|product| product.id.into()).collect();
    Ok(Payload::Response(json!({"item_id_list": ids, "total_count": found.len(), "next_offset": cursor})))
}

fn page<T>(all: &[T], offset: i64, size: i64) -> &[T] {
    let start = usize::try_from(offset).unwrap_or(usize::MAX).min(all.len());
    let end = start.saturating_add(usize::try_from(size).unwrap_or(0)).min(all.len());
    &all[start..end]
}
