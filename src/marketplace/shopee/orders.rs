//! Shopee's orders: reading what changed, and putting it into spark's words (Shopee reference, 4.6 and 4.7).

use std::collections::BTreeSet;

use futures_util::future::try_join_all;
use futures_util::stream::{self, BoxStream, StreamExt};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::client::Client;
use super::item::{Item, Package};
use crate::domain::order::{Line, Order, Status};
use crate::domain::{Currency, Millis, OrderId};
use crate::marketplace::lenient::{Id, number, or_default, whole};
use crate::marketplace::order::{by_variant, minor, named, told, units};
use crate::marketplace::{Error, FetchedOrder, OrderPage, Session};

/// The widest window of one list, in seconds (4.1); a second less, as nobody says which ends belong to it, and less by
/// what is asked for beyond its end.
pub(super) const WINDOW: i64 = 15 * 24 * 60 * 60 - 1 - UNTOLD;

/// How far Shopee's clock may be ahead of the time that it has surely passed, in seconds: it tells whole ones. What was
/// sold within them is listed as well, and counts for a later window all the same.
const UNTOLD: i64 = 2;

/// Orders of one detail call (4.1).
const ORDERS_PER_CALL: usize = 50;

/// Detail calls under way at once.
const WIDTH: usize = 8;

/// Walks through one window at most, see [`Client::list_window`].
const PASSES: usize = 4;

/// What spark reads of an order beyond what is always sent.
pub(super) const FIELDS: &str = "buyer_username,item_list,pay_time,total_amount,fulfillment_flag,pickup_done_time,\
                                 package_list,cancel_by,cancel_reason,shipping_carrier,recipient_address,note,\
                                 payment_method,estimated_shipping_fee";

#[derive(Deserialize)]
pub(super) struct OrderList {
    #[serde(default, deserialize_with = "or_default")]
    more: bool,
    #[serde(default, deserialize_with = "or_default")]
    next_cursor: String,
    #[serde(default, deserialize_with = "or_default")]
    order_list: Vec<OrderName>,
}

#[derive(Deserialize)]
struct OrderName {
    order_sn: Id,
}

#[derive(Deserialize)]
struct Orders {
    #[serde(default, deserialize_with = "or_default")]
    order_list: Vec<Box<RawValue>>,
}

/// How far a walk through changed orders has come, in unix seconds.
struct Walk {
    /// Where the present window begins.
    from: i64,
    /// Where the present window ends.
    to: i64,
    /// Where the last window ends: a time that Shopee's clock has passed.
    end: i64,
    /// Orders of the present window still to be read; `None` before it was listed.
    left: Option<Vec<String>>,
}

impl Client {
    /// Streams the orders that changed at or after `since`, window by window.
    pub(super) fn changed_orders<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>> {
        let end = self.caller.marketplace_time().seconds();
        let from = since.seconds().min(end - 1);
        let start = Walk { from, to: (from + WINDOW).min(end), end, left: None };
        stream::try_unfold(start, move |mut walk| async move {
            if walk.from >= walk.end {
                return Ok(None);
            }
            let mut left = match walk.left.take() {
                Some(left) => left,
                None => self.list_window(shop, walk.from, walk.to).await?,
            };
            let rest = left.split_off(left.len().min(WIDTH * ORDERS_PER_CALL));
            let calls = left.chunks(ORDERS_PER_CALL).map(|ids| self.read_orders(shop, ids));
            let orders: Vec<_> = try_join_all(calls).await?.into_iter().flatten().collect();
            let complete_to = rest.is_empty().then(|| Millis::from_seconds(walk.to));
            walk = if rest.is_empty() {
                Walk { from: walk.to, to: (walk.to + WINDOW).min(walk.end), left: None, ..walk }
            } else {
                Walk { left: Some(rest), ..walk }
            };
            Ok(Some((OrderPage { orders, complete_to }, walk)))
        })
        .boxed()
    }

