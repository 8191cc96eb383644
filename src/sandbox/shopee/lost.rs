//! Push messages that no attempt delivered: kept for three days, until the app confirms that it has them.

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload};
use crate::sandbox::world::LostPush;

const KEPT_MS: i64 = 3 * 24 * 3600 * 1000;
const PAGE: usize = 100;

/// The earliest hundred. An id is a message's place among all that were ever lost, counted from 1.
pub(super) fn lost_messages(call: &mut Call<'_>) -> Answer {
    let oldest_ms = call.world.now_ms - KEPT_MS;
    let waiting: Vec<(usize, &LostPush)> = call
        .world
        .lost_pushes
        .iter()
        .enumerate()
        .skip(call.world.lost_confirmed)
        .filter(|(_, lost)| lost.at_ms >= oldest_ms)
        .collect();
    let page = &waiting[..waiting.len().min(PAGE)];
    let rows: Vec<_> = page.iter().map(|(_, lost)| row(lost)).collect();
    let last = page.last().map_or(call.world.lost_confirmed, |(place, _)| place + 1);
    Ok(Payload::Response(json!({
        "push_message_list": rows,
        "has_next_page": waiting.len() > page.len(),
        "last_message_id": last,
    })))
}

/// `data` is the whole message as text.
fn row(lost: &LostPush) -> Value {
    let pushed: Value = serde_json::from_str(&lost.body).unwrap_or_default();
    let mut row = json!({"code": pushed["code"], "timestamp": pushed["timestamp"], "data": lost.body});
    if let Some(shop) = pushed.get("shop_id") {
        row["shop_id"] = shop.clone();
    }
    row
}

#[derive(Deserialize)]
struct Confirm {
    last_message_id: usize,
}

/// Confirms everything up to an id.
pub(super) fn confirm_lost(call: &mut Call<'_>) -> Answer {
    let Confirm { last_message_id } = call.read()?;
    let world = &mut call.world;
    world.lost_confirmed = last_message_id.min(world.lost_pushes.len()).max(world.lost_confirmed);
    Ok(Payload::Response(json!({})))
}
