//! The REST API: what the SparkCommerce app has always called, and `/api/v1`. It parses, calls one use case, answers
//! in the envelope; who may do what is decided in the engine.
//!
//! One file per route prefix, each with its requests, answers and handlers. Around all of them lie the same layers
//! ([`layers`]): a request id, a line in the log, headers, limits, a time limit, and the envelope for whatever goes
//! wrong before a handler is reached. [`router`] describes every route of its own at `/api/openapi.json`.
//!
//! A handler that works for somebody takes a [`caller::Caller`], whose engine sees that one tenant. One that works
//! on a shop takes a [`shop::AtShop`], which has looked the shop up *and* asked whether the caller works on it: so
//! nothing is ever looked up a second time, from another place of the request.

mod analytics;
mod caller;
mod dashboard;
mod encryption;
mod envelope;
mod failure;
mod groups;
mod input;
mod layers;
mod limits;
mod oauth;
mod openapi;
mod orders;
mod products;
mod service;
mod shop;
mod user;
mod v1;
mod whole;

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderValue;
use url::Url;
use utoipa_axum::router::OpenApiRouter;

use crate::engine::Engine;
use crate::engine::dashboards::Courier;
pub use crate::engine::dashboards::Reach;
pub use encryption::Encryption;
pub use limits::Budgets;

/// How the API behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where browsers and marketplaces reach it; `None`: where a browser says that it does.
    pub public_url: Option<Url>,
    /// How many proxies stand before it and name the client in `X-Forwarded-For`; 0: nobody is believed.
    pub trusted_hops: usize,
    /// The web pages that may call it from a browser.
    pub cors: Vec<HeaderValue>,
    /// Whether strangers may make accounts.
    pub registration: bool,
    /// Whether answers are encrypted for clients that ask.
    pub encryption: Option<Encryption>,
    /// How many calls a client may make.
    pub budgets: Budgets,
    /// Where dashboards may be.
    pub dashboards: Reach,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            public_url: None,
            trusted_hops: 0,
            cors: Vec::new(),
            registration: true,
            encryption: None,
            budgets: Budgets::default(),
            dashboards: Reach::Public,
        }
    }
}

/// What every handler is given.
#[derive(Clone)]
pub(crate) struct App(Arc<Shared>);

struct Shared {
    engine: Engine,
    settings: Settings,
    courier: Courier,
    seen: products::Seen,
}

impl App {
    fn new(engine: Engine, settings: Settings) -> Self {
        let courier = Courier::new(settings.dashboards);
        Self(Arc::new(Shared { engine, settings, courier, seen: products::Seen::default() }))
    }

    fn engine(&self) -> &Engine {
        &self.0.engine
    }

    fn settings(&self) -> &Settings {
        &self.0.settings
    }

    fn courier(&self) -> &Courier {
        &self.0.courier
    }

    fn seen(&self) -> &products::Seen {
        &self.0.seen
    }
}

/// Returns the whole API over `engine`, whose own tenant does not matter: every call brings its caller's.
///
/// Serve it with [`axum::extract::ConnectInfo`] of the client's socket address: without one, all clients are taken
/// for one.
pub fn router(engine: Engine, settings: Settings) -> Router {
    let app = App::new(engine, settings);
    let (routes, mut document) = routes(&app).split_for_parts();
    openapi::complete_operations(&mut document);
    let routes = routes.merge(openapi::pages(document));
    layers::around(routes, &app).with_state(app)
}

/// Every route, each prefix with the budget of calls that the app knows it by.
fn routes(app: &App) -> OpenApiRouter<App> {
    let budgets = &app.settings().budgets;
    let limited = |routes: OpenApiRouter<App>, budget| limits::around(routes, app, budget);
    OpenApiRouter::with_openapi(openapi::head())
        .merge(service::routes())
        .nest("/api/user", limited(user::routes(), budgets.accounts))
        .nest("/api/oauth", limited(oauth::routes(), budgets.accounts))
        .nest("/api/orders", limited(orders::tiktok_routes(), budgets.reports))
        .nest("/api/tiktok/orders", limited(orders::tiktok_routes(), budgets.reports))
        .nest("/api/shopee/orders", limited(orders::shopee_routes(), budgets.reports))
        .nest("/api/shops", limited(products::tiktok_routes(), budgets.general))
        .nest("/api/tiktok/shops", limited(products::tiktok_routes(), budgets.general))
        .nest("/api/shopee/shops", limited(products::shopee_routes(), budgets.general))
        .nest("/api/analytics", limited(analytics::routes(), budgets.reports))
        .nest("/api/dashboard", limited(dashboard::routes(), budgets.reports))
        .nest("/api/api/dashboard", limited(dashboard::routes(), budgets.reports))
        .nest("/api/groups", limited(groups::routes(), budgets.general))
        .nest("/api/v1", limited(v1::routes(), budgets.general))
}
