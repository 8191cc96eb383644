//! TikTok Shop's shipping labels (TikTok reference, 4.9): where one lies is asked, then it is fetched from there.

use serde::Deserialize;
use url::Url;

use super::client::{Client, Signed};
use super::fulfilment::Order;
use crate::domain::OrderId;
use crate::marketplace::call::{Call, Effect};
use crate::marketplace::fulfilment::{impossible, pdf};
use crate::marketplace::http::Request;
use crate::marketplace::lenient::or_default;
use crate::marketplace::{Error, Session};

#[derive(Deserialize)]
struct Document {
    #[serde(default, deserialize_with = "or_default")]
    doc_url: String,
}

impl Client {
    /// Returns the labels of an order's packages.
    pub(super) async fn labels(&self, shop: &Session, id: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        let order: Order = self.look_at(shop, id).await?;
        if order.is_shipped_by_seller() {
            return Err(impossible(shop, id, "the seller ships it: its carrier makes the label"));
        }
        let mut labels = Vec::new();
        for package in order.shipped() {
            labels.push(self.label(shop, package).await?);
        }
        if labels.is_empty() {
            return Err(impossible(shop, id, "it has no label before it is shipped"));
        }
        Ok(labels)
    }

    /// Returns where the label of an order's package lies.
    pub(super) async fn label_link(&self, shop: &Session, id: &OrderId, package: &str) -> Result<Url, Error> {
        let order: Order = self.look_at(shop, id).await?;
        let mut shipped = order.shipped();
        shipped.sort_by_key(|shipped| *shipped != package); // stable: else the first
        match shipped.first() {
            Some(package) => self.label_at(shop, package).await,
            None => Err(impossible(shop, id, "it has no label before it is shipped")),
        }
    }

    async fn label(&self, shop: &Session, package: &str) -> Result<Vec<u8>, Error> {
        let url = self.label_at(shop, package).await?;
        let call = Call { name: shop.alias.as_str(), lane: "", endpoint: "documents", effect: Effect::Reads };
        self.caller.call(call, || Request::get(url.clone()), pdf).await
    }

    async fn label_at(&self, shop: &Session, package: &str) -> Result<Url, Error> {
        let endpoint = "shipping_documents";
        let signed = Signed {
            endpoint,
            path: &format!("/fulfillment/202309/packages/{package}/shipping_documents"),
            query: &[("document_type", "SHIPPING_LABEL")],
            ..Signed::get()
        };
        let document: Document = self.on(shop, signed).await?;
        Url::parse(&document.doc_url).map_err(|_| Error::Malformed {
            shop: shop.alias.to_string(),
            endpoint,
            reason: "its `doc_url` is no address".to_owned(),
        })
    }
}
