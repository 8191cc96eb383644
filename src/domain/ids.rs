//! Names of things: newtypes over text, so that a shop's alias can never be passed for a SKU.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps `text` as it stands.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self::from(text))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    };
}

text_id!(
    /// A seller's own stock-keeping unit, as the seller writes it: case kept, matched exactly.
    SkuCode
);
text_id!(
    /// The alias that people type for a shop, e.g. `tiktok-id`.
    ShopAlias
);
text_id!(
    /// The marketplace's name, e.g. `tiktok`. Which ones exist is known to `marketplace/` alone.
    Platform
);
text_id!(
    /// The marketplace's own id of a shop.
    ShopId
);
text_id!(
    /// The marketplace's own id of a product (Shopee: item).
    ProductId
);
text_id!(
    /// The marketplace's own id of a variant (TikTok: SKU, Shopee: model, `0` for an item without models).
    VariantId
);
text_id!(
    /// The marketplace's own id of a warehouse or stock location; empty where the shop has only one.
    WarehouseId
);
text_id!(
    /// The marketplace's own id of an order.
    OrderId
);
text_id!(
    /// The marketplace's own id of a return.
    ReturnId
);
text_id!(
    /// The public id of a group (tenant).
    GroupId
);

macro_rules! row_key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        // Ids are strings for scripts.
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(&self.0)
            }
        }
    };
}

row_key!(
    /// A database key of a group. Everything that belongs to a tenant is looked up under it.
    GroupKey
);
row_key!(
    /// A database key of a shop.
    ShopKey
);
row_key!(
    /// A database key of a SKU.
    SkuKey
);
row_key!(
    /// A database key of a listing.
    ListingKey
);
row_key!(
    /// A database key of a movement: a row of the ledger.
    MovementKey
);
row_key!(
    /// A database key of a run: one import, push, pull or revert.
    RunKey
);

row_key!(
    /// A database key of an order.
    OrderKey
);
row_key!(
    /// A database key of a line of an order.
    LineKey
);
row_key!(
    /// A database key of an account: a person who logs in.
    AccountKey
);
row_key!(
    /// A database key of a return.
    ReturnKey
);
row_key!(
    /// A database key of a line of a return.
    ReturnLineKey
);

/// How a listing is typed and printed: `alias:product_id/variant_id`, with `/warehouse_id` behind it where one
/// variant is stocked in several warehouses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListingName {
    /// The shop's alias.
    pub shop: ShopAlias,
    /// The product.
    pub product: ProductId,
    /// The variant; absent when typed in the short form `alias:product_id`.
    pub variant: Option<VariantId>,
    /// The warehouse; absent where the variant has one only.
    pub warehouse: Option<WarehouseId>,
}

impl fmt::Display for ListingName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.shop, self.product)?;
        if let Some(variant) = &self.variant {
            write!(f, "/{variant}")?;
        }
        if let Some(warehouse) = &self.warehouse {
            write!(f, "/{warehouse}")?;
        }
        Ok(())
    }
}

/// Why a text is no listing name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no listing; write `alias:product_id/variant_id`")]
pub struct BadListingName(pub String);

impl FromStr for ListingName {
    type Err = BadListingName;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadListingName(text.to_owned());
        let (shop, rest) = text.split_once(':').ok_or_else(bad)?;
        let mut parts = rest.split('/');
        let product = parts.next().unwrap_or_default();
        let variant = parts.next();
        let warehouse = parts.next();
        let empty = |part: Option<&str>| part.is_some_and(str::is_empty);
        if shop.is_empty()
            || product.is_empty()
            || empty(variant)
            || empty(warehouse)
            || parts.next().is_some()
        {
            return Err(bad());
        }
        Ok(Self {
            shop: shop.into(),
            product: product.into(),
            variant: variant.map(VariantId::from),
            warehouse: warehouse.map(WarehouseId::from),
        })
    }
}

impl Serialize for ListingName {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_name_reads_back_what_it_prints() {
        for text in ["a:1", "tiktok-id:17/18", "a:1/2/IDZ"] {
            assert_eq!(text.parse::<ListingName>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn rubbish_is_no_listing_name() {
        for text in ["", "a", ":1", "a:", "a:/2", "a:1/", "a:1//3", "a:1/2/3/4"] {
            assert!(text.parse::<ListingName>().is_err(), "{text}");
        }
    }
}
