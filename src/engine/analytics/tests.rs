//! Reports against plain sums over the same orders.

use proptest::prelude::*;

use super::*;
use crate::domain::order::{Order, Units};
use crate::domain::{ListingKey, ShopKey, SkuKey};
use crate::engine::fake::{self, DAY_MS, Fake, START};
use crate::engine::ingest::Polled;
use crate::marketplace::FetchedOrder;
use crate::params;
use crate::store::{bundles, mappings};

const HOUR_MS: i64 = DAY_MS / 24;
/// Alias, marketplace, currency, time zone and its distance from UTC, group.
const SHOPS: [(&str, &str, &str, &str, i64, i64); 4] = [
    ("a", "tiktok", "IDR", "Asia/Jakarta", 7 * HOUR_MS, 1),
    ("b", "shopee", "SGD", "Asia/Singapore", 8 * HOUR_MS, 1),
    ("c", "tiktok", "SGD", "Asia/Kathmandu", 5 * HOUR_MS + 45 * 60_000, 1),
    ("d", "tiktok", "IDR", "Asia/Jakarta", 7 * HOUR_MS, 2),
];

/// The shops, each with listings of products 1 (2 mugs in a pack), 2 (a set of 3 mugs) and 3 (mapped to nothing);
/// 100 mugs.
async fn engine(folder: &std::path::Path) -> Engine {
    let engine = Fake::with(&[]).engine(folder).await;
    let setup = |tx: &mut Tx<'_>| {
        tx.execute("INSERT INTO seller_group (id, gid, name, created_at) VALUES (2, 'g2', '', 0)", &[])?;
        for (key, code, is_bundle, on_hand) in [(1, "mug", 0, 100), (2, "set", 1, 0)] {
            let sql = "INSERT INTO sku (id, group_id, code, name, is_bundle, on_hand, created_at, updated_at) \
                       VALUES (?, 1, ?, ?, ?, ?, 0, 0)";
            tx.execute(sql, params![key, code, format!("A {code}"), is_bundle, on_hand])?;
        }
        bundles::replace(tx, SkuKey(2), &[(SkuKey(1), 3)])?;
        for (key, (alias, platform, currency, zone, _, group)) in (1_i64..).zip(SHOPS) {
            let sql = "INSERT INTO shop (id, group_id, alias, platform, shop_id, name, region, currency, timezone, \
                       status, connected_at) VALUES (?, ?, ?, ?, ?, '', 'XX', ?, ?, 'connected', 0)";
            tx.execute(sql, params![key, group, alias, platform, alias, currency, zone])?;
            for product in 1..=3_i64 {
                let sql = "INSERT INTO listing (id, shop_id, product_id, variant_id, status, seen_at) \
                           VALUES (?, ?, ?, '1', 'live', 0)";
                let listing = key * 10 + product;
                tx.execute(sql, params![listing, key, product.to_string()])?;
                if product < 3 && group == 1 {
                    let pack = if product == 1 { 2 } else { 1 };
                    let link = mappings::Link { listing: ListingKey(listing), sku: SkuKey(product), pack };
                    mappings::set(tx, link, "test", Millis(0))?;
                }
            }
        }
        Ok::<_, store::Error>(())
    };
    engine.store.write("set up", setup).await.unwrap();
    engine
}

/// An order as a test places it: shop, time, status, and units and cancelled units of products 1, 2, 3, ….
#[derive(Debug, Clone)]
struct Placed {
    shop: usize,
    at: i64,
    status: Status,
    lines: Vec<(i64, i64)>,
}

impl Placed {
    fn units(&self, product: usize) -> i64 {
        self.lines.get(product - 1).map_or(0, |(units, cancelled)| units - cancelled)
    }

    fn amount(&self, product: usize) -> i64 {
        self.units(product) * product as i64 * 333
    }

    fn total(&self, of: fn(&Self, usize) -> i64) -> i64 {
        (1..=3).map(|product| of(self, product)).sum()
    }

