//! Links, codes, tokens.

use serde_json::json;

use super::{REDIRECT, Shop, Stage, encoded, rows, text, value};

#[tokio::test]
async fn a_signed_link_leads_to_a_token_that_works() {
    let stage = Stage::start().await;
    let link = stage.url("/shop/auth_partner", None, &format!("redirect={}&approve=auto", encoded(REDIRECT)));
    let back = stage.follow(&link).await;
    assert_eq!(value(&back, "keep"), "me");
    assert!(back.iter().all(|(name, _)| name != "state"));

    let shop = stage.connect().await;
    let (status, info) = stage.try_get(&shop, "/shop/get_shop_info", "").await;
    assert_eq!(status, 200);
    assert_eq!((&info["error"], &info["status"]), (&json!(""), &json!("NORMAL")));
    assert!(info["shop_name"].is_string() && info.get("response").is_none(), "{info}");
    assert_eq!(info["auth_time"], stage.now_s());
    assert_eq!(info["expire_time"], stage.now_s() + 365 * 86_400);

    let url = stage.url("/public/get_shops_by_partner", None, "page_size=100&page_no=1");
    let (_, listed) = stage.send(stage.http.get(url)).await;
    assert_eq!(listed["authed_shop_list"][0]["shop_id"], shop.id);
    assert_eq!(listed["more"], false);
}

#[tokio::test]
async fn the_page_offers_each_shop_and_the_unsigned_link_keeps_the_state() {
    let stage = Stage::start().await;
    let link = format!(
        "{}/auth?partner_id={}&auth_type=seller&redirect_uri={}&response_type=code&state=a%26b",
        stage.sandbox.url(),
        stage.partner_id(),
        encoded(REDIRECT)
    );
    let (status, page) = stage.send(stage.http.get(&link)).await;
    assert_eq!(status, 200);
    let page = text(&page);
    let href = page.split("href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let back = stage.follow(&format!("{}{href}", stage.sandbox.url())).await;
    assert_eq!(value(&back, "state"), "a&b");
    assert_eq!(value(&back, "keep"), "me");
    assert_eq!(value(&back, "code").len(), 32);

    let foreign = link.replace(&encoded(REDIRECT), "not-a-url");
    let (_, refused) = stage.send(stage.http.get(&foreign)).await;
    assert_eq!((&refused["code"], &refused["error"]), (&json!(1), &json!("error_param")));
}

#[tokio::test]
async fn a_signed_link_dies_with_its_timestamp() {
    let stage = Stage::start().await;
    let link = stage.url("/shop/auth_partner", None, &format!("redirect={}&approve=auto", encoded(REDIRECT)));
    stage.pass_s(301);
    let (status, refused) = stage.send(stage.http.get(&link)).await;
    assert_eq!((status, &refused["message"]), (403, &json!("Timestamp is expired.")));
}

#[tokio::test]
async fn a_code_works_once_for_its_shop_within_ten_minutes() {
    let stage = Stage::start().await;
    let exchange = |code: &str, shop_id: i64| {
        let body = json!({"code": code, "partner_id": stage.partner_id(), "shop_id": shop_id});
        stage.post_public("/auth/token/get", body)
    };
    let (code, shop_id) = stage.code().await;
    assert_eq!(exchange("0123", shop_id).await["message"], "Invalid code");
    assert_eq!(exchange(&code, shop_id + 1).await["error"], "invalid_shop_id");
    let pair = exchange(&code, shop_id).await;
    assert_eq!((&pair["error"], &pair["expire_in"]), (&json!(""), &json!(14_400)));
    assert!(pair.get("response").is_none());
    assert_eq!(exchange(&code, shop_id).await["error"], "error_auth");

    let link = format!("redirect={}&approve=auto&shop_id={shop_id}", encoded(REDIRECT));
    let back = stage.follow(&stage.url("/shop/auth_partner", None, &link)).await;
    stage.pass_s(601);
    assert_eq!(exchange(&value(&back, "code"), shop_id).await["message"], "Invalid code");
}

#[tokio::test]
async fn a_refresh_token_works_once_and_the_old_access_token_five_minutes_longer() {
    let stage = Stage::start().await;
    let old = stage.connect().await;
    let pair = stage.refresh(&old).await;
    assert_eq!(
        (&pair["error"], &pair["shop_id"], &pair["partner_id"]),
        (&json!(""), &json!(old.id), &json!(stage.partner_id()))
    );
    let new = Shop { access: text(&pair["access_token"]), refresh: text(&pair["refresh_token"]), ..old };

    let lost = stage.refresh(&old).await;
    assert_eq!((&lost["error"], &lost["message"]), (&json!("error_auth"), &json!("Invalid refresh_token.")));

    let error = async |shop: &Shop| stage.try_get(shop, "/shop/get_shop_info", "").await.1["error"].clone();
    stage.pass_s(299);
    assert_eq!(error(&old).await, "");
    stage.pass_s(2);
    assert_eq!(error(&old).await, "invalid_acceess_token");
    assert_eq!(error(&new).await, "");
    stage.pass_s(14_400);
    assert_eq!(error(&new).await, "invalid_acceess_token");
    assert_eq!(stage.refresh(&new).await["error"], "");
}

#[tokio::test]
async fn refresh_tokens_end_after_thirty_days_and_consent_after_a_year() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    stage.pass_s(30 * 86_400 + 1);
    assert_eq!(stage.refresh(&shop).await["error"], "refresh_token_expired");
    stage.pass_s(335 * 86_400);
    assert_eq!(stage.refresh(&shop).await["error"], "shop_access_expired");
}

