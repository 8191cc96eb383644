//! Cancellations: search, the seller's own, and the answer to the buyer's.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{BAD_PARAMETER, REJECT_REASONS, cancel_status, missing, page_rules, refund, takes};
use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::orders::{self, party};
use crate::sandbox::tiktok::paging::{Paging, Times};
use crate::sandbox::world::{CancelState, Cancellation, Line, Order, Party, Shop, Stage, Units};

const ANSWER_WITHIN_S: i64 = 48 * 3600;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    cancel_ids: Vec<String>,
    order_ids: Vec<String>,
    buyer_user_ids: Vec<String>,
    cancel_types: Vec<String>,
    cancel_status: Vec<String>,
    #[serde(flatten)]
    times: Times,
}

/// `POST /return_refund/202602/cancellations/search`
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    let paging = Paging::read(call, &page_rules(1))?;
    let filter: Filter = call.json(BAD_PARAMETER)?;
    let shop = call.shop()?;
    let found: Vec<(String, &Order, &Cancellation)> = orders::orders(call)
        .flat_map(|order| order.cancellation.iter().chain(&order.parts).map(move |it| (order, it)))
        .map(|(order, cancellation)| (cancellation.id.to_string(), order, cancellation))
        .filter(|(id, order, cancellation)| {
            takes(&filter.cancel_ids, id)
                && takes(&filter.order_ids, &order.id)
                && takes(&filter.buyer_user_ids, &order.buyer.to_string())
                && takes(&filter.cancel_types, cancel_type(cancellation))
                && takes(&filter.cancel_status, cancel_status(cancellation))
                && filter.times.take(cancellation.created_ms, cancellation.updated_ms)
        })
        .collect();
    let page = paging.cut(found, |(id, _, cancellation)| {
        let at =
            if paging.field == "update_time" { cancellation.updated_ms } else { cancellation.created_ms };
        (at, id.as_str())
    });
    let rows: Vec<_> =
        page.rows.into_iter().map(|(id, order, cancellation)| row(shop, &id, order, cancellation)).collect();
    Ok(json!({"cancellations": rows, "total_count": page.total, "next_page_token": page.next}))
}

fn cancel_type(cancellation: &Cancellation) -> &'static str {
    match cancellation.by {
        Party::Buyer => "BUYER_CANCEL",
        Party::Seller => "CANCEL",
    }
}

fn row(shop: &Shop, id: &str, order: &Order, cancellation: &Cancellation) -> Value {
    let units = order.units_of_cancellation(cancellation.id);
    let items: Vec<_> = units
        .iter()
        .filter_map(|(index, unit)| order.lines.get(*index).map(|line| (line, (line.id + unit).to_string())))
        .map(|(line, unit)| {
            json!({
                "cancel_line_item_id": unit,
                "order_line_item_id": unit,
                "sku_id": line.variant.to_string(),
                "seller_sku": line.seller_sku,
                "product_name": shop.products.get(&line.product).map_or("", |product| product.title.as_str()),
                "refund_amount": refund(shop, line.price),
            })
        })
        .collect();
    let mut row = json!({
        "cancel_id": id,
        "order_id": order.id,
        "cancel_type": cancel_type(cancellation),
        "cancel_status": cancel_status(cancellation),
        "role": party(cancellation.by),
        "cancel_reason": cancellation.reason,
        "cancel_reason_text": cancellation.reason,
        "create_time": cancellation.created_ms / 1000,
        "update_time": cancellation.updated_ms / 1000,
        "refund_amount": refund(shop, order.cost(&units)),
        "cancel_line_items": items,
    });
    if cancellation.state == CancelState::Asked {
        let deadline = cancellation.created_ms / 1000 + ANSWER_WITHIN_S;
        row["seller_next_action_response"] =
            json!([{"action": "SELLER_RESPOND_CANCEL", "deadline": deadline}]);
    }
    row
}

