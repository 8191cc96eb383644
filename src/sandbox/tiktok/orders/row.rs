//! An order as search and detail tell it.

use serde_json::{Map, Value, json};

use crate::sandbox::tiktok::logistics::{PROVIDERS, delivery_option};
use crate::sandbox::tiktok::orders::{package, package_status, party, shipping_type, status, warehouse};
use crate::sandbox::world::{Handover, Line, Order, Shop, Stage};

const DAY_S: i64 = 24 * 3600;

/// Returns an order, one line item for every unit.
pub(crate) fn row(shop: &Shop, order: &Order) -> Value {
    let parcels: Vec<_> =
        package(shop, order).iter().map(|parcel| json!({"id": parcel.id.to_string()})).collect();
    let (delivery_option_id, delivery_option_name) = delivery_option(shop.seller_ships);
    let cancelled = order.cancel_done();
    let (provider_id, provider) = carrier(order);
    let line_items: Vec<_> = order.lines.iter().flat_map(|line| line_items(shop, order, line)).collect();
    let mut row = json!({
        "id": order.id,
        "status": status(order),
        "user_id": order.buyer.to_string(),
        "buyer_email": format!("v{}@scs.tiktok.com", order.buyer),
        "buyer_message": "",
        "seller_note": "",
        "is_buyer_request_cancel": order.cancel_asked().is_some(),
        "cancellation_initiator": cancelled.map_or("", |cancellation| party(cancellation.by)),
        "cancel_reason": cancelled.map_or("", |cancellation| cancellation.reason.as_str()),
        "is_cod": false,
        "is_sample_order": false,
        "is_on_hold_order": false,
        "is_replacement_order": false,
        "is_exchange_order": false,
        "has_updated_recipient_address": false,
        "fulfillment_type": "FULFILLMENT_BY_SELLER",
        "shipping_type": shipping_type(shop),
        "delivery_type": "HOME_DELIVERY",
        "delivery_option_id": delivery_option_id,
        "delivery_option_name": delivery_option_name,
        "shipping_provider_id": provider_id,
        "shipping_provider": provider,
        "tracking_number": tracking(order),
        "warehouse_id": warehouse(order),
        "order_type": "NORMAL",
        "commerce_platform": "TIKTOK_SHOP",
        "need_upload_invoice": "UNKNOWN",
        "payment_method_name": "",
        "packages": parcels,
        "payment": payment(shop, order),
        "recipient_address": recipient(shop, order),
        "line_items": line_items,
    });
    if let Value::Object(row) = &mut row {
        row.extend(times(order));
    }
    row
}

/// Unix seconds; 0 for what has not happened.
fn times(order: &Order) -> Map<String, Value> {
    let seconds = |ms: Option<i64>| ms.map_or(0, |ms| ms / 1000);
    let due = |days: i64| order.paid_ms.map_or(0, |ms| ms / 1000 + days * DAY_S);
    let times = [
        ("create_time", order.created_ms / 1000),
        ("update_time", order.updated_ms / 1000),
        ("paid_time", seconds(order.paid_ms)),
        ("rts_time", seconds(order.arranged_ms)),
        ("collection_time", seconds(order.shipped_ms)),
        ("delivery_time", seconds(order.delivered_ms)),
        ("cancel_time", seconds(order.cancelled_ms)),
        ("request_cancel_time", order.cancel_asked().map_or(0, |asked| asked.created_ms / 1000)),
        ("rts_sla_time", due(2)),
        ("tts_sla_time", due(3)),
        ("shipping_due_time", due(2)),
        ("collection_due_time", due(3)),
        ("delivery_due_time", due(14)),
        ("cancel_order_sla_time", due(4)),
    ];
    times.into_iter().map(|(name, time)| (name.to_owned(), time.into())).collect()
}

