//! Shopee: the Open Platform API v2.

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

/// Which consent link sellers get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The older signed link under the API's own host; lives 5 minutes.
    Signed,
    /// The newer unsigned page at [`Config::consent_url`].
    Page,
}

/// The app's place at Shopee.
#[derive(Debug, Clone)]
pub struct Config {
    /// The app's number; 0 when not configured.
    pub partner_id: u64,
    /// Signs every call.
    pub partner_key: Secret,
    /// Host of all calls.
    pub api_url: Url,
    /// Which consent link sellers get.
    pub consent: Consent,
    /// The consent page of [`Consent::Page`], whole.
    pub consent_url: Url,
}

/// Shopee, reached under one app.
pub struct Shopee {
    config: Config,
    clock: Arc<dyn Clock>,
    entropy: Arc<Entropy>,
}

impl Shopee {
    /// Returns a client that sends nothing yet. Missing credentials are an error of the calls that need them.
    pub fn new(config: Config, clock: Arc<dyn Clock>, entropy: Arc<Entropy>) -> Self {
        Self { config, clock, entropy }
    }

    fn down<T>(&self) -> Result<T, Error> {
        let _ = (self.clock.now(), self.entropy.fraction(), &self.config);
        Err(Error::Unavailable { shop: "shopee".to_owned(), endpoint: "none", source: None })
    }
}

#[async_trait]
impl Marketplace for Shopee {
    fn platform(&self) -> Platform {
        "shopee".into()
    }
    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::RandomPath
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
