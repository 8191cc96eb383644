//! `get_model_list`: the variants of one item.

use serde_json::json;

use super::{dimension, has_models, own_item, pre_order, price_info, stock_info};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};

/// Not paged. An item without models answers with empty lists.
pub(in crate::sandbox::shopee) fn model_list(call: &mut Call<'_>) -> Answer {
    let item_id = call.params.int("item_id")?.ok_or_else(|| {
        Refusal::service("product.error_param", "invalid field ItemId: value must  Not Null")
    })?;
    let product = own_item(call, item_id)?;
    if !has_models(product) {
        return Ok(Payload::Response(
            json!({"tier_variation": [], "model": [], "standardise_tier_variation": []}),
        ));
    }
    let shop = call.shop()?;
    let options: Vec<_> = product.variants.iter().map(|variant| json!({"option": variant.option})).collect();
    let standard: Vec<_> = product
        .variants
        .iter()
        .map(|variant| json!({"variation_option_id": 0, "variation_option_name": variant.option}))
        .collect();
    let models: Vec<_> = product
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| {
            json!({
                "model_id": variant.id,
                "model_sku": variant.seller_sku,
                "model_status": "MODEL_NORMAL",
                "tier_index": [index],
                "promotion_id": 0,
                "has_promotion": variant.promoted > 0,
                "price_info": price_info(shop, variant),
                // A string where get_item_base_info has a number: so it is in the official sample.
                "stock_info_v2": stock_info(shop, variant, json!([{"location_id": "", "stock": "-"}])),
                "pre_order": pre_order(),
                "gtin_code": variant.barcode,
                "weight": "0.50",
                "dimension": dimension(),
                "is_fulfillment_by_shopee": false,
            })
        })
        .collect();
    Ok(Payload::Response(json!({
        "tier_variation": [{"name": "Variation", "option_list": options}],
        "standardise_tier_variation": [{
            "variation_id": 0,
            "variation_name": "Variation",
            "variation_group_id": 0,
            "variation_option_list": standard,
        }],
        "model": models,
    })))
}