/// The sandbox gives no discounts and ships for nothing.
fn payment(shop: &Shop, order: &Order) -> Value {
    let total = order.total().to_string();
    json!({
            "currency": shop.currency,
            "sub_total": total,
            "shipping_fee": "0",
            "seller_discount": "0",
            "platform_discount": "0",
            "total_amount": total,
            "original_total_product_price": total,
            "original_shipping_fee": "0",
            "shipping_fee_seller_discount": "0",
            "shipping_fee_platform_discount": "0",
            "shipping_fee_cofunded_discount": "0",
            "tax": "0",
    })
}

/// Returns the carrier's id and name, empty before the seller has arranged shipment.
pub(crate) fn carrier(order: &Order) -> (&'static str, &'static str) {
    match order.parcel.as_ref().and_then(|parcel| parcel.handover.as_ref()) {
        Some(Handover::Seller(own)) => PROVIDERS.into_iter().find(|(id, _)| id == own).unwrap_or_default(),
        _ if tracking(order).is_empty() => ("", ""),
        _ => ("7117858858072016385", "J&T Express"),
    }
}

/// Returns the tracking number, empty before there is one.
pub(crate) fn tracking(order: &Order) -> &str {
    order.parcel.as_ref().and_then(|parcel| parcel.tracking.as_deref()).unwrap_or_default()
}

/// Returns where the buyer wants it: empty while unpaid, masked because TikTok ships.
pub(crate) fn recipient(shop: &Shop, order: &Order) -> Value {
    if order.stage == Stage::Unpaid {
        return json!({});
    }
    json!({
        "name": "B***",
        "first_name": "B***",
        "last_name": "",
        "phone_number": "(+00)812******45",
        "full_address": format!("{}, ***", shop.region),
        "address_detail": "***",
        "address_line1": "***",
        "address_line2": "",
        "address_line3": "",
        "address_line4": "",
        "region_code": shop.region,
        "postal_code": "40111",
        "post_town": "",
        "district_info": [
            {"address_level": "L0", "address_level_name": "Country", "address_name": shop.region},
        ],
    })
}

fn line_items<'a>(shop: &'a Shop, order: &'a Order, line: &'a Line) -> impl Iterator<Item = Value> + 'a {
    let name = shop.products.get(&line.product).map_or("", |product| product.title.as_str());
    let variant = shop.variant(line.product, line.variant).map_or("", |variant| variant.option.as_str());
    let (provider_id, provider) = carrier(order);
    let price = line.price.to_string();
    (0..line.quantity).map(move |unit| {
        let part = line.cancelled.get(&unit).and_then(|id| order.parts.iter().find(|part| part.id == *id));
        let cancelled = part.or_else(|| order.cancel_done());
        let arranged_ms = order.arranged_ms.filter(|_| part.is_none());
        let mut item = json!({
            "id": (line.id + unit).to_string(),
            "product_id": line.product.to_string(),
            "product_name": name,
            "sku_id": line.variant.to_string(),
            "sku_name": variant,
            "sku_type": "NORMAL",
            "seller_sku": line.seller_sku,
            "sku_image": "",
            "currency": shop.currency,
            "original_price": price,
            "sale_price": price,
            "seller_discount": "0",
            "platform_discount": "0",
            "display_status": if part.is_some() { "CANCELLED" } else { status(order) },
            "is_gift": false,
            "is_dangerous_good": false,
            "needs_prescription": false,
            "handling_duration_days": "2",
            "rts_time": arranged_ms.map_or(0, |ms| ms / 1000),
            "shipping_provider_id": provider_id,
            "shipping_provider_name": provider,
            "tracking_number": tracking(order),
            "item_tax": [],
        });
        if let Some(parcel) = package(shop, order).filter(|_| part.is_none()) {
            item["package_id"] = json!(parcel.id.to_string());
            item["package_status"] = json!(package_status(order));
        }
        if let Some(cancellation) = cancelled {
            item["cancel_reason"] = json!(cancellation.reason);
            item["cancel_user"] = json!(party(cancellation.by));
        }
        item
    })
}
