//! What every marketplace can do, said once; `tiktok/` and `shopee/` do it.
//!
//! Nothing outside this room knows how many marketplaces there are: the others ask [`Markets`].

mod batch;
mod call;
mod details;
mod error;
mod fulfilment;
mod http;
mod lenient;
mod limiter;
mod order;
mod regions;
mod retry;
mod returns;
pub mod shopee;
pub mod tiktok;
mod types;
pub mod webhook;

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use url::Url;

use crate::domain::{Millis, OrderId, Platform, ProductId};
use crate::secrets::Secret;

pub use details::{ItemDetails, OrderDetails, PackageDetails, Recipient};
pub use error::{Error, Refusal};
pub use fulfilment::{CancelReason, Consignment, Deed, Fulfilment, Handover};
pub use http::Patience;
pub(crate) use regions::region;
pub use returns::{Consent, FetchedReturn, Named, ReturnPage, Returns};
pub use types::{
    Callback, FetchedOrder, Grant, KnownProduct, OrderPage, Product, Reading, RedirectStyle, Session,
    ShopProfile, StockOutcome, StockRow, StockUpdate, Tokens, Variant,
};
pub use webhook::Webhooks;

/// One marketplace, reached under the app's own credentials. Limits, retries and deadlines are its client's job;
/// refreshing tokens, and deciding anything, is the engine's.
#[async_trait]
pub trait Marketplace: Fulfilment + Returns + Webhooks {
    /// Returns the marketplace's name, as people type it.
    fn platform(&self) -> Platform;

    /// Returns how the answer to a consent can be told from a forged one: by `state`, or by a random path.
    fn redirect_style(&self) -> RedirectStyle;

    /// Returns the address that a seller opens to authorise this app. `redirect` is where the browser comes back
    /// to; `state` is what comes back unchanged, where the marketplace has such a thing.
    ///
    /// # Errors
    /// [`Error::NotConfigured`] when the app's credentials are missing.
    fn consent_url(&self, redirect: &Url, state: &str) -> Result<Url, Error>;

    /// Exchanges the code of a callback for tokens and names every shop that they open.
    ///
    /// # Errors
    /// [`Error::CodeRejected`] for a used, expired or forged code.
    async fn redeem(&self, callback: &Callback) -> Result<Vec<Grant>, Error>;

    /// Exchanges a refresh token for a new pair. The old one is dead afterwards, whoever holds it.
    ///
    /// # Errors
    /// [`Error::ConsentGone`] when the seller has withdrawn or the refresh token is spent.
    async fn refresh(&self, subject: &str, refresh_token: &Secret) -> Result<Tokens, Error>;

    /// Streams the shop's whole catalogue, a page at a time, with the stock that it shows.
    fn catalogue<'a>(&'a self, shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>>;

    /// Streams what the shop shows now for `known` products, spending as few calls as certainty allows: a product
    /// that provably did not change since it was read comes back as [`Reading::Unchanged`].
    ///
    /// `cursor` is what the last [`Reading::Cursor`] of this shop said. It vouches for the products of that call
    /// only; in a call about others it does no harm, and saves nothing.
    fn read_stock<'a>(
        &'a self,
        shop: &'a Session,
        known: Vec<KnownProduct>,
        cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>>;

    /// Reads one product afresh, whatever is known of it; `None` when the shop has it no more.
    async fn product(&self, shop: &Session, product: &ProductId) -> Result<Option<Product>, Error>;

    /// Sets what the variants of one product show, to absolute figures, and returns an outcome for every row.
    ///
    /// Splits into as many calls as the marketplace's batch limit asks for. An `Err` means that nothing is known
    /// to have been set ([`Error::OutcomeUnknown`]: it may have been).
    async fn set_stock(&self, shop: &Session, update: &StockUpdate) -> Result<Vec<StockOutcome>, Error>;

    /// Returns whether stock can be set for a product of this status, a word of the marketplace's own. Unknown words
    /// can: both marketplaces add some without notice, and a refusal is no harm.
    ///
    /// TikTok Shop takes no stock for products that it has frozen or taken down (reference, 4.6); Shopee none for
    /// items that are banned or deleted. No word means one thing here and another there.
    fn takes_stock(&self, status: &str) -> bool {
        !matches!(
            status,
            "DELETED" | "FREEZE" | "PLATFORM_DEACTIVATED" | "BANNED" | "SELLER_DELETE" | "SHOPEE_DELETE"
        )
    }

    /// Returns the most calls one [`Marketplace::set_stock`] of `rows` rows makes: for progress and reports.
    fn calls_for(&self, rows: usize) -> usize;

    /// Streams the orders that changed at or after `since`, by the marketplace's clock. A page's orders may be stored,
    /// and the reading taken up again at its [`OrderPage::complete_to`], before the next is asked for.
    fn changed_orders<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>>;

    /// Reads these orders afresh; those that the shop does not have are left out.
    async fn orders(&self, shop: &Session, ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error>;

    /// Reads what else an order says from its [`FetchedOrder::raw`]; `None` where it cannot be read.
    fn order_details(&self, _raw: &str) -> Option<OrderDetails> {
        None
    }

    /// Returns how far the marketplace's clock is ahead of ours, in milliseconds, from any answer of its host.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the host does not answer.
    async fn clock_skew_ms(&self) -> Result<i64, Error>;

    /// Returns a time that the marketplace's clock has surely passed; ours where it never told.
    fn time(&self) -> Millis;

    /// Returns how many requests were sent so far, retries included.
    fn requests(&self) -> u64;
}

/// The marketplaces that this spark is configured for.
#[derive(Clone, Default)]
pub struct Markets(BTreeMap<Platform, Arc<dyn Marketplace>>);

impl Markets {
    /// Collects `markets`.
    pub fn new(markets: impl IntoIterator<Item = Arc<dyn Marketplace>>) -> Self {
        Self(markets.into_iter().map(|market| (market.platform(), market)).collect())
    }

    /// Returns the marketplace called `platform`.
    pub fn get(&self, platform: &Platform) -> Option<&Arc<dyn Marketplace>> {
        self.0.get(platform)
    }

    /// Returns every marketplace, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<dyn Marketplace>> {
        self.0.values()
    }
}
