//! The contract that every engine keeps: each case is listed once and runs on all of them, so that none can skip one.

mod bulk;
#[path = "../../tests/it/support/database.rs"]
mod database;
mod inbox;
mod leases;
mod ledger;
mod people;
mod schema;
mod shipping;
mod shops;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use super::{Address, Error, Limits, Server, Store, Tx, skus};
use crate::domain::GroupKey;
use crate::params;
use bulk::{
    a_row_that_is_there_is_kept_replaced_or_added_to, many_rows_are_inserted_found_and_updated,
    many_skus_are_added_where_their_codes_are_free,
};
use database::{Database, PASSWORD};
use inbox::{
    a_message_is_kept_once_taken_once_and_ended, a_message_that_was_not_ended_is_taken_again,
    many_who_take_messages_at_once_get_different_ones,
};
use leases::{
    a_dead_holders_lease_can_be_ended_and_nobody_elses, a_lease_has_one_holder_at_a_time,
    a_lease_past_its_time_cannot_write_even_if_nobody_took_it,
    a_lease_that_ran_out_is_taken_over_with_a_higher_token, a_lost_lease_cannot_write,
    a_released_lease_is_free_at_once_and_its_token_still_grows, of_many_at_once_one_gets_the_lease,
    renewing_prolongs_until_another_holder_came,
};
use ledger::{
    a_balance_is_known_at_any_time, a_cause_has_one_run_of_a_kind_in_a_group, a_run_tells_what_it_moved,
    another_groups_sku_is_moved_by_nobody_else, of_many_movements_repeats_and_refusals_change_nothing,
    the_ledger_is_scanned_in_its_order_for_one_group,
};
use people::{
    a_group_is_made_changed_and_removed, a_login_that_was_none_to_count_is_taken_back,
    a_person_is_attached_to_a_shop_once, a_session_stands_for_somebody_until_either_ends,
    an_account_reads_back_and_takes_its_places_with_it, an_attempt_at_a_consent_is_taken_once,
    failed_logins_are_counted_until_forgotten,
};
use shipping::{
    a_cursor_never_goes_back, a_later_reading_replaces_what_may_change_of_an_order,
    a_line_keeps_what_was_bought_and_takes_how_it_stands, a_push_is_open_until_it_is_answered,
    an_open_push_is_settled_by_a_reading, without_its_lease_a_push_is_neither_sent_nor_answered,
};
use shops::{
    a_marketplaces_shop_has_one_owner_and_an_alias_one_shop,
    a_shop_reads_back_as_written_in_its_own_group_only, an_authorisation_is_forgotten_with_its_last_shop,
    granting_again_replaces_the_pair_and_revives, of_two_refreshes_of_one_pair_the_first_is_kept,
    the_first_push_is_the_one_that_counts,
};

/// An empty database that goes when dropped.
enum Place {
    Sqlite(tempfile::TempDir),
    MariaDb(Database),
}

impl Place {
    fn sqlite() -> Self {
        Self::Sqlite(tempfile::TempDir::new().unwrap())
    }

    fn address(&self) -> Address {
        match self {
            Self::Sqlite(folder) => Address::Sqlite(folder.path().join("spark.db")),
            Self::MariaDb(database) => {
                let server = Server::new(&database.url().parse().unwrap(), Some(PASSWORD)).unwrap();
                Address::MySql(server.taking_time())
            }
        }
    }

    async fn open(&self) -> Store {
        let limits = Limits { busy_timeout: Duration::from_millis(20), ..Limits::default() };
        Store::create(&self.address(), limits).await.unwrap().store
    }

    /// Waits for other writers as the real thing does.
    async fn open_patiently(&self) -> Store {
        Store::create(&self.address(), Limits::default()).await.unwrap().store
    }
}

/// Runs every case on every engine.
macro_rules! contract {
    ($($case:ident),* $(,)?) => {
        mod sqlite {
            $(
                #[tokio::test]
                async fn $case() {
                    super::$case(super::Place::sqlite()).await;
                }
            )*
        }

        mod mariadb {
            $(
                #[tokio::test]
                async fn $case() {
                    let Some(database) = super::Database::new() else { return };
                    super::$case(super::Place::MariaDb(database)).await;
                }
            )*
        }
    };
}

