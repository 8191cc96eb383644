//! What a consent leaves behind, and what other groups see of it.

use std::sync::Arc;

use tempfile::TempDir;

use super::*;
use crate::engine::fake::{CONSENT_MS, DAY_MS, Fake, connect};
use crate::engine::{Status, shops as named};
use crate::store;

async fn stage(shops: &[(&'static str, &'static str)]) -> (TempDir, Arc<Fake>, Engine) {
    let folder = TempDir::new().unwrap();
    let market = Fake::with(shops);
    let engine = market.engine(folder.path()).await;
    (folder, market, engine)
}

async fn count(engine: &Engine, sql: &'static str) -> i64 {
    engine
        .store
        .read("count", move |tx| tx.one(sql, &[], |row| row.get(0)))
        .await
        .unwrap_or_else(|error: store::Error| panic!("{error}"))
        .unwrap()
}

#[tokio::test]
async fn one_consent_connects_all_its_shops_under_aliases_that_are_free() {
    let (_folder, market, engine) = stage(&[("1", "ID"), ("2", "ID"), ("3", "MY")]).await;
    assert_eq!(connect(&engine, None).await.unwrap(), ["fake-id", "fake-id-2", "fake-my"]);
    market.next_consent_opens(&[("4", "ID"), ("5", "ID")]);
    assert_eq!(connect(&engine, Some("main")).await.unwrap(), ["main", "main-2"]);
    assert_eq!(count(&engine, "SELECT COUNT(*) FROM consent").await, 2);
}

#[tokio::test]
async fn connecting_again_keeps_the_shop_and_brings_new_tokens() {
    let (_folder, market, engine) = stage(&[("1", "ID")]).await;
    connect(&engine, None).await.unwrap();
    engine.rename_shop(&"fake-id".into(), &"toko".into()).await.unwrap();
    let before = engine.resolve_shops(&[]).await.unwrap().remove(0);

    engine.disconnect_shop(&"toko".into()).await.unwrap();
    assert_eq!(count(&engine, "SELECT COUNT(*) FROM consent").await, 0);
    assert!(engine.resolve_shops(&[]).await.unwrap().is_empty());
    let parted = engine.resolve_shops(&["toko".into()]).await.unwrap().remove(0);
    let refused = engine.session(&parted).await.unwrap_err();
    assert!(matches!(refused, super::super::Error::Shop(named::Error::Disconnected { .. })));

    market.clock.advance_ms(DAY_MS);
    assert_eq!(connect(&engine, Some("another")).await.unwrap(), ["toko"]);
    let after = engine.resolve_shops(&[]).await.unwrap().remove(0);
    assert_eq!(after.id, before.id);
    assert_eq!(engine.session(&after).await.unwrap().access.expose(), "access-2");
}

#[tokio::test]
async fn parting_from_one_shop_leaves_the_others_of_its_consent_alone() {
    let (_folder, _market, engine) = stage(&[("1", "ID"), ("2", "MY")]).await;
    connect(&engine, None).await.unwrap();
    engine.disconnect_shop(&"fake-id".into()).await.unwrap();
    let other = engine.resolve_shops(&["fake-my".into()]).await.unwrap().remove(0);
    assert!(engine.session(&other).await.is_ok());
}

#[tokio::test]
async fn a_shop_of_another_group_is_refused_and_nothing_of_it_shown() {
    let (folder, market, engine) = stage(&[("1", "ID")]).await;
    connect(&engine, None).await.unwrap();
    let add = |tx: &mut Tx<'_>| {
        tx.execute(
            "INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'rival', 'Rival', 0)",
            &[],
        )
    };
    engine.store.write("add a group", add).await.unwrap_or_else(|error: store::Error| panic!("{error}"));
    let rival = Engine { group: GroupKey(2), ..market.engine(folder.path()).await };

    assert!(rival.shops().await.unwrap().is_empty());
    assert!(rival.resolve_shops(&[]).await.unwrap().is_empty());
    for refused in [
        rival.shop(&"fake-id".into()).await,
        rival.refresh_shop(&"fake-id".into()).await,
        rival.disconnect_shop(&"fake-id".into()).await,
        rival.rename_shop(&"fake-id".into(), &"mine".into()).await,
    ] {
        let named = named::Error::NoSuchShop { alias: "fake-id".into(), nearest: None };
        assert_eq!(refused.unwrap_err().to_string(), named.to_string());
    }

    market.next_consent_opens(&[("1", "ID"), ("9", "ID")]);
    let refused = connect(&rival, None).await.unwrap_err();
    assert!(matches!(refused, super::super::Error::Connect(Error::Elsewhere { .. })));
    assert!(!refused.to_string().contains("main"), "{refused}");
    assert!(rival.shops().await.unwrap().is_empty()); // not even the shop that was free
    assert_eq!(engine.shop(&"fake-id".into()).await.unwrap().status, Status::Active);
    // The marketplace has ended the tokens from before.
    engine.refresh_shop(&"fake-id".into()).await.unwrap();
}

