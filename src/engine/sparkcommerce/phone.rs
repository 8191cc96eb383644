//! A phone's rows: SKUs with their stock, then mappings, then the log of dashboard posts.

use std::collections::HashMap;

use super::report::{Book, Fate};
use crate::domain::{
    Amount, Cause, GroupKey, ListingName, Millis, Platform, ProductId, ShopAlias, ShopId, ShopKey, VariantId,
    WarehouseId,
};
use crate::engine::{Error, mapping};
use crate::store::ledger::{self, Entry};
use crate::store::listings::{self, Listing};
use crate::store::skus::{Facts, Inserter, New};
use crate::store::sparkcommerce::{Mapping, Phone, Posted, Sku};
use crate::store::{Tx, posts, shops, skus};

/// Moves a phone's rows in.
pub(super) struct Mover<'a> {
    pub(super) group: GroupKey,
    pub(super) actor: &'a str,
    pub(super) now: Millis,
    pub(super) book: &'a mut Book,
}

/// The group's shops, by what the phone knew of them.
type Shops = HashMap<(Platform, ShopId), (ShopKey, ShopAlias)>;

impl Mover<'_> {
    pub(super) fn everything(&mut self, tx: &mut Tx<'_>, old: &Phone) -> Result<(), Error> {
        for table in ["sku_master", "sku_marketplace_mapping", "transaction_sync_log"] {
            self.book.table(table);
        }
        let inserter = Inserter::new(tx, self.group, self.now);
        for sku in &old.skus {
            let fate = self.sku(tx, &inserter, sku)?;
            self.book.note("sku_master", &sku.code, fate);
        }
        let shops: Shops = shops::list(tx, self.group)?
            .into_iter()
            .map(|shop| ((shop.platform, shop.shop_id), (shop.id, shop.alias)))
            .collect();
        for mapping in &old.mappings {
            let fate = self.mapping(tx, mapping, &shops)?;
            self.book.note("sku_marketplace_mapping", &mapping.id, fate);
        }
        for posted in &old.posted {
            let fate = posted_orders(tx, posted, &shops)?;
            self.book.note("transaction_sync_log", format!("{}/{}", posted.platform, posted.shop_id), fate);
        }
        Ok(())
    }

    fn sku(&self, tx: &mut Tx<'_>, inserter: &Inserter, old: &Sku) -> Result<Fate, Error> {
        if old.code.trim().is_empty() {
            return Ok(Fate::left("it has no code"));
        }
        if old.stock < 0 {
            return Ok(Fate::left(format!("its stock is {}: count it, and add it by hand", old.stock)));
        }
        let Ok(price) = old.price.parse::<Amount>().and_then(|price| price.minor(None)) else {
            return Ok(Fate::left(format!("its price `{}` is no amount of money", old.price)));
        };
        let facts = Facts {
            name: Some(old.name.clone()),
            price_minor: Some(price).filter(|price| *price != 0), // the app wrote 0 where none was typed
            ..Facts::default()
        };
        let new = New { code: &old.code, facts: &facts, on_hand: old.stock };
        let Some(sku) = inserter.insert(tx, new)? else { return Ok(Fate::There) };
        if old.stock > 0 {
            ledger::post_first(
                tx,
                &[Entry {
                    group: self.group,
                    sku,
                    cause: Cause::Opening,
                    cause_key: &format!("sparkcommerce:{}", old.code),
                    delta_on_hand: old.stock,
                    delta_reserved: 0,
                    reference: Some("sparkcommerce"),
                    actor: self.actor,
                    note: None,
                    run: None,
                    at: self.now,
                }],
            )?;
        }
        Ok(Fate::New)
    }

    fn mapping(&self, tx: &mut Tx<'_>, old: &Mapping, shops: &Shops) -> Result<Fate, Error> {
        let Some((sku, _)) = skus::key_of(tx, self.group, &old.code)? else {
            return Ok(Fate::left(format!("there is no SKU `{}`", old.code)));
        };
        let Some((_, alias)) = shops.get(&place(&old.marketplace, &old.shop_id)) else {
            return Ok(Fate::left(
                "its shop is not connected: connect it, pull its listings, and run this again",
            ));
        };
        let name = ListingName {
            shop: alias.clone(),
            product: ProductId::from(old.product_id.as_str()),
            variant: Some(VariantId::from(old.variant_id.as_str())).filter(|id| !id.as_str().is_empty()),
            warehouse: None,
        };
        let found = listings::named(tx, self.group, &name)?;
        let Some(listing) = of_warehouse(found, &old.warehouse_id) else {
            let hint = "`spark listing pull` has not seen it, or not this one variant and warehouse";
            return Ok(Fate::left(format!("there is no one listing `{name}`: {hint}")));
        };
        match &listing.mapped {
            Some(mapped) if mapped.key == sku => Ok(Fate::There),
            Some(mapped) => Ok(Fate::left(format!("`{name}` is mapped to `{}` here", mapped.code))),
            None => {
                mapping::link(tx, (self.group, self.actor, self.now), &listing, sku, 1)?;
                Ok(Fate::New)
            }
        }
    }
}

/// Keeps how far a shop's orders were posted to its dashboard, unless that is known here.
fn posted_orders(tx: &mut Tx<'_>, old: &Posted, shops: &Shops) -> Result<Fate, Error> {
    let Some((shop, _)) = shops.get(&place(&old.platform, &old.shop_id)) else {
        return Ok(Fate::left("its shop is not connected"));
    };
    let posted = posts::Posted {
        orders: old.orders,
        last_order_id: old.last_order_id.clone(),
        last_order_at: old.last_order_at,
        last_posted_at: old.last_posted_at,
        status: old.status.to_lowercase(),
        error: old.error.clone(),
    };
    Ok(if posts::add(tx, *shop, &posted)? { Fate::New } else { Fate::There })
}

fn place(platform: &str, shop_id: &str) -> (Platform, ShopId) {
    (Platform::from(platform.to_lowercase().as_str()), ShopId::from(shop_id))
}

/// Returns the listing of the warehouse, or the only one there is.
fn of_warehouse(mut found: Vec<Listing>, warehouse: &str) -> Option<Listing> {
    let exact = found.iter().position(|it| it.warehouse_id == WarehouseId::from(warehouse));
    match (exact, found.len()) {
        (Some(at), _) => Some(found.swap_remove(at)),
        (None, 1) => found.pop(),
        (None, _) => None,
    }
}
