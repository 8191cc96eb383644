//! What comes back: the returns that buyers ask for, and the seller's agreement.

use async_trait::async_trait;
use futures_util::stream::BoxStream;

use super::fulfilment::Deed;
use super::{Error, Session};
use crate::domain::order::{Return, ReturnLine};
use crate::domain::{Millis, OrderId, ReturnId};

/// What a seller sees of returns at one marketplace, and does about them. Nothing here moves stock.
#[async_trait]
pub trait Returns: Send + Sync {
    /// Streams the returns that changed at or after `since`, by the marketplace's clock. A page's returns may be stored,
    /// and the reading taken up again at its [`ReturnPage::complete_to`], before the next is asked for.
    fn changed_returns<'a>(
        &'a self,
        shop: &'a Session,
        since: Millis,
    ) -> BoxStream<'a, Result<ReturnPage, Error>>;

    /// Reads one return afresh; `None` when the shop does not have it.
    async fn read_return(&self, shop: &Session, id: &ReturnId) -> Result<Option<FetchedReturn>, Error>;

    /// Agrees to a return. Looks first whether that was done already: so it may be asked for again, above all after
    /// [`Error::OutcomeUnknown`], and is done once. With `dry_run` it only looks.
    ///
    /// # Errors
    /// [`Error::Impossible`] when the return is in no state for that.
    async fn accept_return(
        &self,
        shop: &Session,
        named: Named<'_>,
        consent: Consent,
        dry_run: bool,
    ) -> Result<Deed, Error>;
}

/// A return and its order, which errors name.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// The return.
    pub return_id: &'a ReturnId,
    /// Its order.
    pub order_id: &'a OrderId,
}

/// What the seller agrees to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// What the buyer asks for: to send the goods back, or the money where the goods stay.
    ToRequest,
    /// That the goods came: the buyer gets the money.
    ToGoods,
}

/// A return as it was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedReturn {
    /// What it says.
    pub what: Return,
    /// The JSON that said it.
    pub raw: String,
}

/// A piece of what changed among a shop's returns.
#[derive(Debug, Clone)]
pub struct ReturnPage {
    /// The returns; one that changes meanwhile may come again.
    pub returns: Vec<FetchedReturn>,
    /// With this page every change before this time, by the marketplace's clock, has been handed out.
    pub complete_to: Option<Millis>,
}

/// Puts the lines of one variant together, in the order in which each was first seen.
pub(super) fn by_variant(lines: impl IntoIterator<Item = ReturnLine>) -> Vec<ReturnLine> {
    let mut gathered: Vec<ReturnLine> = Vec::new();
    for line in lines {
        let same = |other: &&mut ReturnLine| {
            other.product_id == line.product_id && other.variant_id == line.variant_id
        };
        match gathered.iter_mut().find(same) {
            Some(known) => known.units = known.units.saturating_add(line.units),
            None => gathered.push(line),
        }
    }
    gathered
}

/// Says that a return cannot be dealt with that way.
pub(super) fn impossible(shop: &Session, named: Named<'_>, reason: &str) -> Error {
    let reason = format!("its return `{}` {reason}", named.return_id);
    super::fulfilment::impossible(shop, named.order_id, reason)
}
