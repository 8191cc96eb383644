//! Pure values and rules. Nothing here awaits, reads a clock, or does I/O.

pub mod fault;
pub mod ids;
pub mod time;

pub use fault::{Fault, Kind, Retry};
pub use ids::{
    BadListingName, GroupId, GroupKey, ListingName, Platform, ProductId, ShopAlias, ShopId, SkuCode,
    VariantId, WarehouseId,
};
pub use time::Millis;
