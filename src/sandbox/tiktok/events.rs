//! Where a shop's webhooks go (reference section 4.13).

use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::world::Webhook;

/// What the event service calls a bad parameter.
const BAD_PARAMETER: i64 = 36009004;
const LONGEST_ADDRESS: usize = 255;
const TOPICS: [&str; 17] = [
    "ORDER_STATUS_CHANGE",
    "RECIPIENT_ADDRESS_UPDATE",
    "PACKAGE_UPDATE",
    "PRODUCT_STATUS_CHANGE",
    "SELLER_DEAUTHORIZATION",
    "UPCOMING_AUTHORIZATION_EXPIRATION",
    "CANCELLATION_STATUS_CHANGE",
    "RETURN_STATUS_CHANGE",
    "REVERSE_STATUS_UPDATE",
    "NEW_CONVERSATION",
    "NEW_MESSAGE",
    "NEW_MESSAGE_LISTENER",
    "PRODUCT_INFORMATION_CHANGE",
    "PRODUCT_CREATION",
    "PRODUCT_CATEGORY_CHANGE",
    "PRODUCT_AUDIT_STATUS_CHANGE",
    "INVOICE_STATUS_CHANGE",
];

/// `GET /event/202309/webhooks`
pub(crate) fn list(call: &mut Call<'_>) -> Result<Value, Failure> {
    let rows: Vec<_> = call
        .shop()?
        .webhooks
        .iter()
        .map(|(topic, webhook)| {
            json!({
                "event_type": topic,
                "address": webhook.address,
                "create_time": webhook.created_ms / 1000,
                "update_time": webhook.updated_ms / 1000,
            })
        })
        .collect();
    Ok(json!({"total_count": rows.len(), "webhooks": rows}))
}

#[derive(Deserialize)]
struct Target {
    #[serde(default)]
    address: String,
    event_type: String,
}

/// `PUT /event/202309/webhooks`. Plain http is taken: on loopback there is nothing else.
pub(crate) fn set(call: &mut Call<'_>) -> Result<Value, Failure> {
    let target: Target = topic(call)?;
    let parsed = url::Url::parse(&target.address).ok();
    let sound = parsed.is_some_and(|url| matches!(url.scheme(), "http" | "https"));
    if !sound || target.address.len() > LONGEST_ADDRESS {
        return Err(Failure::business(BAD_PARAMETER, "Invalid parameter. The address is not valid."));
    }
    let now_ms = call.world.now_ms;
    let shop = call.world.shop_mut(call.shop_id).map_err(|_| Failure::internal())?;
    let fresh = Webhook { address: String::new(), created_ms: now_ms, updated_ms: now_ms };
    let webhook = shop.webhooks.entry(target.event_type).or_insert(fresh);
    webhook.address = target.address;
    webhook.updated_ms = now_ms;
    Ok(json!({}))
}

/// `DELETE /event/202309/webhooks`; also when none was set.
pub(crate) fn remove(call: &mut Call<'_>) -> Result<Value, Failure> {
    let target = topic(call)?;
    let shop = call.world.shop_mut(call.shop_id).map_err(|_| Failure::internal())?;
    shop.webhooks.remove(&target.event_type);
    Ok(json!({}))
}

fn topic(call: &Call<'_>) -> Result<Target, Failure> {
    let target: Target = call.json(BAD_PARAMETER)?;
    if TOPICS.contains(&target.event_type.as_str()) {
        Ok(target)
    } else {
        Err(Failure::business(BAD_PARAMETER, "Invalid parameter. The event_type is not known."))
    }
}
