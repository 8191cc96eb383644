//! `/api/groups`: the caller's own group, and its dashboard. Of others, there is nothing to see.

use axum::Json;
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::App;
use super::caller::Caller;
use super::envelope::Reply;
use super::failure::{Failure, Refusal};
use super::input::Body;
use super::orders;
use super::routes::{Routes, routes};
use crate::engine::groups::GroupView;
use crate::engine::{self, GroupId, Platform, open};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(sync))
}

/// A group, under the names that the app knows.
#[derive(Serialize, ToSchema)]
struct Group {
    #[serde(rename = "GID")]
    gid: String,
    #[serde(rename = "nama_group")]
    name: String,
    /// Where its dashboard takes transactions; empty: it has none.
    url: String,
    created_at: String,
    updated_at: String,
}

impl From<GroupView> for Group {
    fn from(group: GroupView) -> Self {
        Self {
            gid: group.gid.to_string(),
            name: group.name,
            url: group.dashboard_url,
            created_at: group.created_at.to_string(),
            updated_at: group.updated_at.to_string(),
        }
    }
}

/// The group that I work for, in a list.
#[utoipa::path(get, path = "", tag = "groups", responses((status = 200, body = Reply<Vec<Group>>)))]
async fn list(caller: Caller) -> Result<Reply<Vec<Group>>, Failure> {
    let own = caller.engine.group_view(&caller.who.gid).await?;
    Ok(Reply::of(vec![own.into()]))
}

/// The group that I work for.
#[utoipa::path(get, path = "/{gid}", tag = "groups", params(("gid" = String, Path)),
    responses((status = 200, body = Reply<Group>),
        (status = 404, description = "No such group, or not mine", body = Refusal)))]
async fn show(caller: Caller, Path(gid): Path<String>) -> Result<Reply<Group>, Failure> {
    let gid = GroupId::from(gid);
    if gid != caller.who.gid {
        return Err(engine::Error::from(open::Error::NoGroup { gid }).into());
    }
    Ok(Reply::of(caller.engine.group_view(&gid).await?.into()))
}

/// What the app has newly seen of a shop's orders.
#[derive(Deserialize, ToSchema)]
struct Batch {
    /// The caller's group.
    #[serde(default)]
    group_id: String,
    /// The marketplace's id of one of the caller's shops.
    #[serde(default)]
    #[schema(value_type = String)]
    shop_id: Value,
    /// `TIKTOK SHOP`, `TIKTOK` or `SHOPEE`, in any case.
    #[serde(default)]
    platform: String,
    /// At least one order.
    #[serde(default)]
    #[schema(value_type = Vec<Object>)]
    transactions: Vec<Value>,
}

/// What the dashboard said.
#[derive(Serialize, ToSchema)]
struct Synced {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    message: &'static str,
    dashboard_status: u16,
    synced_count: usize,
}

/// Hand orders on to my group's dashboard.
#[utoipa::path(post, path = "/sync-transactions", tag = "groups", request_body = Batch,
    responses((status = 200, body = Synced), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, description = "No such group or shop, or not mine; or the group has no dashboard", body = Refusal),
        (status = 502, description = "The dashboard refused, or cannot be reached", body = Refusal)))]
async fn sync(
    State(app): State<App>,
    caller: Caller,
    Body(batch): Body<Batch>,
) -> Result<Json<Synced>, Failure> {
    let shop = match &batch.shop_id {
        Value::String(id) => id.clone(),
        Value::Number(id) => id.to_string(),
        _ => String::new(),
    };
    if batch.group_id.is_empty()
        || shop.is_empty()
        || batch.platform.is_empty()
        || batch.transactions.is_empty()
    {
        let message = "group_id, shop_id, platform and transactions are required";
        return Err(Failure::bad_request(message).code("fields_invalid"));
    }
    let shop = caller.shop(Some(&shop), Some(&platform(&batch.platform))).await?;
    let gid = GroupId::from(batch.group_id);
    let mut transactions = batch.transactions;
    for transaction in &mut transactions {
        unlabel(transaction, &shop.shop.platform);
    }
    let sent = caller.engine.send_to_dashboard(app.courier(), &caller.who, &gid, &shop, &transactions);
    let dashboard_status = sent.await?;
    let synced_count = transactions.len();
    Ok(Json(Synced { success: true, message: "Handed on", dashboard_status, synced_count }))
}

/// Puts the marketplace's own word in the place of a status as the app shows it: dashboards know the former.
fn unlabel(transaction: &mut Value, platform: &Platform) {
    if let Some(Value::String(status)) = transaction.get_mut("order_status") {
        *status = orders::status_called(platform, status).to_owned();
    }
}

/// Returns the marketplace that the app means: it sends the name that it shows, in capitals.
fn platform(name: &str) -> Platform {
    Platform::from(name.trim().to_lowercase().trim_end_matches(" shop"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marketplace_has_many_names() {
        for name in ["TIKTOK SHOP", "TikTok Shop", "TIKTOK", " tiktok "] {
            assert_eq!(platform(name), Platform::from("tiktok"), "{name}");
        }
        assert_eq!(platform("SHOPEE"), Platform::from("shopee"));
    }

    #[test]
    fn a_status_goes_on_in_the_marketplaces_word() {
        for (sent, goes) in
            [("Menunggu Pengiriman", "AWAITING_SHIPMENT"), ("UNPAID", "UNPAID"), ("Entah", "Entah")]
        {
            let mut transaction = serde_json::json!({"order_status": sent});
            unlabel(&mut transaction, &Platform::from("tiktok"));
            assert_eq!(transaction["order_status"], goes);
        }
    }
}
