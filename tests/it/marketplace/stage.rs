//! A sandbox in this process with one shop of a marketplace, the marketplace's client, and the seller's consent.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use serde_json::{Value, json};
use spark::clock::{Clock as _, Entropy, HeldClock};
use spark::domain::{Millis, ProductId, VariantId, WarehouseId};
use spark::marketplace::{
    Callback, Error, Grant, KnownProduct, Marketplace, Patience, Product, Reading, Session, StockRow,
    StockUpdate, shopee, tiktok,
};
use spark::sandbox::{Clock, Options, Running};
use url::Url;

/// Gives a call up soon, and none of its attempts: an answer is waited for however busy the machine is.
pub(super) const HASTY: Patience = Patience {
    connect: Duration::from_secs(10),
    attempt: Duration::from_secs(20),
    call: Duration::from_millis(1_500),
};

/// Gives an attempt up before the sandbox's faults do, and the call only after more of them.
pub(super) const RESTLESS: Patience = Patience {
    connect: Duration::from_secs(10),
    attempt: Duration::from_secs(2),
    call: Duration::from_secs(45),
};

/// How long the sandbox's faults keep an answer to themselves.
const FAULT_MS: u64 = 5_000;

pub(super) struct Stage {
    pub(super) platform: &'static str,
    pub(super) market: Box<dyn Marketplace>,
    pub(super) sandbox: Running,
    /// The sandbox's time and ours; moved by tests.
    pub(super) clock: Arc<HeldClock>,
    pub(super) shop_id: String,
    levers: reqwest::Client,
}

impl Stage {
    /// Starts a sandbox with an empty shop.
    pub(super) async fn start(platform: &'static str) -> Self {
        Self::open(platform, json!({"platform": platform, "name": "Toko", "region": "ID"})).await
    }

    /// Starts a sandbox with such an empty shop.
    pub(super) async fn open(platform: &'static str, shop: Value) -> Self {
        let clock = Arc::new(HeldClock::at(Millis(1_767_225_600_000)));
        let time = clock.clone();
        let options =
            Options { clock: Clock::from_fn(move || time.now().0), rate_limits: false, ..Options::default() };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sandbox = spark::sandbox::serve(options, listener).await.unwrap();
        let market = market(platform, &sandbox, clock.clone(), Patience::default());
        let _ = rustls::crypto::ring::default_provider().install_default(); // another test may have been first
        let levers = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let levers = levers.build().unwrap();
        let mut stage = Self { platform, market, sandbox, clock, shop_id: String::new(), levers };
        let shop = stage.lever("shops", shop).await;
        stage.shop_id = shop["shop_id"].as_str().unwrap().to_owned();
        stage
    }

    /// Takes a client of such patience.
    pub(super) fn wait_no_longer(&mut self, patience: Patience) {
        self.market = market(self.platform, &self.sandbox, self.clock.clone(), patience);
    }

    pub(super) async fn lever(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/_sandbox/{path}", self.sandbox.url());
        let answer = self.levers.post(url).json(&body).send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{path}: {status} {text}");
        serde_json::from_str(&text).unwrap()
    }

    pub(super) async fn fault(&self, kind: &str, endpoint: &str, count: u64) {
        let fault =
            json!({"kind": kind, "rate": 1.0, "endpoint": endpoint, "count": count, "delay_ms": FAULT_MS});
        self.lever("faults", fault).await;
    }

    /// Makes one product of these variants; returns its id.
    pub(super) async fn product(&self, variants: &[(&str, i64)]) -> ProductId {
        let skus: Vec<_> = variants
            .iter()
            .map(|(sku, quantity)| {
                json!({"seller_sku": sku, "quantity": quantity, "price": "5000", "option": sku})
            })
            .collect();
        let body = json!({
            "platform": self.platform, "shop_id": self.shop_id,
            "products": [{"title": format!("Thing {}", variants[0].0), "skus": skus}],
        });
        let answer = self.lever("products", body).await;
        answer["products"][0]["product_id"].as_str().unwrap().into()
    }

    /// Edits a listing behind the client's back.
    pub(super) async fn edit(&self, seller_sku: &str, quantity: i64) {
        let body = json!({
            "platform": self.platform, "shop_id": self.shop_id, "seller_sku": seller_sku, "quantity": quantity,
        });
        self.lever("stock", body).await;
    }

