//! TikTok Shop's fulfilment: shipping packages and cancelling orders (TikTok reference, 4.9 and 4.10).

use async_trait::async_trait;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use url::Url;

use super::TikTok;
use super::client::{Client, Signed};
use crate::domain::OrderId;
use crate::marketplace::call::Effect;
use crate::marketplace::fulfilment::impossible;
use crate::marketplace::lenient::{Id, or_default};
use crate::marketplace::{CancelReason, Consignment, Deed, Error, Fulfilment, Handover, Session};

#[derive(Deserialize)]
struct Orders {
    #[serde(default, deserialize_with = "or_default")]
    orders: Vec<Order>,
}

/// What these calls need to know of an order.
#[derive(Deserialize)]
pub(super) struct Order {
    #[serde(default, deserialize_with = "or_default")]
    status: String,
    #[serde(default, deserialize_with = "or_default")]
    shipping_type: String,
    #[serde(default)]
    delivery_option_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    is_buyer_request_cancel: bool,
    #[serde(default, deserialize_with = "or_default")]
    line_items: Vec<Unit>,
}

#[derive(Deserialize)]
struct Unit {
    #[serde(default)]
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    display_status: String,
    #[serde(default)]
    package_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    package_status: String,
}

impl Order {
    /// Returns the packages that nobody has shipped yet.
    fn waiting(&self) -> Vec<&str> {
        self.packages(|status| matches!(status, "" | "TO_FULFILL"))
    }

    /// Returns the packages that are shipped.
    pub(super) fn shipped(&self) -> Vec<&str> {
        self.packages(|status| matches!(status, "PROCESSING" | "FULFILLING" | "COMPLETED"))
    }

    /// Returns the line items that are in no package and are still to be shipped.
    fn unpacked(&self) -> Vec<&str> {
        let is_loose = |unit: &&Unit| {
            unit.package_id.0.is_empty() && !matches!(unit.display_status.as_str(), "CANCELLED" | "CANCEL")
        };
        self.line_items.iter().filter(is_loose).map(|unit| unit.id.0.as_str()).collect()
    }

    /// Returns whether the seller ships it, without TikTok.
    pub(super) fn is_shipped_by_seller(&self) -> bool {
        self.shipping_type == "SELLER"
    }

    fn packages(&self, which: impl Fn(&str) -> bool) -> Vec<&str> {
        let wanted = |unit: &&Unit| which(&unit.package_status);
        let ids = self.line_items.iter().filter(wanted).map(|unit| unit.package_id.0.as_str());
        let mut ids: Vec<_> = ids.filter(|id| !id.is_empty()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

#[derive(Serialize)]
struct Ship<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    handover_method: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    self_shipment: Option<SelfShipment<'a>>,
}

/// What marks line items as shipped, which makes a package of them.
#[derive(Serialize)]
struct MarkShipped<'a> {
    #[serde(flatten)]
    own: &'a SelfShipment<'a>,
    order_line_item_ids: &'a [&'a str],
}

#[derive(Clone, Serialize)]
struct SelfShipment<'a> {
    tracking_number: &'a str,
    shipping_provider_id: String,
}

#[derive(Deserialize)]
struct Providers {
    #[serde(default, deserialize_with = "or_default")]
    shipping_providers: Vec<Provider>,
}

#[derive(Deserialize)]
struct Provider {
    #[serde(default)]
    id: Id,
    #[serde(default, deserialize_with = "or_default")]
    name: String,
}

#[derive(Serialize)]
struct Cancel<'a> {
    order_id: &'a str,
    cancel_reason: String,
}

#[derive(Deserialize)]
struct Cancellations {
    #[serde(default, deserialize_with = "or_default")]
    cancellations: Vec<Cancellation>,
}

#[derive(Deserialize)]
struct Cancellation {
    #[serde(default)]
    cancel_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    cancel_status: String,
}

/// How an order is cancelled.
enum Way {
    /// The buyer asked for it, in this request.
    Agree(Id),
    /// The seller wants it, for this reason.
    Ask(String),
}

