//! People and groups: who belongs where, what a session stands for, and what is of the moment.

use super::Place;
use crate::domain::{AccountKey, GroupKey, Millis, Role};
use crate::store::accounts::{self, Account};
use crate::store::consent_attempts::{self, Attempt};
use crate::store::consents::{self, SealedPair};
use crate::store::login_failures::Failures;
use crate::store::sessions::{self, Session};
use crate::store::shops::{self, Profile};
use crate::store::{Error, Store, Tx, groups, login_failures};

const MAIN: GroupKey = GroupKey(1);
const NOW: Millis = Millis(1_800_000_000_000);

fn account(email: &str) -> Account {
    Account {
        id: AccountKey(0),
        email: email.to_owned(),
        name: "Budi 🐟".to_owned(),
        phone: None,
        password: "$argon2id$…".to_owned(),
        active: true,
        group: MAIN,
        wanted: Some("TOKO".into()),
        created_at: NOW,
    }
}

fn session(id: &str, account: AccountKey) -> Session {
    Session {
        id: id.to_owned(),
        account,
        created_at: NOW,
        seen_at: NOW,
        expires_at: NOW.plus_ms(1000),
        address: "127.0.0.1".to_owned(),
        device: "Telepon".to_owned(),
    }
}

/// Returns a database with a member of the group that there always is.
async fn stage(place: &Place) -> (Store, AccountKey) {
    let store = place.open().await;
    let id = write(&store, |tx| {
        let id = accounts::add(tx, &account("b@example.com"))?;
        accounts::join(tx, id, MAIN, Role::Staff, NOW)?;
        Ok(id)
    });
    let id = id.await;
    (store, id)
}

async fn write<T: Send + 'static>(
    store: &Store,
    work: impl FnMut(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
) -> T {
    store.write("people", work).await.unwrap()
}

async fn bearer(store: &Store, id: &'static str, at: Millis) -> Option<Role> {
    let found = store.read("bearer", move |tx| sessions::bearer(tx, id, at)).await.unwrap();
    found.map(|bearer| bearer.role)
}

pub(super) async fn an_account_reads_back_and_takes_its_places_with_it(place: Place) {
    let (store, id) = stage(&place).await;
    let twice = store.write("again", |tx| accounts::add(tx, &account("b@example.com"))).await;
    assert!(matches!(twice, Err(Error::Conflict { .. })), "{twice:?}");
    let other = write(&store, |tx| groups::add(tx, &"TOKO".into(), "Toko", NOW)).await;
    write(&store, move |tx| {
        accounts::join(tx, id, MAIN, Role::Owner, NOW)?; // again: another role
        accounts::join(tx, id, other, Role::Staff, NOW.plus_ms(1))?;
        sessions::add(tx, &session("s", id))
    })
    .await;
    let read = move |tx: &mut Tx<'_>| {
        let found =
            accounts::by_email(tx, "b@example.com")?.map(|found| (found.id, found.name, found.wanted));
        let roles =
            [MAIN, other].map(|group| accounts::place(tx, id, group).unwrap().map(|place| place.role));
        Ok::<_, Error>((found, roles, accounts::places(tx, id)?.len(), accounts::members(tx, MAIN)?.len()))
    };
    let there = store.read("read", read).await.unwrap();
    let found = Some((id, "Budi 🐟".to_owned(), Some("TOKO".into())));
    assert_eq!(there, (found, [Some(Role::Owner), Some(Role::Staff)], 2, 1));
    write(&store, move |tx| accounts::leave(tx, id, other)).await;
    write(&store, move |tx| accounts::remove(tx, id)).await;
    assert_eq!(store.read("read", read).await.unwrap(), (None, [None, None], 0, 0));
    assert_eq!(bearer(&store, "s", NOW).await, None);
}

