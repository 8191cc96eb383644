//! `get_order_detail`: a few fields always, the others on request.

use serde_json::{Map, Value, json};

use super::{CHANNEL, logistics_status, package_number, status};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::product::amount;
use crate::sandbox::shopee::seconds;
use crate::sandbox::world::{CancelState, Line, Order, Party, Shop, Stage};

pub(super) const DAYS_TO_SHIP: i64 = 2;
const DAY_S: i64 = 24 * 3600;

/// Unknown orders are left out and named in `warning`; if none is known, the call fails.
pub(in crate::sandbox::shopee) fn order_detail(call: &mut Call<'_>) -> Answer {
    let asked = call.params.list("order_sn_list");
    match asked.len() {
        0 => return Err(Refusal::wrong_parameters("order_sn_list is required.")),
        1..=50 => {}
        _ => return Err(Refusal::wrong_parameters("order_sn_list must be 50 or less.")),
    }
    let optional = call.params.list("response_optional_fields");
    let pending = call.params.text("request_order_status_pending") == Some("true");
    let shop = call.shop()?;
    let (mut rows, mut unknown) = (Vec::new(), Vec::new());
    for sn in asked {
        match call.world.orders.get(sn).filter(|order| order.shop == call.shop_id) {
            Some(order) => rows.push(row(shop, order, &optional, pending)),
            None => unknown.push(format!("order {sn} is not found.")),
        }
    }
    if rows.is_empty() {
        return Err(not_found());
    }
    let response = json!({ "order_list": rows });
    Ok(if unknown.is_empty() {
        Payload::Response(response)
    } else {
        Payload::ResponseAnd(response, Map::from_iter([("warning".to_owned(), unknown.into())]))
    })
}

/// No order of the call's shop.
pub(in crate::sandbox::shopee) fn not_found() -> Refusal {
    Refusal::service("error_not_found", "Wrong parameters, detail: the order is not found.")
}

fn row(shop: &Shop, order: &Order, optional: &[&str], pending: bool) -> Value {
    let paid_s = order.paid_ms.map(seconds);
    let mut row = Map::new();
    let always = json!({
        "order_sn": order.id,
        "region": shop.region,
        "currency": shop.currency,
        "cod": false,
        "order_status": status(order),
        "message_to_seller": "",
        "create_time": seconds(order.created_ms),
        "update_time": seconds(order.updated_ms),
        "days_to_ship": DAYS_TO_SHIP,
        "ship_by_date": paid_s.map_or(0, |paid| paid + DAYS_TO_SHIP * DAY_S),
        "advance_package": false,
    });
    take(&mut row, always);
    if pending {
        take(&mut row, json!({"pending_terms": [], "pending_description": []}));
    }
    for name in optional {
        if let Some(fields) = on_request(shop, order, name) {
            take(&mut row, fields);
        }
    }
    Value::Object(row)
}

fn take(row: &mut Map<String, Value>, fields: Value) {
    if let Value::Object(fields) = fields {
        row.extend(fields);
    }
}

