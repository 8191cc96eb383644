//! A use case's failure.

use super::{
    analytics, connect, dashboards, groups, import, inbox, lease, ledger, lookup, mapping, open, orders,
    people, products, push, shops, skus, sparkcommerce,
};
use crate::domain::bundle::BadBundle;
use crate::domain::{Fault, Kind, Retry};
use crate::{marketplace, secrets, store};

/// What a use case can fail with. Partly done is an outcome, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The marketplace failed, for the use case as a whole.
    #[error(transparent)]
    Marketplace(#[from] marketplace::Error),
    /// A secret cannot be had.
    #[error(transparent)]
    Secrets(#[from] secrets::Error),
    /// There is nothing to open.
    #[error(transparent)]
    Open(#[from] open::Error),
    /// A file was not taken in.
    #[error(transparent)]
    Import(#[from] import::Error),
    /// An order is not there.
    #[error(transparent)]
    Order(#[from] orders::NoOrder),
    /// A return is not there.
    #[error(transparent)]
    Return(#[from] orders::returns::NoReturn),
    /// Nothing of a return was received.
    #[error(transparent)]
    NotReceived(#[from] orders::returns::NotReceived),
    /// A report cannot be made.
    #[error(transparent)]
    Analytics(#[from] analytics::Error),
    /// Labels make no file.
    #[error(transparent)]
    Label(#[from] orders::UnreadableLabel),
    /// A SKU or a listing is not there, or its name says too little.
    #[error(transparent)]
    Lookup(#[from] lookup::Error),
    /// A SKU was not added, changed or removed.
    #[error(transparent)]
    Sku(#[from] skus::Error),
    /// A mapping was not made or taken away.
    #[error(transparent)]
    Mapping(#[from] mapping::Error),
    /// A bundle was not made.
    #[error(transparent)]
    Bundle(#[from] BadBundle),
    /// Stock was not moved.
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    /// Nobody could do as somebody wished about a product's stock.
    #[error(transparent)]
    Unwished(#[from] products::Unwished),
    /// Nothing was pushed.
    #[error(transparent)]
    Push(#[from] push::Error),
    /// A shop is not there, or cannot be worked with.
    #[error(transparent)]
    Shop(#[from] shops::Error),
    /// A shop could not be connected.
    #[error(transparent)]
    Connect(#[from] connect::Error),
    /// Somebody is not let in, or an account was not changed.
    #[error(transparent)]
    People(#[from] people::Error),
    /// A group is not there, or was not changed.
    #[error(transparent)]
    Group(#[from] groups::Error),
    /// A message of a marketplace was not taken.
    #[error(transparent)]
    Inbox(#[from] inbox::Refused),
    /// A dashboard did not get what it should.
    #[error(transparent)]
    Dashboard(#[from] dashboards::Error),
    /// Nothing was moved over.
    #[error(transparent)]
    SparkCommerce(#[from] sparkcommerce::ImportError),
    /// Another process does exclusive work there.
    #[error(transparent)]
    Held(#[from] lease::Error),
}

impl Error {
    /// Returns the use case's own error, which knows its kind, code and chances.
    fn fault(&self) -> &dyn Fault {
        match self {
            Self::Store(error) => error,
            Self::Marketplace(error) => error,
            Self::Secrets(error) => error,
            Self::Open(error) => error,
            Self::Import(error) => error,
            Self::Order(error) => error,
            Self::Return(error) => error,
            Self::NotReceived(error) => error,
            Self::Analytics(error) => error,
            Self::Label(error) => error,
            Self::Lookup(error) => error,
            Self::Sku(error) => error,
            Self::Mapping(error) => error,
            Self::Bundle(error) => error,
            Self::Ledger(error) => error,
            Self::Unwished(error) => error,
            Self::Push(error) => error,
            Self::Shop(error) => error,
            Self::Connect(error) => error,
            Self::People(error) => error,
            Self::Group(error) => error,
            Self::Inbox(error) => error,
            Self::Dashboard(error) => error,
            Self::SparkCommerce(error) => error,
            Self::Held(error) => error,
        }
    }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        self.fault().kind()
    }

    fn code(&self) -> &'static str {
        self.fault().code()
    }

    fn retry(&self) -> Retry {
        self.fault().retry()
    }
}
