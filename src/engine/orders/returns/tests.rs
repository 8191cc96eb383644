//! Returns in the database: what they make of their orders, and of the sums over orders.

use super::fetch::take_in;
use crate::domain::order::{Order, Return, ReturnLine, ReturnStatus, Status, Units};
use crate::domain::{GroupKey, Millis, ShopKey};
use crate::engine::fake;
use crate::engine::ingest::{self, Desk};
use crate::marketplace::{FetchedOrder, FetchedReturn};
use crate::store::{self, Store, Tx, orders};

const GROUP: GroupKey = GroupKey(1);
const SHOP: ShopKey = ShopKey(1);
const NOW: Millis = Millis(1_000_000);

async fn store() -> (tempfile::TempDir, Store) {
    let home = tempfile::tempdir().unwrap();
    let store = Store::open_sqlite(&home.path().join("spark.db")).await.unwrap();
    let shop = |tx: &mut Tx<'_>| {
        tx.execute(
            "INSERT INTO shop (id, group_id, alias, platform, shop_id, name, region, currency, timezone, status, \
             connected_at) VALUES (1, 1, 'a', 'tiktok', '7', 'A', 'ID', 'IDR', 'Asia/Jakarta', 'connected', 0)",
            &[],
        )
    };
    store.write("set up", shop).await.unwrap();
    (home, store)
}

fn order(at: i64, status: Status) -> FetchedOrder {
    let lines = vec![fake::line("p", "v", Units { ordered: 2, waiting: 0, shipped: 2 }, 500)];
    let order = fake::order("o", Millis(0));
    fake::told(Order { status, updated_at: Millis(at), lines, ..order })
}

fn coming_back(at: i64, status: ReturnStatus) -> FetchedReturn {
    let what = Return {
        return_id: "r".into(),
        order_id: "o".into(),
        platform_status: status.to_string(),
        status,
        with_goods: true,
        reason: String::new(),
        currency: "IDR".to_owned(),
        refund_minor: Some(1000),
        tracking_number: None,
        created_at: Millis(1),
        updated_at: Millis(at),
        lines: vec![ReturnLine { product_id: None, variant_id: "v".into(), units: 2 }],
    };
    FetchedReturn { raw: format!("{what:?}"), what }
}

async fn hear(store: &Store, order: FetchedOrder) {
    let desk =
        Desk { group: GROUP, shop: SHOP, actor: "test", now: NOW, history_before: None, unannounced: false };
    store.write("take in", move |tx| ingest::take_in(tx, desk, [&order])).await.unwrap();
}

async fn told(store: &Store, what: FetchedReturn) -> super::TakenIn {
    let take = move |tx: &mut Tx<'_>| take_in(tx, GROUP, SHOP, std::slice::from_ref(&what), NOW);
    store.write("take in", take).await.unwrap()
}

/// Returns the order's status, which the sums must agree with.
async fn status(store: &Store) -> String {
    let read = |tx: &mut Tx<'_>| {
        let mut sums = Vec::new();
        let always = Millis(i64::MIN)..Millis(i64::MAX);
        orders::slices(tx, GROUP, SHOP, always, orders::Step::Block, |slice| {
            if slice.sums.orders != 0 {
                sums.push((slice.status.to_string(), slice.sums.units));
            }
        })?;
        let found = orders::find(tx, GROUP, &"o".into())?.remove(0).status.to_string();
        Ok::<_, store::Error>((found, sums))
    };
    let (found, sums) = store.read("status", read).await.unwrap();
    assert_eq!(sums, [(found.clone(), 2)]);
    found
}

#[tokio::test]
async fn an_order_is_what_its_returns_say_whatever_is_heard_of_it_later() {
    let (_home, store) = store().await;
    hear(&store, order(10, Status::Delivered)).await;
    told(&store, coming_back(20, ReturnStatus::Requested)).await;
    assert_eq!(status(&store).await, "returning");
    hear(&store, order(30, Status::Completed)).await;
    assert_eq!(status(&store).await, "returning", "a newer reading knows nothing of returns");
    assert_eq!(told(&store, coming_back(40, ReturnStatus::Completed)).await.changed, 1);
    assert_eq!(status(&store).await, "returned");
    assert_eq!(told(&store, coming_back(40, ReturnStatus::Completed)).await.unchanged, 1);
    assert_eq!(told(&store, coming_back(20, ReturnStatus::Requested)).await.unchanged, 1, "older news");
    hear(&store, order(30, Status::Completed)).await;
    assert_eq!(status(&store).await, "returned");
    hear(&store, order(50, Status::Cancelled)).await;
    assert_eq!(status(&store).await, "cancelled");
}

#[tokio::test]
async fn a_return_that_is_taken_back_leaves_its_order_as_it_was() {
    let (_home, store) = store().await;
    hear(&store, order(10, Status::Delivered)).await;
    told(&store, coming_back(20, ReturnStatus::Shipped)).await;
    told(&store, coming_back(30, ReturnStatus::Cancelled)).await;
    assert_eq!(status(&store).await, "delivered");
}

#[tokio::test]
async fn a_return_of_an_order_that_nobody_knows_is_kept() {
    let (_home, store) = store().await;
    assert_eq!(told(&store, coming_back(20, ReturnStatus::Completed)).await.new, 1);
}
