//! Posting many movements at once, against posting them one by one.

use proptest::prelude::*;

use super::*;
use crate::store::Store;

/// A movement by number: of 3 SKUs, causes that may and may not oversell, 8 keys; units and time.
type Drawn = (i64, usize, i64, i64, i64);

fn batches() -> impl Strategy<Value = Vec<Vec<Drawn>>> {
    let drawn = (1..=3_i64, 0..4_usize, 0..8_i64, -5..=5_i64, 0..50_i64);
    prop::collection::vec(prop::collection::vec(drawn, 0..12), 1..5)
}

/// Returns a database with the same SKUs twice: 1 to 3 in group 1, 11 to 13 in group 2.
async fn store() -> (tempfile::TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&home.path().join("spark.db")).await.unwrap();
    let set = |tx: &mut Tx<'_>| {
        tx.script(
            "INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'b', 'B', 0);
             INSERT INTO sku (id, group_id, code, created_at, updated_at)
               VALUES (1, 1, 'a', 0, 0), (2, 1, 'b', 0, 0), (3, 1, 'c', 0, 0),
                      (11, 2, 'a', 0, 0), (12, 2, 'b', 0, 0), (13, 2, 'c', 0, 0);",
        )
    };
    store.write("stage", set).await.unwrap();
    (home, store)
}

fn entry<'k>(&(sku, cause, _, delta, at): &Drawn, cause_key: &'k str) -> Entry<'k> {
    Entry {
        group: GroupKey(1),
        sku: SkuKey(sku),
        cause: [Cause::Adjust, Cause::Consume, Cause::Reserve, Cause::Set][cause],
        cause_key,
        delta_on_hand: delta,
        delta_reserved: delta / 2,
        reference: None,
        actor: "test",
        note: None,
        run: None,
        at: Millis(at),
    }
}

/// Posts a batch one by one to group 1 and at once to group 2, which must be told the same.
fn post_twice(tx: &mut Tx<'_>, batch: &[Drawn]) -> Result<(), Error> {
    let keys: Vec<_> = batch.iter().map(|(sku, _, key, ..)| format!("{sku}:{key}")).collect();
    let entries: Vec<_> = batch.iter().zip(&keys).map(|(drawn, key)| entry(drawn, key)).collect();
    let one_by_one: Vec<_> = entries.iter().map(|entry| post(tx, entry)).collect::<Result<_, _>>()?;
    let mut others = entries.clone();
    for it in &mut others {
        (it.group, it.sku) = (GroupKey(2), SkuKey(it.sku.0 + 10));
    }
    assert_eq!(post_all(tx, GroupKey(2), &others)?, one_by_one);
    Ok(())
}

/// Returns a group's ledger, each movement with the balance that its SKU has now.
fn rows(tx: &mut Tx<'_>, group: i64) -> Result<Vec<(String, Vec<i64>)>, Error> {
    let sql = "SELECT m.cause_key, m.sku_id % 10, m.delta_on_hand, m.on_hand, m.reserved, m.at, k.on_hand, k.reserved, \
               k.updated_at FROM movement m JOIN sku k ON k.id = m.sku_id WHERE m.group_id = ? ORDER BY m.id";
    tx.all(sql, params![group], |row| {
        Ok((row.get(0)?, (1..=8).map(|column| row.get(column)).collect::<Result<_, Error>>()?))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn many_at_once_are_what_one_by_one_would_be(batches in batches()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let (_home, store) = store().await;
            for batch in batches {
                store.write("post", move |tx| post_twice(tx, &batch)).await.unwrap();
            }
            let read = |tx: &mut Tx<'_>| Ok::<_, Error>((rows(tx, 1)?, rows(tx, 2)?));
            let (one_by_one, at_once) = store.read("ledgers", read).await.unwrap();
            assert_eq!(one_by_one, at_once);
        });
    }
}