    fn order(&self, number: usize) -> FetchedOrder {
        let line = |(product, (ordered, cancelled)): (i64, &(i64, i64))| {
            let units = Units { ordered: *ordered, waiting: ordered - cancelled, shipped: 0 };
            fake::line(&product.to_string(), "1", units, product * 333)
        };
        fake::told(Order {
            status: self.status.clone(),
            currency: SHOPS[self.shop].2.to_owned(),
            lines: (1..).zip(&self.lines).map(line).collect(),
            ..fake::order(&number.to_string(), Millis(self.at))
        })
    }
}

async fn take(engine: &Engine, placed: &[Placed]) {
    for (number, order) in placed.iter().enumerate() {
        let shop = ShopKey(order.shop as i64 + 1);
        let group = crate::domain::GroupKey(SHOPS[order.shop].5);
        let engine = Engine { group, ..engine.clone() };
        engine.ingest(shop, vec![order.order(number)], None, Polled::default()).await.unwrap();
    }
}

fn placed(shop: usize, at: i64, status: Status, lines: &[(i64, i64)]) -> Placed {
    Placed { shop, at, status, lines: lines.to_vec() }
}

fn text(rows: &impl Serialize) -> String {
    serde_json::to_string(rows).unwrap()
}

#[tokio::test]
async fn unpaid_cancelled_and_returned_orders_are_shown_apart() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path()).await;
    let at = START.0 - 3 * DAY_MS;
    take(
        &engine,
        &[
            placed(0, at, Status::Completed, &[(3, 1)]),
            placed(0, at, Status::Returned, &[(1, 0)]),
            placed(0, at, Status::Shipped, &[(2, 0)]),
            placed(0, at, Status::Unpaid, &[(7, 0)]),
            placed(0, at, Status::Cancelled, &[(9, 9)]),
            placed(1, at, Status::Other("NEW".to_owned()), &[(0, 0), (1, 0)]),
            placed(3, at, Status::Completed, &[(50, 0)]),
        ],
    )
    .await;
    let came_back =
        |tx: &mut Tx<'_>| tx.execute("UPDATE order_line SET restocked = 1 WHERE order_key IN (2, 3, 5)", &[]);
    engine.store.write("restock", came_back).await.unwrap();
    let rows = engine.sales_summary(Filter::default()).await.unwrap();
    assert_eq!(
        text(&rows),
        r#"[{"currency":"IDR","from":"2027-01-12T08:00:00Z","to":"2027-01-15T08:00:00Z","orders":3,"units":5,"revenue":"16.65","average_order":"5.55","cancelled_orders":1,"returned_units":2,"unpaid_orders":1},"#
            .to_owned()
            + r#"{"currency":"SGD","from":"2027-01-12T08:00:00Z","to":"2027-01-15T08:00:00Z","orders":1,"units":1,"revenue":"6.66","average_order":"6.66","cancelled_orders":0,"returned_units":0,"unpaid_orders":0}]"#
    );
    let rows = engine.sales(Filter::default(), By::Sku).await.unwrap();
    let returned: Vec<_> = rows.iter().map(|row| row.figures.returned_units).collect();
    assert_eq!(returned, [2, 0, 0], "by SKU the same: {}", text(&rows));
}

#[tokio::test]
async fn a_group_sees_its_own_orders_only() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path()).await;
    take(&engine, &[placed(3, START.0 - DAY_MS, Status::Completed, &[(5, 0)])]).await;
    for by in [By::Day, By::Shop, By::Sku] {
        assert_eq!(engine.sales(Filter::default(), by).await.unwrap(), []);
    }
    let of_another = Filter { shops: vec!["d".into()], ..Filter::default() };
    let error = engine.sales_summary(of_another).await.unwrap_err();
    assert_eq!(error.code(), "no_such_shop");
    assert!(engine.stock_report(Filter::default()).await.unwrap().iter().all(|row| row.sold == 0));
}

