//! A sandbox in a process of its own, and its levers.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A running `spark sandbox serve`; ends with the test.
pub(crate) struct Sandbox {
    child: Child,
    /// What it said when it was ready: its addresses and credentials.
    pub(crate) ready: Value,
    http: reqwest::Client,
    runtime: tokio::runtime::Runtime,
}

impl Sandbox {
    /// Starts one without rate limits: the tests that are about them ask for them.
    pub(crate) fn start() -> Self {
        Self::with(&["--rate-limits", "off"])
    }

    /// Starts one with these options. Ready means that it said so.
    pub(crate) fn with(options: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_spark"))
            .args(["sandbox", "serve", "--listen", "127.0.0.1:0"])
            .args(options)
            .env_clear()
            .env("PATH", "/usr/bin:/bin")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not ready: {line:?}"));
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        Self { child, ready, http, runtime }
    }

    /// Returns its address.
    pub(crate) fn url(&self) -> &str {
        self.ready["url"].as_str().unwrap()
    }

    /// Returns the line that said that it is ready: its address and every key.
    pub(crate) fn ready(&self) -> &Value {
        &self.ready
    }

    /// Returns a config that points at it.
    pub(crate) fn config(&self) -> String {
        let text = |of: &str, key: &str| self.ready[of][key].as_str().unwrap().to_owned();
        format!(
            "[tiktok]\napp_key = {:?}\napp_secret = {:?}\nservice_id = {:?}\napi_url = {:?}\nauth_url = {:?}\nauthorize_url = {:?}\n\
             [shopee]\npartner_id = {}\npartner_key = {:?}\napi_url = {:?}\n",
            text("tiktok", "app_key"),
            text("tiktok", "app_secret"),
            text("tiktok", "service_id"),
            text("tiktok", "api_url"),
            text("tiktok", "auth_url"),
            text("tiktok", "authorize_url"),
            self.ready["shopee"]["partner_id"],
            text("shopee", "partner_key"),
            text("shopee", "api_url"),
        )
    }

    /// Pulls a lever and returns its answer, insisting on success.
    #[track_caller]
    pub(crate) fn post(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.try_post(path, body);
        assert!((200..300).contains(&status), "POST {path}: {status} {answer}");
        answer
    }

    /// Pulls a lever and returns status and answer.
    pub(crate) fn try_post(&self, path: &str, body: Value) -> (u16, Value) {
        self.call(self.http.post(format!("{}/_sandbox/{path}", self.url())).json(&body))
    }

    /// Asks a lever.
    #[track_caller]
    pub(crate) fn get(&self, path: &str) -> Value {
        let (status, answer) = self.call(self.http.get(format!("{}/_sandbox/{path}", self.url())));
        assert_eq!(status, 200, "GET {path}: {answer}");
        answer
    }

    fn call(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        self.runtime.block_on(async {
            let answer = request.send().await.unwrap();
            let status = answer.status().as_u16();
            let text = answer.text().await.unwrap();
            (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
        })
    }

    /// Opens a consent link as an approving seller and returns where the browser is sent.
    #[track_caller]
    pub(crate) fn approve(&self, url: &str) -> String {
        let url = format!("{url}{}approve=auto", if url.contains('?') { "&" } else { "?" });
        self.runtime.block_on(async {
            let answer = self.http.get(&url).send().await.unwrap();
            let status = answer.status();
            let Some(location) = answer.headers().get("location") else {
                panic!("{url}: {status} {}", answer.text().await.unwrap());
            };
            location.to_str().unwrap().to_owned()
        })
    }

    /// Makes a shop and returns its id.
    #[track_caller]
    pub(crate) fn shop(&self, platform: &str, name: &str) -> String {
        let answer = self
            .post("shops", json!({"platform": platform, "name": name, "region": "ID", "currency": "IDR"}));
        text(&answer["shop_id"])
    }

    /// Makes products of one variant each: `(seller SKU, units shown)`.
    #[track_caller]
    pub(crate) fn products(&self, platform: &str, shop: &str, skus: &[(&str, i64)]) -> Value {
        let products: Vec<_> = skus
            .iter()
            .map(|(sku, quantity)| {
                json!({"title": format!("Thing {sku}"), "skus": [{"seller_sku": sku, "quantity": quantity, "price": "5000"}]})
            })
            .collect();
        self.post("products", json!({"platform": platform, "shop_id": shop, "products": products}))
    }

    /// Returns what each listing of a shop shows, by seller SKU.
    #[track_caller]
    pub(crate) fn shown(&self, shop: &str) -> std::collections::BTreeMap<String, i64> {
        let catalogue = self.get("catalogue");
        let listings = catalogue["listings"].as_array().unwrap();
        listings
            .iter()
            .filter(|listing| text(&listing["shop_id"]) == shop)
            .map(|listing| (text(&listing["seller_sku"]), listing["shown"].as_i64().unwrap()))
            .collect()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Returns a JSON string's text, or a number's digits.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