#[async_trait]
impl Fulfilment for TikTok {
    async fn ship(
        &self,
        shop: &Session,
        id: &OrderId,
        consignment: &Consignment,
        dry_run: bool,
    ) -> Result<Deed, Error> {
        let order = self.0.look_at(shop, id).await?;
        let (packages, unpacked) = match order.status.as_str() {
            "AWAITING_SHIPMENT" | "PARTIALLY_SHIPPING" => (order.waiting(), order.unpacked()),
            "AWAITING_COLLECTION" | "IN_TRANSIT" | "DELIVERED" | "COMPLETED" => return Ok(Deed::DoneBefore),
            word => return Err(impossible(shop, id, format!("it cannot be shipped while it is {word}"))),
        };
        if packages.is_empty() && unpacked.is_empty() {
            // The order's own status may come later than that of its packages.
            return match order.shipped().is_empty() {
                true => Err(impossible(shop, id, "nothing of it is left to be shipped")),
                false => Ok(Deed::DoneBefore),
            };
        }
        if !unpacked.is_empty() && !order.is_shipped_by_seller() {
            // What TikTok ships in the US, GB, the EU and JP gets its package by buying a label (4.9).
            return Err(impossible(shop, id, "it has no package yet: buy its label in Seller Center"));
        }
        let self_shipment = self.0.self_shipment(shop, id, &order, consignment).await?;
        if dry_run {
            return Ok(Deed::Done);
        }
        let mut deed = Deed::DoneBefore;
        for package in packages {
            let handover_method = consignment.handover.filter(|_| self_shipment.is_none()).map(method);
            let body = Ship { handover_method, self_shipment: self_shipment.clone() };
            match self.0.ship_package(shop, package, &body).await {
                Ok(()) => deed = Deed::Done,
                Err(Error::Refused { refusal, .. }) if is_shipped(&refusal.code) => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(own) = self_shipment.filter(|_| !unpacked.is_empty()) {
            let body = MarkShipped { own: &own, order_line_item_ids: &unpacked };
            match self.0.mark_shipped(shop, id, &body).await {
                Ok(()) => deed = Deed::Done,
                Err(Error::Refused { refusal, .. }) if is_shipped(&refusal.code) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(deed)
    }

    async fn cancel(
        &self,
        shop: &Session,
        id: &OrderId,
        reason: CancelReason,
        dry_run: bool,
    ) -> Result<Deed, Error> {
        let order = self.0.look_at(shop, id).await?;
        let is_paid = match order.status.as_str() {
            "CANCELLED" | "CANCEL" => return Ok(Deed::DoneBefore),
            "UNPAID" => false,
            "ON_HOLD" | "AWAITING_SHIPMENT" | "AWAITING_COLLECTION" => true,
            word => return Err(impossible(shop, id, format!("it cannot be cancelled while it is {word}"))),
        };
        let asked =
            if order.is_buyer_request_cancel { self.0.asked_to_cancel(shop, id).await? } else { None };
        let way = match asked {
            Some(cancellation) => Way::Agree(cancellation),
            None if order.status == "AWAITING_COLLECTION" && shop.region != "US" => {
                return Err(impossible(shop, id, "AWAITING_COLLECTION, it can only be cancelled in the US"));
            }
            None => Way::Ask(word(reason, is_paid, &shop.region).ok_or_else(|| {
                impossible(shop, id, format!("TikTok Shop takes no `{}` for it", reason.as_str()))
            })?),
        };
        if dry_run {
            return Ok(Deed::Done);
        }
        let cancelled = match way {
            Way::Agree(cancellation) => self.0.agree_to_cancel(shop, &cancellation).await,
            Way::Ask(cancel_reason) => {
                self.0.cancel_order(shop, &Cancel { order_id: id.as_str(), cancel_reason }).await
            }
        };
        match cancelled {
            Ok(()) => Ok(Deed::Done),
            Err(Error::Refused { refusal, .. }) if is_cancelled(&refusal.code) => Ok(Deed::DoneBefore),
            Err(error) => Err(error),
        }
    }

    async fn labels(&self, shop: &Session, order: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        self.0.labels(shop, order).await
    }

    async fn label_link(&self, shop: &Session, id: &OrderId, package: &str) -> Result<Option<Url>, Error> {
        self.0.label_link(shop, id, package).await.map(Some)
    }
}

impl Client {
    pub(super) async fn look_at(&self, shop: &Session, id: &OrderId) -> Result<Order, Error> {
        let found: Orders = self.order_details(shop, id.as_str()).await?;
        found.orders.into_iter().next().ok_or_else(|| impossible(shop, id, "the shop does not have it"))
    }

    /// Returns what the seller's own shipping takes: always, and only then, a number and a carrier (4.9).
    async fn self_shipment<'a>(
        &self,
        shop: &Session,
        id: &OrderId,
        order: &Order,
        consignment: &'a Consignment,
    ) -> Result<Option<SelfShipment<'a>>, Error> {
        let Consignment { tracking_number, carrier, .. } = consignment;
        match (order.is_shipped_by_seller(), tracking_number, carrier) {
            (true, Some(tracking_number), Some(carrier)) => {
                let providers = self.providers(shop, &order.delivery_option_id.0).await?;
                let is_meant = |it: &&Provider| it.id.0 == *carrier || it.name.eq_ignore_ascii_case(carrier);
                let Some(provider) = providers.iter().find(is_meant) else {
                    let names: Vec<_> = providers.iter().map(|it| it.name.as_str()).collect();
                    let reason = format!("`{carrier}` is none of its carriers: {}", names.join(", "));
                    return Err(impossible(shop, id, reason));
                };
                Ok(Some(SelfShipment { tracking_number, shipping_provider_id: provider.id.0.clone() }))
            }
            (true, ..) => {
                Err(impossible(shop, id, "the seller ships it: it takes a tracking number and a carrier"))
            }
            (_, None, None) => Ok(None),
            _ => {
                Err(impossible(shop, id, "TikTok ships it: it takes neither a tracking number nor a carrier"))
            }
        }
    }

    async fn providers(&self, shop: &Session, delivery_option: &str) -> Result<Vec<Provider>, Error> {
        let signed = Signed {
            endpoint: "shipping_providers",
            path: &format!("/logistics/202309/delivery_options/{delivery_option}/shipping_providers"),
            ..Signed::get()
        };
        let providers: Providers = self.on(shop, signed).await?;
        Ok(providers.shipping_providers)
    }

    async fn ship_package(&self, shop: &Session, package: &str, body: &Ship<'_>) -> Result<(), Error> {
        let path = format!("/fulfillment/202309/packages/{package}/ship");
        self.act(shop, "packages/ship", &path, Some(body)).await
    }

    async fn mark_shipped(&self, shop: &Session, id: &OrderId, body: &MarkShipped<'_>) -> Result<(), Error> {
        let path = format!("/fulfillment/202309/orders/{id}/packages");
        self.act(shop, "orders/packages", &path, Some(body)).await
    }

    async fn cancel_order(&self, shop: &Session, body: &Cancel<'_>) -> Result<(), Error> {
        self.act(shop, "cancellations", "/return_refund/202309/cancellations", Some(body)).await
    }

    async fn agree_to_cancel(&self, shop: &Session, cancellation: &Id) -> Result<(), Error> {
        let path = format!("/return_refund/202309/cancellations/{}/approve", cancellation.0);
        self.act(shop, "cancellations/approve", &path, None::<&()>).await
    }

    /// Returns the buyer's own request to cancel, while it waits for an answer.
    async fn asked_to_cancel(&self, shop: &Session, id: &OrderId) -> Result<Option<Id>, Error> {
        let signed = Signed {
            endpoint: "cancellations/search",
            path: "/return_refund/202309/cancellations/search",
            query: &[("page_size", "50")],
            ..Signed::post(Some(&serde_json::json!({ "order_ids": [id] })), Effect::Reads)
        };
        let found: Cancellations = self.on(shop, signed).await?;
        let waits = |it: &Cancellation| it.cancel_status == "CANCELLATION_REQUEST_PENDING";
        Ok(found.cancellations.into_iter().find(waits).map(|it| it.cancel_id))
    }

    /// Makes a call that must not be made twice blindly; its answer says nothing beyond yes or no.
    async fn act(
        &self,
        shop: &Session,
        endpoint: &'static str,
        path: &str,
        body: Option<&impl Serialize>,
    ) -> Result<(), Error> {
        let signed = Signed { endpoint, path, ..Signed::post(body, Effect::Acts) };
        self.on::<Option<IgnoredAny>>(shop, signed).await.map(drop)
    }
}

fn method(handover: Handover) -> &'static str {
    match handover {
        Handover::Pickup => "PICKUP",
        Handover::DropOff => "DROP_OFF",
    }
}

/// Returns whether a code says that a package is shipped already (4.9).
fn is_shipped(code: &str) -> bool {
    matches!(code, "21011020" | "21011040" | "21008099" | "11006021" | "21011006" | "21042056")
}

/// Returns whether a code says that an order is cancelled already, or that the buyer's request to is agreed to (4.10).
fn is_cancelled(code: &str) -> bool {
    matches!(code, "25020009" | "25020010")
}

/// Returns TikTok's word for a reason, which depends on the payment and the market; `None`: it takes none (4.10).
fn word(reason: CancelReason, is_paid: bool, region: &str) -> Option<String> {
    use CancelReason::{BuyerRequest, NoCod, OutOfStock, Undeliverable, Unpaid, WrongPrice};
    let is_elsewhere = match reason {
        WrongPrice => matches!(region, "BR" | "MX"),
        // The markets that know it, seen from the others: what joins is likely to be of the EU, which knows it.
        BuyerRequest => matches!(region, "ID" | "MY" | "SG" | "TH" | "VN"),
        _ => false,
    };
    if is_paid && is_elsewhere {
        return None;
    }
    let word = match (is_paid, reason) {
        (false, OutOfStock) => "seller_cancel_unpaid_reason_out_of_stock",
        (false, WrongPrice) => "seller_cancel_unpaid_reason_wrong_price",
        (false, BuyerRequest) => "seller_cancel_unpaid_reason_buyer_requested_cancellation",
        (false, Unpaid) => "seller_cancel_unpaid_reason_buyer_hasnt_paid_within_time_allowed",
        (true, OutOfStock) => "seller_cancel_reason_out_of_stock",
        (true, WrongPrice) => "seller_cancel_reason_wrong_price",
        (true, Undeliverable) if region == "SG" => "seller_cancel_unable_to_deliver_to_buyer_address",
        (true, Undeliverable) => "seller_cancel_paid_reason_address_not_deliver",
        (true, BuyerRequest) => "seller_cancel_paid_reason_buyer_requested_cancellation",
        (true, Unpaid) | (false, Undeliverable) | (_, NoCod) => return None,
    };
    Some(if region == "GB" { format!("{word}_uk") } else { word.to_owned() })
}
