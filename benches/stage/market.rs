//! A marketplace without a network, for what comes behind one.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream, StreamExt as _};
use spark::clock::{Clock as _, SystemClock};
use spark::domain::order::{Line, Order, Status, Units};
use spark::domain::{Millis, OrderId, Platform, ProductId, ReturnId};
use spark::marketplace::webhook::{Delivery, Notice};
use spark::marketplace::{
    Callback, CancelReason, Consent, Consignment, Deed, Error, FetchedOrder, FetchedReturn, Fulfilment,
    Grant, KnownProduct, Marketplace, Named, OrderPage, Product, Reading, RedirectStyle, ReturnPage, Returns,
    Session, ShopProfile, StockOutcome, StockUpdate, Tokens, Webhooks,
};
use spark::secrets::Secret;
use url::Url;

use super::{PAGE, Sizes, code, product};

/// About what an order with one line is as JSON.
const RAW_BYTES: usize = 2_000;

/// A marketplace that hands out orders as fast as they are taken: as they were placed, the same again, and
/// then the same as they were sent off.
pub(super) struct Orders {
    /// How many there are, and how many listings sell them.
    pub(super) sizes: Sizes,
    /// Readings begun.
    pub(super) readings: AtomicUsize,
}

impl Orders {
    fn order(number: usize, listings: usize, is_sent: bool) -> FetchedOrder {
        let listing = number * 7919 % listings; // all over the table
        let (waiting, shipped, status) =
            if is_sent { (0, 2, Status::Shipped) } else { (2, 0, Status::ToShip) };
        let at = Millis(1_800_000_000_000 + i64::from(is_sent) * 60_000);
        let line = Line {
            product_id: product(listing).into(),
            variant_id: "1".into(),
            seller_sku: code(listing),
            name: "Thing".to_owned(),
            units: Units { ordered: 2, waiting, shipped },
            price_minor: 500,
            amount_minor: 1000,
        };
        let order = Order {
            order_id: format!("{:018}", 576_460_752_303_423_488 + number).into(),
            platform_status: status.as_str().to_uppercase(),
            status,
            updated_at: at,
            placed_at: Millis(1_800_000_000_000),
            paid_at: None,
            shipped_at: is_sent.then_some(at),
            cancelled_at: None,
            currency: "IDR".to_owned(),
            total_minor: Some(1000),
            buyer: None,
            tracking_number: None,
            warehouse_id: "".into(),
            own_stock: true,
            lines: vec![line],
        };
        FetchedOrder { order, raw: "x".repeat(RAW_BYTES) }
    }
}

/// Nothing is shipped or cancelled here.
#[async_trait]
impl Fulfilment for Orders {
    async fn ship(
        &self,
        _shop: &Session,
        _order: &OrderId,
        _consignment: &Consignment,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }

    async fn cancel(
        &self,
        _shop: &Session,
        _order: &OrderId,
        _reason: CancelReason,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }

    async fn labels(&self, _shop: &Session, _order: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        Ok(Vec::new())
    }
}

#[async_trait]
impl Returns for Orders {
    fn changed_returns<'a>(
        &'a self,
        _shop: &'a Session,
        _since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Error>> {
        stream::empty().boxed()
    }

    async fn read_return(&self, _shop: &Session, _id: &ReturnId) -> Result<Option<FetchedReturn>, Error> {
        Ok(None)
    }

    async fn accept_return(
        &self,
        _shop: &Session,
        _named: Named<'_>,
        _consent: Consent,
        _dry_run: bool,
    ) -> Result<Deed, Error> {
        Ok(Deed::DoneBefore)
    }
}

#[async_trait]
impl Webhooks for Orders {
    fn is_signed(&self, _delivery: &Delivery<'_>) -> bool {
        false
    }

    fn read_notice(&self, _body: &[u8]) -> Result<Notice, String> {
        Err("it sends none".to_owned())
    }

    async fn set_webhook(&self, _shop: &Session, _address: &str) -> Result<bool, Error> {
        Ok(false)
    }
}

#[async_trait]
impl Marketplace for Orders {
    fn platform(&self) -> Platform {
        "bench".into()
    }

    fn redirect_style(&self) -> RedirectStyle {
        RedirectStyle::RandomPath
    }

    fn consent_url(&self, redirect: &Url, _state: &str) -> Result<Url, Error> {
        Ok(redirect.clone())
    }

    async fn redeem(&self, _callback: &Callback) -> Result<Vec<Grant>, Error> {
        let shop = ShopProfile {
            shop_id: "1".into(),
            name: "Bench".to_owned(),
            region: "ID".to_owned(),
            currency: "IDR".to_owned(),
            timezone: "Asia/Jakarta".to_owned(),
            cipher: None,
        };
        Ok(vec![Grant { subject: "1".to_owned(), tokens: tokens(), shops: vec![shop] }])
    }

    async fn refresh(&self, _subject: &str, _refresh_token: &Secret) -> Result<Tokens, Error> {
        Ok(tokens())
    }

    fn catalogue<'a>(&'a self, _shop: &'a Session) -> BoxStream<'a, Result<Vec<Product>, Error>> {
        stream::empty().boxed()
    }

    fn read_stock<'a>(
        &'a self,
        _shop: &'a Session,
        _known: Vec<KnownProduct>,
        _cursor: Option<String>,
    ) -> BoxStream<'a, Result<Reading, Error>> {
        stream::empty().boxed()
    }

    async fn product(&self, _shop: &Session, _product: &ProductId) -> Result<Option<Product>, Error> {
        Ok(None)
    }

    async fn set_stock(&self, _shop: &Session, _update: &StockUpdate) -> Result<Vec<StockOutcome>, Error> {
        Ok(Vec::new())
    }

    fn calls_for(&self, rows: usize) -> usize {
        rows
    }

    fn changed_orders<'a>(
        &'a self,
        _shop: &'a Session,
        _since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>> {
        let is_sent = self.readings.fetch_add(1, Ordering::SeqCst) == 2;
        let Sizes { listings, orders, .. } = self.sizes;
        let page = move |page: usize| {
            let numbers = page * PAGE..(page + 1) * PAGE;
            let orders = numbers.map(|number| Self::order(number, listings, is_sent)).collect();
            Ok(OrderPage { orders, complete_to: Some(Millis(1_800_000_000_000)) })
        };
        stream::iter((0..orders / PAGE).map(page)).boxed()
    }

    async fn orders(&self, _shop: &Session, _ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        Ok(Vec::new())
    }

    async fn clock_skew_ms(&self) -> Result<i64, Error> {
        Ok(0)
    }

    fn time(&self) -> Millis {
        SystemClock.now()
    }

    fn requests(&self) -> u64 {
        0
    }
}

fn tokens() -> Tokens {
    let later = SystemClock.now().plus_ms(24 * 60 * 60 * 1000);
    Tokens { access: "a".into(), refresh: "r".into(), access_expires_at: later, refresh_expires_at: later }
}
