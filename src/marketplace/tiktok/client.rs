//! TikTok Shop's endpoints: how each is called, one function an endpoint.

use std::sync::Arc;

use reqwest::Method;
use reqwest::header::HeaderValue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::orders::Orders;
use super::sign::sign;
use super::wire::{self, Item, NewStock, Page, Shop, Shops, Stock, TokenPair, Updated};
use super::{Config, PLATFORM};
use crate::clock::{Clock, Entropy};
use crate::domain::ProductId;
use crate::marketplace::call::{Call, Caller, Effect};
use crate::marketplace::http::{Request, join};
use crate::marketplace::{Error, Session, StockRow};
use crate::secrets::Secret;

/// Rows of one page of either search (4.0).
const PAGE_SIZE: &str = "100";

/// A span of creation times, both ends included, in unix seconds.
pub(super) type Span = (i64, i64);

/// A call that is signed with the app's secret.
pub(super) struct Signed<'a> {
    pub(super) method: Method,
    pub(super) endpoint: &'static str,
    pub(super) path: &'a str,
    pub(super) query: &'a [(&'a str, &'a str)],
    pub(super) body: Option<Vec<u8>>,
    pub(super) effect: Effect,
}

impl Signed<'_> {
    /// Returns a reading call, for whoever fills in what it asks.
    pub(super) fn get() -> Self {
        let (method, effect) = (Method::GET, Effect::Reads);
        Self { method, endpoint: "", path: "", query: &[], body: None, effect }
    }

    /// Returns a call with a body, for whoever fills in what it asks.
    pub(super) fn post(body: Option<&impl Serialize>, effect: Effect) -> Self {
        Self { method: Method::POST, body: body.map(json), effect, ..Self::get() }
    }
}

/// Speaks for one app.
pub(super) struct Client {
    pub(super) config: Config,
    pub(super) caller: Caller,
}

impl Client {
    pub(super) fn new(config: Config, clock: Arc<dyn Clock>, entropy: Arc<Entropy>) -> Self {
        let caller = Caller::new(PLATFORM, &config.api_url, clock, entropy);
        Self { config, caller }
    }

    /// Returns an error that names the first missing credential.
    pub(super) fn configured(&self) -> Result<(), Error> {
        let missing = |key| Err(Error::NotConfigured { platform: PLATFORM, key });
        match () {
            () if self.config.app_key.is_empty() => missing("tiktok.app_key"),
            () if self.config.app_secret.is_empty() => missing("tiktok.app_secret"),
            () => Ok(()),
        }
    }

    /// Exchanges a code (`authorized_code`, sic) or a refresh token (`refresh_token`) for a pair. Not signed; the
    /// secret travels in the address (3.2).
    pub(super) async fn token(
        &self,
        name: &str,
        endpoint: &'static str,
        key: &str,
        value: &Secret,
        grant_type: &str,
    ) -> Result<TokenPair, Error> {
        self.configured()?;
        let mut url = join(&self.config.auth_url, endpoint);
        url.query_pairs_mut()
            .append_pair("app_key", &self.config.app_key)
            .append_pair("app_secret", self.config.app_secret.expose())
            .append_pair(key, value.expose())
            .append_pair("grant_type", grant_type);
        let call = Call { name, lane: "", endpoint, effect: Effect::Sets };
        self.caller.call(call, || Request::get(url.clone()), |answer| wire::read(answer)).await
    }

    /// Names the shops that an access token opens (3.3).
    pub(super) async fn shops(&self, access: &Secret) -> Result<Vec<Shop>, Error> {
        let signed = Signed {
            method: Method::GET,
            endpoint: "authorization/shops",
            path: "/authorization/202309/shops",
            query: &[],
            body: None,
            effect: Effect::Reads,
        };
        let shops: Shops = self.signed(PLATFORM, "", access, None, signed).await?;
        Ok(shops.shops)
    }

    /// Returns the page that follows `page_token` of the products created within `span` (4.2).
    pub(super) async fn search(
        &self,
        shop: &Session,
        span: Option<Span>,
        page_token: &str,
    ) -> Result<Page, Error> {
        #[derive(Serialize)]
        struct Filter {
            status: &'static str,
            #[serde(skip_serializing_if = "Option::is_none")]
            create_time_ge: Option<i64>,
            #[serde(skip_serializing_if = "Option::is_none")]
            create_time_le: Option<i64>,
        }
        let filter = Filter {
            status: "ALL",
            create_time_ge: span.map(|span| span.0),
            create_time_le: span.map(|span| span.1),
        };
        let pages = [("page_size", PAGE_SIZE), ("page_token", page_token)];
        let signed = Signed {
            method: Method::POST,
            endpoint: "products/search",
            path: "/product/202502/products/search",
            query: if page_token.is_empty() { &pages[..1] } else { &pages },
            body: Some(json(&filter)),
            effect: Effect::Reads,
        };
        self.on(shop, signed).await
    }

