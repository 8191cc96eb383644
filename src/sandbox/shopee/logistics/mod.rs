//! `/logistics/*`: arranging shipment, tracking, and shipping documents.

mod document;
mod ship;
mod track;

pub(super) use document::{create_document, document_parameter, document_result, download_document};
pub(super) use ship::{ship_order, shipping_parameter};
pub(super) use track::{tracking_info, tracking_number};

use serde_json::{Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::order::{CHANNEL, own_order, package_number};
use crate::sandbox::world::{Order, Parcel, Shop};

pub(super) fn channel_list(_: &mut Call<'_>) -> Answer {
    let (id, name) = CHANNEL;
    Ok(Payload::Response(json!({"logistics_channel_list": [{
        "logistics_channel_id": id,
        "logistics_channel_name": name,
        "enabled": true,
        "cod_enabled": false,
        "force_enable": false,
        "fee_type": "SIZE_INPUT",
        "size_list": [],
        "weight_limit": {"item_max_weight": 30, "item_min_weight": 0},
        "item_max_dimension": {"height": 0, "width": 0, "length": 0, "unit": "cm", "dimension_sum": 0},
        "logistics_description": "",
        "mask_channel_id": 0,
        "block_seller_cover_shipping_fee": false,
        "support_cross_border": false,
        "logistics_capability": {"seller_logistics": false},
        "preprint": false,
    }]})))
}

pub(super) fn address_list(call: &mut Call<'_>) -> Answer {
    let shop = call.shop()?;
    let mut address = address(shop);
    address["address_type"] = json!(["DEFAULT_ADDRESS", "PICK_UP_ADDRESS", "RETURN_ADDRESS"]);
    Ok(Payload::Response(json!({"show_pickup_address": true, "address_list": [address]})))
}

/// The one address of a shop.
fn address(shop: &Shop) -> Value {
    json!({
        "address_id": address_id(shop), "region": shop.region, "state": "", "city": "", "district": "", "town": "",
        "address": shop.name, "zipcode": "40111",
    })
}

fn address_id(shop: &Shop) -> i64 {
    shop.id % 100_000
}

/// Finds an order's package. `number` may be left out, because no order is split; it may be neither empty nor another's.
fn own_package<'a>(
    call: &'a Call<'_>,
    sn: &str,
    number: Option<&str>,
) -> Result<(&'a Order, Option<&'a Parcel>), Refusal> {
    let order = own_order(call, sn)?;
    let parcel = order.parcel.as_ref();
    let fits = number.is_none_or(|number| parcel.is_some_and(|parcel| package_number(parcel) == number));
    if fits {
        Ok((order, parcel))
    } else {
        Err(Refusal::service("logistics.package_number_not_exist", "The package number does not exist."))
    }
}
