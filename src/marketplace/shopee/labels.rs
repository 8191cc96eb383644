//! Shopee's shipping documents (Shopee reference, 4.8): one is ordered, waited for, and fetched.

use serde::Deserialize;
use serde_json::{Value, json};

use super::client::Client;
use super::meaning::meaning;
use super::wire::{self, Envelope};
use crate::domain::OrderId;
use crate::marketplace::call::{Effect, Meaning, Trouble};
use crate::marketplace::fulfilment::pdf;
use crate::marketplace::http::Answer;
use crate::marketplace::lenient::{Id, or_default};
use crate::marketplace::{Error, Refusal, Session};

#[derive(Deserialize)]
struct Tracking {
    #[serde(default, deserialize_with = "or_default")]
    tracking_number: String,
}

#[derive(Default, Deserialize)]
struct Rows {
    #[serde(default, deserialize_with = "or_default")]
    result_list: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(default, deserialize_with = "or_default")]
    status: String,
    #[serde(default)]
    fail_error: Id,
    #[serde(default, deserialize_with = "or_default")]
    fail_message: String,
}

impl Client {
    /// Returns the labels of an order's packages.
    pub(super) async fn labels(&self, shop: &Session, id: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        let order = self.look_at(shop, id).await?;
        let mut labels = Vec::new();
        for package in order.numbers(|_| true) {
            labels.push(self.label(shop, id, package).await?);
        }
        Ok(labels)
    }

    async fn label(&self, shop: &Session, id: &OrderId, package: Option<&str>) -> Result<Vec<u8>, Error> {
        let mut entry = json!({ "order_sn": id });
        if let Some(number) = package {
            entry["package_number"] = number.into();
        }
        let is_new = |refusal: &Refusal| refusal.code.ends_with("should_print_first");
        match self.document(shop, "logistics/get_shipping_document_result", &entry).await {
            Err(Error::Refused { refusal, .. }) if is_new(&refusal) => {
                let mut wanted = entry.clone();
                wanted["tracking_number"] = self.tracking_number(shop, id, package).await?.into();
                self.document(shop, "logistics/create_shipping_document", &wanted).await?;
                self.document(shop, "logistics/get_shipping_document_result", &entry).await?;
            }
            ready => ready?,
        }
        let file = |answer: &Answer| match Envelope::of(answer).map(|it| it.complaint(answer.status)) {
            Ok(Some(complaint)) => Err(complaint),
            _ => pdf(answer),
        };
        self.documents(shop, "logistics/download_shipping_document", &entry, file).await
    }

    /// Returns the carrier's number, which comes a while after shipment was arranged.
    async fn tracking_number(
        &self,
        shop: &Session,
        id: &OrderId,
        package: Option<&str>,
    ) -> Result<String, Error> {
        let mut query = vec![("order_sn", id.as_str())];
        query.extend(package.map(|number| ("package_number", number)));
        let number = |answer: &Answer| match wire::response::<Tracking>(answer)?.tracking_number {
            number if number.is_empty() => Err(not_yet("the carrier has given no tracking number yet")),
            number => Ok(number),
        };
        self.get(shop.into(), "logistics/get_tracking_number", &query, number).await
    }

    /// Makes a call about one document and returns when it is made, or why it is not.
    async fn document(&self, shop: &Session, endpoint: &'static str, entry: &Value) -> Result<(), Error> {
        let made = |answer: &Answer| {
            let envelope = Envelope::of(answer)?;
            // When every row failed the call complains as a whole, with the rows still under it.
            let rows = envelope.response::<Rows>().unwrap_or_default().result_list;
            match (rows.first(), envelope.complaint(answer.status)) {
                (Some(row), _) if !row.fail_error.0.is_empty() => {
                    let refusal =
                        Refusal { code: row.fail_error.0.clone(), message: row.fail_message.clone() };
                    Err(Trouble::No(meaning(answer.status, &refusal.code, &refusal.message), refusal))
                }
                (_, Some(complaint)) => Err(complaint),
                (Some(row), None) if row.status == "PROCESSING" => Err(not_yet("the document is being made")),
                (Some(row), None) if row.status == "FAILED" => {
                    let message = "the document could not be made".to_owned();
                    Err(Trouble::No(Meaning::ForNow, Refusal { code: "FAILED".to_owned(), message }))
                }
                (_, None) => Ok(()),
            }
        };
        self.documents(shop, endpoint, entry, made).await
    }

    async fn documents<T>(
        &self,
        shop: &Session,
        endpoint: &'static str,
        entry: &Value,
        judge: impl Fn(&Answer) -> Result<T, Trouble>,
    ) -> Result<T, Error> {
        let body = json!({ "order_list": [entry] }).to_string().into_bytes();
        // A document that was ordered twice is one document.
        self.shop_call(shop.into(), endpoint, &[], Some((body, Effect::Reads)), judge).await
    }
}

/// What is not there yet is asked for again, as long as a call's patience lasts.
fn not_yet(message: &str) -> Trouble {
    Trouble::No(Meaning::Busy, Refusal { code: "not_yet".to_owned(), message: message.to_owned() })
}
