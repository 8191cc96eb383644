//! Orders taken in through the database, against a model of what the seller really has.

use proptest::prelude::*;

use super::*;
use crate::domain::order::{Order, Status, Units};
use crate::domain::{ListingKey, SkuKey};
use crate::engine::fake;
use crate::params;
use crate::store::{Store, bundles, mappings};

const GROUP: GroupKey = GroupKey(1);
const SHOP: ShopKey = ShopKey(1);
const NOW: Millis = Millis(1_000_000);
const MUG: SkuKey = SkuKey(1);
const BOWL: SkuKey = SkuKey(2);
const SET: SkuKey = SkuKey(3);

/// A shop with listings `p1/1` (2 mugs), `p2/1` (a bowl, its mapping to come) and `p3/1` (a set of 1 mug, 3 bowls).
async fn store() -> (tempfile::TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&home.path().join("spark.db")).await.unwrap();
    let setup = |tx: &mut Tx<'_>| {
        tx.execute(
            "INSERT INTO shop (id, group_id, alias, platform, shop_id, name, region, currency, timezone, status, \
             connected_at) VALUES (1, 1, 'a', 'tiktok', '7', 'A', 'ID', 'IDR', 'Asia/Jakarta', 'connected', 0)",
            &[],
        )?;
        for (id, code, is_bundle) in [(MUG, "mug", 0), (BOWL, "bowl", 0), (SET, "set", 1)] {
            let sql = "INSERT INTO sku (id, group_id, code, is_bundle, created_at, updated_at) VALUES (?, 1, ?, ?, 0, 0)";
            tx.execute(sql, params![id, code, is_bundle])?;
        }
        bundles::replace(tx, SET, &[(MUG, 1), (BOWL, 3)])?;
        for listing in 1..=3_i64 {
            let product = format!("p{listing}");
            let sql = "INSERT INTO listing (id, shop_id, product_id, variant_id, status, seen_at) VALUES (?, 1, ?, '1', 'live', 0)";
            tx.execute(sql, params![listing, product])?;
        }
        map(tx, 1, MUG, 2)?;
        map(tx, 3, SET, 1)
    };
    store.write("set up", setup).await.unwrap();
    (home, store)
}

fn map(tx: &mut Tx<'_>, listing: i64, sku: SkuKey, pack: i64) -> Result<(), store::Error> {
    let link = mappings::Link { listing: ListingKey(listing), sku, pack };
    mappings::set(tx, link, "test", NOW)
}

fn desk() -> Desk<'static> {
    Desk { group: GROUP, shop: SHOP, actor: "test", now: NOW, history_before: None, unannounced: false }
}

fn reading(id: i64, at: i64, status: Status, lines: &[(i64, Units)]) -> FetchedOrder {
    let line = |(product, units): &(i64, Units)| fake::line(&format!("p{product}"), "1", *units, 500);
    let order = fake::order(&format!("o{id}"), Millis(0));
    fake::told(Order { status, updated_at: Millis(at), lines: lines.iter().map(line).collect(), ..order })
}

fn units(ordered: i64, waiting: i64, shipped: i64) -> Units {
    Units { ordered, waiting, shipped }
}

async fn take(store: &Store, page: Vec<FetchedOrder>) -> Ingested {
    store.write("take in", move |tx| take_in(tx, desk(), &page)).await.unwrap()
}

async fn balance(store: &Store, sku: SkuKey) -> (i64, i64) {
    let sql = "SELECT on_hand, reserved FROM sku WHERE id = ?";
    let find = move |tx: &mut Tx<'_>| tx.one(sql, params![sku], |row| Ok((row.get(0)?, row.get(1)?)));
    store.read("balance", find).await.unwrap().unwrap()
}

#[tokio::test]
async fn an_order_reserves_its_pack_and_consumes_it_when_shipped() {
    let (_home, store) = store().await;
    let placed = take(&store, vec![reading(1, 10, Status::Unpaid, &[(1, units(3, 3, 0))])]).await;
    assert_eq!((placed.new, placed.movements), (1, 1));
    assert_eq!(balance(&store, MUG).await, (0, 6), "oversold is possible: the marketplace sold it");
    take(&store, vec![reading(1, 20, Status::Shipped, &[(1, units(3, 0, 3))])]).await;
    assert_eq!(balance(&store, MUG).await, (-6, 0));
    let again = take(&store, vec![reading(1, 20, Status::Shipped, &[(1, units(3, 0, 3))])]).await;
    assert_eq!((again.unchanged, again.movements), (1, 0));
}

