//! Packages: search, detail, shipping and tracking (reference section 4.9). One package an order.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::logistics::{PROVIDERS, delivery_option};
use crate::sandbox::tiktok::orders::{
    self, carrier, package, package_status, recipient, shipping_type, tracking, unit_ids, warehouse,
};
use crate::sandbox::tiktok::paging::{Paging, Rules, Times};
use crate::sandbox::world::{Handover, Order, Parcel, Shop, Stage};

/// What the fulfilment service calls a bad parameter.
pub(crate) const BAD_PARAMETER: i64 = 21001001;
const RULES: Rules = Rules {
    sizes: 1..=50,
    default_size: None,
    fields: &["create_time", "update_time", "order_pay_time"],
    descending: true,
    bad_parameter: BAD_PARAMETER,
};
const DAY_S: i64 = 24 * 3600;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    package_status: Option<String>,
    #[serde(flatten)]
    times: Times,
}

/// `POST /fulfillment/202309/packages/search`
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    const STATUSES: [&str; 5] = ["CANCELLED", "COMPLETED", "FULFILLING", "PROCESSING", "TO_FULFILL"];
    let paging = Paging::read(call, &RULES)?;
    let filter: Filter = call.json(BAD_PARAMETER)?;
    let status = filter.package_status.as_deref().filter(|status| !status.is_empty());
    if status.is_some_and(|status| !STATUSES.contains(&status)) {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. The package_status is invalid."));
    }
    let shop = call.shop()?;
    let found: Vec<(String, &Order, &Parcel)> = orders::orders(call)
        .filter_map(|order| package(shop, order).map(|parcel| (parcel.id.to_string(), order, parcel)))
        .filter(|(_, order, _)| status.is_none_or(|status| status == package_status(order)))
        .filter(|(_, _, parcel)| filter.times.take(parcel.created_ms, parcel.updated_ms))
        .collect();
    let page = paging.cut(found, |(id, order, parcel)| {
        let at = match paging.field {
            "update_time" => parcel.updated_ms,
            "order_pay_time" => order.paid_ms.unwrap_or_default(),
            _ => parcel.created_ms,
        };
        (at, id.as_str())
    });
    let rows: Vec<_> = page
        .rows
        .into_iter()
        .map(|(id, order, parcel)| {
            let (provider_id, provider) = carrier(order);
            json!({
                "id": id,
                "orders": [contents(shop, order)],
                "create_time": parcel.created_ms / 1000,
                "update_time": parcel.updated_ms / 1000,
                "status": package_status(order),
                "tracking_number": tracking(order),
                "shipping_provider_name": provider,
                "shipping_provider_id": provider_id,
                "order_line_item_ids": order.lines.iter().flat_map(unit_ids).collect::<Vec<_>>(),
            })
        })
        .collect();
    Ok(json!({"next_page_token": page.next, "total_count": page.total, "packages": rows}))
}

