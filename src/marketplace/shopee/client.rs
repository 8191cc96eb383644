//! Shopee's endpoints: how each is called, one function an endpoint.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::meaning::no_such_item;
use super::orders::{FIELDS, OrderList};
use super::sign::sign;
use super::wire::{self, Envelope, Items, Models, NewStock, Page, ShopInfo, TokenPair, Updated};
use super::{Config, PLATFORM};
use crate::clock::{Clock, Entropy};
use crate::domain::Millis;
use crate::marketplace::call::{Call, Caller, Effect, Trouble};
use crate::marketplace::http::{Answer, Request, join};
use crate::marketplace::{Error, Refusal, Session, StockRow};
use crate::secrets::Secret;

/// Items of one page of the list (4.1).
const PAGE_SIZE: &str = "100";

/// Items of one base info call (4.1).
pub(super) const ITEMS_PER_CALL: usize = 50;

/// Speaks for one app.
pub(super) struct Client {
    pub(super) config: Config,
    pub(super) caller: Caller,
}

/// Whose authorisation a code belongs to (3.2): which field names it, and its number.
pub(super) type Account<'a> = (&'static str, &'a str);

/// On whose behalf a call is made; public calls have neither token nor shop.
#[derive(Clone, Copy)]
pub(super) struct Shop<'a> {
    name: &'a str,
    shop_id: &'a str,
    access: &'a Secret,
}

