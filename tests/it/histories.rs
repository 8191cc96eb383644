//! Random histories of two shops against a model of what the seller really has: whatever buyers and sellers did, and
//! wherever spark was killed, the next whole cycle makes master, the ledger and both shops say what is true.

use rand::{RngExt as _, SeedableRng as _, rngs::StdRng};
use serde_json::json;

use crate::support::{Fall, Guillotine, Sandbox, Spark};

const HISTORIES: u64 = 4;
const EVENTS: usize = 24;
const SKUS: [&str; 2] = ["A", "B"];
const PLATFORMS: [&str; 2] = ["tiktok", "shopee"];
const ALIASES: [&str; 2] = ["tiktok-id", "shopee-id"];
const BEGINNING: i64 = 12;

/// What is true, by shop and by SKU.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Truth {
    on_hand: [i64; 2],
    waiting: [i64; 2],
    shown: [[i64; 2]; 2],
}

impl Truth {
    fn place(&mut self, shop: usize, sku: usize, units: i64) {
        self.shown[shop][sku] -= units;
        self.waiting[sku] += units;
    }

    fn cancel(&mut self, shop: usize, sku: usize, units: i64) {
        self.place(shop, sku, -units);
    }

    fn send(&mut self, sku: usize, units: i64) {
        self.waiting[sku] -= units;
        self.on_hand[sku] -= units;
    }

    fn receive(&mut self, sku: usize, units: i64) {
        self.on_hand[sku] += units;
    }

    fn target(&self, sku: usize) -> i64 {
        (self.on_hand[sku] - self.waiting[sku]).max(0)
    }

    fn push(&mut self) {
        self.shown = [[self.target(0), self.target(1)]; 2];
    }

    fn pull(&mut self, shop: usize) {
        for sku in 0..2 {
            if self.shown[shop][sku] != self.target(sku) {
                self.on_hand[sku] = self.shown[shop][sku] + self.waiting[sku];
            }
        }
    }
}

/// An order that somebody may still do something with.
struct Open {
    id: String,
    shop: usize,
    units: [i64; 2],
    is_sent: bool,
}

struct Stage {
    sandbox: Sandbox,
    guillotine: Guillotine,
    spark: Spark,
    shops: [String; 2],
}

impl Stage {
    fn new() -> Self {
        let sandbox = Sandbox::start();
        let guillotine = Guillotine::before(sandbox.url());
        let spark = Spark::bare();
        let config = sandbox.config().replace(sandbox.url(), guillotine.url());
        spark.file("config.toml", format!("{config}\n[stock]\npolicy = \"master\"\n"));
        spark.ok(&["init"]);
        let shops = PLATFORMS.map(|platform| {
            let shop = sandbox.shop(platform, platform);
            sandbox.products(platform, &shop, &SKUS.map(|sku| (sku, BEGINNING)));
            spark.connect(&sandbox, platform);
            shop
        });
        for sku in SKUS {
            spark.ok(&["sku", "add", sku, "--stock", &BEGINNING.to_string()]);
        }
        spark.ok(&["listing", "pull"]);
        spark.ok(&["map", "auto"]);
        spark.ok(&["sync"]);
        Self { sandbox, guillotine, spark, shops }
    }

    /// Returns what master and the shops say.
    fn said(&self) -> Truth {
        let shown = self.shops.each_ref().map(|shop| {
            let shown = self.sandbox.shown(shop);
            SKUS.map(|sku| shown[sku])
        });
        let stock = self.spark.json(&["stock", "list"]);
        let of = |field: &str| {
            SKUS.map(|sku| {
                let row = stock.as_array().unwrap().iter().find(|row| row["sku"] == sku).unwrap();
                row[field].as_i64().unwrap()
            })
        };
        Truth { on_hand: of("on_hand"), waiting: of("reserved"), shown }
    }

    fn advance(&self, order: &Open, to: &str) {
        self.sandbox.post(&format!("orders/{}/advance", order.id), json!({"to": to}));
    }
}

