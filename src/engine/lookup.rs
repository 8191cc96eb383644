//! Finds the SKU or the listing that somebody named, and says what is near where there is none.

use crate::domain::{Fault, GroupKey, Kind, ListingName, SkuCode};
use crate::store::listings::{self, Listing};
use crate::store::skus::{self, Sku};
use crate::store::{self, Tx};

/// Codes less alike than this are no help.
const ALIKE: f64 = 0.8;

/// Why nothing was found.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The group has no SKU by that code.
    #[error("there is no SKU `{code}`")]
    NoSuchSku { code: SkuCode, nearest: Option<SkuCode> },
    /// The group has no such listing, as far as its shops were read.
    #[error("there is no listing `{name}`")]
    NoSuchListing { name: ListingName },
    /// The name means several listings.
    #[error("`{name}` means {} listings: {}", listings.len(), named(listings))]
    Ambiguous { name: ListingName, listings: Vec<ListingName> },
}

/// Names the first few.
fn named(listings: &[ListingName]) -> String {
    let names: Vec<_> = listings.iter().take(5).map(|name| format!("`{name}`")).collect();
    names.join(", ") + if listings.len() > 5 { ", …" } else { "" }
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NoSuchSku { .. } | Self::NoSuchListing { .. } => Kind::Missing,
            Self::Ambiguous { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchSku { .. } => "no_such_sku",
            Self::NoSuchListing { .. } => "no_such_listing",
            Self::Ambiguous { .. } => "listing_ambiguous",
        }
    }
}

/// Returns the group's SKU called `code`.
///
/// # Errors
/// [`Error::NoSuchSku`], naming the nearest code in use.
pub(crate) fn sku(tx: &mut Tx<'_>, group: GroupKey, code: &str) -> Result<Sku, super::Error> {
    match skus::by_code(tx, group, code)? {
        Some(sku) => Ok(sku),
        None => Err(Error::NoSuchSku { code: code.into(), nearest: nearest(tx, group, code)? }.into()),
    }
}

/// Returns the code most like `wanted`, if any is alike at all. Cases count for nothing here: a wrong one is the
/// commonest slip.
fn nearest(tx: &mut Tx<'_>, group: GroupKey, wanted: &str) -> Result<Option<SkuCode>, store::Error> {
    let wanted = wanted.to_lowercase();
    let mut best = (ALIKE, None);
    skus::each(tx, group, &skus::Filter::default(), |sku| {
        let likeness = strsim::jaro_winkler(&sku.code.as_str().to_lowercase(), &wanted);
        if likeness > best.0 {
            best = (likeness, Some(sku.code));
        }
        Ok::<_, store::Error>(())
    })?;
    Ok(best.1)
}

/// Returns the one listing of the group that `name` means.
///
/// # Errors
/// [`Error::NoSuchListing`], or [`Error::Ambiguous`] where the name leaves out what would tell several apart.
pub(crate) fn listing(tx: &mut Tx<'_>, group: GroupKey, name: &ListingName) -> Result<Listing, super::Error> {
    let mut found = listings::named(tx, group, name)?;
    if found.iter().any(|listing| listing.gone_at.is_none()) {
        found.retain(|listing| listing.gone_at.is_none()); // what the shop still has is what people mean
    }
    match found.len() {
        0 => Err(Error::NoSuchListing { name: name.clone() }.into()),
        1 => Ok(found.swap_remove(0)),
        _ => {
            let listings = found.into_iter().map(|listing| listing.name).collect();
            Err(Error::Ambiguous { name: name.clone(), listings }.into())
        }
    }
}
