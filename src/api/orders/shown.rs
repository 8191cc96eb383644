//! An order as the app reads it. Its parser is strict: a number where it expects text, or a missing flag, and the
//! whole screen stays empty.

use serde::Serialize;
use utoipa::ToSchema;

use super::Labels;
use crate::engine::orders::{FullOrder, ItemDetails, LineView};
use crate::engine::{LineStock, Millis, OrderStatus};

/// An order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Order {
    id: String,
    order_id: String,
    order_number: String,
    /// What its status is called.
    status: String,
    /// The same.
    order_status_name: String,
    /// The marketplace's own word for it.
    status_code: String,
    /// Spark's word for it, the same for every marketplace.
    spark_status: String,
    customer_name: String,
    buyer_name: String,
    customer_phone: String,
    customer_address: String,
    /// A decimal number, as are all amounts.
    total_amount: String,
    sub_total: String,
    shipping_fee: String,
    currency: String,
    order_date: String,
    paid_date: Option<String>,
    update_date: String,
    items: Vec<Item>,
    /// How many rows `items` has.
    item_count: usize,
    items_summary: String,
    buyer_message: String,
    seller_note: String,
    tracking_number: String,
    shipping_provider: String,
    fulfillment_type: String,
    delivery_type: String,
    shipping_type: String,
    payment_method: String,
    is_cod: bool,
    is_on_hold: bool,
    is_buyer_request_cancel: bool,
    package_id: Option<String>,
    package_status: String,
    has_packages: bool,
    packages_count: usize,
    can_ship: bool,
    ship_by_date: Option<String>,
    cancel_by: String,
    cancel_reason: String,
}

/// An item of an order.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Item {
    id: String,
    sku_id: String,
    product_id: String,
    product_name: String,
    seller_sku: String,
    sku_name: String,
    sku_image: String,
    quantity: i64,
    price: String,
    original_price: String,
    currency: String,
    item_status: String,
    item_status_code: String,
    /// The SKU of master's that it sells.
    sku: Option<String>,
    /// What it has done to stock.
    #[schema(value_type = Option<String>)]
    stock: Option<LineStock>,
}

impl Order {
    /// Returns what the app is shown of an order.
    pub(super) fn of(full: FullOrder, labels: &Labels) -> Self {
        let (total, sub_total) = (full.total().to_string(), full.sub_total().to_string());
        let FullOrder { order, details } = full;
        let label = labels.of(&order.platform_status).to_owned();
        let items: Vec<_> = match details.items.as_slice() {
            [] => order.lines.iter().map(|line| Item::of_line(line, &order.currency)).collect(),
            told => told.iter().map(|item| Item::of(item, &order.lines, &order.currency, labels)).collect(),
        };
        let buyer = order.buyer.unwrap_or_default();
        let first_of =
            |texts: [&str; 2]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or("N/A").to_owned();
        let named = first_of([&details.recipient.name, &buyer]);
        let package = details.packages.first();
        let or_unknown = |text: &str| if text.is_empty() { "UNKNOWN".to_owned() } else { text.to_owned() };
        let id = order.order_id.to_string();
        Self {
            order_id: id.clone(),
            order_number: id.clone(),
            id,
            order_status_name: label.clone(),
            status: label,
            spark_status: order.status.to_string(),
            can_ship: order.status == OrderStatus::ToShip && !details.on_hold && !details.cancel_asked,
            status_code: order.platform_status,
            customer_name: named.clone(),
            buyer_name: named,
            customer_phone: first_of([&details.recipient.phone, ""]),
            customer_address: first_of([&details.recipient.address, ""]),
            total_amount: total,
            sub_total,
            shipping_fee: details.shipping_fee.map_or_else(|| "0".to_owned(), |fee| fee.to_string()),
            currency: order.currency,
            order_date: order.created_at.to_string(),
            paid_date: order.paid_at.as_ref().map(Millis::to_string),
            update_date: order.updated_at.to_string(),
            item_count: items.len(),
            items_summary: summary(&items),
            items,
            buyer_message: details.buyer_message,
            seller_note: details.seller_note,
            tracking_number: order.tracking_number.unwrap_or_default(),
            shipping_provider: details.carrier,
            fulfillment_type: details.fulfilment,
            delivery_type: details.delivery,
            shipping_type: or_unknown(&details.shipping_type),
            payment_method: details.payment_method,
            is_cod: details.cash_on_delivery,
            is_on_hold: details.on_hold,
            is_buyer_request_cancel: details.cancel_asked,
            package_id: package.map(|package| package.id.clone()),
            package_status: or_unknown(package.map_or("", |package| &package.status)),
            has_packages: package.is_some(),
            packages_count: details.packages.len(),
            ship_by_date: details.ship_by.as_ref().map(Millis::to_string),
            cancel_by: details.cancelled_by,
            cancel_reason: details.cancel_reason,
        }
    }
}

impl Item {
    fn of(item: &ItemDetails, lines: &[LineView], currency: &str, labels: &Labels) -> Self {
        let same =
            |line: &&LineView| line.product_id == item.product_id && line.variant_id == item.variant_id;
        let line = lines.iter().find(same);
        let code = if item.status.is_empty() { "NORMAL" } else { &item.status };
        let amount = |money: Option<_>| {
            money.map_or_else(|| "0".to_owned(), |money: crate::engine::Money| money.to_string())
        };
        let variant = item.variant_id.as_str();
        Self {
            id: item.id.clone(),
            sku_id: if variant == "0" { String::new() } else { variant.to_owned() },
            product_id: item.product_id.to_string(),
            product_name: if item.product.is_empty() { item.variant.clone() } else { item.product.clone() },
            seller_sku: item.seller_sku.clone(),
            sku_name: item.variant.clone(),
            sku_image: item.image.clone(),
            quantity: item.quantity,
            price: amount(item.price),
            original_price: amount(item.original_price.or(item.price)),
            currency: currency.to_owned(),
            item_status: labels.of(code).to_owned(),
            item_status_code: code.to_owned(),
            sku: line.and_then(|line| line.sku.as_ref()).map(ToString::to_string),
            stock: line.map(|line| line.stock),
        }
    }

    /// Returns a line of which only that is known what stock depends on.
    fn of_line(line: &LineView, currency: &str) -> Self {
        let variant = line.variant_id.as_str();
        Self {
            id: line.line_id.clone(),
            sku_id: if variant == "0" { String::new() } else { variant.to_owned() },
            product_id: line.product_id.to_string(),
            product_name: line.name.clone(),
            seller_sku: line.seller_sku.clone(),
            sku_name: String::new(),
            sku_image: String::new(),
            quantity: line.quantity,
            price: line.price.to_string(),
            original_price: line.price.to_string(),
            currency: currency.to_owned(),
            item_status: "NORMAL".to_owned(),
            item_status_code: "NORMAL".to_owned(),
            sku: line.sku.as_ref().map(ToString::to_string),
            stock: Some(line.stock),
        }
    }
}

fn summary(items: &[Item]) -> String {
    match items {
        [] => String::new(),
        [only] => only.product_name.clone(),
        [first, others @ ..] => format!("{} dan {} lainnya", first.product_name, others.len()),
    }
}
