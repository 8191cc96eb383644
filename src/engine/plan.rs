//! Loads what a plan is made from.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::reading::Reach;
use super::{Engine, Error, lookup};
use crate::domain::guard::Guards;
use crate::domain::plan::{self, Input, Listing, Plan};
use crate::domain::{Platform, Policy, ProductId, SkuCode, SkuKey};
use crate::marketplace::Marketplace;
use crate::store::shops::Shop;
use crate::store::{self, planning};

impl Engine {
    /// Returns the SKUs called `codes`; `None` where none are named, which means all.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub(super) async fn sku_scope(&self, codes: &[SkuCode]) -> Result<Option<Arc<HashSet<SkuKey>>>, Error> {
        if codes.is_empty() {
            return Ok(None);
        }
        let (group, codes) = (self.group, codes.to_vec());
        let keys = self
            .store
            .read("find SKUs", move |tx| {
                codes
                    .iter()
                    .map(|code| Ok(lookup::sku(tx, group, code.as_str())?.key))
                    .collect::<Result<_, Error>>()
            })
            .await?;
        Ok(Some(Arc::new(keys)))
    }

    /// Loads what a plan for `shops` is made from, as the store knows it, in one consistent view.
    pub(super) async fn plan_input(
        &self,
        shops: Vec<Shop>,
        skus: Option<Arc<HashSet<SkuKey>>>,
        policy: Policy,
        guards: Guards,
    ) -> Result<Input, Error> {
        let (group, buffer, markets) = (self.group, self.stock.buffer, self.markets.clone());
        let input = self
            .store
            .read("load a plan", move |tx| {
                let mut input = Input {
                    policy,
                    guards,
                    buffer,
                    shops: HashMap::new(),
                    skus: HashMap::new(),
                    listings: Vec::new(),
                };
                for shop in &shops {
                    let market = markets.get(&shop.platform);
                    let takes_stock = |status: &str| market.is_none_or(|market| market.takes_stock(status));
                    let pushed_before = shop.pushed_at.is_some();
                    input.shops.insert(shop.id, plan::Shop { buffer: shop.buffer, pushed_before });
                    let Input { listings, skus, .. } = &mut input;
                    planning::load_listings(tx, (shop.id, &shop.alias), takes_stock, listings, skus)?;
                }
                planning::load_components(tx, group, &mut input.skus)?;
                if let Some(scope) = &skus {
                    for listing in &mut input.listings {
                        listing.in_scope =
                            listing.mapping.is_some_and(|mapping| scope.contains(&mapping.sku));
                    }
                }
                Ok::<_, store::Error>(input)
            })
            .await?;
        Ok(input)
    }

    /// Plans from what the store knows, without asking any shop: what the shops showed when last read.
    ///
    /// # Errors
    /// [`super::shops::Error`] for an unknown shop, or the store's.
    pub async fn plan_as_known(&self, policy: Option<Policy>) -> Result<Plan, Error> {
        let shops = self.resolve_shops(&[]).await?;
        let policy = policy.unwrap_or(self.stock.policy);
        let input = self.plan_input(shops, None, policy, self.stock.guards).await?;
        Ok(plan::plan(&input))
    }

    /// Returns the marketplaces that `shops` are on, each once.
    pub(super) fn markets_of<'s>(&self, shops: impl Iterator<Item = &'s Shop>) -> Vec<Arc<dyn Marketplace>> {
        let platforms: HashSet<&Platform> = shops.map(|shop| &shop.platform).collect();
        platforms.into_iter().filter_map(|platform| self.markets.get(platform).cloned()).collect()
    }
}

/// Puts what was read, and not recorded, into an input.
pub(super) fn overlay(input: &mut Input, reaches: &[Reach]) {
    let mut by_product: HashMap<_, HashMap<ProductId, Vec<_>>> = HashMap::new();
    for listing in &input.listings {
        let products = by_product.entry(listing.shop).or_default();
        products.entry(listing.name.product.clone()).or_default().push(listing.key);
    }
    let mut listings: HashMap<_, &mut Listing> = input.listings.iter_mut().map(|it| (it.key, it)).collect();
    let none = HashMap::new();
    for reach in reaches {
        reach.overlay(&mut listings, by_product.get(&reach.shop.id).unwrap_or(&none));
    }
}
