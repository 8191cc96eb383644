//! The ledger and its runs: each cause once, nothing below zero that may not be, in one order.

use super::Place;
use crate::domain::{Balance, Cause, GroupKey, Millis, RunKey, SkuKey};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::runs::{self, Begun, Kind, NewRun, Status};
use crate::store::{Error, Store, Tx};

const OURS: GroupKey = GroupKey(1);
const THEIRS: GroupKey = GroupKey(2);

/// Returns a database with our SKUs 1 and 2, and 3 of a second group.
async fn stage(place: &Place) -> Store {
    let store = place.open().await;
    let set = |tx: &mut Tx<'_>| {
        let group = "INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'theirs', 'Theirs', 0)";
        tx.execute(group, &[])?;
        let skus = "INSERT INTO sku (id, group_id, code, created_at, updated_at) \
                    VALUES (1, 1, 'a', 0, 0), (2, 1, 'b', 0, 0), (3, 2, 'a', 0, 0)";
        tx.execute(skus, &[])
    };
    store.write("stage", set).await.unwrap();
    store
}

fn entry(sku: i64, cause: Cause, cause_key: &str, delta_on_hand: i64, at: i64) -> Entry<'_> {
    Entry {
        group: OURS,
        sku: SkuKey(sku),
        cause,
        cause_key,
        delta_on_hand,
        delta_reserved: 0,
        reference: None,
        actor: "test",
        note: None,
        run: None,
        at: Millis(at),
    }
}

fn balance(on_hand: i64) -> Balance {
    Balance { on_hand, reserved: 0 }
}

pub(super) async fn of_many_movements_repeats_and_refusals_change_nothing(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let before = ledger::post(tx, &entry(1, Cause::Set, "a", 5, 1000))?;
        let entries = [
            entry(1, Cause::Set, "a", 5, 2000),
            entry(1, Cause::Adjust, "b", -7, 10),
            entry(1, Cause::Consume, "c", -7, 10),
            entry(1, Cause::Consume, "c", -7, 10),
            entry(2, Cause::Set, "d", 3, 10),
            entry(1, Cause::Adjust, "b", 1, 10),
            entry(2, Cause::Adjust, "e", -3, 10),
            entry(2, Cause::Adjust, "e", -3, 10), // a repeat, though it would now be refused
        ];
        Ok::<_, Error>((before, ledger::post_all(tx, OURS, &entries)?))
    };
    let (before, posted) = store.write("post", work).await.unwrap();
    assert_eq!(before, Posted::New(balance(5)));
    let expected = [
        Posted::Repeat,
        Posted::Refused(balance(5)),
        Posted::New(balance(-2)),
        Posted::Repeat,
        Posted::New(balance(3)),
        Posted::New(balance(-1)),
        Posted::New(balance(0)),
        Posted::Repeat,
    ];
    assert_eq!(posted, expected);
    let rows = |sql: &'static str| {
        let read = move |tx: &mut Tx<'_>| {
            tx.all(sql, &[], |row| Ok((row.get::<i64>(0)?, row.get::<i64>(1)?, row.get::<i64>(2)?)))
        };
        store.read("read", read)
    };
    let ledger = rows("SELECT sku_id, on_hand, at FROM movement ORDER BY id").await.unwrap();
    assert_eq!(
        ledger,
        [(1, 5, 1000), (1, -2, 1000), (2, 3, 10), (1, -1, 1000), (2, 0, 10)],
        "it never runs backwards"
    );
    let skus = rows("SELECT id, on_hand, updated_at FROM sku ORDER BY id").await.unwrap();
    assert_eq!(skus, [(1, -1, 1000), (2, 0, 10), (3, 0, 0)]);
}

pub(super) async fn another_groups_sku_is_moved_by_nobody_else(place: Place) {
    let store = stage(&place).await;
    for many in [false, true] {
        let work = move |tx: &mut Tx<'_>| {
            let entries = [entry(1, Cause::Set, "a", 5, 1), entry(3, Cause::Set, "b", 5, 1)];
            if many {
                return ledger::post_all(tx, OURS, &entries);
            }
            entries.iter().map(|entry| ledger::post(tx, entry)).collect()
        };
        let posted = store.write("post", work).await;
        assert!(matches!(posted, Err(Error::Inconsistent { .. })), "{posted:?}");
    }
}

