//! What the sandbox's marketplaces know: shops, catalogues, stock, orders, consent, and an own count of all that happened.
//!
//! Rules of stock live here and nowhere else: an order takes its units when placed, a cancellation before shipping gives
//! them back, an update sets the sellable figure. How a marketplace words it (ids as text or numbers, statuses, errors)
//! is left to `tiktok` and `shopee`. Nothing here awaits or looks at a clock: `now_ms` is set by whoever locks the world.

mod after_sales;
mod grants;
mod ids;
mod life;
mod news;
mod order;
mod parcel;
mod product;
mod shop;
mod start;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

pub(crate) use after_sales::{Ask, CancelState, Cancellation, Comeback, ComebackState, Party};
pub(crate) use grants::{Grant, RefreshRefused, TokenTtl};
pub(crate) use ids::Ids;
pub(crate) use news::{News, What};
pub(crate) use order::{Line, Order, Stage, Units, Wanted};
pub(crate) use parcel::{Handover, Parcel};
pub(crate) use product::{Product, ProductState, Stock, Tally, Variant};
pub use shop::Platform;
pub(crate) use shop::{Shop, Warehouse, WarehouseKind, Webhook};
pub(crate) use start::{Credentials, NewProduct, NewShop, NewSku};

/// Everything that a restart with `--state` brings back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct World {
    pub(crate) ids: Ids,
    /// The present, in unix ms, as of the last lock.
    #[serde(skip)]
    pub(crate) now_ms: i64,
    pub(crate) credentials: Credentials,
    pub(crate) shops: BTreeMap<i64, Shop>,
    pub(crate) orders: BTreeMap<String, Order>,
    pub(crate) codes: Vec<grants::Code>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) changes: Vec<Change>,
    /// Where Shopee's push messages go (`set_app_push_config`), as the app set it.
    pub(crate) shopee_push: Option<serde_json::Value>,
    /// Whether the address was set and has not been tried yet.
    #[serde(skip)]
    pub(crate) shopee_push_changed: bool,
    /// Push messages that no attempt delivered.
    pub(crate) lost_pushes: Vec<LostPush>,
    /// How many of them the app has confirmed.
    pub(crate) lost_confirmed: usize,
    /// What the apps have not been told.
    #[serde(skip)]
    pub(crate) news: Vec<News>,
    /// Orders whose package gets its number at a time in unix ms.
    pub(crate) awaited: Vec<(i64, String)>,
}

/// A push message that no attempt delivered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct LostPush {
    /// When it was given up, in unix ms.
    pub(crate) at_ms: i64,
    pub(crate) body: String,
}

/// A moment at which a listing began to show something else.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Change {
    /// Unix ms.
    pub(crate) t: i64,
    pub(crate) shop: i64,
    pub(crate) product: i64,
    pub(crate) variant: i64,
    /// Units over all warehouses.
    pub(crate) shown: i64,
}

/// Who sets stock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edit {
    /// A call of the marketplace's API.
    Api,
    /// The seller's own hand, in the seller center.
    Hand,
}

/// Why the world refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refused {
    #[error("the sandbox has no shop `{0}`")]
    NoShop(i64),
    #[error("shop `{shop}` has no seller SKU `{seller_sku}`")]
    NoSku { shop: i64, seller_sku: String },
    #[error("shop `{shop}` has no variant `{product}/{variant}`")]
    NoVariant { shop: i64, product: i64, variant: i64 },
    #[error("variant `{variant}` has no stock in warehouse `{warehouse}`")]
    NoWarehouse { variant: i64, warehouse: String },
    #[error("the sandbox has no order `{0}`")]
    NoOrder(String),
    #[error("an order needs at least one line, and each at least one unit")]
    EmptyOrder,
    #[error("`{seller_sku}` shows {shown} and {asked} were asked for")]
    SoldOut { seller_sku: String, shown: i64, asked: i64 },
    #[error("order `{order}` is {from:?} and cannot become {to:?}")]
    Stage { order: String, from: Stage, to: Stage },
    #[error("{0}")]
    Invalid(String),
}

