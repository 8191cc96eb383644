//! What else Shopee tells of an order (Shopee reference, 4.6 and 4.7).

use serde::Deserialize;

use super::item::{Item, Package};
use crate::domain::{Currency, Millis};
use crate::marketplace::details::{ItemDetails, OrderDetails, PackageDetails, Recipient, money};
use crate::marketplace::lenient::{number, or_default, whole};

#[derive(Deserialize)]
struct Wire {
    #[serde(default, deserialize_with = "or_default")]
    currency: String,
    #[serde(default, deserialize_with = "or_default")]
    order_status: String,
    #[serde(default, deserialize_with = "or_default")]
    cod: bool,
    #[serde(default, deserialize_with = "or_default")]
    recipient_address: Address,
    #[serde(default, deserialize_with = "or_default")]
    message_to_seller: String,
    #[serde(default, deserialize_with = "or_default")]
    note: String,
    #[serde(default, deserialize_with = "or_default")]
    shipping_carrier: String,
    #[serde(default, deserialize_with = "or_default")]
    fulfillment_flag: String,
    #[serde(default, deserialize_with = "or_default")]
    payment_method: String,
    #[serde(default, deserialize_with = "number")]
    estimated_shipping_fee: Option<String>,
    #[serde(default, deserialize_with = "whole")]
    ship_by_date: Option<i64>,
    #[serde(default, deserialize_with = "or_default")]
    cancel_by: String,
    #[serde(default, deserialize_with = "or_default")]
    cancel_reason: String,
    #[serde(default, deserialize_with = "or_default")]
    package_list: Vec<Package>,
    #[serde(default, deserialize_with = "or_default")]
    item_list: Vec<Item>,
}

#[derive(Default, Deserialize)]
struct Address {
    #[serde(default, deserialize_with = "or_default")]
    name: String,
    #[serde(default, deserialize_with = "or_default")]
    phone: String,
    #[serde(default, deserialize_with = "or_default")]
    full_address: String,
}

/// Reads what was kept of an order; `None` where it cannot be read.
pub(super) fn read(raw: &str) -> Option<OrderDetails> {
    let wire: Wire = serde_json::from_str(raw).ok()?;
    let currency: Option<Currency> = wire.currency.parse().ok();
    let packages = wire.package_list.into_iter();
    let packages = packages
        .map(|package| PackageDetails { id: package.package_number.0, status: package.logistics_status });
    let items = wire.item_list.into_iter().map(|item| {
        let original_price = money(item.model_original_price.as_deref(), currency);
        let discounted =
            money(item.model_discounted_price.as_deref(), currency).filter(|price| price.minor > 0);
        ItemDetails {
            id: item.item_id.0.clone(),
            variant_id: item.variant(),
            seller_sku: item.seller_sku().into(),
            product_id: item.item_id.0.into(),
            product: item.item_name,
            variant: item.model_name,
            image: item.image_info.image_url,
            quantity: item.model_quantity_purchased.unwrap_or(0),
            price: discounted.or(original_price),
            original_price,
            status: item.promotion_type,
        }
    });
    let items = items.collect();
    Some(OrderDetails {
        recipient: Recipient {
            name: wire.recipient_address.name,
            phone: wire.recipient_address.phone,
            address: wire.recipient_address.full_address,
        },
        sub_total: None, // Shopee tells only the whole
        shipping_fee: money(wire.estimated_shipping_fee.as_deref(), currency),
        buyer_message: wire.message_to_seller,
        seller_note: wire.note,
        carrier: wire.shipping_carrier,
        shipping_type: String::new(),
        fulfilment: wire.fulfillment_flag,
        delivery: String::new(),
        payment_method: wire.payment_method,
        cash_on_delivery: wire.cod,
        on_hold: wire.order_status == "PENDING",
        cancel_asked: wire.order_status == "IN_CANCEL",
        ship_by: wire.ship_by_date.filter(|at| *at > 0).map(Millis::from_seconds),
        cancelled_by: wire.cancel_by,
        cancel_reason: wire.cancel_reason,
        packages: packages.collect(),
        items,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_of_nothing_is_none() {
        let details = read(
            r#"{"currency":"MYR","order_status":"IN_CANCEL","cod":null,"ship_by_date":9,
                "package_list":[{"package_number":"OFG1","logistics_status":"LOGISTICS_READY"}],
                "item_list":[{"item_id":7,"model_id":0,"item_sku":"MUG","model_quantity_purchased":3,
                  "model_discounted_price":0,"model_original_price":12.5}]}"#,
        )
        .unwrap();
        let item = &details.items[0];
        assert_eq!(item.price.map(|price| price.to_string()).as_deref(), Some("12.50"));
        assert_eq!((item.variant_id.as_str(), item.seller_sku.as_str(), item.quantity), ("0", "MUG", 3));
        assert!(details.cancel_asked && !details.on_hold && !details.cash_on_delivery);
        assert_eq!(details.packages[0].id, "OFG1");
    }
}
