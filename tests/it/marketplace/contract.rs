//! What every marketplace's client must do, said once and run for each.

use std::sync::Arc;

use spark::clock::{Clock as _, Entropy, HeldClock};
use spark::domain::{Fault, Kind, Retry};
use spark::marketplace::{Callback, Error, KnownProduct, Marketplace, Patience, Reading, shopee, tiktok};

use super::stage::{
    HASTY, RESTLESS, Stage, all_to, everything_said, known, market, shopee_config, shown, tiktok_config,
};

macro_rules! contract {
    ($($case:ident),* $(,)?) => {
        mod tiktok_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("tiktok").await).await })*
        }
        mod shopee_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("shopee").await).await })*
        }
    };
}

contract!(
    a_consent_opens_the_shop,
    a_code_works_once,
    a_refusal_of_the_seller_is_no_fault,
    the_catalogue_shows_every_variant,
    several_warehouses_are_rows_of_their_own,
    a_large_catalogue_comes_whole,
    a_hand_edit_is_seen,
    a_product_that_is_no_more_is_gone,
    figures_that_were_set_are_shown,
    more_variants_than_one_call_takes_are_all_set,
    one_row_can_fail_alone,
    an_unknown_product_is_refused,
    an_expired_token_is_mended_by_a_refresh,
    a_refresh_token_works_once,
    a_withdrawn_consent_is_told_from_an_expired_token,
    faults_of_the_moment_are_waited_out,
    throttling_without_end_is_an_error_that_says_when,
    a_write_that_acted_and_failed_is_repeated,
    a_write_without_an_answer_is_unknown,
    unreadable_answers_are_asked_again,
    a_marketplace_that_is_down_is_unavailable,
    a_wrong_clock_is_named_as_such,
    a_wrong_secret_is_named_as_such,
    missing_credentials_are_named,
);

async fn a_consent_opens_the_shop(stage: Stage) {
    let (grant, session) = stage.connect().await;
    let shop = &grant.shops[0];
    assert_eq!(shop.shop_id.as_str(), stage.shop_id);
    assert_eq!((shop.name.as_str(), shop.region.as_str()), ("Toko", "ID"));
    assert_eq!((shop.currency.as_str(), shop.timezone.as_str()), ("IDR", "Asia/Jakarta"));
    let now = stage.clock.now();
    assert_eq!(grant.tokens.access_expires_at, now.plus_ms(4 * 3_600_000));
    assert!(grant.tokens.refresh_expires_at > now.plus_ms(29 * 86_400_000));
    assert!(stage.catalogue(&session).await.is_empty());
    assert!(stage.market.requests() >= 3);
}

async fn a_code_works_once(stage: Stage) {
    let callback = stage.consent().await;
    stage.market.redeem(&callback).await.unwrap();
    let again = stage.market.redeem(&callback).await.unwrap_err();
    assert!(matches!(again, Error::CodeRejected { .. }), "{again:?}");
}

async fn a_refusal_of_the_seller_is_no_fault(stage: Stage) {
    for query in [vec![("code", "null"), ("error", "auth_denied"), ("shop_id", "1")], vec![]] {
        let query: Vec<_> =
            query.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        let refused = stage.market.redeem(&Callback { query }).await.unwrap_err();
        assert!(matches!(refused, Error::CodeRejected { .. }), "{refused:?}");
    }
}

