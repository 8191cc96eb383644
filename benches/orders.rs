//! Orders and what is asked about them, without a network: how fast decoded pages become committed movements, what it
//! costs to explain one SKU among many movements, and to plan 100,000 mapped listings of which none is due.
//!
//! Goals: 20,000 orders/s; under 100 ms; under 0.3 s. Run with `cargo bench --bench orders`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use spark::clock::{Clock as _, Entropy, SystemClock};
use spark::domain::order::{Line, Order, Status, Units};
use spark::domain::{GroupId, Millis, OrderId, Platform, Policy, ProductId, ReturnId};
use spark::engine::{Address, Engine, Guards, Limits, Setup, StockSettings, create};
use spark::marketplace::webhook::{Delivery, Notice};
use spark::marketplace::{
    Callback, CancelReason, Consent, Consignment, Deed, Error, FetchedOrder, FetchedReturn, Fulfilment,
    Grant, KnownProduct, Marketplace, Markets, Named, OrderPage, Product, Reading, RedirectStyle, ReturnPage,
    Returns, Session, ShopProfile, StockOutcome, StockUpdate, Tokens, Webhooks,
};
use spark::secrets::{KeyPlace, Secret};
use spark::store::{self, Store, Tx};
use tokio_util::sync::CancellationToken;
use url::Url;

/// SKUs, each with one listing.
const LISTINGS: usize = 100_000;
/// Rows of the ledger before any order.
const MOVEMENTS: usize = 1_000_000;
const ORDERS: usize = 100_000;
/// Both marketplaces' largest page.
const PAGE: usize = 50;
/// About what an order with one line is as JSON.
const RAW_BYTES: usize = 2_000;
const RUNS: usize = 9;

#[tokio::main]
async fn main() {
    let home = tempfile::TempDir::new().unwrap();
    let market = Arc::new(Orders { pages: AtomicUsize::new(0) });
    let engine = open(home.path(), Arc::clone(&market)).await;
    connect(&engine).await;
    let store = Store::open_sqlite(&home.path().join("spark.db")).await.unwrap();
    let start = Instant::now();
    store.write("furnish", furnish).await.unwrap();
    println!(
        "stage          {MOVEMENTS} movements, {LISTINGS} listings in {:.1} s",
        start.elapsed().as_secs_f64()
    );

    let plan = median(async || {
        let plan = engine.plan_as_known(Some(Policy::Master)).await.unwrap();
        assert_eq!(plan.items.len(), LISTINGS);
    })
    .await;
    println!("no-op plan     {:.3} s for {LISTINGS} mapped listings", plan.as_secs_f64());

    let explain = median(async || {
        let explained = engine.explain("SKU-050000", None).await.unwrap();
        assert_eq!((explained.causes.len(), explained.listings.len()), (MOVEMENTS / LISTINGS, 1));
    })
    .await;
    println!(
        "explain        {:.1} ms for one SKU among {MOVEMENTS} movements",
        explain.as_secs_f64() * 1000.0
    );

    for what in ["placed", "the same again", "sent"] {
        let start = Instant::now();
        let pulled = engine.pull_orders(&[], Some(Millis(0)), &CancellationToken::new()).await.unwrap();
        let rate = ORDERS as f64 / start.elapsed().as_secs_f64();
        let ingested = pulled[0].ingested;
        assert!(pulled[0].complete, "{:?}", pulled[0].error);
        println!("{what:<14} {rate:.0} orders/s in pages of {PAGE}: {} movements", ingested.movements);
    }
}

async fn median(mut work: impl AsyncFnMut()) -> Duration {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        work().await;
        times.push(start.elapsed());
    }
    times.sort();
    times[RUNS / 2]
}

/// A marketplace that hands out orders as fast as they are taken: [`ORDERS`] that were placed, the same again, and
/// then the same as they were sent off.
struct Orders {
    /// Readings begun.
    pages: AtomicUsize,
}

impl Orders {
    fn order(number: usize, is_sent: bool) -> FetchedOrder {
        let listing = number * 7919 % LISTINGS; // all over the table
        let (waiting, shipped, status) =
            if is_sent { (0, 2, Status::Shipped) } else { (2, 0, Status::ToShip) };
        let at = Millis(1_800_000_000_000 + i64::from(is_sent) * 60_000);
        let line = Line {
            product_id: format!("P{listing:06}").into(),
            variant_id: "1".into(),
            seller_sku: format!("SKU-{listing:06}"),
            name: "Thing".to_owned(),
            units: Units { ordered: 2, waiting, shipped },
            price_minor: 500,
            amount_minor: 1000,
        };
        let order = Order {
            order_id: format!("{:018}", 576_460_752_303_423_488 + number).into(),
            platform_status: status.as_str().to_uppercase(),
            status,
            updated_at: at,
            placed_at: Millis(1_800_000_000_000),
            paid_at: None,
            shipped_at: is_sent.then_some(at),
            cancelled_at: None,
            currency: "IDR".to_owned(),
            total_minor: Some(1000),
            buyer: None,
            tracking_number: None,
            warehouse_id: "".into(),
            own_stock: true,
            lines: vec![line],
        };
        FetchedOrder { order, raw: "x".repeat(RAW_BYTES) }
    }
}

/// Nothing is shipped or cancelled here.
#[async_trait]
impl Fulfilment for Orders {
    async fn ship(
        &self,
        _shop: &Session,
        _order: &OrderId,
        _consignment: &Consignment,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }

