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
mod routes;
mod service;
mod shop;
mod user;
mod v1;
mod whole;

use std::sync::Arc;

use axum::Router;
use axum::http::HeaderValue;
use url::Url;

use crate::engine::Engine;
use crate::engine::dashboards::Courier;
pub use crate::engine::dashboards::Reach;
pub use encryption::Encryption;
use limits::Budget;
pub use limits::Budgets;
use routes::Routes;

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

/// A part of the API: where it is, what is there, and the budget of calls that the app knows it by.
type Part = (&'static str, fn() -> Routes, Budget);

const PARTS: [Part; 13] = [
    ("/api/user", user::routes, Budget::Accounts),
    ("/api/oauth", oauth::routes, Budget::Accounts),
    ("/api/orders", orders::tiktok_routes, Budget::Reports),
    ("/api/tiktok/orders", orders::tiktok_routes, Budget::Reports),
    ("/api/shopee/orders", orders::shopee_routes, Budget::Reports),
    ("/api/shops", tiktok_shops, Budget::General),
    ("/api/tiktok/shops", tiktok_shops, Budget::General),
    ("/api/shopee/shops", products::shopee_routes, Budget::General),
    ("/api/analytics", analytics::routes, Budget::Reports),
    ("/api/dashboard", dashboard::routes, Budget::Reports),
    ("/api/api/dashboard", dashboard::routes, Budget::Reports),
    ("/api/groups", groups::routes, Budget::General),
    ("/api/v1", v1::routes, Budget::General),
];

/// Returns the TikTok shops that somebody works on, and what is below each.
fn tiktok_shops() -> Routes {
    oauth::tiktok_list().merge(products::tiktok_routes())
}

/// Returns the whole API over `engine`, whose own tenant does not matter: every call brings its caller's.
///
/// Serve it with [`axum::extract::ConnectInfo`] of the client's socket address: without one, all clients are taken
/// for one.
pub fn router(engine: Engine, settings: Settings) -> Router {
    let app = App::new(engine, settings);
    let parts = PARTS.into_iter().fold(Router::new(), |parts, (path, routes, budget)| {
        parts.nest(path, limits::around(routes().serve(), &app, budget))
    });
    let routes = parts.merge(service::routes().serve()).merge(openapi::pages());
    layers::around(routes, &app).with_state(app)
}

/// Returns all routes that are described.
fn routes() -> Routes {
    PARTS.iter().fold(service::routes(), |all, (path, routes, _)| all.nest(path, routes()))
}
