//! `/api/analytics`: what the app's analytics screen shows, from the store. Amounts are numbers with a fraction, as the
//! app's parser takes no others there.

use jiff::civil::{DateTime, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::caller::Caller;
use super::envelope::Reply;
use super::failure::{Failure, Refusal};
use super::input::{Count, Params};
use super::oauth::label;
use super::routes::{Routes, routes};
use super::shop::AtShop;
use crate::engine::analytics::{
    Bound, By, Filter, Growth, Key, Rank, Screen, StatusCount, Summary, TopProduct,
};
use crate::engine::people::ShopAccess;
use crate::engine::{Millis, Money, Platform};

/// The period, unless told.
const REACH_MS: i64 = 30 * 24 * 60 * 60 * 1000;
/// Products and SKUs in a ranking, unless told.
const BEST: u32 = 10;
/// And at most.
const MOST: u32 = 100;

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(sales_summary))
        .routes(routes!(revenue_trend))
        .routes(routes!(order_status_breakdown))
        .routes(routes!(top_products))
        .routes(routes!(shop_comparison))
        .routes(routes!(sku_analytics))
        .routes(routes!(shop_sales_summary))
        .routes(routes!(shop_revenue_trend))
        .routes(routes!(shop_order_status_breakdown))
        .routes(routes!(shop_top_products))
}

/// Which orders.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
struct Period {
    /// `all` (unless told), `tiktok` or `shopee`.
    platform: Option<String>,
    /// From when: a time, in the shop's zone where it names none; 30 days before the end unless told.
    start_date: Option<String>,
    /// Until when; now unless told. A day alone, or its very start, means all of that day.
    end_date: Option<String>,
    /// What one row is about: `day` (unless told), `week` or `month`.
    group_by: Option<String>,
    /// What decides who is on top: `quantity` (unless told) or `revenue`.
    sort_by: Option<String>,
    /// Rows of a ranking: 10 unless told, 100 at most.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// The figures at the top.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SalesSummary {
    total_revenue: f64,
    order_count: i64,
    avg_order_value: f64,
    /// Against the period of the same length before; `null` without shops.
    growth: Option<GrowthShown>,
    /// ISO 4217 code of the figures.
    currency: Option<String>,
    units: i64,
    cancelled_orders: i64,
    unpaid_orders: i64,
    period: Between,
    /// The same figures in other currencies: they are never added.
    other_currencies: Vec<OtherCurrency>,
}

/// Changes in percent.
#[derive(Serialize, ToSchema)]
struct GrowthShown {
    revenue: f64,
    orders: f64,
}

/// A period.
#[derive(Serialize, ToSchema)]
struct Between {
    start: Option<String>,
    end: Option<String>,
}

/// Figures of another currency.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OtherCurrency {
    currency: String,
    total_revenue: f64,
    order_count: i64,
}

/// A day, week or month.
#[derive(Serialize, ToSchema)]
struct Trend {
    /// The day, the week's Monday, or the month.
    date: String,
    revenue: f64,
    orders: i64,
}

/// Orders by status.
#[derive(Serialize, ToSchema)]
struct Breakdown {
    total: i64,
    breakdown: Vec<StatusRow>,
}

/// One status.
#[derive(Serialize, ToSchema)]
struct StatusRow {
    status: String,
    label: String,
    count: i64,
    /// `#RRGGBB`.
    color: &'static str,
    /// Of all orders.
    percentage: f64,
}

/// A product that sold well.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct TopRow {
    rank: usize,
    product_id: String,
    product_name: String,
    /// No picture is kept.
    image_url: Option<String>,
    total_quantity: i64,
    total_revenue: f64,
    order_count: i64,
    currency: Option<String>,
    shop: String,
}

/// A shop among the others.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ShopRow {
    rank: usize,
    shop_id: String,
    internal_shop_id: i64,
    shop_name: String,
    platform: String,
    revenue: f64,
    order_count: i64,
    avg_order_value: f64,
    currency: String,
}

