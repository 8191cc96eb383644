//! A marketplace for tests whose refresh tokens work once, like the real ones; and engines that share it.

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use url::Url;

use super::{Engine, Guards, StockSettings};
use crate::clock::{Entropy, HeldClock};
use crate::domain::order::{self, Line, Order, Units};
use crate::domain::{GroupKey, Millis, OrderId, Platform, Policy, ProductId, ReturnId};
use crate::marketplace::webhook::{Delivery, News, Notice};
use crate::marketplace::{
    Callback, CancelReason, Consent, Consignment, Deed, Error, FetchedOrder, FetchedReturn, Fulfilment,
    Grant, KnownProduct, Marketplace, Markets, Named, OrderPage, Product, Reading, RedirectStyle, Refusal,
    ReturnPage, Returns, Session, ShopProfile, StockOutcome, StockUpdate, Tokens, Webhooks,
};
use crate::secrets::{Secret, Vault};
use crate::store::Store;

pub(super) const HOUR_MS: i64 = 60 * 60 * 1000;
pub(super) const DAY_MS: i64 = 24 * HOUR_MS;
/// Where the tests' clock starts.
pub(super) const START: Millis = Millis(1_800_000_000_000);
/// How long an access token of this marketplace lives.
pub(super) const ACCESS_MS: i64 = 4 * HOUR_MS;
/// How long an authorisation lives.
pub(super) const CONSENT_MS: i64 = 30 * DAY_MS;

/// How the marketplace answers a refresh.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    Well,
    Down,
    Gone,
}

pub(super) struct Fake {
    pub(super) clock: Arc<HeldClock>,
    pub(super) mood: Mutex<Mood>,
    pub(super) refreshes: AtomicU32,
    /// The number of the newest pair: an older refresh token is spent.
    newest: AtomicU32,
    shops: Mutex<Vec<(&'static str, &'static str)>>,
}

impl Fake {
    /// Returns a marketplace whose next consent opens `shops`: ids and regions.
    pub(super) fn with(shops: &[(&'static str, &'static str)]) -> Arc<Self> {
        Arc::new(Self {
            clock: Arc::new(HeldClock::at(START)),
            mood: Mutex::new(Mood::Well),
            refreshes: AtomicU32::new(0),
            newest: AtomicU32::new(0),
            shops: Mutex::new(shops.to_vec()),
        })
    }

    pub(super) fn feels(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    pub(super) fn next_consent_opens(&self, shops: &[(&'static str, &'static str)]) {
        *self.shops.lock().unwrap() = shops.to_vec();
    }

    pub(super) fn refreshed(&self) -> u32 {
        self.refreshes.load(Ordering::SeqCst)
    }

    /// Returns an engine of group 1 on the database in `folder`, as a process of its own would have it.
    pub(super) async fn engine(self: &Arc<Self>, folder: &Path) -> Engine {
        let market: Arc<dyn Marketplace> = Arc::clone(self) as _;
        let entropy = Arc::new(Entropy::seeded(1));
        Engine {
            store: Store::open_sqlite(&folder.join("spark.db")).await.unwrap(),
            markets: Markets::new([market]),
            vault: Arc::new(Vault::new([7; 32], Arc::clone(&entropy))),
            clock: Arc::clone(&self.clock) as _,
            entropy,
            group: GroupKey(1),
            actor: "test".into(),
            stock: StockSettings { policy: Policy::Ask, buffer: 0, guards: Guards::default() },
            lease_ttl: std::time::Duration::from_secs(30),
        }
    }

    fn pair(&self) -> Tokens {
        let number = self.newest.fetch_add(1, Ordering::SeqCst) + 1;
        let now = crate::clock::Clock::now(&*self.clock);
        Tokens {
            access: format!("access-{number}").into(),
            refresh: format!("refresh-{number}").into(),
            access_expires_at: now.plus_ms(ACCESS_MS),
            refresh_expires_at: now.plus_ms(CONSENT_MS),
        }
    }
}

/// Connects what the next consent opens and returns the aliases.
pub(super) async fn connect(engine: &Engine, alias: Option<&str>) -> Result<Vec<String>, super::Error> {
    let listen = Url::parse("http://127.0.0.1:5588").unwrap();
    let pending = engine.begin_connect(&"fake".into(), &listen, alias.map(Into::into)).await?;
    let mut returned = pending.redirect().clone();
    returned.set_query(Some("code=c"));
    let callback = pending.answer(&returned)?;
    let shops = engine.finish_connect(&pending, &callback).await?;
    Ok(shops.into_iter().map(|shop| shop.alias.to_string()).collect())
}

/// Returns an order without lines, placed at `at` and not changed since, with nothing told that a marketplace may leave out.
pub(super) fn order(id: &str, at: Millis) -> Order {
    Order {
        order_id: id.into(),
        status: order::Status::ToShip,
        platform_status: "AS_SENT".to_owned(),
        updated_at: at,
        placed_at: at,
        paid_at: None,
        shipped_at: None,
        cancelled_at: None,
        currency: "IDR".to_owned(),
        total_minor: None,
        buyer: None,
        tracking_number: None,
        warehouse_id: "".into(),
        own_stock: true,
        lines: Vec::new(),
    }
}

/// Returns a line of `units` that cost `price_minor` each.
pub(super) fn line(product: &str, variant: &str, units: Units, price_minor: i64) -> Line {
    Line {
        product_id: product.into(),
        variant_id: variant.into(),
        seller_sku: String::new(),
        name: String::new(),
        units,
        price_minor,
        amount_minor: price_minor * (units.ordered - units.cancelled()),
    }
}

/// Returns an order as a marketplace tells it.
pub(super) fn told(order: Order) -> FetchedOrder {
    FetchedOrder { raw: format!("{order:?}"), order }
}

fn refusal() -> Refusal {
    Refusal { code: "error_auth".into(), message: "Invalid refresh_token.".into() }
}

#[async_trait]
impl Webhooks for Fake {
    fn is_signed(&self, delivery: &Delivery<'_>) -> bool {
        delivery.authorization == "signed"
    }

