//! Orders: search and detail (reference section 4.8).

mod row;

pub(crate) use row::{carrier, recipient, row, tracking};

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::paging::{Paging, Rules, Times};
use crate::sandbox::world::{Line, Order, Parcel, Party, Shop, Stage};

/// What the order service calls a bad parameter: the reference lists this code without a service.
const BAD_PARAMETER: i64 = 98001004;
const MOST_WAREHOUSES: usize = 100;
const MOST_IDS: usize = 50;
const RULES: Rules = Rules {
    sizes: 1..=100,
    default_size: None,
    fields: &["create_time", "update_time"],
    descending: true,
    bad_parameter: BAD_PARAMETER,
};
const STATUSES: [&str; 9] = [
    "UNPAID",
    "ON_HOLD",
    "AWAITING_SHIPMENT",
    "PARTIALLY_SHIPPING",
    "AWAITING_COLLECTION",
    "IN_TRANSIT",
    "DELIVERED",
    "COMPLETED",
    "CANCELLED",
];

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    order_status: Option<String>,
    shipping_type: Option<String>,
    buyer_user_id: Option<String>,
    is_buyer_request_cancel: Option<bool>,
    warehouse_ids: Vec<String>,
    #[serde(flatten)]
    times: Times,
}

/// `POST /order/202309/orders/search`
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    let paging = Paging::read(call, &RULES)?;
    let filter: Filter = call.json(BAD_PARAMETER)?;
    filter.check()?;
    let shop = call.shop()?;
    let found = orders(call).filter(|order| filter.takes(shop, order)).collect();
    let page = paging.cut(found, |order: &&Order| {
        let at = if paging.field == "update_time" { order.updated_ms } else { order.created_ms };
        (at, order.id.as_str())
    });
    let rows: Vec<_> = page.rows.into_iter().map(|order| row(shop, order)).collect();
    Ok(json!({"next_page_token": page.next, "total_count": page.total, "orders": rows}))
}

impl Filter {
    fn check(&self) -> Result<(), Failure> {
        let known = |value: &Option<String>, all: &[&str]| {
            value.as_deref().is_none_or(|value| value.is_empty() || all.contains(&value))
        };
        let bad = if !known(&self.order_status, &STATUSES) {
            "order_status"
        } else if !known(&self.shipping_type, &["TIKTOK", "SELLER", "TIKTOK_DIGITAL"]) {
            "shipping_type"
        } else if self.warehouse_ids.len() > MOST_WAREHOUSES {
            "warehouse_ids"
        } else {
            return Ok(());
        };
        Err(Failure::business(BAD_PARAMETER, format!("Invalid parameter. The {bad} is invalid.")))
    }

    fn takes(&self, shop: &Shop, order: &Order) -> bool {
        let is = |wanted: &Option<String>, found: &str| {
            wanted.as_deref().is_none_or(|wanted| wanted.is_empty() || wanted == found)
        };
        is(&self.order_status, status(order))
            && is(&self.shipping_type, shipping_type(shop))
            && is(&self.buyer_user_id, &order.buyer.to_string())
            && self.is_buyer_request_cancel.is_none_or(|wanted| wanted == order.cancel_asked().is_some())
            && (self.warehouse_ids.is_empty() || self.warehouse_ids.iter().any(|id| id == warehouse(order)))
            && self.times.take(order.created_ms, order.updated_ms)
    }
}

/// `GET /order/202507/orders`. Ids not found are left out, unless none is found: the reference allows both.
pub(crate) fn detail(call: &mut Call<'_>) -> Result<Value, Failure> {
    let ids: Vec<_> =
        call.query("ids").unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty()).collect();
    if !(1..=MOST_IDS).contains(&ids.len()) {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. Name 1 to 50 ids."));
    }
    let shop = call.shop()?;
    let rows: Vec<_> = ids
        .into_iter()
        .filter_map(|id| call.world.orders.get(id).filter(|order| order.shop == call.shop_id))
        .map(|order| {
            let mut row = row(shop, order);
            row["payment_card_type"] = json!("");
            row["payment_method_code"] = json!("");
            row["payment_auth_code"] = json!("");
            row["channel_entity_national_registry_id"] = json!("");
            row
        })
        .collect();
    if rows.is_empty() {
        return Err(not_yours());
    }
    Ok(json!({ "orders": rows }))
}

/// The orders of the call's shop.
pub(crate) fn orders<'a>(call: &'a Call<'_>) -> impl Iterator<Item = &'a Order> {
    call.world.orders.values().filter(|order| order.shop == call.shop_id)
}

/// No order or package of the call's shop.
pub(crate) fn not_yours() -> Failure {
    Failure::business(21008111, "The order does not belong to the shop.")
}

/// Returns TikTok's word for how far an order is. One that came back was refunded in full, which completes it.
pub(crate) fn status(order: &Order) -> &'static str {
    match order.stage {
        Stage::Unpaid => "UNPAID",
        Stage::Paid => "AWAITING_SHIPMENT",
        Stage::Arranged => "AWAITING_COLLECTION",
        Stage::Shipped => "IN_TRANSIT",
        Stage::Delivered => "DELIVERED",
        Stage::Completed | Stage::Returned => "COMPLETED",
        Stage::Cancelled => "CANCELLED",
    }
}

/// Returns who ships a shop's orders, in TikTok's words.
pub(crate) fn shipping_type(shop: &Shop) -> &'static str {
    if shop.seller_ships { "SELLER" } else { "TIKTOK" }
}

/// Markets where an order has no package before it is shipped; elsewhere it has one from payment on (4.9).
pub(crate) const LATE_PACKAGES: [&str; 8] = ["DE", "ES", "FR", "GB", "IE", "IT", "JP", "US"];

/// Returns an order's package, once there is one.
pub(crate) fn package<'o>(shop: &Shop, order: &'o Order) -> Option<&'o Parcel> {
    let is_late = LATE_PACKAGES.contains(&shop.region.as_str()) && order.arranged_ms.is_none();
    order.parcel.as_ref().filter(|_| !is_late)
}

/// Returns TikTok's word for how far an order's package is.
pub(crate) fn package_status(order: &Order) -> &'static str {
    match order.stage {
        Stage::Unpaid | Stage::Paid => "TO_FULFILL",
        Stage::Arranged => "PROCESSING",
        Stage::Shipped => "FULFILLING",
        Stage::Delivered | Stage::Completed | Stage::Returned => "COMPLETED",
        Stage::Cancelled => "CANCELLED",
    }
}

/// Returns who, in TikTok's words.
pub(crate) fn party(party: Party) -> &'static str {
    match party {
        Party::Buyer => "BUYER",
        Party::Seller => "SELLER",
    }
}

/// The ids of a line's units that were not cancelled by part: each unit is a line item of its own.
pub(crate) fn unit_ids(line: &Line) -> impl Iterator<Item = String> {
    line.units_left().map(|unit| (line.id + unit).to_string())
}

/// Returns the warehouse that the first units come from.
pub(crate) fn warehouse(order: &Order) -> &str {
    let taken = order.lines.iter().flat_map(|line| &line.taken).next();
    taken.map_or("", |(warehouse, _)| warehouse)
}
