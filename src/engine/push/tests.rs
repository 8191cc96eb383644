mod doubt;

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use tempfile::TempDir;
use url::Url;

use super::*;
use crate::domain::{GroupKey, OrderId, Platform, ProductId, ReturnId, VariantId, WarehouseId};
use crate::engine::fake::{self, Fake};
use crate::marketplace::webhook::{Delivery, Notice};
use crate::marketplace::{
    Callback, CancelReason, Consent, Consignment, Deed, Error as Wire, FetchedOrder, FetchedReturn,
    Fulfilment, Grant, KnownProduct, Marketplace, Markets, Named, OrderPage, Product, Reading, RedirectStyle,
    Refusal, ReturnPage, Returns, Session, StockOutcome, StockUpdate, Tokens, Variant, Webhooks,
};
use crate::secrets::Secret;

/// How the shop takes one update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    /// It does what it is told.
    Well,
    /// It refuses this variant and takes the others.
    Refuses(&'static str),
    /// It acts, and its answer is lost.
    ActsUnheard,
    /// It does not act, and its answer is lost.
    Lost,
    /// It wants another token.
    WantsToken,
    /// It is down.
    Down,
    /// It acts, and takes longer to say so than a lease lasts.
    ActsTooLate,
    /// It is frozen for longer than a lease lasts while it waits for its turn.
    FrozenInLine,
    /// It acts, and the process dies before it hears of that.
    ActsAndNeverAnswers,
}

type Row = (ProductId, VariantId, WarehouseId);

/// A shop's shelf, told how to behave.
struct Shelf {
    fake: Arc<Fake>,
    shown: Mutex<BTreeMap<Row, i64>>,
    moods: Mutex<VecDeque<Mood>>,
    readable: Mutex<bool>,
    /// The lowest figures of updates, in the order in which their calls began.
    begun: Mutex<Vec<i64>>,
    updates: Mutex<Vec<StockUpdate>>,
    must_read: Mutex<Vec<ProductId>>,
    /// What it lists, whatever is asked for.
    orders: Mutex<Vec<FetchedOrder>>,
    tells_orders: Mutex<bool>,
    /// Since when the orders were to have changed that it was asked for.
    asked: Mutex<Vec<Millis>>,
}

impl Shelf {
    fn feels(&self, moods: &[Mood]) {
        self.moods.lock().unwrap().extend(moods);
    }

    fn updates(&self) -> usize {
        self.updates.lock().unwrap().len()
    }

    fn shows(&self, product: &str, variant: &str) -> i64 {
        self.shown.lock().unwrap()[&(product.into(), variant.into(), "".into())]
    }

    fn look(&self, id: &ProductId) -> Product {
        let rows = self.shown.lock().unwrap();
        let variant = |((_, variant, warehouse), shown): (&Row, &i64)| Variant {
            variant_id: variant.clone(),
            warehouse_id: warehouse.clone(),
            seller_sku: String::new(),
            barcode: None,
            name: String::new(),
            price: None,
            currency: None,
            shown: Some(*shown),
            locked: None,
        };
        Product {
            product_id: id.clone(),
            title: String::new(),
            status: "NORMAL".into(),
            updated_at: None,
            settled: false,
            variants: rows.iter().filter(|((product, ..), _)| product == id).map(variant).collect(),
        }
    }

    fn act(&self, update: &StockUpdate, but: Option<&str>) -> Vec<StockOutcome> {
        let mut shown = self.shown.lock().unwrap();
        let outcomes = update.rows.iter().map(|row| {
            let is_refused = Some(row.variant_id.as_str()) == but;
            if !is_refused {
                let key = (update.product_id.clone(), row.variant_id.clone(), row.warehouse_id.clone());
                shown.insert(key, row.quantity);
            }
            let refusal = Refusal { code: "promotion".into(), message: "locked by a promotion".into() };
            StockOutcome {
                variant_id: row.variant_id.clone(),
                warehouse_id: row.warehouse_id.clone(),
                result: if is_refused {
                    Err(Wire::Refused { shop: "fake-id".into(), refusal })
                } else {
                    Ok(())
                },
            }
        });
        outcomes.collect()
    }
}

#[async_trait]
impl Fulfilment for Shelf {
    async fn ship(
        &self,
        shop: &Session,
        order: &OrderId,
        consignment: &Consignment,
        dry_run: bool,
    ) -> Result<Deed, Wire> {
        self.fake.ship(shop, order, consignment, dry_run).await
    }

    async fn cancel(
        &self,
        shop: &Session,
        order: &OrderId,
        reason: CancelReason,
        dry_run: bool,
    ) -> Result<Deed, Wire> {
        self.fake.cancel(shop, order, reason, dry_run).await
    }

    async fn labels(&self, shop: &Session, order: &OrderId) -> Result<Vec<Vec<u8>>, Wire> {
        self.fake.labels(shop, order).await
    }
}

#[async_trait]
impl Returns for Shelf {
    fn changed_returns<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Wire>> {
        self.fake.changed_returns(shop, since)
    }