#[tokio::test]
async fn an_order_twice_on_one_page_is_one_order() {
    let (_home, store) = store().await;
    let page = vec![
        reading(1, 20, Status::Shipped, &[(1, units(1, 0, 1))]),
        reading(1, 10, Status::Unpaid, &[(1, units(1, 1, 0))]),
        reading(1, 20, Status::Shipped, &[(1, units(1, 0, 1))]),
    ];
    let report = take(&store, page).await;
    assert_eq!((report.new, report.changed, report.unchanged), (1, 0, 2));
    assert_eq!(balance(&store, MUG).await, (-2, 0));
}

#[tokio::test]
async fn a_line_without_a_mapping_takes_its_steps_when_one_arrives() {
    let (_home, store) = store().await;
    take(&store, vec![reading(1, 10, Status::Unpaid, &[(2, units(2, 2, 0))])]).await;
    let late = take(&store, vec![reading(1, 20, Status::Shipped, &[(2, units(2, 0, 2))])]).await;
    assert_eq!((late.unmapped, late.movements), (1, 0));
    let mapped = |tx: &mut Tx<'_>| {
        map(tx, 2, BOWL, 5)?;
        take_waiting(tx, desk(), &"p2".into(), &"1".into())
    };
    for _ in 0..2 {
        store.write("map", mapped).await.unwrap();
        assert_eq!(balance(&store, BOWL).await, (-10, 0), "reserved and consumed, once");
    }
}

#[tokio::test]
async fn a_line_gives_back_what_it_took_whatever_mapping_and_bundle_say_by_then() {
    let (_home, store) = store().await;
    take(&store, vec![reading(1, 10, Status::Unpaid, &[(1, units(1, 1, 0)), (3, units(1, 1, 0))])]).await;
    assert_eq!((balance(&store, MUG).await, balance(&store, BOWL).await), ((0, 3), (0, 3)));
    let change = |tx: &mut Tx<'_>| {
        map(tx, 1, BOWL, 7)?;
        bundles::replace(tx, SET, &[(MUG, 9)])
    };
    store.write("change", change).await.unwrap();
    take(&store, vec![reading(1, 20, Status::Cancelled, &[(1, units(1, 0, 0)), (3, units(1, 0, 0))])]).await;
    assert_eq!((balance(&store, MUG).await, balance(&store, BOWL).await), ((0, 0), (0, 0)));
}

#[tokio::test]
async fn what_the_marketplace_ships_from_its_own_stock_moves_nothing() {
    let (_home, store) = store().await;
    let mut theirs = reading(1, 10, Status::Shipped, &[(1, units(1, 0, 1)), (2, units(1, 0, 1))]);
    theirs.order.own_stock = false;
    let report = take(&store, vec![theirs]).await;
    assert_eq!((report.new, report.unmapped, report.movements), (1, 0, 0));
}

#[tokio::test]
async fn what_left_before_the_beginning_is_history_and_what_waits_is_not() {
    let (_home, store) = store().await;
    let page = vec![
        reading(1, 10, Status::Completed, &[(1, units(1, 0, 1))]),
        reading(2, 10, Status::ToShip, &[(1, units(1, 1, 0))]),
        reading(3, 30_000, Status::Completed, &[(1, units(1, 0, 1))]),
    ];
    let since_20 = Desk { history_before: Some(Millis(20_000)), ..desk() };
    let report = store.write("take in", move |tx| take_in(tx, since_20, &page)).await.unwrap();
    assert_eq!(report.new, 2);
    assert_eq!(balance(&store, MUG).await, (-2, 2));
}

