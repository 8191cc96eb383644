//! Tokens under a held clock, against a marketplace whose refresh tokens work once.

use tempfile::TempDir;

use super::*;
use crate::engine::fake::{ACCESS_MS, CONSENT_MS, DAY_MS, Fake, HOUR_MS, Mood, START, connect};
use crate::engine::{Kind, Status};

/// A connected shop, `fake-id`, and the engine that connected it.
async fn stage() -> (TempDir, Arc<Fake>, Engine) {
    let folder = TempDir::new().unwrap();
    let market = Fake::with(&[("1", "ID")]);
    let engine = market.engine(folder.path()).await;
    assert_eq!(connect(&engine, None).await.unwrap(), ["fake-id"]);
    (folder, market, engine)
}

async fn shop(engine: &Engine) -> Shop {
    engine.resolve_shops(&["fake-id".into()]).await.unwrap().remove(0)
}

async fn access(engine: &Engine) -> Result<String, Error> {
    Ok(engine.session(&shop(engine).await).await?.access.expose().to_owned())
}

async fn status(engine: &Engine) -> Status {
    engine.shop(&"fake-id".into()).await.unwrap().status
}

#[tokio::test]
async fn a_token_is_refreshed_ahead_of_its_end_and_not_before() {
    let (_folder, market, engine) = stage().await;
    market.clock.advance_ms(ACCESS_MS - ACCESS_MS / 10);
    assert_eq!(access(&engine).await.unwrap(), "access-1");
    market.clock.advance_ms(1);
    assert_eq!(access(&engine).await.unwrap(), "access-2");
    assert_eq!(access(&engine).await.unwrap(), "access-2");
    assert_eq!(market.refreshed(), 1);
}

#[tokio::test]
async fn two_processes_at_once_refresh_once() {
    let (folder, market, one) = stage().await;
    let other = market.engine(folder.path()).await;
    market.clock.advance_ms(ACCESS_MS);
    let (first, second) = tokio::join!(access(&one), access(&other));
    assert_eq!((first.unwrap(), second.unwrap()), ("access-2".into(), "access-2".into()));
    assert_eq!(market.refreshed(), 1);
}

#[tokio::test]
async fn many_tasks_of_one_process_refresh_once() {
    let (_folder, market, engine) = stage().await;
    market.clock.advance_ms(ACCESS_MS);
    let all = futures_util::future::join_all((0..8).map(|_| access(&engine))).await;
    assert!(all.into_iter().all(|access| access.unwrap() == "access-2"));
    assert_eq!(market.refreshed(), 1);
}

#[tokio::test]
async fn whoever_gets_the_lease_second_takes_the_pair_that_is_there() {
    let (folder, market, one) = stage().await;
    let other = market.engine(folder.path()).await;
    let shop = shop(&one).await;
    let seen = other.consent(&shop).await.unwrap();
    one.refresh(&shop, &seen).await.unwrap();
    let newer = other.refresh(&shop, &seen).await.unwrap();
    assert_eq!((newer.generation, market.refreshed()), (seen.generation + 1, 1));
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_however_many_calls_it_failed() {
    let (folder, market, one) = stage().await;
    let other = market.engine(folder.path()).await;
    let shop = shop(&one).await;
    let refused = one.session(&shop).await.unwrap();
    for engine in [&one, &other, &one] {
        assert_eq!(engine.after_rejection(&shop, &refused).await.unwrap().access.expose(), "access-2");
    }
    assert_eq!(market.refreshed(), 1);
    assert_eq!(status(&one).await, Status::Active); // a refused call alone condemns nobody
}

#[tokio::test]
async fn a_withdrawn_authorisation_is_noted_and_not_asked_again() {
    let (_folder, market, engine) = stage().await;
    market.clock.advance_ms(ACCESS_MS);
    market.feels(Mood::Gone);
    for _ in 0..2 {
        assert!(matches!(access(&engine).await, Err(Error::Shop(named::Error::Revoked { .. }))));
    }
    assert_eq!((status(&engine).await, market.refreshed()), (Status::Revoked, 1));

    // Asked for by hand, it is tried: the marketplace may have been wrong.
    market.feels(Mood::Well);
    assert_eq!(engine.refresh_shop(&"fake-id".into()).await.unwrap().status, Status::Active);
    assert_eq!(access(&engine).await.unwrap(), "access-2");
}

#[tokio::test]
async fn a_marketplace_that_is_down_stops_nobody_whose_token_still_works() {
    let (_folder, market, engine) = stage().await;
    market.clock.advance_ms(ACCESS_MS - 1);
    market.feels(Mood::Down);
    assert_eq!(access(&engine).await.unwrap(), "access-1");
    market.clock.advance_ms(1);
    assert_eq!(access(&engine).await.unwrap_err().kind(), Kind::Unavailable);
    assert_eq!(status(&engine).await, Status::Active);
}

#[tokio::test]
async fn an_authorisation_that_ran_out_is_expired_and_not_revoked() {
    let (_folder, market, engine) = stage().await;
    market.clock.advance_ms(CONSENT_MS);
    assert!(matches!(access(&engine).await, Err(Error::Shop(named::Error::Expired { .. }))));
    assert_eq!((status(&engine).await, market.refreshed()), (Status::Expired, 0));
}

#[tokio::test]
async fn a_token_of_another_row_does_not_open() {
    let (_folder, _market, engine) = stage().await;
    engine
        .store
        .write("swap", |tx| tx.execute("UPDATE consent SET access_token = refresh_token", &[]))
        .await
        .unwrap_or_else(|error: store::Error| panic!("{error}"));
    assert!(matches!(access(&engine).await, Err(Error::Secrets(_))));
}

#[tokio::test]
async fn no_token_lies_in_the_database_in_clear() {
    let (folder, market, engine) = stage().await;
    market.clock.advance_ms(ACCESS_MS);
    access(&engine).await.unwrap();
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for token in ["access-1", "access-2", "refresh-1", "refresh-2"] {
            assert!(!bytes.windows(token.len()).any(|window| window == token.as_bytes()), "{token}");
        }
    }
}

#[test]
fn a_day_or_a_tenth_of_its_life_ahead_a_token_is_due() {
    let consent = |life: i64| Consent {
        id: 1,
        platform: "fake".into(),
        subject: "1".into(),
        pair: SealedPair {
            access: Vec::new(),
            refresh: Vec::new(),
            access_expires_at: START.plus_ms(life),
            refresh_expires_at: START.plus_ms(CONSENT_MS),
        },
        generation: 1,
        revoked: false,
        refreshed_at: START,
    };
    // Life, and how long before its end it becomes due.
    for (life, margin) in
        [(4 * HOUR_MS, 24 * 60 * 1000), (7 * DAY_MS, 7 * DAY_MS / 10), (30 * DAY_MS, DAY_MS)]
    {
        let due_at = START.plus_ms(life - margin);
        assert!(!is_due(&consent(life), due_at), "{life}");
        assert!(is_due(&consent(life), due_at.plus_ms(1)), "{life}");
    }
}