async fn the_catalogue_shows_every_variant(stage: Stage) {
    let shirt = stage.product(&[("RED", 3), ("BLUE", 0)]).await;
    stage.product(&[("MUG", 7)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    assert_eq!(shown(&products), [("BLUE", Some(0)), ("MUG", Some(7)), ("RED", Some(3))].into());
    let shirt = products.iter().find(|product| product.product_id == shirt).unwrap();
    assert_eq!(shirt.title, "Thing RED");
    assert!(shirt.updated_at.is_some());
    let red = &shirt.variants[0];
    assert_eq!((red.price.as_deref(), red.currency.as_deref()), (Some("5000"), Some("IDR")));
    let again = stage.market.product(&session, &shirt.product_id).await.unwrap().unwrap();
    assert_eq!(shown(&[again]), [("BLUE", Some(0)), ("RED", Some(3))].into());
}

async fn several_warehouses_are_rows_of_their_own(mut stage: Stage) {
    let shop =
        serde_json::json!({"platform": stage.platform, "name": "Two", "region": "ID", "warehouses": 2});
    let shop = stage.lever("shops", shop).await;
    // Connect the first shop, then the second: each consent grants what has none yet.
    stage.connect().await;
    stage.shop_id = shop["shop_id"].as_str().unwrap().to_owned();
    let stock = shop["warehouses"].as_array().unwrap();
    let skus = serde_json::json!([{"seller_sku": "W", "price": "5000", "stock": [
        {"warehouse_id": stock[0], "quantity": 4}, {"warehouse_id": stock[1], "quantity": 5},
    ]}]);
    let body = serde_json::json!({"shop_id": stage.shop_id, "products": [{"title": "W", "skus": skus}]});
    stage.lever("products", body).await;
    let session = match stage.platform {
        // TikTok's consent has opened both at once.
        "tiktok" => return,
        _ => stage.connect().await.1,
    };
    let products = stage.catalogue(&session).await;
    let rows: Vec<_> = products[0].variants.iter().map(|v| (v.warehouse_id.as_str(), v.shown)).collect();
    let names: Vec<_> = stock.iter().map(|name| name.as_str().unwrap()).collect();
    assert_eq!(rows, [(names[0], Some(4)), (names[1], Some(5))]);
    let outcomes = stage.market.set_stock(&session, &all_to(&products[0], 6)).await.unwrap();
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()), "{outcomes:?}");
    let products = stage.catalogue(&session).await;
    assert!(products[0].variants.iter().all(|variant| variant.shown == Some(6)));
}

async fn a_large_catalogue_comes_whole(stage: Stage) {
    let names: Vec<String> = (0..230).map(|n| format!("N{n}")).collect();
    for name in &names {
        stage.product(&[(name, 1)]).await;
    }
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    assert_eq!(shown(&products).len(), 230);
    let readings = stage.read(&session, known(&products), None).await.unwrap();
    let products = readings.iter().filter(|reading| !matches!(reading, Reading::Cursor(_)));
    assert_eq!(products.count(), 230);
}

async fn a_hand_edit_is_seen(stage: Stage) {
    for name in ["A", "B", "C"] {
        stage.product(&[(name, 5), (&format!("{name}2"), 5)]).await;
    }
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    stage.clock.advance_ms(60_000);
    stage.edit("B2", 2).await;
    let readings = stage.read(&session, known(&products), None).await.unwrap();
    let read: Vec<_> = readings
        .into_iter()
        .filter_map(|reading| match reading {
            Reading::Read(product) => Some(product),
            _ => None,
        })
        .collect();
    let id = &products.iter().flat_map(|p| &p.variants).find(|v| v.seller_sku == "B2").unwrap().variant_id;
    let row = read.iter().flat_map(|p| &p.variants).find(|v| v.variant_id == *id).unwrap();
    assert_eq!(row.shown, Some(2));
}

async fn a_product_that_is_no_more_is_gone(stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    let mut all = known(&stage.catalogue(&session).await);
    let never = KnownProduct {
        product_id: "17".into(),
        variants: vec!["18".into()],
        must_read: true,
        ..all[0].clone()
    };
    all.push(never);
    let readings = stage.read(&session, all, None).await.unwrap();
    let gone: Vec<_> =
        readings.iter().filter(|r| matches!(r, Reading::Gone(id) if id.as_str() == "17")).collect();
    assert_eq!(gone.len(), 1, "{readings:?}");
    assert!(
        readings
            .iter()
            .any(|reading| matches!(reading, Reading::Read(product) if product.variants[0].shown == Some(5)))
    );
    assert!(stage.market.product(&session, &"17".into()).await.unwrap().is_none());
}

async fn figures_that_were_set_are_shown(stage: Stage) {
    stage.product(&[("A", 5), ("B", 6), ("C", 7)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    let mut update = all_to(&products[0], 9);
    update.rows[1].quantity = 0;
    update.rows.remove(2);
    let before = stage.market.requests();
    let outcomes = stage.market.set_stock(&session, &update).await.unwrap();
    assert_eq!(outcomes.len(), 2);
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()), "{outcomes:?}");
    assert_eq!(stage.market.requests() - before, 1);
    let products = stage.catalogue(&session).await;
    assert_eq!(shown(&products), [("A", Some(9)), ("B", Some(0)), ("C", Some(7))].into());
}

