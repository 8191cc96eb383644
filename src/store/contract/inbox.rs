//! The inbox: each message is kept once and taken by one at a time.

use std::collections::BTreeSet;
use std::sync::mpsc;

use super::{Database, Place};
use crate::domain::{Millis, Platform};
use crate::store::inbox::{self, State};
use crate::store::{Error, Store, Tx};

const HOLD_MS: i64 = 1000;

async fn keep(store: &Store, key: &'static str, at: i64) -> bool {
    let keep = move |tx: &mut Tx<'_>| {
        inbox::keep(tx, &Platform::from("tiktok"), (key, "order"), &format!("body of {key}"), Millis(at))
    };
    store.write("keep a message", keep).await.unwrap()
}

/// Takes up to `limit` messages and returns their ids.
async fn take(store: &Store, limit: u32, now: i64) -> Vec<i64> {
    let take = move |tx: &mut Tx<'_>| inbox::take(tx, limit, Millis(now), Millis(now + HOLD_MS));
    ids(store.write("take messages", take).await.unwrap())
}

fn ids(messages: Vec<inbox::Message>) -> Vec<i64> {
    messages.into_iter().map(|message| message.id).collect()
}

pub(super) async fn a_message_is_kept_once_taken_once_and_ended(place: Place) {
    let store = place.open().await;
    assert!(keep(&store, "b", 2).await && keep(&store, "a", 1).await);
    assert!(!keep(&store, "b", 3).await, "the same message again");
    let take_all = |tx: &mut Tx<'_>| inbox::take(tx, 9, Millis(2), Millis(99));
    let taken = store.write("take messages", take_all).await.unwrap();
    let told: Vec<_> = taken.iter().map(|it| (it.body.as_str(), it.attempts, it.received_at)).collect();
    assert_eq!(told, [("body of a", 0, Millis(1)), ("body of b", 0, Millis(2))], "the oldest first");
    assert_eq!(take(&store, 9, 98).await, [] as [i64; 0]);
    let ends: Vec<_> = taken.iter().map(|message| (message.id, State::Done)).collect();
    store.write("end messages", move |tx| inbox::end(tx, &ends)).await.unwrap();
    assert_eq!(take(&store, 9, 100).await, [] as [i64; 0]);
    let counts = store.read("count messages", inbox::counts).await.unwrap();
    assert_eq!(counts, [(Platform::from("tiktok"), State::Done, 2)]);
    let forget = |tx: &mut Tx<'_>| inbox::forget(tx, Millis(2));
    assert_eq!(store.write("forget old messages", forget).await.unwrap(), 1);
}

pub(super) async fn a_message_that_was_not_ended_is_taken_again(place: Place) {
    let store = place.open().await;
    keep(&store, "a", 1).await;
    let first = take(&store, 1, 1).await;
    assert_eq!(first.len(), 1);
    assert_eq!(take(&store, 1, HOLD_MS).await, [] as [i64; 0], "its holder may be at it");
    let again = |tx: &mut Tx<'_>| inbox::take(tx, 1, Millis(1 + HOLD_MS), Millis(9999));
    let again = store.write("take messages", again).await.unwrap();
    assert_eq!((again[0].id, again[0].attempts), (first[0], 1));
    let back = move |tx: &mut Tx<'_>| inbox::give_back(tx, &first, Millis(5000));
    store.write("give messages back", back).await.unwrap();
    assert_eq!(take(&store, 1, 4999).await, [] as [i64; 0]);
    assert_eq!(take(&store, 1, 5000).await.len(), 1);
}

pub(super) async fn many_who_take_messages_at_once_get_different_ones(place: Place) {
    const KEYS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let mut stores = Vec::new();
    for _ in 0..4 {
        stores.push(place.open_patiently().await);
    }
    for key in KEYS {
        keep(&stores[0], key, 1).await;
    }
    let takes = stores.iter().map(|store| take(store, 3, 1));
    let taken = futures_util::future::join_all(takes).await.concat();
    let different: BTreeSet<_> = taken.iter().collect();
    assert_eq!((taken.len(), different.len()), (KEYS.len(), KEYS.len()), "{taken:?}");
}

/// One daemon is still taking when another one comes.
#[tokio::test]
async fn who_takes_messages_on_a_server_waits_for_nobody_who_takes_others() {
    let Some(database) = Database::new() else { return };
    let place = Place::MariaDb(database);
    let (store, other) = (place.open_patiently().await, place.open_patiently().await);
    for key in ["a", "b", "c"] {
        keep(&store, key, 1).await;
    }
    let ((inside, wait), (go, gate)) = (mpsc::channel(), mpsc::channel::<()>());
    let slow = tokio::spawn(async move {
        let take = move |tx: &mut Tx<'_>| {
            let taken = inbox::take(tx, 2, Millis(1), Millis(1 + HOLD_MS))?;
            inside.send(()).unwrap();
            gate.recv().unwrap();
            Ok::<_, Error>(taken)
        };
        store.write("take messages slowly", take).await
    });
    tokio::task::spawn_blocking(move || wait.recv().unwrap()).await.unwrap();
    let meanwhile = take(&other, 2, 1).await; // is through before the other one has ended
    go.send(()).unwrap();
    let first = ids(slow.await.unwrap().unwrap());
    assert_eq!((first.len(), meanwhile.len()), (2, 1));
    assert!(!first.contains(&meanwhile[0]));
}
