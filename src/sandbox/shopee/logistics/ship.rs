//! `get_shipping_parameter` and `ship_order`: which ways there are to hand a package over, and choosing one.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{address, address_id, own_package};
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::order::{logistics_status, status};
use crate::sandbox::shopee::seconds;
use crate::sandbox::world::{Handover, Stage};

const DAY_S: i64 = 24 * 3600;

pub(in crate::sandbox::shopee) fn shipping_parameter(call: &mut Call<'_>) -> Answer {
    let sn =
        call.params.text("order_sn").ok_or_else(|| Refusal::wrong_parameters("order_sn is required."))?;
    let (order, _) = own_package(call, sn, call.params.text("package_number"))?;
    if logistics_status(order) != "LOGISTICS_READY" {
        return Err(Refusal::service(
            "error_param",
            "Shipping parameters can only be obtained when package is ready to be shipped",
        ));
    }
    let slots: Vec<_> = slots(call.world.now_ms)
        .into_iter()
        .enumerate()
        .map(|(n, date)| {
            let flags: &[&str] = if n == 0 { &["recommended"] } else { &[] };
            json!({"date": date, "pickup_time_id": date.to_string(), "time_text": "", "flags": flags})
        })
        .collect();
    let mut address = address(call.shop()?);
    address["address_flag"] = json!(["default_address", "pickup_address", "return_address"]);
    address["time_slot_list"] = slots.into();
    Ok(Payload::Response(json!({
        "info_needed": {"dropoff": [], "pickup": ["address_id", "pickup_time_id"]},
        "dropoff": {"branch_list": Value::Null},
        "pickup": {"address_list": [address]},
    })))
}

/// The next three days.
fn slots(now_ms: i64) -> Vec<i64> {
    let today = seconds(now_ms).div_euclid(DAY_S) * DAY_S;
    (1..=3).map(|n| today + n * DAY_S).collect()
}

#[derive(Deserialize)]
struct Ship {
    order_sn: String,
    package_number: Option<String>,
    pickup: Option<Pickup>,
    dropoff: Option<Value>,
    non_integrated: Option<Value>,
}

#[derive(Deserialize)]
struct Pickup {
    address_id: Option<i64>,
    pickup_time_id: Option<String>,
}

pub(in crate::sandbox::shopee) fn ship_order(call: &mut Call<'_>) -> Answer {
    let refuse = |error, message: &str| Err(Refusal::service(error, message));
    let asked: Ship = call.read()?;
    if asked.package_number.as_deref() == Some("") {
        return refuse(
            "logistics.ship_order_not_need_pacakge_number",
            "The order is not split, package_number is not needed.",
        );
    }
    let (order, _) = own_package(call, &asked.order_sn, asked.package_number.as_deref())?;
    match order.stage {
        Stage::Cancelled => return refuse("error_status", "The order has been cancelled."),
        Stage::Unpaid | Stage::Paid if status(order) != "READY_TO_SHIP" => {
            return refuse("logistics.ship_order_not_ready_to_ship", "The order is not ready to ship.");
        }
        Stage::Unpaid | Stage::Paid => {}
        // The documents print the blank.
        _ => return refuse(" logistics.package_already_shipped", "The package has been shipped already."),
    }
    let handover = match (asked.pickup, asked.dropoff, asked.non_integrated) {
        (Some(pickup), None, None) => {
            let slot = pickup.pickup_time_id.and_then(|id| id.parse().ok());
            let slot = slot.filter(|slot| slots(call.world.now_ms).contains(slot));
            match slot {
                Some(date) if pickup.address_id == Some(address_id(call.shop()?)) => {
                    Handover::Pickup(Some((date, date + DAY_S)))
                }
                _ => {
                    return refuse(
                        "logistics.ship_order_need_address_pickup_time",
                        "A valid address_id and pickup_time_id are needed.",
                    );
                }
            }
        }
        (None, Some(_), None) => Handover::DropOff,
        (None, None, Some(_)) => {
            return refuse(
                "logistics.ship_order_unsupport_non_integrated",
                "The channel does not support non_integrated.",
            );
        }
        _ => {
            return refuse(
                "logistics.ship_order_only_support_one_type",
                "Exactly one of pickup, dropoff and non_integrated is needed.",
            );
        }
    };
    let refused =
        |_| Refusal::service("logistics.ship_order_not_ready_to_ship", "The order is not ready to ship.");
    call.world.arrange(&asked.order_sn, handover, None).map_err(refused)?;
    Ok(Payload::flat(json!({})))
}