    /// Has the seller agree, and returns where that leads the browser.
    pub(super) async fn consent(&self) -> Callback {
        let redirect = Url::parse("http://127.0.0.1:5588/callback/r4nd0m").unwrap();
        let mut url = self.market.consent_url(&redirect, "state-1").unwrap();
        url.query_pairs_mut().append_pair("approve", "auto");
        let answer = self.levers.get(url).send().await.unwrap();
        let location = Url::parse(answer.headers()["location"].to_str().unwrap()).unwrap();
        Callback { query: location.query_pairs().into_owned().collect() }
    }

    pub(super) async fn connect(&self) -> (Grant, Session) {
        let grant = self.market.redeem(&self.consent().await).await.unwrap().remove(0);
        let shop = &grant.shops[0];
        let session = Session {
            alias: "toko".into(),
            shop_id: shop.shop_id.clone(),
            region: shop.region.clone(),
            cipher: shop.cipher.clone(),
            access: grant.tokens.access.clone(),
        };
        (grant, session)
    }

    pub(super) async fn catalogue(&self, shop: &Session) -> Vec<Product> {
        self.market.catalogue(shop).try_concat().await.unwrap()
    }

    pub(super) async fn read(
        &self,
        shop: &Session,
        known: Vec<KnownProduct>,
        cursor: Option<String>,
    ) -> Result<Vec<Reading>, Error> {
        self.market.read_stock(shop, known, cursor).try_collect().await
    }
}

/// Returns a client of `platform` that knows `sandbox`.
pub(super) fn market(
    platform: &str,
    sandbox: &Running,
    clock: Arc<HeldClock>,
    patience: Patience,
) -> Box<dyn Marketplace> {
    let entropy = Arc::new(Entropy::seeded(7));
    match platform {
        "tiktok" => {
            let client = tiktok::TikTok::new(tiktok_config(sandbox), clock, entropy);
            Box::new(client.with_patience(patience))
        }
        _ => {
            let client = shopee::Shopee::new(shopee_config(sandbox), clock, entropy);
            Box::new(client.with_patience(patience))
        }
    }
}

pub(super) fn tiktok_config(sandbox: &Running) -> tiktok::Config {
    let ready = &sandbox.ready().tiktok;
    tiktok::Config {
        app_key: ready.app_key.clone(),
        app_secret: ready.app_secret.as_str().into(),
        service_id: ready.service_id.clone(),
        api_url: ready.api_url.parse().unwrap(),
        auth_url: ready.auth_url.parse().unwrap(),
        authorize_url: ready.authorize_url.parse().unwrap(),
    }
}

pub(super) fn shopee_config(sandbox: &Running) -> shopee::Config {
    let ready = &sandbox.ready().shopee;
    shopee::Config {
        partner_id: ready.partner_id.try_into().unwrap(),
        partner_key: ready.partner_key.as_str().into(),
        push_key: "".into(),
        api_url: ready.api_url.parse().unwrap(),
        consent: shopee::Consent::Signed,
        consent_url: format!("{}/auth", ready.api_url).parse().unwrap(),
    }
}

/// Returns what is known of `products` after they were read.
pub(super) fn known(products: &[Product]) -> Vec<KnownProduct> {
    let known = |product: &Product| KnownProduct {
        product_id: product.product_id.clone(),
        variants: product.variants.iter().map(|variant| variant.variant_id.clone()).collect(),
        updated_at: product.updated_at,
        settled: product.settled,
        must_read: false,
    };
    products.iter().map(known).collect()
}

/// Returns what `products` show, by seller SKU.
pub(super) fn shown(products: &[Product]) -> BTreeMap<&str, Option<i64>> {
    products.iter().flat_map(|p| &p.variants).map(|v| (v.seller_sku.as_str(), v.shown)).collect()
}

/// Returns an update of every row of `product` to `quantity`.
pub(super) fn all_to(product: &Product, quantity: i64) -> StockUpdate {
    let row = |(variant_id, warehouse_id): (VariantId, WarehouseId)| StockRow {
        variant_id,
        warehouse_id,
        quantity,
    };
    let rows = product.variants.iter().map(|v| row((v.variant_id.clone(), v.warehouse_id.clone()))).collect();
    StockUpdate { product_id: product.product_id.clone(), rows }
}

/// Returns `error` and all its causes, as a face would print them, and as a log might.
pub(super) fn everything_said(error: &Error) -> String {
    let mut said = format!("{error} {error:?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        said.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    said
}