    /// Names the orders that changed within a window or just behind it.
    ///
    /// An order that changes while pages are turned leaves the window, and the rows behind it move up by one, past the
    /// page about to be asked for. So a window of several pages is walked again until a walk finds nothing new.
    async fn list_window(&self, shop: &Session, from: i64, to: i64) -> Result<Vec<String>, Error> {
        let mut found = BTreeSet::new();
        for pass in 0..PASSES {
            let known = found.len();
            let to = if pass == 0 { to + UNTOLD } else { to }; // an end where nothing new comes is found again
            let mut cursor = String::new();
            let mut pages = 0;
            loop {
                let page = self.list_orders(shop, (from, to), &cursor).await?;
                pages += 1;
                found.extend(page.order_list.into_iter().map(|order| order.order_sn.0));
                if !page.more || page.next_cursor.is_empty() || page.next_cursor == cursor {
                    break;
                }
                cursor = page.next_cursor;
            }
            if pages == 1 || found.len() == known {
                break;
            }
        }
        Ok(found.into_iter().collect())
    }

    /// Reads these orders, however many; those that the shop does not have are left out.
    pub(super) async fn orders(&self, shop: &Session, ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        let ids: Vec<_> = ids.iter().map(OrderId::to_string).collect();
        let calls = ids.chunks(ORDERS_PER_CALL).map(|ids| self.read_orders(shop, ids));
        Ok(try_join_all(calls).await?.into_iter().flatten().collect())
    }

    async fn read_orders(&self, shop: &Session, ids: &[String]) -> Result<Vec<FetchedOrder>, Error> {
        let orders = match self.order_details::<Orders>(shop, &ids.join(",")).await {
            Ok(orders) => orders.order_list,
            // How it answers when it knows none of them.
            Err(Error::Refused { refusal, .. }) if refusal.code.ends_with("error_not_found") => Vec::new(),
            Err(error) => return Err(error),
        };
        let read = |raw: &RawValue| {
            serde_json::from_str::<WireOrder>(raw.get()).map_err(|error| Error::Malformed {
                shop: shop.alias.to_string(),
                endpoint: "order/get_order_detail",
                reason: format!("an order has another shape than documented, at column {}", error.column()),
            })
        };
        let read: Vec<_> = orders.iter().map(|raw| read(raw)).collect::<Result<_, _>>()?;
        let numbers = self.numbers(shop, read.iter().flat_map(|wire| &wire.package_list)).await?;
        let fetched = read.into_iter().zip(orders).map(|(wire, raw)| {
            let tracking_number = numbers.of(&wire.package_list);
            let order = Order { tracking_number, ..wire.into() };
            FetchedOrder { order, raw: String::from(Box::<str>::from(raw)) }
        });
        Ok(fetched.collect())
    }
}

#[derive(Deserialize)]
struct WireOrder {
    order_sn: Id,
    #[serde(default, deserialize_with = "or_default")]
    order_status: String,
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    #[serde(default, deserialize_with = "whole")]
    create_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    update_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    pay_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    pickup_done_time: Option<i64>,
    #[serde(default, deserialize_with = "number")]
    total_amount: Option<String>,
    #[serde(default, deserialize_with = "or_default")]
    buyer_username: String,
    #[serde(default, deserialize_with = "or_default")]
    fulfillment_flag: String,
    #[serde(default, deserialize_with = "or_default")]
    package_list: Vec<Package>,
    #[serde(default, deserialize_with = "or_default")]
    item_list: Vec<Item>,
}

/// Returns spark's word for one of Shopee's. What is arranged but not picked up still stands at the seller's.
fn status(word: &str) -> Status {
    match word {
        "UNPAID" => Status::Unpaid,
        "READY_TO_SHIP" | "PROCESSED" | "RETRY_SHIP" | "INVOICE_PENDING" | "PENDING" | "IN_CANCEL" => {
            Status::ToShip
        }
        "SHIPPED" => Status::Shipped,
        "TO_CONFIRM_RECEIVE" => Status::Delivered,
        "COMPLETED" => Status::Completed,
        "CANCELLED" => Status::Cancelled,
        "TO_RETURN" => Status::Returning,
        other => Status::Other(other.to_owned()),
    }
}