#[tokio::test]
async fn an_alias_is_refused_before_the_seller_is_bothered() {
    let (_folder, _market, engine) = stage(&[("1", "ID")]).await;
    connect(&engine, None).await.unwrap();
    let listen = Url::parse("http://127.0.0.1:5588").unwrap();
    let platform = Platform::from("fake");
    let begin = |alias: &'static str| engine.begin_connect(&platform, &listen, Some(alias.into()));
    assert!(begin("a:b").await.is_err());
    assert!(begin("fake-id").await.is_ok()); // most likely that very shop, once more
    let rename = engine.rename_shop(&"fake-id".into(), &"a/b".into()).await;
    assert!(rename.is_err());
}

#[tokio::test]
async fn every_attempt_has_an_address_of_its_own() {
    let (_folder, _market, engine) = stage(&[("1", "ID")]).await;
    let listen = Url::parse("http://127.0.0.1:5588").unwrap();
    let one = engine.begin_connect(&"fake".into(), &listen, None).await.unwrap();
    let other = engine.begin_connect(&"fake".into(), &listen, None).await.unwrap();
    assert!(one.redirect().path().starts_with("/callback/"));
    assert!(one.redirect().path().len() >= "/callback/".len() + 32, "128 bits at least");
    let mut returned = other.redirect().clone();
    returned.set_query(Some("code=c"));
    assert!(matches!(one.answer(&returned), Err(Error::Stray { .. })));
}

#[tokio::test]
async fn a_shop_shows_how_many_days_are_left() {
    let (_folder, market, engine) = stage(&[("1", "ID")]).await;
    connect(&engine, None).await.unwrap();
    let mut seen = Vec::new();
    for wait in [0, CONSENT_MS - 7 * DAY_MS + 1, 7 * DAY_MS] {
        market.clock.advance_ms(wait);
        let shop = engine.shop(&"fake-id".into()).await.unwrap();
        seen.push((shop.status, shop.days_left.unwrap()));
    }
    assert_eq!(seen, [(Status::Active, 30), (Status::Expiring, 6), (Status::Expired, 0)]);
}

fn pending(style: RedirectStyle, redirect: &str) -> Pending {
    Pending {
        platform: "tiktok".into(),
        alias: None,
        style,
        state: "s3cret".into(),
        redirect: Url::parse(redirect).unwrap(),
        authorize: Url::parse("http://127.0.0.1/authorize").unwrap(),
    }
}

fn answer(pending: &Pending, returned: &str) -> Result<Callback, Error> {
    pending.answer(&Url::parse(&format!("http://127.0.0.1:5588{returned}")).unwrap())
}

#[test]
fn only_the_right_state_is_the_answer() {
    let pending = pending(RedirectStyle::State, "http://127.0.0.1:5588/callback");
    assert_eq!(answer(&pending, "/callback?code=c&state=s3cret&x=1").unwrap().get("code"), Some("c"));
    for stray in [
        "/callback?code=c",
        "/callback?code=c&state=",
        "/callback?code=c&state=s3creT",
        "/callback?state=s3cret",
        "/callback?code=null&state=s3cret",
        "/favicon.ico",
        "/callback?code=null&error=auth_denied&state=forged",
    ] {
        assert!(matches!(answer(&pending, stray), Err(Error::Stray { .. })), "{stray}");
    }
}

#[test]
fn a_seller_who_refuses_is_heard() {
    let pending = pending(RedirectStyle::State, "http://127.0.0.1:5588/callback");
    let refused = answer(&pending, "/callback?code=null&error=auth_denied&state=s3cret");
    assert!(matches!(refused, Err(Error::Refused { reason, .. }) if reason == "auth_denied"));
}

#[test]
fn without_a_state_the_path_itself_must_be_right() {
    let pending = pending(RedirectStyle::RandomPath, "http://127.0.0.1:5588/callback/r4nd0m");
    assert!(answer(&pending, "/callback/r4nd0m?code=c&shop_id=1").is_ok());
    for stray in
        ["/callback?code=c&shop_id=1", "/callback/other?code=c&shop_id=1", "/callback/r4nd0m?shop_id=1"]
    {
        assert!(matches!(answer(&pending, stray), Err(Error::Stray { .. })), "{stray}");
    }
}
