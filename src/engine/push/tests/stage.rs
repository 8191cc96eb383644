//! A shop whose shelf is told how to behave, and an engine that pushes to it.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use tempfile::TempDir;
use url::Url;

use super::*;
use crate::domain::{OrderId, Platform, ProductId, ReturnId, VariantId, WarehouseId};
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
pub(super) enum Mood {
    /// It does what it is told.
    Well,
    /// It refuses this variant and takes the others.
    Refuses(&'static str),
    /// It acts, and its answer is lost.
    ActsUnheard,
    /// It acts and sells so many units of each, and its answer is lost.
    ActsUnheardAndSells(i64),
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
    /// It does not act, and the process dies before it hears of that.
    NeverAnswers,
}

type Row = (ProductId, VariantId, WarehouseId);

/// A shop's shelf, told how to behave.
pub(super) struct Shelf {
    pub(super) fake: Arc<Fake>,
    pub(super) shown: Mutex<BTreeMap<Row, i64>>,
    pub(super) moods: Mutex<VecDeque<Mood>>,
    pub(super) readable: Mutex<bool>,
    /// The lowest figures of updates, in the order in which their calls began.
    pub(super) begun: Mutex<Vec<i64>>,
    pub(super) updates: Mutex<Vec<StockUpdate>>,
    pub(super) must_read: Mutex<Vec<ProductId>>,
    /// What it lists, whatever is asked for.
    pub(super) orders: Mutex<Vec<FetchedOrder>>,
    pub(super) tells_orders: Mutex<bool>,
    /// Since when the orders were to have changed that it was asked for.
    pub(super) asked: Mutex<Vec<Millis>>,
}

impl Shelf {
    pub(super) fn feels(&self, moods: &[Mood]) {
        self.moods.lock().unwrap().extend(moods);
    }

    pub(super) fn updates(&self) -> usize {
        self.updates.lock().unwrap().len()
    }

    pub(super) fn shows(&self, product: &str, variant: &str) -> i64 {
        self.shown.lock().unwrap()[&(product.into(), variant.into(), "".into())]
    }

    pub(super) fn look(&self, id: &ProductId) -> Product {
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

    pub(super) fn act(&self, update: &StockUpdate, but: Option<&str>) -> Vec<StockOutcome> {
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
            Mood::ActsUnheardAndSells(units) => {
                self.act(update, None);
                let mut shown = self.shown.lock().unwrap();
                shown
                    .iter_mut()
                    .filter(|((id, ..), _)| *id == update.product_id)
                    .for_each(|(_, it)| *it -= units);
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
            Mood::NeverAnswers => std::future::pending().await,
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

pub(super) struct Stage {
    _folder: TempDir,
    pub(super) shelf: Arc<Shelf>,
    pub(super) engine: Engine,
}

impl Stage {
    /// A connected shop with these rows, each showing 10, mapped to a SKU each that is named after product and variant
    /// and has 10 on hand.
    pub(super) async fn of(rows: &[(&str, &str, &str)]) -> Self {
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
    pub(super) async fn products(count: usize) -> Self {
        let names: Vec<_> = (0..count).map(|number| format!("p{number:03}")).collect();
        let rows: Vec<_> = names.iter().map(|name| (name.as_str(), "v", "")).collect();
        Self::of(&rows).await
    }

    pub(super) async fn set(&self, sku: &str, figure: i64) {
        self.engine.set_stock(sku, figure, None, false).await.unwrap();
    }

    pub(super) async fn push(&self) -> Report {
        let report = self.push_or_lose_the_lease().await;
        let verified = self.engine.verify().await.unwrap();
        assert!(verified.ok, "{verified:?}");
        report
    }

    pub(super) async fn push_or_lose_the_lease(&self) -> Report {
        self.engine.prepare_push(PushRequest::default()).await.unwrap().apply().await.unwrap()
    }

    /// Pushes one listing to a shop that does not answer, and dies of it; an hour passes.
    pub(super) async fn push_and_die(&self, mood: Mood) {
        self.shelf.feels(&[mood]);
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

    pub(super) async fn states(&self) -> Vec<String> {
        let states =
            |tx: &mut store::Tx<'_>| tx.all("SELECT state FROM push_item ORDER BY id", &[], |row| row.get(0));
        self.engine.store.read("states", states).await.unwrap()
    }
}

async fn engine_on(shelf: &Arc<Shelf>, folder: &Path) -> Engine {
    let market: Arc<dyn Marketplace> = Arc::clone(shelf) as _;
    Engine { markets: Markets::new([market]), ..shelf.fake.engine(folder).await }
}