/// Lets one thing happen, in the world and in the model. Returns what it was and whether spark has heard of everything.
fn happen(stage: &Stage, truth: &mut Truth, open: &mut Vec<Open>, random: &mut StdRng) -> (String, bool) {
    let (shop, sku) = (random.random_range(0..2), random.random_range(0..2));
    let order = (!open.is_empty()).then(|| random.random_range(0..open.len()));
    match (random.random_range(0..14), order) {
        (0..=4, _) | (5..=8, None) => {
            let units = [random.random_range(0..3), random.random_range(1..4)];
            let lines: Vec<_> = (0..2)
                .filter(|sku| units[*sku] > 0)
                .map(|sku| json!({"seller_sku": SKUS[sku], "quantity": units[sku]}))
                .collect();
            let body = json!({"shop_id": stage.shops[shop], "lines": lines});
            let (status, answer) = stage.sandbox.try_post("orders", body);
            let is_sold_out = (0..2).any(|sku| truth.shown[shop][sku] < units[sku]);
            assert_eq!(status, if is_sold_out { 409 } else { 201 }, "{answer}");
            if !is_sold_out {
                (0..2).for_each(|sku| truth.place(shop, sku, units[sku]));
                let id = answer["order_id"].as_str().unwrap().to_owned();
                open.push(Open { id, shop, units, is_sent: false });
            }
            (format!("place {units:?} at {}: {status}", PLATFORMS[shop]), false)
        }
        (5..=6, Some(order)) if !open[order].is_sent => {
            let order = &mut open[order];
            stage.advance(order, "shipped");
            order.is_sent = true;
            (0..2).for_each(|sku| truth.send(sku, order.units[sku]));
            (format!("send {}", order.id), false)
        }
        (5..=8, Some(order)) => {
            let order = open.swap_remove(order);
            let to = if order.is_sent { "returned" } else { "cancelled" };
            stage.advance(&order, to);
            if !order.is_sent {
                (0..2).for_each(|sku| truth.cancel(order.shop, sku, order.units[sku]));
            } else if random.random_bool(0.7) {
                stage.spark.ok(&["order", "pull"]);
                stage.spark.ok(&["order", "return", "receive", &order.id]);
                stage.spark.ok(&["order", "return", "receive", &order.id]);
                (0..2).for_each(|sku| truth.receive(sku, order.units[sku]));
                return (format!("{to} and received {}", order.id), true);
            }
            (format!("{to} {}", order.id), false)
        }
        (9, _) => {
            let units = random.random_range(0..20);
            stage.sandbox.post(
                "stock",
                json!({"shop_id": stage.shops[shop], "seller_sku": SKUS[sku], "quantity": units}),
            );
            truth.shown[shop][sku] = units;
            (format!("edit {} {} to {units}", PLATFORMS[shop], SKUS[sku]), false)
        }
        (10, _) => {
            stage.spark.ok(&["order", "pull"]);
            stage.spark.ok(&["stock", "pull", "--shop", ALIASES[shop], "--yes"]);
            truth.pull(shop);
            (format!("pull {}", ALIASES[shop]), true)
        }
        (11, _) => {
            let nth = random.random_range(1..9);
            let fall = if random.random_bool(0.5) { Fall::Before } else { Fall::After };
            let (_, fallen) = stage.guillotine.run(&mut stage.spark.command(&["sync"]), nth, fall);
            stage.spark.ok(&["sync"]);
            truth.push();
            (format!("sync, killed {fall:?} request {nth}: {fallen}; sync"), true)
        }
        _ => {
            stage.spark.ok(&["sync"]);
            truth.push();
            ("sync".to_owned(), true)
        }
    }
}

#[test]
fn master_the_ledger_and_both_shops_say_what_is_true() {
    for seed in 0..HISTORIES {
        let mut random = StdRng::seed_from_u64(seed);
        let stage = Stage::new();
        let mut truth = Truth { on_hand: [BEGINNING; 2], waiting: [0; 2], shown: [[BEGINNING; 2]; 2] };
        let (mut open, mut history) = (Vec::new(), Vec::new());
        for _ in 0..EVENTS {
            let (event, is_heard) = happen(&stage, &mut truth, &mut open, &mut random);
            history.push(event);
            if is_heard {
                assert_eq!(stage.said(), truth, "seed {seed}: {history:#?}");
            }
        }
        stage.spark.ok(&["sync"]);
        truth.push();
        assert_eq!(stage.said(), truth, "seed {seed}: {history:#?}");
        let verified = stage.spark.run(&["stock", "verify"]);
        assert_eq!(verified.exit, 0, "seed {seed}: {history:#?}\n{}", verified.text());
    }
}
