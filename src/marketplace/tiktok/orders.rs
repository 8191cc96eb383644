//! TikTok Shop's orders: reading what changed, and putting it into spark's words (TikTok reference, 4.8).
//!
//! TikTok sends one line item a unit, each with a status of its own; spark keeps one line a variant and counts how
//! many of its units wait, have left or were cancelled, so that a cancelled part stays exact.

use futures_util::TryStreamExt as _;
use futures_util::stream::{BoxStream, StreamExt};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::client::Client;
use super::walk::{Found, Piece};
use crate::domain::order::{Line, Order, Status};
use crate::domain::{Currency, Millis, OrderId};
use crate::marketplace::lenient::{Id, or_default, whole};
use crate::marketplace::order::{by_variant, minor, named, told, units};
use crate::marketplace::{Error, FetchedOrder, OrderPage, Session};

/// Orders of one detail call (4.0).
const ORDERS_PER_CALL: usize = 50;

#[derive(Deserialize)]
pub(super) struct Orders {
    #[serde(default, deserialize_with = "or_default")]
    orders: Vec<Box<RawValue>>,
    #[serde(default, deserialize_with = "or_default")]
    next_page_token: String,
}

impl Client {
    /// Streams the orders that changed at or after `since`, oldest change first.
    pub(super) fn changed_orders<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<OrderPage, Error>> {
        let search = move |since, page_token: String| async move {
            let page = self.search_orders(shop, since, &page_token).await?;
            let rows = self.read_orders(shop, page.orders)?;
            Ok(Found { rows, next_page_token: page.next_page_token })
        };
        self.walk(since, |fetched: &FetchedOrder| fetched.order.updated_at, search)
            .map_ok(|Piece { rows, complete_to }| OrderPage { orders: rows, complete_to })
            .boxed()
    }

    /// Reads these orders, however many; those that the shop does not have are left out.
    pub(super) async fn orders(&self, shop: &Session, ids: &[OrderId]) -> Result<Vec<FetchedOrder>, Error> {
        let mut found = Vec::with_capacity(ids.len());
        for ids in ids.chunks(ORDERS_PER_CALL) {
            let ids: Vec<_> = ids.iter().map(OrderId::as_str).collect();
            let orders: Orders = self.order_details(shop, &ids.join(",")).await?;
            found.extend(self.read_orders(shop, orders.orders)?);
        }
        Ok(found)
    }

    fn read_orders(&self, shop: &Session, orders: Vec<Box<RawValue>>) -> Result<Vec<FetchedOrder>, Error> {
        let read = |raw: Box<RawValue>| {
            let wire: WireOrder = serde_json::from_str(raw.get()).map_err(|error| Error::Malformed {
                shop: shop.alias.to_string(),
                endpoint: "orders/search",
                reason: format!("an order has another shape than documented, at column {}", error.column()),
            })?;
            Ok(FetchedOrder { order: wire.into(), raw: String::from(Box::<str>::from(raw)) })
        };
        orders.into_iter().map(read).collect()
    }
}

#[derive(Deserialize)]
struct WireOrder {
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    status: String,
    #[serde(default, deserialize_with = "whole")]
    create_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    update_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    paid_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    collection_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    delivery_time: Option<i64>,
    #[serde(default, deserialize_with = "whole")]
    cancel_time: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    payment: Payment,
    #[serde(default, deserialize_with = "or_default")]
    recipient_address: Recipient,
    #[serde(default, deserialize_with = "or_default")]
    buyer_nickname: String,
    #[serde(default, deserialize_with = "or_default")]
    tracking_number: String,
    #[serde(default)]
    warehouse_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    fulfillment_type: String,
    #[serde(default, deserialize_with = "or_default")]
    line_items: Vec<LineItem>,
}

#[derive(Default, Deserialize)]
struct Payment {
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    total_amount: Option<String>,
}

#[derive(Default, Deserialize)]
struct Recipient {
    #[serde(default, deserialize_with = "or_default")]
    name: String,
}

/// One unit.
#[derive(Deserialize)]
struct LineItem {
    #[serde(default)]
    product_id: Id,
    #[serde(default)]
    sku_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    seller_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    product_name: String,
    #[serde(default, deserialize_with = "or_default")]
    sku_name: String,
    #[serde(default, deserialize_with = "or_default")]
    display_status: String,
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    #[serde(default, deserialize_with = "or_default")]
    tracking_number: String,
    /// When its shipment was arranged.
    #[serde(default, deserialize_with = "whole")]
    rts_time: Option<i64>,
    sale_price: Option<String>,
}

impl LineItem {
    fn is_arranged(&self) -> bool {
        self.rts_time.is_some_and(|at| at > 0)
    }
}

/// Returns spark's word for one of TikTok's. What is arranged but not collected still stands at the seller's.
fn status(word: &str) -> Status {
    match word {
        "UNPAID" => Status::Unpaid,
        "ON_HOLD" | "AWAITING_SHIPMENT" | "PARTIALLY_SHIPPING" | "AWAITING_COLLECTION" => Status::ToShip,
        "IN_TRANSIT" => Status::Shipped,
        "DELIVERED" => Status::Delivered,
        "COMPLETED" => Status::Completed,
        "CANCELLED" | "CANCEL" => Status::Cancelled,
        other => Status::Other(other.to_owned()),
    }
}

