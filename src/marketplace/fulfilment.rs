//! What becomes of an order by the seller's hand: shipping it, its labels, cancelling it.

use std::str::FromStr;

use async_trait::async_trait;
use url::Url;

use super::call::Trouble;
use super::http::Answer;
use super::{Error, Session};
use crate::domain::OrderId;

/// What a seller does to orders at one marketplace. Each deed looks first whether it is done already: so it may be
/// asked for again, above all after [`Error::OutcomeUnknown`], and is done once. With `dry_run` it only looks.
#[async_trait]
pub trait Fulfilment: Send + Sync {
    /// Arranges that every package of an order which still waits for it is handed to its carrier.
    ///
    /// # Errors
    /// [`Error::Impossible`] when the order is in no state for that, or `consignment` does not fit it.
    async fn ship(
        &self,
        shop: &Session,
        order: &OrderId,
        consignment: &Consignment,
        dry_run: bool,
    ) -> Result<Deed, Error>;

    /// Cancels an order as a whole. Where its buyer asks for that, the seller agrees.
    ///
    /// # Errors
    /// [`Error::Impossible`] when the order has been sent off, or its marketplace knows no such reason.
    async fn cancel(
        &self,
        shop: &Session,
        order: &OrderId,
        reason: CancelReason,
        dry_run: bool,
    ) -> Result<Deed, Error>;

    /// Fetches the shipping labels of an order, a PDF file a package, waiting a while for those that are being made.
    ///
    /// # Errors
    /// [`Error::Impossible`] or [`Error::Refused`] when the order is in no state for that.
    async fn labels(&self, shop: &Session, order: &OrderId) -> Result<Vec<Vec<u8>>, Error>;

    /// Asks for the address that the label of a package lies at for a while, open to whoever has it; of the order's
    /// first package where `package` is none of its. `None` where the marketplace hands out files only.
    ///
    /// # Errors
    /// As [`Fulfilment::labels`].
    async fn label_link(
        &self,
        _shop: &Session,
        _order: &OrderId,
        _package: &str,
    ) -> Result<Option<Url>, Error> {
        Ok(None)
    }
}

/// Whether there was anything to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// It was done now; in a dry run: it would be.
    Done,
    /// It had been done before.
    DoneBefore,
}

/// How packages are handed over. What is not said, the marketplace's first offer decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consignment {
    /// Who carries them to whom.
    pub handover: Option<Handover>,
    /// The carrier's number, where the seller has to bring one.
    pub tracking_number: Option<String>,
    /// The carrier, by id or name, where the seller chooses one.
    pub carrier: Option<String>,
}

/// Who carries a package to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handover {
    /// The carrier fetches it.
    Pickup,
    /// The seller brings it.
    DropOff,
}

impl FromStr for Handover {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "pickup" => Ok(Self::Pickup),
            "dropoff" => Ok(Self::DropOff),
            _ => Err("write pickup or dropoff"),
        }
    }
}

/// Why a seller cancels, in words that fit every marketplace; none of them takes all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CancelReason {
    /// There is none left.
    OutOfStock,
    /// The price was wrong.
    WrongPrice,
    /// The buyer wants it so.
    BuyerRequest,
    /// The buyer has not paid in time.
    Unpaid,
    /// No carrier goes there.
    Undeliverable,
    /// It was to be paid on delivery, which the seller does not do.
    NoCod,
}

impl CancelReason {
    /// Returns the word that people type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OutOfStock => "out_of_stock",
            Self::WrongPrice => "wrong_price",
            Self::BuyerRequest => "buyer_request",
            Self::Unpaid => "unpaid",
            Self::Undeliverable => "undeliverable",
            Self::NoCod => "no_cod",
        }
    }
}

impl FromStr for CancelReason {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        use CancelReason::{BuyerRequest, NoCod, OutOfStock, Undeliverable, Unpaid, WrongPrice};
        [OutOfStock, WrongPrice, BuyerRequest, Unpaid, Undeliverable, NoCod]
            .into_iter()
            .find(|reason| reason.as_str() == text)
            .ok_or("write out_of_stock, wrong_price, buyer_request, unpaid, undeliverable or no_cod")
    }
}

/// Reads an answer that is a PDF file, and nothing else.
pub(super) fn pdf(answer: &Answer) -> Result<Vec<u8>, Trouble> {
    match answer.status {
        200 if answer.body.starts_with(b"%PDF") => Ok(answer.body.clone()),
        status => Err(Trouble::Unreadable(format!("it is no PDF file (HTTP status {status})"))),
    }
}

/// Says that an order cannot be dealt with that way.
pub(super) fn impossible(shop: &Session, order: &OrderId, reason: impl Into<String>) -> Error {
    Error::Impossible { shop: shop.alias.clone(), order: order.clone(), reason: reason.into() }
}