#[tokio::test]
async fn what_left_before_the_beginning_stays_history_when_it_is_delivered_later() {
    let (_home, store) = store().await;
    let beginning = Millis(20_400);
    let sent_at = |id, shipped_at| {
        let mut order = reading(id, 30_000, Status::Completed, &[(1, units(1, 0, 1))]);
        order.order.shipped_at = Some(Millis(shipped_at));
        order
    };
    let page = vec![sent_at(1, 19_000), sent_at(2, 20_000)];
    let desk = Desk { history_before: Some(beginning), ..desk() };
    let report = store.write("take in", move |tx| take_in(tx, desk, &page)).await.unwrap();
    assert_eq!(report.new, 1, "what left in the beginning's own second left after it");
    assert_eq!(balance(&store, MUG).await, (-2, 0));
}

#[tokio::test]
async fn the_sums_follow_every_change() {
    let (_home, store) = store().await;
    take(&store, vec![reading(1, 10, Status::Unpaid, &[(1, units(3, 3, 0))])]).await;
    take(&store, vec![reading(1, 20, Status::Shipped, &[(1, units(3, 0, 2))])]).await;
    take(&store, vec![reading(2, 20, Status::Cancelled, &[(1, units(1, 0, 0))])]).await;
    let sums = |orders, units, amount_minor| orders::Sums { orders, units, amount_minor };
    let expected = [("cancelled".to_owned(), sums(1, 0, 0)), ("shipped".to_owned(), sums(1, 2, 1000))];
    // From the sums, from the orders, and with either end inside a quarter of an hour.
    for (from, to) in [(0, 900_000), (0, 1), (-7, 1), (-7, 900_007), (-900_000, 5), (i64::MIN, i64::MAX)] {
        assert_eq!(summary(&store, from, to).await, expected, "{from}..{to}");
    }
    for (from, to) in [(1, 900_000), (-900_000, 0), (1, 2)] {
        assert_eq!(summary(&store, from, to).await, [], "{from}..{to}");
    }
}

async fn summary(store: &Store, from: i64, to: i64) -> Vec<(String, orders::Sums)> {
    let sum = move |tx: &mut Tx<'_>| {
        let mut rows = Vec::new();
        let span = Millis(from)..Millis(to);
        orders::slices(tx, GROUP, SHOP, span, orders::Step::Block, |slice| {
            rows.push((slice.status.to_string(), slice.sums));
        })?;
        rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        Ok::<_, store::Error>(rows)
    };
    store.read("sums", sum).await.unwrap()
}

#[tokio::test]
async fn a_page_is_taken_in_as_its_orders_one_by_one_would_be() {
    let page: Vec<_> = (0..150_i64)
        .flat_map(|id| {
            // Shared SKUs, bundles, lines without a mapping, states of every kind, some orders twice.
            let placed = units(2, 2, 0);
            let later = [units(2, 0, 2), units(2, 1, 1), units(2, 1, 0), units(2, 0, 0)][id as usize % 4];
            let lines = |units| [(1, units), (2 + id % 2, units)];
            let first = reading(id, 10, Status::ToShip, &lines(placed));
            let second = reading(id, 20, Status::Shipped, &lines(later));
            if id % 3 == 0 { vec![first, second] } else { vec![second] }
        })
        .collect();
    let (_home, at_once) = store().await;
    let together = take(&at_once, page.clone()).await;
    let (_home, one_by_one) = store().await;
    let mut alone = Ingested::default();
    for order in page {
        alone.add(take(&one_by_one, vec![order]).await);
    }
    assert_eq!(together, alone);
    for table in [
        "SELECT order_id, status, units, amount_minor FROM customer_order ORDER BY order_id",
        "SELECT order_key, product_id, ordered, waiting, shipped, sku_id, reserved, consumed, released FROM order_line \
         ORDER BY order_key, product_id",
        "SELECT line_id, sku_id, quantity FROM order_line_part ORDER BY line_id, sku_id",
        "SELECT cause_key, sku_id, delta_on_hand, delta_reserved FROM movement ORDER BY cause_key",
        "SELECT id, on_hand, reserved FROM sku ORDER BY id",
        "SELECT status, orders, units, amount_minor FROM order_rollup ORDER BY status",
        "SELECT status, orders, units, amount_minor FROM order_rollup_block ORDER BY status",
    ] {
        assert_eq!(rows(&at_once, table).await, rows(&one_by_one, table).await, "{table}");
    }
}