impl<'a> From<&'a Session> for Shop<'a> {
    fn from(session: &'a Session) -> Self {
        Self { name: session.alias.as_str(), shop_id: session.shop_id.as_str(), access: &session.access }
    }
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
            () if self.config.partner_id == 0 => missing("shopee.partner_id"),
            () if self.config.partner_key.is_empty() => missing("shopee.partner_key"),
            () => Ok(()),
        }
    }

    /// Exchanges a code for a pair (3.3).
    pub(super) async fn redeem(&self, code: &str, account: Account<'_>) -> Result<TokenPair, Error> {
        self.token(PLATFORM, "auth/token/get", ("code", code), account).await
    }

    /// Exchanges a shop's refresh token for a pair (3.4).
    pub(super) async fn refresh(&self, shop_id: &str, refresh: &Secret) -> Result<TokenPair, Error> {
        let token = ("refresh_token", refresh.expose());
        self.token(shop_id, "auth/access_token/get", token, ("shop_id", shop_id)).await
    }

    async fn token(
        &self,
        name: &str,
        endpoint: &'static str,
        (what, secret): (&str, &str),
        (field, account): Account<'_>,
    ) -> Result<TokenPair, Error> {
        self.configured()?;
        let Ok(account) = account.parse::<u64>() else { return Err(no_number(name, account)) };
        let body = serde_json::json!({ what: secret, "partner_id": self.config.partner_id, field: account });
        let call = Call { name, lane: "", endpoint, effect: Effect::Sets };
        let build = || Request::post(self.address(endpoint, &[], None), Some(json(&body)));
        self.caller.call(call, build, |answer| wire::flat(answer)).await
    }

    /// Returns a shop's name, region and the end of its authorisation (3.7).
    pub(super) async fn shop_info(&self, shop_id: &str, access: &Secret) -> Result<ShopInfo, Error> {
        let shop = Shop { name: PLATFORM, shop_id, access };
        self.get(shop, "shop/get_shop_info", &[], |answer| wire::flat(answer)).await
    }

    /// Returns the page at `offset` of the items of these statuses that changed `since` (4.2).
    pub(super) async fn list(
        &self,
        shop: &Session,
        statuses: &[&'static str],
        since: Option<Millis>,
        offset: i64,
    ) -> Result<Page, Error> {
        let (offset, since) = (offset.to_string(), since.map(|since| since.seconds().to_string()));
        let mut query = vec![("offset", offset.as_str()), ("page_size", PAGE_SIZE)];
        query.extend(statuses.iter().map(|status| ("item_status", *status)));
        query.extend(since.as_deref().map(|since| ("update_time_from", since)));
        self.get(shop.into(), "product/get_item_list", &query, |answer| wire::response(answer)).await
    }

    /// Returns up to [`ITEMS_PER_CALL`] items; those that it does not know are left out (4.2).
    pub(super) async fn items(&self, shop: &Session, ids: &[String]) -> Result<Items, Error> {
        let query = [("item_id_list", ids.join(","))];
        let query = query.each_ref().map(|(key, value)| (*key, value.as_str()));
        let known =
            self.get(shop.into(), "product/get_item_base_info", &query, |answer| wire::response(answer));
        match known.await {
            // How it answers when it knows none of them.
            Err(Error::Refused { refusal, .. }) if no_such_item(&refusal.code) => {
                Ok(Items { item_list: Vec::new() })
            }
            other => other,
        }
    }

    /// Returns the models of an item (4.2).
    pub(super) async fn models(&self, shop: &Session, item_id: &str) -> Result<Models, Error> {
        let query = [("item_id", item_id)];
        self.get(shop.into(), "product/get_model_list", &query, |answer| wire::response(answer)).await
    }

    /// Sets the stock of one item's models to absolute figures (4.4).
    pub(super) async fn set_stock(
        &self,
        shop: &Session,
        item_id: &str,
        rows: &[&StockRow],
    ) -> Result<Updated, Error> {
        let Some(stock) = NewStock::of(item_id, rows) else {
            return Err(no_number(shop.alias.as_str(), item_id));
        };
        let body = json(&stock);
        let judge = |answer: &Answer| {
            let envelope = Envelope::of(answer)?;
            let complaint = envelope.complaint(answer.status);
            // When every row failed the call complains as a whole, with the lists still under it.
            match (envelope.response::<Updated>(), complaint) {
                (Ok(updated), Some(_)) if !updated.failure_list.is_empty() => Ok(updated),
                (_, Some(trouble)) => Err(trouble),
                (updated, None) => updated,
            }
        };
        self.shop_call(shop.into(), "product/update_stock", &[], Some((body, Effect::Sets)), judge).await
    }

    /// Returns the page at `cursor` of the orders that changed within the window, in unix seconds (4.6).
    pub(super) async fn list_orders(
        &self,
        shop: &Session,
        (from, to): (i64, i64),
        cursor: &str,
    ) -> Result<OrderList, Error> {
        let (from, to) = (from.to_string(), to.to_string());
        let query = [
            ("time_range_field", "update_time"),
            ("time_from", from.as_str()),
            ("time_to", to.as_str()),
            ("page_size", PAGE_SIZE),
            ("cursor", cursor),
        ];
        self.get(shop.into(), "order/get_order_list", &query, |answer| wire::response(answer)).await
    }

    /// Returns up to 50 orders; of several, those that it does not know are left out (4.6).
    pub(super) async fn order_details<T: DeserializeOwned>(
        &self,
        shop: &Session,
        ids: &str,
    ) -> Result<T, Error> {
        let query = [("order_sn_list", ids), ("response_optional_fields", FIELDS)];
        self.get(shop.into(), "order/get_order_detail", &query, |answer| wire::response(answer)).await
    }

    pub(super) async fn get<T>(
        &self,
        shop: Shop<'_>,
        endpoint: &'static str,
        query: &[(&str, &str)],
        judge: impl Fn(&Answer) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        self.shop_call(shop, endpoint, query, None, judge).await
    }

    /// Calls on behalf of the app itself: reads without a body, changes with one.
    pub(super) async fn app_call<T>(
        &self,
        endpoint: &'static str,
        change: Option<(serde_json::Value, Effect)>,
        judge: impl Fn(&Answer) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        self.configured()?;
        let (body, effect) =
            change.map_or((None, Effect::Reads), |(body, effect)| (Some(json(&body)), effect));
        let call = Call { name: PLATFORM, lane: "", endpoint, effect };
        let build = || match &body {
            Some(body) => Request::post(self.address(endpoint, &[], None), Some(body.clone())),
            None => Request::get(self.address(endpoint, &[], None)),
        };
        self.caller.call(call, build, judge).await
    }

    /// Calls on behalf of a shop: reads without a body, changes with one.
    pub(super) async fn shop_call<T>(
        &self,
        shop: Shop<'_>,
        endpoint: &'static str,
        query: &[(&str, &str)],
        change: Option<(Vec<u8>, Effect)>,
        judge: impl Fn(&Answer) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        self.configured()?;
        let (body, effect) = change.map_or((None, Effect::Reads), |(body, effect)| (Some(body), effect));
        let call = Call { name: shop.name, lane: shop.shop_id, endpoint, effect };
        let build = || {
            let url = self.address(endpoint, query, Some(shop));
            match &body {
                Some(body) => Request::post(url, Some(body.clone())),
                None => Request::get(url),
            }
        };
        self.caller.call(call, build, judge).await
    }

    /// Returns the address of a call, signed at this moment.
    fn address(&self, endpoint: &str, query: &[(&str, &str)], shop: Option<Shop<'_>>) -> Url {
        let path = format!("/api/v2/{endpoint}");
        let mut url = self.signed(&path, shop);
        url.query_pairs_mut().extend_pairs(query);
        url
    }

    /// Returns the address of `path` with the parameters that every call has (1.2).
    pub(super) fn signed_link(&self, path: &str) -> Url {
        self.signed(path, None)
    }

    fn signed(&self, path: &str, shop: Option<Shop<'_>>) -> Url {
        let Config { partner_id, partner_key, api_url, .. } = &self.config;
        let timestamp = self.caller.clock.now().seconds();
        let on = shop.map(|shop| (shop.access, shop.shop_id));
        let sign = sign(partner_key, *partner_id, path, timestamp, on);
        let mut url = join(api_url, path);
        url.query_pairs_mut()
            .append_pair("partner_id", &partner_id.to_string())
            .append_pair("timestamp", &timestamp.to_string())
            .append_pair("sign", &sign);
        if let Some(shop) = shop {
            url.query_pairs_mut()
                .append_pair("access_token", shop.access.expose())
                .append_pair("shop_id", shop.shop_id);
        }
        url
    }
}

fn json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("texts and whole numbers are always JSON")
}

/// All of Shopee's ids are whole numbers: an id that is none can't be one of its own.
fn no_number(name: &str, id: &str) -> Error {
    let refusal = Refusal { code: "error_param".to_owned(), message: format!("`{id}` is no Shopee id") };
    Error::Refused { shop: name.into(), refusal }
}
