//! Shopee: the Open Platform API v2. Numbers in comments are chapters of the Shopee reference.

mod client;
mod cursor;
mod details;
mod fulfilment;
mod item;
mod labels;
mod meaning;
mod orders;
mod returns;
mod sign;
mod stock;
mod tracking;
pub mod webhook;
mod wire;

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use url::Url;

use self::client::{Client, ITEMS_PER_CALL};
use self::stock::Found;
use self::wire::TokenPair;
use super::batch::VARIANTS_PER_CALL;
use super::http::join;
use super::lenient::expiry;
use super::regions::region;
use super::{
    Callback, Error, FetchedOrder, Grant, KnownProduct, Marketplace, OrderDetails, OrderPage, Patience,
    Product, Reading, RedirectStyle, Refusal, Session, ShopProfile, StockOutcome, StockUpdate, Tokens,
};
use crate::clock::{Clock, Entropy};
use crate::domain::{Millis, OrderId, Platform, ProductId};
use crate::secrets::Secret;

const PLATFORM: &str = "shopee";

/// How long a refresh token lives (3.4).
const REFRESH_TOKEN_MS: i64 = 30 * 24 * 60 * 60 * 1000;

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
    /// Signs push messages; empty: the partner key does that, too.
    pub push_key: Secret,
    /// Host of all calls.
    pub api_url: Url,
    /// Which consent link sellers get.
    pub consent: Consent,
    /// The consent page of [`Consent::Page`], whole.
    pub consent_url: Url,
}

/// Shopee, reached under one app.
pub struct Shopee(Client);

impl Shopee {
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

    fn tokens(&self, pair: &TokenPair) -> Tokens {
        let now = self.0.caller.clock.now();
        Tokens {
            access: pair.access_token.clone(),
            refresh: pair.refresh_token.clone(),
            access_expires_at: expiry(now, pair.expire_in),
            refresh_expires_at: now.plus_ms(REFRESH_TOKEN_MS),
        }
    }

    /// Makes the grant of one shop. The pair of a main account serves all its shops until each has refreshed it once,
    /// which the documents allow (3.4).
    async fn grant(&self, shop_id: &str, pair: &TokenPair) -> Result<Grant, Error> {
        let info = self.0.shop_info(shop_id, &pair.access_token).await?;
        let mut tokens = self.tokens(pair);
        if let Some(end) = info.expire_time.filter(|end| *end > 0).map(Millis::from_seconds) {
            tokens.refresh_expires_at = tokens.refresh_expires_at.min(end);
        }
        let market = region(&info.region);
        let shop = ShopProfile {
            shop_id: shop_id.into(),
            name: info.shop_name,
            region: info.region,
            currency: market.currency.to_owned(),
            timezone: market.timezone.to_owned(),
            cipher: None,
        };
        Ok(Grant { subject: shop_id.to_owned(), tokens, shops: vec![shop] })
    }
}

#[async_trait]
impl Marketplace for Shopee {
    fn platform(&self) -> Platform {
        PLATFORM.into()
    }

    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::RandomPath
    }

    fn consent_url(&self, redirect: &Url, state: &str) -> Result<Url, Error> {
        self.0.configured()?;
        let config = &self.0.config;
        Ok(match config.consent {
            Consent::Signed => {
                let mut url = self.0.signed_link("/api/v2/shop/auth_partner");
                url.query_pairs_mut().append_pair("redirect", redirect.as_str());
                url
            }
            Consent::Page => {
                let mut url = config.consent_url.clone();
                url.query_pairs_mut()
                    .append_pair("partner_id", &config.partner_id.to_string())
                    .append_pair("auth_type", "seller")
                    .append_pair("redirect_uri", redirect.as_str())
                    .append_pair("response_type", "code")
                    .append_pair("state", state);
                url
            }
        })
    }

    async fn redeem(&self, callback: &Callback) -> Result<Vec<Grant>, Error> {
        let account = ["shop_id", "main_account_id"]
            .into_iter()
            .find_map(|field| callback.get(field).map(|account| (field, account)));
        let code = callback.get("code").filter(|code| !code.is_empty());
        let Some((code, account)) = code.zip(account) else {
            let message = "the seller did not agree".to_owned();
            let refusal = Refusal { code: "no_code".to_owned(), message };
            return Err(Error::CodeRejected { platform: PLATFORM, refusal });
        };
        let pair = self.0.redeem(code, account).await?;
        let shops: Vec<&str> = match account {
            ("shop_id", shop_id) => vec![shop_id],
            _ => pair.shop_id_list.iter().map(|id| id.0.as_str()).collect(),
        };
        if shops.is_empty() {
            let message = "the account has no shop".to_owned();
            let refusal = Refusal { code: "no_shops".to_owned(), message };
            return Err(Error::CodeRejected { platform: PLATFORM, refusal });
        }
        let mut grants = Vec::with_capacity(shops.len());
        for shop_id in shops {
            grants.push(self.grant(shop_id, &pair).await?);
        }
        Ok(grants)
    }

    async fn refresh(&self, subject: &str, refresh_token: &Secret) -> Result<Tokens, Error> {
        Ok(self.tokens(&self.0.refresh(subject, refresh_token).await?))
    }

    fn catalogue<'a>(&'a self, shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>> {
        self.0
            .all_items(shop)
            .try_filter_map(|found| async {
                Ok(match found {
                    Found::Here(product) => Some(product),
                    Found::Gone(_) => None, // deleted between the list and the look
                })
            })
            .try_ready_chunks(ITEMS_PER_CALL)
            .map_err(|error| error.1)
            .boxed()
    }

    fn read_stock<'a>(
        &'a self,
        shop: &'a Session,
        known: Vec<KnownProduct>,
        cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        self.0.read(shop, known, cursor)
    }

    async fn product(&self, shop: &Session, product: &ProductId) -> Result<Option<Product>, Error> {
        let ids = stream::iter([Ok(vec![product.to_string()])]);
        let mut found = std::pin::pin!(self.0.read_items(shop, ids));
        match found.next().await.transpose()? {
            Some(Found::Here(product)) => Ok(Some(product)),
            Some(Found::Gone(_)) | None => Ok(None),
        }
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
        let url = join(&self.0.config.api_url, "/api/v2/public/get_shopee_ip_ranges");
        self.0.caller.clock_skew_ms(url).await
    }

    fn time(&self) -> Millis {
        self.0.caller.marketplace_time()
    }

    fn requests(&self) -> u64 {
        self.0.caller.requests()
    }
}
