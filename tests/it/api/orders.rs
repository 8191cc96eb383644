//! Orders as the app lists, shows and ships them.

use serde_json::{Value, json};

use super::phone::Phone;
use super::stage::{advance, place, stage};

/// Returns the ids of a list's orders.
fn ids(listing: &Value) -> Vec<&str> {
    listing["data"]["orders"].as_array().unwrap().iter().map(|order| order["id"].as_str().unwrap()).collect()
}

#[test]
fn a_list_is_answered_from_the_store_page_by_page_and_fresh_where_that_is_asked_for() {
    let stage = stage();
    let [tiktok, _] = &stage.shops;
    let placed: Vec<_> = (0..3).map(|_| place(&stage.sandbox, tiktok, "A", 1)).collect();
    let list = |body: Value| stage.phone.post(&format!("/api/orders/{tiktok}/list"), &body).is(200).json();
    assert_eq!(ids(&list(json!({"page_size": 2}))), [""; 0], "nothing of it was fetched yet");

    let first = list(json!({"page_size": 2, "sort_order": "ASC", "fresh": true}));
    let pagination = &first["data"]["pagination"];
    assert_eq!((&pagination["total_count"], &pagination["has_next_page"]), (&json!(3), &json!(true)));
    let token = &pagination["next_page_token"];
    let second = list(json!({"page_size": 2, "sort_order": "ASC", "page_token": token}));
    assert_eq!((&second["data"]["pagination"]["has_next_page"], ids(&second).len()), (&json!(false), 1));
    let mut seen = [ids(&first), ids(&second)].concat();
    seen.sort_unstable();
    let mut wanted: Vec<_> = placed.iter().map(String::as_str).collect();
    wanted.sort_unstable();
    assert_eq!(seen, wanted, "each order on one page");

    let by_query = stage.phone.get(&format!("/api/tiktok/orders/list?sellerId={tiktok}&order_status=UNPAID"));
    assert_eq!(ids(&by_query.is(200).json()).len(), 3);
    let filters = format!("/api/orders/{tiktok}/list?filters=%7B%22order_status%22%3A%22DELIVERED%22%7D");
    assert_eq!(ids(&stage.phone.get(&filters).is(200).json()), [""; 0]);
}

#[test]
fn what_makes_no_sense_is_told_and_kills_nothing() {
    let stage = stage();
    let [tiktok, shopee] = &stage.shops;
    let phone = &stage.phone;
    phone.get(&format!("/api/orders/{tiktok}/list?filters=nonsense")).is(400).json();
    phone.post(&format!("/api/orders/{tiktok}/list"), &json!({"sort_order": "SIDEWAYS"})).is(400).json();
    phone.post(&format!("/api/orders/{tiktok}/list"), &json!({"page_token": "nobodys"})).is(404).json();
    // Not even asked for, where it makes no sense.
    stage.sandbox.post("faults", json!({"kind": "http_503", "rate": 1.0}));
    let odd = json!({"fresh": true, "sort_field": "buyer"});
    phone.post(&format!("/api/orders/{tiktok}/list"), &odd).is(400).json();
    phone.get("/api/orders/list").is(400).json();
    phone.post(&format!("/api/shopee/orders/{shopee}/list"), &json!({})).is(400).json();
    phone.get(&format!("/api/orders/{tiktok}/detail/404")).is(404).json();
    phone.get(&format!("/api/orders/{shopee}/detail/404")).is(404).json();
    for path in ["test", "debug-tokens", "debug-routes"] {
        phone.get(&format!("/api/orders/{path}")).is(404).json();
    }
}

#[test]
fn an_order_is_shipped_once_and_its_label_lies_at_an_address() {
    let stage = stage();
    let [tiktok, shopee] = &stage.shops;
    let phone = &stage.phone;
    let orders = [place(&stage.sandbox, tiktok, "A", 2), place(&stage.sandbox, shopee, "A", 1)];
    orders.iter().for_each(|order| advance(&stage.sandbox, order, "paid"));
    stage.spark.json(&["order", "pull"]);
    let detail = |phone: &Phone| {
        let order = phone.get(&format!("/api/orders/{tiktok}/detail/{}", orders[0])).is(200).data();
        order["orders"][0].clone()
    };
    let order = detail(phone);
    assert_eq!(
        (&order["statusCode"], &order["status"]),
        (&json!("AWAITING_SHIPMENT"), &json!("Menunggu Pengiriman"))
    );
    assert_eq!(
        (&order["totalAmount"], &order["itemCount"], &order["canShip"]),
        (&json!("10000"), &json!(2), &json!(true))
    );
    assert_eq!(order["items"][0]["sku"], "A", "what it sells is told as well");
    let package = order["packageId"].as_str().unwrap_or(&orders[0]);

    let ship = format!("/api/orders/{tiktok}/packages/{package}/ship");
    let shipped = phone.post(&ship, &json!({"handover_method": "PICKUP"})).is(200).json();
    assert_eq!(
        (&shipped["data"]["already_shipped"], &shipped["packageId"]),
        (&json!(false), &json!(package))
    );
    let again = phone.post(&ship, &json!({"handover_method": "PICKUP"})).is(200).json();
    assert_eq!(again["data"]["already_shipped"], json!(true));
    phone.post(&ship, &json!({"handover_method": "PIGEON"})).is(400).json();
    phone.post(&format!("/api/orders/{tiktok}/packages/404/ship"), &json!({})).is(404).json();
    assert_eq!(detail(phone)["statusCode"], "AWAITING_COLLECTION", "read back");

    let package = detail(phone)["packageId"].as_str().unwrap().to_owned();
    let label =
        phone.get(&format!("/api/orders/{tiktok}/packages/{package}/shipping-document")).is(200).data();
    assert!(label["doc_url"].as_str().unwrap().starts_with(stage.sandbox.url()), "{label}");
    assert!(!label["tracking_number"].as_str().unwrap().is_empty(), "{label}");
    phone.get(&format!("/api/orders/{tiktok}/packages/{package}/detail")).is(200).data();

    let ship = format!("/api/shopee/orders/{shopee}/ship/{}", orders[1]);
    phone.post(&ship, &json!({"pickup": {"address_id": 1, "pickup_time_id": "x"}})).is(200).json();
    let sent = phone.get(&format!("/api/shopee/orders/{shopee}/tracking/{}", orders[1])).is(200).data();
    assert_eq!(sent["order_sn"], json!(orders[1]));
    phone.post(&format!("/api/shopee/orders/{shopee}/ship/{}", orders[0]), &json!({})).is(404).json();
}

#[test]
fn staff_sees_the_orders_of_the_shops_that_it_works_on() {
    let stage = stage();
    let [tiktok, shopee] = &stage.shops;
    let staff = stage.person(&["staff@example.com", "--shop", "tiktok-id"]);
    staff.post(&format!("/api/orders/{tiktok}/list"), &json!({})).is(200).json();
    let range = json!({"time_from": 0, "time_to": 4_000_000_000_i64});
    staff.post(&format!("/api/shopee/orders/{shopee}/list"), &range).is(403).json();
    staff.post(&format!("/api/shopee/orders/list?shop_id={shopee}"), &range).is(403).json();
    staff.get(&format!("/api/shopee/orders/{shopee}/detail/1")).is(403).json();
    staff.post(&format!("/api/shopee/orders/{shopee}/ship/1"), &json!({})).is(403).json();
}
