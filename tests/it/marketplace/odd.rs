//! Answers that the sandbox does not give: what other people met, what documents contradict, what no document foresees.

use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use serde_json::{Value, json};
use spark::clock::{Entropy, HeldClock};
use spark::domain::{Fault as _, Millis};
use spark::marketplace::{
    Callback, Error, KnownProduct, Marketplace, Reading, Session, StockOutcome, StockRow, StockUpdate,
    shopee, tiktok,
};
use wiremock::matchers::{any, body_partial_json, path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::stage::{HASTY, everything_said};

const NOW: Millis = Millis(1_767_225_600_000);

pub(super) fn tiktok(server: &MockServer) -> tiktok::TikTok {
    let url: url::Url = server.uri().parse().unwrap();
    let config = tiktok::Config {
        app_key: "key".to_owned(),
        app_secret: "hush-app-secret".into(),
        service_id: "1".to_owned(),
        api_url: url.clone(),
        auth_url: url.clone(),
        authorize_url: url,
    };
    tiktok::TikTok::new(config, Arc::new(HeldClock::at(NOW)), Arc::new(Entropy::seeded(1)))
        .with_patience(HASTY)
}

fn shopee(server: &MockServer) -> shopee::Shopee {
    let url: url::Url = server.uri().parse().unwrap();
    let config = shopee::Config {
        partner_id: 1,
        partner_key: "hush-partner-key".into(),
        push_key: "".into(),
        api_url: url.clone(),
        consent: shopee::Consent::Page,
        consent_url: url,
    };
    shopee::Shopee::new(config, Arc::new(HeldClock::at(NOW)), Arc::new(Entropy::seeded(1)))
        .with_patience(HASTY)
}

pub(super) fn session() -> Session {
    Session {
        alias: "toko".into(),
        shop_id: "7".into(),
        region: "ID".into(),
        cipher: None,
        access: "hush-access".into(),
    }
}

/// Answers every call with `body`.
async fn always(body: Value) -> MockServer {
    let server = MockServer::start().await;
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_json(body)).mount(&server).await;
    server
}

fn rows(rows: &[(&str, &str)]) -> StockUpdate {
    let row = |(variant, warehouse): &(&str, &str)| StockRow {
        variant_id: (*variant).into(),
        warehouse_id: (*warehouse).into(),
        quantity: 5,
    };
    StockUpdate { product_id: "100".into(), rows: rows.iter().map(row).collect() }
}

/// Names each row's outcome by its error's code.
fn codes(outcomes: &[StockOutcome]) -> Vec<&'static str> {
    outcomes
        .iter()
        .map(|outcome| outcome.result.as_ref().map_or_else(|error| error.code(), |()| "set"))
        .collect()
}

#[tokio::test]
async fn shopee_calls_it_success_in_many_ways() {
    for error in [json!(""), json!(" "), json!("-"), Value::Null] {
        let body = json!({"error": error, "msg": "success", "warning": ["x"], "extra": {"new": 1}, "response": {
            "success_list": [{"model_id": 1, "stock": 5}], "failure_list": null,
        }});
        let server = always(body).await;
        let outcomes = shopee(&server).set_stock(&session(), &rows(&[("1", "")])).await.unwrap();
        assert_eq!(codes(&outcomes), ["set"], "{error}");
    }
}

#[tokio::test]
async fn a_shopee_row_that_no_list_names_is_unknown() {
    let body = json!({"error": "", "response": {
        "success_list": [
            {"model_id": 1, "location_id": "", "stock": 5},
            {"model_id": "2", "stock": 4},
            {"model_id": 4, "location_id": "A", "stock": 5},
        ],
        "failure_list": [
            {"model_id": 3, "failed_reason": "Wrong model_id."},
            {"model_id": 4, "failed_reason": "Total stock must be more than reserved stock."},
        ],
    }});
    let server = always(body).await;
    let update = rows(&[("1", ""), ("2", ""), ("3", ""), ("4", "A"), ("4", "B"), ("5", "")]);
    let outcomes = shopee(&server).set_stock(&session(), &update).await.unwrap();
    assert_eq!(
        codes(&outcomes),
        [
            "set",
            "outcome_unknown", // another figure than was asked for
            "marketplace_refused",
            "set",
            "marketplace_refused_for_now",
            "outcome_unknown",
        ]
    );
}

