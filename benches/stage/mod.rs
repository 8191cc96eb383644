//! A spark on any engine, furnished with many SKUs and a long ledger, and what is measured on it.

mod market;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::{Duration, Instant};

use spark::clock::{Entropy, SystemClock};
use spark::domain::{GroupId, Millis, Policy};
use spark::engine::{Address, Engine, Guards, Limits, Setup, StockSettings, create};
use spark::marketplace::{Marketplace, Markets};
use spark::secrets::KeyPlace;
use spark::store::{self, Clash, Insert, Store, Tx, Value};
use tokio_util::sync::CancellationToken;
use url::Url;

use market::Orders;

/// Both marketplaces' largest page of orders.
pub(crate) const PAGE: usize = 50;
/// Rows of the stage written in one transaction.
const CHUNK: usize = 50_000;
const RUNS: usize = 9;

/// How much there is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sizes {
    /// SKUs, each with one listing.
    pub(crate) listings: usize,
    /// Rows of the ledger before any order: a multiple of the listings.
    pub(crate) movements: usize,
    /// Orders to take in: a multiple of [`PAGE`].
    pub(crate) orders: usize,
}

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figures {
    /// To furnish the stage.
    pub(crate) furnish: Duration,
    /// To plan every listing, of which none is due.
    pub(crate) plan: Duration,
    /// To explain one SKU.
    pub(crate) explain: Duration,
    /// Orders a second, and the movements that they made: as they were placed, the same again, and as they were sent.
    pub(crate) ingest: [(f64, u64); 3],
}

/// Sets the stage in `home`, with the database at `address`, and measures.
pub(crate) async fn measure(home: &Path, address: Address, sizes: Sizes) -> Figures {
    let engine = open(home, address.clone(), sizes).await;
    connect(&engine).await;
    let start = Instant::now();
    let opened = Store::open(&address, Limits::default()).await.unwrap();
    furnish(&opened.unwrap().store, sizes).await;
    let furnish = start.elapsed();
    let plan = median(async || {
        let plan = engine.plan_as_known(Some(Policy::Master)).await.unwrap();
        assert_eq!(plan.items.len(), sizes.listings);
    })
    .await;
    let explain = median(async || {
        let explained = engine.explain(&code(sizes.listings / 2), None).await.unwrap();
        assert_eq!((explained.causes.len(), explained.listings.len()), (sizes.movements / sizes.listings, 1));
    })
    .await;
    let mut ingest = [(0.0, 0); 3];
    for figure in &mut ingest {
        let start = Instant::now();
        let pulled = engine.pull_orders(&[], Some(Millis(0)), &CancellationToken::new()).await.unwrap();
        assert!(pulled[0].complete, "{:?}", pulled[0].error);
        *figure = (sizes.orders as f64 / start.elapsed().as_secs_f64(), pulled[0].ingested.movements);
    }
    Figures { furnish, plan, explain, ingest }
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

fn code(listing: usize) -> String {
    format!("SKU-{listing:06}")
}

fn product(listing: usize) -> String {
    format!("P{listing:06}")
}

async fn open(home: &Path, database: Address, sizes: Sizes) -> Engine {
    let entropy = Arc::new(Entropy::seeded(1));
    let key = KeyPlace { file: home.join("key"), keyring: false };
    create(&database, Limits::default(), key.clone(), Arc::clone(&entropy)).await.unwrap();
    let market: Arc<dyn Marketplace> = Arc::new(Orders { sizes, readings: AtomicUsize::new(0) });
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
async fn furnish(store: &Store, sizes: Sizes) {
    let Sizes { listings, movements, .. } = sizes;
    let (zero, one) = (Value::Int(0), Value::Int(1));
    let each = Value::Int((movements / listings) as i64);

    let columns = &["id", "group_id", "code", "on_hand", "created_at", "updated_at"];
    let skus = Insert { table: "sku", columns, clash: Clash::Fail };
    fill(store, skus, listings, code, move |n, code| [key(n), one, code, each, zero, zero]).await;

    let find = |tx: &mut Tx<'_>| tx.one("SELECT id FROM shop", &[], |row| row.get(0));
    let shop: Result<Option<i64>, store::Error> = store.read("find the shop", find).await;
    let (shop, variant, status) = (Value::Int(shop.unwrap().unwrap()), Value::Text("1"), Value::Text("live"));
    let columns = &[
        "id",
        "shop_id",
        "product_id",
        "variant_id",
        "status",
        "shown",
        "shown_at",
        "agreed",
        "agreed_at",
        "seen_at",
    ];
    let shown = Insert { table: "listing", columns, clash: Clash::Fail };
    fill(store, shown, listings, product, move |n, product| {
        [key(n), shop, product, variant, status, each, one, each, one, one]
    })
    .await;

    let map =
        "INSERT INTO mapping (listing_id, sku_id, pack, actor, at) SELECT id, id, 1, 'bench', 0 FROM listing";
    store.write("map", |tx| tx.execute(map, &[])).await.unwrap();

    let columns = &[
        "group_id",
        "sku_id",
        "cause",
        "cause_key",
        "delta_on_hand",
        "delta_reserved",
        "on_hand",
        "reserved",
        "actor",
        "at",
    ];
    let ledger = Insert { table: "movement", columns, clash: Clash::Fail };
    let (cause, actor) = (Value::Text("import"), Value::Text("bench"));
    fill(
        store,
        ledger,
        movements,
        |n| format!("bench:{n:09}"),
        move |n, cause_key| {
            let (on_hand, at) = (Value::Int((n / listings) as i64 + 1), Value::Int(n as i64));
            [one, key(n % listings), cause, cause_key, one, zero, on_hand, zero, actor, at]
        },
    )
    .await;
}

fn key(n: usize) -> Value<'static> {
    Value::Int(n as i64 + 1)
}

/// Writes so many rows, not all of them in one transaction. `row` is handed its number and its name.
async fn fill<const WIDTH: usize>(
    store: &Store,
    insert: Insert<'static>,
    rows: usize,
    name: fn(usize) -> String,
    row: impl for<'n> Fn(usize, Value<'n>) -> [Value<'n>; WIDTH] + Clone + Send + 'static,
) {
    for start in (0..rows).step_by(CHUNK) {
        let (row, end) = (row.clone(), rows.min(start + CHUNK));
        let write = move |tx: &mut Tx<'_>| {
            let names: Vec<_> = (start..end).map(name).collect();
            let rows = (start..end).zip(&names).flat_map(|(n, name)| row(n, Value::Text(name)));
            tx.insert_all(&insert, &rows.collect::<Vec<_>>())
        };
        store.write("furnish", write).await.unwrap();
    }
}