pub(super) async fn a_session_stands_for_somebody_until_either_ends(place: Place) {
    let (store, id) = stage(&place).await;
    for name in ["one", "two"] {
        write(&store, move |tx| sessions::add(tx, &session(name, id))).await;
    }
    assert_eq!(bearer(&store, "one", NOW).await, Some(Role::Staff));
    assert_eq!(bearer(&store, "one", NOW.plus_ms(1000)).await, None, "ended");
    write(&store, |tx| sessions::prolong(tx, "one", NOW.plus_ms(2000))).await;
    assert_eq!(bearer(&store, "one", NOW.plus_ms(1000)).await, Some(Role::Staff));
    write(&store, move |tx| sessions::sweep(tx, id, NOW.plus_ms(1000))).await;
    assert!(!write(&store, move |tx| sessions::end(tx, id, "two")).await, "swept");
    assert!(!write(&store, move |tx| sessions::end(tx, AccountKey(id.0 + 1), "one")).await, "another's");

    let set_active = |active| {
        move |tx: &mut Tx<'_>| {
            let found = accounts::get(tx, id)?.unwrap();
            accounts::update(tx, &Account { active, ..found }, NOW)
        }
    };
    write(&store, set_active(false)).await;
    assert_eq!(bearer(&store, "one", NOW).await, None, "closed");
    write(&store, set_active(true)).await;
    write(&store, move |tx| accounts::let_act(tx, id, MAIN, false)).await;
    assert_eq!(bearer(&store, "one", NOW).await, None, "suspended");
    write(&store, move |tx| accounts::join(tx, id, MAIN, Role::Staff, NOW)).await;
    assert_eq!(bearer(&store, "one", NOW).await, None, "another role lets nobody act again");
    write(&store, move |tx| accounts::let_act(tx, id, MAIN, true)).await;
    assert_eq!(bearer(&store, "one", NOW).await, Some(Role::Staff));
    write(&store, move |tx| accounts::leave(tx, id, MAIN)).await;
    assert_eq!(bearer(&store, "one", NOW).await, None, "belongs nowhere");
    assert_eq!(write(&store, move |tx| sessions::end_all(tx, id)).await, 1);
}

pub(super) async fn a_person_is_attached_to_a_shop_once(place: Place) {
    let (store, id) = stage(&place).await;
    let pair =
        SealedPair { access: vec![1], refresh: vec![2], access_expires_at: NOW, refresh_expires_at: NOW };
    let profile = Profile {
        platform: "shopee".into(),
        shop_id: "9".into(),
        name: "Kedai".into(),
        region: "ID".into(),
        currency: "IDR".into(),
        timezone: "Asia/Jakarta".into(),
        cipher: None,
    };
    let shop = write(&store, move |tx| {
        let consent = consents::grant(tx, MAIN, &"shopee".into(), "9", &pair, NOW)?;
        shops::add(tx, MAIN, &"a".into(), consent, &profile, NOW)?;
        Ok(shops::find(tx, MAIN, &"a".into())?.unwrap().id)
    })
    .await;
    for _ in 0..2 {
        write(&store, move |tx| accounts::attach(tx, id, shop, NOW)).await;
    }
    assert_eq!(write(&store, move |tx| accounts::attached(tx, id, MAIN)).await, [shop]);
    assert_eq!(write(&store, move |tx| accounts::detach_everybody(tx, shop)).await, 1);
    write(&store, move |tx| accounts::attach(tx, id, shop, NOW)).await;
    write(&store, move |tx| accounts::detach_all(tx, id, MAIN)).await;
    assert_eq!(write(&store, move |tx| accounts::attached(tx, id, MAIN)).await, []);
}

