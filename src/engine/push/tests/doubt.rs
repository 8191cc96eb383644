//! What a push makes of a figure that no order explains yet.

use super::stage::{Mood, Shelf};
use super::*;
use crate::domain::order::{Order, Units};
use crate::store::cursors;

/// A shop with two products, of which 9 each were agreed on.
async fn agreed() -> Stage {
    let stage = Stage::products(2).await;
    for sku in ["p000-v", "p001-v"] {
        stage.set(sku, 9).await;
    }
    assert_eq!(stage.push().await.pushed, 2);
    stage.shelf.asked.lock().unwrap().clear();
    stage.shelf.fake.clock.advance_ms(60_000);
    stage
}

impl Shelf {
    /// Lets a buyer take units of the first product; nobody tells spark.
    fn sells(&self, units: i64) {
        *self.shown.lock().unwrap().get_mut(&("p000".into(), "v".into(), "".into())).unwrap() -= units;
    }

    /// Lists an order of so many units of the first product, placed just now.
    fn lists(&self, units: i64) {
        let units = Units { ordered: units, waiting: units, shipped: 0 };
        let order = fake::order("o1", self.fake.time());
        let lines = vec![fake::line("p000", "v", units, 100)];
        self.orders.lock().unwrap().push(fake::told(Order { lines, ..order }));
    }

    /// Returns when the orders were to have changed that were asked for since the last time.
    fn asked(&self) -> Vec<Millis> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

impl Stage {
    async fn push_asking(&self, orders: AskOrders, policy: Policy) -> Report {
        let request = PushRequest { orders, policy: Some(policy), ..PushRequest::default() };
        self.engine.prepare_push(request).await.unwrap().apply().await.unwrap()
    }

