//! Webhooks: what is told of which news, and its signature (reference section 5).

use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::sandbox::message::Message;
use crate::sandbox::random::Random;
use crate::sandbox::tiktok::{after_sales, orders};
use crate::sandbox::world::{News, Platform, Stage, What, World};

/// Words a shop's news for the address that its topic has, if any.
pub(crate) fn notification(world: &World, news: &News, ids: &mut Random) -> Option<Message> {
    let (number, topic, data) = match &news.what {
        What::Order(order) => {
            // The webhook alone spells it so.
            let status = if order.stage == Stage::Cancelled { "CANCEL" } else { orders::status(order) };
            let data = json!({
                "is_on_hold_order": false,
                "order_id": order.id,
                "order_status": status,
                "update_time": order.updated_ms / 1000,
            });
            (1, "ORDER_STATUS_CHANGE", data)
        }
        What::Cancellation(order) => {
            let cancellation = order.cancellation.as_ref()?;
            let data = json!({
                "order_id": order.id,
                "cancellations_role": orders::party(cancellation.by),
                "cancel_status": after_sales::cancel_status_in_webhooks(cancellation),
                "cancel_id": cancellation.id.to_string(),
                "create_time": cancellation.created_ms / 1000,
            });
            (11, "CANCELLATION_STATUS_CHANGE", data)
        }
        What::Comeback(order) => {
            let comeback = order.comeback.as_ref()?;
            let data = json!({
                "order_id": order.id,
                "return_role": "BUYER",
                "return_type": after_sales::return_type(comeback),
                "return_status": after_sales::return_status(comeback),
                "return_id": comeback.id.to_string(),
                "create_time": comeback.created_ms / 1000,
                "update_time": comeback.updated_ms / 1000,
            });
            (12, "RETURN_STATUS_CHANGE", data)
        }
        What::Deauthorized => {
            (6, "SELLER_DEAUTHORIZATION", json!({"message": "The seller withdrew the authorization."}))
        }
        What::Tracking(_) | What::Authorized => return None,
    };
    let address = world.shops.get(&news.shop)?.webhooks.get(topic)?.address.clone();
    let body = json!({
        "type": number,
        "tts_notification_id": (7_380_000_000_000_000_000 + ids.below(90_000_000_000_000_000)).to_string(),
        "shop_id": news.shop.to_string(),
        "timestamp": news.at_ms / 1000,
        "data": data,
    });
    let body = body.to_string();
    let keys = &world.credentials;
    let authorization = sign(&keys.tiktok_app_key, &keys.tiktok_app_secret, &body);
    let topic = topic.to_owned();
    Some(Message {
        platform: Platform::Tiktok,
        shop: news.shop,
        topic,
        address,
        body,
        authorization,
        matters: true,
    })
}

fn sign(app_key: &str, app_secret: &str, body: &str) -> String {
    let mut mac =
        Hmac::<Sha256>::new_from_slice(app_secret.as_bytes()).expect("HMAC takes a key of any length");
    mac.update(app_key.as_bytes());
    mac.update(body.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Printed in TikTok's guide (reference section 5.3).
    #[test]
    fn the_published_signature_comes_out() {
        let body = r#"{"type":1,"tts_notification_id":"7380066284010030890","shop_id":"7495540735365777507","timestamp":1718305585,"data":{"is_on_hold_order":true,"order_id":"576653688135258178","order_status":"UNPAID","update_time":1718305585}}"#;
        let expected = "5dec0f11ec2f6783b8deee53c9ffbf8d024302f7c7e7fa55a35d17629031ac05";
        assert_eq!(sign("abcdef", "123", body), expected);
    }
}
