//! Shipping documents in four steps: which kinds there are, ordering one, waiting for it, fetching the file.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::own_package;
use crate::sandbox::pdf::pdf;
use crate::sandbox::shopee::call::Call;
use crate::sandbox::shopee::envelope::{Answer, Payload, Refusal};
use crate::sandbox::shopee::order::package_number;
use crate::sandbox::world::{Order, Stage};

/// How long a document is `PROCESSING`.
const MADE_AFTER_MS: i64 = 1_000;
const MOST: usize = 50;
const TYPES: [&str; 2] = ["NORMAL_AIR_WAYBILL", "THERMAL_AIR_WAYBILL"];

#[derive(Deserialize)]
struct Asked {
    order_list: Vec<Entry>,
    shipping_document_type: Option<String>,
}

#[derive(Deserialize)]
struct Entry {
    order_sn: String,
    package_number: Option<String>,
    tracking_number: Option<String>,
    shipping_document_type: Option<String>,
}

pub(in crate::sandbox::shopee) fn document_parameter(call: &mut Call<'_>) -> Answer {
    each(call, |call, entry| {
        own_package(call, &entry.order_sn, entry.package_number.as_deref())?;
        Ok(json!({"suggest_shipping_document_type": TYPES[0], "selectable_shipping_document_type": TYPES}))
    })
}

pub(in crate::sandbox::shopee) fn create_document(call: &mut Call<'_>) -> Answer {
    each(call, |call, entry| {
        if std::mem::take(&mut call.spoil_a_row) {
            return Err(Refusal::service(
                "logistics.error_third_party_server",
                "System error, please try again later.",
            ));
        }
        known_type(entry.shipping_document_type.as_deref())?;
        let (order, parcel) = own_package(call, &entry.order_sn, entry.package_number.as_deref())?;
        if order.stage != Stage::Arranged {
            return Err(Refusal::service(
                "logistics.package_can_not_print",
                "The package can not print now.",
            ));
        }
        let number = parcel.and_then(|parcel| parcel.tracking.as_deref());
        if number.is_none() || number != entry.tracking_number.as_deref() {
            return Err(Refusal::service(
                "logistics.tracking_number_invalid",
                "The tracking number is invalid.",
            ));
        }
        let now_ms = call.world.now_ms;
        let order = call.world.order_mut(&entry.order_sn).map_err(|_| should_print_first())?;
        if let Some(parcel) = &mut order.parcel {
            parcel.document_ms.get_or_insert(now_ms);
        }
        Ok(json!({}))
    })
}

pub(in crate::sandbox::shopee) fn document_result(call: &mut Call<'_>) -> Answer {
    each(call, |call, entry| {
        let status = if is_ready(call, entry)? { "READY" } else { "PROCESSING" };
        Ok(json!({ "status": status }))
    })
}

/// A page for each order.
pub(in crate::sandbox::shopee) fn download_document(call: &mut Call<'_>) -> Answer {
    let asked = read(call)?;
    known_type(asked.shipping_document_type.as_deref())?;
    let mut pages = Vec::with_capacity(asked.order_list.len());
    for entry in &asked.order_list {
        if !is_ready(call, entry)? {
            return Err(Refusal::service(
                "logistics.package_print_failed",
                "The document is not ready, please try again later.",
            ));
        }
        let (order, _) = own_package(call, &entry.order_sn, entry.package_number.as_deref())?;
        pages.push(label(order));
    }
    Ok(Payload::File(pdf(&pages)))
}

fn read(call: &Call<'_>) -> Result<Asked, Refusal> {
    let asked: Asked = call.read()?;
    match asked.order_list.len() {
        0 => Err(Refusal::wrong_parameters("order_list is required.")),
        1..=MOST => Ok(asked),
        _ => Err(Refusal::wrong_parameters("order_list must be 50 or less.")),
    }
}

/// Does one thing to each entry. Failed ones are told in their row and again in `warning`; if all failed, the call did.
fn each(
    call: &mut Call<'_>,
    mut step: impl FnMut(&mut Call<'_>, &Entry) -> Result<Value, Refusal>,
) -> Answer {
    let asked = read(call)?;
    let (mut rows, mut failed) = (Vec::new(), Vec::new());
    for entry in &asked.order_list {
        let done = step(call, entry);
        let number = call
            .world
            .orders
            .get(&entry.order_sn)
            .and_then(|order| order.parcel.as_ref())
            .map(package_number);
        let mut row = json!({"order_sn": entry.order_sn, "package_number": number});
        match done {
            Ok(fields) => {
                for (name, value) in fields.as_object().into_iter().flatten() {
                    row[name] = value.clone();
                }
            }
            Err(refusal) => {
                failed.push(row.clone());
                row["fail_error"] = refusal.error.into();
                row["fail_message"] = refusal.message.into();
            }
        }
        rows.push(row);
    }
    let all_failed = failed.len() == rows.len();
    let response = json!({ "result_list": rows });
    if all_failed {
        let message = "All the orders failed, please check result_list for detailed reason.";
        return Err(Refusal::service("common.batch_api_all_failed", message).with_response(response));
    }
    Ok(if failed.is_empty() {
        Payload::Response(response)
    } else {
        Payload::ResponseAnd(response, Map::from_iter([("warning".to_owned(), failed.into())]))
    })
}

fn known_type(kind: Option<&str>) -> Result<(), Refusal> {
    match kind {
        Some(kind) if !TYPES.contains(&kind) => {
            Err(Refusal::wrong_parameters("shipping_document_type is invalid."))
        }
        _ => Ok(()),
    }
}

fn is_ready(call: &Call<'_>, entry: &Entry) -> Result<bool, Refusal> {
    let (_, parcel) = own_package(call, &entry.order_sn, entry.package_number.as_deref())?;
    let made = parcel.and_then(|parcel| parcel.document_ms).ok_or_else(should_print_first)?;
    Ok(call.world.now_ms >= made + MADE_AFTER_MS)
}

fn should_print_first() -> Refusal {
    Refusal::service(
        "logistics.shipping_document_should_print_first",
        "The document should be created first.",
    )
}

fn label(order: &Order) -> Vec<String> {
    let parcel = order.parcel.as_ref();
    let tracking = parcel.and_then(|parcel| parcel.tracking.as_deref()).unwrap_or_default();
    let mut lines = vec![
        "AIR WAYBILL".to_owned(),
        "SANDBOX - NOT FOR SHIPPING".to_owned(),
        format!("Order {}", order.id),
        format!("Package {}", parcel.map(package_number).unwrap_or_default()),
        format!("Tracking {tracking}"),
    ];
    lines.extend(order.lines.iter().map(|line| format!("{} x {}", line.left(), line.seller_sku)));
    lines
}
