//! A use case's failure.

use crate::domain::{Fault, Kind, Retry};
use crate::{marketplace, store};

/// What a use case can fail with. Partly done is an outcome, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The marketplace failed, for the use case as a whole.
    #[error(transparent)]
    Marketplace(#[from] marketplace::Error),
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::Store(error) => error.kind(),
            Self::Marketplace(error) => error.kind(),
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Marketplace(error) => error.code(),
        }
    }

    fn retry(&self) -> Retry {
        match self {
            Self::Store(error) => error.retry(),
            Self::Marketplace(error) => error.retry(),
        }
    }
}
