mod doubt;
mod stage;

use super::*;
use crate::domain::GroupKey;
use crate::engine::fake;
use stage::{Mood, Stage};

fn error(report: &Report) -> &Trouble {
    report.items.iter().find_map(|outcome| outcome.error.as_ref()).unwrap()
}

#[tokio::test]
async fn what_one_variant_is_refused_keeps_no_other_back() {
    let stage = Stage::of(&[("p", "a", ""), ("p", "b", "")]).await;
    stage.set("p-a", 4).await;
    stage.set("p-b", 5).await;
    stage.shelf.feels(&[Mood::Refuses("b")]);
    let report = stage.push().await;
    assert_eq!((report.pushed, report.failed, report.ending()), (1, 1, Ending::Partial));
    assert_eq!(error(&report).code, "marketplace_refused");
    assert_eq!((stage.shelf.shows("p", "a"), stage.shelf.shows("p", "b")), (4, 10));
    let again = stage.push().await;
    assert_eq!((again.planned, again.pushed), (1, 1));
    let last = stage.shelf.updates.lock().unwrap().last().unwrap().rows.clone();
    assert_eq!(last.len(), 1, "only what failed is sent again: {last:?}");
}

#[tokio::test]
async fn what_is_scarce_is_told_first() {
    let stage = Stage::products(4).await;
    for (sku, figure) in [("p000-v", 9), ("p001-v", 1), ("p002-v", 0), ("p003-v", 4)] {
        stage.set(sku, figure).await;
    }
    stage.push().await;
    assert_eq!(*stage.shelf.begun.lock().unwrap(), [0, 1, 4, 9]);
}

#[tokio::test]
async fn a_call_that_acted_unheard_is_not_made_again() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    stage.shelf.feels(&[Mood::ActsUnheard]);
    let report = stage.push().await;
    assert_eq!((report.pushed, report.failed, stage.shelf.updates()), (1, 0, 1));
    assert_eq!(stage.push().await.planned, 0);
}

#[tokio::test]
async fn a_call_that_did_not_act_is_made_once_more() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    stage.shelf.feels(&[Mood::Lost]);
    let report = stage.push().await;
    assert_eq!((report.pushed, stage.shelf.updates(), stage.shelf.shows("p000", "v")), (1, 2, 4));
}

#[tokio::test]
async fn a_call_that_acted_unheard_and_was_sold_from_is_not_made_again() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    stage.shelf.feels(&[Mood::ActsUnheardAndSells(1)]);
    let report = stage.push().await;
    assert_eq!((report.failed, error(&report).code), (1, "outcome_unknown"));
    assert_eq!((stage.shelf.updates(), stage.shelf.shows("p000", "v")), (1, 3), "the unit stays sold");
}

#[tokio::test]
async fn what_stays_unknown_is_said_so_and_read_before_the_next_push() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    *stage.shelf.readable.lock().unwrap() = false;
    stage.shelf.feels(&[Mood::ActsUnheard]);
    let report = stage.push().await;
    assert_eq!((report.failed, error(&report).code), (1, "outcome_unknown"));
    assert_eq!(stage.states().await, ["unknown", "unknown"]);
    stage.set("p000-v", 6).await;
    let next = stage.push().await;
    assert_eq!(*stage.shelf.must_read.lock().unwrap(), ["p000".into()]);
    assert_eq!((next.conflicts, next.pushed), (0, 1), "our own push is no drift");
    assert_eq!(stage.shelf.shows("p000", "v"), 6);
}

#[tokio::test]
async fn a_token_refused_on_the_way_is_refreshed_once() {
    let stage = Stage::products(3).await;
    for sku in ["p000-v", "p001-v", "p002-v"] {
        stage.set(sku, 4).await;
    }
    stage.shelf.feels(&[Mood::WantsToken, Mood::WantsToken]);
    let report = stage.push().await;
    assert_eq!((report.pushed, report.failed), (3, 0));
    assert_eq!(stage.shelf.fake.refreshed(), 1);
}

#[tokio::test]
async fn a_shop_that_is_down_is_left_alone_after_a_few_products() {
    let stage = Stage::products(100).await;
    for product in 0..100 {
        stage.set(&format!("p{product:03}-v"), 4).await;
    }
    stage.shelf.feels(&[Mood::Down; 100]);
    let report = stage.push().await;
    assert_eq!((report.pushed, report.failed), (0, 100), "every listing is named");
    assert!(stage.shelf.updates() <= 40, "{} calls", stage.shelf.updates());
    assert_eq!(report.ending(), Ending::Stopped(Kind::Unavailable));
    stage.shelf.moods.lock().unwrap().clear();
    assert_eq!(stage.push().await.pushed, 100);
}

/// As orders do that were placed just now.
async fn orders_take(stage: &Stage, products: usize, units: i64) {
    let now = stage.engine.clock.now();
    let take = move |tx: &mut store::Tx<'_>| {
        for product in 1..=products as i64 {
            let entry = Entry {
                group: GroupKey(1),
                sku: crate::domain::SkuKey(product),
                cause: Cause::Reserve,
                cause_key: &format!("order:1:{product}:1:reserve"),
                delta_on_hand: 0,
                delta_reserved: units,
                reference: None,
                actor: "test",
                note: None,
                run: None,
                at: now,
            };
            assert!(matches!(store::ledger::post(tx, &entry)?, Posted::New(_)));
        }
        Ok::<_, store::Error>(())
    };
    stage.engine.store.write("sell", take).await.unwrap();
}

