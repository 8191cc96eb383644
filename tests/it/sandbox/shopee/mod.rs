//! Shopee's side: a client of a few lines that signs as the document says, and the sandbox in this process.

mod catalogue;
mod consent;
mod faults;
mod fulfilment;
mod gateway;
mod orders;
mod push;
mod stock;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use spark::sandbox::{Clock, Options, Running};

const REDIRECT: &str = "http://127.0.0.1:5588/callback?keep=me";

/// A sandbox in this process, whose clock the test moves.
struct Stage {
    sandbox: Running,
    http: reqwest::Client,
    now_ms: Arc<AtomicI64>,
}

/// What a seller's consent gave.
#[derive(Clone)]
struct Shop {
    id: i64,
    access: String,
    refresh: String,
}

impl Stage {
    async fn start() -> Self {
        Self::with(|_| ()).await
    }

    /// Starts one with options changed.
    async fn with(change: impl FnOnce(&mut Options)) -> Self {
        let now_ms = Arc::new(AtomicI64::new(1_767_225_600_000));
        let time = now_ms.clone();
        let mut options = Options {
            clock: Clock::from_fn(move || time.load(Ordering::SeqCst)),
            starter: true,
            rate_limits: false,
            ..Options::default()
        };
        change(&mut options);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sandbox = spark::sandbox::serve(options, listener).await.unwrap();
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        let http = reqwest::Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Self { sandbox, http, now_ms }
    }

    fn pass_s(&self, seconds: i64) {
        self.now_ms.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    fn now_s(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst) / 1000
    }

    fn partner_id(&self) -> i64 {
        self.sandbox.ready().shopee.partner_id
    }

    fn sign(&self, path: &str, acting: &str) -> String {
        let key = &self.sandbox.ready().shopee.partner_key;
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
        mac.update(format!("{}{path}{}{acting}", self.partner_id(), self.now_s()).as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }

    /// Returns the URL of a signed call: as a public one, or for a shop.
    fn url(&self, call: &str, shop: Option<&Shop>, query: &str) -> String {
        let path = format!("/api/v2{call}");
        let (acting, token) = match shop {
            Some(shop) => (
                format!("{}{}", shop.access, shop.id),
                format!("&access_token={}&shop_id={}", shop.access, shop.id),
            ),
            None => Default::default(),
        };
        let sign = self.sign(&path, &acting);
        let (host, partner, now) = (self.sandbox.url(), self.partner_id(), self.now_s());
        format!("{host}{path}?partner_id={partner}&timestamp={now}&sign={sign}{token}&{query}")
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        let text = answer.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// Asks for a shop and returns status and body.
    async fn try_get(&self, shop: &Shop, call: &str, query: &str) -> (u16, Value) {
        self.send(self.http.get(self.url(call, Some(shop), query))).await
    }

    /// Asks for a shop and returns `response`, insisting on success.
    async fn get(&self, shop: &Shop, call: &str, query: &str) -> Value {
        let (status, body) = self.try_get(shop, call, query).await;
        assert_eq!((status, &body["error"]), (200, &json!("")), "{call}: {body}");
        assert_eq!(body["request_id"].as_str().map(str::len), Some(32));
        body["response"].clone()
    }

    /// Posts for a shop and returns the body.
    async fn post(&self, shop: &Shop, call: &str, body: Value) -> Value {
        let (status, answer) = self.send(self.http.post(self.url(call, Some(shop), "")).json(&body)).await;
        assert_eq!(status, 200, "{call}: {answer}");
        answer
    }

    /// Posts a public call and returns the body.
    async fn post_public(&self, call: &str, body: Value) -> Value {
        self.send(self.http.post(self.url(call, None, "")).json(&body)).await.1
    }

    /// Pulls a lever.
    async fn lever(&self, lever: &str, body: Value) -> Value {
        let url = format!("{}/_sandbox/{lever}", self.sandbox.url());
        let (status, answer) = self.send(self.http.post(url).json(&body)).await;
        assert!((200..300).contains(&status), "{lever}: {status} {answer}");
        answer
    }

    /// Opens a consent link and returns the query of where it sends the browser.
    async fn follow(&self, link: &str) -> Vec<(String, String)> {
        let answer = self.http.get(link).send().await.unwrap();
        assert_eq!(answer.status(), 302, "{link}");
        let location = answer.headers()["location"].to_str().unwrap();
        assert!(location.starts_with(REDIRECT), "{location}");
        url::Url::parse(location).unwrap().query_pairs().into_owned().collect()
    }

    /// Gets a code the older, signed way, for the oldest shop that is not connected.
    async fn code(&self) -> (String, i64) {
        let link =
            self.url("/shop/auth_partner", None, &format!("redirect={}&approve=auto", encoded(REDIRECT)));
        let back = self.follow(&link).await;
        (value(&back, "code"), value(&back, "shop_id").parse().unwrap())
    }

    /// Connects the oldest shop that is not connected.
    async fn connect(&self) -> Shop {
        let (code, shop_id) = self.code().await;
        let body = json!({"code": code, "partner_id": self.partner_id(), "shop_id": shop_id});
        let pair = self.post_public("/auth/token/get", body).await;
        assert_eq!(pair["error"], "", "{pair}");
        Shop { id: shop_id, access: text(&pair["access_token"]), refresh: text(&pair["refresh_token"]) }
    }

    /// Exchanges a shop's refresh token and returns the body.
    async fn refresh(&self, shop: &Shop) -> Value {
        let body =
            json!({"refresh_token": shop.refresh, "partner_id": self.partner_id(), "shop_id": shop.id});
        self.post_public("/auth/access_token/get", body).await
    }

    /// Returns the ids of all items of a shop.
    async fn items(&self, shop: &Shop) -> Vec<i64> {
        let list =
            self.get(shop, "/product/get_item_list", "offset=0&page_size=100&item_status=NORMAL").await;
        rows(&list["item"]).iter().map(|item| item["item_id"].as_i64().unwrap()).collect()
    }

    /// Returns an item with at least two models, and their ids.
    async fn item_with_models(&self, shop: &Shop) -> (i64, Vec<i64>) {
        for item in self.items(shop).await {
            let list = self.get(shop, "/product/get_model_list", &format!("item_id={item}")).await;
            let models: Vec<_> =
                rows(&list["model"]).iter().map(|model| model["model_id"].as_i64().unwrap()).collect();
            if models.len() > 1 {
                return (item, models);
            }
        }
        panic!("no item has models");
    }

    /// Returns an item without models.
    async fn plain_item(&self, shop: &Shop) -> i64 {
        for item in self.items(shop).await {
            let list = self.get(shop, "/product/get_model_list", &format!("item_id={item}")).await;
            if rows(&list["model"]).is_empty() {
                return item;
            }
        }
        panic!("every item has models");
    }
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn value(query: &[(String, String)], name: &str) -> String {
    query.iter().find(|(key, _)| key == name).unwrap_or_else(|| panic!("no {name} in {query:?}")).1.clone()
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
