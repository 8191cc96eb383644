//! A real shop's winter: 105,335 invoice lines (`tests/fixtures/online-retail`) as a catalogue and a stream of orders
//! through the sandbox. A daemon hears of them by messages of which some are lost, doubled or out of order, while every
//! twentieth request ends in a server error; what no message told it finds by polling. At the end every unit is accounted
//! for: the sandbox's own count, master and what both shops show agree with what the file says.
//!
//! What becomes of a line:
//! - *No goods* are left out: postage (`POST`, `DOT`, `C2`), discounts (`D`), manual entries (`M`, `m`), samples as a
//!   service (`S`), fees (`AMAZONFEE`, `BANK CHARGES`, `CRUK`) and vouchers (`gift_…`). They are [`invoices::NO_GOODS`].
//! - An invoice is an order of one shop, TikTok's and Shopee's in turn. Above [`RETAIL`] units it goes to Shopee: TikTok
//!   sends a line item for every unit, and 74,215 units are no retail.
//! - An invoice on which everything is free is no sale but the clerk's hand: found, lost or damaged. It adjusts master
//!   by a file.
//! - A cancellation (`C…`, negative) that takes back exactly one earlier order of the customer, not yet sent, cancels
//!   that order. Any other is goods that came back, and is put into stock by the same file.
//! - Codes that differ in case are different SKUs, as they are in spark.
//!
//! The shop begins with as much as it sells, loses and breaks in these months, so nothing is ever sold out and much ends
//! at 0. Orders are sent one round after they were placed; those of the last round are still promised at the end.

mod invoices;
mod reports;

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

use std::time::Duration;

use serde_json::{Value, json};

use crate::daemon::{acknowledged, gauge, settled};
use crate::support::{Daemon, Sandbox, Spark};
use invoices::Line;

/// Units of the largest order that a TikTok shop gets.
const RETAIL: i64 = 100;

/// Parts in which the winter passes; after each the clerk hands in a file.
const ROUNDS: usize = 3;

/// What goes wrong, and how often.
const FAULTS: [(&str, f64); 4] =
    [("webhook_drop", 0.05), ("webhook_duplicate", 0.05), ("webhook_reorder", 0.05), ("http_500", 0.05)];

/// How often a fault may strike: more often than it can, so that what is left of it says that it did.
const OFTEN: u64 = 1_000_000;

/// Messages that the daemon has acted on before anybody polls.
const HEARD: f64 = 1_000.0;

/// How long the daemon may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// Variants of one product.
const VARIANTS: usize = 25;

/// Units by code.
type Units = BTreeMap<String, i64>;

/// What an invoice is to the shop.
enum Event {
    Sale {
        customer: String,
        goods: Units,
    },
    /// Goods that were taken back, to be matched with their order.
    TakenBack {
        customer: String,
        goods: Units,
    },
    /// The clerk's hand.
    Counted {
        goods: Units,
    },
}

/// An order as the test placed it.
struct Placed {
    id: String,
    shop: usize,
    customer: String,
    goods: Units,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Waiting,
    Sent,
    Cancelled,
}

/// Reads the invoices, in the order in which they were written.
fn events() -> Vec<Event> {
    let lines = invoices::lines();
    let event = |invoice: &[Line]| {
        let mut goods = Units::new();
        for line in invoice.iter().filter(|line| line.is_goods()) {
            *goods.entry(line.stock_code.clone()).or_default() += line.quantity;
        }
        let customer = invoice[0].customer_id.clone();
        if goods.is_empty() {
            None
        } else if invoice[0].invoice_no.starts_with('C') {
            goods.values_mut().for_each(|units| *units = -*units);
            Some(Event::TakenBack { customer, goods })
        } else if invoice.iter().all(Line::is_free) {
            Some(Event::Counted { goods })
        } else {
            Some(Event::Sale { customer, goods })
        }
    };
    lines.chunk_by(|a, b| a.invoice_no == b.invoice_no).filter_map(event).collect()
}

/// What the shop begins with: all that will leave it.
fn beginning(events: &[Event]) -> Units {
    let mut stock = Units::new();
    for event in events {
        let (goods, leave) = match event {
            Event::Sale { goods, .. } => (goods, 1),
            Event::Counted { goods } => (goods, -1),
            Event::TakenBack { goods, .. } => (goods, 0),
        };
        for (code, units) in goods {
            *stock.entry(code.clone()).or_default() += (units * leave).max(0);
        }
    }
    stock
}

