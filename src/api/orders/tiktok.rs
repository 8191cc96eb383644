//! `/api/tiktok/orders`, which the app calls `/api/orders`.

use axum::Json;
use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::shown::Order;
use super::{TIKTOK, named, ship};
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Body, Count, Flag, Id, Moment, Params};
use crate::api::routes::{Routes, routes};
use crate::api::shop::AtShop;
use crate::engine::OrderId;
use crate::engine::orders::{Consignment, Deed, Handover, OrdersPage, PageFilter, Sort};

/// Orders on a page, unless told.
const PAGE: u32 = 20;

pub(in crate::api) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(list, list_by_query))
        .routes(routes!(list_of_seller, list_of_seller_by_query))
        .routes(routes!(detail))
        .routes(routes!(detail_of_seller))
        .routes(routes!(ship_package))
        .routes(routes!(shipping_document))
        .routes(routes!(package))
}

/// Which orders.
#[derive(Deserialize, ToSchema, IntoParams)]
#[into_params(parameter_in = Query)]
#[schema(as = TikTokOrderSearch)]
struct Search {
    /// Orders on the page: 20 unless told, 100 at most.
    #[schema(value_type = Option<u32>)]
    #[param(value_type = Option<u32>)]
    page_size: Option<Count>,
    /// What the page before has said.
    page_token: Option<String>,
    /// `DESC` (the newest first) or `ASC`.
    sort_order: Option<String>,
    /// `create_time` or `update_time`.
    sort_field: Option<String>,
    /// TikTok Shop's word for a status.
    order_status: Option<String>,
    /// Unix seconds or a date, as are all times.
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    create_time_ge: Option<Moment>,
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    create_time_lt: Option<Moment>,
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    update_time_ge: Option<Moment>,
    #[schema(value_type = Option<i64>)]
    #[param(value_type = Option<i64>)]
    update_time_lt: Option<Moment>,
    /// Take in first what changed at TikTok Shop.
    #[schema(value_type = Option<bool>)]
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// The same search, as JSON in the address.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// A search as JSON, in place of the other parameters.
    filters: Option<String>,
}

/// Whose orders.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Seller {
    /// The shop's id.
    #[serde(rename = "sellerId")]
    #[param(value_type = Option<String>)]
    seller_id: Option<Id>,
}

/// Whether what changed is taken in first.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Freshness {
    /// Take in first what changed at TikTok Shop.
    #[param(value_type = Option<bool>)]
    fresh: Option<Flag>,
}

/// Which orders of whose.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Ids {
    /// Order ids, separated by commas.
    ids: Option<String>,
}

/// The orders that the path names.
#[derive(Deserialize)]
struct InPath {
    #[serde(rename = "orderIds")]
    order_ids: String,
}

/// The package that the path names.
#[derive(Deserialize)]
struct OfPackage {
    #[serde(rename = "packageId")]
    package_id: String,
}

/// A page of orders.
#[derive(Serialize, ToSchema)]
#[schema(as = TikTokOrders)]
struct Orders {
    orders: Vec<Order>,
    pagination: Pagination,
}

/// Where a page stands.
#[derive(Serialize, ToSchema)]
#[schema(as = TikTokOrderPage)]
struct Pagination {
    /// Orders on all pages.
    total_count: i64,
    has_next_page: bool,
    /// What the next page is asked for by.
    next_page_token: String,
    /// Orders on this page.
    current_count: usize,
}

/// Whose orders these are.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = OrderSeller)]
struct ShopName {
    seller_id: String,
    shop_name: String,
    shop_id: String,
    internal_shop_id: i64,
}

/// Orders of a shop.
#[derive(Serialize, ToSchema)]
#[schema(as = TikTokOrderList)]
struct Listing {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    data: Orders,
    seller: ShopName,
}

/// How a package is handed over.
#[derive(Deserialize, ToSchema)]
struct ShipPackage {
    /// `PICKUP` or `DROP_OFF`; unless told, TikTok Shop's first offer decides.
    handover_method: Option<String>,
    self_shipment: Option<SelfShipment>,
}

