//! Every call that is compiled into the app and can be reached in it, with the fields and types that its parser
//! demands (`tests/fixtures/app/calls.json`; the words for types are explained there by their use: Dart is strict).

use reqwest::Method;
use serde_json::{Value, json};

use super::dashboard::Dashboard;
use super::phone::{Answer, Phone, serve};
use super::stage::{advance, place};
use crate::support::{Daemon, Sandbox, Spark};

/// Calls about the catalogue, pictures and chat, which are not served yet. The test fails when one of them is, so that
/// its name leaves this list.
const NOT_YET: [&str; 26] = [
    "tiktok.products.info",
    "tiktok.products.price",
    "tiktok.products.images",
    "tiktok.products.delete",
    "tiktok.products.activate",
    "tiktok.products.deactivate",
    "tiktok.products.recover",
    "tiktok.images.upload",
    "tiktok.categories.root",
    "tiktok.categories.children",
    "tiktok.categories.attributes",
    "tiktok.categories.rules",
    "tiktok.brands.list",
    "tiktok.brands.create",
    "tiktok.products.create",
    "shopee.products.info",
    "shopee.products.price",
    "shopee.products.images",
    "shopee.products.unlist",
    "shopee.products.delete",
    "shopee.images.upload",
    "shopee.categories",
    "shopee.categories.attributes",
    "shopee.item_limits",
    "shopee.products.create",
    "chat.conversations",
];

/// What ends the stage, and comes last.
const LAST: [&str; 3] = ["shops.tiktok.delete", "shops.shopee.delete", "auth.logout"];

struct Stage {
    _sandbox: Sandbox,
    daemon: Daemon,
    spark: Spark,
    /// Each marketplace's shop, an order of it that is to be shipped, a product and a variant.
    tiktok: [String; 4],
    shopee: [String; 4],
}

#[test]
fn every_call_of_the_app_is_answered_as_its_parser_demands() {
    let calls: Vec<Value> = serde_json::from_str(include_str!("../../fixtures/app/calls.json")).unwrap();
    let (stage, mut phone) = set_the_stage();
    let reachable: Vec<_> = calls.iter().filter(|call| call["reachable"] == true).collect();
    assert!(reachable.len() > 50);
    for call in reachable.iter().filter(|call| !LAST.contains(&id(call))) {
        let answer = stage.replay(&phone, call);
        if NOT_YET.contains(&id(call)) {
            assert!(matches!(answer.status, 404 | 405), "{} is served: check it", id(call));
            continue;
        }
        check(call, &answer);
        if id(call) == "auth.password.change" {
            phone.take_token(&answer);
        }
    }
    for name in LAST {
        let call = reachable.iter().find(|call| id(call) == name).unwrap();
        check(call, &stage.replay(&phone, call));
    }
}

fn set_the_stage() -> (Stage, Phone) {
    let sandbox = Sandbox::start();
    let mut spark = Spark::beside(&sandbox);
    spark.set("SPARK_API_DASHBOARDS", "anywhere");
    let daemon = serve(&spark, &sandbox);
    // The app's own example registers with this group; it is nobody's, so it becomes theirs.
    let form =
        json!({"name": "Budi", "email": "budi@example.com", "password": "secret1", "group_id": "GROUP1"});
    Phone::new(&daemon).post("/api/user/register", &form).is(201);
    let phone = Phone::logged_in(&daemon, "budi@example.com", "secret1");
    let connect = |platform| {
        let shop = sandbox.shop(platform, "Toko");
        let made = sandbox.products(platform, &shop, &[("SKU001", 10)]);
        phone.connect(&sandbox, platform);
        let order = place(&sandbox, &shop, "SKU001", 2);
        advance(&sandbox, &order, "paid");
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let product = text(&made["products"][0]["product_id"]);
        let variant = text(&made["products"][0]["skus"][0]["variant_id"]);
        // The app knows a product without variants by the product's id.
        let variant = if variant == "0" { product.clone() } else { variant };
        [shop, order, product, variant]
    };
    let [tiktok, shopee] = ["tiktok", "shopee"].map(connect);
    spark.ok(&["order", "pull", "--group", "GROUP1"]);
    spark.ok(&["listing", "pull", "--group", "GROUP1"]);
    (Stage { _sandbox: sandbox, daemon, spark, tiktok, shopee }, phone)
}

impl Stage {
    fn replay(&self, phone: &Phone, call: &Value) -> Answer {
        match id(call) {
            // Registered already, to have a stage at all.
            "auth.register" => {
                let mut form = call["request_example"]["json"].clone();
                form["email"] = json!("another@example.com");
                Phone::new(&self.daemon).post("/api/user/register", &form)
            }
            "auth.login" => phone.log_in("budi@example.com", "secret1"),
            // Only somebody of the group who does not work on the shop can claim it.
            "shops.claim" => {
                let add = ["user", "add", "manager@example.com", "--role", "manager", "--group", "GROUP1"];
                let _ = self.spark.feed(&add, b"secret1").exits(0);
                self.spark.ok(&["user", "set", "manager@example.com", "--no-shops", "--group", "GROUP1"]);
                let manager = Phone::logged_in(&self.daemon, "manager@example.com", "secret1");
                self.as_written(&manager, call)
            }
            "oauth.tiktok.authorize" | "oauth.shopee.authorize" => {
                let path = format!("{}?user_token={}", call["path"].as_str().unwrap(), phone.token());
                phone.browse(&path)
            }
            "oauth.result.success" => phone.browse("/success?platform=tiktok&shopId=7495012345678901234"),
            "oauth.result.error" => phone.browse("/error?message=no_code"),
            "groups.sync" => {
                let receiver = Dashboard::answering(200);
                self.spark.ok(&["group", "set", "GROUP1", "--dashboard", &receiver.url()]);
                self.as_written(phone, call)
            }
            _ => self.as_written(phone, call),
        }
    }

