//! `/api/v1`: what the app never had.

mod sessions;
mod users;

use utoipa_axum::router::OpenApiRouter;

use super::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().nest("/sessions", sessions::routes()).nest("/users", users::routes())
}
