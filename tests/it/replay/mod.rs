//! A real shop's winter: 105,335 invoice lines (`tests/fixtures/online-retail`) as a catalogue and a stream of orders
//! through the sandbox, while every twentieth request ends in a server error. At the end every unit is accounted for:
//! the sandbox's own count, master and what both shops show agree with what the file says.
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

use serde_json::{Value, json};

use crate::support::{Sandbox, Spark};
use invoices::Line;

/// Units of the largest order that a TikTok shop gets.
const RETAIL: i64 = 100;

/// Syncs in which the winter passes.
const ROUNDS: usize = 3;

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

fn add(sums: &mut Units, goods: &Units, sign: i64) {
    for (code, units) in goods {
        *sums.entry(code.clone()).or_default() += sign * units;
    }
}

#[test]
fn a_real_shops_winter_is_accounted_for_to_the_unit() {
    let events = events();
    let stock = beginning(&events);
    let (sandbox, spark, shops) = stage(&stock);
    sandbox.post("faults", json!({"kind": "http_500", "rate": 0.05}));

    let mut orders: Vec<Placed> = Vec::new();
    // What the clerk put in and took out, all in all.
    let mut by_hand = Units::new();
    for (round, events) in events.chunks(events.len().div_ceil(ROUNDS)).enumerate() {
        let before = orders.len();
        let mut sheet = "sku,qty\n".to_owned();
        let mut note = |goods: &Units| {
            add(&mut by_hand, goods, 1);
            for (code, units) in goods {
                writeln!(sheet, "{code},{units}").unwrap();
            }
        };
        for event in events {
            match event {
                Event::Counted { goods } => note(goods),
                Event::TakenBack { customer, goods } => {
                    let same = |order: &&mut Placed| {
                        order.state == State::Waiting && (&order.customer, &order.goods) == (customer, goods)
                    };
                    match orders.iter_mut().find(same) {
                        Some(order) => advance(&sandbox, order, "cancelled", State::Cancelled),
                        None => note(goods),
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
                    let id = order["order_id"].as_str().unwrap().to_owned();
                    orders.push(Placed {
                        id,
                        shop,
                        customer: customer.clone(),
                        goods: goods.clone(),
                        state: State::Waiting,
                    });
                }
            }
        }
        for order in orders[..before].iter_mut().filter(|order| order.state == State::Waiting) {
            advance(&sandbox, order, "shipped", State::Sent);
        }
        let sheet = spark.file(&format!("round-{round}.csv"), sheet);
        spark.ok(&["stock", "import", &sheet, "--mode", "adjust"]);
        let synced = spark.json(&["sync"]);
        assert_eq!(synced["orders"]["new"], json!(orders.len() - before), "round {round}");
        assert_eq!((&synced["orders"]["unmapped"], &synced["push"]["failed"]), (&json!(0), &json!(0)));
    }

    accounted_for(&sandbox, &spark, &shops, &stock, &by_hand, &orders);
}

/// Insists that the sandbox, master and both shops say what the file says.
fn accounted_for(
    sandbox: &Sandbox,
    spark: &Spark,
    shops: &[String; 2],
    stock: &Units,
    by_hand: &Units,
    orders: &[Placed],
) {
    let (mut sent, mut promised) = (Units::new(), Units::new());
    // Of each shop: units sold, and of these cancelled.
    let mut truth: HashMap<(&str, &str), [i64; 2]> = HashMap::new();
    for order in orders {
        match order.state {
            State::Waiting => add(&mut promised, &order.goods, 1),
            State::Sent => add(&mut sent, &order.goods, 1),
            State::Cancelled => {}
        }
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

    let of = |units: &Units, code: &str| units.get(code).copied().unwrap_or(0);
    let shown = shops.each_ref().map(|shop| sandbox.shown(shop));
    let master = spark.json(&["stock", "list"]);
    let master: Vec<&Value> = master.as_array().unwrap().iter().collect();
    assert_eq!(master.len(), stock.len());
    for row in master {
        let code = row["sku"].as_str().unwrap();
        let figures = ["on_hand", "reserved", "available"].map(|field| row[field].as_i64().unwrap());
        let on_hand = stock[code] + of(by_hand, code) - of(&sent, code);
        let reserved = of(&promised, code);
        assert_eq!(figures, [on_hand, reserved, on_hand - reserved], "{code}");
        assert_eq!(shown.each_ref().map(|shown| shown[code]), [figures[2]; 2], "{code}");
    }
    let kept = spark.ok(&["order", "export"]).lines().count() - 1;
    assert_eq!(kept, orders.iter().map(|order| order.goods.len()).sum::<usize>(), "lines of orders");
    spark.ok(&["stock", "verify"]);
}