/// Who carries a package, where the seller chooses.
#[derive(Deserialize, ToSchema)]
struct SelfShipment {
    #[serde(default)]
    tracking_number: Option<String>,
    #[serde(default)]
    shipping_provider_id: Option<String>,
}

/// A package that was handed over.
#[derive(Serialize, ToSchema)]
struct Shipped {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    message: &'static str,
    data: ShippedData,
    #[serde(rename = "packageId")]
    package_id: String,
    handover_method: Option<String>,
}

/// What became of it.
#[derive(Serialize, ToSchema)]
struct ShippedData {
    order_id: String,
    /// It had been handed over before.
    already_shipped: bool,
}

/// What the label should look like; TikTok Shop decides.
#[derive(Serialize, ToSchema)]
struct Document {
    /// Where it lies for a while, open to whoever has the address.
    doc_url: Option<String>,
    tracking_number: Option<String>,
    document_type: &'static str,
    document_format: &'static str,
}

/// A label.
#[derive(Serialize, ToSchema)]
struct Label {
    /// Always `true`.
    #[schema(example = true)]
    success: bool,
    message: &'static str,
    data: Document,
    #[serde(rename = "packageId")]
    package_id: String,
}

/// A package.
#[derive(Serialize, ToSchema)]
struct Package {
    package_id: String,
    package_status: String,
    order_ids: Vec<String>,
    tracking_number: Option<String>,
    shipping_provider: String,
}

/// The orders of a TikTok shop, the newest first.
#[utoipa::path(post, path = "/{shopId}/list", tag = "orders", request_body = Search, params(("shopId" = String, Path)),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal),
        (status = 503, description = "Fresh ones were asked for, and TikTok Shop did not answer", body = Refusal)))]
async fn list(at: AtShop, Body(search): Body<Search>) -> Result<Json<Listing>, Failure> {
    page(at, search).await
}

/// The orders of a TikTok shop, asked for in the address.
#[utoipa::path(get, path = "/{shopId}/list", tag = "orders", params(("shopId" = String, Path), Search, Filters),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_by_query(
    at: AtShop,
    Params(filters): Params<Filters>,
    Params(search): Params<Search>,
) -> Result<Json<Listing>, Failure> {
    page(at, filters.or(search)?).await
}

/// The orders of the TikTok shop that the address names as a seller.
#[utoipa::path(post, path = "/list", tag = "orders", request_body = Search, params(Seller),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_of_seller(
    caller: Caller,
    Params(seller): Params<Seller>,
    Body(search): Body<Search>,
) -> Result<Json<Listing>, Failure> {
    page(seller.shop(caller).await?, search).await
}

/// The orders of the TikTok shop that the address names as a seller, asked for there.
#[utoipa::path(get, path = "/list", tag = "orders", params(Seller, Search, Filters),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn list_of_seller_by_query(
    caller: Caller,
    Params(seller): Params<Seller>,
    Params(filters): Params<Filters>,
    Params(search): Params<Search>,
) -> Result<Json<Listing>, Failure> {
    let search = filters.or(search)?;
    page(seller.shop(caller).await?, search).await
}

/// Orders of a TikTok shop, by their ids.
#[utoipa::path(get, path = "/{shopId}/detail/{orderIds}", tag = "orders",
    params(("shopId" = String, Path), ("orderIds" = String, Path, description = "Separated by commas"), Freshness),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn detail(
    at: AtShop,
    Path(named): Path<InPath>,
    Params(asked): Params<Freshness>,
) -> Result<Json<Listing>, Failure> {
    by_id(at.on(&"tiktok".into())?, &named.order_ids, asked.fresh).await
}

/// Orders of the TikTok shop that the address names as a seller, by their ids.
#[utoipa::path(get, path = "/detail", tag = "orders", params(Seller, Ids, Freshness),
    responses((status = 200, body = Listing), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 503, body = Refusal)))]
