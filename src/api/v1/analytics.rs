//! `/api/v1/analytics`: reports over the orders of my shops, as the command line makes them.

use jiff::tz::TimeZone;
use serde::Deserialize;
use utoipa::IntoParams;

use super::scope::Printed;
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::{Failure, Refusal};
use crate::api::input::{Count, Params};
use crate::api::routes::{Routes, routes};
use crate::engine::analytics::{Bound, By, Filter, Rank, Row, StockRow, Summary, TopRow};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(summary)).routes(routes!(sales)).routes(routes!(top)).routes(routes!(stock))
}

/// Which orders, and how they are put together.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Report {
    /// Aliases of shops, separated by commas; all of mine unless told.
    shop: Option<String>,
    /// Only of these marketplaces, separated by commas.
    platform: Option<String>,
    /// Only placed at or after this: a time, or by the shop's calendar a time of day, a day, or `yesterday`.
    since: Option<String>,
    /// Only placed before this.
    until: Option<String>,
    /// `day`, `week`, `month`, `shop`, `platform`, `sku` or `status`.
    by: Option<String>,
    /// Whose days count: an IANA time zone; each shop's own unless told.
    tz: Option<String>,
    /// `revenue` (unless told) or `units`.
    rank: Option<String>,
    /// Rows of a ranking in each currency; all unless told.
    #[param(value_type = Option<u32>)]
    limit: Option<Count>,
}

/// One row a currency. As `spark analytics summary --json`.
#[utoipa::path(get, path = "/summary", tag = "reports", params(Report),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn summary(caller: Caller, Params(report): Params<Report>) -> Result<Reply<Vec<Summary>>, Failure> {
    Ok(Reply::of(match report.filter(&caller).await? {
        Some(filter) => caller.engine.sales_summary(filter).await?,
        None => Vec::new(),
    }))
}

/// Sales by what `by` names. As `spark analytics revenue --json`.
#[utoipa::path(get, path = "/sales", tag = "reports", params(Report),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn sales(caller: Caller, Params(report): Params<Report>) -> Result<Reply<Vec<Row>>, Failure> {
    let by = report.by(By::Day)?;
    Ok(Reply::of(match report.filter(&caller).await? {
        Some(filter) => caller.engine.sales(filter, by).await?,
        None => Vec::new(),
    }))
}

/// What sold best. As `spark analytics top --json`.
#[utoipa::path(get, path = "/top", tag = "reports", params(Report),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn top(caller: Caller, Params(report): Params<Report>) -> Result<Reply<Vec<TopRow>>, Failure> {
    let by = report.by(By::Sku)?;
    let rank = match report.rank.as_deref() {
        None => Rank::Revenue,
        Some(word) => {
            let wrong = || Failure::bad_request("rank is revenue or units").code("word_unknown");
            [Rank::Revenue, Rank::Units].into_iter().find(|rank| rank.as_str() == word).ok_or_else(wrong)?
        }
    };
    let limit = report.limit.map(|limit| limit.0 as usize);
    Ok(Reply::of(match report.filter(&caller).await? {
        Some(filter) => caller.engine.top(filter, by, rank, limit).await?,
        None => Vec::new(),
    }))
}

/// Stock beside what my shops sold of it. As `spark analytics stock --json`.
#[utoipa::path(get, path = "/stock", tag = "reports", params(Report),
    responses((status = 200, body = Reply<Vec<Printed>>), (status = 400, body = Refusal),
        (status = 404, body = Refusal)))]
async fn stock(caller: Caller, Params(report): Params<Report>) -> Result<Reply<Vec<StockRow>>, Failure> {
    Ok(Reply::of(match report.filter(&caller).await? {
        Some(filter) => caller.engine.stock_report(filter).await?,
        None => Vec::new(),
    }))
}

impl Report {
    /// Returns which orders are meant; `None` where the caller works on no shop.
    async fn filter(&self, caller: &Caller) -> Result<Option<Filter>, Failure> {
        let Some(shops) = caller.scope(self.shop.as_deref()).await?.shops() else { return Ok(None) };
        let zone = self.tz.as_deref().map(TimeZone::get).transpose();
        let zone = zone
            .map_err(|_| Failure::bad_request("tz is no time zone known here").code("time_zone_unknown"))?;
        let platforms = self.platform.as_deref().unwrap_or_default().split(',').map(str::trim);
        Ok(Some(Filter {
            since: bound(self.since.as_deref())?,
            until: bound(self.until.as_deref())?,
            shops,
            platforms: platforms.filter(|name| !name.is_empty()).map(Into::into).collect(),
            zone,
        }))
    }

    fn by(&self, usual: By) -> Result<By, Failure> {
        let all = [By::Day, By::Week, By::Month, By::Shop, By::Platform, By::Sku, By::Status];
        let Some(word) = self.by.as_deref() else { return Ok(usual) };
        let wrong = || {
            Failure::bad_request("by is day, week, month, shop, platform, sku or status").code("word_unknown")
        };
        all.into_iter().find(|by| by.as_str() == word).ok_or_else(wrong)
    }
}

fn bound(text: Option<&str>) -> Result<Option<Bound>, Failure> {
    let wrong = |_| Failure::bad_request("since and until are times or days").code("date_invalid");
    text.map(str::parse).transpose().map_err(wrong)
}
