//! `/api/v1`: what the app never had. Answers are the very objects that the command line prints with `--json`, in the
//! envelope; their fields are described there.
//!
//! Reading is for everybody in the group, as far as their shops go; what changes master or its mappings takes a
//! manager, and so does settling what a push asks.

mod analytics;
mod listings;
mod orders;
mod returns;
mod runs;
mod scope;
mod sessions;
mod skus;
mod status;
mod stock;
mod users;
mod webhooks;

use super::routes::Routes;

pub(super) fn routes() -> Routes {
    Routes::new()
        .nest("/sessions", sessions::routes())
        .nest("/users", users::routes())
        .nest("/status", status::routes())
        .nest("/skus", skus::routes())
        .nest("/stock", stock::routes())
        .nest("/listings", listings::routes())
        .nest("/orders", orders::routes())
        .nest("/returns", returns::routes())
        .nest("/webhooks", webhooks::routes())
        .nest("/runs", runs::routes())
        .nest("/analytics", analytics::routes())
}