/// Returns what one of `response_optional_fields` adds; nothing for a name that is not known.
fn on_request(shop: &Shop, order: &Order, name: &str) -> Option<Value> {
    let cancellation = order.cancellation.as_ref().filter(|c| c.state != CancelState::Refused);
    let reason = cancellation.map_or("", |cancellation| cancellation.reason.as_str());
    let paid = order.paid_ms.is_some();
    Some(match name {
        "buyer_user_id" => json!({"buyer_user_id": order.buyer}),
        "buyer_username" => json!({"buyer_username": format!("buyer{}", order.buyer)}),
        "estimated_shipping_fee" => json!({"estimated_shipping_fee": 0}),
        "actual_shipping_fee" => json!({"actual_shipping_fee": 0}),
        "actual_shipping_fee_confirmed" => json!({"actual_shipping_fee_confirmed": false}),
        "recipient_address" => json!({"recipient_address": recipient(shop)}),
        "goods_to_declare" => json!({"goods_to_declare": false}),
        "note" => json!({"note": ""}),
        "note_update_time" => json!({"note_update_time": 0}),
        "item_list" => {
            json!({"item_list": order.lines.iter().map(|line| item(shop, order, line)).collect::<Vec<_>>()})
        }
        "pay_time" => json!({"pay_time": order.paid_ms.map(seconds)}),
        "split_up" => json!({"split_up": false}),
        "buyer_cancel_reason" => {
            let by_buyer = cancellation.is_some_and(|cancellation| cancellation.by == Party::Buyer);
            json!({"buyer_cancel_reason": if by_buyer { reason } else { "" }})
        }
        "cancel_by" => json!({"cancel_by": cancellation.map_or("", |cancellation| match cancellation.by {
            Party::Buyer => "buyer",
            Party::Seller => "seller",
        })}),
        "cancel_reason" => json!({"cancel_reason": reason}),
        "fulfillment_flag" => json!({"fulfillment_flag": "fulfilled_by_local_seller"}),
        "pickup_done_time" => json!({"pickup_done_time": order.shipped_ms.map_or(0, seconds)}),
        "package_list" => json!({"package_list": packages(order)}),
        "shipping_carrier" => {
            json!({"shipping_carrier": CHANNEL.1, "checkout_shipping_carrier": CHANNEL.1})
        }
        "payment_method" => json!({"payment_method": if paid { "ShopeePay" } else { "" }}),
        "total_amount" => json!({"total_amount": if paid { amount(order.total()) } else { Value::Null }}),
        "invoice_data" => json!({"invoice_data": Value::Null}),
        "order_chargeable_weight_gram" => json!({"order_chargeable_weight_gram": 500}),
        "return_request_due_date" => {
            json!({"return_request_due_date": order.delivered_ms.map_or(0, |ms| seconds(ms) + 15 * DAY_S)})
        }
        "edt" => json!({"edt_from": 0, "edt_to": 0}),
        "payment_info" => json!({"payment_info": []}),
        _ => return None,
    })
}

/// Masked, as for most apps.
pub(super) fn recipient(shop: &Shop) -> Value {
    json!({
        "name": "B***", "phone": "******45", "town": "", "district": "", "city": "****", "state": "****",
        "region": shop.region, "zipcode": "*****", "full_address": "******",
    })
}

fn item(shop: &Shop, order: &Order, line: &Line) -> Value {
    let (title, option) = (
        shop.products.get(&line.product).map_or("", |product| product.title.as_str()),
        shop.variant(line.product, line.variant).map_or("", |variant| variant.option.as_str()),
    );
    // The seller's SKU is the item's where there are no models, and the model's where there are.
    let whole = line.variant == 0;
    let price = amount(line.price);
    let when = |stage: bool| if stage { line.left() } else { 0 };
    let (cancelled, returned) = (order.stage == Stage::Cancelled, order.stage == Stage::Returned);
    json!({
        "item_id": line.product,
        "item_name": title,
        "item_sku": if whole { line.seller_sku.as_str() } else { "" },
        "model_id": line.variant,
        "model_name": if whole { "" } else { option },
        "model_sku": if whole { "" } else { line.seller_sku.as_str() },
        "model_quantity_purchased": line.quantity,
        "model_original_price": price,
        "model_discounted_price": price,
        "wholesale": false,
        "weight": 0.5,
        "add_on_deal": false,
        "main_item": false,
        "add_on_deal_id": 0,
        "promotion_type": "",
        "promotion_id": 0,
        "order_item_id": line.product,
        "line_item_id": line.id,
        "promotion_group_id": 0,
        "image_info": {"image_url": ""},
        "product_location_id": line.taken.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        "is_prescription_item": false,
        "is_b2c_owned_item": false,
        "promotion_list": [],
        "active_qty": when(!cancelled && !returned),
        "cancel_requested_qty": when(order.cancel_asked().is_some()),
        "cancelled_qty": line.quantity - when(!cancelled),
        "return_requested_qty": when(order.comeback.is_some() && !returned),
        "returned_qty": when(returned),
    })
}

fn packages(order: &Order) -> Vec<Value> {
    let package = |parcel| {
        let items: Vec<_> = order.lines.iter().filter(|line| line.left() > 0).map(package_item).collect();
        json!({
            "package_number": package_number(parcel),
            "logistics_status": logistics_status(order),
            "logistics_channel_id": CHANNEL.0,
            "shipping_carrier": CHANNEL.1,
            "allow_self_design_awb": false,
            "item_list": items,
            "parcel_chargeable_weight_gram": 500,
        })
    };
    order.parcel.iter().map(package).collect()
}

pub(super) fn package_item(line: &Line) -> Value {
    json!({
        "item_id": line.product,
        "model_id": line.variant,
        "model_quantity": line.left(),
        "order_item_id": line.product,
        "promotion_group_id": 0,
        "product_location_id": line.taken.first().map_or("", |(id, _)| id.as_str()),
    })
}
