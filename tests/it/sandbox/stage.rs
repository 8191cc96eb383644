//! A sandbox in this process under a held clock, and an app that signs its TikTok calls by hand.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use hmac::{Hmac, KeyInit, Mac};
use reqwest::Method;
use serde_json::{Value, json};
use sha2::Sha256;
use spark::sandbox::{Clock, Options, Running, serve};

/// Where the held clock begins, in unix ms.
pub(crate) const START_MS: i64 = 1_790_000_000_000;

pub(crate) struct Stage {
    pub(crate) running: Running,
    pub(crate) http: reqwest::Client,
    now_ms: Arc<AtomicI64>,
}

/// An HTTP status and a body.
pub(crate) type Answered = (u16, Value);

impl Stage {
    /// Starts a sandbox without shops and without rate limits.
    pub(crate) async fn bare() -> Self {
        Self::with(Options { rate_limits: false, ..Options::default() }).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let now_ms = Arc::new(AtomicI64::new(START_MS));
        let source = now_ms.clone();
        let clock = Clock::from_fn(move || source.load(Ordering::SeqCst));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let running = serve(Options { clock, ..options }, listener).await.unwrap();
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        Self { running, http, now_ms }
    }

    pub(crate) fn wait_ms(&self, ms: i64) {
        self.now_ms.fetch_add(ms, Ordering::SeqCst);
    }

    pub(crate) fn now_s(&self) -> i64 {
        self.now_ms.load(Ordering::SeqCst) / 1000
    }

    /// Pulls a lever.
    pub(crate) async fn try_lever(&self, path: &str, body: Value) -> Answered {
        let url = format!("{}/_sandbox/{path}", self.running.url());
        answered(self.http.post(url).json(&body).send().await.unwrap()).await
    }

    /// Pulls a lever that must work.
    #[track_caller]
    pub(crate) fn lever(&self, path: &str, body: Value) -> impl Future<Output = Value> {
        let path = path.to_owned();
        async move {
            let (status, answer) = self.try_lever(&path, body).await;
            assert!((200..300).contains(&status), "{path}: {status} {answer}");
            answer
        }
    }

    /// Asks a lever.
    pub(crate) async fn look(&self, path: &str) -> Value {
        let url = format!("{}/_sandbox/{path}", self.running.url());
        answered(self.http.get(url).send().await.unwrap()).await.1
    }

    /// Opens a TikTok shop that sells `skus` as one product each; returns its id and each product's and SKU's ids.
    pub(crate) async fn tiktok_shop(&self, skus: &[(&str, i64)]) -> (String, Vec<(String, String)>) {
        let shop = self.lever("shops", json!({"platform": "tiktok"})).await["shop_id"].clone();
        let products: Vec<_> = skus
            .iter()
            .map(
                |(sku, quantity)| json!({"skus": [{"seller_sku": sku, "quantity": quantity, "price": 5000}]}),
            )
            .collect();
        let body = json!({"platform": "tiktok", "shop_id": shop, "products": products});
        let made = self.lever("products", body).await;
        let ids = made["products"].as_array().unwrap().iter();
        let ids = ids.map(|p| (text(&p["product_id"]), text(&p["skus"][0]["variant_id"]))).collect();
        (text(&shop), ids)
    }

    /// Goes through consent and returns an app that holds a token for every TikTok shop.
    pub(crate) async fn connect(&self) -> App<'_> {
        let mut app =
            App { stage: self, token: String::new(), refresh: String::new(), cipher: String::new() };
        let tokens = app.redeem(&app.consent("").await).await;
        app.token = text(&tokens["data"]["access_token"]);
        app.refresh = text(&tokens["data"]["refresh_token"]);
        let shops = app.call(Method::GET, "/authorization/202309/shops", &[], None).await;
        app.cipher = text(&shops.1["data"]["shops"][0]["cipher"]);
        app
    }
}

/// An app that a seller let in.
pub(crate) struct App<'s> {
    pub(crate) stage: &'s Stage,
    pub(crate) token: String,
    pub(crate) refresh: String,
    pub(crate) cipher: String,
}

/// A request about to be sent: what a test may spoil.
pub(crate) struct Draft {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Option<String>,
    pub(crate) content_type: &'static str,
    pub(crate) token: Option<String>,
    /// In place of the right signature.
    pub(crate) sign: Option<String>,
}