async fn detail_of_seller(
    caller: Caller,
    Params(seller): Params<Seller>,
    Params(ids): Params<Ids>,
    Params(asked): Params<Freshness>,
) -> Result<Json<Listing>, Failure> {
    by_id(seller.shop(caller).await?, &ids.ids.unwrap_or_default(), asked.fresh).await
}

/// Hand the order of a package over to its carrier. Asked for again, it changes nothing.
#[utoipa::path(post, path = "/{shopId}/packages/{packageId}/ship", tag = "orders", request_body = ShipPackage,
    params(("shopId" = String, Path), ("packageId" = String, Path, description = "Or the order's id")),
    responses((status = 200, body = Shipped),
        (status = 400, description = "It is in no state for that", body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal), (status = 409, body = Refusal), (status = 503, body = Refusal)))]
async fn ship_package(
    at: AtShop,
    Path(OfPackage { package_id }): Path<OfPackage>,
    Body(how): Body<ShipPackage>,
) -> Result<Json<Shipped>, Failure> {
    let at = at.on(&"tiktok".into())?;
    let handover = match how.handover_method.as_deref() {
        None | Some("") => None,
        Some("PICKUP") => Some(Handover::Pickup),
        Some("DROP_OFF") => Some(Handover::DropOff),
        Some(_) => {
            let message = "handover_method is PICKUP or DROP_OFF";
            return Err(Failure::bad_request(message).code("handover_method_invalid"));
        }
    };
    let (tracking_number, carrier) =
        how.self_shipment.map_or((None, None), |own| (own.tracking_number, own.shipping_provider_id));
    let order = order_of(&at, &package_id).await?;
    let deed = ship(&at, &order, Consignment { handover, tracking_number, carrier }).await?;
    let already_shipped = deed == Deed::DoneBefore;
    Ok(Json(Shipped {
        success: true,
        message: if already_shipped { "The package had been shipped before" } else { "Package shipped" },
        data: ShippedData { order_id: order.to_string(), already_shipped },
        package_id,
        handover_method: how.handover_method,
    }))
}

/// Where the shipping label of a package lies. TikTok Shop is asked each time, as the address ends.
#[utoipa::path(get, path = "/{shopId}/packages/{packageId}/shipping-document", tag = "orders",
    params(("shopId" = String, Path), ("packageId" = String, Path, description = "Or the order's id")),
    responses((status = 200, body = Label), (status = 400, description = "It has no label yet", body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal), (status = 409, body = Refusal),
        (status = 503, body = Refusal)))]
async fn shipping_document(
    at: AtShop,
    Path(OfPackage { package_id }): Path<OfPackage>,
) -> Result<Json<Label>, Failure> {
    let at = at.on(&"tiktok".into())?;
    let order = at.caller.engine.order_of_package(&at.shop, &package_id).await?.order;
    let doc_url = at.caller.engine.label_link(&at.shop, &order.order_id, &package_id).await?;
    let data = Document {
        doc_url: doc_url.map(String::from),
        tracking_number: order.tracking_number,
        document_type: "SHIPPING_LABEL",
        document_format: "PDF",
    };
    Ok(Json(Label { success: true, message: "Shipping document ready", data, package_id }))
}