/// Master's SKUs at a glance.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SkuAnalytics {
    #[serde(rename = "totalSKUs")]
    total_skus: usize,
    #[serde(rename = "linkedSKUs")]
    linked_skus: usize,
    #[serde(rename = "unlinkedSKUs")]
    unlinked_skus: usize,
    /// On hand at selling prices, in the first currency.
    total_stock_value: f64,
    /// SKUs at or below their own mark.
    low_stock_items: usize,
    #[serde(rename = "topSKUs")]
    top_skus: Vec<SkuRow>,
}

/// A SKU that is worth much.
#[derive(Serialize, ToSchema)]
struct SkuRow {
    sku: String,
    name: String,
    stock: i64,
    value: f64,
    currency: Option<String>,
}

/// The figures at the top, of all my shops.
#[utoipa::path(get, path = "/sales-summary", tag = "analytics", params(Period),
    responses((status = 200, body = Reply<SalesSummary>), (status = 400, body = Refusal)))]
async fn sales_summary(
    caller: Caller,
    Params(period): Params<Period>,
) -> Result<Reply<SalesSummary>, Failure> {
    summary(&caller, caller.engine.shops_of(&caller.who).await?, &period).await
}

/// The revenue of all my shops by day, week or month, in the order of time.
#[utoipa::path(get, path = "/revenue-trend", tag = "analytics", params(Period),
    responses((status = 200, body = Reply<Vec<Trend>>), (status = 400, body = Refusal)))]
async fn revenue_trend(caller: Caller, Params(period): Params<Period>) -> Result<Reply<Vec<Trend>>, Failure> {
    trend(&caller, caller.engine.shops_of(&caller.who).await?, &period).await
}

/// The orders of all my shops by status, the commonest first.
#[utoipa::path(get, path = "/order-status-breakdown", tag = "analytics", params(Period),
    responses((status = 200, body = Reply<Breakdown>), (status = 400, body = Refusal)))]
async fn order_status_breakdown(
    caller: Caller,
    Params(period): Params<Period>,
) -> Result<Reply<Breakdown>, Failure> {
    breakdown(&caller, caller.engine.shops_of(&caller.who).await?, &period).await
}

/// What sold best in all my shops.
#[utoipa::path(get, path = "/top-products", tag = "analytics", params(Period),
    responses((status = 200, body = Reply<Vec<TopRow>>), (status = 400, body = Refusal)))]
async fn top_products(caller: Caller, Params(period): Params<Period>) -> Result<Reply<Vec<TopRow>>, Failure> {
    top(&caller, caller.engine.shops_of(&caller.who).await?, &period).await
}

/// My shops side by side, the one with the most revenue first.
#[utoipa::path(get, path = "/shop-comparison", tag = "analytics", params(Period),
    responses((status = 200, body = Reply<Vec<ShopRow>>), (status = 400, body = Refusal)))]
async fn shop_comparison(
    caller: Caller,
    Params(period): Params<Period>,
) -> Result<Reply<Vec<ShopRow>>, Failure> {
    let shops = caller.engine.shops_of(&caller.who).await?;
    let Some(filter) = period.filter(&shops, caller.engine.now())? else { return Ok(Reply::of(Vec::new())) };
    let top = caller.engine.top(filter, By::Shop, Rank::Revenue, None).await?;
    let rows = top.into_iter().filter_map(|row| {
        let Key::Shop(alias) = &row.key else { return None };
        let access = shops.iter().find(|access| access.shop.alias == *alias)?;
        Some((access, row))
    });
    let rows = rows.zip(1..).map(|((access, row), rank)| ShopRow {
        rank,
        shop_id: access.shop.shop_id.to_string(),
        internal_shop_id: access.key.0,
        shop_name: access.shop.name.clone(),
        platform: label(&access.shop.platform),
        revenue: number(row.revenue),
        order_count: row.orders,
        avg_order_value: row.average().map_or(0.0, number),
        currency: row.currency,
    });
    Ok(Reply::of(rows.collect()))
}