/// `GET /fulfillment/202309/packages/{package_id}`
pub(crate) fn detail(call: &mut Call<'_>) -> Result<Value, Failure> {
    let shop = call.shop()?;
    let (order, parcel) = owned(call, &call.ids[0])?;
    let (provider_id, provider) = carrier(order);
    let (delivery_option_id, delivery_option_name) = delivery_option(shop.seller_ships);
    let mut data = json!({
        "package_id": parcel.id.to_string(),
        "orders": [contents(shop, order)],
        "package_status": package_status(order),
        "split_and_combine_tag": "",
        "has_multi_skus": order.lines.len() > 1,
        "note_tag": "",
        "shipping_provider_name": provider,
        "shipping_provider_id": provider_id,
        "shipping_type": shipping_type(shop),
        "delivery_option_name": delivery_option_name,
        "delivery_option_id": delivery_option_id,
        "tracking_number": tracking(order),
        "create_time": parcel.created_ms / 1000,
        "update_time": parcel.updated_ms / 1000,
        "order_line_item_ids": order.lines.iter().flat_map(unit_ids).collect::<Vec<_>>(),
        "recipient_address": recipient(shop, order),
        "sender_address": {"region_code": shop.region, "full_address": shop.region, "name": shop.name},
        "weight": {"value": "0.5", "unit": "KILOGRAM"},
        "dimension": {"length": "10", "width": "10", "height": "10", "unit": "CM"},
        "warehouse_id": warehouse(order),
    });
    match &parcel.handover {
        Some(Handover::Pickup(slot)) => {
            data["handover_method"] = json!("PICKUP");
            if let Some((start, end)) = slot {
                data["pickup_slot"] = json!({"start_time": start, "end_time": end});
            }
        }
        Some(Handover::DropOff) => data["handover_method"] = json!("DROP_OFF"),
        Some(Handover::Seller(_)) | None => {}
    }
    Ok(data)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ship {
    id: String,
    handover_method: Option<String>,
    pickup_slot: Option<Slot>,
    self_shipment: Option<OwnCarrier>,
}

/// What the seller's own carrier calls a package, and who that is.
#[derive(Debug, Deserialize)]
struct OwnCarrier {
    tracking_number: String,
    shipping_provider_id: String,
}

#[derive(Debug, Deserialize)]
struct Slot {
    start_time: i64,
    end_time: i64,
}

/// `POST /fulfillment/202309/packages/{package_id}/ship`
pub(crate) fn ship(call: &mut Call<'_>) -> Result<Value, Failure> {
    let mut body: Ship = call.json(BAD_PARAMETER)?;
    body.id.clone_from(&call.ids[0]);
    ship_one(call, &body)?;
    Ok(json!({}))
}

#[derive(Debug, Deserialize)]
struct Batch {
    packages: Vec<Ship>,
}

/// `POST /fulfillment/202309/packages/ship`: each for itself.
pub(crate) fn ship_all(call: &mut Call<'_>) -> Result<Value, Failure> {
    let Batch { packages } = call.json(BAD_PARAMETER)?;
    let mut errors = Vec::new();
    for (n, package) in packages.iter().enumerate() {
        let shipped = if call.partial && n == 0 { Err(Failure::internal()) } else { ship_one(call, package) };
        if let Err(failure) = shipped {
            let detail = json!({"package_id": package.id});
            errors.push(json!({"code": failure.code, "message": failure.message, "detail": detail}));
        }
    }
    Ok(if errors.is_empty() { json!({}) } else { json!({ "errors": errors }) })
}

fn ship_one(call: &mut Call<'_>, body: &Ship) -> Result<(), Failure> {
    let refuse = |code, message: &str| Err(Failure::business(code, message));
    let (order, _) = owned(call, &body.id)?;
    check_waiting(order)?;
    let id = order.id.clone();
    match (&body.self_shipment, call.shop()?.seller_ships) {
        (Some(own), true) => return ship_by_seller(call, &id, own),
        (None, false) => {}
        (Some(_), false) => return refuse(BAD_PARAMETER, "Invalid parameter. TikTok ships this package."),
        (None, true) => return refuse(BAD_PARAMETER, "Invalid parameter. The seller ships this package."),
    }
    let slot = body.pickup_slot.as_ref().map(|slot| (slot.start_time, slot.end_time));
    let handover = match body.handover_method.as_deref() {
        Some("DROP_OFF") => Handover::DropOff,
        Some("PICKUP") | None => Handover::Pickup(slot),
        Some(_) => return refuse(BAD_PARAMETER, "Invalid parameter. The handover_method is invalid."),
    };
    if slot.is_some_and(|slot| !slots(call.world.now_ms).contains(&slot)) {
        return refuse(21011053, "The pickup slot is not to be had any more.");
    }
    call.world.arrange(&id, handover, None).map_err(|_| Failure::internal())
}

/// Refuses an order that is not paid, shipped, cancelled, or asked to be cancelled.
fn check_waiting(order: &Order) -> Result<(), Failure> {
    let refuse = |code, message: &str| Err(Failure::business(code, message));
    match order.stage {
        Stage::Cancelled => refuse(21011041, "The order is cancelled."),
        Stage::Unpaid => refuse(10007002, "The order is not paid."),
        Stage::Paid if order.cancel_asked().is_some() => {
            refuse(21011007, "The buyer asks to cancel. Decide that first.")
        }
        Stage::Paid => Ok(()),
        _ => refuse(21011040, "The package is shipped already."),
    }
}

fn ship_by_seller(call: &mut Call<'_>, order: &str, own: &OwnCarrier) -> Result<(), Failure> {
    let OwnCarrier { tracking_number, shipping_provider_id } = own;
    let is_known = PROVIDERS.iter().any(|(id, _)| id == shipping_provider_id);
    if tracking_number.is_empty() || !is_known {
        return Err(Failure::business(21011022, "The tracking number or the provider is invalid."));
    }
    if orders::orders(call).any(|order| tracking(order) == tracking_number) {
        return Err(Failure::business(21011025, "The tracking number is used already."));
    }
    let handover = Handover::Seller(shipping_provider_id.clone());
    call.world.arrange(order, handover, Some(tracking_number.clone())).map_err(|_| Failure::internal())
}

#[derive(Debug, Deserialize)]
struct MarkShipped {
    #[serde(flatten)]
    own: OwnCarrier,
    #[serde(default)]
    order_line_item_ids: Vec<String>,
}

/// `POST /fulfillment/202309/orders/{order_id}/packages`: the seller has shipped an order that has no package, which makes
/// one. All of it: the sandbox splits nothing.
pub(crate) fn mark_shipped(call: &mut Call<'_>) -> Result<Value, Failure> {
    let MarkShipped { own, order_line_item_ids } = call.json(BAD_PARAMETER)?;
    let shop = call.shop()?;
    let order = call.world.orders.get(&call.ids[0]).filter(|order| order.shop == call.shop_id);
    let order = order.ok_or_else(orders::not_yours)?;
    check_waiting(order)?;
    if !shop.seller_ships || package(shop, order).is_some() {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. Ship the order's package."));
    }
    let (id, units): (_, Vec<_>) = (order.id.clone(), order.lines.iter().flat_map(unit_ids).collect());
    let named: BTreeSet<_> = order_line_item_ids.iter().collect();
    if !named.is_empty() && named != units.iter().collect() {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. Name all line items."));
    }
    ship_by_seller(call, &id, &own)?;
    let package = call.world.orders.get(&id).and_then(|order| order.parcel.as_ref());
    let package = package.ok_or_else(Failure::internal)?.id.to_string();
    Ok(json!({"order_id": id, "order_line_item_ids": units, "package_id": package}))
}

/// `GET /fulfillment/202309/packages/{package_id}/handover_time_slots`
pub(crate) fn handover_time_slots(call: &mut Call<'_>) -> Result<Value, Failure> {
    owned(call, &call.ids[0])?;
    // `avaliable` is how the wire spells it.
    let slots: Vec<_> = slots(call.world.now_ms)
        .into_iter()
        .map(|(start, end)| json!({"start_time": start, "end_time": end, "avaliable": true}))
        .collect();
    Ok(json!({
        "can_pickup": true, "can_drop_off": true, "can_van_collection": false, "drop_off_point_url": "",
        "pickup_slots": slots,
    }))
}

/// Morning and afternoon of the next two days, in unix seconds.
fn slots(now_ms: i64) -> Vec<(i64, i64)> {
    let today = now_ms.div_euclid(1000 * DAY_S) * DAY_S;
    let day = |n: i64| {
        let day = today + n * DAY_S;
        [(day + 2 * 3600, day + 5 * 3600), (day + 6 * 3600, day + 10 * 3600)]
    };
    (1..=2).flat_map(day).collect()
}

/// `GET /fulfillment/202309/orders/{order_id}/tracking`, the latest first.
pub(crate) fn order_tracking(call: &mut Call<'_>) -> Result<Value, Failure> {
    let order = call.world.orders.get(&call.ids[0]).filter(|order| order.shop == call.shop_id);
    let order = order.ok_or_else(orders::not_yours)?;
    let steps = [
        (order.delivered_ms, "Your package has been delivered."),
        (order.shipped_ms, "Your package has been picked up by the carrier."),
        (order.arranged_ms, "The seller is preparing your package."),
    ];
    let rows: Vec<_> = steps
        .into_iter()
        .filter_map(|(at, description)| Some(json!({"description": description, "update_time_millis": at?})))
        .collect();
    Ok(json!({ "tracking": rows }))
}

/// Finds a package of the call's shop.
pub(crate) fn owned<'a>(call: &'a Call<'_>, id: &str) -> Result<(&'a Order, &'a Parcel), Failure> {
    let (number, shop): (Option<i64>, _) = (id.parse().ok(), call.shop()?);
    orders::orders(call)
        .filter_map(|order| package(shop, order).map(|parcel| (order, parcel)))
        .find(|(_, parcel)| Some(parcel.id) == number)
        .ok_or_else(|| Failure::business(21011028, "The package does not belong to the shop."))
}

fn contents(shop: &Shop, order: &Order) -> Value {
    let skus: Vec<_> = order
        .lines
        .iter()
        .filter(|line| line.left() > 0)
        .map(|line| {
            let name = shop.products.get(&line.product).map_or("", |product| product.title.as_str());
            json!({"id": line.variant.to_string(), "name": name, "image_url": "", "quantity": line.left()})
        })
        .collect();
    json!({"id": order.id, "skus": skus})
}