/// A package.
#[utoipa::path(get, path = "/{shopId}/packages/{packageId}/detail", tag = "orders",
    params(("shopId" = String, Path), ("packageId" = String, Path, description = "Or the order's id")),
    responses((status = 200, body = Reply<Package>), (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn package(
    at: AtShop,
    Path(OfPackage { package_id }): Path<OfPackage>,
) -> Result<Reply<Package>, Failure> {
    let at = at.on(&"tiktok".into())?;
    let full = at.caller.engine.order_of_package(&at.shop, &package_id).await?;
    let status = full.details.packages.iter().find(|package| package.id == package_id);
    Ok(Reply::of(Package {
        package_status: status.map_or_else(|| "UNKNOWN".to_owned(), |package| package.status.clone()),
        package_id,
        order_ids: vec![full.order.order_id.to_string()],
        tracking_number: full.order.tracking_number,
        shipping_provider: full.details.carrier,
    }))
}

impl Filters {
    fn or(self, search: Search) -> Result<Search, Failure> {
        let Some(text) = self.filters else { return Ok(search) };
        serde_json::from_str(&text)
            .map_err(|_| Failure::bad_request("filters is no search in JSON").code("filters_invalid"))
    }
}

impl Seller {
    async fn shop(self, caller: Caller) -> Result<AtShop, Failure> {
        let id = self.seller_id.map(|id| id.0);
        let shop = caller.shop(id.as_deref(), Some(&"tiktok".into())).await?;
        Ok(AtShop { caller, shop })
    }
}

impl Search {
    fn filter(self) -> Result<PageFilter, Failure> {
        let field = self.sort_field.as_deref().unwrap_or("create_time");
        let order = self.sort_order.as_deref().unwrap_or("DESC").to_ascii_uppercase();
        let sort = match (field, order.as_str()) {
            ("create_time", "DESC") => Sort::Newest,
            ("create_time", "ASC") => Sort::Oldest,
            ("update_time", "DESC") => Sort::LatestChange,
            ("update_time", "ASC") => Sort::EarliestChange,
            _ => {
                let message = "sort_field is create_time or update_time, sort_order ASC or DESC";
                return Err(Failure::bad_request(message).code("sort_invalid"));
            }
        };
        Ok(PageFilter {
            platform_status: self.order_status.filter(|word| !word.is_empty()),
            since: self.create_time_ge.map(|at| at.0),
            until: self.create_time_lt.map(|at| at.0),
            changed_since: self.update_time_ge.map(|at| at.0),
            changed_until: self.update_time_lt.map(|at| at.0),
            sort,
            after: self.page_token.filter(|token| !token.is_empty()).map(OrderId::from),
            size: self.page_size.map_or(PAGE, |size| size.0),
        })
    }
}

async fn page(at: AtShop, search: Search) -> Result<Json<Listing>, Failure> {
    let at = at.on(&"tiktok".into())?;
    let fresh = search.fresh == Some(Flag(true));
    let filter = search.filter()?;
    if fresh {
        at.caller.engine.refresh_shop_orders(&at.shop).await?;
    }
    let OrdersPage { orders, total, next } = at.caller.engine.shop_orders(&at.shop, filter).await?;
    let orders: Vec<_> = orders.into_iter().map(|order| Order::of(order, &TIKTOK)).collect();
    Ok(Json(listing(&at, orders, total, next)))
}

async fn by_id(at: AtShop, ids: &str, fresh: Option<Flag>) -> Result<Json<Listing>, Failure> {
    let orders = named(&at, ids, fresh == Some(Flag(true))).await?;
    let orders: Vec<_> = orders.into_iter().map(|order| Order::of(order, &TIKTOK)).collect();
    let total = orders.len() as i64;
    Ok(Json(listing(&at, orders, total, None)))
}

fn listing(at: &AtShop, orders: Vec<Order>, total: i64, next: Option<OrderId>) -> Listing {
    let shop = &at.shop.shop;
    Listing {
        success: true,
        data: Orders {
            pagination: Pagination {
                total_count: total,
                has_next_page: next.is_some(),
                next_page_token: next.map(|id| id.to_string()).unwrap_or_default(),
                current_count: orders.len(),
            },
            orders,
        },
        seller: ShopName {
            seller_id: shop.shop_id.to_string(),
            shop_name: shop.name.clone(),
            shop_id: shop.shop_id.to_string(),
            internal_shop_id: at.shop.key.0,
        },
    }
}

async fn order_of(at: &AtShop, package: &str) -> Result<OrderId, Failure> {
    Ok(at.caller.engine.order_of_package(&at.shop, package).await?.order.order_id)
}