    /// Makes a call as the app writes it, but for ids, which are the stage's.
    fn as_written(&self, phone: &Phone, call: &Value) -> Answer {
        let example = &call["request_example"];
        let mut path = call["path"].as_str().unwrap().to_owned();
        let [shop, order, product, variant] =
            if id(call).contains("shopee") { &self.shopee } else { &self.tiktok };
        for (name, value) in example["path_params"].as_object().into_iter().flatten() {
            let value = match name.as_str() {
                "shopId" => shop,
                // The app takes the order's id for the package's where it knows none.
                "orderId" | "orderSn" | "packageId" => order,
                "productId" => product,
                _ => value.as_str().unwrap(),
            };
            path = path.replace(&format!("{{{name}}}"), value);
        }
        let query = example["query"].as_object().into_iter().flatten();
        let query: Vec<_> =
            query.map(|(name, value)| format!("{name}={}", value.as_str().unwrap())).collect();
        if !query.is_empty() {
            path = format!("{path}?{}", query.join("&"));
        }
        let mut body = example.get("json").cloned();
        if let Some(named) = body.as_mut().and_then(|body| body.get_mut("shop_id")) {
            *named = json!(shop);
        }
        if let Some(named) = body.as_mut().and_then(|body| body.pointer_mut("/skus/0")) {
            named["id"] = json!(variant);
        }
        let method = Method::from_bytes(call["method"].as_str().unwrap().as_bytes()).unwrap();
        phone.call(method, &path, body.as_ref())
    }
}

fn id(call: &Value) -> &str {
    call["id"].as_str().unwrap()
}

/// Insists on the status and on every field that the parser demands.
fn check(call: &Value, answer: &Answer) {
    let name = id(call);
    assert_eq!(u64::from(answer.status), call["status"].as_u64().unwrap(), "{name}: {}", answer.text);
    let fields = call["response_required_fields"].as_array().unwrap();
    if fields.is_empty() {
        return;
    }
    let body = answer.json();
    for field in fields {
        let (pointer, word) = (field["pointer"].as_str().unwrap(), field["type"].as_str().unwrap());
        let must = field["must_exist"] == true && !word.ends_with('?');
        let found = all(&body, pointer.trim_start_matches('/'));
        for value in found {
            let fits = match value {
                None | Some(Value::Null) => !must,
                Some(value) => fits(value, word.trim_end_matches('?')),
            };
            assert!(fits, "{name}: {pointer} should be {word}: {value:?} in {}", answer.text);
        }
    }
}

/// Returns what a pointer means, `*` being every element of a list.
fn all<'v>(value: &'v Value, pointer: &str) -> Vec<Option<&'v Value>> {
    if pointer.is_empty() {
        return vec![Some(value)];
    }
    let (first, rest) = pointer.split_once('/').unwrap_or((pointer, ""));
    match (first, value) {
        ("*", Value::Array(items)) => items.iter().flat_map(|item| all(item, rest)).collect(),
        ("*", _) => Vec::new(),
        (index, Value::Array(items)) => {
            items.get(index.parse::<usize>().unwrap()).map_or(vec![None], |item| all(item, rest))
        }
        (name, value) => value.get(name).map_or(vec![None], |inner| all(inner, rest)),
    }
}

/// Returns whether the app's parser takes `value` for what `word` says.
fn fits(value: &Value, word: &str) -> bool {
    let text = value.as_str();
    let token = value.to_string();
    let fraction = token.contains(['.', 'e', 'E']);
    match word {
        "true" => *value == Value::Bool(true),
        "bool" => value.is_boolean(),
        "int" => value.is_number() && !fraction,
        "float" => value.is_number() && fraction,
        "num" => value.is_number(),
        "decimal" => value.is_number() || text.is_some_and(|text| text.parse::<f64>().is_ok()),
        "intstring" => {
            text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
        }
        "string" => text.is_some(),
        "iso8601" => text.is_some_and(|text| text.is_empty() || is_time(text)),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "any" => true,
        other => panic!("no such type: {other}"),
    }
}

fn is_time(text: &str) -> bool {
    text.parse::<jiff::Timestamp>().is_ok() || text.parse::<jiff::civil::DateTime>().is_ok()
}

#[test]
fn the_check_is_as_strict_as_the_app() {
    for (value, word, right) in [
        ("1", "int", true),
        ("1.0", "int", false),
        ("0.0", "float", true),
        ("0", "float", false),
        ("\"5\"", "num", false),
        ("\"70000.5\"", "decimal", true),
        ("\"70000.0\"", "intstring", false),
        ("\"2025-01-08T01:35:00.000Z\"", "iso8601", true),
        ("1736300000", "iso8601", false),
        ("1", "true", false),
    ] {
        assert_eq!(fits(&serde_json::from_str(value).unwrap(), word), right, "{value} {word}");
    }
}
