//! Bad days on order.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::sandbox::stage::{Answered, App, Stage, answered};

const SEARCH: &str = "/product/202502/products/search";

async fn order(stage: &Stage, kind: &str) {
    stage.lever("faults", json!({"kind": kind, "rate": 1.0, "count": 1, "delay_ms": 1})).await;
}

fn shown(catalogue: &Value) -> i64 {
    catalogue["listings"][0]["shown"].as_i64().unwrap()
}

async fn search(app: &App<'_>) -> Answered {
    app.call(Method::POST, SEARCH, &[("page_size", "10")], None).await
}

#[tokio::test]
async fn refusals_are_in_the_marketplaces_words_and_outages_are_not() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    for (kind, status, code) in [
        ("http_500", 500, None),
        ("http_503", 503, None),
        ("rate_limit", 429, Some(36009002)),
        ("code_error", 200, Some(36009003)),
        ("token_expired", 401, Some(105002)),
        ("bad_json", 200, None),
        ("slow", 200, Some(0)),
    ] {
        order(&stage, kind).await;
        let (got, answer) = search(&app).await;
        assert_eq!((got, answer["code"].as_i64()), (status, code), "{kind}: {answer}");
        assert_eq!(search(&app).await.1["code"], 0, "{kind}");
    }
}

#[tokio::test]
async fn reset_and_timeout_do_nothing_and_answer_nothing() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    for kind in ["reset", "timeout"] {
        order(&stage, kind).await;
        let path = format!("/product/202309/products/{}/inventory/update", ids[0].0);
        let body = json!({"skus": [{"id": ids[0].1, "inventory": [{"quantity": 9}]}]});
        let error = app.try_send(app.draft(Method::POST, &path, &[], Some(body))).await.unwrap_err();
        assert!(error.is_request(), "{kind}: {error:?}");
        assert_eq!(shown(&stage.look("catalogue").await), 1, "{kind}");
    }
    let log = stage.look("log").await;
    assert_eq!(log["requests"].as_array().unwrap().last().unwrap()["status"], Value::Null);
}

#[tokio::test]
async fn what_was_committed_is_done_though_the_answer_says_otherwise() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    order(&stage, "commit_then_500").await;
    assert_eq!(app.set_stock(&ids[0].0, &ids[0].1, 9).await.0, 500);
    assert_eq!(shown(&stage.look("catalogue").await), 9);
    order(&stage, "commit_then_timeout").await;
    let path = format!("/product/202309/products/{}/inventory/update", ids[0].0);
    let body = json!({"skus": [{"id": ids[0].1, "inventory": [{"quantity": 7}]}]});
    assert!(app.try_send(app.draft(Method::POST, &path, &[], Some(body))).await.is_err());
    assert_eq!(shown(&stage.look("catalogue").await), 7);
}

#[tokio::test]
async fn a_partial_batch_names_what_failed_and_does_the_rest() {
    let stage = Stage::bare().await;
    stage.lever("shops", json!({"platform": "tiktok"})).await;
    let skus = json!([{"seller_sku": "A", "quantity": 1}, {"seller_sku": "B", "quantity": 1}]);
    let made = stage.lever("products", json!({"products": [{"skus": skus}]})).await;
    let app = stage.connect().await;
    order(&stage, "partial_batch").await;
    assert_eq!(search(&app).await.1["code"], 0); // no batch: the fault waits
    let product = &made["products"][0];
    let path =
        format!("/product/202309/products/{}/inventory/update", product["product_id"].as_str().unwrap());
    let sku = |n: usize| json!({"id": product["skus"][n]["variant_id"], "inventory": [{"quantity": 9}]});
    let (status, answer) = app.call(Method::POST, &path, &[], Some(json!({"skus": [sku(0), sku(1)]}))).await;
    assert_eq!((status, &answer["code"]), (200, &json!(0)));
    let errors = answer["data"]["errors"].as_array().unwrap();
    assert_eq!((errors.len(), &errors[0]["detail"]["sku_id"]), (1, &product["skus"][0]["variant_id"]));
    let catalogue = stage.look("catalogue").await;
    let shown: Vec<_> = catalogue["listings"].as_array().unwrap().iter().map(|row| &row["shown"]).collect();
    assert_eq!(shown, [1, 9]);
}

#[tokio::test]
async fn a_fault_keeps_to_its_endpoint_and_consent_is_left_in_peace() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    stage.lever("faults", json!({"kind": "http_500", "rate": 1.0, "endpoint": "products/search"})).await;
    let app = stage.connect().await;
    assert_eq!(search(&app).await.0, 500);
    assert_eq!(app.call(Method::GET, "/logistics/202309/warehouses", &[], None).await.0, 200);
    stage.lever("faults", json!({"kind": "http_500", "rate": 1.0})).await;
    app.consent("").await;
}

#[tokio::test]
async fn the_date_is_the_sandboxs_own() {
    let stage = Stage::bare().await;
    let answer = stage.http.get(format!("{}/x", stage.running.url())).send().await.unwrap();
    assert_eq!(answer.headers()["date"], "Mon, 21 Sep 2026 14:13:20 GMT");
    assert_eq!(answered(answer).await.0, 404);
}

#[tokio::test]
async fn stopping_does_not_wait_for_what_hangs() {
    let stage = Stage::bare().await;
    stage.lever("faults", json!({"kind": "timeout", "rate": 1.0})).await;
    let hanging = tokio::spawn(stage.http.get(format!("{}/x", stage.running.url())).send());
    while stage.look("health").await != json!({"status": "ready"}) {}
    tokio::time::timeout(Duration::from_secs(5), stage.running.stop()).await.unwrap().unwrap();
    drop(hanging);
}
