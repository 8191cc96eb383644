//! Shopee's fulfilment: arranging shipment and cancelling orders (Shopee reference, 4.8).

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Map, Value, json};

use super::Shopee;
use super::client::Client;
use super::item::Package;
use super::wire;
use crate::domain::OrderId;
use crate::marketplace::call::Effect;
use crate::marketplace::fulfilment::impossible;
use crate::marketplace::lenient::{Id, or_default};
use crate::marketplace::{CancelReason, Consignment, Deed, Error, Fulfilment, Handover, Session};

#[derive(Deserialize)]
struct Orders {
    #[serde(default, deserialize_with = "or_default")]
    order_list: Vec<Order>,
}

/// What these calls need to know of an order.
#[derive(Deserialize)]
pub(super) struct Order {
    #[serde(default, deserialize_with = "or_default")]
    order_status: String,
    #[serde(default, deserialize_with = "or_default")]
    package_list: Vec<Package>,
    #[serde(default, deserialize_with = "or_default")]
    item_list: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    item_id: Id,
    #[serde(default)]
    model_id: Id,
}

/// The ways in which a package can be handed over.
#[derive(Deserialize)]
struct Ways {
    /// Each way that is offered, with the fields that it takes.
    #[serde(default, deserialize_with = "or_default")]
    info_needed: BTreeMap<String, Option<Vec<String>>>,
    #[serde(default, deserialize_with = "or_default")]
    pickup: Pickup,
    #[serde(default, deserialize_with = "or_default")]
    dropoff: DropOff,
}

#[derive(Default, Deserialize)]
struct Pickup {
    #[serde(default, deserialize_with = "or_default")]
    address_list: Vec<Address>,
}

#[derive(Deserialize)]
struct Address {
    /// Sent back as it came.
    address_id: Value,
    #[serde(default, deserialize_with = "or_default")]
    address_flag: Vec<String>,
    #[serde(default, deserialize_with = "or_default")]
    time_slot_list: Vec<Slot>,
}

#[derive(Deserialize)]
struct Slot {
    pickup_time_id: Value,
    #[serde(default, deserialize_with = "or_default")]
    flags: Vec<String>,
}

#[derive(Default, Deserialize)]
struct DropOff {
    #[serde(default, deserialize_with = "or_default")]
    branch_list: Vec<Branch>,
    #[serde(default, deserialize_with = "or_default")]
    slug_list: Vec<Slug>,
}

#[derive(Deserialize)]
struct Branch {
    branch_id: Value,
}

#[derive(Deserialize)]
struct Slug {
    slug: Value,
}

