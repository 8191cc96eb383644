//! What the gateway refuses, and in which words.

use reqwest::StatusCode;
use serde_json::json;

use super::{Shop, Stage};

#[tokio::test]
async fn a_wrong_key_learns_nothing_about_tokens() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let url = stage.url("/shop/get_shop_info", Some(&shop), "");
    let error = async |url: String| {
        let (status, body) = stage.send(stage.http.get(url)).await;
        (status, body["error"].as_str().unwrap().to_owned(), body["message"].as_str().unwrap().to_owned())
    };
    let wrong_sign = (403, "error_sign".to_owned(), "Wrong sign.".to_owned());
    assert_eq!(error(url.replace("&sign=", "&sign=0")).await, wrong_sign);
    assert_eq!(error(url.replace(&shop.access, "0000")).await, wrong_sign);
    assert_eq!(error(url.replace("/shop/get_shop_info", "/shop/get_shop_holiday_mode")).await, wrong_sign);

    let bad = Shop { access: "0000".into(), ..shop.clone() };
    let (status, body) = stage.try_get(&bad, "/shop/get_shop_info", "").await;
    assert_eq!((status, &body["error"]), (403, &json!("invalid_acceess_token")));
    assert_eq!(body["message"], "Invalid access_token, please have a check.");

    let partner = format!("partner_id={}", stage.partner_id());
    assert_eq!(error(url.replace(&partner, "partner_id=1")).await.1, "invalid_partner_id");
    assert_eq!(error(url.replace(&partner, "x=1")).await.2, "There is no partner_id in query.");
    assert_eq!(error(url.replace("&timestamp=", "&at=")).await.2, "no timestamp.");
    assert_eq!(error(url.replace("&shop_id=", "&store=")).await.2, "There is no shop_id in query.");
}

#[tokio::test]
async fn an_unknown_path_is_offline_whoever_asks() {
    let stage = Stage::start().await;
    let offline = "Permission denied. This API is currently offline or the request path is incorrect.";
    for path in ["/api/v2/product/get_itemlist", "/api/v2/product/get_item_list/", "/api/v2/x"] {
        let (_, body) = stage.send(stage.http.get(format!("{}{path}", stage.sandbox.url()))).await;
        assert_eq!((&body["error"], &body["message"]), (&json!("error_param"), &json!(offline)), "{path}");
    }
    let (_, body) = stage.send(stage.http.get(stage.url("/product/update_stock", None, ""))).await;
    assert_eq!(body["message"], offline);
}

#[tokio::test]
async fn public_calls_may_be_signed_for_a_shop_and_unknown_parameters_are_ignored() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let url = stage.url("/public/get_shops_by_partner", Some(&shop), "order_sn=1&partner_id=7&");
    let (status, body) = stage.send(stage.http.get(url)).await;
    assert_eq!((status, &body["error"]), (200, &json!("")));
}

#[tokio::test]
async fn the_gateway_can_refuse_with_200() {
    let stage = Stage::with(|options| options.shopee_refusals = StatusCode::OK).await;
    let url = format!("{}/api/v2/shop/get_shop_info", stage.sandbox.url());
    let (status, body) = stage.send(stage.http.get(url)).await;
    assert_eq!((status, &body["error"]), (200, &json!("error_param")));
}

#[tokio::test]
async fn push_settings_are_kept() {
    let stage = Stage::start().await;
    let set = json!({"callback_url": "https://example.com/push", "set_push_config_on": [1, 3, 4]});
    assert_eq!(stage.post_public("/push/set_app_push_config", set).await["response"]["result"], "success");
    let off = json!({"set_push_config_off": [4]});
    assert_eq!(stage.post_public("/push/set_app_push_config", off).await["error"], "");
    let (_, body) = stage.send(stage.http.get(stage.url("/push/get_app_push_config", None, ""))).await;
    assert_eq!(body["response"]["callback_url"], "https://example.com/push");
    assert_eq!(body["response"]["push_config_on_list"], json!([1, 3]));
}