contract!(
    what_is_committed_is_there_after_opening_again,
    an_error_takes_everything_back,
    a_panic_reaches_the_caller_and_takes_everything_back,
    readers_see_a_consistent_past_while_a_writer_works,
    opening_twice_at_once_migrates_once,
    a_newer_schema_is_refused_and_left_alone,
    the_ledger_cannot_be_changed_or_deleted,
    an_impossible_value_names_its_column,
    upsert_inserts_updates_or_leaves_alone,
    many_rows_are_inserted_found_and_updated,
    a_row_that_is_there_is_kept_replaced_or_added_to,
    many_skus_are_added_where_their_codes_are_free,
    codes_differ_by_case_and_take_four_byte_characters,
    a_code_with_a_blank_behind_it_is_another_one,
    a_unique_row_twice_is_a_conflict,
    a_lease_has_one_holder_at_a_time,
    of_many_at_once_one_gets_the_lease,
    a_lease_that_ran_out_is_taken_over_with_a_higher_token,
    a_released_lease_is_free_at_once_and_its_token_still_grows,
    a_lost_lease_cannot_write,
    a_lease_past_its_time_cannot_write_even_if_nobody_took_it,
    renewing_prolongs_until_another_holder_came,
    a_dead_holders_lease_can_be_ended_and_nobody_elses,
    a_message_is_kept_once_taken_once_and_ended,
    a_message_that_was_not_ended_is_taken_again,
    many_who_take_messages_at_once_get_different_ones,
    a_group_is_made_changed_and_removed,
    a_person_is_attached_to_a_shop_once,
    a_session_stands_for_somebody_until_either_ends,
    an_account_reads_back_and_takes_its_places_with_it,
    a_login_that_was_none_to_count_is_taken_back,
    an_attempt_at_a_consent_is_taken_once,
    failed_logins_are_counted_until_forgotten,
    a_shop_reads_back_as_written_in_its_own_group_only,
    a_marketplaces_shop_has_one_owner_and_an_alias_one_shop,
    of_two_refreshes_of_one_pair_the_first_is_kept,
    granting_again_replaces_the_pair_and_revives,
    an_authorisation_is_forgotten_with_its_last_shop,
    the_first_push_is_the_one_that_counts,
    of_many_movements_repeats_and_refusals_change_nothing,
    another_groups_sku_is_moved_by_nobody_else,
    a_balance_is_known_at_any_time,
    the_ledger_is_scanned_in_its_order_for_one_group,
    a_cause_has_one_run_of_a_kind_in_a_group,
    a_run_tells_what_it_moved,
    a_cursor_never_goes_back,
    a_push_is_open_until_it_is_answered,
    an_open_push_is_settled_by_a_reading,
    without_its_lease_a_push_is_neither_sent_nor_answered,
    a_later_reading_replaces_what_may_change_of_an_order,
    a_line_keeps_what_was_bought_and_takes_how_it_stands,
);

fn note(tx: &mut Tx<'_>, name: &str, value: &str) -> Result<u64, Error> {
    tx.execute("INSERT INTO meta (name, value) VALUES (?, ?)", params![name, value])
}

async fn noted(store: &Store, name: &'static str) -> Option<String> {
    let find = move |tx: &mut Tx<'_>| {
        tx.one("SELECT value FROM meta WHERE name = ?", params![name], |row| row.get(0))
    };
    store.read("noted", find).await.unwrap()
}

async fn what_is_committed_is_there_after_opening_again(place: Place) {
    place.open().await.write("note", |tx| note(tx, "a", "1")).await.unwrap();
    // The last connection of the first handle may still be putting the log into the file, alone with it.
    assert_eq!(noted(&place.open_patiently().await, "a").await.as_deref(), Some("1"));
}

async fn an_error_takes_everything_back(place: Place) {
    let store = place.open().await;
    let refused = store
        .write("note", |tx| {
            note(tx, "a", "1")?;
            Err::<(), _>(Error::LeaseLost { lease: "x".into() })
        })
        .await;
    assert!(matches!(refused, Err(Error::LeaseLost { .. })));
    assert_eq!(noted(&store, "a").await, None);
}

async fn a_panic_reaches_the_caller_and_takes_everything_back(place: Place) {
    let store = place.open().await;
    let task = tokio::spawn({
        let store = store.clone();
        async move {
            let work = |tx: &mut Tx<'_>| -> Result<(), Error> {
                note(tx, "a", "1")?;
                panic!("on purpose");
            };
            store.write("note", work).await
        }
    });
    assert!(task.await.unwrap_err().is_panic());
    assert_eq!(noted(&store, "a").await, None);
    store.write("note", |tx| note(tx, "b", "2")).await.unwrap(); // and the engine goes on
}

