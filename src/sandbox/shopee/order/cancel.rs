//! `cancel_order` and `handle_buyer_cancellation`: the seller's word on a cancellation.

use serde::Deserialize;
use serde_json::{Value, json};

use super::own_order;
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::seconds;
use crate::sandbox::world::{Order, Party, Stage, Units};

#[derive(Deserialize)]
struct Cancel {
    order_sn: String,
    cancel_reason: String,
    #[serde(default)]
    item_list: Vec<Item>,
    #[serde(default)]
    partial_cancel_item_list: Vec<Part>,
}

#[derive(Deserialize)]
struct Item {
    item_id: i64,
    #[serde(default)]
    model_id: i64,
}

/// Some units of a line, the rest of which goes on.
#[derive(Deserialize)]
struct Part {
    item_id: i64,
    #[serde(default)]
    model_id: i64,
    model_quantity: i64,
}

/// Before shipping; the whole order, unless it names parts.
pub(in crate::sandbox::shopee) fn cancel_order(call: &mut Call<'_>) -> Answer {
    let asked: Cancel = call.read()?;
    let order = own_order(call, &asked.order_sn)?;
    let region = &call.shop()?.region;
    let known = match asked.cancel_reason.as_str() {
        "OUT_OF_STOCK" | "CUSTOMER_REQUEST" | "COD_NOT_SUPPORTED" => true,
        "UNDELIVERABLE_AREA" => region == "TW" || region == "MY",
        _ => false,
    };
    let part = |item: &Item| {
        order.lines.iter().any(|line| (line.product, line.variant) == (item.item_id, item.model_id))
    };
    let named = !asked.item_list.is_empty() && asked.item_list.iter().all(part);
    let parts = parts(order, &asked.partial_cancel_item_list);
    let (true, Some(parts)) = (known && (named || asked.cancel_reason != "OUT_OF_STOCK"), parts) else {
        // The documents print the code with a blank.
        return Err(Refusal::service(
            "order. error_param",
            "Wrong parameters, detail: invalid cancel_reason or item_list.",
        ));
    };
    if order.stage >= Stage::Shipped {
        return Err(Refusal::service("order.error_limit", "Can not cancel this order"));
    }
    let cancelled = if parts.is_empty() {
        call.world.cancel(&asked.order_sn, &asked.cancel_reason).map(drop)
    } else {
        call.world.cancel_units(&asked.order_sn, &parts, Party::Seller, &asked.cancel_reason).map(drop)
    };
    cancelled.map_err(|_| impossible())?;
    Ok(update_time(call, &asked.order_sn))
}

/// Returns the units that are meant, or `None` where the order does not have them.
fn parts(order: &Order, parts: &[Part]) -> Option<Units> {
    let units: Option<Vec<Units>> =
        parts.iter().map(|part| order.units_of(part.item_id, part.model_id, part.model_quantity)).collect();
    Some(units?.into_iter().flatten().collect())
}

#[derive(Deserialize)]
struct Handle {
    order_sn: String,
    operation: String,
}

pub(in crate::sandbox::shopee) fn handle_buyer_cancellation(call: &mut Call<'_>) -> Answer {
    let asked: Handle = call.read()?;
    own_order(call, &asked.order_sn)?;
    let accept = match asked.operation.as_str() {
        "ACCEPT" => true,
        "REJECT" => false,
        _ => return Err(Refusal::wrong_parameters("operation is invalid.")),
    };
    if !call.world.answer_cancel(&asked.order_sn, accept).map_err(|_| impossible())? {
        return Err(Refusal::service(
            "order.cancel_order_invalid_status",
            "Invalid order_status.The order status should be IN_CANCEL.",
        ));
    }
    Ok(update_time(call, &asked.order_sn))
}

fn impossible() -> Refusal {
    Refusal::service("order.error_limit", "Can not cancel this order")
}

fn update_time(call: &Call<'_>, sn: &str) -> Payload {
    let updated = call.world.orders.get(sn).map_or(Value::Null, |order| seconds(order.updated_ms).into());
    Payload::Response(json!({"update_time": updated}))
}
