//! What every marketplace's client must do with orders, said once and run for each.

use std::collections::BTreeSet;

use futures_util::TryStreamExt as _;
use serde_json::json;
use spark::clock::Clock as _;
use spark::domain::order::Status;
use spark::domain::{Millis, OrderId};
use spark::marketplace::{FetchedOrder, Session};

use super::stage::Stage;

macro_rules! contract {
    ($($case:ident),* $(,)?) => {
        mod tiktok_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("tiktok").await).await })*
        }
        mod shopee_shop {
            $(#[tokio::test] async fn $case() { super::$case(super::Stage::start("shopee").await).await })*
        }
    };
}

contract!(
    orders_of_many_weeks_and_of_one_second_come_whole,
    an_order_that_changes_while_pages_are_turned_pushes_none_out,
    an_order_is_read_by_its_id,
);

async fn place(stage: &Stage) -> String {
    let lines = json!([{"seller_sku": "A", "quantity": 2}]);
    let body = json!({"platform": stage.platform, "shop_id": stage.shop_id, "lines": lines});
    stage.lever("orders", body).await["order_id"].as_str().unwrap().to_owned()
}

async fn changed(stage: &Stage, session: &Session, since: Millis) -> Vec<FetchedOrder> {
    let pages: Vec<_> = stage.market.changed_orders(session, since).try_collect().await.unwrap();
    assert!(pages.last().is_some_and(|page| page.complete_to.is_some()), "the end is proof of completeness");
    pages.into_iter().flat_map(|page| page.orders).collect()
}

fn ids(orders: &[FetchedOrder]) -> BTreeSet<String> {
    orders.iter().map(|fetched| fetched.order.order_id.to_string()).collect()
}

async fn orders_of_many_weeks_and_of_one_second_come_whole(stage: Stage) {
    const DAY_MS: i64 = 86_400_000;
    stage.product(&[("A", 1_000)]).await;
    let start = stage.clock.now();
    let mut placed = BTreeSet::from([place(&stage).await]);
    stage.clock.advance_ms(40 * DAY_MS);
    for _ in 0..230 {
        placed.insert(place(&stage).await);
    }
    let (_, session) = stage.connect().await;
    assert_eq!(ids(&changed(&stage, &session, start).await), placed);
    let late = changed(&stage, &session, start.plus_ms(DAY_MS)).await;
    assert_eq!(ids(&late).len(), 230);
    let order = &late[0].order;
    assert_eq!((&order.status, order.currency.as_str(), order.own_stock), (&Status::Unpaid, "IDR", true));
    assert_eq!((order.placed_at, order.lines.len()), (stage.clock.now(), 1));
    let line = &order.lines[0];
    assert_eq!((line.seller_sku.as_str(), line.units.waiting, line.price_minor), ("A", 2, 500_000));
    assert!(late[0].raw.contains(order.order_id.as_str()));
}

async fn an_order_that_changes_while_pages_are_turned_pushes_none_out(stage: Stage) {
    stage.product(&[("A", 1_000)]).await;
    let start = stage.clock.now();
    let mut placed = Vec::new();
    for _ in 0..210 {
        placed.push(place(&stage).await);
        stage.clock.advance_ms(1_000);
    }
    let (_, session) = stage.connect().await;
    let mut pages = stage.market.changed_orders(&session, start);
    let first = pages.try_next().await.unwrap().unwrap();
    for order in &placed[..30] {
        stage.lever(&format!("orders/{order}/advance"), json!({"to": "cancelled"})).await;
    }
    let rest: Vec<_> = pages.try_collect().await.unwrap();
    let all: Vec<_> = rest.into_iter().flat_map(|page| page.orders).chain(first.orders).collect();
    assert_eq!(ids(&all), placed.into_iter().collect());
}

async fn an_order_is_read_by_its_id(stage: Stage) {
    stage.product(&[("A", 10)]).await;
    let order = place(&stage).await;
    stage.lever(&format!("orders/{order}/advance"), json!({"to": "shipped"})).await;
    let (_, session) = stage.connect().await;
    let known = OrderId::from(order.as_str());
    let found = stage.market.orders(&session, &[known.clone(), "1".into()]).await.unwrap();
    assert_eq!((found.len(), &found[0].order.order_id), (1, &known));
    let order = &found[0].order;
    assert_eq!((&order.status, order.shipped_at.is_some()), (&Status::Shipped, true));
    assert_eq!((order.lines[0].units.shipped, order.lines[0].units.waiting), (2, 0));
}
