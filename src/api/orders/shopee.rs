//! `/api/shopee/orders`.

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::shown::Order;
use super::{SHOPEE, named, no_order, ship};
use crate::api::caller::Caller;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Id, Moment, Params};
use crate::api::routes::{Routes, routes};
use crate::api::shop::AtShop;
use crate::engine::OrderId;
use crate::engine::orders::{Consignment, Deed, Handover, PageFilter, Sort};

/// Orders on a page, unless told.
const PAGE: u32 = 20;

pub(in crate::api) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list, list_by_query))
        .routes(routes!(list_of_shop, list_of_shop_by_query))
        .routes(routes!(detail))
        .routes(routes!(detail_of_shop))
        .routes(routes!(ship_order))
        .routes(routes!(tracking))
}

/// Which orders.
#[derive(Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
#[schema(as = ShopeeOrderSearch)]
struct Search {
    /// `create_time` (unless told) or `update_time`.
    time_range_field: Option<String>,
    /// Unix seconds.
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    time_from: Option<Moment>,
    /// Unix seconds.
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    time_to: Option<Moment>,
    /// Orders on the page: 20 unless told, 100 at most.
    #[schema(value_type = Option<u32>)]
    #[param(value_type = Option<u32>)]
    page_size: Option<Count>,
    /// What the page before has said.
    cursor: Option<String>,
    /// Shopee's word for a status.
    order_status: Option<String>,
    /// Take in first what changed at Shopee.
    #[schema(value_type = Option<bool>)]
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// Whose orders.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Of {
    /// The shop's id.
    #[param(value_type = Option<String>)]
    shop_id: Option<Id>,
}

/// Which orders.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Named {
    /// Serial numbers, separated by commas.
    order_sns: Option<String>,
}

/// Whether what changed is taken in first.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Freshness {
    /// Take in first what changed at Shopee.
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// The orders that the path names.
#[derive(Deserialize)]
struct InPath {
    #[serde(rename = "orderSns")]
    order_sns: String,
}

/// The order that the path names.
#[derive(Deserialize)]
struct OneOrder {
    #[serde(rename = "orderSn")]
    order_sn: String,
}

/// A page of orders.
#[derive(Serialize, ToSchema)]
#[schema(as = ShopeeOrders)]
struct Orders {
    orders: Vec<Order>,
    pagination: Pagination,
}

/// Where a page stands.
#[derive(Serialize, ToSchema)]
#[schema(as = ShopeeOrderPage)]
struct Pagination {
    /// Orders on all pages.
    total_count: i64,
    has_next_page: bool,
    /// What the next page is asked for by.
    next_cursor: String,
    /// Orders on this page.
    current_count: usize,
}

/// Orders of a shop.
#[derive(Serialize, ToSchema)]
#[schema(as = ShopeeOrderList)]
struct Listing {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    data: Orders,
}

/// How an order is handed over: one of the three; of none, Shopee's first offer decides.
#[derive(Deserialize, ToSchema)]
struct Ship {
    /// The carrier fetches it, where and when Shopee offers first.
    #[schema(value_type = Option<Object>)]
    pickup: Option<serde_json::Value>,
    /// The seller brings it.
    #[schema(value_type = Option<Object>)]
    dropoff: Option<serde_json::Value>,
    /// The seller's own carrier takes it.
    non_integrated: Option<OwnCarrier>,
}

/// A carrier that Shopee does not know.
#[derive(Deserialize, ToSchema)]
struct OwnCarrier {
    #[serde(default)]
    tracking_number: Option<String>,
}

/// An order that was handed over, or how far it is.
#[derive(Serialize, ToSchema)]
struct Sent {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    message: &'static str,
    data: Tracking,
}

/// Where an order is.
#[derive(Serialize, ToSchema)]
struct Tracking {
    order_sn: String,
    /// Empty before the carrier has given one.
    tracking_number: String,
    shipping_carrier: String,
    logistics_status: String,
}

