//! `/api/oauth`: connecting shops from the app's web view, and the shops that somebody works on.
//!
//! The app knows TikTok's routes by two names each: with the marketplace in the path, and without.

mod consent;
mod shops;

pub(super) use shops::label;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    let tiktok = || {
        OpenApiRouter::new()
            .routes(routes!(consent::tiktok))
            .routes(routes!(consent::tiktok_callback))
            .routes(routes!(shops::tiktok))
            .routes(routes!(shops::tiktok_info))
            .routes(routes!(shops::part_tiktok))
            .routes(routes!(shops::available))
            .routes(routes!(shops::claim))
    };
    let shopee = OpenApiRouter::new()
        .routes(routes!(consent::shopee))
        .routes(routes!(consent::shopee_callback))
        .routes(routes!(shops::shopee))
        .routes(routes!(shops::shopee_info))
        .routes(routes!(shops::part_shopee))
        .routes(routes!(shops::refresh_shopee));
    OpenApiRouter::new().merge(tiktok()).nest("/tiktok", tiktok()).nest("/shopee", shopee)
}