async fn readers_see_a_consistent_past_while_a_writer_works(place: Place) {
    let store = place.open().await;
    let (inside, wait) = std::sync::mpsc::channel::<()>();
    let (go, gate) = std::sync::mpsc::channel::<()>();
    let writer = tokio::spawn({
        let store = store.clone();
        async move {
            let work = move |tx: &mut Tx<'_>| {
                note(tx, "a", "1")?;
                inside.send(()).unwrap();
                gate.recv().unwrap();
                Ok::<_, Error>(())
            };
            store.write("slow", work).await
        }
    });
    tokio::task::spawn_blocking(move || wait.recv().unwrap()).await.unwrap();
    assert_eq!(noted(&store, "a").await, None);
    go.send(()).unwrap();
    writer.await.unwrap().unwrap();
    assert_eq!(noted(&store, "a").await.as_deref(), Some("1"));
}

async fn opening_twice_at_once_migrates_once(place: Place) {
    let (one, two) = tokio::join!(place.open_patiently(), place.open_patiently());
    one.write("note", |tx| note(tx, "a", "1")).await.unwrap();
    assert_eq!(noted(&two, "a").await.as_deref(), Some("1"));
}

async fn a_newer_schema_is_refused_and_left_alone(place: Place) {
    let store = place.open().await;
    store
        .write("age", |tx| {
            tx.execute("INSERT INTO schema_step (step, name) VALUES (999, 'from the future')", &[])
        })
        .await
        .unwrap();
    let again = Store::open(&place.address(), Limits::default()).await;
    assert!(matches!(again.map(|_| ()), Err(Error::Newer { found: 999, .. })));
}

async fn the_ledger_cannot_be_changed_or_deleted(place: Place) {
    let store = place.open().await;
    store
        .write("seed", |tx| {
            tx.execute(
                "INSERT INTO sku (id, group_id, code, created_at, updated_at) VALUES (1, 1, 'A', 0, 0)",
                &[],
            )?;
            tx.execute(
                "INSERT INTO movement (group_id, sku_id, cause, cause_key, delta_on_hand, delta_reserved, on_hand, \
                 reserved, actor, at) VALUES (1, 1, 'set', 'set:1', 5, 0, 5, 0, 'test', 0)",
                &[],
            )
        })
        .await
        .unwrap();
    for sql in ["UPDATE movement SET delta_on_hand = 6", "DELETE FROM movement"] {
        let outcome = store.write("forge", move |tx| tx.execute(sql, &[])).await;
        assert!(outcome.is_err(), "{sql}");
    }
}

async fn an_impossible_value_names_its_column(place: Place) {
    let store = place.open().await;
    store.write("note", |tx| note(tx, "a", "1")).await.unwrap();
    let wrong = store.read("read", |tx| tx.one("SELECT value FROM meta", &[], |row| row.get::<i64>(0))).await;
    assert!(matches!(wrong, Err(Error::Inconsistent { column, .. }) if column == "value"));
}

async fn upsert_inserts_updates_or_leaves_alone(place: Place) {
    let store = place.open().await;
    store
        .write("upsert", |tx| {
            let update = tx.dialect().upsert("meta", &["name", "value"], &["name"], &["value"]);
            let keep = tx.dialect().upsert("meta", &["name", "value"], &["name"], &[]);
            tx.execute(&update, params!["a", "1"])?;
            tx.execute(&update, params!["a", "2"])?;
            tx.execute(&keep, params!["a", "3"])
        })
        .await
        .unwrap();
    assert_eq!(noted(&store, "a").await.as_deref(), Some("2"));
}