/// The stage: two shops that show what master has.
fn stage(stock: &Units) -> (Sandbox, Spark, [String; 2]) {
    let sandbox = Sandbox::with(&["--rate-limits", "off", "--seed", "7"]);
    let spark = Spark::beside(&sandbox);
    let mut file = "sku,stock\n".to_owned();
    let skus: Vec<_> = stock
        .iter()
        .map(|(code, units)| json!({"seller_sku": code, "quantity": units, "option": code}))
        .collect();
    for (code, units) in stock {
        writeln!(file, "{code},{units}").unwrap();
    }
    let products: Vec<_> =
        skus.chunks(VARIANTS).map(|skus| json!({"title": "Gifts", "skus": skus})).collect();
    let shops = ["tiktok", "shopee"].map(|platform| {
        let shop = sandbox.shop(platform, platform);
        sandbox.post("products", json!({"platform": platform, "shop_id": shop, "products": products}));
        spark.connect(&sandbox, platform);
        shop
    });
    let file = spark.file("skus.csv", file);
    spark.ok(&["sku", "import", &file]);
    spark.json(&["listing", "pull"]);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], json!(2 * stock.len()));
    let first = spark.json(&["sync"]);
    assert_eq!(
        (&first["push"]["unchanged"], &first["errors"]["count"]),
        (&json!(2 * stock.len()), &json!(0))
    );
    (sandbox, spark, shops)
}

fn advance(sandbox: &Sandbox, order: &mut Placed, to: &str, state: State) {
    sandbox.post(&format!("orders/{}/advance", order.id), json!({"to": to}));
    order.state = state;
}

fn add(sums: &mut Units, goods: &Units) {
    for (code, units) in goods {
        *sums.entry(code.clone()).or_default() += units;
    }
}

/// Makes the daemon of later runs, or of this one from its next hangup on, poll this often.
fn poll_every(spark: &Spark, config: &str, orders: &str) {
    let timetable = format!("{config}\n[sync]\norders_every = \"{orders}\"\npush_every = \"6h\"\n");
    std::fs::write(spark.path("config.toml"), timetable).unwrap();
}

#[test]
fn a_real_shops_winter_is_accounted_for_to_the_unit() {
    let events = events();
    let stock = beginning(&events);
    let (sandbox, spark, shops) = stage(&stock);
    let config = std::fs::read_to_string(spark.path("config.toml")).unwrap();
    poll_every(&spark, &config, "6h");
    let mut daemon = Daemon::start(&spark, &["--set-webhooks"]);
    settled(&spark, 2);
    for (kind, rate) in FAULTS {
        sandbox.post("faults", json!({"kind": kind, "rate": rate, "count": OFTEN}));
    }

    let mut orders: Vec<Placed> = Vec::new();
    // What the clerk put in and took out, all in all.
    let mut by_hand = Units::new();
    for (round, events) in events.chunks(events.len().div_ceil(ROUNDS)).enumerate() {
        let before = orders.len();
        let sheet = happen(&sandbox, &shops, events, &mut orders);
        for order in orders[..before].iter_mut().filter(|order| order.state == State::Waiting) {
            advance(&sandbox, order, "shipped", State::Sent);
        }
        let mut file = "sku,qty\n".to_owned();
        for goods in sheet {
            add(&mut by_hand, goods);
            goods.iter().for_each(|(code, units)| writeln!(file, "{code},{units}").unwrap());
        }
        let file = spark.file(&format!("round-{round}.csv"), file);
        spark.ok(&["stock", "import", &file, "--mode", "adjust"]);
    }

    daemon.until("messages", PATIENCE, |daemon, _| gauge(daemon, "spark_inbox_messages", &["done"]) >= HEARD);
    poll_every(&spark, &config, "1m");
    daemon.signal("HUP");
    let figures = figures(&stock, &by_hand, &orders);
    // Most messages tell what is known by then.
    let is_news = |said: &str| said.is_empty() || said.lines().any(|it| !it.contains("\"movements\":0"));
    daemon.until("both shops and master", PATIENCE, |_, said| {
        is_news(said) && agree(&sandbox, &spark, &shops, &figures)
    });
    struck(&sandbox, &daemon);
    let (exit, log) = daemon.end("TERM");
    assert_eq!(exit, Some(0), "{log}");
    accounted_for(&sandbox, &spark, &shops, &figures, &orders);
}

