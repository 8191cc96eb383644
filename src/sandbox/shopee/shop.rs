//! `/shop/*`: what a shop is, and where it keeps stock.

use serde_json::{Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::{auth, seconds};
use crate::sandbox::world::WarehouseKind;

pub(super) fn info(call: &mut Call<'_>) -> Answer {
    let shop = call.shop()?;
    let authorized_ms = shop.authorized_ms.unwrap_or(shop.created_ms);
    Ok(Payload::flat(json!({
        "shop_name": shop.name,
        "region": shop.region,
        "status": "NORMAL",
        "auth_time": seconds(authorized_ms),
        "expire_time": seconds(auth::access_ends_ms(authorized_ms)),
        "is_cb": false,
        "is_sip": false,
        "is_upgraded_cbsc": false,
        "merchant_id": null,
        "shop_fulfillment_flag": "Others",
        "is_main_shop": false,
        "is_direct_shop": false,
        "linked_main_shop_id": 0,
        "linked_direct_shop_list": [],
        "is_one_awb": false,
        "is_mart_shop": false,
        "is_outlet_shop": false,
    })))
}

/// Answers with an array. A shop with one place for its stock has no warehouses to tell, which is an error.
pub(super) fn warehouses(call: &mut Call<'_>) -> Answer {
    let kind = match call.params.int("warehouse_type")? {
        None | Some(1) => WarehouseKind::Sales,
        Some(2) => WarehouseKind::Return,
        Some(_) => return Err(Refusal::wrong_parameters("warehouse_type is invalid.")),
    };
    let shop = call.shop()?;
    if !shop.has_several_warehouses() {
        let refusal = Refusal::service(
            "warehouse.error_not_in_whitelist",
            "The shop is not in the whitelist of multi warehouse.",
        );
        return Err(refusal.with_response(Value::Null));
    }
    let found: Vec<_> = shop.warehouses.iter().filter(|warehouse| warehouse.kind == kind).collect();
    if found.is_empty() {
        return Err(Refusal::service("warehouse.error_can_not_find_warehouse", "Can not find warehouse.")
            .with_response(Value::Null));
    }
    let rows: Vec<_> = found
        .into_iter()
        .map(|warehouse| {
            json!({
                "warehouse_id": warehouse.number,
                "warehouse_name": warehouse.name,
                "warehouse_type": if kind == WarehouseKind::Sales { 1 } else { 2 },
                "location_id": warehouse.id,
                "address_id": warehouse.number,
                "region": shop.region,
                "state": "",
                "city": "",
                "district": "",
                "town": "",
                "address": "",
                "zipcode": "",
                "state_code": "",
                "holiday_mode_state": 0,
            })
        })
        .collect();
    Ok(Payload::Response(rows.into()))
}

pub(super) fn holiday_mode(_: &mut Call<'_>) -> Answer {
    Ok(Payload::Response(json!({
        "holiday_mode_on": false,
        "holiday_mode_mtime": 0,
        "holiday_mode_type": 0,
        "holiday_mode_start_time": 0,
        "holiday_mode_end_time": 0,
        "holiday_mode_description": "",
        "debug_msg": "",
    })))
}
