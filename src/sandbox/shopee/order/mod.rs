//! `/order/*`: what buyers ordered and how far it is.

mod detail;
mod list;

pub(super) use detail::order_detail;
pub(super) use list::order_list;

use crate::sandbox::world::{Order, Parcel, Stage};

/// Returns Shopee's word for how far an order is. One that came back after it was completed stays completed.
pub(super) fn status(order: &Order) -> &'static str {
    match order.stage {
        Stage::Unpaid | Stage::Paid | Stage::Arranged if order.cancel_asked().is_some() => "IN_CANCEL",
        Stage::Unpaid => "UNPAID",
        Stage::Paid => "READY_TO_SHIP",
        Stage::Arranged => "PROCESSED",
        Stage::Shipped => "SHIPPED",
        Stage::Delivered => "TO_CONFIRM_RECEIVE",
        Stage::Completed => "COMPLETED",
        Stage::Cancelled => "CANCELLED",
        Stage::Returned if order.completed_ms.is_some() => "COMPLETED",
        Stage::Returned => "TO_RETURN",
    }
}

/// Returns Shopee's word for how far an order's package is.
pub(super) fn logistics_status(order: &Order) -> &'static str {
    match order.stage {
        Stage::Unpaid => "LOGISTICS_NOT_START",
        Stage::Paid => "LOGISTICS_READY",
        Stage::Arranged => "LOGISTICS_REQUEST_CREATED",
        Stage::Shipped => "LOGISTICS_PICKUP_DONE",
        Stage::Delivered | Stage::Completed | Stage::Returned => "LOGISTICS_DELIVERY_DONE",
        Stage::Cancelled if order.arranged_ms.is_some() => "LOGISTICS_REQUEST_CANCELED",
        Stage::Cancelled => "LOGISTICS_INVALID",
    }
}

/// Returns what Shopee calls a package.
pub(super) fn package_number(parcel: &Parcel) -> String {
    format!("OFG{}", parcel.id)
}

/// The one logistics channel of every shop, and its name.
pub(super) const CHANNEL: (i64, &str) = (80_003, "J&T Express");