#[derive(Deserialize)]
struct Cancel {
    order_id: String,
    #[serde(default)]
    cancel_reason: String,
    #[serde(default)]
    skus: Vec<Quantity>,
    #[serde(default)]
    order_line_item_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Quantity {
    sku_id: String,
    quantity: i64,
}

/// Where a seller may cancel some units of an order and ship the others.
const PARTS: [&str; 2] = ["GB", "US"];

/// `POST /return_refund/202602/cancellations`: before shipping; in the US until the carrier collects.
pub(crate) fn create(call: &mut Call<'_>) -> Result<Value, Failure> {
    let refuse = |code, message: &str| Err(Failure::business(code, message));
    let body: Cancel = call.json(BAD_PARAMETER)?;
    let order = call.world.orders.get(&body.order_id).ok_or_else(missing)?;
    if order.shop != call.shop_id {
        return refuse(25020005, "The order does not belong to the shop.");
    }
    match order.stage {
        Stage::Unpaid | Stage::Paid => {}
        Stage::Arranged if call.shop()?.region == "US" => {}
        Stage::Cancelled => return refuse(25020009, "The order is cancelled already."),
        _ => return refuse(25001045, "The order is shipped, the courier cannot stop it."),
    }
    check_reason(&body.cancel_reason, &call.shop()?.region, order.stage)?;
    let units = body.units(order)?;
    if units.len() as i64 != order.lines.iter().map(Line::left).sum::<i64>()
        && !PARTS.contains(&call.shop()?.region.as_str())
    {
        return refuse(25005010, "Single lines of this order cannot be cancelled.");
    }
    let id = call.world.cancel_units(&body.order_id, &units, Party::Seller, &body.cancel_reason);
    let id = id.map_err(|_| Failure::internal())?.to_string();
    Ok(json!({"cancel_id": id, "cancel_status": "CANCELLATION_REQUEST_COMPLETE"}))
}

impl Cancel {
    /// Returns the units that are meant: by their ids, by how many of which SKUs, or all of the order.
    fn units(&self, order: &Order) -> Result<Units, Failure> {
        if !self.skus.is_empty() && !self.order_line_item_ids.is_empty() {
            return Err(Failure::business(
                BAD_PARAMETER,
                "Invalid parameter. Name SKUs or line items, not both.",
            ));
        }
        let left = order.lines.iter().enumerate().flat_map(|(index, line)| {
            line.units_left().map(move |unit| ((line.id + unit).to_string(), (index, unit)))
        });
        let by_sku = |sku: &Quantity| {
            let line = order.lines.iter().find(|line| line.variant.to_string() == sku.sku_id)?;
            order.units_of(line.product, line.variant, sku.quantity)
        };
        let too_many = || Failure::business(25005011, "The order does not have as many units.");
        if self.skus.is_empty() {
            let ids = &self.order_line_item_ids;
            let units: Units = left.filter(|(id, _)| takes(ids, id)).map(|(_, unit)| unit).collect();
            return if ids.is_empty() || units.len() == ids.len() { Ok(units) } else { Err(too_many()) };
        }
        let units: Option<Vec<Units>> = self.skus.iter().map(by_sku).collect();
        Ok(units.ok_or_else(too_many)?.into_iter().flatten().collect())
    }
}

/// Refuses a reason that is unknown, or not one for the order's stage or the shop's region.
fn check_reason(given: &str, region: &str, stage: Stage) -> Result<(), Failure> {
    const UNPAID: [&str; 4] = [
        "seller_cancel_unpaid_reason_out_of_stock",
        "seller_cancel_unpaid_reason_wrong_price",
        "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
        "seller_cancel_unpaid_reason_buyer_requested_cancellation",
    ];
    const PAID: [&str; 5] = [
        "seller_cancel_reason_out_of_stock",
        "seller_cancel_reason_wrong_price",
        "seller_cancel_paid_reason_address_not_deliver",
        "seller_cancel_unable_to_deliver_to_buyer_address",
        "seller_cancel_paid_reason_buyer_requested_cancellation",
    ];
    let reason = if region == "GB" { given.strip_suffix("_uk").unwrap_or_default() } else { given };
    let elsewhere = match reason {
        "seller_cancel_reason_wrong_price" => ["BR", "MX"].contains(&region),
        "seller_cancel_paid_reason_address_not_deliver" => region == "SG",
        "seller_cancel_unable_to_deliver_to_buyer_address" => region != "SG",
        "seller_cancel_paid_reason_buyer_requested_cancellation" => {
            ["ID", "MY", "SG", "TH", "VN"].contains(&region)
        }
        _ => false,
    };
    let (unpaid, paid) = (UNPAID.contains(&reason), PAID.contains(&reason));
    if !(unpaid || paid) || elsewhere {
        return Err(Failure::business(25001014, "The cancel reason is not known."));
    }
    if unpaid != (stage == Stage::Unpaid) {
        return Err(Failure::business(25001021, "The cancel reason does not fit the order's status."));
    }
    Ok(())
}

/// `POST /return_refund/202309/cancellations/{cancel_id}/approve`
pub(crate) fn approve(call: &mut Call<'_>) -> Result<Value, Failure> {
    answer(call, true)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Reject {
    reject_reason: String,
}

/// `POST /return_refund/202309/cancellations/{cancel_id}/reject`
pub(crate) fn reject(call: &mut Call<'_>) -> Result<Value, Failure> {
    let Reject { reject_reason } = call.json(BAD_PARAMETER)?;
    if !REJECT_REASONS.iter().any(|(name, _)| *name == reject_reason) {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. The reject_reason is invalid."));
    }
    answer(call, false)
}

fn answer(call: &mut Call<'_>, accept: bool) -> Result<Value, Failure> {
    let wanted: Option<i64> = call.ids[0].parse().ok();
    let found = orders::orders(call)
        .find_map(|order| order.cancellation.as_ref().filter(|c| Some(c.id) == wanted).map(|c| (order, c)));
    let (order, cancellation) = found.ok_or_else(missing)?;
    match cancellation.state {
        CancelState::Asked => {}
        CancelState::Done => return Err(Failure::business(25020010, "The request is approved already.")),
        CancelState::Refused => return Err(Failure::business(25001003, "The request is closed.")),
    }
    let id = order.id.clone();
    call.world.answer_cancel(&id, accept).map_err(|_| Failure::internal())?;
    Ok(json!({}))
}