/// Master's SKUs at a glance.
#[utoipa::path(get, path = "/sku-analytics", tag = "analytics",
    responses((status = 200, body = Reply<SkuAnalytics>)))]
async fn sku_analytics(caller: Caller) -> Result<Reply<SkuAnalytics>, Failure> {
    let figures = caller.engine.sku_figures(BEST as usize).await?;
    let row = |(sku, name, stock, worth): (String, String, i64, Money)| SkuRow {
        sku,
        name,
        stock,
        value: number(worth),
        currency: worth.currency.map(|currency| currency.to_string()),
    };
    Ok(Reply::of(SkuAnalytics {
        total_skus: figures.skus,
        linked_skus: figures.linked,
        unlinked_skus: figures.skus.saturating_sub(figures.linked),
        total_stock_value: figures.worth.first().copied().map_or(0.0, number),
        low_stock_items: figures.low,
        top_skus: figures.dearest.into_iter().map(row).collect(),
    }))
}

/// The figures at the top, of one shop.
#[utoipa::path(get, path = "/shops/{shopId}/sales-summary", tag = "analytics",
    params(("shopId" = String, Path), Period),
    responses((status = 200, body = Reply<SalesSummary>), (status = 400, body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn shop_sales_summary(
    at: AtShop,
    Params(period): Params<Period>,
) -> Result<Reply<SalesSummary>, Failure> {
    summary(&at.caller, vec![at.shop], &period).await
}

/// The revenue of one shop by day, week or month, in the order of time.
#[utoipa::path(get, path = "/shops/{shopId}/revenue-trend", tag = "analytics",
    params(("shopId" = String, Path), Period),
    responses((status = 200, body = Reply<Vec<Trend>>), (status = 400, body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn shop_revenue_trend(
    at: AtShop,
    Params(period): Params<Period>,
) -> Result<Reply<Vec<Trend>>, Failure> {
    trend(&at.caller, vec![at.shop], &period).await
}

/// The orders of one shop by status, the commonest first.
#[utoipa::path(get, path = "/shops/{shopId}/order-status-breakdown", tag = "analytics",
    params(("shopId" = String, Path), Period),
    responses((status = 200, body = Reply<Breakdown>), (status = 400, body = Refusal), (status = 403, body = Refusal),
        (status = 404, body = Refusal)))]
async fn shop_order_status_breakdown(
    at: AtShop,
    Params(period): Params<Period>,
) -> Result<Reply<Breakdown>, Failure> {
    breakdown(&at.caller, vec![at.shop], &period).await
}

/// What sold best in one shop.
#[utoipa::path(get, path = "/shops/{shopId}/top-products", tag = "analytics",
    params(("shopId" = String, Path), Period),
    responses((status = 200, body = Reply<Vec<TopRow>>), (status = 400, body = Refusal),
        (status = 403, body = Refusal), (status = 404, body = Refusal)))]
async fn shop_top_products(
    at: AtShop,
    Params(period): Params<Period>,
) -> Result<Reply<Vec<TopRow>>, Failure> {
    top(&at.caller, vec![at.shop], &period).await
}

async fn summary(
    caller: &Caller,
    shops: Vec<ShopAccess>,
    period: &Period,
) -> Result<Reply<SalesSummary>, Failure> {
    let screen = match period.filter(&shops, caller.engine.now())? {
        Some(filter) => caller.engine.screen(filter).await?,
        None => Screen { main: None, others: Vec::new(), growth: None },
    };
    let main = screen.main.as_ref();
    Ok(Reply::of(SalesSummary {
        total_revenue: main.map_or(0.0, |main| number(main.revenue)),
        order_count: main.map_or(0, |main| main.orders),
        avg_order_value: main.and_then(|main| main.average_order).map_or(0.0, number),
        growth: screen.growth.map(|Growth { revenue, orders }| GrowthShown { revenue, orders }),
        currency: main.map(|main| main.currency.clone()),
        units: main.map_or(0, |main| main.units),
        cancelled_orders: main.map_or(0, |main| main.cancelled_orders),
        unpaid_orders: main.map_or(0, |main| main.unpaid_orders),
        period: Between {
            start: main.map(|main| main.from.to_string()),
            end: main.map(|main| main.to.to_string()),
        },
        other_currencies: screen.others.into_iter().map(other_currency).collect(),
    }))
}