    /// Reads `KEY SHOP ORDER`.
    fn read_notice(&self, body: &[u8]) -> Result<Notice, String> {
        let text = String::from_utf8_lossy(body);
        let mut words = text.split(' ').map(str::to_owned);
        let mut word = || words.next().ok_or("it is cut off");
        let (key, shop, order) = (word()?, word()?, word()?);
        let news = News::Orders(vec![order.into()]);
        Ok(Notice { key, topic: "order".into(), sent_at: None, shops: vec![shop.into()], news })
    }

    async fn set_webhook(&self, _shop: &Session, _address: &str) -> Result<bool, Error> {
        Ok(false)
    }
}

#[async_trait]
impl Fulfilment for Fake {
    async fn ship(
        &self,
        shop: &Session,
        _order: &OrderId,
        _consignment: &Consignment,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Err(Error::Refused { shop: shop.alias.clone(), refusal: refusal() })
    }

    async fn cancel(
        &self,
        shop: &Session,
        _order: &OrderId,
        _reason: CancelReason,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Err(Error::Refused { shop: shop.alias.clone(), refusal: refusal() })
    }

    async fn labels(&self, shop: &Session, _order: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        Err(Error::Refused { shop: shop.alias.clone(), refusal: refusal() })
    }
}

#[async_trait]
impl Returns for Fake {
    fn changed_returns<'a>(
        &'a self,
        _shop: &'a Session,
        _since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Error>> {
        stream::empty().boxed()
    }

    async fn read_return(&self, _shop: &Session, _id: &ReturnId) -> Result<Option<FetchedReturn>, Error> {
        Ok(None)
    }

    async fn accept_return(
        &self,
        shop: &Session,
        _named: Named<'_>,
        _consent: Consent,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Err(Error::Refused { shop: shop.alias.clone(), refusal: refusal() })
    }
}

#[async_trait]
impl Marketplace for Fake {
    fn platform(&self) -> Platform {
        "fake".into()
    }

    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::RandomPath
    }

    fn consent_url(&self, redirect: &Url, _state: &str) -> Result<Url, Error> {
        Ok(redirect.clone())
    }

    async fn redeem(&self, _callback: &Callback) -> Result<Vec<Grant>, Error> {
        let shops = self.shops.lock().unwrap().clone();
        let shop = |(id, region): (&str, &str)| ShopProfile {
            shop_id: id.into(),
            name: format!("Shop {id}"),
            region: region.into(),
            currency: "IDR".into(),
            timezone: "Asia/Jakarta".into(),
            cipher: None,
        };
        let subject = shops[0].0.to_owned();
        Ok(vec![Grant { subject, tokens: self.pair(), shops: shops.into_iter().map(shop).collect() }])
    }

    async fn refresh(&self, subject: &str, refresh_token: &Secret) -> Result<Tokens, Error> {
        self.refreshes.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await; // an answer takes its time
        let mood = *self.mood.lock().unwrap();
        let current = format!("refresh-{}", self.newest.load(Ordering::SeqCst));
        match mood {
            Mood::Down => Err(Error::Unavailable { shop: subject.into(), endpoint: "refresh", source: None }),
            Mood::Well if refresh_token.expose() == current => Ok(self.pair()),
            Mood::Well | Mood::Gone => Err(Error::ConsentGone { shop: subject.into(), refusal: refusal() }),
        }
    }

    fn catalogue<'a>(&'a self, _shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>> {
        stream::empty().boxed()
    }

    fn read_stock<'a>(
        &'a self,
        _shop: &'a Session,
        _known: Vec<KnownProduct>,
        _cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        stream::empty().boxed()
    }

    async fn product(&self, _shop: &Session, _product: &ProductId) -> Result<Option<Product>, Error> {
        Ok(None)
    }

    async fn set_stock(&self, _shop: &Session, _update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        Ok(Vec::new())
    }

    fn calls_for(&self, rows: usize) -> usize {
        rows
    }

    fn changed_orders<'a>(
        &'a self,
        _shop: &'a Session,
        _since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>> {
        stream::empty().boxed()
    }

    async fn orders(&self, _shop: &Session, _ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        Ok(Vec::new())
    }

    async fn clock_skew_ms(&self) -> Result<i64, Error> {
        Ok(0)
    }

    fn time(&self) -> Millis {
        crate::clock::Clock::now(&*self.clock)
    }

    fn requests(&self) -> u64 {
        0
    }
}
