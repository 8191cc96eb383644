//! `/public/*`: what the app learns about itself.

use serde_json::json;

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload};
use crate::sandbox::shopee::{auth, seconds, shops};

pub(super) fn shops_by_partner(call: &mut Call<'_>) -> Answer {
    let page_size = match call.params.text("page_size") {
        None => 100,
        Some(_) => call.params.int_in("page_size", 1..=100)?,
    };
    let page_no = match call.params.text("page_no") {
        None => 1,
        Some(_) => call.params.int_in("page_no", 1..=i64::from(u32::MAX))?,
    };
    let linked: Vec<_> =
        shops(call.world).filter_map(|shop| shop.authorized_ms.map(|at| (shop, at))).collect();
    let start = ((page_no - 1) * page_size) as usize;
    let page: Vec<_> = linked
        .iter()
        .skip(start)
        .take(page_size as usize)
        .map(|(shop, authorized_ms)| {
            json!({
                "region": shop.region,
                "shop_id": shop.id,
                "auth_time": seconds(*authorized_ms),
                "expire_time": seconds(auth::access_ends_ms(*authorized_ms)),
                "sip_affi_shops": [],
            })
        })
        .collect();
    let more = start + page.len() < linked.len();
    Ok(Payload::flat(json!({"authed_shop_list": page, "more": more})))
}

pub(super) fn ip_ranges(_: &mut Call<'_>) -> Answer {
    Ok(Payload::flat(json!({"ip_list": ["127.0.0.0/8"]})))
}
