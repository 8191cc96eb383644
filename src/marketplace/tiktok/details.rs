//! What else TikTok Shop tells of an order (TikTok reference, 4.8).

use serde::Deserialize;

use crate::domain::{Currency, Millis};
use crate::marketplace::details::{ItemDetails, OrderDetails, PackageDetails, Recipient, money};
use crate::marketplace::lenient::{Id, or_default, whole};

#[derive(Deserialize)]
struct Wire {
    #[serde(default, deserialize_with = "or_default")]
    payment: Payment,
    #[serde(default, deserialize_with = "or_default")]
    recipient_address: Address,
    #[serde(default, deserialize_with = "or_default")]
    buyer_message: String,
    #[serde(default, deserialize_with = "or_default")]
    seller_note: String,
    #[serde(default, deserialize_with = "or_default")]
    shipping_provider: String,
    #[serde(default, deserialize_with = "or_default")]
    shipping_type: String,
    #[serde(default, deserialize_with = "or_default")]
    fulfillment_type: String,
    #[serde(default, deserialize_with = "or_default")]
    delivery_type: String,
    #[serde(default, deserialize_with = "or_default")]
    payment_method_name: String,
    #[serde(default, deserialize_with = "or_default")]
    is_cod: bool,
    #[serde(default, deserialize_with = "or_default")]
    is_on_hold_order: bool,
    #[serde(default, deserialize_with = "or_default")]
    is_buyer_request_cancel: bool,
    #[serde(default, deserialize_with = "whole")]
    rts_sla_time: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    cancellation_initiator: String,
    #[serde(default, deserialize_with = "or_default")]
    cancel_reason: String,
    #[serde(default, deserialize_with = "or_default")]
    packages: Vec<Package>,
    #[serde(default, deserialize_with = "or_default")]
    line_items: Vec<LineItem>,
}

#[derive(Default, Deserialize)]
struct Payment {
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    sub_total: Option<String>,
    shipping_fee: Option<String>,
}

#[derive(Default, Deserialize)]
struct Address {
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    phone_number: String,
    #[serde(default, deserialize_with = "or_default")]
    full_address: String,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    id: Id,
}

#[derive(Deserialize)]
struct LineItem {
    #[serde(default)]
    id: Id,
    #[serde(default)]
    product_id: Id,
    #[serde(default)]
    sku_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    product_name: String,
    #[serde(default, deserialize_with = "or_default")]
    sku_name: String,
    #[serde(default, deserialize_with = "or_default")]
    seller_sku: String,
    #[serde(default, deserialize_with = "or_default")]
    sku_image: String,
    #[serde(default, deserialize_with = "or_default")]
    display_status: String,
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    sale_price: Option<String>,
    original_price: Option<String>,
    #[serde(default)]
    package_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    package_status: String,
}

/// Reads what was kept of an order; `None` where it cannot be read.
pub(super) fn read(raw: &str) -> Option<OrderDetails> {
    let wire: Wire = serde_json::from_str(raw).ok()?;
    let currency: Option<Currency> = wire.payment.currency.parse().ok();
    let status_of = |package: &str| {
        let item = wire.line_items.iter().find(|item| item.package_id.0 == package);
        item.map(|item| item.package_status.clone()).unwrap_or_default()
    };
    let packages = wire
        .packages
        .iter()
        .map(|package| PackageDetails { id: package.id.0.clone(), status: status_of(&package.id.0) });
    let packages = packages.collect();
    let items = wire.line_items.into_iter().map(|item| {
        let currency = item.currency.parse().ok().or(currency);
        ItemDetails {
            id: item.id.0,
            product_id: item.product_id.0.into(),
            variant_id: item.sku_id.0.into(),
            product: item.product_name,
            variant: item.sku_name,
            seller_sku: item.seller_sku,
            image: item.sku_image,
            quantity: 1,
            price: money(item.sale_price.as_deref(), currency),
            original_price: money(item.original_price.as_deref(), currency),
            status: item.display_status,
        }
    });
    Some(OrderDetails {
        recipient: Recipient {
            name: wire.recipient_address.name,
            phone: wire.recipient_address.phone_number,
            address: wire.recipient_address.full_address,
        },
        sub_total: money(wire.payment.sub_total.as_deref(), currency),
        shipping_fee: money(wire.payment.shipping_fee.as_deref(), currency),
        buyer_message: wire.buyer_message,
        seller_note: wire.seller_note,
        carrier: wire.shipping_provider,
        shipping_type: wire.shipping_type,
        fulfilment: wire.fulfillment_type,
        delivery: wire.delivery_type,
        payment_method: wire.payment_method_name,
        cash_on_delivery: wire.is_cod,
        on_hold: wire.is_on_hold_order,
        cancel_asked: wire.is_buyer_request_cancel,
        ship_by: wire.rts_sla_time.filter(|at| *at > 0).map(Millis::from_seconds),
        cancelled_by: wire.cancellation_initiator,
        cancel_reason: wire.cancel_reason,
        packages,
        items: items.collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_item_a_unit_and_money_of_the_order() {
        let details = read(
            r#"{"id":"1","payment":{"currency":"IDR","sub_total":"17000","shipping_fee":null},"recipient_address":null,
                "is_on_hold_order":true,"rts_sla_time":0,"packages":[{"id":"1152"}],
                "line_items":[{"id":9,"sku_id":"91","sale_price":"5000","package_id":"1152","package_status":"PROCESSING"}]}"#,
        )
        .unwrap();
        assert_eq!(details.sub_total.map(|money| money.to_string()).as_deref(), Some("17000"));
        assert_eq!((details.shipping_fee, details.on_hold, details.ship_by), (None, true, None));
        assert_eq!(
            (details.packages[0].id.as_str(), details.packages[0].status.as_str()),
            ("1152", "PROCESSING")
        );
        assert_eq!((details.items[0].id.as_str(), details.items[0].quantity), ("9", 1));
        assert_eq!(read("cut {"), None);
    }
}