impl World {
    /// Returns a shop.
    pub(crate) fn shop(&self, id: i64) -> Result<&Shop, Refused> {
        self.shops.get(&id).ok_or(Refused::NoShop(id))
    }

    /// Returns a shop to be changed.
    pub(crate) fn shop_mut(&mut self, id: i64) -> Result<&mut Shop, Refused> {
        self.shops.get_mut(&id).ok_or(Refused::NoShop(id))
    }

    /// Returns the (product, variant) that carries `seller_sku` in a shop.
    pub(crate) fn find(&self, shop: i64, seller_sku: &str) -> Result<(i64, i64), Refused> {
        let missing = || Refused::NoSku { shop, seller_sku: seller_sku.to_owned() };
        self.shop(shop)?.by_seller_sku.get(seller_sku).copied().ok_or_else(missing)
    }

    fn variant_mut(&mut self, shop: i64, product: i64, variant: i64) -> Result<&mut Variant, Refused> {
        let missing = Refused::NoVariant { shop, product, variant };
        self.shop_mut(shop)?.variant_mut(product, variant).ok_or(missing)
    }

    /// Sets what a variant shows in a warehouse, or in the first one if none is named. Units already in orders are
    /// neither counted nor touched.
    pub(crate) fn set_stock(
        &mut self,
        shop: i64,
        product: i64,
        variant: i64,
        warehouse: Option<&str>,
        quantity: i64,
        by: Edit,
    ) -> Result<(), Refused> {
        let now_ms = self.now_ms;
        let found = self.variant_mut(shop, product, variant)?;
        let stock = match warehouse {
            Some(id) => found.stock.iter_mut().find(|stock| stock.warehouse == id),
            None => found.stock.first_mut(),
        };
        let warehouse = warehouse.unwrap_or_default().to_owned();
        stock.ok_or(Refused::NoWarehouse { variant, warehouse })?.available = quantity;
        if by == Edit::Api {
            found.tally.updates += 1;
        }
        self.touch(shop, product)?;
        self.note_change(shop, product, variant, now_ms);
        Ok(())
    }

    /// Lets a promotion hold `units` of a variant from now on: more are taken from what the first warehouse shows, and
    /// what is freed goes back there.
    pub(crate) fn promote(
        &mut self,
        shop: i64,
        product: i64,
        variant: i64,
        units: i64,
    ) -> Result<(), Refused> {
        let now_ms = self.now_ms;
        let found = self.variant_mut(shop, product, variant)?;
        let taken = units - found.promoted;
        let stock = found.stock.first_mut().filter(|stock| stock.available >= taken);
        let short = || Refused::Invalid("a promotion cannot hold more than the listing shows".to_owned());
        stock.ok_or_else(short)?.available -= taken;
        found.promoted = units;
        self.touch(shop, product)?;
        self.note_change(shop, product, variant, now_ms);
        Ok(())
    }

    /// Sets what a variant costs.
    pub(crate) fn set_price(
        &mut self,
        shop: i64,
        product: i64,
        variant: i64,
        price: Decimal,
    ) -> Result<(), Refused> {
        self.variant_mut(shop, product, variant)?.price = price;
        self.touch(shop, product)
    }

    /// Moves a product's update time, as a seller's edit does.
    fn touch(&mut self, shop: i64, product: i64) -> Result<(), Refused> {
        let now_ms = self.now_ms;
        if let Some(product) = self.shop_mut(shop)?.products.get_mut(&product) {
            product.updated_ms = now_ms;
        }
        Ok(())
    }

    /// Records what a variant shows from `at_ms` on.
    fn note_change(&mut self, shop: i64, product: i64, variant: i64, at_ms: i64) {
        let shown = self.shops.get(&shop).and_then(|s| s.variant(product, variant)).map(Variant::shown);
        if let Some(shown) = shown {
            self.changes.push(Change { t: at_ms, shop, product, variant, shown });
        }
    }
}

#[cfg(test)]
mod tests;
