//! Push messages: what is told of which news, and its signature (reference section 5).

use serde_json::{Value, json};

use crate::sandbox::message::Message;
use crate::sandbox::random::Random;
use crate::sandbox::shopee::{order, push, seconds, sign};
use crate::sandbox::world::{News, Platform, Stage, What, World};

/// Words a shop's news, if the app takes its code and has not blocked the shop.
pub(crate) fn notification(world: &World, news: &News, ids: &mut Random) -> Option<Message> {
    let (code, data) = match &news.what {
        What::Order(order) => {
            let scenario = if order.stage == Stage::Completed { "NORMAL" } else { "" };
            let data = json!({
                "items": [],
                "ordersn": order.id,
                "status": order::status(order),
                "completed_scenario": scenario,
                "update_time": seconds(order.updated_ms),
            });
            (3, data)
        }
        What::Tracking(order) => {
            let parcel = order.parcel.as_ref()?;
            let data = json!({
                "ordersn": order.id,
                "forder_id": "",
                "package_number": order::package_number(parcel),
                "tracking_no": parcel.tracking.as_deref()?,
            });
            (4, data)
        }
        What::Authorized => (1, authorization(news.shop, "shop authorization by user")),
        What::Deauthorized => (2, authorization(news.shop, "user cancel shop authorization")),
        What::Cancellation(_) | What::Comeback(_) => return None,
    };
    let config = push::stored(world);
    if !config.on.contains(&code) || config.blocked_shops.contains(&news.shop) {
        return None;
    }
    let mut body = json!({"msg_id": ids.hex(32), "data": data});
    match news.what {
        What::Authorized | What::Deauthorized => {
            body["partner_id"] = world.credentials.shopee_partner_id.into();
        }
        _ => body["shop_id"] = news.shop.into(),
    }
    body["code"] = code.into();
    body["timestamp"] = seconds(news.at_ms).into();
    Some(message(world, news.shop, code, config.callback_url, &body))
}

/// Words what is sent when an address is set.
pub(crate) fn verification(world: &World) -> Option<Message> {
    let address = push::stored(world).callback_url;
    let text = "This is a Verification message.Please respond in the certain format.";
    let body = json!({"code": 0, "data": {"verify_info": text}});
    (!address.is_empty()).then(|| message(world, 0, 0, address, &body))
}

fn authorization(shop: i64, kind: &str) -> Value {
    let extra = format!("shop_id {shop} {kind}");
    json!({"shop_id": shop, "authorize_type": kind, "extra": extra, "success": 1})
}

fn message(world: &World, shop: i64, code: i64, address: String, body: &Value) -> Message {
    let body = body.to_string();
    let authorization = sign::push(&world.credentials.shopee_partner_key, &address, &body);
    Message {
        platform: Platform::Shopee,
        shop,
        topic: format!("push/{code}"),
        address,
        body,
        authorization,
        matters: code != 0,
    }
}
