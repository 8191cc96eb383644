//! Leases: one holder at a time, and nobody writes under one that was lost.

use std::sync::mpsc;

use super::{Database, Place};
use crate::domain::Millis;
use crate::params;
use crate::store::leases::{self, HeldBy, Lease};
use crate::store::{Error, Store, Tx};

const TTL_MS: i64 = 30_000;

async fn acquire(store: &Store, holder: &'static str, now: i64) -> Result<Lease, HeldBy> {
    store
        .write("acquire", move |tx| leases::acquire(tx, "shop:1", holder, TTL_MS, Millis(now)))
        .await
        .unwrap()
}

async fn renew(store: &Store, lease: &Lease, now: i64) -> Result<Lease, Error> {
    let lease = lease.clone();
    store.write("renew", move |tx| leases::renew(tx, &lease, TTL_MS, Millis(now))).await
}

async fn release(store: &Store, lease: &Lease) {
    let lease = lease.clone();
    store.write("release", move |tx| leases::release(tx, &lease)).await.unwrap();
}

/// Writes a note under the lease, as every write under a lease does.
async fn write_under(store: &Store, lease: &Lease, now: i64) -> Result<(), Error> {
    let lease = lease.clone();
    store
        .write("write under a lease", move |tx| {
            tx.execute("INSERT INTO meta (name, value) VALUES (?, 'note')", params![format!("{now}")])?;
            leases::check(tx, &lease, Millis(now))
        })
        .await
}

async fn notes(store: &Store) -> Vec<String> {
    let all = |tx: &mut Tx<'_>| {
        tx.all("SELECT name FROM meta WHERE value = 'note' ORDER BY name", &[], |row| row.get(0))
    };
    store.read("notes", all).await.unwrap()
}

pub(super) async fn a_lease_has_one_holder_at_a_time(place: Place) {
    let (store, other) = (place.open().await, place.open().await);
    let held = acquire(&store, "a", 0).await.unwrap();
    assert_eq!((held.token, held.expires_at), (1, Millis(TTL_MS)));
    let refused = acquire(&other, "b", TTL_MS - 1).await.unwrap_err();
    assert_eq!(refused, HeldBy { holder: "a".into(), until: Millis(TTL_MS) });
}

pub(super) async fn of_many_at_once_one_gets_the_lease(place: Place) {
    let mut stores = Vec::new();
    for _ in 0..4 {
        stores.push(place.open_patiently().await);
    }
    let claims = stores.iter().map(|store| acquire(store, "a", 0));
    let outcomes = futures_util::future::join_all(claims).await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
}

pub(super) async fn a_lease_that_ran_out_is_taken_over_with_a_higher_token(place: Place) {
    let store = place.open().await;
    let first = acquire(&store, "a", 0).await.unwrap();
    let second = acquire(&store, "b", TTL_MS).await.unwrap();
    assert!(second.token > first.token);
}

pub(super) async fn a_released_lease_is_free_at_once_and_its_token_still_grows(place: Place) {
    let store = place.open().await;
    let first = acquire(&store, "a", 0).await.unwrap();
    release(&store, &first).await;
    let second = acquire(&store, "b", 1).await.unwrap();
    assert!(second.token > first.token);
    release(&store, &first).await; // once more, late: the new holder keeps it
    assert!(write_under(&store, &second, 2).await.is_ok());
}

pub(super) async fn a_lost_lease_cannot_write(place: Place) {
    let store = place.open().await;
    let slept = acquire(&store, "slept", 0).await.unwrap();
    write_under(&store, &slept, TTL_MS - 1).await.unwrap();
    acquire(&store, "taker", TTL_MS).await.unwrap();
    // Even by a clock that still thinks it has time.
    let refused = write_under(&store, &slept, 1).await;
    assert!(matches!(refused, Err(Error::LeaseLost { lease }) if lease == "shop:1"));
    assert_eq!(notes(&store).await, [(TTL_MS - 1).to_string()]); // only the first
}

pub(super) async fn a_lease_past_its_time_cannot_write_even_if_nobody_took_it(place: Place) {
    let store = place.open().await;
    let lease = acquire(&store, "a", 0).await.unwrap();
    assert!(matches!(write_under(&store, &lease, TTL_MS).await, Err(Error::LeaseLost { .. })));
    assert_eq!(notes(&store).await, [""; 0]);
}

pub(super) async fn renewing_prolongs_until_another_holder_came(place: Place) {
    let store = place.open().await;
    let lease = acquire(&store, "a", 0).await.unwrap();
    let renewed = renew(&store, &lease, TTL_MS - 1).await.unwrap();
    assert_eq!(renewed.expires_at, Millis(2 * TTL_MS - 1));
    assert!(acquire(&store, "b", TTL_MS).await.is_err());
    acquire(&store, "b", 2 * TTL_MS).await.unwrap();
    assert!(matches!(renew(&store, &renewed, 2 * TTL_MS).await, Err(Error::LeaseLost { .. })));
}

pub(super) async fn a_dead_holders_lease_can_be_ended_and_nobody_elses(place: Place) {
    let store = place.open().await;
    acquire(&store, "dead", 0).await.unwrap();
    let end = |holder: &'static str| store.write("end", move |tx| leases::end(tx, "shop:1", holder));
    end("other").await.unwrap();
    assert!(acquire(&store, "b", 1).await.is_err());
    end("dead").await.unwrap();
    assert!(acquire(&store, "b", 1).await.is_ok());
}

/// The holder is in the middle of a long transaction under its lease.
#[tokio::test]
async fn a_holder_at_work_on_a_server_is_named_and_not_waited_for() {
    let Some(database) = Database::new() else { return };
    let place = Place::MariaDb(database);
    let (store, other) = (place.open_patiently().await, place.open_patiently().await);
    let lease = acquire(&store, "a", 0).await.unwrap();
    let ((inside, wait), (go, gate)) = (mpsc::channel(), mpsc::channel::<()>());
    let work = tokio::spawn(async move {
        let work = move |tx: &mut Tx<'_>| {
            leases::check(tx, &lease, Millis(1))?;
            inside.send(()).unwrap();
            gate.recv().unwrap();
            Ok::<_, Error>(())
        };
        store.write("work under a lease", work).await
    });
    tokio::task::spawn_blocking(move || wait.recv().unwrap()).await.unwrap();
    let refused = acquire(&other, "b", 2).await.unwrap_err(); // while the other one's transaction is open
    go.send(()).unwrap();
    work.await.unwrap().unwrap();
    assert_eq!(refused, HeldBy { holder: "a".into(), until: Millis(TTL_MS) });
}
