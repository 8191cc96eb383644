//! Up to when which products are known to be as they were read: what a list of changes may start from.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::domain::Millis;
use crate::marketplace::KnownProduct;

/// What one survey leaves for the next. Another set of products needs another one, since whoever was not asked about
/// then may have changed before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cursor {
    /// By Shopee's clock, to the second.
    pub(super) at: Millis,
    /// How many products it vouches for.
    pub(super) products: usize,
    /// Tells their set from any other.
    digest: String,
}

impl Cursor {
    /// Returns a cursor about `known`, at no time yet.
    pub(super) fn about(known: &[KnownProduct]) -> Self {
        let mut ids: Vec<&str> = known.iter().map(|product| product.product_id.as_str()).collect();
        ids.sort_unstable();
        let mut digest = Sha256::new();
        for id in ids {
            digest.update(id);
            digest.update(b",");
        }
        let digest = hex::encode(&digest.finalize()[..8]);
        Self { at: Millis(0), products: known.len(), digest }
    }

    /// Returns the same cursor at another time.
    pub(super) fn at(self, at: Millis) -> Self {
        Self { at, ..self }
    }

    /// Returns whether both vouch for the same products.
    pub(super) fn same_products(&self, other: &Self) -> bool {
        (self.products, &self.digest) == (other.products, &other.digest)
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.at.seconds(), self.products, self.digest)
    }
}

/// The text is no cursor.
#[derive(Debug)]
pub(super) struct NoCursor;

impl FromStr for Cursor {
    type Err = NoCursor;

    fn from_str(text: &str) -> Result<Self, NoCursor> {
        let mut parts = text.splitn(3, ':');
        let mut part = || parts.next().ok_or(NoCursor);
        Ok(Self {
            at: Millis::from_seconds(part()?.parse().map_err(|_| NoCursor)?),
            products: part()?.parse().map_err(|_| NoCursor)?,
            digest: part()?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(ids: &[&str]) -> Vec<KnownProduct> {
        let product = |id: &&str| KnownProduct {
            product_id: (*id).into(),
            variants: Vec::new(),
            updated_at: None,
            settled: true,
            must_read: false,
        };
        ids.iter().map(product).collect()
    }

    #[test]
    fn a_cursor_knows_its_products_in_any_order_and_no_others() {
        let cursor = Cursor::about(&known(&["1", "23"])).at(Millis(5000));
        let read: Cursor = cursor.to_string().parse().unwrap();
        assert_eq!(read, cursor);
        assert!(read.same_products(&Cursor::about(&known(&["23", "1"]))));
        for other in [vec!["1"], vec!["12", "3"], vec!["1", "23", "4"], vec![]] {
            assert!(!read.same_products(&Cursor::about(&known(&other))), "{other:?}");
        }
        assert!("soon".parse::<Cursor>().is_err());
    }
}
