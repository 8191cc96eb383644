//! TikTok Shop: the Partner API of 202309 and newer. Numbers in comments are chapters of the TikTok reference.

mod catalogue;
mod client;
mod details;
mod fulfilment;
mod labels;
mod meaning;
mod orders;
mod returns;
mod sign;
mod stock;
mod walk;
pub mod webhook;
mod wire;

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::stream::{BoxStream, StreamExt};
use url::Url;

use self::client::Client;
use self::wire::TokenPair;
use super::batch::VARIANTS_PER_CALL;
use super::http::join;
use super::lenient::expiry;
use super::{
    Callback, Error, FetchedOrder, Grant, KnownProduct, Marketplace, OrderDetails, OrderPage, Patience,
    Product, Reading, RedirectStyle, Refusal, Session, StockOutcome, StockUpdate, Tokens,
};
use crate::clock::{Clock, Entropy};
use crate::domain::{Millis, OrderId, Platform, ProductId};
use crate::secrets::Secret;

const PLATFORM: &str = "tiktok";

/// The app's place at TikTok Shop.
#[derive(Debug, Clone)]
pub struct Config {
    /// The app's key.
    pub app_key: String,
    /// Signs every call.
    pub app_secret: Secret,
    /// The number that the consent page goes by (not the app's key).
    pub service_id: String,
    /// Host of all calls but those for tokens.
    pub api_url: Url,
    /// Host of the token calls.
    pub auth_url: Url,
    /// Host of the consent page.
    pub authorize_url: Url,
}

/// TikTok Shop, reached under one app.
pub struct TikTok(Client);

impl TikTok {
    /// Returns a client that sends nothing yet. Missing credentials are an error of the calls that need them.
    pub fn new(config: Config, clock: Arc<dyn Clock>, entropy: Arc<Entropy>) -> Self {
        Self(Client::new(config, clock, entropy))
    }

    /// Returns the same client with other time limits.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.0.caller.patience = patience;
        self
    }

    fn tokens(&self, pair: TokenPair) -> Tokens {
        let now = self.0.caller.clock.now();
        Tokens {
            access: pair.access_token,
            refresh: pair.refresh_token,
            access_expires_at: expiry(now, pair.access_token_expire_in),
            refresh_expires_at: expiry(now, pair.refresh_token_expire_in),
        }
    }
}

#[async_trait]
impl Marketplace for TikTok {
    fn platform(&self) -> Platform {
        PLATFORM.into()
    }

    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::State
    }

    fn consent_url(&self, _redirect: &Url, state: &str) -> Result<Url, Error> {
        self.0.configured()?;
        let config = &self.0.config;
        if config.service_id.is_empty() {
            return Err(Error::NotConfigured { platform: PLATFORM, key: "tiktok.service_id" });
        }
        let mut url = join(&config.authorize_url, "/open/authorize");
        url.query_pairs_mut().append_pair("service_id", &config.service_id).append_pair("state", state);
        Ok(url)
    }

    async fn redeem(&self, callback: &Callback) -> Result<Vec<Grant>, Error> {
        // A refusal comes as `code=null&error=auth_denied` (3.1).
        let code = callback.get("code").filter(|code| !matches!(*code, "" | "null"));
        let Some(code) = code.filter(|_| callback.get("error").is_none()) else {
            let code = callback.get("error").unwrap_or("no_code").to_owned();
            let refusal = Refusal { code, message: "the seller did not agree".to_owned() };
            return Err(Error::CodeRejected { platform: PLATFORM, refusal });
        };
        let code = Secret::new(code);
        let pair = self.0.token(PLATFORM, "/api/v2/token/get", "auth_code", &code, "authorized_code").await?;
        let shops: Vec<_> =
            self.0.shops(&pair.access_token).await?.into_iter().map(super::ShopProfile::from).collect();
        let Some(first) = shops.first() else {
            let refusal =
                Refusal { code: "no_shops".to_owned(), message: "the seller has no shop".to_owned() };
            return Err(Error::CodeRejected { platform: PLATFORM, refusal });
        };
        let subject = match pair.open_id.0.as_str() {
            "" => first.shop_id.as_str().to_owned(),
            open_id => open_id.to_owned(),
        };
        Ok(vec![Grant { subject, tokens: self.tokens(pair), shops }])
    }

    async fn refresh(&self, subject: &str, refresh_token: &Secret) -> Result<Tokens, Error> {
        let name = "refresh_token";
        match self.0.token(subject, "/api/v2/token/refresh", name, refresh_token, name).await {
            Ok(pair) => Ok(self.tokens(pair)),
            // The one code for "bad, used or expired" serves both kinds of code (3.2).
            Err(Error::CodeRejected { refusal, .. }) => {
                Err(Error::ConsentGone { shop: subject.to_owned(), refusal })
            }
            Err(error) => Err(error),
        }
    }

    fn catalogue<'a>(&'a self, shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>> {
        catalogue::walk(&self.0, shop).boxed()
    }

    fn read_stock<'a>(
        &'a self,
        shop: &'a Session,
        known: Vec<KnownProduct>,
        _cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        self.0.read(shop, known)
    }

    async fn product(&self, shop: &Session, product: &ProductId) -> Result<Option<Product>, Error> {
        self.0.product(shop, product).await
    }

    async fn set_stock(&self, shop: &Session, update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        self.0.set(shop, update).await
    }

    fn calls_for(&self, rows: usize) -> usize {
        rows.div_ceil(VARIANTS_PER_CALL)
    }

    fn changed_orders<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>> {
        self.0.changed_orders(shop, since)
    }

    async fn orders(&self, shop: &Session, ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        self.0.orders(shop, ids).await
    }

    fn order_details(&self, raw: &str) -> Option<OrderDetails> {
        details::read(raw)
    }

    async fn clock_skew_ms(&self) -> Result<i64, Error> {
        // Unsigned, and so refused: but by a server that says what time it is.
        let url = join(&self.0.config.api_url, "/authorization/202309/shops");
        self.0.caller.clock_skew_ms(url).await
    }

    fn time(&self) -> Millis {
        self.0.caller.marketplace_time()
    }

    fn requests(&self) -> u64 {
        self.0.caller.requests()
    }
}
