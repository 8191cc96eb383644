//! TikTok Shop's side: what the reference documents, and how strictly.

use reqwest::Method;
use serde_json::{Value, json};
use spark::sandbox::Options;

use crate::sandbox::stage::{App, Draft, Stage, param, sign, text};

#[tokio::test]
async fn consent_hands_out_a_code_that_works_once() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    let code = app.consent("").await;
    let first = app.redeem(&code).await;
    assert_eq!((&first["code"], &first["message"]), (&json!(0), &json!("success")));
    assert!(text(&first["data"]["access_token"]).starts_with("ROW_"));
    let now_s = stage.now_s();
    assert_eq!(first["data"]["access_token_expire_in"], now_s + 4 * 3600);
    assert_eq!(first["data"]["refresh_token_expire_in"], now_s + 365 * 24 * 3600);
    assert_eq!(app.redeem(&code).await["code"], 36004004);
}

#[tokio::test]
async fn a_code_dies_after_half_an_hour() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    let code = app.consent("").await;
    stage.wait_ms(30 * 60 * 1000);
    assert_eq!(app.redeem(&code).await["code"], 36004004);
}

#[tokio::test]
async fn a_refusing_seller_sends_back_auth_denied() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let target = stage.connect().await.authorize("&state=x&approve=no").await;
    assert_eq!(
        (param(&target, "code"), param(&target, "error"), param(&target, "state")),
        ("null".to_owned(), "auth_denied".to_owned(), "x".to_owned())
    );
}

#[tokio::test]
async fn the_consent_page_is_one_that_a_person_can_click() {
    let stage = Stage::bare().await;
    stage.lever("shops", json!({"platform": "tiktok", "name": "<b>Budi</b>"})).await;
    let ready = &stage.running.ready().tiktok;
    let url = format!("{}/open/authorize?service_id={}&state=s", ready.authorize_url, ready.service_id);
    let page = stage.http.get(&url).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("no marketplace") && page.contains("name=approve value=yes"), "{page}");
    assert!(page.contains("&lt;b&gt;Budi") && !page.contains("<b>Budi"), "{page}");
    let unknown = stage.http.get(url.replace(&ready.service_id, "1")).send().await.unwrap();
    assert_eq!(unknown.status(), 400);
}

#[tokio::test]
async fn one_consent_covers_every_shop_and_the_next_only_new_ones() {
    let stage = Stage::bare().await;
    let (first, _) = stage.tiktok_shop(&[]).await;
    let (second, _) = stage.tiktok_shop(&[]).await;
    let mut app = stage.connect().await;
    let shops = |answer: &Value| -> Vec<String> {
        answer["data"]["shops"].as_array().unwrap().iter().map(|shop| text(&shop["id"])).collect()
    };
    let (_, answer) = app.call(Method::GET, "/authorization/202309/shops", &[], None).await;
    assert_eq!(shops(&answer), [first, second]);
    let (third, _) = stage.tiktok_shop(&[]).await;
    app.token = text(&app.redeem(&app.consent("").await).await["data"]["access_token"]);
    let (_, answer) = app.call(Method::GET, "/authorization/202309/shops", &[], None).await;
    assert_eq!(shops(&answer), [third]);
}

#[tokio::test]
async fn refreshing_rotates_and_the_old_refresh_token_is_dead() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    let second = app.refresh(&app.refresh).await;
    assert_eq!(second["code"], 0);
    assert_ne!(text(&second["data"]["refresh_token"]), app.refresh);
    assert_eq!(app.refresh(&app.refresh).await["code"], 36004005);
    stage.lever("tokens/expire", json!({"refresh": true})).await;
    assert_eq!(app.refresh(&text(&second["data"]["refresh_token"])).await["code"], 36004001);
}

#[tokio::test]
async fn an_expired_token_is_called_expired_and_a_revoked_one_invalid() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    stage.lever("tokens/expire", json!({"platform": "tiktok"})).await;
    let (status, answer) = search(&app, &[], None).await;
    assert_eq!((status, &answer["code"]), (401, &json!(105002)));
    stage.lever("tokens/revoke", json!({"platform": "tiktok"})).await;
    let (status, answer) = search(&app, &[], None).await;
    assert_eq!((status, &answer["code"]), (401, &json!(36009004)));
    assert_eq!(app.refresh(&app.refresh).await["code"], 36004005);
}

