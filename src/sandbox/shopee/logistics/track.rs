//! `get_tracking_number` and `get_tracking_info`: the number comes a while after shipment was arranged.

use serde_json::json;

use super::own_package;
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::order::{logistics_status, package_number};
use crate::sandbox::shopee::seconds;

pub(in crate::sandbox::shopee) fn tracking_number(call: &mut Call<'_>) -> Answer {
    let sn =
        call.params.text("order_sn").ok_or_else(|| Refusal::wrong_parameters("order_sn is required."))?;
    let (_, parcel) = own_package(call, sn, call.params.text("package_number"))?;
    let number = parcel.and_then(|parcel| parcel.tracking.as_deref()).unwrap_or_default();
    Ok(Payload::Response(json!({"tracking_number": number, "hint": ""})))
}

pub(in crate::sandbox::shopee) fn tracking_info(call: &mut Call<'_>) -> Answer {
    let sn =
        call.params.text("order_sn").ok_or_else(|| Refusal::wrong_parameters("order_sn is required."))?;
    let (order, parcel) = own_package(call, sn, call.params.text("package_number"))?;
    let steps = [
        (order.delivered_ms, "DELIVERED", "Parcel has been delivered"),
        (order.shipped_ms, "PICKED_UP", "Parcel has been picked up"),
        (order.arranged_ms, "PICKUP_REQUESTED", "Seller is preparing to ship the parcel"),
        (order.paid_ms, "ORDER_CREATED", "Order is created"),
    ];
    let rows: Vec<_> = steps
        .into_iter()
        .filter_map(|(at, status, description)| {
            Some(json!({"update_time": seconds(at?), "description": description, "logistics_status": status}))
        })
        .collect();
    Ok(Payload::Response(json!({
        "order_sn": order.id,
        "package_number": parcel.map(package_number),
        "logistics_status": logistics_status(order),
        "tracking_info": rows,
    })))
}
