//! `get_order_list`: which orders were created or changed in a window of at most 15 days.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use super::{package_number, status};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::{orders, seconds};
use crate::sandbox::world::Order;

const LONGEST_WINDOW_S: i64 = 15 * 24 * 3600;
const STATUSES: [&str; 8] = [
    "UNPAID",
    "READY_TO_SHIP",
    "PROCESSED",
    "SHIPPED",
    "COMPLETED",
    "IN_CANCEL",
    "CANCELLED",
    "INVOICE_PENDING",
];

/// Rows come by the time that was asked for, oldest first, which the documents leave open; so are the window's ends,
/// which are inclusive here.
pub(in crate::sandbox::shopee) fn order_list(call: &mut Call<'_>) -> Answer {
    let params = &call.params;
    let time: fn(&Order) -> i64 = match params.text("time_range_field") {
        Some("create_time") => |order| order.created_ms,
        Some("update_time") => |order| order.updated_ms,
        _ => return Err(Refusal::wrong_parameters("time_range_field is invalid.")),
    };
    let from = params.int_in("time_from", 0..=i64::from(u32::MAX))?;
    let to = params.int_in("time_to", 0..=i64::from(u32::MAX))?;
    if from >= to || to - from > LONGEST_WINDOW_S {
        return Err(Refusal::service(
            "order.order_list_invalid_time",
            "Start time must be earlier than end time and diff in 15days.",
        ));
    }
    let page_size = params.int_in("page_size", 1..=100)? as usize;
    let wanted = params.text("order_status");
    if wanted.is_some_and(|wanted| !STATUSES.contains(&wanted)) {
        return Err(Refusal::wrong_parameters("order_status is invalid."));
    }
    let after = match params.text("cursor") {
        None => None,
        Some(cursor) => {
            Some(position(cursor).ok_or_else(|| Refusal::wrong_parameters("cursor is invalid."))?)
        }
    };
    let tells_status = params.list("response_optional_fields").contains(&"order_status");

    let mut found: Vec<&Order> = orders(call)
        .filter(|order| (from..=to).contains(&seconds(time(order))))
        .filter(|order| wanted.is_none_or(|wanted| wanted == status(order)))
        .filter(|order| after.as_ref().is_none_or(|(ms, sn)| (time(order), &order.id) > (*ms, sn)))
        .collect();
    found.sort_by_key(|order| (time(order), &order.id));
    let more = found.len() > page_size;
    found.truncate(page_size);
    let next = found.last().filter(|_| more).map(|last| cursor(time(last), &last.id)).unwrap_or_default();
    let rows: Vec<_> = found
        .into_iter()
        .map(|order| {
            let mut row = json!({"order_sn": order.id});
            if tells_status {
                row["order_status"] = status(order).into();
            }
            row
        })
        .collect();
    Ok(Payload::Response(json!({"more": more, "next_cursor": next, "order_list": rows})))
}

/// `get_shipment_list`: the packages that can be shipped now.
pub(in crate::sandbox::shopee) fn shipment_list(call: &mut Call<'_>) -> Answer {
    let page_size = call.params.int_in("page_size", 1..=100)? as usize;
    let after = call.params.text("cursor").unwrap_or_default();
    let mut ready: Vec<_> = orders(call)
        .filter(|order| status(order) == "READY_TO_SHIP" && order.id.as_str() > after)
        .filter_map(|order| Some((order, order.parcel.as_ref()?)))
        .collect();
    let more = ready.len() > page_size;
    ready.truncate(page_size);
    let next = ready.last().filter(|_| more).map_or("", |(order, _)| order.id.as_str());
    let rows: Vec<_> = ready
        .iter()
        .map(|(order, parcel)| json!({"order_sn": order.id, "package_number": package_number(parcel)}))
        .collect();
    Ok(Payload::Response(json!({"more": more, "next_cursor": next, "order_list": rows})))
}

/// Opaque to clients. The next page begins behind this row.
fn cursor(ms: i64, sn: &str) -> String {
    URL_SAFE_NO_PAD.encode(format!("{ms}:{sn}"))
}

fn position(cursor: &str) -> Option<(i64, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    let (ms, sn) = text.split_once(':')?;
    Some((ms.parse().ok()?, sn.to_owned()))
}
