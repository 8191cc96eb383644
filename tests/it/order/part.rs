//! Orders of which a part is cancelled while the rest goes on.

use serde_json::{Value, json};

use super::{advance, place, stage, stock, sum};
use crate::support::Sandbox;

fn cancel(sandbox: &Sandbox, order: &str, sku: &str, quantity: i64) -> Value {
    let lines = json!([{"seller_sku": sku, "quantity": quantity}]);
    sandbox.post(&format!("orders/{order}/cancel"), json!({"lines": lines}))
}

#[test]
fn a_cancelled_part_gives_back_its_units_once_and_the_rest_is_sold() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| {
        let lines = json!([{"seller_sku": "A", "quantity": 3}, {"seller_sku": "B", "quantity": 1}]);
        let order = sandbox.post("orders", json!({"shop_id": shop, "lines": lines}));
        order["order_id"].as_str().unwrap().to_owned()
    });
    orders.iter().for_each(|order| advance(&sandbox, order, "paid"));
    spark.json(&["order", "pull"]);
    assert_eq!(stock(&spark, "A"), [10, 6, 4]);

    for order in &orders {
        assert_eq!(cancel(&sandbox, order, "A", 1)["units"], 3);
        assert_eq!(cancel(&sandbox, order, "B", 1)["stage"], "paid", "a whole line, not the order");
    }
    assert_eq!(sum(&spark.json(&["order", "pull"]), "movements"), 2, "a unit of A of each");
    assert_eq!(stock(&spark, "A"), [10, 4, 6]);
    assert_eq!(sum(&spark.json(&["order", "pull"]), "movements"), 0, "again changes nothing");
    for order in &orders {
        let order = spark.json(&["order", "show", order]);
        assert_eq!((&order["status"], &order["lines"][0]["stock"]), (&json!("to_ship"), &json!("reserved")));
    }

    spark.ok(&["order", "ship", &orders[0], &orders[1]]);
    orders.iter().for_each(|order| advance(&sandbox, order, "shipped"));
    spark.json(&["order", "pull"]);
    assert_eq!(stock(&spark, "A"), [6, 0, 6]);
    let summary = spark.json(&["analytics", "summary"]);
    let row = &summary[0];
    assert_eq!(
        [&row["orders"], &row["units"], &row["revenue"], &row["cancelled_orders"]],
        [&json!(2), &json!(4), &json!("20000"), &json!(0)],
        "{summary}"
    );
    spark.ok(&["stock", "verify"]);
}

#[test]
fn a_part_cancelled_before_the_order_is_heard_of_never_leaves_the_shelf() {
    let (sandbox, spark, shops) = stage();
    for shop in &shops {
        let order = place(&sandbox, shop, "A", 3);
        cancel(&sandbox, &order, "A", 2);
        advance(&sandbox, &order, "shipped");
    }
    spark.json(&["order", "pull"]);
    assert_eq!(stock(&spark, "A"), [8, 0, 8]);
    assert_eq!(sum(&spark.json(&["order", "pull"]), "movements"), 0);
    spark.ok(&["stock", "verify"]);
}

#[test]
fn an_order_cancelled_part_by_part_ends_as_a_cancelled_one() {
    let (sandbox, spark, shops) = stage();
    let orders = shops.map(|shop| place(&sandbox, &shop, "A", 3));
    for order in &orders {
        cancel(&sandbox, order, "A", 1);
        spark.json(&["order", "pull"]);
        assert_eq!(cancel(&sandbox, order, "A", 2)["stage"], "cancelled");
    }
    let pulled = spark.json(&["order", "pull"]);
    assert!(sum(&pulled, "movements") > 0, "{pulled}");
    assert_eq!(stock(&spark, "A"), [10, 0, 10]);
    let truth = sandbox.get("truth");
    let told = truth["skus"].as_array().unwrap().iter().filter(|row| row["seller_sku"] == "A");
    let told: Vec<_> = told.map(|row| (&row["shown"], &row["committed"], &row["cancelled"])).collect();
    assert_eq!(told, [(&json!(10), &json!(0), &json!(3)); 2]);
    spark.ok(&["stock", "verify"]);
}