    async fn cursor(&self) -> Option<Millis> {
        let find = |tx: &mut store::Tx<'_>| cursors::get(tx, crate::domain::ShopKey(1), "orders");
        self.engine.store.read("the cursor", find).await.unwrap()
    }
}

/// Returns the listings that wait for their orders, by product.
fn waiting(report: &Report) -> Vec<&str> {
    let waiting = report.items.iter().filter(|outcome| outcome.item.awaits_orders());
    waiting.map(|outcome| outcome.item.listing.product.as_str()).collect()
}

#[tokio::test]
async fn a_sale_on_its_way_is_not_asked_about_and_keeps_no_other_listing_waiting() {
    let stage = agreed().await;
    stage.shelf.sells(2);
    stage.set("p000-v", 8).await;
    stage.set("p001-v", 5).await;
    for policy in Policy::ALL {
        let report = stage.push_asking(AskOrders::Later, policy).await;
        assert_eq!(waiting(&report), ["p000"], "{policy}");
        assert_eq!((stage.shelf.shows("p000", "v"), stage.shelf.shows("p001", "v")), (7, 5), "{policy}");
    }
    assert_eq!(stage.shelf.asked(), []);
}

#[tokio::test]
async fn what_was_sold_before_anybody_read_an_unanswered_push_is_no_drift() {
    let stage = agreed().await;
    stage.set("p000-v", 4).await;
    stage.push_and_die(Mood::ActsAndNeverAnswers).await;
    stage.shelf.sells(2);
    let doubted = stage.push_asking(AskOrders::Later, Policy::Ask).await;
    assert_eq!(waiting(&doubted), ["p000"], "it shows 2, as 4 were told and 2 sold");
    stage.shelf.lists(2);
    let told = stage.push_asking(AskOrders::Latest, Policy::Ask).await;
    assert_eq!((told.conflicts, told.unchanged, stage.shelf.shows("p000", "v")), (0, 2, 2));
    stage.set("p000-v", 9).await;
    let told = stage.push_asking(AskOrders::Later, Policy::Ask).await;
    assert_eq!((told.pushed, stage.shelf.shows("p000", "v")), (1, 7));
    stage.shelf.sells(3);
    let drifted = stage.push_asking(AskOrders::OnDrift, Policy::Ask).await;
    assert_eq!(
        drifted.conflicts, 1,
        "both sides agreed since: what was told before explains nothing any more"
    );
}

#[tokio::test]
async fn a_push_that_died_untaken_explains_no_sale_that_comes_later() {
    let stage = agreed().await;
    stage.set("p000-v", 8).await;
    stage.push_and_die(Mood::NeverAnswers).await;
    stage.set("p000-v", 9).await;
    let told = stage.push_asking(AskOrders::Later, Policy::Ask).await;
    assert_eq!((told.unchanged, told.pushed), (2, 0));
    assert_eq!(
        stage.states().await.last().map(String::as_str),
        Some("dropped"),
        "both sides agree on 9 again"
    );
    stage.shelf.sells(1);
    let later = stage.push_asking(AskOrders::Later, Policy::Ask).await;
    assert_eq!((waiting(&later), stage.shelf.shows("p000", "v")), (vec!["p000"], 8));
}

#[tokio::test]
async fn drift_behind_a_lost_answer_is_never_taken_by_master() {
    let stage = agreed().await;
    stage.set("p000-v", 60).await;
    stage.push_and_die(Mood::ActsAndNeverAnswers).await;
    stage.shelf.sells(1); // a hand, and no order
    let report = stage.push_asking(AskOrders::OnDrift, Policy::Marketplace).await;
    assert_eq!((report.movements, report.conflicts), (0, 1), "it may be one from 60, or many to 9");
    let report = stage.push_asking(AskOrders::OnDrift, Policy::Master).await;
    assert_eq!((report.pushed, stage.shelf.shows("p000", "v")), (1, 60));
}

#[tokio::test]
async fn a_question_about_just_now_finds_the_sale_and_counts_for_no_last_time() {
    let stage = agreed().await;
    let (before, now) = (stage.cursor().await, stage.engine.clock.now());
    assert!(before.is_some_and(|cursor| cursor < now));
    stage.shelf.sells(2);
    stage.set("p000-v", 8).await;
    let unlisted = stage.push_asking(AskOrders::Latest, Policy::Master).await;
    assert_eq!((waiting(&unlisted), stage.shelf.shows("p000", "v")), (vec!["p000"], 7));
    stage.shelf.lists(2);
    let report = stage.push_asking(AskOrders::Latest, Policy::Master).await;
    assert_eq!((report.orders.new, report.pushed, stage.shelf.shows("p000", "v")), (1, 1, 6));
    assert_eq!(stage.shelf.asked(), [now.plus_ms(-10_000); 2]);
    assert_eq!(stage.cursor().await, before);
    assert!(stage.engine.verify().await.unwrap().ok);
}

#[tokio::test]
async fn drift_is_believed_when_all_new_orders_leave_it_unexplained_and_not_before() {
    let stage = agreed().await;
    stage.shelf.sells(2);
    stage.set("p000-v", 8).await;
    *stage.shelf.tells_orders.lock().unwrap() = false;
    let silent = stage.push_asking(AskOrders::OnDrift, Policy::Master).await;
    assert_eq!((waiting(&silent), stage.shelf.shows("p000", "v")), (vec!["p000"], 7));
    assert_eq!(silent.ending(), Ending::Stopped(Kind::Unavailable));
    *stage.shelf.tells_orders.lock().unwrap() = true;
    let (last, now) = (stage.cursor().await.unwrap(), stage.engine.clock.now());
    stage.shelf.asked();
    let report = stage.push_asking(AskOrders::OnDrift, Policy::Master).await;
    assert_eq!((report.pushed, stage.shelf.shows("p000", "v")), (1, 8), "no buyer did that");
    assert_eq!(stage.shelf.asked(), [now.plus_ms(-10_000), last.plus_ms(-600_000)]);
}
