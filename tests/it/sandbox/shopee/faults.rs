//! Faults on order, in Shopee's words.

use serde_json::json;
use spark::sandbox::{Fault, FaultKind};

use super::{Stage, rows};

fn fault(kind: FaultKind, endpoint: &str) -> Fault {
    Fault { kind, rate: 1.0, platform: None, endpoint: Some(endpoint.into()), count: Some(1), delay_ms: None }
}

#[tokio::test]
async fn refusals_on_order_are_worded_as_shopee_words_them() {
    let faults = [
        (FaultKind::RateLimit, "error_rate_limit", 200),
        (FaultKind::CodeError, "error_system_busy", 200),
        (FaultKind::TokenExpired, "invalid_acceess_token", 403),
    ];
    for (kind, error, status) in faults {
        let stage = Stage::with(|options| options.faults = vec![fault(kind, "get_shop_info")]).await;
        let shop = stage.connect().await;
        let (refused, body) = stage.try_get(&shop, "/shop/get_shop_info", "").await;
        assert_eq!((refused, &body["error"]), (status, &json!(error)));
        assert_eq!(stage.try_get(&shop, "/shop/get_shop_info", "").await.1["error"], "");
    }
}

#[tokio::test]
async fn a_partial_batch_fails_one_row() {
    let stage =
        Stage::with(|options| options.faults = vec![fault(FaultKind::PartialBatch, "update_stock")]).await;
    let shop = stage.connect().await;
    let (item, models) = stage.item_with_models(&shop).await;
    let list: Vec<_> =
        models.iter().map(|id| json!({"model_id": id, "seller_stock": [{"stock": 1}]})).collect();
    let update = json!({"item_id": item, "stock_list": list});
    let spoiled = stage.post(&shop, "/product/update_stock", update.clone()).await;
    assert_eq!(spoiled["error"], "");
    assert_eq!(rows(&spoiled["response"]["failure_list"])[0]["model_id"], models[0]);
    assert_eq!(rows(&spoiled["response"]["success_list"]).len(), models.len() - 1);
    let whole = stage.post(&shop, "/product/update_stock", update).await;
    assert_eq!(rows(&whole["response"]["success_list"]).len(), models.len());
}

#[tokio::test]
async fn the_rate_is_limited_per_call() {
    let stage = Stage::with(|options| options.rate_limits = true).await;
    let shop = stage.connect().await;
    let mut refused = None;
    for _ in 0..200 {
        let (_, body) = stage.try_get(&shop, "/shop/get_shop_info", "").await;
        if body["error"] != "" {
            refused = Some(body);
            break;
        }
    }
    assert_eq!(refused.unwrap()["error"], "error_rate_limit");
    assert_eq!(stage.try_get(&shop, "/shop/get_shop_holiday_mode", "").await.1["error"], "");
    stage.pass_s(1);
    assert_eq!(stage.try_get(&shop, "/shop/get_shop_info", "").await.1["error"], "");
}