#[tokio::test]
async fn a_date_is_the_shops_own_day() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path()).await;
    let point = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_millisecond();
    take(
        &engine,
        &[
            placed(0, point("2026-10-31T16:59:59Z"), Status::Completed, &[(1, 0)]),
            placed(0, point("2026-10-31T17:00:00Z"), Status::Completed, &[(2, 0)]),
            placed(1, point("2026-10-31T16:00:00Z"), Status::Completed, &[(4, 0)]),
            placed(1, point("2026-11-01T16:00:00Z"), Status::Completed, &[(8, 0)]),
        ],
    )
    .await;
    let day = |text: &str| Some(Bound::Day(text.parse().unwrap()));
    let filter = Filter { since: day("2026-11-01"), until: day("2026-11-02"), ..Filter::default() };
    let units = |rows: Vec<Row>| -> Vec<_> {
        rows.into_iter().map(|row| (row.key.to_string(), row.figures.units)).collect()
    };
    let first = || "2026-11-01".to_owned();
    let rows = engine.sales(filter.clone(), By::Day).await.unwrap();
    assert_eq!(units(rows), [(first(), 2), (first(), 4)]);
    let utc = Filter { zone: Some(TimeZone::UTC), ..filter };
    assert_eq!(units(engine.sales(utc, By::Day).await.unwrap()), [(first(), 8)]);
}

#[tokio::test]
async fn the_best_of_each_currency_come_first() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path()).await;
    let at = START.0 - DAY_MS;
    take(
        &engine,
        &[
            placed(0, at, Status::Completed, &[(3, 0), (2, 0), (9, 0)]),
            placed(1, at, Status::Completed, &[(5, 0), (1, 0)]),
            placed(1, at, Status::Cancelled, &[(0, 0), (90, 90)]),
        ],
    )
    .await;
    let top = async |rank, limit| {
        let rows = engine.top(Filter::default(), By::Sku, rank, limit).await.unwrap();
        rows.into_iter().map(|row| format!("{} {} {}", row.currency, row.key, row.units)).collect::<Vec<_>>()
    };
    assert_eq!(top(Rank::Revenue, None).await, ["IDR set 2", "IDR mug 3", "SGD mug 5", "SGD set 1"]);
    assert_eq!(top(Rank::Units, Some(1)).await, ["IDR mug 3", "SGD mug 5"]);
}

#[tokio::test]
async fn stock_counts_what_is_in_packs_and_bundles() {
    let home = tempfile::tempdir().unwrap();
    let engine = engine(home.path()).await;
    let at = START.0 - 10 * DAY_MS;
    take(
        &engine,
        &[
            placed(0, at, Status::Completed, &[(2, 0), (1, 0)]),
            placed(1, at, Status::Unpaid, &[(1, 0)]),
            placed(1, at - 30 * DAY_MS, Status::Completed, &[(5, 0)]),
        ],
    )
    .await;
    let rows = engine.stock_report(Filter::default()).await.unwrap();
    let of = |code: &str| rows.iter().find(|row| row.sku.as_str() == code).unwrap();
    // 2 packs of 2 and a set of 3, in the 30 days; reserved too: the unpaid pack, and 5 packs before.
    assert_eq!((of("mug").sold, of("mug").available, of("mug").days), (7, 100 - 7 - 2 - 10, 30));
    assert_eq!(of("mug").days_of_cover, Some(81 * 30 / 7));
    assert_eq!(of("set").sold, 1);
    let one_shop = Filter { shops: vec!["a".into()], ..Filter::default() };
    assert_eq!(engine.stock_report(one_shop).await.unwrap()[0].days, 10, "its first order");
}