/// Each spoils one thing; all spoilt together, the first in the gateway's order must be what is complained of.
#[tokio::test]
async fn the_gateway_checks_in_its_order() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    type Spoil = fn(&mut Draft);
    let steps: [(&str, Spoil, u16, i64, &str); 11] = [
        ("path", |d| d.path = "/product/202502/productz".into(), 404, 36009009, "Invalid path"),
        ("method", |d| d.method = Method::PUT, 405, 36009010, "Invalid method"),
        ("version", |d| d.path = "/product/202212/products/search".into(), 400, 36009014, ""),
        ("content type", |d| d.content_type = "text/plain", 400, 36009022, "Invalid request format"),
        ("app key", |d| d.query[0].1 = "other".into(), 400, 36009004, "Invalid credentials"),
        ("timestamp", |d| d.query[1].1 = "1".into(), 400, 36009004, "Invalid timestamp"),
        ("sign missing", |d| d.sign = Some(String::new()), 400, 36009004, "Missing credentials"),
        ("sign wrong", |d| d.sign = Some("0".repeat(64)), 401, 106001, "Invalid credentials"),
        ("token", |d| d.token = Some("ROW_x".into()), 401, 36009004, "Invalid credentials"),
        (
            "cipher missing",
            |d| d.query.retain(|(k, _)| k != "shop_cipher"),
            400,
            106013,
            "Missing identifier",
        ),
        ("page size", |d| d.query.retain(|(k, _)| k != "page_size"), 200, 12019109, ""),
    ];
    let right = || app.draft(Method::POST, "/product/202502/products/search", &[("page_size", "10")], None);
    for first in 0..steps.len() {
        let (name, _, status, code, message) = steps[first];
        let mut draft = right();
        // Later ones first, so that what is missing stays missing and a wrong path wins over a wrong version.
        for (_, spoil, ..) in steps[first..].iter().rev() {
            spoil(&mut draft);
        }
        let (got, answer) = app.send(draft).await;
        assert_eq!((got, &answer["code"]), (status, &json!(code)), "{name}: {answer}");
        assert!(text(&answer["message"]).starts_with(message), "{name}: {answer}");
        assert_eq!(text(&answer["request_id"]).len(), 34);
    }
    assert_eq!(app.send(right()).await.1["code"], 0);
}

#[tokio::test]
async fn a_timestamp_may_be_old_but_not_far_ahead() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    for (off_s, right) in [(-300, true), (-301, false), (30, true), (31, false)] {
        let mut draft = app.draft(Method::GET, "/authorization/202309/shops", &[], None);
        draft.query[1].1 = (stage.now_s() + off_s).to_string();
        let (_, answer) = app.send(draft).await;
        assert_eq!(answer["code"] == 0, right, "{off_s}: {answer}");
    }
}

#[tokio::test]
async fn a_cipher_is_refused_where_it_is_not_wanted_and_where_it_is_anothers() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    let cipher = [("shop_cipher", app.cipher.as_str())];
    let (_, answer) = app.call(Method::GET, "/authorization/202309/shops", &cipher, None).await;
    assert!(text(&answer["message"]).starts_with("Unexpected identifier"), "{answer}");
    let other =
        App { cipher: "ROW_other".into(), token: app.token.clone(), refresh: String::new(), stage: &stage };
    let (_, answer) = other.call(Method::GET, "/logistics/202309/warehouses", &[], None).await;
    assert_eq!(answer["code"], 101000);
}

#[tokio::test]
async fn an_empty_object_is_signed_as_the_two_bytes_that_it_is() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    let (_, answer) = search(&app, &[], Some(json!({}))).await;
    assert_eq!(answer["code"], 0);
    let unsigned = app.draft(Method::POST, "/product/202502/products/search", &[("page_size", "10")], None);
    let sign = sign(&stage.running.ready().tiktok.app_secret, &unsigned);
    let draft = Draft { body: Some("{}".into()), sign: Some(sign), ..unsigned };
    assert_eq!(app.send(draft).await.1["code"], 106001);
}

