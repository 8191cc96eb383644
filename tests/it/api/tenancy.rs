//! No tenant sees another's: every route that the router knows is called by a stranger, and with another tenant's shop
//! in every place where a shop can be named.

use reqwest::Method;
use serde_json::{Value, json};

use super::phone::{Answer, Phone, serve};
use crate::support::{Daemon, Sandbox, Spark};

/// Routes that are open to everybody: they know nothing of anybody.
const OPEN: [&str; 4] = ["/", "/success", "/error", "/api/user/register"];
/// Routes that answer a browser, with a redirect to the result page.
const FOR_BROWSERS: [&str; 2] = ["/authorize", "/callback"];
/// Every name by which a shop was ever called in a query or a body.
const NAMES: [&str; 5] = ["shopId", "shop_id", "sellerId", "shop_cipher", "internal_id"];

pub(super) struct Route {
    pub(super) method: Method,
    pub(super) path: String,
}

/// Returns every route of the router.
pub(super) fn routes(daemon: &Daemon) -> Vec<Route> {
    let (_, document) = daemon.get("/api/openapi.json");
    let document: Value = serde_json::from_str(&document).unwrap();
    let mut routes = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|key| key.len() <= 6 && *key != "head") {
            let method = Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
            routes.push(Route { method, path: path.clone() });
        }
    }
    assert!(routes.len() > 30, "only {} routes", routes.len());
    routes
}

impl Route {
    /// Returns the path with `shop` where it names a shop, and `other` in every other place.
    pub(super) fn with(&self, shop: &str, other: &str) -> String {
        let segments = self.path.split('/').map(|segment| match segment {
            "{shopId}" | "{shop_id}" => shop.to_owned(),
            segment if segment.starts_with('{') => other.to_owned(),
            segment => segment.to_owned(),
        });
        segments.collect::<Vec<_>>().join("/")
    }

    fn names_a_shop(&self) -> bool {
        self.path.contains("{shopId}") || self.path.contains("{shop_id}")
    }

    fn is_open(&self) -> bool {
        OPEN.contains(&self.path.as_str()) || self.path == "/api/user/login"
    }

    pub(super) fn is_for_browsers(&self) -> bool {
        FOR_BROWSERS.iter().any(|ending| self.path.ends_with(ending))
    }
}

#[test]
fn a_stranger_gets_nothing_from_any_route() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let owner = Phone::registered(&daemon, "b@example.com");
    let shop = {
        sandbox.shop("shopee", "Toko");
        owner.connect(&sandbox, "shopee")
    };
    let stranger = Phone::new(&daemon);
    for route in routes(&daemon) {
        if route.is_open() {
            continue;
        }
        let body = json!({"shop_id": shop, "shopId": shop});
        let path = format!("{}?shop_id={shop}", route.with(&shop, "1"));
        let answer = stranger.call(route.method.clone(), &path, Some(&body));
        if route.is_for_browsers() {
            assert!(answer.is(302).header("location").starts_with("/error"), "{} {path}", route.method);
        } else {
            assert_eq!(answer.status, 401, "{} {path}: {}", route.method, answer.text);
            answer.json();
        }
    }
    assert_eq!(owner.get("/api/oauth/shopee/shops").json()["data"][0]["id"], json!(shop), "untouched");
}

/// What must be the same for "not yours" and "not there".
fn seen(answer: &Answer, shop: &str) -> (u16, String) {
    let mut text = answer.text.replace(shop, "SHOP");
    if let Ok(mut body) = serde_json::from_str::<Value>(&text)
        && body["data"]["period"].is_object()
    {
        body["data"]["period"] = Value::Null; // ends when the call was made
        text = body.to_string();
    }
    (answer.status, text)
}

