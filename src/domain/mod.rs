//! Pure values and rules. Nothing here awaits, reads a clock, or does I/O.

pub mod fault;
pub mod ids;
pub mod time;

pub use fault::{Fault, Kind, Retry};
pub use ids::{
    BadListingName, GroupId, GroupKey, ListingKey, ListingName, Platform, ProductId, ShopAlias, ShopId,
    ShopKey, SkuCode, SkuKey, VariantId, WarehouseId,
};
pub use time::Millis;
