//! SQLite beside MariaDB, and what a second process on one database server adds.
//!
//! First what one spark does on either engine: orders taken in, a plan, an explanation, an import. Then pushes through the
//! sandbox, on MariaDB: one process pushes its shops; then two processes push as many shops each, at the same time. Every
//! shop has the real rate limit and a latency, so a process waits for its shops and not for a processor, as it does for
//! real ones; what the second one adds tells whether they wait for each other in the database. The server flushes its log
//! at every commit, as it does unless told otherwise.
//!
//! Goals: 5,000 orders/s on MariaDB; two ÷ one at least 1.8. Run with `cargo bench --bench engines`; a number behind
//! `--` scales the sizes (`cargo bench --bench engines -- 0.05`). Needs MariaDB: see `scripts/test`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops where its stage fails"
)]

mod stage;
#[expect(dead_code, unused_imports, reason = "the tests use the rest of it")]
#[path = "../tests/it/support/mod.rs"]
mod support;

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;
use spark::engine::{Address, Server as Target};
use stage::{Figures, PAGE, Sizes};
use support::database::Server;
use support::{Database, PASSWORD, Sandbox, Spark};

const SIZES: Sizes = Sizes { listings: 100_000, movements: 300_000, orders: 50_000 };
/// SKUs imported through the command line.
const IMPORTED: usize = 200_000;
/// The durable default of MariaDB, and memory as a small server has it.
const SERVER: &[&str] =
    &["--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=512M", "--innodb-log-file-size=256M"];
/// Shops of one process.
const SHOPS: usize = 4;
/// Products of each shop, of so many variants each.
const PRODUCTS: usize = 400;
const VARIANTS: usize = 5;

fn main() {
    let scale = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(1.0);
    let sized = |of: usize| ((of as f64 * scale) as usize).next_multiple_of(PAGE);
    let listings = sized(SIZES.listings);
    let each = SIZES.movements / SIZES.listings;
    let sizes = Sizes { listings, movements: listings * each, orders: sized(SIZES.orders) };
    let server = Server::with(SERVER).unwrap();
    compare(&server, sizes, sized(IMPORTED));
    pushes(&server, sized(PRODUCTS));
}