async fn codes_differ_by_case_and_take_four_byte_characters(place: Place) {
    let store = place.open().await;
    store
        .write("seed", |tx| {
            for code in ["a", "A", "🐟", "é", "e"] {
                let sql = "INSERT INTO sku (group_id, code, created_at, updated_at) VALUES (1, ?, 0, 0)";
                tx.execute(sql, params![code])?;
            }
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let find = |tx: &mut Tx<'_>| {
        tx.all("SELECT code FROM sku WHERE code = ?", params!["🐟"], |row| row.get::<String>(0))
    };
    assert_eq!(store.read("find", find).await.unwrap(), ["🐟"]);
}

async fn a_code_with_a_blank_behind_it_is_another_one(place: Place) {
    let store = place.open().await;
    let found = store
        .write("find", |tx| {
            let sql = "INSERT INTO sku (group_id, code, created_at, updated_at) VALUES (1, 'a', 0, 0)";
            tx.execute(sql, &[])?;
            let mut found = Vec::new();
            for code in ["a", "a "] {
                let key = skus::key_of(tx, GroupKey(1), code)?;
                let sku = skus::by_code(tx, GroupKey(1), code)?;
                let held = skus::to_move(tx, GroupKey(1), code)?;
                found.push([key.is_some(), sku.is_some(), held.is_some()]);
            }
            Ok::<_, Error>(found)
        })
        .await
        .unwrap();
    assert_eq!(found, [[true; 3], [false; 3]]);
}

async fn a_unique_row_twice_is_a_conflict(place: Place) {
    let store = place.open().await;
    store.write("note", |tx| note(tx, "a", "1")).await.unwrap();
    let again = store.write("note", |tx| note(tx, "a", "1")).await;
    assert!(matches!(again, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_database_that_stays_locked_is_busy_and_the_closure_never_ran() {
    let place = Place::sqlite();
    let store = place.open().await;
    let other = rusqlite::Connection::open(place.address().to_string()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let ran = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&ran);
    let work = move |tx: &mut Tx<'_>| {
        count.fetch_add(1, Ordering::SeqCst);
        note(tx, "a", "1")
    };
    assert!(matches!(store.write("note", work).await, Err(Error::Busy { .. })));
    assert_eq!(ran.load(Ordering::SeqCst), 0);
    other.execute_batch("ROLLBACK").unwrap();
    store.write("note", |tx| note(tx, "a", "1")).await.unwrap();
}

#[tokio::test]
async fn a_server_that_was_restarted_is_connected_to_again() {
    let Some(mut server) = database::Server::start() else { return };
    let place = Place::MariaDb(server.database());
    let store = place.open_patiently().await;
    for (how, name) in [("kill", "a"), ("stop", "b")] {
        store.write("note", move |tx| note(tx, name, "1")).await.unwrap();
        server.tell(how);
        server.tell("start");
        assert_eq!(noted(&store, name).await.as_deref(), Some("1"));
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_said_to_be_away_at_once() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port(); // nobody's now
    let url = format!("mysql://spark@127.0.0.1:{port}/spark").parse().unwrap();
    let address = Address::MySql(Server::new(&url, None).unwrap());
    let opened = Store::open(&address, Limits::default()).await;
    assert!(matches!(opened.map(|_| ()), Err(Error::Unreachable { .. })));
}

#[tokio::test]
async fn another_programs_tables_on_a_server_are_left_alone() {
    let Some(database) = Database::new() else { return };
    database.say(&format!("CREATE TABLE {}.product (id INT PRIMARY KEY)", database.name()));
    let place = Place::MariaDb(database);
    let created = Store::create(&place.address(), Limits::default()).await;
    assert!(matches!(created.map(|_| ()), Err(Error::NotEmpty)));
}

/// Two transactions that lock the same two rows in opposite orders.
#[tokio::test]
async fn of_a_deadlock_both_sides_get_through() {
    let Some(database) = Database::new() else { return };
    let place = Place::MariaDb(database);
    let store = place.open_patiently().await;
    let rows = |tx: &mut Tx<'_>| note(tx, "a", "0").and(note(tx, "b", "0"));
    store.write("rows", rows).await.unwrap();
    let barrier = Arc::new(std::sync::Barrier::new(2));
    let cross = |first: &'static str, second: &'static str| {
        let (store, barrier) = (store.clone(), Arc::clone(&barrier));
        let mut met = false;
        let add = |tx: &mut Tx<'_>, name: &str| {
            tx.execute("UPDATE meta SET value = value + 1 WHERE name = ?", params![name])
        };
        async move {
            let work = move |tx: &mut Tx<'_>| {
                add(tx, first)?;
                if !std::mem::replace(&mut met, true) {
                    barrier.wait(); // both have their first row now
                }
                add(tx, second)
            };
            store.write("cross", work).await
        }
    };
    let (one, two) = tokio::join!(cross("a", "b"), cross("b", "a"));
    assert_eq!((one.unwrap(), two.unwrap()), (1, 1));
    assert_eq!(
        (noted(&store, "a").await.as_deref(), noted(&store, "b").await.as_deref()),
        (Some("2"), Some("2"))
    );
}

#[tokio::test]
async fn a_file_that_is_no_database_is_damaged_and_left_alone() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("spark.db");
    std::fs::write(
        &path,
        "not a database at all, but long enough to have a header of one hundred bytes. ".repeat(3),
    )
    .unwrap();
    let opened = Store::open_sqlite(&path).await;
    assert!(matches!(opened.map(|_| ()), Err(Error::Damaged { .. })));
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("not a database"));
}