/// Returns the rows of a query, as text.
async fn rows(store: &Store, sql: &'static str) -> Vec<String> {
    let columns = sql.split(" FROM ").next().unwrap().split(',').count();
    let read = move |row: &store::Row<'_>| {
        let cell =
            |at| row.get::<String>(at).or_else(|_| row.get::<Option<i64>>(at).map(|int| format!("{int:?}")));
        Ok((0..columns).map(cell).collect::<Result<Vec<_>, _>>()?.join(" "))
    };
    store.read("rows", move |tx: &mut Tx<'_>| tx.all(sql, &[], read)).await.unwrap()
}

/// What may happen in a shop. Orders have two lines: mugs by the pair and sets.
#[derive(Debug, Clone, Copy)]
enum Event {
    Place { mugs: i64, sets: i64 },
    CancelOne { order: usize },
    Ship { order: usize },
    Cancel { order: usize },
}

fn event() -> impl Strategy<Value = Event> {
    let order = 0..6_usize;
    prop_oneof![
        3 => (1..4_i64, 0..3_i64).prop_map(|(mugs, sets)| Event::Place { mugs, sets }),
        1 => order.clone().prop_map(|order| Event::CancelOne { order }),
        2 => order.clone().prop_map(|order| Event::Ship { order }),
        1 => order.prop_map(|order| Event::Cancel { order }),
    ]
}

/// The truth: what happens to a line of some units.
fn happen(line: &mut Units, event: Event) {
    match event {
        Event::Place { .. } => {}
        Event::CancelOne { .. } => line.waiting = (line.waiting - 1).max(0),
        Event::Cancel { .. } => line.waiting = 0,
        Event::Ship { .. } => line.shipped += std::mem::take(&mut line.waiting),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever pages are heard, in whatever order and how often, once the newest of each order is among them master
    /// has what the seller has; and it was kept under way: the ledger adds up to the balances after every page.
    #[test]
    fn master_has_what_the_seller_has(
        events in prop::collection::vec(event(), 1..20),
        heard in prop::collection::vec(0..64_usize, 0..30),
    ) {
        let mut truth: Vec<[Units; 2]> = Vec::new();
        let mut readings = Vec::new();
        for (at, event) in (1..).zip(events) {
            let order = match event {
                Event::Place { mugs, sets } => {
                    truth.push([units(mugs, mugs, 0), units(sets, sets, 0)]);
                    truth.len() - 1
                }
                Event::CancelOne { order } | Event::Ship { order } | Event::Cancel { order } => order,
            };
            let Some(lines) = truth.get_mut(order) else { continue };
            lines.iter_mut().for_each(|line| happen(line, event));
            readings.push(reading(order as i64, at, Status::ToShip, &[(1, lines[0]), (3, lines[1])]));
        }
        let pages: Vec<_> = heard.iter().map(|index| vec![readings[index % readings.len().max(1)].clone()])
            .take(if readings.is_empty() { 0 } else { heard.len() })
            .chain([readings.clone()])
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let (_home, store) = store().await;
            for page in pages {
                take(&store, page).await;
                let sql = "SELECT k.on_hand, k.reserved, COALESCE(SUM(m.delta_on_hand), 0), COALESCE(SUM(m.delta_reserved), 0) \
                           FROM sku k LEFT JOIN movement m ON m.sku_id = k.id GROUP BY k.id";
                let rows = store.read("add up", move |tx: &mut Tx<'_>| tx.all(sql, &[], |row| {
                    Ok([row.get::<i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?])
                })).await.unwrap();
                assert!(rows.iter().all(|row| row[..2] == row[2..]), "{rows:?}");
            }
            let sum = |line: usize, of: fn(&Units) -> i64| truth.iter().map(|lines| of(&lines[line])).sum::<i64>();
            let (mugs, sets) = (sum(0, |line| line.shipped), sum(1, |line| line.shipped));
            let (waiting, waiting_sets) = (sum(0, |line| line.waiting), sum(1, |line| line.waiting));
            assert_eq!(balance(&store, MUG).await, (-2 * mugs - sets, 2 * waiting + waiting_sets));
            assert_eq!(balance(&store, BOWL).await, (-3 * sets, 3 * waiting_sets));
            let moved = take(&store, readings).await.movements;
            assert_eq!(moved, 0, "and hearing all of it again moves nothing");
        });
    }
}
