//! TikTok Shop: the Partner API of 202309 and newer.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt};
use url::Url;

use super::{
    Callback, Error, Grant, KnownProduct, Marketplace, Product, Reading, RedirectStyle, Session,
    StockOutcome, StockUpdate, Tokens,
};
use crate::clock::{Clock, Entropy};
use crate::domain::{Platform, ProductId};
use crate::secrets::Secret;

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
pub struct TikTok {
    config: Config,
    clock: Arc<dyn Clock>,
    entropy: Arc<Entropy>,
}

impl TikTok {
    /// Returns a client that sends nothing yet. Missing credentials are an error of the calls that need them.
    pub fn new(config: Config, clock: Arc<dyn Clock>, entropy: Arc<Entropy>) -> Self {
        Self { config, clock, entropy }
    }

    fn down<T>(&self) -> Result<T, Error> {
        let _ = (self.clock.now(), self.entropy.fraction(), &self.config);
        Err(Error::Unavailable { shop: "tiktok".to_owned(), endpoint: "none", source: None })
    }
}

#[async_trait]
impl Marketplace for TikTok {
    fn platform(&self) -> Platform {
        "tiktok".into()
    }
    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::State
    }
    fn consent_url(&self, _redirect: &Url, _state: &str) -> Result<Url, Error> {
        self.down()
    }
    async fn redeem(&self, _callback: &Callback) -> Result<Vec<Grant>, Error> {
        self.down()
    }
    async fn refresh(&self, _subject: &str, _refresh_token: &Secret) -> Result<Tokens, Error> {
        self.down()
    }
    fn catalogue<'a>(&'a self, _shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>> {
        stream::iter([self.down()]).boxed()
    }
    fn read_stock<'a>(
        &'a self,
        _shop: &'a Session,
        _known: Vec<KnownProduct>,
        _cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        stream::iter([self.down()]).boxed()
    }
    async fn product(&self, _shop: &Session, _product: &ProductId) -> Result<Option<Product>, Error> {
        self.down()
    }
    async fn set_stock(&self, _shop: &Session, _update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        self.down()
    }
    fn calls_for(&self, rows: usize) -> usize {
        rows.div_ceil(50)
    }
    async fn clock_skew_ms(&self) -> Result<i64, Error> {
        self.down()
    }
    fn requests(&self) -> u64 {
        0
    }
}