fn other_currency(row: Summary) -> OtherCurrency {
    OtherCurrency { total_revenue: number(row.revenue), order_count: row.orders, currency: row.currency }
}

async fn trend(
    caller: &Caller,
    shops: Vec<ShopAccess>,
    period: &Period,
) -> Result<Reply<Vec<Trend>>, Failure> {
    let by = match period.group_by.as_deref() {
        None | Some("" | "day") => By::Day,
        Some("week") => By::Week,
        Some("month") => By::Month,
        Some(_) => return Err(Failure::bad_request("groupBy is day, week or month").code("group_by_invalid")),
    };
    let Some(filter) = period.filter(&shops, caller.engine.now())? else { return Ok(Reply::of(Vec::new())) };
    let Some(main) = caller.engine.screen(filter.clone()).await?.main else {
        return Ok(Reply::of(Vec::new()));
    };
    let rows = caller.engine.sales(filter, by).await?;
    let rows = rows.into_iter().filter(|row| row.currency == main.currency && row.figures.orders > 0);
    let row = |row: crate::engine::analytics::Row| Trend {
        date: match row.key {
            Key::Week(monday) => monday.to_string(),
            key => key.to_string(),
        },
        revenue: number(row.figures.revenue),
        orders: row.figures.orders,
    };
    Ok(Reply::of(rows.map(row).collect()))
}

async fn breakdown(
    caller: &Caller,
    shops: Vec<ShopAccess>,
    period: &Period,
) -> Result<Reply<Breakdown>, Failure> {
    let counts = match period.filter(&shops, caller.engine.now())? {
        Some(filter) => caller.engine.status_counts(filter).await?,
        None => Vec::new(),
    };
    let total = counts.iter().map(|row| row.orders).sum();
    let row = |StatusCount { status, orders, percentage }: StatusCount| {
        let (code, label, color) = shown(&status);
        StatusRow { status: code.to_owned(), label: label.to_owned(), count: orders, color, percentage }
    };
    Ok(Reply::of(Breakdown { total, breakdown: counts.into_iter().map(row).collect() }))
}

async fn top(
    caller: &Caller,
    shops: Vec<ShopAccess>,
    period: &Period,
) -> Result<Reply<Vec<TopRow>>, Failure> {
    let rank = match period.sort_by.as_deref() {
        None | Some("" | "quantity") => Rank::Units,
        Some("revenue") => Rank::Revenue,
        Some(_) => return Err(Failure::bad_request("sortBy is quantity or revenue").code("sort_by_invalid")),
    };
    let limit = period.limit.map_or(BEST, |limit| limit.0).min(MOST) as usize;
    let Some(filter) = period.filter(&shops, caller.engine.now())? else { return Ok(Reply::of(Vec::new())) };
    let best = caller.engine.top_products(filter, rank, limit).await?;
    let row = |(row, rank): (TopProduct, usize)| TopRow {
        rank,
        product_id: row.product_id.to_string(),
        product_name: row.name,
        image_url: None,
        total_quantity: row.units,
        total_revenue: number(row.revenue),
        order_count: row.orders,
        currency: row.revenue.currency.map(|currency| currency.to_string()),
        shop: row.shop.to_string(),
    };
    Ok(Reply::of(best.into_iter().zip(1..).map(row).collect()))
}

