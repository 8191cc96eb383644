//! Shipping labels of many orders, as one file.

use std::collections::HashMap;

use futures_util::stream::{self, StreamExt as _};
use tokio_util::sync::CancellationToken;
use url::Url;

use super::pdf::merged;
use crate::domain::{Fault, Kind, OrderId};
use crate::engine::people::ShopAccess;
use crate::engine::{Engine, Error, session};

/// Orders under way at once.
const WIDTH: usize = 16;

/// The labels were fetched and make no file.
#[derive(Debug, thiserror::Error)]
#[error("the labels cannot be put together into one PDF")]
pub struct UnreadableLabel(#[source] lopdf::Error);

impl Fault for UnreadableLabel {
    fn kind(&self) -> Kind {
        Kind::Unavailable
    }

    fn code(&self) -> &'static str {
        "label_unreadable"
    }
}

/// Labels that were fetched.
#[derive(Debug)]
pub struct Labels {
    /// One PDF with all of them, in the order in which they were asked for; `None` where there are none.
    pub file: Option<Vec<u8>>,
    /// What became of each order: how many labels it has, or why none. `None`: stopped before its turn.
    pub orders: Vec<(OrderId, Option<Result<usize, Error>>)>,
}

impl Engine {
    /// Fetches the labels of every order of `ids`, side by side. `each` hears how many are through; `stop` leaves those
    /// alone whose turn has not come.
    ///
    /// # Errors
    /// [`UnreadableLabel`]; what is wrong with one order stands in its row.
    pub async fn order_labels(
        &self,
        ids: &[OrderId],
        each: impl Fn(u64) + Sync,
        stop: &CancellationToken,
    ) -> Result<Labels, Error> {
        let mut fetched: HashMap<usize, _> = stream::iter(ids.iter().enumerate())
            .map(async |(n, id)| {
                let labels = if stop.is_cancelled() { None } else { Some(self.labels_of(id).await) };
                (n, labels)
            })
            .buffer_unordered(WIDTH)
            .enumerate()
            .map(|(through, one)| {
                each(through as u64 + 1);
                one
            })
            .collect()
            .await;
        let mut pages = Vec::new();
        let orders = ids.iter().enumerate().map(|(n, id)| {
            let labels = fetched.remove(&n).flatten().map(|labels| {
                labels.map(|labels| {
                    let count = labels.len();
                    pages.extend(labels);
                    count
                })
            });
            (id.clone(), labels)
        });
        let orders = orders.collect();
        let file = if pages.is_empty() {
            None
        } else {
            Some(merged(pages.iter().map(Vec::as_slice)).map_err(UnreadableLabel)?)
        };
        Ok(Labels { file, orders })
    }

    /// Asks where the label of a package of the shop's order lies, for whoever opens it in a browser. `None`: its marketplace hands out
    /// files only.
    ///
    /// # Errors
    /// When there is no such order, or it is in no state for that.
    pub async fn label_link(
        &self,
        shop: &ShopAccess,
        id: &OrderId,
        package: &str,
    ) -> Result<Option<Url>, Error> {
        let shop = self.resolve_shop(&shop.shop.alias).await?;
        let market = self.market(&shop.platform)?;
        let session = self.session(&shop).await?;
        match market.label_link(&session, id, package).await {
            Err(error) if session::is_rejection(&error) => {
                let session = self.after_rejection(&shop, &session).await?;
                Ok(market.label_link(&session, id, package).await?)
            }
            link => Ok(link?),
        }
    }

    async fn labels_of(&self, id: &OrderId) -> Result<Vec<Vec<u8>>, Error> {
        let shop = self.shop_of(id).await?;
        let market = self.market(&shop.platform)?;
        let session = self.session(&shop).await?;
        match market.labels(&session, id).await {
            Err(error) if session::is_rejection(&error) => {
                let session = self.after_rejection(&shop, &session).await?;
                Ok(market.labels(&session, id).await?)
            }
            labels => Ok(labels?),
        }
    }
}