#[tokio::test]
async fn shopee_refusing_every_row_still_says_why_for_each() {
    let server = always(json!({
        "error": "product.error_busi_update_stock_failed", "message": "Update stock failed, please check failure_list",
        "response": {"failure_list": [{"model_id": 1, "failed_reason": "Wrong model_id."}]},
    }))
    .await;
    let outcomes = shopee(&server).set_stock(&session(), &rows(&[("1", "")])).await.unwrap();
    assert_eq!(codes(&outcomes), ["marketplace_refused"]);
}

#[tokio::test]
async fn a_shopee_item_without_models_may_be_named_by_nothing() {
    let server = always(json!({"error": "", "response": {"success_list": [{"stock": 5}]}})).await;
    let outcomes = shopee(&server).set_stock(&session(), &rows(&[("0", "")])).await.unwrap();
    assert_eq!(codes(&outcomes), ["set"]);
}

#[tokio::test]
async fn an_answer_without_its_content_is_never_an_empty_shop() {
    for body in
        [json!({}), json!({"error": "", "message": ""}), json!([]), json!({"error": "", "response": []})]
    {
        let server = always(body.clone()).await;
        let error = shopee(&server).catalogue(&session()).try_concat().await.unwrap_err();
        assert!(matches!(error, Error::Malformed { .. }), "{body}: {error:?}");
    }
    for body in
        [json!({}), json!({"code": 0}), json!({"code": 0, "data": null}), json!({"code": 0, "data": []})]
    {
        let server = always(body.clone()).await;
        let error = tiktok(&server).catalogue(&session()).try_concat().await.unwrap_err();
        assert!(matches!(error, Error::Malformed { .. }), "{body}: {error:?}");
    }
}

#[tokio::test]
async fn a_shopee_shop_without_items_may_leave_the_list_out() {
    let server = always(json!({"error": "", "response": {"total_count": 0, "has_next_page": false}})).await;
    assert!(shopee(&server).catalogue(&session()).try_concat().await.unwrap().is_empty());
}

#[tokio::test]
async fn shopee_figures_come_as_numbers_text_or_dashes() {
    let server = MockServer::start().await;
    let item = |id: u64, stock: Value| {
        json!({"item_id": id, "item_name": "X", "item_status": "NORMAL", "has_model": false, "update_time": 1,
            "price_info": [{"currency": "SGD", "original_price": 12.50}], "gtin_code": "00", "stock_info_v2": stock})
    };
    let items = [
        item(
            1,
            json!({"seller_stock": [{"location_id": "SG", "stock": "90"}], "shopee_stock": [{"stock": "-"}]}),
        ),
        item(2, json!({"seller_stock": [{"stock": 3}], "summary_info": {"total_available_stock": 99}})),
        item(3, json!({"summary_info": {"total_available_stock": 8}, "seller_stock": null})),
        item(4, json!({"shopee_stock": [{"stock": 8}], "summary_info": {"total_available_stock": 8}})),
        item(5, Value::Null),
    ];
    let list = json!({"error": "", "response": {"item": [
        {"item_id": 1}, {"item_id": "2"}, {"item_id": 3}, {"item_id": 4}, {"item_id": 5}], "has_next_page": false}});
    Mock::given(path("/api/v2/product/get_item_list"))
        .respond_with(ResponseTemplate::new(200).set_body_json(list))
        .mount(&server)
        .await;
    Mock::given(path("/api/v2/product/get_item_base_info"))
        .respond_with(
            ResponseTemplate::new(200)
                .set_body_json(json!({"error": null, "response": {"item_list": items}})),
        )
        .mount(&server)
        .await;
    let products = shopee(&server).catalogue(&session()).try_concat().await.unwrap();
    let shown: Vec<_> =
        products.iter().map(|p| (p.variants[0].warehouse_id.as_str(), p.variants[0].shown)).collect();
    assert_eq!(shown, [("SG", Some(90)), ("", Some(3)), ("", Some(8)), ("", None), ("", None)]);
    let first = &products[0].variants[0];
    assert_eq!((first.price.as_deref(), first.barcode.as_deref()), (Some("12.5"), None));
    assert_eq!(first.variant_id.as_str(), "0");
}

