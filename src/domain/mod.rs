//! Pure values and rules. Nothing here awaits, reads a clock, or does I/O.

pub mod fault;
pub mod ids;
pub mod movement;
pub mod time;

pub use fault::{Fault, Kind, Retry};
pub use ids::{
    BadListingName, GroupId, GroupKey, ListingKey, ListingName, MovementKey, Platform, ProductId, RunKey,
    ShopAlias, ShopId, ShopKey, SkuCode, SkuKey, VariantId, WarehouseId,
};
pub use movement::{Balance, Cause, Movement};
pub use time::Millis;