#[tokio::test]
async fn a_shop_lists_all_its_products_page_by_page() {
    let stage = Stage::bare().await;
    let skus: Vec<_> = (0..25).map(|n| (format!("S{n}"), n)).collect();
    let skus: Vec<_> = skus.iter().map(|(sku, n)| (sku.as_str(), *n)).collect();
    let (_, ids) = stage.tiktok_shop(&skus).await;
    let app = stage.connect().await;
    let (mut seen, mut token, mut pages) = (Vec::new(), String::new(), 0);
    loop {
        let (_, answer) = search(&app, &[("page_token", &token)], None).await;
        assert_eq!(answer["data"]["total_count"], 25);
        for product in answer["data"]["products"].as_array().unwrap() {
            let sku = &product["skus"][0];
            seen.push((text(&product["id"]), text(&sku["id"])));
            assert_eq!(sku["price"], json!({"currency": "IDR", "tax_exclusive_price": "5000"}));
            assert_eq!(product["status"], "ACTIVATE");
        }
        pages += 1;
        token = text(&answer["data"]["next_page_token"]);
        if token.is_empty() {
            break;
        }
        assert!(token.contains('+') && token.contains('/') && token.ends_with('='), "{token}");
    }
    assert_eq!((seen, pages), (ids, 3));
    for (query, code) in [
        (&[("page_size", "10"), ("page_token", "x")][..], 12019108),
        (&[("page_size", "101")], 12019109),
        (&[("page_size", "0")], 12019109),
    ] {
        let (_, answer) = app.call(Method::POST, "/product/202309/products/search", query, None).await;
        assert_eq!(answer["code"], code, "{query:?}");
    }
}

#[tokio::test]
async fn a_search_filters_by_sku_status_and_time() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 1), ("B", 2)]).await;
    let app = stage.connect().await;
    stage.wait_ms(60_000);
    app.set_stock(&ids[1].0, &ids[1].1, 3).await;
    for (filter, count) in [
        (json!({"seller_skus": ["A", "Z"]}), 1),
        (json!({"sku_ids": [ids[1].1]}), 1),
        (json!({"status": "DELETED"}), 0),
        (json!({"update_time_ge": stage.now_s()}), 1),
        (json!({"update_time_le": stage.now_s()}), 2),
        (json!({"create_time_ge": stage.now_s()}), 0),
    ] {
        let (_, answer) = search(&app, &[], Some(filter.clone())).await;
        assert_eq!(answer["data"]["total_count"], count, "{filter}");
    }
    for (filter, code) in [
        (json!({"seller_skus": vec!["A"; 11]}), 12019027),
        (json!({"update_time_ge": 2, "update_time_le": 1}), 12019119),
        (json!({"status": "SOLD"}), 12052910),
        (json!({"status": 1}), 12052910),
    ] {
        assert_eq!(search(&app, &[], Some(filter.clone())).await.1["code"], code, "{filter}");
    }
}

#[tokio::test]
async fn detail_tells_variants_apart_and_names_their_barcode() {
    let stage = Stage::bare().await;
    stage.lever("shops", json!({"platform": "tiktok"})).await;
    let skus = json!([
        {"seller_sku": "R", "option": "Red", "barcode": "4006381333931", "quantity": 1, "price": "5000"},
        {"seller_sku": "G", "option": "Green", "quantity": 2, "price": "6000"},
    ]);
    let made = stage.lever("products", json!({"products": [{"title": "Pen", "skus": skus}]})).await;
    let app = stage.connect().await;
    let path = format!("/product/202309/products/{}", text(&made["products"][0]["product_id"]));
    let (_, answer) = app.call(Method::GET, &path, &[], None).await;
    let data = &answer["data"];
    assert_eq!((&data["title"], &data["product_status"]), (&json!("Pen"), &json!("ACTIVATE")));
    assert_eq!(data["skus"][0]["identifier_code"]["code"], "4006381333931");
    assert_eq!(data["skus"][1]["sales_attributes"][0]["value_name"], "Green");
    let (_, answer) = app.call(Method::GET, &path, &[("return_under_review_version", "true")], None).await;
    assert_eq!(answer["code"], 12052547);
    let (_, answer) = app.call(Method::GET, "/product/202309/products/42", &[], None).await;
    assert_eq!(answer["code"], 12052260);
}