#[tokio::test]
async fn one_main_account_opens_several_shopee_shops_with_one_pair() {
    let server = MockServer::start().await;
    let pair = json!({"error": "", "access_token": "a", "refresh_token": "r", "expire_in": 1_767_240_000,
        "shop_id_list": [11, "12"], "merchant_id_list": [5]});
    Mock::given(path("/api/v2/auth/token/get"))
        .and(body_partial_json(json!({"main_account_id": 99, "code": "c"})))
        .respond_with(ResponseTemplate::new(200).set_body_json(pair))
        .mount(&server)
        .await;
    let info =
        json!({"error": "", "message": "", "shop_name": "S", "region": "VN", "expire_time": 1_767_300_000});
    Mock::given(path("/api/v2/shop/get_shop_info"))
        .respond_with(ResponseTemplate::new(200).set_body_json(info))
        .mount(&server)
        .await;
    let query =
        [("code", "c"), ("main_account_id", "99")].map(|(key, value)| (key.to_owned(), value.to_owned()));
    let grants = shopee(&server).redeem(&Callback { query: query.to_vec() }).await.unwrap();
    let subjects: Vec<_> = grants.iter().map(|grant| grant.subject.as_str()).collect();
    assert_eq!(subjects, ["11", "12"]);
    for grant in &grants {
        assert_eq!(grant.tokens.access_expires_at, Millis::from_seconds(1_767_240_000));
        assert_eq!(grant.tokens.refresh_expires_at, Millis::from_seconds(1_767_300_000));
        assert_eq!(grant.shops[0].currency, "VND");
    }
}

#[tokio::test]
async fn tiktok_errors_are_those_of_the_rows_they_name() {
    let body = json!({"code": 0, "message": "Success", "data": {"errors": [
        {"code": 12052990, "message": "The check failed.", "detail": {"sku_id": "1", "extra_errors": [
            {"warehouse_id": "B", "code": 12052531, "message": "disabled"}]}},
        {"code": "12052393", "message": "promotion", "detail": {"sku_id": 2}},
    ]}});
    let server = always(body).await;
    let update = rows(&[("1", "A"), ("1", "B"), ("2", "A"), ("3", "A")]);
    let outcomes = tiktok(&server).set_stock(&session(), &update).await.unwrap();
    assert_eq!(codes(&outcomes), ["set", "marketplace_refused", "marketplace_refused_for_now", "set"]);
}

#[tokio::test]
async fn a_tiktok_error_that_names_nobody_is_everybodys() {
    let server = always(json!({"code": 0, "data": {"errors": [{"code": 12052990, "message": "?"}]}})).await;
    let outcomes = tiktok(&server).set_stock(&session(), &rows(&[("1", "A"), ("2", "A")])).await.unwrap();
    assert_eq!(codes(&outcomes), ["marketplace_refused"; 2]);
}

#[tokio::test]
async fn tiktok_sets_without_data_are_set() {
    for data in [json!({}), json!({"errors": []}), json!({"errors": null}), Value::Null] {
        let server = always(json!({"code": 0, "message": "Success", "data": data})).await;
        let outcomes = tiktok(&server).set_stock(&session(), &rows(&[("1", "A")])).await.unwrap();
        assert_eq!(codes(&outcomes), ["set"], "{data}");
    }
}