fn order() -> impl Strategy<Value = Placed> {
    use Status::{Cancelled, Completed, Returned, ToShip, Unpaid};
    let status = prop::sample::select(vec![Completed, ToShip, Unpaid, Cancelled, Returned]);
    let line = (0..4_i64, 0..4_i64).prop_map(|(units, cancelled)| (units, cancelled.min(units)));
    let at = prop_oneof![-100 * DAY_MS..0, -3 * HOUR_MS..0];
    (0..4_usize, at, status, prop::collection::vec(line, 1..=3))
        .prop_map(|(shop, before, status, lines)| Placed { shop, at: START.0 + before, status, lines })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the period, every report comes to what adding up the orders one by one does.
    #[test]
    fn reports_are_plain_sums(
        orders in prop::collection::vec(order(), 0..25),
        since in prop::option::of(prop_oneof![-100 * DAY_MS..0, -2 * HOUR_MS..0]),
        until in prop::option::of(prop_oneof![-100 * DAY_MS..0, -2 * HOUR_MS..0]),
        platform in prop::option::of(prop::sample::select(vec!["tiktok", "shopee"])),
    ) {
        let since = since.map(|before| START.plus_ms(before));
        let until = until.map(|before| START.plus_ms(before));
        let filter = Filter {
            since: since.map(Bound::At),
            until: until.map(Bound::At),
            platforms: platform.map(Platform::from).into_iter().collect(),
            ..Filter::default()
        };
        let counted: Vec<_> = orders
            .iter()
            .filter(|order| {
                let (_, own_platform, .., group) = SHOPS[order.shop];
                group == 1
                    && since.is_none_or(|since| order.at >= since.0)
                    && until.is_none_or(|until| order.at < until.0)
                    && platform.is_none_or(|platform| platform == own_platform)
            })
            .collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let home = tempfile::tempdir().unwrap();
            let engine = engine(home.path()).await;
            take(&engine, &orders).await;
            for by in [By::Day, By::Week, By::Month, By::Shop, By::Platform, By::Status, By::Sku] {
                let mut plain = BTreeMap::<(String, &str), [i64; 6]>::new();
                for order in &counted {
                    let (alias, platform, currency, _, offset, _) = SHOPS[order.shop];
                    let day = jiff::Timestamp::from_millisecond(order.at + offset).unwrap();
                    let day = TimeZone::UTC.to_datetime(day).date();
                    let whole = (order.total(Placed::units), order.total(Placed::amount));
                    let keys = match by {
                        By::Day => vec![(day.to_string(), whole)],
                        By::Week => vec![(day.strftime("%G-W%V").to_string(), whole)],
                        By::Month => vec![(day.strftime("%Y-%m").to_string(), whole)],
                        By::Shop => vec![(alias.to_owned(), whole)],
                        By::Platform => vec![(platform.to_owned(), whole)],
                        By::Status => vec![(order.status.to_string(), whole)],
                        By::Sku => (1..=order.lines.len())
                            .map(|line| (["mug", "set", "(unmapped)"][line - 1], line))
                            .map(|(sku, line)| (sku.to_owned(), (order.units(line), order.amount(line))))
                            .collect(),
                    };
                    for (key, (units, amount)) in keys {
                        let sums = plain.entry((key, currency)).or_default();
                        let add = match order.status {
                            Status::Unpaid => [0, 0, 0, 0, 0, 1],
                            Status::Cancelled => [0, 0, 0, 1, 0, 0],
                            Status::Returned => [1, units, amount, 0, units, 0],
                            _ => [1, units, amount, 0, 0, 0],
                        };
                        sums.iter_mut().zip(add).for_each(|(sum, add)| *sum += add);
                    }
                }
                let rows = engine.sales(filter.clone(), by).await.unwrap();
                let found: BTreeMap<_, _> = rows
                    .iter()
                    .map(|row| {
                        let it = &row.figures;
                        let sums = [
                            it.orders, it.units, it.revenue.minor, it.cancelled_orders, it.returned_units,
                            it.unpaid_orders,
                        ];
                        ((row.key.to_string(), row.currency.as_str()), sums)
                    })
                    .collect();
                assert_eq!(found.len(), rows.len());
                assert_eq!(found, plain, "{by:?}");
            }
            let summary = engine.sales_summary(filter).await.unwrap();
            let sales = counted.iter().filter(|order| order.status.is_sale());
            let orders: i64 = summary.iter().map(|row| row.orders).sum();
            assert_eq!(orders, sales.count() as i64);
        });
    }
}
