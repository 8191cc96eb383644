//! `/returns/*`: buyers who want their money back, and the seller's answer.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::params::Params;
use crate::sandbox::shopee::product::amount;
use crate::sandbox::shopee::{orders, seconds};
use crate::sandbox::world::{Comeback, ComebackState, Order, Shop};

const LONGEST_WINDOW_S: i64 = 15 * 24 * 3600;
const STATUSES: [&str; 7] =
    ["REQUESTED", "PROCESSING", "ACCEPTED", "JUDGING", "SELLER_DISPUTE", "CANCELLED", "CLOSED"];

/// Pages are counted from 0, as the text has it.
pub(super) fn return_list(call: &mut Call<'_>) -> Answer {
    let params = &call.params;
    let page_no = params.int_in("page_no", 0..=i64::from(u32::MAX))?;
    let page_size = params.int_in("page_size", 1..=100)?;
    let created = window(params, "create_time_from", "create_time_to")?;
    let updated = window(params, "update_time_from", "update_time_to")?;
    let wanted = params.text("status");
    if wanted.is_some_and(|wanted| !STATUSES.contains(&wanted)) {
        return Err(Refusal::wrong_parameters("status is invalid."));
    }
    let shop = call.shop()?;
    let mut found: Vec<_> = orders(call)
        .filter_map(|order| Some((order, order.comeback.as_ref()?)))
        .filter(|(_, comeback)| wanted.is_none_or(|wanted| wanted == status(comeback)))
        .filter(|(_, comeback)| {
            created.is_none_or(|(from, to)| (from..=to).contains(&seconds(comeback.created_ms)))
                && updated.is_none_or(|(from, to)| (from..=to).contains(&seconds(comeback.updated_ms)))
        })
        .collect();
    found.sort_by_key(|(_, comeback)| (comeback.created_ms, comeback.id));
    let start = usize::try_from(page_no * page_size).unwrap_or(usize::MAX);
    let rows: Vec<_> = found
        .iter()
        .skip(start)
        .take(page_size as usize)
        .map(|(order, comeback)| row(shop, order, comeback))
        .collect();
    let more = start.saturating_add(rows.len()) < found.len();
    Ok(Payload::Response(json!({"more": more, "return": rows})))
}

fn window(params: &Params, from: &str, to: &str) -> Result<Option<(i64, i64)>, Refusal> {
    match (params.int(from)?, params.int(to)?) {
        (None, None) => Ok(None),
        (Some(start), Some(end)) if start < end && end - start <= LONGEST_WINDOW_S => Ok(Some((start, end))),
        _ => Err(Refusal::wrong_parameters(format!("{from} and {to} must be at most 15 days apart."))),
    }
}

pub(super) fn return_detail(call: &mut Call<'_>) -> Answer {
    let sn =
        call.params.text("return_sn").ok_or_else(|| Refusal::wrong_parameters("return_sn is required."))?;
    let (order, comeback) = find(call, sn)?;
    Ok(Payload::Response(row(call.shop()?, order, comeback)))
}

#[derive(Deserialize)]
struct Named {
    return_sn: String,
}

/// Agrees: to refund at once, or first to get the goods back.
pub(super) fn confirm(call: &mut Call<'_>) -> Answer {
    let Named { return_sn } = call.read()?;
    let (_, comeback) = find(call, &return_sn)?;
    let to = match (comeback.state, comeback.with_goods) {
        (ComebackState::Asked, true) => ComebackState::Approved,
        (ComebackState::Asked, false) | (ComebackState::Sent, _) => ComebackState::Done,
        _ => return Err(wrong_state()),
    };
    answer(call, &return_sn, to)
}

#[derive(Deserialize)]
struct Dispute {
    return_sn: String,
    email: String,
    dispute_reason_id: i64,
}

/// Disagrees. In the sandbox the seller always wins.
pub(super) fn dispute(call: &mut Call<'_>) -> Answer {
    let Dispute { return_sn, email, dispute_reason_id } = call.read()?;
    if email.is_empty() || dispute_reason_id < 0 {
        return Err(Refusal::wrong_parameters("email and dispute_reason_id are required."));
    }
    let (_, comeback) = find(call, &return_sn)?;
    if !matches!(comeback.state, ComebackState::Asked | ComebackState::Sent) {
        return Err(wrong_state());
    }
    answer(call, &return_sn, ComebackState::Refused)
}

fn answer(call: &mut Call<'_>, return_sn: &str, to: ComebackState) -> Answer {
    let order = find(call, return_sn)?.0.id.clone();
    call.world.answer_return(&order, to).map_err(|_| wrong_state())?;
    Ok(Payload::Response(json!({ "return_sn": return_sn })))
}

fn wrong_state() -> Refusal {
    Refusal::service("error_param", "Wrong parameters, detail: the return status does not allow this.")
}

fn find<'a>(call: &'a Call<'_>, return_sn: &str) -> Result<(&'a Order, &'a Comeback), Refusal> {
    let number: Option<i64> = return_sn.parse().ok();
    orders(call)
        .filter_map(|order| Some((order, order.comeback.as_ref()?)))
        .find(|(_, comeback)| Some(comeback.id) == number)
        .ok_or_else(|| {
            Refusal::service("error_not_found", "Wrong parameters, detail: the return is not found.")
        })
}

fn status(comeback: &Comeback) -> &'static str {
    match comeback.state {
        ComebackState::Asked => "REQUESTED",
        ComebackState::Approved | ComebackState::Sent => "PROCESSING",
        ComebackState::Done => "ACCEPTED",
        ComebackState::Refused => "CANCELLED",
    }
}

fn row(shop: &Shop, order: &Order, comeback: &Comeback) -> Value {
    let items: Vec<_> = order
        .lines
        .iter()
        .map(|line| {
            let whole = line.variant == 0;
            json!({
                "item_id": line.product,
                "model_id": line.variant,
                "name": shop.products.get(&line.product).map_or("", |product| product.title.as_str()),
                "images": [],
                "amount": line.left(),
                "item_price": amount(line.price),
                "item_sku": if whole { line.seller_sku.as_str() } else { "" },
                "variation_sku": if whole { "" } else { line.seller_sku.as_str() },
                "is_add_on_deal": false,
                "is_main_item": false,
                "add_on_deal_id": 0,
            })
        })
        .collect();
    json!({
        "return_sn": comeback.id.to_string(),
        "order_sn": order.id,
        "status": status(comeback),
        "reason": "CHANGE_MIND",
        "text_reason": comeback.reason,
        "refund_amount": amount(order.total()),
        "amount_before_discount": amount(order.total()),
        "currency": shop.currency,
        "create_time": seconds(comeback.created_ms),
        "update_time": seconds(comeback.updated_ms),
        "due_date": seconds(comeback.created_ms) + 2 * 24 * 3600,
        "tracking_number": "",
        "needs_logistics": comeback.with_goods,
        "return_solution": if comeback.with_goods { 0 } else { 1 },
        "return_refund_type": if order.completed_ms.is_some() { "RRAOC" } else { "RRBOC" },
        "return_refund_request_type": 0,
        "validation_type": "seller_validation",
        "dispute_reason": [],
        "dispute_text_reason": [],
        "image": [],
        "user": {"username": format!("buyer{}", order.buyer), "email": "", "portrait": ""},
        "item": items,
    })
}