#[tokio::test]
async fn the_envelope_counts_and_not_the_status() {
    let server = MockServer::start().await;
    let envelope =
        json!({"code": 105002, "message": "Expired credentials. For more details: https://…", "data": null});
    Mock::given(any()).respond_with(ResponseTemplate::new(500).set_body_json(envelope)).mount(&server).await;
    let error = tiktok(&server).product(&session(), &"1".into()).await.unwrap_err();
    assert!(matches!(error, Error::TokenRejected { .. }), "{error:?}");
    assert_eq!(server.received_requests().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_catalogue_beyond_ten_thousand_is_walked_by_halves() {
    const MOST: i64 = 500_000_000; // seconds that hold fewer than 10,000
    let span = |body: &[u8]| {
        let body: Value = serde_json::from_slice(body).unwrap();
        body["create_time_ge"].as_i64().zip(body["create_time_le"].as_i64())
    };
    let server = MockServer::start().await;
    Mock::given(any())
        .respond_with(move |request: &wiremock::Request| {
            let answer = match span(&request.body) {
                Some((from, to)) if to - from < MOST => {
                    let product = json!({"id": from, "title": to.to_string(), "skus": []});
                    json!({"code": 0, "data": {"products": [product], "next_page_token": ""}})
                }
                _ => json!({"code": 12052180, "message": "too many"}),
            };
            ResponseTemplate::new(200).set_body_json(answer)
        })
        .mount(&server)
        .await;
    let products = tiktok(&server).catalogue(&session()).try_concat().await.unwrap();
    let mut next = 0;
    for product in &products {
        assert_eq!(product.product_id.as_str(), next.to_string(), "no second is walked twice or left out");
        next = product.title.parse::<i64>().unwrap() + 1;
    }
    assert!(products.len() >= 4 && next > NOW.seconds(), "{products:?}");
}

/// A shop whose first list loses a product that moved while pages were turned.
fn slipping(full: Value, short: Value) -> impl Fn(&wiremock::Request) -> ResponseTemplate {
    let asked = std::sync::atomic::AtomicUsize::new(0);
    move |_: &wiremock::Request| {
        let first = asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) == 0;
        ResponseTemplate::new(200).set_body_json(if first { &short } else { &full })
    }
}

#[tokio::test]
async fn a_product_that_slipped_between_pages_is_found_by_a_second_walk() {
    let server = MockServer::start().await;
    let page = |products: Value| json!({"code": 0, "data": {"products": products, "total_count": 2}});
    let (short, full) = (page(json!([{"id": "1"}])), page(json!([{"id": "1"}, {"id": "2"}])));
    Mock::given(any()).respond_with(slipping(full, short)).mount(&server).await;
    let products = tiktok(&server).catalogue(&session()).try_concat().await.unwrap();
    let ids: Vec<_> = products.iter().map(|product| product.product_id.as_str()).collect();
    assert_eq!(ids, ["1", "2"], "each once");

    let server = MockServer::start().await;
    let page = |items: Value| json!({"error": "", "response": {"item": items, "total_count": 2}});
    let (short, full) = (page(json!([{"item_id": 1}])), page(json!([{"item_id": 2}])));
    Mock::given(path("/api/v2/product/get_item_list"))
        .respond_with(slipping(full, short))
        .mount(&server)
        .await;
    let items = json!({"error": "", "response": {"item_list": [
        {"item_id": 1, "has_model": false}, {"item_id": 2, "has_model": false}]}});
    Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_json(items)).mount(&server).await;
    assert_eq!(shopee(&server).catalogue(&session()).try_concat().await.unwrap().len(), 2);
}

#[tokio::test]
async fn deleted_products_are_not_in_the_catalogue() {
    let products = json!([{"id": "1", "status": "DELETED", "skus": []}, {"id": 2, "status": "NEW_STATUS"}]);
    let server = always(json!({"code": 0, "data": {"products": products, "next_page_token": null}})).await;
    let products = tiktok(&server).catalogue(&session()).try_concat().await.unwrap();
    assert_eq!(products.len(), 1);
    assert_eq!((products[0].product_id.as_str(), products[0].status.as_str()), ("2", "NEW_STATUS"));
}