impl From<WireOrder> for Order {
    fn from(wire: WireOrder) -> Self {
        let told_time = |seconds: Option<i64>| seconds.filter(|at| *at > 0).map(Millis::from_seconds);
        let first = |find: fn(&LineItem) -> &String| {
            wire.line_items.iter().map(find).find(|text| !text.is_empty()).cloned()
        };
        let text = |text: String| Some(text).filter(|text| !text.is_empty());
        let currency =
            text(wire.payment.currency).or_else(|| first(|item| &item.currency)).unwrap_or_default();
        let tracking_number = text(wire.tracking_number).or_else(|| first(|item| &item.tracking_number));
        let known: Option<Currency> = currency.parse().ok();
        let order_status = status(&wire.status);
        let shipped_at = told_time(wire.collection_time);
        let has_left = order_status == Status::Cancelled
            && (shipped_at.is_some() || told_time(wire.delivery_time).is_some());
        // Of an order that was cancelled on its way, a unit that was cancelled before it left was never arranged.
        let tells_arranged = wire.line_items.iter().any(LineItem::is_arranged);
        let lines = wire.line_items.into_iter().map(|item| {
            let has_left = has_left && (item.is_arranged() || !tells_arranged);
            let status = match item.display_status.as_str() {
                "" => order_status.clone(),
                word => status(word),
            };
            let units = units(1, 1, &status, has_left);
            let price_minor = minor(item.sale_price.as_deref(), known);
            Line {
                product_id: item.product_id.0.into(),
                variant_id: item.sku_id.0.into(),
                seller_sku: item.seller_sku,
                name: named(item.product_name, &item.sku_name),
                units,
                price_minor,
                amount_minor: price_minor * (1 - units.cancelled()),
            }
        });
        let lines = by_variant(lines);
        Self {
            order_id: wire.id.0.into(),
            status: order_status,
            platform_status: wire.status,
            updated_at: Millis::from_seconds(wire.update_time.or(wire.create_time).unwrap_or(0)),
            placed_at: Millis::from_seconds(wire.create_time.or(wire.update_time).unwrap_or(0)),
            paid_at: told_time(wire.paid_time),
            shipped_at,
            cancelled_at: told_time(wire.cancel_time),
            total_minor: told(wire.payment.total_amount.as_deref(), known),
            currency,
            buyer: text(wire.buyer_nickname).or_else(|| text(wire.recipient_address.name)),
            tracking_number,
            warehouse_id: wire.warehouse_id.0.into(),
            own_stock: wire.fulfillment_type != "FULFILLMENT_BY_TIKTOK",
            lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::order::Units;

    fn read(json: &str) -> Order {
        serde_json::from_str::<WireOrder>(json).unwrap().into()
    }

    #[test]
    fn units_of_one_variant_are_one_line_that_counts_them() {
        let order = read(
            r#"{"id":"5764","status":"PARTIALLY_SHIPPING","create_time":1764540000,"update_time":1764543700,"paid_time":0,
                "fulfillment_type":"FULFILLMENT_BY_SELLER","warehouse_id":"70","payment":{"currency":"IDR","total_amount":"17000"},
                "line_items":[
                  {"id":"1","product_id":"9","sku_id":"91","seller_sku":"TS","product_name":"Shirt","sku_name":"Red","display_status":"IN_TRANSIT","sale_price":"5000"},
                  {"id":"2","product_id":"9","sku_id":"91","seller_sku":"TS","product_name":"Shirt","sku_name":"Red","display_status":"CANCELLED","sale_price":"5000"},
                  {"id":"3","product_id":"9","sku_id":"92","seller_sku":"TL","product_name":"Shirt","sku_name":"","display_status":"AWAITING_SHIPMENT","sale_price":"7000"},
                  {"id":"4","product_id":"9","sku_id":"91","seller_sku":"TS","product_name":"Shirt","sku_name":"Red","display_status":"AWAITING_SHIPMENT","sale_price":"5000"}]}"#,
        );
        assert_eq!((order.status, order.paid_at, order.own_stock), (Status::ToShip, None, true));
        assert_eq!(order.total_minor, Some(1_700_000));
        let lines: Vec<_> =
            order.lines.iter().map(|l| (l.variant_id.as_str(), l.units, l.amount_minor)).collect();
        let red = Units { ordered: 3, waiting: 1, shipped: 1 };
        let large = Units { ordered: 1, waiting: 1, shipped: 0 };
        assert_eq!(lines, [("91", red, 1_000_000), ("92", large, 700_000)]);
        assert_eq!(order.lines[0].name, "Shirt (Red)");
    }

    #[test]
    fn a_cancelled_order_that_was_collected_had_left() {
        let cancelled = |collected: i64| {
            let json = format!(
                r#"{{"id":"1","status":"CANCELLED","update_time":9,"collection_time":{collected},
                     "line_items":[{{"sku_id":"1","display_status":"CANCELLED"}}]}}"#
            );
            read(&json).lines[0].units.shipped
        };
        assert_eq!((cancelled(0), cancelled(5)), (0, 1));
    }

    #[test]
    fn a_unit_cancelled_before_the_others_left_did_not_leave_with_them() {
        let order = read(
            r#"{"id":"1","status":"CANCELLED","update_time":9,"collection_time":5,"line_items":[
                {"sku_id":"1","display_status":"CANCELLED","rts_time":4},
                {"sku_id":"1","display_status":"CANCELLED","rts_time":0},
                {"sku_id":"1","display_status":"CANCELLED","rts_time":4}]}"#,
        );
        assert_eq!(order.lines[0].units, Units { ordered: 3, waiting: 0, shipped: 2 });
    }

    #[test]
    fn a_status_nobody_knows_is_kept_and_holds_its_units() {
        let order = read(r#"{"id":1,"status":"PAINTING","update_time":9,"line_items":[{"sku_id":"1"}]}"#);
        assert_eq!(order.status, Status::Other("PAINTING".to_owned()));
        assert_eq!(order.lines[0].units.waiting, 1);
    }
}