pub(super) async fn failed_logins_are_counted_until_forgotten(place: Place) {
    let (store, _) = stage(&place).await;
    let known = || async { write(&store, |tx| login_failures::hold(tx, "s", Millis(0))).await };
    let at = |count, wait| Failures { count, last_at: NOW.plus_ms(wait) };
    let nothing = Failures { count: 0, last_at: Millis(0) };
    assert_eq!(known().await, nothing);
    for wait in 0..3 {
        write(&store, move |tx| login_failures::count(tx, "s", NOW.plus_ms(wait))).await;
    }
    assert_eq!(known().await, at(3, 2));
    write(&store, |tx| login_failures::sweep(tx, NOW.plus_ms(2))).await;
    assert_eq!(known().await, at(3, 2), "as recent as that");
    write(&store, |tx| login_failures::sweep(tx, NOW.plus_ms(3))).await;
    assert_eq!(known().await, nothing);
    write(&store, |tx| login_failures::count(tx, "s", NOW)).await;
    write(&store, |tx| login_failures::clear(tx, "s")).await;
    assert_eq!(known().await, nothing);
}

pub(super) async fn a_login_that_was_none_to_count_is_taken_back(place: Place) {
    let (store, _) = stage(&place).await;
    let count = |wait| {
        write(&store, move |tx| {
            let before = login_failures::hold(tx, "s", NOW)?;
            login_failures::count(tx, "s", NOW.plus_ms(wait))?;
            Ok(before)
        })
    };
    let take_back = |before, wait| {
        write(&store, move |tx| {
            login_failures::take_back(tx, "s", before, NOW.plus_ms(wait))?;
            login_failures::hold(tx, "s", NOW)
        })
    };
    let at = |count, wait| Failures { count, last_at: NOW.plus_ms(wait) };
    count(1).await;
    let first = count(2).await;
    assert_eq!(take_back(first, 2).await, at(1, 1), "as it was");
    let (first, second) = (count(3).await, count(3).await);
    assert_eq!(take_back(first, 3).await, at(2, 3), "the other one was counted since");
    assert_eq!(take_back(second, 3).await, at(1, 3));
    write(&store, |tx| login_failures::clear(tx, "s")).await;
    assert_eq!(take_back(first, 3).await, at(0, 0), "forgiven meanwhile");
}

pub(super) async fn an_attempt_at_a_consent_is_taken_once(place: Place) {
    let (store, id) = stage(&place).await;
    let attempt = move |state: &str, wait: i64| Attempt {
        state: state.to_owned(),
        browser: "b".to_owned(),
        account: id,
        group: MAIN,
        platform: "tiktok".into(),
        expires_at: NOW.plus_ms(wait),
    };
    write(&store, move |tx| consent_attempts::add(tx, &attempt("old", 1), NOW)).await;
    write(&store, move |tx| consent_attempts::add(tx, &attempt("new", 9), NOW.plus_ms(1))).await;
    for (state, there) in [("old", false), ("new", true), ("new", false)] {
        let taken = write(&store, move |tx| consent_attempts::take(tx, state)).await;
        assert_eq!(taken.map(|attempt| attempt.account), there.then_some(id), "{state}");
    }
}

pub(super) async fn a_group_is_made_changed_and_removed(place: Place) {
    let (store, _) = stage(&place).await;
    let key = write(&store, |tx| groups::add(tx, &"TOKO".into(), "Toko", NOW)).await;
    write(&store, move |tx| {
        let found = groups::get(tx, key)?.unwrap();
        let changed = groups::Group {
            dashboard_url: "https://d.example.com".to_owned(),
            dashboard_secret: Some(vec![0, 255]),
            ..found
        };
        groups::update(tx, &changed, NOW.plus_ms(1))
    })
    .await;
    let found = write(&store, move |tx| groups::get(tx, key)).await.unwrap();
    assert_eq!((found.dashboard_secret, found.updated_at), (Some(vec![0, 255]), NOW.plus_ms(1)));
    assert_eq!(write(&store, |tx| groups::belongings(tx, MAIN)).await[0], ("people", 1));
    assert!(write(&store, move |tx| groups::belongings(tx, key)).await.iter().all(|(_, count)| *count == 0));
    write(&store, move |tx| groups::remove(tx, key)).await;
    assert_eq!(write(&store, move |tx| groups::get(tx, key)).await, None);
}
