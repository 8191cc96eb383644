//! Loads what a plan is made from.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::look::Looked;
use super::orders::Heard;
use super::reading::Reach;
use super::{Engine, Error, lookup};
use crate::domain::guard::Guards;
use crate::domain::plan::{self, Input, Listing, Plan, State, Told};
use crate::domain::sold::{Beginning, Figures, Unanswered, beginning};
use crate::domain::{ListingKey, Millis, Platform, Policy, ProductId, ShopKey, SkuCode, SkuKey};
use crate::marketplace::Marketplace;
use crate::store::orders::{self, Of, Sales};
use crate::store::shops::Shop;
use crate::store::{self, Tx, planning, push_items};

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

    /// Loads what a plan for `shops` is made from, in one consistent view: what the store knows, and what was looked at
    /// and not recorded. Where only some SKUs are asked for, only the products that sell them are loaded; how many
    /// listings there are beside them is counted where `guards` ask for it.
    pub(super) async fn plan_input(
        &self,
        shops: Vec<Shop>,
        skus: Option<Arc<HashSet<SkuKey>>>,
        policy: Policy,
        guards: Option<Guards>,
        looked: &Looked,
    ) -> Result<Input, Error> {
        let (buffer, markets) = (self.stock.buffer, self.markets.clone());
        let awaiting = looked.awaiting.clone();
        let (mut input, sales, open) = self
            .as_if("load a plan", &looked.heard, move |tx| {
                let (mut sales, mut open) = (HashMap::new(), HashMap::<_, Vec<_>>::new());
                let mut input = Input {
                    policy,
                    guards: guards.unwrap_or_default(),
                    buffer,
                    shops: HashMap::new(),
                    skus: HashMap::new(),
                    listings: Vec::new(),
                };
                for shop in &shops {
                    let market = markets.get(&shop.platform);
                    let takes_stock = |status: &str| market.is_none_or(|market| market.takes_stock(status));
                    let mut left_out = 0;
                    match &skus {
                        None => {
                            let Input { listings, skus, .. } = &mut input;
                            let name = (shop.id, &shop.alias);
                            planning::load_listings(tx, name, None, takes_stock, listings, skus)?;
                            sales.extend(orders::sales(tx, Of::Shop(shop.id))?);
                        }
                        Some(skus) => {
                            let loaded = load_some(tx, shop, skus, takes_stock, &mut input, &mut sales)?;
                            if guards.is_some() {
                                left_out = planning::count_listings(tx, shop.id, takes_stock)?
                                    .saturating_sub(loaded);
                            }
                        }
                    }
                    for it in push_items::open(tx, shop.id)? {
                        open.entry(it.listing).or_default().push(it.told);
                    }
                    let pushed_before = shop.pushed_at.is_some();
                    let awaits_orders = awaiting.contains(&shop.id);
                    let known = plan::Shop { buffer: shop.buffer, pushed_before, awaits_orders, left_out };
                    input.shops.insert(shop.id, known);
                }
                planning::load_components(tx, &mut input.skus)?;
                Ok((input, sales, open))
            })
            .await?;
        let unrecorded: Vec<_> = looked.reaches.iter().filter(|reach| reach.lease.is_none()).collect();
        overlay(&mut input, &unrecorded);
        let seen_now: HashSet<_> = unrecorded.iter().flat_map(|reach| reach.seen()).collect();
        count_sales(&mut input, &sales, &open, &seen_now, self.clock.now());
        Ok(input)
    }

    /// Counts in what orders took from the SKUs of these shops' listings, which only guards ask for.
    pub(super) async fn count_taken(
        &self,
        input: &mut Input,
        shops: Vec<ShopKey>,
        heard: &Heard,
    ) -> Result<(), Error> {
        let taken = self
            .as_if("what orders took", heard, move |tx| {
                let mut taken = HashMap::new();
                for shop in &shops {
                    taken.extend(orders::taken(tx, *shop)?);
                }
                Ok(taken)
            })
            .await?;
        // Where a push was not answered, the guards count everything: which orders its figure had in it is not known.
        for listing in input.listings.iter_mut().filter(|listing| listing.told == Told::Answered) {
            listing.orders.taken = taken.get(&listing.key).copied().unwrap_or(0);
        }
        Ok(())
    }

    /// Plans from what the store knows, without asking any shop: what the shops showed when last read.
    ///
    /// # Errors
    /// [`super::shops::Error`] for an unknown shop, or the store's.
    pub async fn plan_as_known(&self, policy: Option<Policy>) -> Result<Plan, Error> {
        let shops = self.resolve_shops(&[]).await?;
        let policy = policy.unwrap_or(self.stock.policy);
        let input = self.plan_input(shops, None, policy, Some(self.stock.guards), &Looked::default()).await?;
        Ok(plan::plan(&input))
    }

    /// Returns the marketplaces that `shops` are on, each once.
    pub(super) fn markets_of<'s>(&self, shops: impl Iterator<Item = &'s Shop>) -> Vec<Arc<dyn Marketplace>> {
        let platforms: HashSet<&Platform> = shops.map(|shop| &shop.platform).collect();
        platforms.into_iter().filter_map(|platform| self.markets.get(platform).cloned()).collect()
    }
}

