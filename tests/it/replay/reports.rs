//! What the reports say of the winter's sales, against plain SQL over the same file.
//!
//! Each sale becomes a paid order on its own day, brought near to today (a marketplace tells no orders of 2010), in two
//! shops of one currency. A listing has one price, so every code sells at the highest that the file has for it.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};
use serde_json::{Value, json};

use super::invoices::{self, Line, NO_GOODS, VOUCHER};
use super::{RETAIL, Units, VARIANTS};
use crate::support::{Sandbox, Spark};

/// The file in SQL: its lines as they are, days counted from the unix epoch.
fn database(lines: &[Line]) -> Connection {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("CREATE TABLE line (invoice TEXT, code TEXT, quantity INTEGER, at TEXT, pence INTEGER)")
        .unwrap();
    let mut insert = db.prepare("INSERT INTO line VALUES (?, ?, ?, ?, ?)").unwrap();
    for line in lines {
        let pence: i64 = line.unit_price_gbp.replace('.', "").parse().unwrap();
        insert
            .execute(params![line.invoice_no, line.stock_code, line.quantity, line.invoiced_at, pence])
            .unwrap();
    }
    drop(insert);
    let no_goods = NO_GOODS.map(|code| format!("'{code}'")).join(", ");
    db.execute_batch(&format!(
        "CREATE INDEX line_invoice ON line (invoice);
         CREATE VIEW goods AS SELECT * FROM line WHERE upper(code) NOT IN ({no_goods}) AND code NOT LIKE '{}%' ESCAPE '!';
         CREATE TABLE price AS SELECT code, max(100, max(pence)) AS pence FROM goods GROUP BY code;
         CREATE TABLE sale AS SELECT g.invoice, g.code, sum(g.quantity) AS units, min(g.at) AS at FROM goods g
           WHERE g.invoice NOT LIKE 'C%'
             AND EXISTS (SELECT 1 FROM goods o WHERE o.invoice = g.invoice AND o.pence > 0)
           GROUP BY g.invoice, g.code HAVING units > 0;
         CREATE INDEX sale_invoice ON sale (invoice);",
        VOUCHER.replace('_', "!_")
    ))
    .unwrap();
    db
}

fn rows<const N: usize>(db: &Connection, sql: &str) -> Vec<[String; N]> {
    let mut query = db.prepare(sql).unwrap();
    let row = |row: &rusqlite::Row<'_>| {
        let mut cells = [const { String::new() }; N];
        for (at, cell) in cells.iter_mut().enumerate() {
            *cell = match row.get_ref(at)? {
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                other => other.as_str().unwrap().to_owned(),
            };
        }
        Ok(cells)
    };
    query.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Returns `fields` of each row of a report, numbers as text.
fn told<const N: usize>(report: &Value, fields: [&str; N]) -> Vec<[String; N]> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    report.as_array().unwrap().iter().map(|row| fields.map(|field| text(&row[field]))).collect()
}

/// Two shops that sell every code at its price.
fn stage(db: &Connection) -> (Sandbox, Spark, [String; 2]) {
    let sandbox = Sandbox::with(&["--rate-limits", "off", "--seed", "7"]);
    let spark = Spark::beside(&sandbox);
    let prices = rows::<2>(db, "SELECT code, printf('%d.%02d', pence / 100, pence % 100) FROM price");
    let skus: Vec<_> = prices
        .iter()
        .map(|[code, price]| json!({"seller_sku": code, "quantity": 999_999, "option": code, "price": price}))
        .collect();
    let products: Vec<_> =
        skus.chunks(VARIANTS).map(|skus| json!({"title": "Gifts", "skus": skus})).collect();
    let shops = ["tiktok", "shopee"].map(|platform| {
        let new = json!({"platform": platform, "name": platform, "region": "SG", "currency": "SGD"});
        let shop = sandbox.post("shops", new)["shop_id"].as_str().unwrap().to_owned();
        sandbox.post("products", json!({"platform": platform, "shop_id": shop, "products": products}));
        spark.connect(&sandbox, platform);
        shop
    });
    let codes: String = prices.iter().map(|[code, _]| format!("{code}\n")).collect();
    spark.ok(&["sku", "import", &spark.file("skus.csv", format!("sku\n{codes}"))]);
    spark.json(&["listing", "pull"]);
    assert_eq!(spark.json(&["map", "auto"])["mapped"], json!(2 * prices.len()));
    (sandbox, spark, shops)
}

