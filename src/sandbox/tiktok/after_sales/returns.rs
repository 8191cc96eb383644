//! Returns: search, approval, rejection.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{BAD_PARAMETER, REJECT_REASONS, missing, page_rules, refund, return_status, return_type, takes};
use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::orders::{self, unit_ids};
use crate::sandbox::tiktok::paging::{Paging, Times};
use crate::sandbox::world::{Comeback, ComebackState, Order, Shop};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Filter {
    return_ids: Vec<String>,
    order_ids: Vec<String>,
    buyer_user_ids: Vec<String>,
    return_types: Vec<String>,
    return_status: Vec<String>,
    #[serde(flatten)]
    times: Times,
}

/// `POST /return_refund/202602/returns/search`
pub(crate) fn search(call: &mut Call<'_>) -> Result<Value, Failure> {
    let paging = Paging::read(call, &page_rules(10))?;
    let filter: Filter = call.json(BAD_PARAMETER)?;
    let shop = call.shop()?;
    let found: Vec<(String, &Order, &Comeback)> = orders::orders(call)
        .filter_map(|order| order.comeback.as_ref().map(|c| (c.id.to_string(), order, c)))
        .filter(|(id, order, comeback)| {
            takes(&filter.return_ids, id)
                && takes(&filter.order_ids, &order.id)
                && takes(&filter.buyer_user_ids, &order.buyer.to_string())
                && takes(&filter.return_types, return_type(comeback))
                && takes(&filter.return_status, return_status(comeback))
                && filter.times.take(comeback.created_ms, comeback.updated_ms)
        })
        .collect();
    let page = paging.cut(found, |(id, _, comeback)| {
        let at = if paging.field == "update_time" { comeback.updated_ms } else { comeback.created_ms };
        (at, id.as_str())
    });
    let rows: Vec<_> =
        page.rows.into_iter().map(|(id, order, comeback)| row(shop, &id, order, comeback)).collect();
    Ok(json!({"return_orders": rows, "total_count": page.total, "next_page_token": page.next}))
}

fn row(shop: &Shop, id: &str, order: &Order, comeback: &Comeback) -> Value {
    let items: Vec<_> = order
        .lines
        .iter()
        .flat_map(|line| unit_ids(line).map(move |unit| (line, unit)))
        .map(|(line, unit)| {
            json!({
                "return_line_item_id": unit,
                "order_line_item_id": unit,
                "sku_id": line.variant.to_string(),
                "seller_sku": line.seller_sku,
                "product_name": shop.products.get(&line.product).map_or("", |product| product.title.as_str()),
                "refund_amount": refund(shop, line.price),
            })
        })
        .collect();
    json!({
        "return_id": id,
        "order_id": order.id,
        "return_type": return_type(comeback),
        "return_status": return_status(comeback),
        "arbitration_status": "",
        "role": "BUYER",
        "return_reason": comeback.reason,
        "return_reason_text": comeback.reason,
        "create_time": comeback.created_ms / 1000,
        "update_time": comeback.updated_ms / 1000,
        "refund_amount": refund(shop, order.total()),
        "return_line_items": items,
        "can_buyer_keep_item": false,
        "is_combined_return": false,
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Decision {
    decision: String,
    buyer_keep_item: bool,
    reject_reason: String,
}

/// `POST /return_refund/202309/returns/{return_id}/approve`
pub(crate) fn approve(call: &mut Call<'_>) -> Result<Value, Failure> {
    let body: Decision = call.json(BAD_PARAMETER)?;
    let keep = body.buyer_keep_item;
    decide(call, |comeback| match (body.decision.as_str(), comeback.state, comeback.with_goods) {
        ("APPROVE_REFUND", ComebackState::Asked, false) => Some(ComebackState::Done),
        ("APPROVE_RETURN", ComebackState::Asked, true) if keep => {
            comeback.with_goods = false;
            Some(ComebackState::Done)
        }
        ("APPROVE_RETURN", ComebackState::Asked, true) => Some(ComebackState::Approved),
        ("APPROVE_RECEIVED_PACKAGE", ComebackState::Sent, true) => Some(ComebackState::Done),
        _ => None,
    })
}

/// `POST /return_refund/202309/returns/{return_id}/reject`
pub(crate) fn reject(call: &mut Call<'_>) -> Result<Value, Failure> {
    let body: Decision = call.json(BAD_PARAMETER)?;
    if !REJECT_REASONS.iter().any(|(name, _)| *name == body.reject_reason) {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. The reject_reason is invalid."));
    }
    decide(call, |comeback| match (body.decision.as_str(), comeback.state, comeback.with_goods) {
        ("REJECT_REFUND", ComebackState::Asked, false)
        | ("REJECT_RETURN", ComebackState::Asked, true)
        | ("REJECT_RECEIVED_PACKAGE", ComebackState::Sent, true) => Some(ComebackState::Refused),
        _ => None,
    })
}

/// Moves the return of the path on to where `step` says, which refuses with `None`.
fn decide(
    call: &mut Call<'_>,
    step: impl FnOnce(&mut Comeback) -> Option<ComebackState>,
) -> Result<Value, Failure> {
    let wanted: Option<i64> = call.ids[0].parse().ok();
    let found = orders::orders(call).find(|o| o.comeback.as_ref().is_some_and(|c| Some(c.id) == wanted));
    let id = found.ok_or_else(missing)?.id.clone();
    let order = call.world.order_mut(&id).map_err(|_| missing())?;
    let comeback = order.comeback.as_mut().ok_or_else(missing)?;
    if comeback.state == ComebackState::Done {
        return Err(Failure::business(25020010, "The request is approved already."));
    }
    let to = step(comeback)
        .ok_or_else(|| Failure::business(25011011, "The decision does not fit the return's status."))?;
    call.world.answer_return(&id, to).map_err(|_| Failure::internal())?;
    Ok(json!({}))
}
