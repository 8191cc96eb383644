//! Shipping documents: the call that answers where one lies, and the place where it lies.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::sandbox::pdf::pdf;
use crate::sandbox::shared::Shared;
use crate::sandbox::tiktok::envelope::Failure;
use crate::sandbox::tiktok::gateway::Call;
use crate::sandbox::tiktok::orders::tracking;
use crate::sandbox::tiktok::packages::{BAD_PARAMETER, owned};
use crate::sandbox::world::{Order, Stage, World};

/// How long after shipping a document is still being made.
const MADE_AFTER_MS: i64 = 1_000;
const VALID_MS: i64 = 24 * 3600 * 1000;
const TYPES: [&str; 4] =
    ["SHIPPING_LABEL", "PACKING_SLIP", "SHIPPING_LABEL_AND_PACKING_SLIP", "SHIPPING_LABEL_PICTURE"];

/// `GET /fulfillment/202309/packages/{package_id}/shipping_documents`
pub(crate) fn shipping_documents(call: &mut Call<'_>) -> Result<Value, Failure> {
    let refuse = |code, message: &str| Err(Failure::business(code, message));
    let kind = call.query("document_type").unwrap_or_default();
    let size = call.query("document_size").unwrap_or("A6");
    let format = call.query("document_format").unwrap_or("PDF");
    if !TYPES.contains(&kind) || !["A5", "A6"].contains(&size) || format != "PDF" {
        return refuse(BAD_PARAMETER, "Invalid parameter. This document is not to be had.");
    }
    let (order, parcel) = owned(call, &call.ids[0])?;
    if call.shop()?.seller_ships {
        return refuse(21008017, "The seller ships it: there is no document.");
    }
    match order.stage {
        Stage::Unpaid | Stage::Paid => return refuse(21023035, "The package is not shipped yet."),
        Stage::Cancelled => return refuse(21023059, "The package is cancelled."),
        _ => {}
    }
    let now_ms = call.world.now_ms;
    if order.arranged_ms.is_some_and(|arranged| now_ms < arranged + MADE_AFTER_MS) {
        return refuse(11034037, "The document is being made. Please try again later.");
    }
    let expires_ms = now_ms + VALID_MS;
    let name = format!("{}-{kind}-{expires_ms}", parcel.id);
    let seal = seal(call.world, &name);
    Ok(json!({
        "doc_url": format!("{}/documents/{name}-{seal}.pdf", call.url),
        "tracking_number": tracking(order),
    }))
}

/// `GET /documents/{name}`: what `doc_url` leads to, without a signature, for 24 hours.
pub(crate) async fn download(State(shared): State<Arc<Shared>>, Path(name): Path<String>) -> Response {
    let world = shared.world();
    match find(&world, &name) {
        Some((order, kind)) => {
            ([(header::CONTENT_TYPE, "application/pdf")], pdf(&[label(order, kind)])).into_response()
        }
        None => StatusCode::FORBIDDEN.into_response(),
    }
}

fn find<'a>(world: &'a World, name: &'a str) -> Option<(&'a Order, &'a str)> {
    let (named, given) = name.strip_suffix(".pdf")?.rsplit_once('-')?;
    let (rest, expires_ms) = named.rsplit_once('-')?;
    let (parcel, kind) = rest.split_once('-')?;
    let (parcel, expires_ms): (i64, i64) = (parcel.parse().ok()?, expires_ms.parse().ok()?);
    if given != seal(world, named) || expires_ms < world.now_ms {
        return None;
    }
    let order = world.orders.values().find(|o| o.parcel.as_ref().is_some_and(|p| p.id == parcel))?;
    Some((order, kind))
}

fn seal(world: &World, name: &str) -> String {
    let secret = world.credentials.tiktok_app_secret.as_bytes();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
    mac.update(name.as_bytes());
    hex::encode(&mac.finalize().into_bytes()[..8])
}

fn label(order: &Order, kind: &str) -> Vec<String> {
    let mut lines = vec![
        kind.replace('_', " "),
        "SANDBOX - NOT FOR SHIPPING".to_owned(),
        format!("Order {}", order.id),
        format!("Tracking {}", tracking(order)),
    ];
    lines.extend(order.lines.iter().map(|line| format!("{} x {}", line.left(), line.seller_sku)));
    lines
}
