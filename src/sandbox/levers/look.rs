//! Telling what happened, by the sandbox's own count.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::shared::Shared;
use crate::sandbox::world::{Platform, Shop};

/// `GET /_sandbox/health`
pub(super) async fn health() -> Json<Value> {
    Json(json!({"status": "ready"}))
}

/// `GET /_sandbox/shops`
pub(super) async fn shops(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let rows: Vec<_> = world
        .shops
        .values()
        .map(|shop| {
            json!({
                "platform": shop.platform, "shop_id": shop.id.to_string(), "name": shop.name, "region": shop.region,
                "currency": shop.currency, "authorized": shop.authorized_ms.is_some(), "products": shop.products.len(),
                "warehouses": shop.sales_warehouses().map(|w| &w.id).collect::<Vec<_>>(),
            })
        })
        .collect();
    Json(json!({ "shops": rows }))
}

/// `GET /_sandbox/faults`
pub(super) async fn faults(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({"faults": shared.traffic().faults.rules()}))
}

/// `GET /_sandbox/truth`
pub(super) async fn truth(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let skus: Vec<_> = {
        let world = shared.world();
        let rows = world.shops.values().flat_map(|shop| {
            shop.products.values().flat_map(move |product| {
                product.variants.iter().map(move |variant| {
                    let tally = &variant.tally;
                    json!({
                        "platform": shop.platform, "shop_id": shop.id.to_string(), "seller_sku": variant.seller_sku,
                        "product_id": product.id.to_string(), "variant_id": variant.id.to_string(),
                        "shown": variant.shown(), "committed": variant.committed(), "sold": tally.sold,
                        "cancelled": tally.cancelled, "returned": tally.returned, "updates": tally.updates,
                        "refused": tally.refused,
                    })
                })
            })
        });
        rows.collect()
    };
    let traffic = shared.traffic();
    let endpoints: Vec<_> = traffic
        .journal
        .endpoints
        .iter()
        .map(|((platform, endpoint), counts)| {
            let mut row = json!({"platform": platform, "endpoint": endpoint});
            if let (Value::Object(row), Ok(Value::Object(counts))) = (&mut row, serde_json::to_value(counts))
            {
                row.extend(counts);
            }
            row
        })
        .collect();
    Json(json!({"skus": skus, "endpoints": endpoints}))
}

#[derive(Deserialize)]
pub(super) struct Since {
    #[serde(default)]
    since: i64,
}

/// `GET /_sandbox/log?since=N`: the requests after number N.
pub(super) async fn log(State(shared): State<Arc<Shared>>, Query(query): Query<Since>) -> Json<Value> {
    let traffic = shared.traffic();
    let since = u64::try_from(query.since).unwrap_or(0);
    let requests: Vec<_> = traffic.journal.since(since).collect();
    Json(json!({"requests": requests, "last": traffic.journal.last()}))
}

/// `GET /_sandbox/webhooks`: every attempt to deliver a notification.
pub(super) async fn webhooks(State(shared): State<Arc<Shared>>) -> Json<Value> {
    Json(json!({"deliveries": shared.traffic().journal.deliveries}))
}

/// `GET /_sandbox/catalogue`: a row for every variant and warehouse.
pub(super) async fn catalogue(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let world = shared.world();
    let mut rows = Vec::new();
    for shop in world.shops.values() {
        for product in shop.products.values() {
            for variant in &product.variants {
                rows.extend(variant.stock.iter().map(|stock| {
                    json!({
                        "platform": shop.platform, "shop_id": shop.id.to_string(),
                        "product_id": product.id.to_string(), "variant_id": variant.id.to_string(),
                        "warehouse_id": warehouse(shop, &stock.warehouse), "seller_sku": variant.seller_sku,
                        "shown": stock.available,
                    })
                }));
            }
        }
    }
    Json(json!({ "listings": rows }))
}

/// A Shopee shop with one warehouse does not know that it has any.
fn warehouse<'s>(shop: &Shop, id: &'s str) -> Option<&'s str> {
    (shop.platform == Platform::Tiktok || shop.has_several_warehouses()).then_some(id)
}

/// `GET /_sandbox/changes?since=MS`: when each listing began to show what, over all its warehouses.
pub(super) async fn changes(State(shared): State<Arc<Shared>>, Query(query): Query<Since>) -> Json<Value> {
    let world = shared.world();
    let rows: Vec<_> = world
        .changes
        .iter()
        .filter(|change| change.t >= query.since)
        .filter_map(|change| {
            let shop = world.shops.get(&change.shop)?;
            let variant = shop.variant(change.product, change.variant)?;
            Some(json!({
                "t": change.t, "platform": shop.platform, "shop_id": shop.id.to_string(),
                "product_id": change.product.to_string(), "variant_id": change.variant.to_string(),
                "seller_sku": variant.seller_sku, "shown": change.shown,
            }))
        })
        .collect();
    Json(json!({ "changes": rows }))
}
