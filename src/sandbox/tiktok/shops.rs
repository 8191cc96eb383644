//! Which shops a token opens (reference section 3.3).

use serde_json::{Value, json};

use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::world::Shop;

/// `GET /authorization/202309/shops`
pub(crate) fn authorized(call: &mut Call<'_>) -> Result<Value, Failure> {
    let shops: Vec<_> = granted(call)
        .map(|shop| {
            json!({
                "id": shop.id.to_string(),
                "name": shop.name,
                "region": shop.region,
                "seller_type": "LOCAL",
                "cipher": shop.cipher,
                "code": code(shop),
            })
        })
        .collect();
    Ok(json!({ "shops": shops }))
}

/// `GET /seller/202309/shops`
pub(crate) fn active(call: &mut Call<'_>) -> Result<Value, Failure> {
    let shops: Vec<_> =
        granted(call).map(|shop| json!({"id": shop.id.to_string(), "region": shop.region})).collect();
    Ok(json!({ "shops": shops }))
}

/// `GET /seller/202309/permissions`: only cross-border sellers have any.
pub(crate) fn permissions(_: &mut Call<'_>) -> Result<Value, Failure> {
    Ok(json!({ "permissions": [] }))
}

fn granted<'a>(call: &'a Call<'_>) -> impl Iterator<Item = &'a Shop> {
    call.granted.iter().filter_map(|id| call.world.shops.get(id))
}

/// The shop code that sellers see.
fn code(shop: &Shop) -> String {
    let id = shop.id.to_string();
    format!("{}LC{}", shop.region, &id[id.len().saturating_sub(8)..])
}
