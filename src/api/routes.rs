//! Routes of handlers that utoipa describes. They are served from the start and described only when somebody asks:
//! describing them all takes more memory than whatever else an idle daemon keeps.

use axum::Router;
use axum::handler::Handler;
use axum::routing::on;
use utoipa::openapi::OpenApi;
use utoipa_axum::PathItemExt as _;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};

use super::App;

/// Handlers of one path, as [`routes!`] makes them.
pub(super) struct Handlers {
    pub(super) serve: fn(Router<App>, &str) -> Router<App>,
    pub(super) describe: fn() -> UtoipaMethodRouter<App>,
}

/// Some routes: handlers, each below a prefix.
#[derive(Default)]
pub(super) struct Routes(Vec<(String, Handlers)>);

/// Makes [`Handlers`] of functions in scope that bear `#[utoipa::path]` and answer on one path, by several methods.
macro_rules! routes {
    ($($handler:ident),+) => {
        $crate::api::routes::Handlers {
            serve: |router, prefix| {
                $(let router = utoipa_axum::paste! {
                    $crate::api::routes::serve::<[<__path_ $handler>], _, _>(router, prefix, $handler)
                };)+
                router
            },
            describe: || utoipa_axum::routes!($($handler),+),
        }
    };
}
pub(super) use routes;

/// Adds a handler below `prefix`, where its description says.
pub(super) fn serve<P: utoipa::Path, H: Handler<T, App>, T: 'static>(
    router: Router<App>,
    prefix: &str,
    handler: H,
) -> Router<App> {
    let path = format!("{prefix}{}", P::path());
    let path = match path.trim_end_matches('/') {
        "" => "/",
        path => path,
    };
    let methods = P::methods().into_iter();
    methods.fold(router, |router, method| router.route(path, on(method.to_method_filter(), handler.clone())))
}

impl Routes {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn routes(mut self, handlers: Handlers) -> Self {
        self.0.push((String::new(), handlers));
        self
    }

    pub(super) fn merge(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    pub(super) fn nest(mut self, prefix: &str, others: Self) -> Self {
        self.0.extend(others.0.into_iter().map(|(below, handlers)| (format!("{prefix}{below}"), handlers)));
        self
    }

    /// Returns a router that serves them.
    pub(super) fn serve(&self) -> Router<App> {
        self.0.iter().fold(Router::new(), |router, (prefix, handlers)| (handlers.serve)(router, prefix))
    }

    /// Adds them to a description.
    pub(super) fn describe(&self, head: OpenApi) -> OpenApi {
        let described = |(prefix, handlers): &(String, Handlers)| {
            let routes = OpenApiRouter::new().routes((handlers.describe)());
            if prefix.is_empty() { routes } else { OpenApiRouter::new().nest(prefix, routes) }
        };
        let whole = OpenApiRouter::with_openapi(head);
        self.0.iter().map(described).fold(whole, OpenApiRouter::merge).into_openapi()
    }
}