/// The orders of a Shopee shop, the newest first.
#[utoipa::path(post, path = "/{shopId}/list", tag = "orders", request_body = Search, params(("shopId" = String, Path)),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal),
        (status = 503, description = "Fresh ones were asked for, and Shopee did not answer", body = Refusal)))]
async fn list(at: AtShop, Body(search): Body<Search>) -> Result<Json<Listing>, Failure> {
    page(at, search).await
}

/// The orders of a Shopee shop, asked for in the address.
#[utoipa::path(get, path = "/{shopId}/list", tag = "orders", params(("shopId" = String, Path), Search),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_by_query(at: AtShop, Params(search): Params<Search>) -> Result<Json<Listing>, Failure> {
    page(at, search).await
}

/// The orders of the Shopee shop that the address names in its query.
#[utoipa::path(post, path = "/list", tag = "orders", request_body = Search, params(Of),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_of_shop(
    caller: Caller,
    Params(of): Params<Of>,
    Body(search): Body<Search>,
) -> Result<Json<Listing>, Failure> {
    page(of.shop(caller).await?, search).await
}

/// The orders of the Shopee shop that the address names in its query, asked for there.
#[utoipa::path(get, path = "/list", tag = "orders", params(Of, Search),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_of_shop_by_query(
    caller: Caller,
    Params(of): Params<Of>,
    Params(search): Params<Search>,
) -> Result<Json<Listing>, Failure> {
    page(of.shop(caller).await?, search).await
}

/// Orders of a Shopee shop, by their serial numbers.
#[utoipa::path(get, path = "/{shopId}/detail/{orderSns}", tag = "orders",
    params(("shopId" = String, Path), ("orderSns" = String, Path, description = "Separated by commas"), Freshness),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn detail(
    at: AtShop,
    Path(named): Path<InPath>,
    Params(Freshness { fresh }): Params<Freshness>,
) -> Result<Json<Listing>, Failure> {
    by_id(at.on(&"shopee".into())?, &named.order_sns, fresh).await
}

/// Orders of the Shopee shop that the address names in its query, by their serial numbers.
#[utoipa::path(get, path = "/detail", tag = "orders", params(Of, Named, Freshness),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn detail_of_shop(
    caller: Caller,
    Params(of): Params<Of>,
    Params(named): Params<Named>,
    Params(Freshness { fresh }): Params<Freshness>,
) -> Result<Json<Listing>, Failure> {
    by_id(of.shop(caller).await?, &named.order_sns.unwrap_or_default(), fresh).await
}

/// Hand an order over to its carrier. Asked for again, it changes nothing.
#[utoipa::path(post, path = "/{shopId}/ship/{orderSn}", tag = "orders", request_body = Ship,
    params(("shopId" = String, Path), ("orderSn" = String, Path)),
    responses((status = 200, body = Sent), (status = 400, description = "It is in no state for that", body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal), (status = 409, body = Refusal),
        (status = 503, body = Refusal)))]
async fn ship_order(
    at: AtShop,
    Path(OneOrder { order_sn }): Path<OneOrder>,
    Body(how): Body<Ship>,
) -> Result<Json<Sent>, Failure> {
    let at = at.on(&"shopee".into())?;
    let (handover, tracking_number) = match (how.pickup, how.dropoff, how.non_integrated) {
        (_, _, Some(own)) => (None, own.tracking_number),
        (Some(_), None, None) => (Some(Handover::Pickup), None),
        (None, Some(_), None) => (Some(Handover::DropOff), None),
        (None, None, None) => (None, None),
        (Some(_), Some(_), None) => {
            return Err(Failure::bad_request("Either pickup or dropoff").code("handover_ambiguous"));
        }
    };
    let order = OrderId::from(order_sn);
    known(&at, &order).await?;
    let deed = ship(&at, &order, Consignment { handover, tracking_number, carrier: None }).await?;
    let message =
        if deed == Deed::DoneBefore { "The order had been shipped before" } else { "Order shipped" };
    Ok(Json(Sent { success: true, message, data: known(&at, &order).await? }))
}

