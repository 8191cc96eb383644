//! `/order/*`: what buyers ordered and how far it is.

mod cancel;
mod detail;
mod list;
mod package;

pub(super) use cancel::{cancel_order, handle_buyer_cancellation};
pub(super) use detail::{not_found, order_detail};
pub(super) use list::{order_list, shipment_list};
pub(super) use package::package_detail;

use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::Refusal;
use crate::sandbox::world::{Order, Parcel, Stage};

/// Returns Shopee's word for how far an order is. One that came back after it was completed stays completed.
pub(super) fn status(order: &Order) -> &'static str {
    match order.stage {
        Stage::Unpaid | Stage::Paid | Stage::Arranged if order.cancel_asked().is_some() => "IN_CANCEL",
        Stage::Unpaid => "UNPAID",
        Stage::Paid => "READY_TO_SHIP",
        Stage::Arranged => "PROCESSED",
        Stage::Shipped | Stage::Delivered if order.is_coming_back() => "TO_RETURN",
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

/// Finds an order of the call's shop.
pub(super) fn own_order<'a>(call: &'a Call<'_>, sn: &str) -> Result<&'a Order, Refusal> {
    call.world.orders.get(sn).filter(|order| order.shop == call.shop_id).ok_or_else(not_found)
}

/// The one logistics channel of every shop, and its name.
pub(super) const CHANNEL: (i64, &str) = (80_003, "J&T Express");