#[tokio::test]
async fn a_tiktok_product_without_a_row_is_looked_for_and_never_taken_for_empty() {
    let server = MockServer::start().await;
    let stock = json!({"code": 0, "data": {"inventory": [
        {"product_id": "1", "skus": [{"id": "10", "warehouse_inventory": [{"warehouse_id": "W", "available_quantity": 4}]}]},
        {"product_id": "2", "skus": [{"id": "20", "warehouse_inventory": []}]},
    ]}});
    Mock::given(path("/product/202309/inventory/search"))
        .respond_with(ResponseTemplate::new(200).set_body_json(stock))
        .mount(&server)
        .await;
    let detail = json!({"code": 0, "data": {"id": "2", "status": "ACTIVATE", "skus": [{"id": "20", "seller_sku": "S"}]}});
    Mock::given(path("/product/202309/products/2"))
        .respond_with(ResponseTemplate::new(200).set_body_json(detail))
        .mount(&server)
        .await;
    Mock::given(path("/product/202309/products/3"))
        .respond_with(
            ResponseTemplate::new(200).set_body_json(json!({"code": 12052048, "message": "not yours"})),
        )
        .mount(&server)
        .await;
    let known = ["1", "2", "3"].map(|id| KnownProduct {
        product_id: id.into(),
        variants: vec![format!("{id}0").into()],
        updated_at: None,
        settled: false,
        must_read: false,
    });
    let readings: Vec<Reading> =
        tiktok(&server).read_stock(&session(), known.to_vec(), None).try_collect().await.unwrap();
    let said: Vec<String> = readings
        .iter()
        .map(|reading| match reading {
            Reading::Read(product) => format!("{} {:?}", product.product_id, product.variants[0].shown),
            other => format!("{other:?}"),
        })
        .collect();
    assert!(said.contains(&"1 Some(4)".to_owned()) && said.contains(&"2 None".to_owned()), "{said:?}");
    assert!(said.contains(&r#"Gone(ProductId("3"))"#.to_owned()), "{said:?}");
}

#[tokio::test]
async fn one_bad_id_does_not_hide_the_stock_of_the_others() {
    let server = MockServer::start().await;
    Mock::given(path("/product/202309/inventory/search"))
        .respond_with(|request: &wiremock::Request| {
            let body: Value = serde_json::from_slice(&request.body).unwrap();
            let ids = body["sku_ids"].as_array().unwrap();
            if ids.contains(&json!("70")) {
                return ResponseTemplate::new(200).set_body_json(json!({"code": 12019015, "message": "bad id"}));
            }
            let row = |id: &Value| {
                let id = id.as_str().unwrap();
                let stock = json!([{"warehouse_id": "W", "available_quantity": 1}]);
                json!({"product_id": id.trim_end_matches('0'), "skus": [{"id": id, "warehouse_inventory": stock}]})
            };
            let rows: Vec<Value> = ids.iter().map(row).collect();
            ResponseTemplate::new(200).set_body_json(json!({"code": 0, "data": {"inventory": rows}}))
        })
        .mount(&server)
        .await;
    Mock::given(path_regex("^/product/202309/products/"))
        .respond_with(
            ResponseTemplate::new(200).set_body_json(json!({"code": 12052032, "message": "no product"})),
        )
        .mount(&server)
        .await;
    let known = (1..10).map(|id| KnownProduct {
        product_id: id.to_string().into(),
        variants: vec![format!("{id}0").into()],
        updated_at: None,
        settled: false,
        must_read: false,
    });
    let readings: Vec<Reading> =
        tiktok(&server).read_stock(&session(), known.collect(), None).try_collect().await.unwrap();
    assert_eq!(readings.iter().filter(|reading| matches!(reading, Reading::Read(_))).count(), 8);
    assert_eq!(readings.iter().filter(|reading| matches!(reading, Reading::Gone(_))).count(), 1);
}

#[tokio::test]
async fn a_retry_after_beyond_patience_is_passed_on() {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(429).insert_header("retry-after", "90").set_body_string("slow down");
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let error = shopee(&server).product(&session(), &"1".into()).await.unwrap_err();
    let Error::Throttled { after, attempts, .. } = error else { panic!("{error:?}") };
    assert_eq!((after, attempts), (Duration::from_secs(90), 1));
}

#[tokio::test]
async fn a_used_up_day_is_waited_for_until_midnight_in_singapore() {
    let message = "The total API call number made by your APP has reached the daily API call limit";
    let server = MockServer::start().await;
    // 04:00 of UTC+8
    let answer = ResponseTemplate::new(200)
        .insert_header("date", "Wed, 31 Dec 2025 20:00:00 GMT")
        .set_body_json(json!({"error": "error_limit", "message": message}));
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let error = shopee(&server).product(&session(), &"1".into()).await.unwrap_err();
    let Error::Throttled { after, .. } = error else { panic!("{error:?}") };
    assert_eq!(after.as_secs().div_ceil(60), 20 * 60);
}

#[tokio::test]
async fn shopee_is_asked_for_what_was_sold_within_the_second_that_it_has_not_told_yet() {
    let server = always(json!({"error": "", "response": {"more": false, "order_list": []}})).await;
    let client = shopee(&server);
    let pages: Vec<_> = client.changed_orders(&session(), NOW.plus_ms(-60_000)).try_collect().await.unwrap();
    let [page] = pages.as_slice() else { panic!("{pages:?}") };
    let asked = server.received_requests().await.unwrap().remove(0).url;
    let (_, to) = asked.query_pairs().find(|(name, _)| name == "time_to").unwrap();
    let complete_to = page.complete_to.unwrap();
    assert_eq!(complete_to, NOW, "its clock has passed that, and perhaps not more");
    assert_eq!(to.parse::<i64>().unwrap(), complete_to.seconds() + 2);
}

#[tokio::test]
async fn no_error_repeats_a_secret() {
    let leaky = json!({"code": 0, "error": "", "data": {"access_token": {"x": "hush-1"}}, "access_token": ["hush-2"]});
    let server = always(leaky).await;
    for market in [Box::new(tiktok(&server)) as Box<dyn Marketplace>, Box::new(shopee(&server))] {
        let error = market.refresh("7", &"hush-refresh".into()).await.unwrap_err();
        assert!(!everything_said(&error).contains("hush"), "{}", everything_said(&error));
    }
    let session = session();
    assert!(!format!("{session:?}").contains("hush"));
}