    async fn cancel(
        &self,
        _shop: &Session,
        _order: &OrderId,
        _reason: CancelReason,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }

    async fn labels(&self, _shop: &Session, _order: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl Returns for Orders {
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
        _shop: &Session,
        _named: Named<'_>,
        _consent: Consent,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }
}

#[async_trait]
impl Webhooks for Orders {
    fn is_signed(&self, _delivery: &Delivery<'_>) -> bool {
        false
    }

    fn read_notice(&self, _body: &[u8]) -> Result<Notice, String> {
        Err("it sends none".to_owned())
    }

    async fn set_webhook(&self, _shop: &Session, _address: &str) -> Result<bool, Error> {
        Ok(false)
    }
}

#[async_trait]
impl Marketplace for Orders {
    fn platform(&self) -> Platform {
        "bench".into()
    }

    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::RandomPath
    }

    fn consent_url(&self, redirect: &Url, _state: &str) -> Result<Url, Error> {
        Ok(redirect.clone())
    }

    async fn redeem(&self, _callback: &Callback) -> Result<Vec<Grant>, Error> {
        let shop = ShopProfile {
            shop_id: "1".into(),
            name: "Bench".to_owned(),
            region: "ID".to_owned(),
            currency: "IDR".to_owned(),
            timezone: "Asia/Jakarta".to_owned(),
            cipher: None,
        };
        Ok(vec![Grant { subject: "1".to_owned(), tokens: tokens(), shops: vec![shop] }])
    }

    async fn refresh(&self, _subject: &str, _refresh_token: &Secret) -> Result<Tokens, Error> {
        Ok(tokens())
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
        let is_sent = self.pages.fetch_add(1, Ordering::SeqCst) == 2;
        let page = move |page: usize| {
            let orders =
                (page * PAGE..(page + 1) * PAGE).map(|number| Self::order(number, is_sent)).collect();
            Ok(OrderPage { orders, complete_to: Some(Millis(1_800_000_000_000)) })
        };
        stream::iter((0..ORDERS / PAGE).map(page)).boxed()
    }

    async fn orders(&self, _shop: &Session, _ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        Ok(Vec::new())
    }

    async fn clock_skew_ms(&self) -> Result<i64, Error> {
        Ok(0)
    }

    fn requests(&self) -> u64 {
        0
    }
}

fn tokens() -> Tokens {
    let later = SystemClock.now().plus_ms(24 * 60 * 60 * 1000);
    Tokens { access: "a".into(), refresh: "r".into(), access_expires_at: later, refresh_expires_at: later }
}

async fn open(home: &Path, market: Arc<Orders>) -> Engine {
    let (database, entropy) = (Address::Sqlite(home.join("spark.db")), Arc::new(Entropy::seeded(1)));
    let key = KeyPlace { file: home.join("key"), keyring: false };
    create(&database, Limits::default(), key.clone(), Arc::clone(&entropy)).await.unwrap();
    let market: Arc<dyn Marketplace> = market;
    let setup = Setup {
        database,
        limits: Limits::default(),
        key,
        markets: Markets::new([market]),
        clock: Arc::new(SystemClock),
        entropy,
        group: GroupId::from("main"),
        actor: "bench".to_owned(),
        stock: StockSettings { policy: Policy::Master, buffer: 0, guards: Guards::default() },
        lease_ttl: Duration::from_secs(30),
    };
    Engine::open(setup).await.unwrap()
}

async fn connect(engine: &Engine) {
    let listen = Url::parse("http://127.0.0.1:5588").unwrap();
    let pending = engine.begin_connect(&"bench".into(), &listen, None).await.unwrap();
    let mut returned = pending.redirect().clone();
    returned.set_query(Some("code=c"));
    let callback = pending.answer(&returned).unwrap();
    engine.finish_connect(&pending, &callback).await.unwrap();
}

/// Fills master and the shop by hand: every listing shows what its SKU has, and the ledger adds up to it.
fn furnish(tx: &mut Tx<'_>) -> Result<(), store::Error> {
    let each = MOVEMENTS / LISTINGS;
    let count = |to: usize| {
        format!("WITH RECURSIVE seq (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM seq WHERE n < {} - 1) ", to)
    };
    let listings = count(LISTINGS);
    tx.execute(
        &format!(
            "INSERT INTO sku (id, group_id, code, on_hand, created_at, updated_at) \
             {listings} SELECT n + 1, 1, printf('SKU-%06d', n), {each}, 0, 0 FROM seq"
        ),
        &[],
    )?;
    tx.execute(
        &format!(
            "INSERT INTO listing (id, shop_id, product_id, variant_id, status, shown, shown_at, agreed, agreed_at, seen_at) \
             {listings} SELECT n + 1, (SELECT id FROM shop), printf('P%06d', n), '1', 'live', {each}, 1, {each}, 1, 1 FROM seq"
        ),
        &[],
    )?;
    tx.execute(
        "INSERT INTO mapping (listing_id, sku_id, pack, actor, at) SELECT id, id, 1, 'bench', 0 FROM listing",
        &[],
    )?;
    tx.execute(
        &format!(
            "INSERT INTO movement (group_id, sku_id, cause, cause_key, delta_on_hand, delta_reserved, on_hand, reserved, \
             actor, at) {} SELECT 1, n % {LISTINGS} + 1, 'import', printf('bench:%09d', n), 1, 0, n / {LISTINGS} + 1, 0, \
             'bench', n FROM seq",
            count(MOVEMENTS)
        ),
        &[],
    )?;
    Ok(())
}