#[test]
fn another_tenants_shop_is_not_there_wherever_it_is_named() {
    let sandbox = Sandbox::start();
    let spark = Spark::beside(&sandbox);
    let daemon = serve(&spark, &sandbox);
    let victim = Phone::registered(&daemon, "victim@example.com");
    let thief = Phone::registered(&daemon, "thief@example.com");
    for (number, platform) in ["tiktok", "shopee"].into_iter().enumerate() {
        sandbox.shop(platform, "Rahasia");
        let theirs = victim.connect(&sandbox, platform);
        let own_email = format!("own{number}@example.com");
        let with_shop = Phone::registered(&daemon, &own_email);
        sandbox.shop(platform, "Own");
        let own = with_shop.connect(&sandbox, platform);
        let nobodys = if platform == "tiktok" { "7499999999999999999" } else { "999999999" };
        let before = victim.get(&format!("/api/oauth/{platform}/shops")).json();

        for route in routes(&daemon).into_iter().filter(|route| !route.is_open() && !route.is_for_browsers())
        {
            if route.path.starts_with("/api/user") || route.path.starts_with("/api/v1/sessions") {
                continue; // about the caller alone: they take no shop, and some end the session
            }
            let call = |phone: &Phone, path: &str, shop: &str, query: bool| {
                let body: Value = NAMES
                    .iter()
                    .map(|name| ((*name).to_owned(), json!(shop)))
                    .collect::<serde_json::Map<_, _>>()
                    .into();
                let query = if query {
                    format!("?{}", NAMES.map(|name| format!("{name}={shop}")).join("&"))
                } else {
                    String::new()
                };
                phone.call(route.method.clone(), &format!("{path}{query}"), Some(&body))
            };
            // In the path, and in every other place as well.
            let path = |shop: &str| route.with(shop, "1");
            let foreign = call(&thief, &path(&theirs), &theirs, true);
            let missing = call(&thief, &path(nobodys), nobodys, true);
            assert_eq!(seen(&foreign, &theirs), seen(&missing, nobodys), "{} {}", route.method, route.path);
            assert!(!foreign.text.contains("Rahasia"), "{} {}: {}", route.method, route.path, foreign.text);
            if route.names_a_shop() {
                assert_eq!(foreign.status, 404, "{} {}: {}", route.method, route.path, foreign.text);
            }
            // The own shop in the path, the other tenant's everywhere else: the path decides, nothing else is read.
            if route.names_a_shop() && route.method != Method::DELETE {
                let with_foreign = call(&with_shop, &path(&own), &theirs, true);
                let with_missing = call(&with_shop, &path(&own), nobodys, true);
                assert_eq!(
                    seen(&with_foreign, &theirs),
                    seen(&with_missing, nobodys),
                    "{} {}",
                    route.method,
                    route.path
                );
                assert!(!with_foreign.text.contains("Rahasia"), "{} {}", route.method, route.path);
            }
        }
        let after = victim.get(&format!("/api/oauth/{platform}/shops")).json();
        assert_eq!(before["data"], after["data"], "nothing of the victim's changed");
    }
}

#[test]
fn another_tenants_sessions_and_groups_are_not_there() {
    let spark = Spark::new();
    let daemon = Daemon::start(&spark, &[]);
    let (victim, thief) =
        (Phone::registered(&daemon, "v@example.com"), Phone::registered(&daemon, "t@example.com"));
    let session = victim.get("/api/v1/sessions").data()[0]["id"].as_str().unwrap().to_owned();
    let nobodys = "0".repeat(session.len());
    let foreign = thief.delete(&format!("/api/v1/sessions/{session}")).is(404);
    let missing = thief.delete(&format!("/api/v1/sessions/{nobodys}")).is(404);
    assert_eq!(seen(&foreign, &session), seen(&missing, &nobodys));
    victim.get("/api/user/profile").is(200);
    let group = victim.get("/api/user/profile").data()["group_id"].as_str().unwrap().to_owned();
    let foreign = thief.get(&format!("/api/groups/{group}")).is(404);
    let missing = thief.get("/api/groups/nobodys").is(404);
    assert_eq!(seen(&foreign, &group), seen(&missing, "nobodys"));
    assert_eq!(thief.get("/api/groups").is(200).data().as_array().unwrap().len(), 1);
}