impl From<WireOrder> for Order {
    fn from(wire: WireOrder) -> Self {
        let told_time = |seconds: Option<i64>| seconds.filter(|at| *at > 0).map(Millis::from_seconds);
        let currency: Option<Currency> = wire.currency.parse().ok();
        let status = status(&wire.order_status);
        let shipped_at = told_time(wire.pickup_done_time);
        let updated_at = Millis::from_seconds(wire.update_time.or(wire.create_time).unwrap_or(0));
        let location = wire.item_list.first().and_then(|item| item.product_location_id.single());
        let location = location
            .filter(|id| wire.item_list.iter().all(|item| item.product_location_id.single() == Some(id)))
            .unwrap_or_default();
        let warehouse_id = location.into();
        let lines = wire.item_list.into_iter().map(|item| {
            let ordered = item.model_quantity_purchased.unwrap_or(0).max(0);
            let kept = ordered - item.cancelled_qty.unwrap_or(0).clamp(0, ordered);
            let units = units(ordered, kept, &status, shipped_at.is_some());
            let discounted = minor(item.model_discounted_price.as_deref(), currency);
            let original = minor(item.model_original_price.as_deref(), currency);
            let price_minor = if discounted > 0 { discounted } else { original };
            Line {
                variant_id: item.variant(),
                seller_sku: item.seller_sku().into(),
                product_id: item.item_id.0.into(),
                name: named(item.item_name, &item.model_name),
                units,
                price_minor,
                amount_minor: price_minor.saturating_mul(ordered - units.cancelled()),
            }
        });
        let lines = by_variant(lines);
        Self {
            order_id: wire.order_sn.0.into(),
            platform_status: wire.order_status,
            updated_at,
            placed_at: wire.create_time.map_or(updated_at, Millis::from_seconds),
            paid_at: told_time(wire.pay_time),
            shipped_at,
            cancelled_at: (status == Status::Cancelled).then_some(updated_at), // the end: nothing moves it any more
            status,
            total_minor: told(wire.total_amount.as_deref(), currency),
            currency: wire.currency,
            buyer: Some(wire.buyer_username).filter(|name| !name.is_empty()),
            tracking_number: None, // told by its packages
            warehouse_id,
            own_stock: wire.fulfillment_flag != "fulfilled_by_shopee",
            lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::Units;

    fn order(status: &str, more: &str) -> Order {
        let json = format!(
            r#"{{"order_sn":"26","order_status":"{status}","currency":"MYR","create_time":5,"update_time":9,
                 "total_amount":31.50,{more}
                 "item_list":[
                   {{"item_id":7,"item_name":"Mug","model_id":0,"item_sku":"MUG","model_quantity_purchased":3,"cancelled_qty":1,
                     "model_discounted_price":10.5,"model_original_price":12,"product_location_id":["MYZ"]}},
                   {{"item_id":7,"item_name":"Mug","model_id":0,"model_quantity_purchased":1,
                     "model_discounted_price":0,"model_original_price":12,"product_location_id":"MYZ"}}]}}"#
        );
        serde_json::from_str::<WireOrder>(&json).unwrap().into()
    }

    #[test]
    fn rows_of_one_model_are_one_line_and_a_cancelled_part_is_left_out() {
        let order = order("READY_TO_SHIP", "");
        assert_eq!((order.total_minor, order.warehouse_id.as_str()), (Some(3150), "MYZ"));
        assert_eq!(order.lines.len(), 1);
        let line = &order.lines[0];
        assert_eq!((line.variant_id.as_str(), line.seller_sku.as_str()), ("0", "MUG"));
        assert_eq!(line.units, Units { ordered: 4, waiting: 3, shipped: 0 });
        assert_eq!(line.amount_minor, 2 * 1050 + 1200);
    }

    #[test]
    fn what_has_left_follows_from_the_status() {
        let shipped = |status, more| order(status, more).lines[0].units.shipped;
        assert_eq!(shipped("PROCESSED", ""), 0);
        assert_eq!(shipped("SHIPPED", ""), 3);
        assert_eq!(shipped("TO_RETURN", ""), 3);
        assert_eq!(shipped("CANCELLED", ""), 0);
        assert_eq!(shipped("CANCELLED", r#""pickup_done_time":8,"#), 4);
    }
}