#[async_trait]
impl Fulfilment for Shopee {
    async fn ship(
        &self,
        shop: &Session,
        id: &OrderId,
        consignment: &Consignment,
        dry_run: bool,
    ) -> Result<Deed, Error> {
        let order = self.0.look_at(shop, id).await?;
        match order.order_status.as_str() {
            "READY_TO_SHIP" | "RETRY_SHIP" => {}
            "PROCESSED" | "SHIPPED" | "TO_CONFIRM_RECEIVE" | "COMPLETED" | "TO_RETURN" => {
                return Ok(Deed::DoneBefore);
            }
            word => return Err(impossible(shop, id, format!("it cannot be shipped while it is {word}"))),
        }
        let waits = |status: &str| matches!(status, "" | "LOGISTICS_READY" | "LOGISTICS_PICKUP_RETRY");
        let mut deed = Deed::DoneBefore;
        for number in order.numbers(waits) {
            let ways = self.0.ways(shop, id, number).await?;
            let (way, fields) = ways.choose(consignment).map_err(|reason| impossible(shop, id, reason))?;
            if dry_run {
                return Ok(Deed::Done);
            }
            let mut body = json!({ "order_sn": id, way: fields });
            if let Some(number) = number {
                body["package_number"] = number.into();
            }
            match self.0.act(shop, "logistics/ship_order", &body).await {
                Ok(()) => deed = Deed::Done,
                // Documented with a blank before it.
                Err(Error::Refused { refusal, .. })
                    if refusal.code.trim() == "logistics.package_already_shipped" => {}
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
        let is_asked = match order.order_status.as_str() {
            "CANCELLED" => return Ok(Deed::DoneBefore),
            "IN_CANCEL" => true,
            "UNPAID" | "READY_TO_SHIP" | "RETRY_SHIP" | "PROCESSED" | "PENDING" | "INVOICE_PENDING" => false,
            word => return Err(impossible(shop, id, format!("it cannot be cancelled while it is {word}"))),
        };
        let (endpoint, body) = if is_asked {
            ("order/handle_buyer_cancellation", json!({"order_sn": id, "operation": "ACCEPT"}))
        } else {
            let word = match reason {
                CancelReason::OutOfStock => "OUT_OF_STOCK",
                CancelReason::BuyerRequest => "CUSTOMER_REQUEST",
                CancelReason::Undeliverable => "UNDELIVERABLE_AREA",
                CancelReason::NoCod => "COD_NOT_SUPPORTED",
                CancelReason::WrongPrice | CancelReason::Unpaid => {
                    let reason = format!("Shopee takes no `{}`", reason.as_str());
                    return Err(impossible(shop, id, reason));
                }
            };
            let mut body = json!({"order_sn": id, "cancel_reason": word});
            if reason == CancelReason::OutOfStock {
                body["item_list"] = order.item_list.iter().map(Item::named).collect();
            }
            ("order/cancel_order", body)
        };
        if !dry_run {
            self.0.act(shop, endpoint, &body).await?;
        }
        Ok(Deed::Done)
    }

    async fn labels(&self, shop: &Session, order: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        self.0.labels(shop, order).await
    }
}

impl Order {
    /// Returns the numbers of the packages whose status is wanted; of an order that is not split `None`, as the number
    /// of an only package must not be sent.
    pub(super) fn numbers(&self, wanted: impl Fn(&str) -> bool) -> Vec<Option<&str>> {
        if self.package_list.len() < 2 {
            return vec![None];
        }
        let wanted = self.package_list.iter().filter(|it| wanted(&it.logistics_status));
        wanted.map(|it| Some(it.package_number.0.as_str())).collect()
    }
}

impl Item {
    fn named(&self) -> Value {
        let number = |id: &Id| id.0.parse::<u64>().unwrap_or_default();
        json!({"item_id": number(&self.item_id), "model_id": number(&self.model_id)})
    }
}

impl Ways {
    /// Chooses the way that `consignment` asks for, else the first of pickup, drop-off and a carrier of the seller's
    /// own; returns it with its fields, or why there is none.
    fn choose(&self, consignment: &Consignment) -> Result<(&'static str, Value), String> {
        let asked: &[_] = match (consignment.handover, &consignment.tracking_number) {
            (Some(Handover::Pickup), _) => &["pickup"],
            (Some(Handover::DropOff), _) => &["dropoff"],
            (None, Some(_)) => &["non_integrated", "pickup", "dropoff"],
            (None, None) => &["pickup", "dropoff", "non_integrated"],
        };
        let offers = asked.iter().filter_map(|way| Some((*way, self.info_needed.get(*way)?)));
        let mut reason = None;
        for (way, needed) in offers {
            match self.fields(way, needed.as_deref().unwrap_or_default(), consignment) {
                Ok(fields) => return Ok((way, fields)),
                Err(why) => reason = reason.or(Some(why)),
            }
        }
        Err(reason.unwrap_or_else(|| {
            let offered: Vec<_> = self.info_needed.keys().map(String::as_str).collect();
            format!("its carrier does not offer that, only: {}", offered.join(", "))
        }))
    }

    /// Fills in what a way takes.
    fn fields(&self, way: &str, needed: &[String], consignment: &Consignment) -> Result<Value, String> {
        let number = consignment.tracking_number.as_deref();
        if number.is_some() && !needed.iter().any(|field| field == "tracking_no") {
            return Err("its carrier gives it a tracking number itself".to_owned());
        }
        let by_flag = |flags: &Vec<String>, flag: &str| flags.iter().any(|it| it == flag);
        let addresses = &self.pickup.address_list;
        let address = addresses.iter().find(|it| by_flag(&it.address_flag, "pickup_address"));
        let address = address.or(addresses.first());
        let slots = address.map(|address| address.time_slot_list.as_slice()).unwrap_or_default();
        let slot = slots.iter().find(|it| by_flag(&it.flags, "recommended")).or(slots.first());
        let mut fields = Map::new();
        for field in needed {
            // Wanted as `tracking_no`, sent as `tracking_number`.
            let (name, value) = match field.as_str() {
                "tracking_no" => ("tracking_number", number.map(Value::from)),
                "address_id" => ("address_id", address.map(|it| it.address_id.clone())),
                "pickup_time_id" => ("pickup_time_id", slot.map(|it| it.pickup_time_id.clone())),
                "branch_id" => ("branch_id", self.dropoff.branch_list.first().map(|it| it.branch_id.clone())),
                "slug" => ("slug", self.dropoff.slug_list.first().map(|it| it.slug.clone())),
                other => (other, None),
            };
            let value = value.ok_or_else(|| match name {
                "tracking_number" => "its carrier takes a tracking number of the seller's".to_owned(),
                name => format!("{way} takes a `{name}`, which cannot be given here"),
            })?;
            fields.insert(name.to_owned(), value);
        }
        Ok(fields.into())
    }
}

impl Client {
    pub(super) async fn look_at(&self, shop: &Session, id: &OrderId) -> Result<Order, Error> {
        let found: Orders = match self.order_details(shop, id.as_str()).await {
            Err(Error::Refused { refusal, .. }) if refusal.code.ends_with("error_not_found") => None,
            found => Some(found?),
        }
        .unwrap_or(Orders { order_list: Vec::new() });
        found.order_list.into_iter().next().ok_or_else(|| impossible(shop, id, "the shop does not have it"))
    }

    async fn ways(&self, shop: &Session, id: &OrderId, package: Option<&str>) -> Result<Ways, Error> {
        let mut query = vec![("order_sn", id.as_str())];
        query.extend(package.map(|number| ("package_number", number)));
        self.get(shop.into(), "logistics/get_shipping_parameter", &query, |answer| wire::response(answer))
            .await
    }

    /// Makes a call that must not be made twice blindly; its answer says nothing beyond yes or no.
    pub(super) async fn act(
        &self,
        shop: &Session,
        endpoint: &'static str,
        body: &Value,
    ) -> Result<(), Error> {
        let body = body.to_string().into_bytes();
        let yes = |answer: &_| wire::flat::<IgnoredAny>(answer);
        self.shop_call(shop.into(), endpoint, &[], Some((body, Effect::Acts)), yes).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(json: &str) -> Ways {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_way_is_chosen_by_what_is_offered_and_asked_for() {
        let address = r#"{"address_id":2,"address_flag":["pickup_address"],"time_slot_list":[
            {"pickup_time_id":"a","flags":[]},{"pickup_time_id":"b","flags":["recommended"]}]}"#;
        let both = ways(&format!(
            r#"{{"info_needed":{{"dropoff":[],"pickup":["address_id","pickup_time_id"]}},"dropoff":null,
                 "pickup":{{"address_list":[{{"address_id":1,"time_slot_list":null}},{address}]}}}}"#
        ));
        let chosen = |ways: &Ways, consignment: Consignment| ways.choose(&consignment);
        let any = Consignment::default();
        let drop_off = Consignment { handover: Some(Handover::DropOff), ..any.clone() };
        let numbered = Consignment { tracking_number: Some("N1".to_owned()), ..any.clone() };
        let pickup = json!({"address_id": 2, "pickup_time_id": "b"});
        assert_eq!(chosen(&both, any.clone()), Ok(("pickup", pickup)));
        assert_eq!(chosen(&both, drop_off.clone()), Ok(("dropoff", json!({}))));
        assert!(chosen(&both, numbered.clone()).is_err(), "nobody takes the number");

        let own = ways(r#"{"info_needed":{"non_integrated":["tracking_no"]},"pickup":null}"#);
        assert_eq!(chosen(&own, numbered), Ok(("non_integrated", json!({"tracking_number": "N1"}))));
        assert!(chosen(&own, any).is_err(), "a number is needed");
        assert!(chosen(&own, drop_off).is_err());
    }
}
