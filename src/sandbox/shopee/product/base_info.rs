//! What is told of items as such: `get_item_base_info`, `get_item_extra_info`, `get_item_promotion`.

use serde_json::{Map, Value, json};

use super::{dimension, has_models, item_ids, pre_order, price_info, status, stock_info};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::seconds;
use crate::sandbox::world::{Product, Shop};

/// Unknown ids are left out; if none is left, the call fails.
pub(in crate::sandbox::shopee) fn base_info(call: &mut Call<'_>) -> Answer {
    known_items(call, |shop, product| {
        let mut item = json!({
            "item_id": product.id,
            "category_id": 100_643,
            "item_name": product.title,
            "description": product.title,
            "item_sku": "",
            "create_time": seconds(product.created_ms),
            "update_time": seconds(product.updated_ms),
            "attribute_list": [],
            "image": {"image_url_list": [], "image_id_list": []},
            "weight": "0.50",
            "dimension": dimension(),
            "logistic_info": [],
            "pre_order": pre_order(),
            "condition": "NEW",
            "item_status": status(product.state),
            "has_model": has_models(product),
            "has_promotion": product.variants.iter().any(|variant| variant.promoted > 0),
            "brand": {"brand_id": 0, "original_brand_name": "NoBrand"},
            "item_dangerous": 0,
            "gtin_code": "",
            "description_type": "normal",
            "deboost": false,
            "is_fulfillment_by_shopee": false,
            "tag": {"kit": false},
        });
        if let ([variant], false) = (product.variants.as_slice(), has_models(product)) {
            item["item_sku"] = variant.seller_sku.as_str().into();
            item["gtin_code"] = variant.barcode.as_str().into();
            item["price_info"] = price_info(shop, variant);
            item["stock_info_v2"] = stock_info(shop, variant, json!([]));
        }
        item
    })
}

pub(in crate::sandbox::shopee) fn extra_info(call: &mut Call<'_>) -> Answer {
    known_items(call, |_, product| {
        let sold: i64 = product.variants.iter().map(|variant| variant.tally.sold).sum();
        json!({"item_id": product.id, "sale": sold, "views": 0, "likes": 0, "rating_star": 0, "comment_count": 0})
    })
}

/// Of a promotion the sandbox knows what it holds, and no more.
pub(in crate::sandbox::shopee) fn promotion(call: &mut Call<'_>) -> Answer {
    let ids = item_ids(call)?;
    let products = &call.shop()?.products;
    let (known, unknown): (Vec<i64>, Vec<i64>) = ids.into_iter().partition(|id| products.contains_key(id));
    let running = |id: &i64| -> Vec<Value> {
        let promoted = products[id].variants.iter().filter(|variant| variant.promoted > 0);
        promoted
            .map(|variant| {
                json!({
                    "promotion_type": "flash_sale",
                    "promotion_id": id,
                    "model_id": variant.id,
                    "promotion_staging": "ongoing",
                    "promotion_stock_info_v2": {"summary_info": {"total_reserved_stock": variant.promoted}},
                })
            })
            .collect()
    };
    let success: Vec<_> = known.iter().map(|id| json!({"item_id": id, "promotion": running(id)})).collect();
    let failure: Vec<_> = unknown
        .into_iter()
        .map(|id| json!({"item_id": id, "failed_reason": "Item_id is not found."}))
        .collect();
    Ok(Payload::Response(json!({"success_list": success, "failure_list": failure})))
}

fn known_items(call: &Call<'_>, tell: impl Fn(&Shop, &Product) -> Value) -> Answer {
    let ids = item_ids(call)?;
    let shop = call.shop()?;
    let items: Vec<_> =
        ids.iter().filter_map(|id| shop.products.get(id)).map(|product| tell(shop, product)).collect();
    if items.is_empty() {
        return Err(Refusal::service("error_item_not_found", "Item_id is not found."));
    }
    Ok(Payload::Response(Value::Object(Map::from_iter([("item_list".to_owned(), items.into())]))))
}