#[tokio::test]
async fn what_is_sold_out_while_a_push_is_on_its_way_trips_no_guard() {
    let stage = Stage::products(30).await;
    stage.set("p000-v", 9).await;
    assert_eq!(stage.push().await.pushed, 1, "a shop that was pushed before has guards");
    for product in 0..30 {
        stage.set(&format!("p{product:03}-v"), 4).await;
    }
    stage.shelf.fake.clock.advance_ms(1_000);
    let request = PushRequest { force: true, ..PushRequest::default() };
    let prepared = stage.engine.prepare_push(request).await.unwrap();
    stage.shelf.fake.clock.advance_ms(1_000);
    orders_take(&stage, 30, 4).await;
    stage.shelf.fake.clock.advance_ms(1_000);
    assert_eq!(prepared.apply().await.unwrap().pushed, 30);
    let report = stage.push_or_lose_the_lease().await;
    assert_eq!((report.guards.as_slice(), report.pushed), (&[][..], 30));
}

#[tokio::test]
async fn a_lost_lease_cannot_write() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    stage.shelf.feels(&[Mood::ActsTooLate]);
    let report = stage.push_or_lose_the_lease().await;
    assert_eq!((report.pushed, error(&report).code), (0, "lease_lost"));
    assert_eq!(stage.states().await, ["sent"], "a question, not a guess");
    let next = stage.push().await;
    assert_eq!((next.planned, next.unchanged), (0, 1), "read back: it had acted");
    assert_eq!(stage.states().await, ["acknowledged"]);
}

#[tokio::test]
async fn what_was_frozen_past_its_lease_while_it_waited_is_not_sent() {
    let stage = Stage::products(2).await;
    stage.set("p000-v", 4).await;
    stage.set("p001-v", 4).await;
    stage.shelf.feels(&[Mood::FrozenInLine]);
    let report = stage.push_or_lose_the_lease().await;
    assert_eq!((report.pushed, report.failed, error(&report).code), (0, 2, "lease_lost"));
    assert_eq!(["p000", "p001"].map(|product| stage.shelf.shows(product, "v")), [10, 10]);
    assert_eq!(stage.push().await.pushed, 2);
    assert_eq!(["p000", "p001"].map(|product| stage.shelf.shows(product, "v")), [4, 4]);
}

#[tokio::test]
async fn a_process_that_dies_between_call_and_answer_leaves_a_question() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    stage.push_and_die(Mood::ActsAndNeverAnswers).await;
    stage.set("p000-v", 3).await;
    let next = stage.push().await;
    assert_eq!((next.conflicts, next.pushed, stage.shelf.shows("p000", "v")), (0, 1, 3));
    assert_eq!(stage.states().await, ["acknowledged", "acknowledged"]);
}

#[tokio::test]
async fn all_warehouses_of_a_variant_are_set_in_one_call() {
    let stage = Stage::of(&[("p", "v", "east"), ("p", "v", "west")]).await;
    stage.set("p-veast", 4).await;
    assert_eq!(stage.push().await.pushed, 1);
    let updates = stage.shelf.updates.lock().unwrap();
    let sent: Vec<_> = updates[0].rows.iter().map(|row| (row.warehouse_id.as_str(), row.quantity)).collect();
    assert_eq!(sent, [("east", 4), ("west", 10)], "the other keeps what it shows");
}

#[tokio::test]
async fn what_is_interrupted_before_it_is_sent_stays_as_it_is() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    let request = PushRequest::default();
    let prepared = stage.engine.prepare_push(request.clone()).await.unwrap();
    request.stop.cancel();
    let report = prepared.apply().await.unwrap();
    assert_eq!((report.ending(), stage.shelf.updates()), (Ending::Interrupted, 0));
    assert_eq!(stage.push().await.pushed, 1);
}

#[tokio::test]
async fn another_push_of_the_same_shop_is_told_to_wait() {
    let stage = Stage::products(1).await;
    let first = stage.engine.prepare_push(PushRequest::default()).await.unwrap();
    let second = stage.engine.prepare_push(PushRequest::default()).await.unwrap();
    assert_eq!(second.report().ending(), Ending::Stopped(Kind::Busy));
    first.cancel().await;
    assert_eq!(stage.push().await.ending(), Ending::Done);
}

#[tokio::test]
async fn another_group_sees_and_moves_nothing() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    let other = Engine { group: GroupKey(2), ..stage.engine.clone() };
    assert_eq!(other.stock("p000-v", None).await.unwrap_err().kind(), Kind::Missing);
    assert_eq!(other.set_stock("p000-v", 1, None, false).await.unwrap_err().kind(), Kind::Missing);
    assert_eq!(other.history("p000-v", None).await.unwrap_err().kind(), Kind::Missing);
    let run = stage.push().await.run_id.unwrap();
    assert_eq!(other.revert(run, false).await.unwrap_err().kind(), Kind::Missing);
    let report = other.prepare_push(PushRequest::default()).await.unwrap().cancel().await;
    assert!(report.items.is_empty());
    assert_eq!(other.verify().await.unwrap().movements, 0);
}