pub(super) async fn a_balance_is_known_at_any_time(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let entries = [
            entry(1, Cause::Set, "a", 5, 10),
            entry(2, Cause::Set, "b", 9, 15),
            entry(1, Cause::Adjust, "c", 2, 20),
            entry(1, Cause::Adjust, "d", -1, 20),
        ];
        let _ = ledger::post_all(tx, OURS, &entries)?;
        [9, 10, 19, 20, i64::MAX]
            .into_iter()
            .map(|at| Ok(ledger::balance_at(tx, SkuKey(1), Millis(at))?.on_hand))
            .collect::<Result<Vec<_>, Error>>()
    };
    assert_eq!(store.write("post", work).await.unwrap(), [0, 5, 5, 6, 6], "of one time, the last counts");
}

pub(super) async fn the_ledger_is_scanned_in_its_order_for_one_group(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        for (sku, key, at) in [(2, "a", 30), (3, "b", 20), (1, "c", 10)] {
            let group = if sku == 3 { THEIRS } else { OURS };
            let _ = ledger::post(tx, &Entry { group, ..entry(sku, Cause::Set, key, sku, at) })?;
        }
        let mut steps = Vec::new();
        ledger::scan(tx, OURS, |step| {
            steps.push((step.sku, step.delta_on_hand, step.after.on_hand, step.at));
            Ok::<_, Error>(())
        })?;
        Ok::<_, Error>(steps)
    };
    let steps = store.write("scan", work).await.unwrap();
    assert_eq!(steps, [(SkuKey(2), 2, 2, Millis(30)), (SkuKey(1), 1, 1, Millis(10))]);
}

/// Begins a run, and returns its key and whether it is a repeat.
fn begin(tx: &mut Tx<'_>, group: GroupKey, kind: Kind, key: Option<&str>) -> Result<(RunKey, bool), Error> {
    let new = NewRun { group, kind, key, source: None, actor: "test", reverts: None, at: Millis(1) };
    Ok(match runs::begin(tx, &new)? {
        Begun::New(run) => (run, false),
        Begun::Repeat(run) => (run.id, true),
    })
}

pub(super) async fn a_cause_has_one_run_of_a_kind_in_a_group(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let (first, _) = begin(tx, OURS, Kind::SkuImport, Some("file"))?;
        runs::finish(tx, first, Status::Partial, "{\"rows\":1}", Millis(2))?;
        assert_eq!(begin(tx, OURS, Kind::SkuImport, Some("file"))?, (first, true));
        let others = [
            begin(tx, OURS, Kind::StockImport, Some("file"))?,
            begin(tx, THEIRS, Kind::SkuImport, Some("file"))?,
            begin(tx, OURS, Kind::Push, None)?,
            begin(tx, OURS, Kind::Push, None)?,
        ];
        assert!(others.iter().all(|(_, is_repeat)| !is_repeat), "{others:?}");
        let ended = runs::find(tx, OURS, first)?.map(|run| (run.status, run.summary));
        assert_eq!(ended, Some((Status::Partial, Some("{\"rows\":1}".to_owned()))));
        assert_eq!(runs::find(tx, THEIRS, first)?, None);
        let last: Vec<_> = runs::list(tx, OURS, 2)?.into_iter().map(|run| run.id).collect();
        assert_eq!(last, [others[3].0, others[2].0], "the newest first");
        assert_eq!(runs::list(tx, THEIRS, 9)?.len(), 1);
        Ok::<_, Error>(())
    };
    store.write("runs", work).await.unwrap();
}

/// What a run moved is told last movement first, and only to its group.
pub(super) async fn a_run_tells_what_it_moved(place: Place) {
    let store = stage(&place).await;
    let work = |tx: &mut Tx<'_>| {
        let (run, _) = begin(tx, OURS, Kind::SkuImport, None)?;
        let of_run = |sku, key| Entry { run: Some(run), ..entry(sku, Cause::Import, key, 4, 1) };
        let _ =
            ledger::post_all(tx, OURS, &[of_run(2, "a"), entry(2, Cause::Set, "b", 1, 1), of_run(1, "c")])?;
        let moved = |tx: &mut Tx<'_>, group| {
            Ok::<_, Error>(
                ledger::of_run(tx, group, run)?.iter().map(|step| (step.sku.0, step.after.on_hand)).collect(),
            )
        };
        let (ours, theirs): (Vec<_>, Vec<_>) = (moved(tx, OURS)?, moved(tx, THEIRS)?);
        Ok::<_, Error>((ours, theirs))
    };
    let moved: (Vec<(i64, i64)>, Vec<_>) = store.write("run", work).await.unwrap();
    assert_eq!(moved, (vec![(1, 4), (2, 4)], vec![]));
}