    async fn read_return(&self, shop: &Session, id: &ReturnId) -> Result<Option<FetchedReturn>, Wire> {
        self.fake.read_return(shop, id).await
    }

    async fn accept_return(
        &self,
        shop: &Session,
        named: Named<'_>,
        consent: Consent,
        dry_run: bool,
    ) -> Result<Deed, Wire> {
        self.fake.accept_return(shop, named, consent, dry_run).await
    }
}

#[async_trait]
impl Webhooks for Shelf {
    fn is_signed(&self, _delivery: &Delivery<'_>) -> bool {
        false
    }

    fn read_notice(&self, _body: &[u8]) -> Result<Notice, String> {
        Err("it sends none".to_owned())
    }

    async fn set_webhook(&self, _shop: &Session, _address: &str) -> Result<bool, Wire> {
        Ok(false)
    }
}

#[async_trait]
impl Marketplace for Shelf {
    fn platform(&self) -> Platform {
        self.fake.platform()
    }

    fn redirect_style(&self) -> RedirectStyle {
        self.fake.redirect_style()
    }

    fn consent_url(&self, redirect: &Url, state: &str) -> Result<Url, Wire> {
        self.fake.consent_url(redirect, state)
    }

    async fn redeem(&self, callback: &Callback) -> Result<Vec<Grant>, Wire> {
        self.fake.redeem(callback).await
    }

    async fn refresh(&self, subject: &str, refresh_token: &Secret) -> Result<Tokens, Wire> {
        self.fake.refresh(subject, refresh_token).await
    }

    fn catalogue<'a>(&'a self, shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Wire>> {
        self.fake.catalogue(shop)
    }

    fn read_stock<'a>(
        &'a self,
        _shop: &'a Session,
        known: Vec<KnownProduct>,
        _cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Wire>> {
        let doubtful = known.iter().filter(|it| it.must_read).map(|it| it.product_id.clone());
        self.must_read.lock().unwrap().extend(doubtful);
        let readings: Vec<_> = known.iter().map(|it| Ok(Reading::Read(self.look(&it.product_id)))).collect();
        stream::iter(readings).boxed()
    }

    async fn product(&self, shop: &Session, product: &ProductId) -> Result<Option<Product>, Wire> {
        if *self.readable.lock().unwrap() {
            return Ok(Some(self.look(product)));
        }
        Err(Wire::Unavailable { shop: shop.alias.to_string(), endpoint: "product", source: None })
    }

    async fn set_stock(&self, shop: &Session, update: &StockUpdate) -> Result<Vec<StockOutcome>, Wire> {
        self.begun.lock().unwrap().extend(update.rows.iter().map(|row| row.quantity).min());
        tokio::task::yield_now().await;
        self.updates.lock().unwrap().push(update.clone());
        let unknown = || Wire::OutcomeUnknown { shop: shop.alias.clone(), endpoint: "stock", source: None };
        let mood = self.moods.lock().unwrap().pop_front().unwrap_or(Mood::Well);
        match mood {
            Mood::Well => Ok(self.act(update, None)),
            Mood::Refuses(variant) => Ok(self.act(update, Some(variant))),
            Mood::ActsUnheard => {
                self.act(update, None);
                Err(unknown())
            }
            Mood::Lost => Err(unknown()),
            Mood::WantsToken => Err(Wire::TokenRejected { shop: shop.alias.clone() }),
            Mood::Down => {
                Err(Wire::Unavailable { shop: shop.alias.to_string(), endpoint: "stock", source: None })
            }
            Mood::ActsTooLate => {
                self.fake.clock.advance_ms(fake::HOUR_MS);
                Ok(self.act(update, None))
            }
            Mood::FrozenInLine => {
                self.fake.clock.advance_ms(fake::HOUR_MS);
                tokio::task::yield_now().await;
                Ok(self.act(update, None))
            }
            Mood::ActsAndNeverAnswers => {
                self.act(update, None);
                std::future::pending().await
            }
        }
    }

    fn changed_orders<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Wire>> {
        self.asked.lock().unwrap().push(since);
        let page = if *self.tells_orders.lock().unwrap() {
            let orders = self.orders.lock().unwrap().clone();
            Ok(OrderPage { orders, complete_to: Some(self.time()) })
        } else {
            Err(Wire::Unavailable { shop: shop.alias.to_string(), endpoint: "orders", source: None })
        };
        stream::iter([page]).boxed()
    }