/// Lets a part of the winter happen to the shops, and returns what the clerk notes meanwhile.
fn happen<'e>(
    sandbox: &Sandbox,
    shops: &[String; 2],
    events: &'e [Event],
    orders: &mut Vec<Placed>,
) -> Vec<&'e Units> {
    let mut sheet = Vec::new();
    for event in events {
        match event {
            Event::Counted { goods } => sheet.push(goods),
            Event::TakenBack { customer, goods } => {
                let same = |order: &&mut Placed| {
                    order.state == State::Waiting && (&order.customer, &order.goods) == (customer, goods)
                };
                match orders.iter_mut().find(same) {
                    Some(order) => advance(sandbox, order, "cancelled", State::Cancelled),
                    None => sheet.push(goods),
                }
            }
            Event::Sale { customer, goods } => {
                let units: i64 = goods.values().sum();
                let shop = if units > RETAIL { 1 } else { orders.len() % 2 };
                let lines: Vec<_> = goods
                    .iter()
                    .map(|(code, units)| json!({"seller_sku": code, "quantity": units}))
                    .collect();
                let order = sandbox.post("orders", json!({"shop_id": shops[shop], "lines": lines}));
                orders.push(Placed {
                    id: order["order_id"].as_str().unwrap().to_owned(),
                    shop,
                    customer: customer.clone(),
                    goods: goods.clone(),
                    state: State::Waiting,
                });
            }
        }
    }
    sheet
}

/// On hand, reserved and available, by code.
type Figures = BTreeMap<String, [i64; 3]>;

/// Returns what there should be of every SKU, as the file says.
fn figures(stock: &Units, by_hand: &Units, orders: &[Placed]) -> Figures {
    let (mut sent, mut promised) = (Units::new(), Units::new());
    for order in orders {
        match order.state {
            State::Waiting => add(&mut promised, &order.goods),
            State::Sent => add(&mut sent, &order.goods),
            State::Cancelled => {}
        }
    }
    let of = |units: &Units, code: &str| units.get(code).copied().unwrap_or(0);
    let row = |(code, stock): (&String, &i64)| {
        let (on_hand, reserved) = (stock + of(by_hand, code) - of(&sent, code), of(&promised, code));
        (code.clone(), [on_hand, reserved, on_hand - reserved])
    };
    stock.iter().map(row).collect()
}

/// Returns what there is of every SKU, as master says.
fn master(spark: &Spark) -> Figures {
    let list = spark.json(&["stock", "list"]);
    let row = |row: &Value| {
        let figures = ["on_hand", "reserved", "available"].map(|field| row[field].as_i64().unwrap());
        (row["sku"].as_str().unwrap().to_owned(), figures)
    };
    list.as_array().unwrap().iter().map(row).collect()
}

/// Returns whether both shops show what they should, and master says so.
fn agree(sandbox: &Sandbox, spark: &Spark, shops: &[String; 2], figures: &Figures) -> bool {
    let available: Units =
        figures.iter().map(|(code, [_, _, available])| (code.clone(), *available)).collect();
    shops.iter().all(|shop| sandbox.shown(shop) == available) && master(spark) == *figures
}

/// Insists that everything went wrong that was to go wrong.
fn struck(sandbox: &Sandbox, daemon: &Daemon) {
    let left = sandbox.get("faults");
    let left = left["faults"].as_array().unwrap();
    assert_eq!(left.len(), FAULTS.len());
    for fault in left {
        assert!(fault["count"].as_u64().unwrap() < OFTEN, "it never struck: {fault}");
    }
    for platform in ["tiktok", "shopee"] {
        let repeats = acknowledged(daemon, platform) - gauge(daemon, "spark_inbox_messages", &[platform]);
        assert!(repeats > 0.0, "{platform} doubled no message");
    }
}

/// Insists that the sandbox, master and both shops say what the file says.
fn accounted_for(
    sandbox: &Sandbox,
    spark: &Spark,
    shops: &[String; 2],
    figures: &Figures,
    orders: &[Placed],
) {
    // Of each shop: units sold, and of these cancelled.
    let mut truth: HashMap<(&str, &str), [i64; 2]> = HashMap::new();
    for order in orders {
        for (code, units) in &order.goods {
            let sums = truth.entry((shops[order.shop].as_str(), code)).or_default();
            sums[0] += units;
            sums[1] += if order.state == State::Cancelled { *units } else { 0 };
        }
    }
    let told = sandbox.get("truth");
    for row in told["skus"].as_array().unwrap() {
        let key = (row["shop_id"].as_str().unwrap(), row["seller_sku"].as_str().unwrap());
        let told = ["sold", "cancelled", "refused"].map(|field| row[field].as_i64().unwrap());
        let [sold, cancelled] = truth.get(&key).copied().unwrap_or_default();
        assert_eq!(told, [sold, cancelled, 0], "{key:?}");
    }

    let (master, shown) = (master(spark), shops.each_ref().map(|shop| sandbox.shown(shop)));
    assert_eq!(master.len(), figures.len());
    for (code, figures) in figures {
        assert_eq!(master[code], *figures, "{code}");
        assert_eq!(shown.each_ref().map(|shown| shown[code]), [figures[2]; 2], "{code}");
    }
    let kept = spark.ok(&["order", "export"]).lines().count() - 1;
    assert_eq!(kept, orders.iter().map(|order| order.goods.len()).sum::<usize>(), "lines of orders");
    spark.ok(&["stock", "verify"]);
}