/// How far an order is.
#[utoipa::path(get, path = "/{shopId}/tracking/{orderSn}", tag = "orders",
    params(("shopId" = String, Path), ("orderSn" = String, Path)),
    responses((status = 200, body = Sent), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn tracking(at: AtShop, Path(OneOrder { order_sn }): Path<OneOrder>) -> Result<Json<Sent>, Failure> {
    let at = at.on(&"shopee".into())?;
    let data = known(&at, &OrderId::from(order_sn)).await?;
    Ok(Json(Sent { success: true, message: "As last heard of", data }))
}

impl Of {
    async fn shop(self, caller: Caller) -> Result<AtShop, Failure> {
        let id = self.shop_id.map(|id| id.0);
        let shop = caller.shop(id.as_deref(), Some(&"shopee".into())).await?;
        Ok(AtShop { caller, shop })
    }
}

impl Search {
    fn filter(self) -> Result<PageFilter, Failure> {
        let (Some(Moment(from)), Some(Moment(to))) = (self.time_from, self.time_to) else {
            return Err(
                Failure::bad_request("time_from and time_to are required").code("time_range_required")
            );
        };
        let filter = PageFilter {
            platform_status: self.order_status.filter(|word| !word.is_empty()),
            after: self.cursor.filter(|cursor| !cursor.is_empty()).map(OrderId::from),
            size: self.page_size.map_or(PAGE, |size| size.0),
            ..PageFilter::default()
        };
        let to = to.plus_ms(1000); // Shopee's end belongs to the range, and it counts in seconds
        match self.time_range_field.as_deref().unwrap_or("create_time") {
            "create_time" => Ok(PageFilter { since: Some(from), until: Some(to), ..filter }),
            "update_time" => {
                let (changed_since, changed_until) = (Some(from), Some(to));
                Ok(PageFilter { changed_since, changed_until, sort: Sort::LatestChange, ..filter })
            }
            _ => {
                let message = "time_range_field is create_time or update_time";
                Err(Failure::bad_request(message).code("time_range_invalid"))
            }
        }
    }
}

async fn page(at: AtShop, search: Search) -> Result<Json<Listing>, Failure> {
    let at = at.on(&"shopee".into())?;
    let fresh = search.fresh == Some(Flag(true));
    let filter = search.filter()?;
    if fresh {
        at.caller.engine.refresh_shop_orders(&at.shop).await?;
    }
    let page = at.caller.engine.shop_orders(&at.shop, filter).await?;
    let orders: Vec<_> = page.orders.into_iter().map(|order| Order::of(order, &SHOPEE)).collect();
    Ok(Json(listing(orders, page.total, page.next)))
}

async fn by_id(at: AtShop, sns: &str, fresh: Option<Flag>) -> Result<Json<Listing>, Failure> {
    let orders = named(&at, sns, fresh == Some(Flag(true))).await?;
    let orders: Vec<_> = orders.into_iter().map(|order| Order::of(order, &SHOPEE)).collect();
    let total = orders.len() as i64;
    Ok(Json(listing(orders, total, None)))
}

fn listing(orders: Vec<Order>, total: i64, next: Option<OrderId>) -> Listing {
    let pagination = Pagination {
        total_count: total,
        has_next_page: next.is_some(),
        next_cursor: next.map(|id| id.to_string()).unwrap_or_default(),
        current_count: orders.len(),
    };
    Listing { success: true, data: Orders { orders, pagination } }
}

/// Returns how far an order of the shop is: so whoever may not work on the shop learns nothing of it, and ships
/// nothing.
async fn known(at: &AtShop, order: &OrderId) -> Result<Tracking, Failure> {
    let found = at.caller.engine.shop_orders_by_id(&at.shop, std::slice::from_ref(order)).await?;
    let full = found.into_iter().next().ok_or_else(no_order)?;
    let package = full.details.packages.into_iter().next();
    Ok(Tracking {
        order_sn: full.order.order_id.to_string(),
        tracking_number: full.order.tracking_number.unwrap_or_default(),
        shipping_carrier: full.details.carrier,
        logistics_status: package.map(|package| package.status).unwrap_or_default(),
    })
}