async fn more_variants_than_one_call_takes_are_all_set(stage: Stage) {
    let names: Vec<String> = (0..50).map(|n| format!("V{n}")).collect();
    let variants: Vec<_> = names.iter().map(|name| (name.as_str(), 1)).collect();
    stage.product(&variants).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    let update = all_to(&products[0], 3);
    assert_eq!(stage.market.calls_for(update.rows.len()), 1);
    let outcomes = stage.market.set_stock(&session, &update).await.unwrap();
    assert!(outcomes.iter().all(|outcome| outcome.result.is_ok()), "{outcomes:?}");
    assert!(shown(&stage.catalogue(&session).await).values().all(|shown| *shown == Some(3)));
}

async fn one_row_can_fail_alone(stage: Stage) {
    stage.product(&[("A", 5), ("B", 6), ("C", 7)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    stage.fault("partial_batch", "", 1).await;
    let update = all_to(&products[0], 9);
    let outcomes = stage.market.set_stock(&session, &update).await.unwrap();
    let failed: Vec<_> = outcomes.iter().filter(|outcome| outcome.result.is_err()).collect();
    assert_eq!(failed.len(), 1, "{outcomes:?}");
    let after = stage.catalogue(&session).await;
    for outcome in &outcomes {
        let row = after[0].variants.iter().find(|v| v.variant_id == outcome.variant_id).unwrap();
        assert_eq!(row.shown == Some(9), outcome.result.is_ok(), "{outcome:?}");
    }
}

async fn an_unknown_product_is_refused(stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    let mut update = all_to(&stage.catalogue(&session).await[0], 9);
    update.product_id = "17".into();
    let refused = stage.market.set_stock(&session, &update).await.unwrap_err();
    assert!(matches!(refused, Error::Refused { .. }), "{refused:?}");
    assert_eq!((refused.kind(), refused.retry()), (Kind::Invalid, Retry::No));
}

async fn an_expired_token_is_mended_by_a_refresh(stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (grant, mut session) = stage.connect().await;
    stage.lever("tokens/expire", serde_json::json!({"platform": stage.platform})).await;
    let product = stage.sandbox.url().len().to_string().as_str().into();
    let expired = stage.market.product(&session, &product).await.unwrap_err();
    assert!(matches!(expired, Error::TokenRejected { .. }), "{expired:?}");
    let tokens = stage.market.refresh(&grant.subject, &grant.tokens.refresh).await.unwrap();
    assert!(tokens.access_expires_at > stage.clock.now());
    session.access = tokens.access;
    assert_eq!(stage.catalogue(&session).await.len(), 1);
}

async fn a_refresh_token_works_once(stage: Stage) {
    let (grant, _) = stage.connect().await;
    stage.market.refresh(&grant.subject, &grant.tokens.refresh).await.unwrap();
    let spent = stage.market.refresh(&grant.subject, &grant.tokens.refresh).await.unwrap_err();
    assert!(matches!(spent, Error::ConsentGone { .. }), "{spent:?}");
}

async fn a_withdrawn_consent_is_told_from_an_expired_token(stage: Stage) {
    let (grant, session) = stage.connect().await;
    stage.lever("tokens/revoke", serde_json::json!({"platform": stage.platform})).await;
    let gone = stage.market.product(&session, &"1".into()).await.unwrap_err();
    assert!(matches!(gone, Error::ConsentGone { .. } | Error::TokenRejected { .. }), "{gone:?}");
    let gone = stage.market.refresh(&grant.subject, &grant.tokens.refresh).await.unwrap_err();
    assert!(matches!(gone, Error::ConsentGone { .. }), "{gone:?}");
    assert_eq!((gone.kind(), gone.code()), (Kind::Auth, "shop_revoked"));
}

async fn faults_of_the_moment_are_waited_out(stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    for kind in ["rate_limit", "http_500", "http_503", "code_error", "reset"] {
        stage.fault(kind, "", 1).await;
        assert_eq!(stage.catalogue(&session).await.len(), 1, "{kind}");
    }
}

async fn throttling_without_end_is_an_error_that_says_when(mut stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    stage.wait_no_longer(HASTY);
    stage.fault("rate_limit", "", 100).await;
    let throttled = stage.market.set_stock(&session, &all_to(&products[0], 1)).await.unwrap_err();
    assert!(matches!(throttled, Error::Throttled { .. }), "{throttled:?}");
    assert!(matches!(throttled.retry(), Retry::After(_)));
    assert_eq!(throttled.kind(), Kind::Unavailable);
}

async fn a_write_that_acted_and_failed_is_repeated(mut stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    stage.wait_no_longer(RESTLESS);
    for (kind, quantity) in [("commit_then_500", 1), ("commit_then_timeout", 2), ("bad_json", 3)] {
        stage.fault(kind, "stock", 1).await;
        stage.fault(kind, "inventory/update", 1).await;
        let outcomes = stage.market.set_stock(&session, &all_to(&products[0], quantity)).await.unwrap();
        assert!(outcomes[0].result.is_ok(), "{kind}");
        assert_eq!(shown(&stage.catalogue(&session).await)["A"], Some(quantity), "{kind}");
    }
}

async fn a_write_without_an_answer_is_unknown(mut stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    let products = stage.catalogue(&session).await;
    stage.wait_no_longer(Patience { call: HASTY.call, ..RESTLESS });
    for kind in ["commit_then_500", "commit_then_timeout", "bad_json"] {
        stage.fault(kind, "", 20).await;
        let unknown = stage.market.set_stock(&session, &all_to(&products[0], 1)).await.unwrap_err();
        assert!(matches!(unknown, Error::OutcomeUnknown { .. }), "{kind}: {unknown:?}");
        assert_eq!(unknown.retry(), Retry::ReadBackFirst);
        stage.lever("faults", serde_json::json!({"kind": kind, "rate": 0.0})).await;
    }
}

async fn unreadable_answers_are_asked_again(mut stage: Stage) {
    stage.product(&[("A", 5)]).await;
    let (_, session) = stage.connect().await;
    stage.fault("bad_json", "", 1).await;
    assert_eq!(stage.catalogue(&session).await.len(), 1);
    stage.wait_no_longer(HASTY);
    stage.fault("bad_json", "", 100).await;
    let malformed = stage.market.product(&session, &"1".into()).await.unwrap_err();
    assert!(matches!(malformed, Error::Malformed { .. }), "{malformed:?}");
}

async fn a_marketplace_that_is_down_is_unavailable(mut stage: Stage) {
    let (grant, session) = stage.connect().await;
    stage.wait_no_longer(HASTY);
    let Stage { sandbox, market, platform, .. } = stage;
    sandbox.stop().await.unwrap();
    let down = market.product(&session, &"1".into()).await.unwrap_err();
    assert!(matches!(down, Error::Unavailable { .. }), "{platform}: {down:?}");
    assert_eq!(down.kind(), Kind::Unavailable);
    assert!(matches!(market.clock_skew_ms().await, Err(Error::Unavailable { .. })));
    // TikTok's refresh carries the app's secret in its address: no error may repeat it.
    let down = market.refresh(&grant.subject, &grant.tokens.refresh).await.unwrap_err();
    let said = everything_said(&down);
    assert!(!said.contains(grant.tokens.refresh.expose()) && !said.contains("app_secret"), "{said}");
}

async fn a_wrong_clock_is_named_as_such(stage: Stage) {
    let (_, session) = stage.connect().await;
    for off_ms in [600_000, -600_000] {
        let ours = Arc::new(HeldClock::at(stage.clock.now().plus_ms(off_ms)));
        let market = market(stage.platform, &stage.sandbox, ours, spark::marketplace::Patience::default());
        let off = market.product(&session, &"1".into()).await.unwrap_err();
        let Error::ClockOff { skew_seconds, .. } = off else { panic!("{off:?}") };
        assert!(skew_seconds.abs_diff(off_ms / 1000) <= 1, "{skew_seconds}");
        let skew_ms = market.clock_skew_ms().await.unwrap();
        assert!((skew_ms + off_ms).abs() <= 1_000, "{skew_ms}");
    }
}

async fn a_wrong_secret_is_named_as_such(stage: Stage) {
    let (_, session) = stage.connect().await;
    let (clock, entropy) = (stage.clock.clone(), Arc::new(Entropy::seeded(1)));
    let wrong: Box<dyn Marketplace> = match stage.platform {
        "tiktok" => {
            let config = tiktok::Config { app_secret: "wrong".into(), ..tiktok_config(&stage.sandbox) };
            Box::new(tiktok::TikTok::new(config, clock, entropy))
        }
        _ => {
            let config = shopee::Config { partner_key: "wrong".into(), ..shopee_config(&stage.sandbox) };
            Box::new(shopee::Shopee::new(config, clock, entropy))
        }
    };
    let error = wrong.product(&session, &"1".into()).await.unwrap_err();
    assert!(matches!(error, Error::BadCredentials { .. }), "{error:?}");
    assert_eq!(error.kind(), Kind::Config);
}

async fn missing_credentials_are_named(stage: Stage) {
    let (_, session) = stage.connect().await;
    let (clock, entropy) = (stage.clock.clone(), Arc::new(Entropy::seeded(1)));
    let bare: Box<dyn Marketplace> = match stage.platform {
        "tiktok" => {
            let config = tiktok::Config { app_secret: "".into(), ..tiktok_config(&stage.sandbox) };
            Box::new(tiktok::TikTok::new(config, clock, entropy))
        }
        _ => {
            let config = shopee::Config { partner_id: 0, ..shopee_config(&stage.sandbox) };
            Box::new(shopee::Shopee::new(config, clock, entropy))
        }
    };
    let error = bare.product(&session, &"1".into()).await.unwrap_err();
    let Error::NotConfigured { key, .. } = error else { panic!("{error:?}") };
    assert!(key.starts_with(stage.platform), "{key}");
    assert_eq!(bare.requests(), 0);
}

/// Shopee's own: what the item list proves is not read again.
#[tokio::test]
async fn shopee_reads_only_what_may_have_changed() {
    let stage = Stage::start("shopee").await;
    let names: Vec<String> = (0..20).map(|n| format!("S{n}")).collect();
    for name in &names {
        stage.product(&[(name, 5), (&format!("{name}b"), 5)]).await;
    }
    let (_, session) = stage.connect().await;
    stage.clock.advance_ms(10_000);
    stage.catalogue(&session).await; // the first answers tell what time it is there
    let products = stage.catalogue(&session).await;
    assert!(products.iter().all(|product| product.settled));

    stage.clock.advance_ms(10_000);
    let before = stage.market.requests();
    let readings = stage.read(&session, known(&products), None).await.unwrap();
    assert_eq!(stage.market.requests() - before, 1);
    let Some(Reading::Cursor(cursor)) = readings.last().cloned() else { panic!("{readings:?}") };
    assert_eq!(readings.iter().filter(|reading| matches!(reading, Reading::Unchanged(_))).count(), 20);

    stage.clock.advance_ms(1_000_000);
    stage.edit("S7", 1).await;
    let read = |readings: &[Reading]| readings.iter().filter(|r| matches!(r, Reading::Read(_))).count();
    let mut all = known(&products);
    all[3].must_read = true;
    let before = stage.market.requests();
    let readings = stage.read(&session, all, Some(cursor.clone())).await.unwrap();
    assert_eq!(read(&readings), 2, "the edited one and the one that must be read");
    assert_eq!(stage.market.requests() - before, 1 + 1 + 2, "list, base info, two model lists");
    let Some(Reading::Cursor(later)) = readings.last().cloned() else { panic!("{readings:?}") };

    // A cursor vouches for the products that it was about, and for no others: S7 was not asked about since.
    let mut others = known(&products);
    others.retain(|it| {
        products.iter().any(|p| p.product_id == it.product_id && p.variants[0].seller_sku != "S7")
    });
    let readings = stage.read(&session, others.clone(), Some(later)).await.unwrap();
    assert_eq!(read(&readings), 0);
    assert!(
        !readings.iter().any(|r| matches!(r, Reading::Cursor(_))),
        "what was said of more products stays"
    );
    let readings = stage.read(&session, others, None).await.unwrap();
    let Some(Reading::Cursor(about_others)) = readings.last().cloned() else { panic!("{readings:?}") };
    stage.clock.advance_ms(1_000_000);
    let readings = stage.read(&session, known(&products), Some(about_others)).await.unwrap();
    assert_eq!(read(&readings), 1);
}

/// Shopee's own: no cursor moves past a product that could not be read.
#[tokio::test]
async fn shopee_keeps_its_cursor_when_a_product_could_not_be_read() {
    use futures_util::StreamExt;
    let mut stage = Stage::start("shopee").await;
    for n in 0..12 {
        stage.product(&[(&format!("S{n}"), 5), (&format!("T{n}"), 5)]).await;
    }
    let (_, session) = stage.connect().await;
    stage.clock.advance_ms(10_000);
    stage.catalogue(&session).await;
    let products = stage.catalogue(&session).await;
    stage.clock.advance_ms(10_000);
    stage.edit("S7", 1).await;
    stage.wait_no_longer(HASTY);
    stage.fault("http_500", "get_model_list", 100).await;
    let readings: Vec<_> = stage.market.read_stock(&session, known(&products), None).collect().await;
    assert_eq!(readings.iter().filter(|reading| reading.is_err()).count(), 1);
    assert_eq!(readings.iter().filter(|r| matches!(r, Ok(Reading::Unchanged(_)))).count(), 11);
    assert!(!readings.iter().any(|reading| matches!(reading, Ok(Reading::Cursor(_)))));
}