#[tokio::test]
async fn a_withdrawn_shop_is_not_linked() {
    let stage = Stage::start().await;
    let shop = stage.connect().await;
    let query = format!("redirect={}&approve=auto&shop_id={}", encoded(REDIRECT), shop.id);
    stage.follow(&stage.url("/shop/cancel_auth_partner", None, &query)).await;
    let (status, refused) = stage.try_get(&shop, "/shop/get_shop_info", "").await;
    assert_eq!((status, &refused["error"]), (403, &json!("shop_no_linked")));
    assert_eq!(stage.refresh(&shop).await["error"], "shop_no_linked");
}

#[tokio::test]
async fn one_shops_tokens_do_not_open_another() {
    let stage = Stage::start().await;
    let first = stage.connect().await;
    let made = stage
        .lever("shops", json!({"platform": "shopee", "name": "Zwei", "region": "SG", "currency": "SGD"}))
        .await;
    let stranger =
        Shop { id: made["shop_id"].to_string().trim_matches('"').parse().unwrap(), ..first.clone() };
    let (_, refused) = stage.try_get(&stranger, "/shop/get_shop_info", "").await;
    assert_eq!(refused["error"], "partner_shop_no_link");
    let second = stage.connect().await;
    assert_eq!(second.id, stranger.id);
    let (_, refused) = stage.try_get(&stranger, "/shop/get_shop_info", "").await;
    assert_eq!(refused["error"], "invalid_acceess_token");
    let crossed = Shop { id: second.id, ..first };
    assert_eq!(stage.refresh(&crossed).await["error"], "error_shop_refresh_token");
}

/// Connects all shops that are not connected by one main account: they share their tokens.
pub(super) async fn connect_main(stage: &Stage) -> Vec<Shop> {
    let link = stage.url("/shop/auth_partner", None, &format!("redirect={}&approve=main", encoded(REDIRECT)));
    let back = stage.follow(&link).await;
    let main: i64 = value(&back, "main_account_id").parse().unwrap();
    let body =
        json!({"code": value(&back, "code"), "partner_id": stage.partner_id(), "main_account_id": main});
    let pair = stage.post_public("/auth/token/get", body).await;
    let ids = rows(&pair["shop_id_list"]).iter().map(|id| id.as_i64().unwrap());
    ids.map(|id| Shop { id, access: text(&pair["access_token"]), refresh: text(&pair["refresh_token"]) })
        .collect()
}

#[tokio::test]
async fn a_main_accounts_first_refresh_token_is_shared_once_per_shop() {
    let stage = Stage::start().await;
    stage
        .lever("shops", json!({"platform": "shopee", "name": "Zwei", "region": "SG", "currency": "SGD"}))
        .await;
    let shared = connect_main(&stage).await;
    assert_eq!(shared.len(), 2);
    let mut fresh = Vec::new();
    for shop in &shared {
        let next = stage.refresh(shop).await;
        assert_eq!(next["error"], "", "{next}");
        let (access, refresh) = (text(&next["access_token"]), text(&next["refresh_token"]));
        fresh.push(Shop { id: shop.id, access, refresh });
    }
    for (shop, shared) in fresh.iter().zip(&shared) {
        assert_eq!(stage.try_get(shop, "/shop/get_shop_info", "").await.0, 200);
        assert_ne!(stage.refresh(shared).await["error"], "");
    }
}

#[tokio::test]
async fn tokens_live_as_long_as_they_are_told_and_four_hours_at_most() {
    for (asked_s, given_s) in [(60, 60), (86_400, 14_400)] {
        let stage = Stage::with(|options| options.token_ttl = std::time::Duration::from_secs(asked_s)).await;
        let shop = stage.connect().await;
        assert_eq!(stage.refresh(&shop).await["expire_in"], given_s);
    }
}