#[test]
fn a_real_winters_reports_say_what_plain_sql_says() {
    let db = database(&invoices::lines());
    let (sandbox, spark, shops) = stage(&db);
    // The last day of the file is yesterday.
    let shift: i64 = db
        .query_row(
            "SELECT CAST(julianday(date('now')) - julianday(date(max(at))) AS INTEGER) - 1 FROM sale",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let sales = rows::<4>(
        &db,
        &format!(
            "SELECT invoice, strftime('%Y-%m-%dT%H:%M:%SZ', at, '+{shift} days'), code, units FROM sale ORDER BY invoice, code"
        ),
    );
    let mut orders: BTreeMap<(&str, &str), Units> = BTreeMap::new();
    for [invoice, at, code, units] in &sales {
        orders.entry((invoice, at)).or_default().insert(code.clone(), units.parse().unwrap());
    }
    // An invoice is an order: its lines were written within a minute, and the first one dates it.
    let mut dated: BTreeMap<&str, (&str, Units)> = BTreeMap::new();
    for ((invoice, at), goods) in orders {
        dated.entry(invoice).or_insert((at, Units::new())).1.extend(goods);
    }
    for (number, (at, goods)) in dated.values().enumerate() {
        let shop = if goods.values().sum::<i64>() > RETAIL { 1 } else { number % 2 };
        let lines: Vec<_> =
            goods.iter().map(|(code, units)| json!({"seller_sku": code, "quantity": units})).collect();
        let order = sandbox.post("orders", json!({"shop_id": shops[shop], "at": at, "lines": lines}));
        let id = order["order_id"].as_str().unwrap();
        sandbox.post(&format!("orders/{id}/advance"), json!({"to": "paid"}));
    }
    let pulled = spark.json(&["order", "pull", "--since", "120d"]);
    let taken: i64 = pulled.as_array().unwrap().iter().map(|row| row["new"].as_i64().unwrap()).sum();
    assert_eq!(taken, dated.len() as i64, "{pulled}");

    let dates = "WITH dated AS (SELECT invoice, min(at) AS at FROM sale GROUP BY invoice)";
    let by_day = rows::<4>(
        &db,
        &format!(
            "{dates} SELECT date(d.at, '+{shift} days') AS day, count(DISTINCT s.invoice), sum(s.units), \
             printf('%d.%02d', sum(s.units * p.pence) / 100, sum(s.units * p.pence) % 100) \
             FROM sale s JOIN dated d ON d.invoice = s.invoice JOIN price p ON p.code = s.code GROUP BY day ORDER BY day"
        ),
    );
    assert!(by_day.len() > 60, "{} days", by_day.len());
    let report = spark.json(&["analytics", "revenue", "--by", "day", "--tz", "UTC", "--since", "120d"]);
    assert_eq!(told(&report, ["day", "orders", "units", "revenue"]), by_day);

    for (rank, order) in [("revenue", "sum(s.units * p.pence)"), ("units", "sum(s.units)")] {
        let best = rows::<3>(
            &db,
            &format!(
                "SELECT s.code, sum(s.units), printf('%d.%02d', sum(s.units * p.pence) / 100, sum(s.units * p.pence) % 100) \
                 FROM sale s JOIN price p ON p.code = s.code GROUP BY s.code ORDER BY {order} DESC, s.code LIMIT 20"
            ),
        );
        let report = spark.json(&["analytics", "top", "--rank", rank, "--limit", "20", "--since", "120d"]);
        assert_eq!(told(&report, ["sku", "units", "revenue"]), best, "by {rank}");
    }
}