    async fn orders(&self, shop: &Session, ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Wire> {
        self.fake.orders(shop, ids).await
    }

    fn calls_for(&self, rows: usize) -> usize {
        rows
    }

    async fn clock_skew_ms(&self) -> Result<i64, Wire> {
        Ok(0)
    }

    fn time(&self) -> Millis {
        self.fake.time()
    }

    fn requests(&self) -> u64 {
        self.updates() as u64
    }
}

struct Stage {
    _folder: TempDir,
    shelf: Arc<Shelf>,
    engine: Engine,
}

impl Stage {
    /// A connected shop with these rows, each showing 10, mapped to a SKU each that is named after product and variant
    /// and has 10 on hand.
    async fn of(rows: &[(&str, &str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let fake = Fake::with(&[("1", "ID")]);
        let shown = rows.iter().map(|(p, v, w)| (((*p).into(), (*v).into(), (*w).into()), 10)).collect();
        let shelf = Arc::new(Shelf {
            fake: Arc::clone(&fake),
            shown: Mutex::new(shown),
            moods: Mutex::default(),
            readable: Mutex::new(true),
            begun: Mutex::default(),
            updates: Mutex::default(),
            must_read: Mutex::default(),
            orders: Mutex::default(),
            tells_orders: Mutex::new(true),
            asked: Mutex::default(),
        });
        let engine = engine_on(&shelf, folder.path()).await;
        fake::connect(&engine, None).await.unwrap();
        let owned: Vec<_> = rows.iter().map(|(p, v, w)| [*p, *v, *w].map(str::to_owned)).collect();
        let seed = move |tx: &mut store::Tx<'_>| {
            for [product, variant, warehouse] in &owned {
                let code = format!("{product}-{variant}{warehouse}");
                let sku = tx.insert(
                    "INSERT INTO sku (group_id, code, on_hand, created_at, updated_at) VALUES (1, ?, 10, 0, 0)",
                    crate::params![code],
                )?;
                tx.execute(
                    "INSERT INTO movement (group_id, sku_id, cause, cause_key, delta_on_hand, delta_reserved, on_hand, \
                     reserved, actor, at) VALUES (1, ?, 'opening', ?, 10, 0, 10, 0, 'test', 0)",
                    crate::params![sku, code],
                )?;
                let listing = tx.insert(
                    "INSERT INTO listing (shop_id, product_id, variant_id, warehouse_id, status, shown, agreed, seen_at) \
                     VALUES (1, ?, ?, ?, 'NORMAL', 10, 10, 0)",
                    crate::params![product, variant, warehouse],
                )?;
                tx.execute(
                    "INSERT INTO mapping (listing_id, sku_id, pack, actor, at) VALUES (?, ?, 1, 'test', 0)",
                    crate::params![listing, sku],
                )?;
            }
            Ok::<_, store::Error>(())
        };
        engine.store.write("set the stage", seed).await.unwrap();
        Self { _folder: folder, shelf, engine }
    }

    /// As [`Stage::of`], for so many products of one variant.
    async fn products(count: usize) -> Self {
        let names: Vec<_> = (0..count).map(|number| format!("p{number:03}")).collect();
        let rows: Vec<_> = names.iter().map(|name| (name.as_str(), "v", "")).collect();
        Self::of(&rows).await
    }

    async fn set(&self, sku: &str, figure: i64) {
        self.engine.set_stock(sku, figure, None, false).await.unwrap();
    }

    async fn push(&self) -> Report {
        let report = self.push_or_lose_the_lease().await;
        let verified = self.engine.verify().await.unwrap();
        assert!(verified.ok, "{verified:?}");
        report
    }

    async fn push_or_lose_the_lease(&self) -> Report {
        self.engine.prepare_push(PushRequest::default()).await.unwrap().apply().await.unwrap()
    }

    /// Pushes one listing, and dies after the shop has acted and before it says so; an hour passes.
    async fn push_and_die(&self) {
        self.shelf.feels(&[Mood::ActsAndNeverAnswers]);
        let prepared = self.engine.prepare_push(PushRequest::default()).await.unwrap();
        let (mut push, before) = (Box::pin(prepared.apply()), self.shelf.updates());
        while self.shelf.updates() == before {
            let turn = std::future::poll_fn(|cx| std::task::Poll::Ready(push.as_mut().poll(cx).is_ready()));
            assert!(!turn.await);
            tokio::task::yield_now().await;
        }
        drop(push);
        assert_eq!(self.states().await.last().map(String::as_str), Some("sent"));
        self.shelf.fake.clock.advance_ms(fake::HOUR_MS);
    }

    async fn states(&self) -> Vec<String> {
        let states =
            |tx: &mut store::Tx<'_>| tx.all("SELECT state FROM push_item ORDER BY id", &[], |row| row.get(0));
        self.engine.store.read("states", states).await.unwrap()
    }
}

async fn engine_on(shelf: &Arc<Shelf>, folder: &Path) -> Engine {
    let market: Arc<dyn Marketplace> = Arc::clone(shelf) as _;
    Engine { markets: Markets::new([market]), ..shelf.fake.engine(folder).await }
}

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
async fn what_stays_unknown_is_said_so_and_read_before_the_next_push() {
    let stage = Stage::products(1).await;
    stage.set("p000-v", 4).await;
    *stage.shelf.readable.lock().unwrap() = false;
    stage.shelf.feels(&[Mood::Lost, Mood::ActsUnheard]);
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
    stage.push_and_die().await;
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