impl App<'_> {
    /// Follows the consent page as an approving seller and returns the code.
    pub(crate) async fn consent(&self, more: &str) -> String {
        let target = self.authorize(&format!("&state=s%201&approve=auto{more}")).await;
        assert_eq!(param(&target, "state"), "s 1");
        param(&target, "code")
    }

    /// Opens the consent page and returns where it redirects to.
    pub(crate) async fn authorize(&self, query: &str) -> url::Url {
        let ready = &self.stage.running.ready().tiktok;
        let url = format!("{}/open/authorize?service_id={}{query}", ready.authorize_url, ready.service_id);
        let answer = self.stage.http.get(url).send().await.unwrap();
        assert_eq!(answer.status(), 302);
        answer.headers()["location"].to_str().unwrap().parse().unwrap()
    }

    pub(crate) async fn redeem(&self, code: &str) -> Value {
        self.token_call("get", &[("auth_code", code), ("grant_type", "authorized_code")]).await
    }

    pub(crate) async fn refresh(&self, token: &str) -> Value {
        self.token_call("refresh", &[("refresh_token", token), ("grant_type", "refresh_token")]).await
    }

    async fn token_call(&self, name: &str, params: &[(&str, &str)]) -> Value {
        let ready = &self.stage.running.ready().tiktok;
        let mut url: url::Url = format!("{}/api/v2/token/{name}", ready.auth_url).parse().unwrap();
        url.query_pairs_mut()
            .append_pair("app_key", &ready.app_key)
            .append_pair("app_secret", &ready.app_secret)
            .extend_pairs(params);
        answered(self.stage.http.get(url).send().await.unwrap()).await.1
    }

    /// Drafts a right call; a cipher is added where one is held and the call takes one.
    pub(crate) fn draft(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<Value>,
    ) -> Draft {
        let mut all = vec![
            ("app_key".to_owned(), self.stage.running.ready().tiktok.app_key.clone()),
            ("timestamp".to_owned(), self.stage.now_s().to_string()),
        ];
        if !self.cipher.is_empty() && !path.starts_with("/authorization") {
            all.push(("shop_cipher".to_owned(), self.cipher.clone()));
        }
        all.extend(query.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())));
        Draft {
            method,
            path: path.to_owned(),
            query: all,
            body: body.map(|body| body.to_string()),
            content_type: "application/json",
            token: Some(self.token.clone()),
            sign: None,
        }
    }

    /// Signs and sends.
    pub(crate) async fn try_send(&self, draft: Draft) -> reqwest::Result<reqwest::Response> {
        let secret = &self.stage.running.ready().tiktok.app_secret;
        let sign = draft.sign.clone().unwrap_or_else(|| sign(secret, &draft));
        let mut url: url::Url = format!("{}{}", self.stage.running.url(), draft.path).parse().unwrap();
        url.query_pairs_mut().extend_pairs(&draft.query);
        if !sign.is_empty() {
            url.query_pairs_mut().append_pair("sign", &sign);
        }
        let mut request =
            self.stage.http.request(draft.method, url).header("content-type", draft.content_type);
        if let Some(token) = draft.token {
            request = request.header("x-tts-access-token", token);
        }
        request.body(draft.body.unwrap_or_default()).send().await
    }

    pub(crate) async fn send(&self, draft: Draft) -> Answered {
        answered(self.try_send(draft).await.unwrap()).await
    }

    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        query: &[(&str, &str)],
        body: Option<Value>,
    ) -> Answered {
        self.send(self.draft(method, path, query, body)).await
    }

    /// Sets what a SKU without a warehouse named shows.
    pub(crate) async fn set_stock(&self, product: &str, sku: &str, quantity: i64) -> Answered {
        let path = format!("/product/202309/products/{product}/inventory/update");
        let body = json!({"skus": [{"id": sku, "inventory": [{"quantity": quantity}]}]});
        self.call(Method::POST, &path, &[], Some(body)).await
    }
}

/// The documented formula, written out: secret, path, sorted pairs, body, secret.
pub(crate) fn sign(secret: &str, draft: &Draft) -> String {
    let mut pairs = draft.query.clone();
    pairs.sort();
    let query: String = pairs.into_iter().map(|(key, value)| key + &value).collect();
    let body = if draft.content_type.starts_with("multipart/") { None } else { draft.body.as_deref() };
    let message = format!("{secret}{}{query}{}{secret}", draft.path, body.unwrap_or_default());
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(message.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

pub(crate) async fn answered(response: reqwest::Response) -> Answered {
    let status = response.status().as_u16();
    let text = response.text().await.unwrap();
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("not a text: {value}")).to_owned()
}

pub(crate) fn param(url: &url::Url, name: &str) -> String {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}