#[tokio::test]
async fn an_update_sets_what_can_be_ordered_and_leaves_what_is_committed() {
    let stage = Stage::bare().await;
    let (shop, ids) = stage.tiktok_shop(&[("A", 5)]).await;
    let app = stage.connect().await;
    let (product, sku) = &ids[0];
    let lines = json!([{"seller_sku": "A", "quantity": 2}]);
    stage.lever("orders", json!({"shop_id": shop, "lines": lines})).await;
    assert_eq!(data(&app.set_stock(product, sku, 40).await.1), &json!({}));
    let body = json!({"sku_ids": [sku, "1"]});
    let (_, answer) = app.call(Method::POST, "/product/202309/inventory/search", &[], Some(body)).await;
    let rows = answer["data"]["inventory"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    let row = &rows[0]["skus"][0];
    assert_eq!((&row["total_available_quantity"], &row["total_committed_quantity"]), (&json!(40), &json!(2)));
    for (body, code) in [
        (json!({}), 12052910),
        (json!({"product_ids": vec!["1"; 101]}), 12019120),
        (json!({"sku_ids": vec!["1"; 601]}), 12019087),
    ] {
        let (_, answer) = app.call(Method::POST, "/product/202309/inventory/search", &[], Some(body)).await;
        assert_eq!(answer["code"], code);
    }
}

#[tokio::test]
async fn an_update_with_a_fault_of_the_whole_changes_nothing() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 5), ("B", 5)]).await;
    let app = stage.connect().await;
    let (product, sku) = &ids[0];
    let row = |quantity: i64| json!([{"quantity": quantity}]);
    for (skus, code) in [
        (json!([]), 12052902),
        (json!([{"id": sku, "inventory": row(1)}, {"id": sku, "inventory": row(2)}]), 12052553),
        (json!([{"id": sku, "inventory": row(1)}, {"id": ids[1].1, "inventory": row(2)}]), 12052556),
        (json!([{"inventory": row(1)}]), 12052036),
        (json!([{"id": sku, "inventory": []}]), 12019022),
    ] {
        let path = format!("/product/202309/products/{product}/inventory/update");
        let (status, answer) = app.call(Method::POST, &path, &[], Some(json!({"skus": skus}))).await;
        assert_eq!((status, &answer["code"]), (200, &json!(code)), "{skus}");
    }
    assert_eq!(stage.look("changes").await["changes"].as_array().unwrap().len(), 2);
    assert_eq!(app.set_stock("1", sku, 1).await.1["code"], 12052260);
}

