//! `/api/v1/status`: everything at once.

use super::scope::Printed;
use crate::api::caller::Caller;
use crate::api::envelope::Reply;
use crate::api::failure::Failure;
use crate::api::routes::{Routes, routes};
use crate::engine::Overview;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(show))
}

/// What stands well, and what needs somebody; of shops, those that I work on. As `spark status --json`.
#[utoipa::path(get, path = "", tag = "status", responses((status = 200, body = Reply<Printed>)))]
async fn show(caller: Caller) -> Result<Reply<Overview>, Failure> {
    let scope = caller.scope(None).await?;
    let mut overview = caller.engine.overview().await?;
    overview.shops.retain(|shop| scope.has(&shop.alias));
    overview.at_risk.retain(|order| scope.has(&order.shop));
    overview.jobs.retain(|job| scope.has(&job.shop));
    Ok(Reply::of(overview))
}