    /// Returns one product as it is on sale (4.2).
    pub(super) async fn detail(&self, shop: &Session, product: &ProductId) -> Result<Item, Error> {
        let signed = Signed {
            method: Method::GET,
            endpoint: "products/detail",
            path: &format!("/product/202309/products/{product}"),
            query: &[],
            body: None,
            effect: Effect::Reads,
        };
        self.on(shop, signed).await
    }

    /// Returns the stock of up to 600 variants; what it does not know is left out (4.6).
    pub(super) async fn stock(&self, shop: &Session, sku_ids: &[&str]) -> Result<Stock, Error> {
        #[derive(Serialize)]
        struct Which<'a> {
            sku_ids: &'a [&'a str],
        }
        let signed = Signed {
            method: Method::POST,
            endpoint: "inventory/search",
            path: "/product/202309/inventory/search",
            query: &[],
            body: Some(json(&Which { sku_ids })),
            effect: Effect::Reads,
        };
        self.on(shop, signed).await
    }

    /// Sets the stock of one product's variants to absolute figures; `None` when every row went through (4.6).
    pub(super) async fn set_stock(
        &self,
        shop: &Session,
        product: &ProductId,
        rows: &[&StockRow],
    ) -> Result<Option<Updated>, Error> {
        let signed = Signed {
            method: Method::POST,
            endpoint: "inventory/update",
            path: &format!("/product/202309/products/{product}/inventory/update"),
            query: &[],
            body: Some(json(&NewStock::of(rows))),
            effect: Effect::Sets,
        };
        self.on(shop, signed).await
    }

    /// Returns the page that follows `page_token` of the orders that changed at or after `since`, oldest change first
    /// (4.8).
    pub(super) async fn search_orders(
        &self,
        shop: &Session,
        since: i64,
        page_token: &str,
    ) -> Result<Orders, Error> {
        #[derive(Serialize)]
        struct Filter {
            update_time_ge: i64,
        }
        let pages = [
            ("page_size", PAGE_SIZE),
            ("sort_field", "update_time"),
            ("sort_order", "ASC"),
            ("page_token", page_token),
        ];
        let signed = Signed {
            method: Method::POST,
            endpoint: "orders/search",
            path: "/order/202309/orders/search",
            query: if page_token.is_empty() { &pages[..3] } else { &pages },
            body: Some(json(&Filter { update_time_ge: since })),
            effect: Effect::Reads,
        };
        self.on(shop, signed).await
    }

    /// Returns up to 50 orders; those that it does not know are left out (4.8).
    pub(super) async fn order_details<T: DeserializeOwned>(
        &self,
        shop: &Session,
        ids: &str,
    ) -> Result<T, Error> {
        let signed = Signed {
            method: Method::GET,
            endpoint: "orders/detail",
            path: "/order/202507/orders",
            query: &[("ids", ids)],
            body: None,
            effect: Effect::Reads,
        };
        self.on(shop, signed).await
    }

    pub(super) async fn on<T: DeserializeOwned>(
        &self,
        shop: &Session,
        signed: Signed<'_>,
    ) -> Result<T, Error> {
        let (name, lane) = (shop.alias.as_str(), shop.shop_id.as_str());
        self.signed(name, lane, &shop.access, shop.cipher.as_deref(), signed).await
    }

    async fn signed<T: DeserializeOwned>(
        &self,
        name: &str,
        lane: &str,
        access: &Secret,
        cipher: Option<&str>,
        signed: Signed<'_>,
    ) -> Result<T, Error> {
        self.configured()?;
        let mut token =
            HeaderValue::from_str(access.expose()).map_err(|_| Error::TokenRejected { shop: name.into() })?;
        token.set_sensitive(true);
        let call = Call { name, lane, endpoint: signed.endpoint, effect: signed.effect };
        let build = || {
            let body = signed.body.clone();
            let url = self.address(cipher, &signed, body.as_deref().unwrap_or_default());
            let mut request = match signed.method {
                Method::GET => Request::get(url),
                _ => Request { method: signed.method.clone(), ..Request::post(url, body) },
            };
            request.headers.insert("x-tts-access-token", token.clone());
            request
        };
        self.caller.call(call, build, |answer| wire::read(answer)).await
    }

    /// Returns the address of a call, signed at this moment.
    fn address(&self, cipher: Option<&str>, signed: &Signed<'_>, body: &[u8]) -> Url {
        let own = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        let timestamp = self.caller.clock.now().seconds().to_string();
        let mut query = vec![own(("app_key", &self.config.app_key)), own(("timestamp", &timestamp))];
        query.extend(cipher.map(|cipher| own(("shop_cipher", cipher))));
        query.extend(signed.query.iter().copied().map(own));
        let sign = sign(&self.config.app_secret, signed.path, &query, "application/json", body);
        let mut url = join(&self.config.api_url, signed.path);
        url.query_pairs_mut().extend_pairs(query).append_pair("sign", &sign);
        url
    }
}

fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts and whole numbers are always JSON")
}