/// Loads the products of a shop that sell some of `skus`, with what orders did to those listings, and returns how many
/// mapped, live listings these are.
fn load_some(
    tx: &mut Tx<'_>,
    shop: &Shop,
    skus: &HashSet<SkuKey>,
    takes_stock: impl Fn(&str) -> bool,
    input: &mut Input,
    sales: &mut HashMap<ListingKey, Sales>,
) -> Result<u64, store::Error> {
    let products = planning::products_selling(tx, shop.id, skus.iter().copied())?;
    let first = input.listings.len();
    let Input { listings, skus: known, .. } = input;
    planning::load_listings(tx, (shop.id, &shop.alias), Some(&products), takes_stock, listings, known)?;
    let mut loaded = 0;
    for listing in &mut listings[first..] {
        listing.in_scope = listing.mapping.is_some_and(|mapping| skus.contains(&mapping.sku));
        if listing.in_scope {
            sales.extend(orders::sales(tx, Of::Listing(listing.key))?);
        }
        loaded += u64::from(listing.mapping.is_some() && listing.state == State::Live);
    }
    Ok(loaded)
}

/// Finds what both sides of each listing agreed on, and counts what its orders explain of its figure since.
fn count_sales(
    input: &mut Input,
    sales: &HashMap<ListingKey, Sales>,
    open: &HashMap<ListingKey, Vec<Unanswered>>,
    seen_now: &HashSet<ListingKey>,
    now: Millis,
) {
    for listing in &mut input.listings {
        let (sales, open) = (sales.get(&listing.key), open.get(&listing.key));
        if sales.is_none() && open.is_none() {
            continue;
        }
        let (Some(agreed), Some(shown)) = (listing.agreed, listing.shown) else { continue };
        let read_at =
            if seen_now.contains(&listing.key) { Some(now) } else { sales.and_then(|it| it.shown_at) };
        // Without orders times don't matter.
        let (agreed_at, shown_at) = (sales.map_or(now, |it| it.agreed_at), read_at.unwrap_or(now));
        let figures = Figures { agreed, agreed_at, shown, shown_at };
        let events = sales.map_or(&[][..], |it| &it.events);
        // What was sent after the reading is nothing that this could show.
        let is_now = seen_now.contains(&listing.key);
        let open: Vec<_> =
            open.into_iter().flatten().filter(|told| is_now || told.read.is_some()).copied().collect();
        let Beginning { agreed, sold, is_certain } = beginning(figures, &open, events);
        listing.agreed = Some(agreed);
        listing.orders.sold = sold;
        listing.told = match (open.is_empty(), is_certain) {
            (true, _) => Told::Answered,
            (false, true) => Told::Proved,
            (false, false) => Told::Unproved,
        };
    }
}

/// Puts what was read, and not recorded, into an input.
fn overlay(input: &mut Input, reaches: &[&Reach]) {
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
