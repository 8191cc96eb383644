//! `get_package_detail`: packages by their numbers, each with the carrier's.

use serde_json::{Value, json};

use super::detail::{DAYS_TO_SHIP, package_item, recipient};
use super::{CHANNEL, logistics_status, package_number};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::{orders, seconds};
use crate::sandbox::world::{Order, Parcel, Shop, Stage};

/// Packages of other shops, and of none, are left out; if no other is asked for, the call fails.
pub(in crate::sandbox::shopee) fn package_detail(call: &mut Call<'_>) -> Answer {
    let asked = call.params.list("package_number_list");
    match asked.len() {
        0 => return Err(Refusal::wrong_parameters("package_number_list is required.")),
        1..=50 => {}
        _ => return Err(Refusal::wrong_parameters("package_number_list must be 50 or less.")),
    }
    let shop = call.shop()?;
    let rows: Vec<_> = orders(call)
        .filter_map(|order| Some((order, order.parcel.as_ref()?)))
        .filter(|(_, parcel)| asked.contains(&package_number(parcel).as_str()))
        .map(|(order, parcel)| row(shop, order, parcel))
        .collect();
    if rows.is_empty() {
        let message = "Wrong parameters, detail: the package is not found.";
        return Err(Refusal::service("error_not_found", message));
    }
    Ok(Payload::Response(json!({ "package_list": rows })))
}

fn row(shop: &Shop, order: &Order, parcel: &Parcel) -> Value {
    let paid_s = order.paid_ms.map(seconds);
    json!({
        "order_sn": order.id,
        "package_number": package_number(parcel),
        "fulfillment_status": logistics_status(order),
        "update_time": seconds(parcel.updated_ms),
        "logistics_channel_id": CHANNEL.0,
        "shipping_carrier": CHANNEL.1,
        "days_to_ship": DAYS_TO_SHIP,
        "ship_by_date": paid_s.map_or(0, |paid| paid + DAYS_TO_SHIP * 24 * 3600),
        "tracking_number": parcel.tracking.as_deref().unwrap_or_default(),
        "pickup_done_time": order.shipped_ms.map_or(0, seconds),
        "is_split_up": false,
        "item_list": order.lines.iter().filter(|line| line.left() > 0).map(package_item).collect::<Vec<_>>(),
        "recipient_address": recipient(shop),
        "is_shipment_arranged": order.arranged_ms.is_some(),
        "can_split_order": order.stage == Stage::Paid,
        "can_unsplit_order": false,
        "is_pre_order": false,
        "pending_terms": [],
    })
}
