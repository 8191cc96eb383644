//! Shops and their authorisations: one owner each, the newest pair wins, groups see their own.

use super::Place;
use crate::domain::{GroupKey, Millis, ShopAlias};
use crate::params;
use crate::store::consents::{self, Consent, SealedPair};
use crate::store::shops::{self, Profile, Shop, Standing};
use crate::store::{Error, Store, Tx};

const OURS: GroupKey = GroupKey(1);
const THEIRS: GroupKey = GroupKey(2);
const NOW: Millis = Millis(1_800_000_000_000);

pub(super) fn pair(text: &str) -> SealedPair {
    SealedPair {
        access: text.as_bytes().to_vec(),
        refresh: text.as_bytes().to_vec(),
        access_expires_at: NOW.plus_ms(1),
        refresh_expires_at: NOW.plus_ms(2),
    }
}

pub(super) fn profile(shop_id: &str) -> Profile {
    Profile {
        platform: "shopee".into(),
        shop_id: shop_id.into(),
        name: "Kedai 🐟".into(),
        region: "ID".into(),
        currency: "IDR".into(),
        timezone: "Asia/Jakarta".into(),
        cipher: None,
    }
}

/// Returns a database with a second group and our shop `a`.
pub(super) async fn stage(place: &Place) -> Store {
    let store = place.open().await;
    let set = |tx: &mut Tx<'_>| {
        let group = "INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'theirs', 'Theirs', 0)";
        tx.execute(group, &[])?;
        let consent = consents::grant(tx, OURS, &"shopee".into(), "9", &pair("first"), NOW)?;
        shops::add(tx, OURS, &"a".into(), consent, &profile("9"), NOW)
    };
    store.write("stage", set).await.unwrap();
    store
}

async fn shop(store: &Store, group: GroupKey) -> Option<Shop> {
    store.read("find", move |tx| shops::find(tx, group, &"a".into())).await.unwrap()
}

async fn consent(store: &Store, group: GroupKey, id: i64) -> Option<Consent> {
    store.read("get", move |tx| consents::get(tx, group, id)).await.unwrap()
}

pub(super) async fn a_shop_reads_back_as_written_in_its_own_group_only(place: Place) {
    let store = stage(&place).await;
    let ours = shop(&store, OURS).await.unwrap();
    assert_eq!((ours.name.as_str(), ours.standing, ours.buffer), ("Kedai 🐟", Standing::Connected, None));
    assert_eq!(ours.refresh_expires_at, Some(NOW.plus_ms(2)));
    assert_eq!(shop(&store, THEIRS).await, None);
    assert!(consent(&store, THEIRS, ours.consent.unwrap()).await.is_none());
    let id = ours.id;
    let theirs = move |tx: &mut Tx<'_>| {
        shops::rename(tx, THEIRS, id, &"mine".into())?;
        shops::disconnect(tx, THEIRS, id)?;
        consents::forget_unused(tx, THEIRS)
    };
    store.write("meddle", theirs).await.unwrap();
    assert_eq!(shop(&store, OURS).await, Some(ours));
}

pub(super) async fn a_marketplaces_shop_has_one_owner_and_an_alias_one_shop(place: Place) {
    let store = stage(&place).await;
    let add = |group: GroupKey, alias: &'static str, shop_id: &'static str| {
        store.write("add", move |tx| {
            let consent = consents::grant(tx, group, &"shopee".into(), shop_id, &pair("x"), NOW)?;
            shops::add(tx, group, &ShopAlias::from(alias), consent, &profile(shop_id), NOW)
        })
    };
    assert!(matches!(add(THEIRS, "b", "9").await, Err(Error::Conflict { .. })));
    assert!(matches!(add(OURS, "a", "10").await, Err(Error::Conflict { .. })));
    add(THEIRS, "a", "10").await.unwrap(); // aliases are each group's own
    let owner = |tx: &mut Tx<'_>| shops::owner(tx, &"shopee".into(), &"10".into());
    assert_eq!(store.write("owner", owner).await.unwrap().unwrap().0, THEIRS);
}

pub(super) async fn of_two_refreshes_of_one_pair_the_first_is_kept(place: Place) {
    let store = stage(&place).await;
    let id = shop(&store, OURS).await.unwrap().consent.unwrap();
    let before = consent(&store, OURS, id).await.unwrap();
    let mut kept = Vec::new();
    for text in ["second", "late"] {
        let before = before.clone();
        let rotate = move |tx: &mut Tx<'_>| consents::rotate(tx, &before, &pair(text), NOW);
        kept.push(store.write("rotate", rotate).await.unwrap());
    }
    let revoke = move |tx: &mut Tx<'_>| consents::revoke(tx, &before);
    kept.push(store.write("revoke", revoke).await.unwrap()); // of a pair that is no more
    assert_eq!(kept, [true, false, false]);
    let after = consent(&store, OURS, id).await.unwrap();
    assert_eq!((after.pair.access.as_slice(), after.generation, after.revoked), (&b"second"[..], 2, false));
}

pub(super) async fn granting_again_replaces_the_pair_and_revives(place: Place) {
    let store = stage(&place).await;
    let id = shop(&store, OURS).await.unwrap().consent.unwrap();
    let before = consent(&store, OURS, id).await.unwrap();
    let again = move |tx: &mut Tx<'_>| {
        assert!(consents::revoke(tx, &before)?);
        consents::grant(tx, OURS, &"shopee".into(), "9", &pair("again"), NOW)
    };
    assert_eq!(store.write("grant", again).await.unwrap(), id);
    let after = consent(&store, OURS, id).await.unwrap();
    assert_eq!((after.generation, after.revoked), (2, false));
}

pub(super) async fn an_authorisation_is_forgotten_with_its_last_shop(place: Place) {
    let store = stage(&place).await;
    let ours = shop(&store, OURS).await.unwrap();
    let part = move |tx: &mut Tx<'_>| {
        consents::forget_unused(tx, OURS)?; // while it is in use
        let kept = consents::get(tx, OURS, ours.consent.unwrap_or_default())?.is_some();
        shops::disconnect(tx, OURS, ours.id)?;
        consents::forget_unused(tx, OURS)?;
        let left = tx.one("SELECT COUNT(*) FROM consent", params![], |row| row.get::<i64>(0))?;
        Ok::<_, Error>((kept, left))
    };
    assert_eq!(store.write("part", part).await.unwrap(), (true, Some(0)));
    let parted = shop(&store, OURS).await.unwrap();
    assert_eq!(
        (parted.standing, parted.consent, parted.access_expires_at),
        (Standing::Disconnected, None, None)
    );
}

pub(super) async fn the_first_push_is_the_one_that_counts(place: Place) {
    let store = stage(&place).await;
    let id = shop(&store, OURS).await.unwrap().id;
    for at in [NOW, NOW.plus_ms(5)] {
        store.write("push", move |tx| shops::mark_pushed(tx, OURS, id, at)).await.unwrap();
    }
    assert_eq!(shop(&store, OURS).await.unwrap().pushed_at, Some(NOW));
}
