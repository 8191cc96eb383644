//! The service itself: the banner at `/`, and the pages that end an authorisation in the app's web view.

use axum::extract::Query;
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::envelope::Reply;
use super::routes::{Routes, routes};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(banner)).routes(routes!(success)).routes(routes!(error))
}

/// What runs here.
#[derive(Serialize, ToSchema)]
struct Banner {
    name: &'static str,
    version: &'static str,
    /// The page that describes the API.
    documentation: &'static str,
}

/// What runs here, and where it is described.
#[utoipa::path(get, path = "/", tag = "service", security(()), responses((status = 200, body = Reply<Banner>)))]
async fn banner() -> Reply<Banner> {
    Reply::of(Banner { name: "spark", version: env!("CARGO_PKG_VERSION"), documentation: "/api/docs/" })
}

/// What the page at the end of an authorisation is told. The app reads the address itself.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Ended {
    /// The marketplace.
    platform: Option<String>,
    /// What the seller is called.
    seller: Option<String>,
    /// What went wrong.
    message: Option<String>,
}

/// The page that ends an authorisation well: the app closes its web view when it sees this address.
#[utoipa::path(get, path = "/success", tag = "service", params(Ended), security(()),
    responses((status = 200, content_type = "text/html", body = String)))]
async fn success(Query(ended): Query<Ended>) -> Response {
    let who = ended.seller.or(ended.platform).unwrap_or_default();
    page("Shop connected", &format!("{who} is connected. You can go back to the app."))
}

/// The page that ends an authorisation badly.
#[utoipa::path(get, path = "/error", tag = "service", params(Ended), security(()),
    responses((status = 200, content_type = "text/html", body = String)))]
async fn error(Query(ended): Query<Ended>) -> Response {
    let why = ended.message.unwrap_or_else(|| "The marketplace did not say why.".to_owned());
    page("Shop not connected", &format!("{why} Go back to the app and try again."))
}

/// Returns a page of plain words. Nothing that came in is taken for markup, and nothing runs.
fn page(title: &str, text: &str) -> Response {
    let html = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{title}</title>\
         <h1>{title}</h1><p>{}</p></html>",
        escape(text)
    );
    let policy = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    ([(header::CONTENT_SECURITY_POLICY, policy)], Html(html)).into_response()
}

fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_comes_in_is_no_markup() {
        assert_eq!(super::escape("<b a='\"'>&"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;");
    }
}