impl Period {
    /// Returns the orders that are meant; `None` where that is no shop's.
    fn filter(&self, shops: &[ShopAccess], now: Millis) -> Result<Option<Filter>, Failure> {
        let wanted = self.platform.as_deref().unwrap_or("all").to_ascii_lowercase();
        let platform = match wanted.as_str() {
            "" | "all" => None,
            "tiktok shop" => Some(Platform::from("tiktok")), // as the app calls it elsewhere
            name => Some(Platform::from(name)),
        };
        let meant = shops.iter().map(|access| &access.shop);
        let meant = meant.filter(|shop| platform.as_ref().is_none_or(|platform| shop.platform == *platform));
        let aliases: Vec<_> = meant.map(|shop| shop.alias.clone()).collect();
        let [since, until] = [
            bound(self.start_date.as_deref(), false).ok_or_else(|| unreadable("startDate"))?,
            bound(self.end_date.as_deref(), true).ok_or_else(|| unreadable("endDate"))?,
        ];
        let until = until.unwrap_or(Bound::At(now));
        let since = since.unwrap_or(match until {
            Bound::At(end) => Bound::At(end.plus_ms(-REACH_MS)),
            _ => Bound::At(now.plus_ms(-REACH_MS)),
        });
        let filter = Filter { since: Some(since), until: Some(until), shops: aliases, ..Filter::default() };
        Ok(Some(filter).filter(|filter| !filter.shops.is_empty()))
    }
}

fn unreadable(field: &str) -> Failure {
    Failure::bad_request(format!("{field} is no date")).code("date_invalid")
}

/// Reads an end of a period: `None` for nonsense, `Some(None)` where there is none. The app's times have no zone and
/// mean the shop's; of the last day it sends the very start, and means all of it.
fn bound(text: Option<&str>, is_end: bool) -> Option<Option<Bound>> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Some(None) };
    if let Ok(point) = text.parse::<jiff::Timestamp>() {
        return Some(Some(Bound::At(Millis(point.as_millisecond()))));
    }
    let local: DateTime = text.parse().ok()?;
    Some(Some(match is_end && local.time() == Time::midnight() {
        true => Bound::Day(local.date().tomorrow().ok()?),
        false => Bound::Local(local),
    }))
}

/// Returns a status as the app knows it: its code, its label and its colour.
fn shown(status: &str) -> (&str, &str, &'static str) {
    match status {
        "unpaid" => ("UNPAID", "Unpaid", "#FF9800"),
        "to_ship" => ("AWAITING_SHIPMENT", "Awaiting Shipment", "#2196F3"),
        "shipped" => ("IN_TRANSIT", "In Transit", "#9C27B0"),
        "delivered" => ("DELIVERED", "Delivered", "#4CAF50"),
        "completed" => ("COMPLETED", "Completed", "#00AA5B"),
        "cancelled" => ("CANCELLED", "Cancelled", "#F44336"),
        "returning" => ("RETURNING", "Returning", "#757575"),
        "returned" => ("RETURNED", "Returned", "#757575"),
        other => (other, other, "#757575"),
    }
}

/// Returns an amount as a number, as the app's native widgets take nothing else. It always has a fraction.
fn number(money: Money) -> f64 {
    money.to_string().parse().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_a_picked_range_belongs_to_it() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(bound(Some("2025-01-31T00:00:00.000"), true), Some(Some(Bound::Day(day("2025-02-01")))));
        let local = Bound::Local("2025-01-01T10:20:30.123456".parse().unwrap());
        assert_eq!(bound(Some("2025-01-01T10:20:30.123456"), false), Some(Some(local)));
        assert_eq!(
            bound(Some("2025-01-01T00:00:00Z"), true),
            Some(Some(Bound::At(Millis(1_735_689_600_000))))
        );
        assert_eq!(bound(Some("soon"), true), None);
        assert_eq!(bound(None, true), Some(None));
    }

    #[test]
    fn a_whole_amount_has_a_fraction_all_the_same() {
        let money = Money { minor: 15_000_000, currency: "IDR".parse().ok() };
        assert_eq!(serde_json::to_string(&number(money)).unwrap(), "150000.0");
        assert_eq!(serde_json::to_string(&number(Money { minor: 0, currency: None })).unwrap(), "0.0");
    }
}
