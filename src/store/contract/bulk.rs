//! Many rows in few statements.

use super::Place;
use crate::domain::{GroupKey, Millis};
use crate::params;
use crate::store::skus::{self, Facts, Inserter, New};
use crate::store::{Clash, Error, Insert, Tx, Value};

/// Numbers of rows around those that one statement takes.
const COUNTS: [i64; 7] = [0, 1, 2, 63, 64, 65, 130];

pub(super) async fn many_rows_are_inserted_found_and_updated(place: Place) {
    let store = place.open().await;
    for count in COUNTS {
        let work = move |tx: &mut Tx<'_>| {
            tx.execute("DELETE FROM sku", &[])?;
            let codes: Vec<_> = (0..count).map(|number| format!("c{number}")).collect();
            let columns = &["id", "group_id", "code", "created_at", "updated_at"];
            let insert = Insert { table: "sku", columns, clash: Clash::Fail };
            let row =
                |(id, code)| [Value::Int(id), Value::Int(1), Value::Text(code), Value::Int(0), Value::Int(0)];
            let rows: Vec<_> = (1..).zip(codes.iter().map(String::as_str)).flat_map(row).collect();
            let inserted = tx.insert_all(&insert, &rows)?;
            let ids: Vec<_> = (1..=count).collect();
            let twice = |figures: &[i64]| figures.iter().map(|figure| figure * 2).collect::<Vec<_>>();
            tx.update_all("sku", &ids, &[("on_hand", ids.clone()), ("reserved", twice(&ids))])?;
            let keys: Vec<_> = codes.iter().map(|code| Value::Text(code)).collect();
            let mut found = Vec::new();
            let sql = |places: &str| {
                format!("SELECT id, on_hand, reserved FROM sku WHERE group_id = ? AND code IN ({places})")
            };
            tx.each_of(sql, params![1_i64], &keys, |row| {
                found.push((row.get(0)?, row.get(1)?, row.get(2)?));
                Ok::<_, Error>(())
            })?;
            Ok::<_, Error>((inserted, found))
        };
        let (inserted, mut found) = store.write("many rows", work).await.unwrap();
        found.sort_unstable();
        assert_eq!(inserted, count as u64);
        assert_eq!(found, (1..=count).map(|id| (id, id, id * 2)).collect::<Vec<(i64, i64, i64)>>());
    }
}

pub(super) async fn a_row_that_is_there_is_kept_replaced_or_added_to(place: Place) {
    let store = place.open().await;
    let columns = &["shop_id", "quarter", "currency", "status", "orders", "units", "amount_minor"];
    let unique = &columns[..4];
    let row = |quarter, sums: [i64; 3]| {
        let [orders, units, amount] = sums.map(Value::Int);
        [Value::Int(1), Value::Int(quarter), Value::Text("IDR"), Value::Text("unpaid"), orders, units, amount]
    };
    let work = move |tx: &mut Tx<'_>| {
        tx.insert_all(&Insert { table: "order_rollup", columns, clash: Clash::Fail }, &row(0, [1, 1, 1]))?;
        for (clash, sums) in [
            (Clash::Keep { unique }, [7, 7, 7]),
            (Clash::Add { unique, columns: &columns[4..] }, [10, 20, 30]),
            (Clash::Replace { unique, columns: &columns[6..] }, [5, 5, 5]),
        ] {
            let [there, not_there] = [row(0, sums), row(sums[0], sums)];
            tx.insert_all(&Insert { table: "order_rollup", columns, clash }, &[there, not_there].concat())?;
        }
        let sql = "SELECT quarter, orders, units, amount_minor FROM order_rollup ORDER BY quarter";
        tx.all(sql, &[], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))
    };
    let rows: Vec<[i64; 4]> = store.write("clashes", work).await.unwrap();
    assert_eq!(rows, [[0, 11, 21, 5], [5, 5, 5, 5], [7, 7, 7, 7], [10, 10, 20, 30]]);
}

/// As [`Inserter::insert`] would one by one, whatever is there and however often a code is given.
pub(super) async fn many_skus_are_added_where_their_codes_are_free(place: Place) {
    const OURS: GroupKey = GroupKey(1);
    let store = place.open().await;
    let work = |tx: &mut Tx<'_>| {
        let group = "INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'theirs', 'Theirs', 0)";
        tx.execute(group, &[])?;
        let named = Facts { name: Some("first".to_owned()), ..Facts::default() };
        let again = Facts { name: Some("second".to_owned()), ..Facts::default() };
        let (ours, theirs) = (Inserter::new(tx, OURS, Millis(7)), Inserter::new(tx, GroupKey(2), Millis(7)));
        let code = |number: usize| format!("c{number}");
        let [there, not_ours, new] = [code(3), code(4), code(5)];
        ours.insert(tx, New { code: &there, facts: &named, on_hand: 0 })?;
        theirs.insert(tx, New { code: &not_ours, facts: &named, on_hand: 0 })?;
        let codes: Vec<_> = (0..130).map(code).collect();
        let mut news: Vec<_> = codes.iter().map(|code| New { code, facts: &again, on_hand: 9 }).collect();
        news.insert(0, New { code: &new, facts: &named, on_hand: 8 });
        let keys = ours.insert_all(tx, &news)?;
        let mut told = Vec::new();
        for (New { code, .. }, key) in news.iter().zip(keys) {
            let Some(sku) = skus::by_code(tx, OURS, code)? else { continue };
            let same = key.is_none_or(|key| key == sku.key);
            told.push((sku.code.to_string(), key.is_some(), same, sku.name, sku.on_hand));
        }
        Ok::<_, Error>(told)
    };
    let told = store.write("add many", work).await.unwrap();
    let expected = |code: String, is_new| {
        let (name, on_hand) = match code.as_str() {
            "c3" => ("first", 0),
            "c5" => ("first", 8),
            _ => ("second", 9),
        };
        (code, is_new, true, name.to_owned(), on_hand)
    };
    let codes = (0..130).map(|number| expected(format!("c{number}"), ![3, 5].contains(&number)));
    assert_eq!(told, std::iter::once(expected("c5".to_owned(), true)).chain(codes).collect::<Vec<_>>());
}
