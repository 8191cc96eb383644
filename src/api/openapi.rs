//! The description of the API, made from the handlers, and a page to browse it.

use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{Content, PathItem, Ref, RefOr, ResponseBuilder};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::{App, caller};

/// What the page's own files need; nothing from elsewhere.
const PAGE_POLICY: &str =
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'";

#[derive(OpenApi)]
#[openapi(security(("session" = []), ("bearer" = [])), info(
    title = "spark",
    description = "One true stock figure for sellers on TikTok Shop and Shopee. \
        Routes under `/api/v1` are spark's own; the others are those that the SparkCommerce app calls. \
        Log in with `POST /api/user/login` and send the token as `auth_token` or as a bearer token.",
))]
struct Head;

/// Returns the description without routes.
fn head() -> utoipa::openapi::OpenApi {
    let mut document = Head::openapi();
    let app = SecurityScheme::ApiKey(ApiKey::Header(ApiKeyValue::new(caller::TOKEN_HEADER)));
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    let components = document.components.get_or_insert_default();
    components.security_schemes.insert("session".to_owned(), app.into());
    components.security_schemes.insert("bearer".to_owned(), bearer.into());
    document
}

/// Completes every operation: a name of its own, from its method and path, as a handler may answer on several paths; and
/// the answers that it has from what lies around it. An operation for strangers bears `security(())`.
fn complete_operations(document: &mut utoipa::openapi::OpenApi) {
    for (path, item) in &mut document.paths.paths {
        let words: Vec<_> = path
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let PathItem { get, put, post, delete, patch, .. } = item;
        for (method, operation) in
            [("get", get), ("put", put), ("post", post), ("delete", delete), ("patch", patch)]
        {
            if let Some(operation) = operation {
                operation.operation_id = Some([&[method], words.as_slice()].concat().join("_"));
                let answers = &mut operation.responses.responses;
                answers.entry("429".to_owned()).or_insert_with(|| refusal("Too many calls"));
                if operation.security.is_none() {
                    answers.entry("401".to_owned()).or_insert_with(|| refusal("Nobody is logged in"));
                }
            }
        }
    }
}

fn refusal(description: &str) -> RefOr<utoipa::openapi::Response> {
    let body = Content::new(Some(Ref::from_schema_name("Refusal")));
    ResponseBuilder::new().description(description).content("application/json", body).build().into()
}

/// Where the document is.
const PLACE: &str = "/api/openapi.json";

/// The document as it is sent, made when somebody asks for the first time.
static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| {
    let mut document = super::routes().describe(head());
    complete_operations(&mut document);
    serde_json::to_vec(&document).expect("a description is JSON").into()
});

async fn document() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.clone()).into_response()
}

/// Returns the page under `/api/docs` and the document that it shows.
pub(super) fn pages() -> Router<App> {
    let pages: Router<App> = SwaggerUi::new("/api/docs").config(Config::from(PLACE)).into();
    pages.route(PLACE, get(document)).layer(middleware::map_response(|mut response: Response| async {
        let policy = HeaderValue::from_static(PAGE_POLICY);
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        response
    }))
}
