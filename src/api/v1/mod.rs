//! `/api/v1`: what the app never had.

mod sessions;

use utoipa_axum::router::OpenApiRouter;

use super::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().nest("/sessions", sessions::routes())
}