fn compare(server: &Server, sizes: Sizes, imported: usize) {
    let home = tempfile::TempDir::new().unwrap();
    let database = server.database();
    let on_server = Address::MySql(Target::new(&database.url().parse().unwrap(), Some(PASSWORD)).unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let file = Address::Sqlite(home.path().join("spark.db"));
    let sqlite = runtime.block_on(stage::measure(home.path(), file, sizes));
    let home = tempfile::TempDir::new().unwrap();
    let mariadb = runtime.block_on(stage::measure(home.path(), on_server, sizes));

    println!("{:<56} {:>10} {:>10}", "", "SQLite", "MariaDB");
    let row = |what: &str, of: &dyn Fn(&Figures) -> String| {
        println!("{what:<56} {:>10} {:>10}", of(&sqlite), of(&mariadb));
    };
    for (at, what) in
        ["new orders/s", "the same again, orders/s", "sent off, orders/s"].into_iter().enumerate()
    {
        row(&format!("{what}, pages of {PAGE}"), &|figures| format!("{:.0}", figures.ingest[at].0));
    }
    let Sizes { listings, movements, .. } = sizes;
    row(&format!("{listings} SKUs, {listings} listings, {movements} movements written, s"), &|it| {
        format!("{:.1}", it.furnish.as_secs_f64())
    });
    row(&format!("no-op plan of {listings} listings, s"), &|it| format!("{:.3}", it.plan.as_secs_f64()));
    row(&format!("explain among {movements} movements, ms"), &|it| {
        format!("{:.1}", it.explain.as_secs_f64() * 1000.0)
    });
    let [sqlite, mariadb] = [Spark::new(), spark_on(server.database())].map(|spark| import(&spark, imported));
    println!("{:<56} {sqlite:>10.2} {mariadb:>10.2}", format!("import of {imported} SKUs, s"));
}

fn spark_on(database: Database) -> Spark {
    let spark = Spark::on(database);
    spark.ok(&["init"]);
    spark
}

/// Returns the seconds that an import takes.
fn import(spark: &Spark, rows: usize) -> f64 {
    let mut file = "sku,name,price,currency\n".to_owned();
    for row in 0..rows {
        writeln!(file, "SKU-{row:07},Thing number {row},{}.{:02},SGD", row % 900 + 1, row % 100).unwrap();
    }
    let file = spark.file("skus.csv", file);
    let start = Instant::now();
    spark.ok(&["sku", "import", &file]);
    start.elapsed().as_secs_f64()
}

/// Shops on one database that all list the same SKUs.
struct Shops {
    spark: Spark,
    aliases: Vec<String>,
    products: usize,
}

fn pushes(server: &Server, products: usize) {
    let sandbox = Sandbox::with(&["--latency", "50ms", "--rate-limits", "real"]);
    let spark = Spark::on(server.database());
    spark.file("config.toml", sandbox.config());
    spark.ok(&["init"]);
    let platforms = ["tiktok", "shopee"].into_iter().cycle().take(2 * SHOPS);
    let aliases = platforms.map(|platform| {
        let shop = sandbox.shop(platform, "Bench");
        let products: Vec<_> = (0..products)
            .map(|product| {
                let skus: Vec<_> = (0..VARIANTS)
                    .map(|variant| json!({"seller_sku": code(product, variant), "quantity": 1, "price": "5000"}))
                    .collect();
                json!({"title": format!("Product {product}"), "skus": skus})
            })
            .collect();
        sandbox.post("products", json!({"platform": platform, "shop_id": shop, "products": products}));
        spark.connect(&sandbox, platform)
    });
    let shops = Shops { aliases: aliases.collect(), products, spark };
    shops.count(2);
    shops.spark.ok(&["listing", "pull"]);
    shops.spark.ok(&["map", "auto"]);
    shops.push(&[&shops.aliases]);

    let (first, second) = shops.aliases.split_at(SHOPS);
    let listings = |shops: usize| (shops * products * VARIANTS) as f64;
    let mut rates = Vec::new();
    for (at, (what, who)) in [
        (format!("one process, {SHOPS} shops"), &[first][..]),
        (format!("two processes, {SHOPS} shops each"), &[first, second]),
        (format!("one process, {} shops", 2 * SHOPS), &[&shops.aliases]),
    ]
    .into_iter()
    .enumerate()
    {
        shops.count(at + 3);
        let wall = shops.push(who).as_secs_f64();
        let pushed = listings(who.iter().map(|shops| shops.len()).sum());
        println!("push: {what:<50} {pushed} listings in {wall:.2} s: {:.0} listings/s", pushed / wall);
        rates.push(pushed / wall);
    }
    println!("two processes ÷ one: {:.2}", rates[1] / rates[0]);
}

impl Shops {
    /// Makes so many of every SKU.
    fn count(&self, stock: usize) {
        let mut file = "sku,stock\n".to_owned();
        for product in 0..self.products {
            for variant in 0..VARIANTS {
                writeln!(file, "{},{stock}", code(product, variant)).unwrap();
            }
        }
        self.spark.ok(&["sku", "import", &self.spark.file("skus.csv", file)]);
    }

    /// Pushes each list of shops by a process of its own, all at once, and returns how long that took.
    fn push(&self, lists: &[&[String]]) -> Duration {
        let start = Instant::now();
        let processes = lists.iter().map(|shops| {
            let mut args = vec!["stock", "push", "--yes", "--force", "--json"];
            shops.iter().for_each(|shop| args.extend(["--shop", shop]));
            let child =
                self.spark.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            (shops.len(), child)
        });
        let processes: Vec<_> = processes.collect();
        for (shops, child) in processes {
            let ended = support::Ended::of(&["stock", "push"], child.wait_with_output().unwrap()).exits(0);
            assert_eq!(ended.json()["pushed"], json!(shops * self.products * VARIANTS), "{}", ended.text());
        }
        start.elapsed()
    }
}

fn code(product: usize, variant: usize) -> String {
    format!("S-{product:04}-{variant}")
}
