//! Pure values and rules. Nothing here awaits, reads a clock, or does I/O.

pub mod bundle;
pub mod drift;
pub mod fault;
pub mod guard;
pub mod ids;
pub mod money;
pub mod movement;
pub mod order;
pub mod plan;
pub mod policy;
pub mod role;
pub mod sku;
pub mod sold;
pub mod time;
pub mod timing;

pub use fault::{Fault, Kind, Retry};
pub use ids::{
    AccountKey, BadListingName, GroupId, GroupKey, LineKey, ListingKey, ListingName, MovementKey, OrderId,
    OrderKey, Platform, ProductId, ReturnId, ReturnKey, ReturnLineKey, RunKey, ShopAlias, ShopId, ShopKey,
    SkuCode, SkuKey, VariantId, WarehouseId,
};
pub use money::{Amount, BadCurrency, BadMoney, Currency, Money};
pub use movement::{Balance, Cause, Movement};
pub use policy::Policy;
pub use role::Role;
pub use time::Millis;
pub use timing::Timing;