#[tokio::test]
async fn several_warehouses_must_all_be_given_and_each_row_has_its_own_fault() {
    let stage = Stage::bare().await;
    let shop = stage.lever("shops", json!({"platform": "tiktok", "warehouses": 3})).await;
    let houses: Vec<String> = shop["warehouses"].as_array().unwrap().iter().map(text).collect();
    let stock =
        json!([{"warehouse_id": houses[0], "quantity": 1}, {"warehouse_id": houses[1], "quantity": 2}]);
    let products = json!([{"skus": [{"seller_sku": "A", "stock": stock}]}]);
    let made = stage.lever("products", json!({ "products": products })).await;
    let (product, sku) =
        (text(&made["products"][0]["product_id"]), text(&made["products"][0]["skus"][0]["variant_id"]));
    let app = stage.connect().await;
    let path = format!("/product/202309/products/{product}/inventory/update");
    let update = async |rows: Value| {
        let body = json!({"skus": [{"id": sku, "inventory": rows}]});
        app.call(Method::POST, &path, &[], Some(body)).await.1
    };
    let row = |house: &str, quantity: i64| json!({"warehouse_id": house, "quantity": quantity});

    assert_eq!(update(json!([{"quantity": 9}])).await["code"], 12019028);
    assert_eq!(update(json!([row(&houses[0], 9)])).await["code"], 12019028);
    let (_, all) = app.call(Method::GET, "/logistics/202309/warehouses", &[], None).await;
    let returns = all["data"]["warehouses"].as_array().unwrap();
    let returns = returns.iter().find(|house| house["type"] == "RETURN_WAREHOUSE").unwrap();
    let answer = update(json!([
        row(&houses[0], 7),
        row(&houses[1], 100_000),
        row(&houses[2], 1),
        row(&text(&returns["id"]), 1),
        row("42", 1),
    ]))
    .await;
    assert_eq!(answer["code"], 0);
    let refused = answer["data"]["errors"][0]["detail"]["extra_errors"].as_array().unwrap();
    let codes: Vec<_> = refused.iter().map(|row| row["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, [12052055, 12052533, 12052532, 12052530]);
    let catalogue = stage.look("catalogue").await;
    let shown: Vec<_> = catalogue["listings"].as_array().unwrap().iter().map(|row| &row["shown"]).collect();
    assert_eq!(shown, [7, 2]);
}

#[tokio::test]
async fn a_deleted_product_takes_no_stock() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 5)]).await;
    let app = stage.connect().await;
    let (product, sku) = &ids[0];
    let change = async |method: Method, path: &str, ids: Value| {
        app.call(method, path, &[], Some(json!({"product_ids": ids}))).await.1
    };
    let hidden = change(Method::POST, "/product/202309/products/deactivate", json!([product])).await;
    assert_eq!(data(&hidden), &json!({}));
    assert_eq!(app.set_stock(product, sku, 6).await.1["code"], 0);
    change(Method::DELETE, "/product/202309/products", json!([product])).await;
    assert_eq!(app.set_stock(product, sku, 7).await.1["code"], 12052901);
    let answer = change(Method::POST, "/product/202309/products/activate", json!([product, "42"])).await;
    let errors = answer["data"]["errors"].as_array().unwrap();
    let codes: Vec<_> = errors.iter().map(|error| error["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, [12052901, 12052260]);
    let many = change(Method::POST, "/product/202309/products/recover", json!(vec![product; 21])).await;
    assert_eq!(many["code"], 12019120);
}

#[tokio::test]
async fn prices_are_set_all_or_none() {
    let stage = Stage::bare().await;
    let (_, ids) = stage.tiktok_shop(&[("A", 5)]).await;
    let app = stage.connect().await;
    let (product, sku) = &ids[0];
    let path = format!("/product/202309/products/{product}/prices/update");
    let price = async |price: Value| {
        let body = json!({"skus": [{"id": sku, "price": price}]});
        app.call(Method::POST, &path, &[], Some(body)).await.1
    };
    for (asked, code) in [
        (json!({"currency": "USD", "amount": "1"}), 12052084),
        (json!({"currency": "IDR"}), 12052424),
        (json!({"currency": "IDR", "amount": "5000.5"}), 12052012),
        (json!({"currency": "IDR", "amount": "99"}), 12052073),
        (json!({"currency": "IDR", "amount": "7500"}), 0),
    ] {
        assert_eq!(price(asked.clone()).await["code"], code, "{asked}");
    }
    let (_, answer) = search(&app, &[], None).await;
    assert_eq!(answer["data"]["products"][0]["skus"][0]["price"]["tax_exclusive_price"], "7500");
}

#[tokio::test]
async fn webhook_addresses_are_kept_per_topic() {
    let stage = Stage::bare().await;
    stage.tiktok_shop(&[]).await;
    let app = stage.connect().await;
    let path = "/event/202309/webhooks";
    let target = json!({"event_type": "ORDER_STATUS_CHANGE", "address": "http://127.0.0.1:1/hook"});
    assert_eq!(data(&app.call(Method::PUT, path, &[], Some(target)).await.1), &json!({}));
    let (_, answer) = app.call(Method::GET, path, &[], None).await;
    assert_eq!(
        (answer["data"]["total_count"].as_i64(), answer["data"]["webhooks"][0]["address"].as_str()),
        (Some(1), Some("http://127.0.0.1:1/hook"))
    );
    let unknown = json!({"event_type": "TEA_TIME", "address": "http://127.0.0.1:1/hook"});
    assert_eq!(app.call(Method::PUT, path, &[], Some(unknown)).await.1["code"], 36009004);
    for _ in 0..2 {
        let gone = json!({"event_type": "ORDER_STATUS_CHANGE"});
        assert_eq!(data(&app.call(Method::DELETE, path, &[], Some(gone)).await.1), &json!({}));
    }
    assert_eq!(app.call(Method::GET, path, &[], None).await.1["data"]["total_count"], 0);
}

#[tokio::test]
async fn the_fifty_first_request_of_a_second_is_one_too_many() {
    let stage = Stage::with(Options::default()).await;
    stage.tiktok_shop(&[("A", 1)]).await;
    let app = stage.connect().await;
    for n in 0..50 {
        assert_eq!(search(&app, &[], None).await.0, 200, "{n}");
    }
    let (status, answer) = search(&app, &[], None).await;
    assert_eq!((status, &answer["code"]), (429, &json!(36009002)));
    assert_eq!(app.call(Method::GET, "/logistics/202309/warehouses", &[], None).await.0, 200);
    stage.wait_ms(20);
    assert_eq!(search(&app, &[], None).await.0, 200);
    let truth = stage.look("truth").await;
    let rows = truth["endpoints"].as_array().unwrap();
    let row = rows.iter().find(|row| row["endpoint"] == "POST /product/202502/products/search").unwrap();
    assert_eq!((&row["requests"], &row["limit_hits"]), (&json!(52), &json!(1)));
}

async fn search(app: &App<'_>, query: &[(&str, &str)], body: Option<Value>) -> (u16, Value) {
    let mut query = query.to_vec();
    query.push(("page_size", "10"));
    app.call(Method::POST, "/product/202502/products/search", &query, body).await
}

/// Returns the data of a success.
#[track_caller]
fn data(answer: &Value) -> &Value {
    assert_eq!(answer["code"], 0, "{answer}");
    &answer["data"]
}
