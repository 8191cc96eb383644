//! Stock that somebody types into a shop's product, as the app lets its users do.
//!
//! A figure is a wish about one listing. Of a listing that sells a SKU, master says what it shows: the wish becomes a
//! movement of what its author changed, that is, of the difference to the figure that they had before their eyes, and
//! the shop is pushed. So a unit that was sold meanwhile stays sold, and a figure that was left alone changes
//! nothing, however old it is. A listing that sells no SKU is the shop's own business and is set as it was typed.

use std::collections::BTreeSet;
use std::time::Duration;

use crate::domain::plan::Action;
use crate::domain::{Cause, Fault, Kind, ListingKey, ProductId, SkuCode, VariantId, WarehouseId};
use crate::engine::lease::Held;
use crate::engine::ledger::{self, MOST};
use crate::engine::people::ShopAccess;
use crate::engine::push::{PushRequest, Report};
use crate::engine::trouble::Trouble;
use crate::engine::{Engine, Error, session};
use crate::marketplace::{StockRow, StockUpdate};
use crate::store::catalogue::{self, Filter, Variant};
use crate::store::ledger::{Entry, Posted};
use crate::store::shops::Shop;
use crate::store::{self, Tx, planning};

/// How often a shop is looked at again that somebody else works on, and how long to wait before each time: together
/// less than the ten seconds that the app waits.
const LOOKS: u32 = 25;
const LOOK_EVERY: Duration = Duration::from_millis(200);

/// What somebody wants one listing to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The variant; the product's own id where it has but one.
    pub variant_id: VariantId,
    /// The warehouse; `None` where there is but one.
    pub warehouse_id: Option<WarehouseId>,
    /// Units.
    pub figure: i64,
    /// The figure that they saw when they typed theirs; `None`: what the shop showed when it was last read.
    pub seen: Option<i64>,
}

/// Who wishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    /// A person, who typed a figure in place of another one.
    Person,
    /// A program that keeps stock of its own and sends what it counted: of a SKU that master counts, that would count
    /// sales twice.
    Program,
}

/// What became of one wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishKept {
    /// The variant.
    pub variant_id: VariantId,
    /// The warehouse; empty where the shop does not name one.
    pub warehouse_id: WarehouseId,
    /// The SKU that moved; `None`: the listing sells none.
    pub sku: Option<SkuCode>,
    /// What was wished.
    pub wished: i64,
    /// What the shop shows now; another figure than wished where units were sold meanwhile.
    pub shows: Option<i64>,
    /// Units added to the SKU.
    pub delta_on_hand: i64,
    /// What went wrong.
    pub error: Option<Trouble>,
}

/// Why nothing was done at all.
#[derive(Debug, thiserror::Error)]
pub enum Unwished {
    /// The shop has no such product, as far as it was read.
    #[error("there is no product `{product}` in this shop")]
    NoSuchProduct { product: ProductId },
    /// The product has no such variant.
    #[error("product `{product}` has no variant `{variant}`")]
    NoSuchVariant { product: ProductId, variant: VariantId },
    /// The variant is stocked in several warehouses, and none was named.
    #[error("variant `{variant}` is stocked in several warehouses: say which")]
    Warehouse { variant: VariantId },
    /// Two wishes about one listing.
    #[error("variant `{variant}` is named twice")]
    Twice { variant: VariantId },
    /// No number of things.
    #[error("stock cannot be {figure}")]
    BadFigure { figure: i64 },
    /// Two keep count of one SKU.
    #[error("this listing sells `{sku}`, whose stock is kept here: change it there")]
    MasterCounts { sku: SkuCode },
    /// Nothing is known of what the other warehouses show, and they are set together.
    #[error("what the other warehouses of variant `{variant}` show was not read")]
    Unread { variant: VariantId },
}

impl Fault for Unwished {
    fn kind(&self) -> Kind {
        match self {
            Self::NoSuchProduct { .. } | Self::NoSuchVariant { .. } => Kind::Missing,
            Self::MasterCounts { .. } => Kind::Decision,
            Self::Warehouse { .. } | Self::Twice { .. } | Self::BadFigure { .. } | Self::Unread { .. } => {
                Kind::Invalid
            }
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::NoSuchProduct { .. } => "no_such_product",
            Self::NoSuchVariant { .. } => "no_such_variant",
            Self::Warehouse { .. } => "warehouse_required",
            Self::Twice { .. } => "variant_repeated",
            Self::BadFigure { .. } => "figure_invalid",
            Self::MasterCounts { .. } => "master_counts",
            Self::Unread { .. } => "warehouse_unread",
        }
    }
}

/// A wish about a listing that is there.
#[derive(Debug, Clone)]
struct Meant {
    wish: Wish,
    row: Variant,
}

impl Meant {
    /// Returns what its author changed, in units of the listing.
    fn change(&self) -> i64 {
        match self.wish.seen.or(self.row.shown) {
            Some(seen) => self.wish.figure - seen,
            None => self.wish.figure, // it showed nothing that anybody could have read
        }
    }

    /// Returns the SKU that moves.
    fn moves(&self) -> Option<&SkuCode> {
        self.row.sells.as_ref().filter(|_| self.change() != 0).map(|(code, _)| code)
    }

    /// Returns whether the shop is to be told: also where the figure was typed before and did not arrive.
    fn is_pushed_for(&self) -> bool {
        self.row.sells.is_some() && (self.change() != 0 || self.row.shown != Some(self.wish.figure))
    }

    fn kept(&self, shows: Option<i64>, error: Option<Trouble>) -> WishKept {
        WishKept {
            variant_id: self.row.variant_id.clone(),
            warehouse_id: self.row.warehouse_id.clone(),
            sku: self.row.sells.as_ref().map(|(code, _)| code.clone()),
            wished: self.wish.figure,
            shows,
            delta_on_hand: 0,
            error,
        }
    }
}

impl Engine {
    /// Makes wishes about a product's stock come true, as far as master lets them, and tells what became of each.
    ///
    /// # Errors
    /// [`Unwished`], a bundle (its stock follows from its components), or what would take a SKU below zero: then
    /// nothing was done. What the marketplace refuses stands in the row.
    pub async fn wish_stock(
        &self,
        shop: &ShopAccess,
        product: &ProductId,
        wishes: Vec<Wish>,
        author: Author,
    ) -> Result<Vec<WishKept>, Error> {
        let known = self.variants_of(shop, product).await?;
        let meant = meant(product, &known, wishes)?;
        if let (Author::Program, Some(sku)) = (author, meant.iter().find_map(Meant::moves)) {
            return Err(Unwished::MasterCounts { sku: sku.clone() }.into());
        }
        // A shop that spark may not talk to is found out before anything moves.
        self.session(&self.resolve_shop(&shop.shop.alias).await?).await?;
        let deltas = self.move_master(&meant).await?;
        let skus = pushed_for(&meant);
        let report = if skus.is_empty() { None } else { Some(self.push_wished(shop, skus).await?) };
        let mut rows = Vec::with_capacity(meant.len());
        for (it, delta_on_hand) in meant.iter().zip(deltas) {
            let kept = match (&it.row.sells, &report) {
                (Some(_), Some(report)) if it.is_pushed_for() => pushed(it, report),
                (Some(_), _) => it.kept(it.row.shown, None),
                (None, _) if it.row.shown == Some(it.wish.figure) => it.kept(it.row.shown, None),
                (None, _) => self.set_unmapped(shop, product, it, &known).await?,
            };
            rows.push(WishKept { delta_on_hand, ..kept });
        }
        Ok(rows)
    }

    async fn variants_of(&self, shop: &ShopAccess, product: &ProductId) -> Result<Vec<Variant>, Error> {
        let (key, wanted) = (shop.key, product.clone());
        let filter = Filter { product: Some(wanted), limit: 1, ..Filter::default() };
        let read = move |tx: &mut Tx<'_>| catalogue::products(tx, key, &filter);
        let (mut found, _) = self.store.read("a product", read).await?;
        let missing = || Unwished::NoSuchProduct { product: product.clone() };
        Ok(found.pop().ok_or_else(missing)?.variants)
    }

    /// Moves master by what was changed of the listings that sell a SKU, all in one transaction, and returns the units
    /// that each wish moved.
    async fn move_master(&self, meant: &[Meant]) -> Result<Vec<i64>, Error> {
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        let (mark, meant) = (hex::encode(self.entropy.bytes::<16>()), meant.to_vec());
        self.store
            .write("move stock by a wish", move |tx| {
                let mut deltas = Vec::with_capacity(meant.len());
                for (n, it) in meant.iter().enumerate() {
                    let delta = match &it.row.sells {
                        Some((code, pack)) if it.change() != 0 => {
                            let sku = ledger::plain_sku(tx, group, code.as_str())?;
                            let delta = it.change().saturating_mul(*pack);
                            let note = format!("product {}: set to {}", it.row.variant_id, it.wish.figure);
                            let entry = Entry {
                                group,
                                sku: sku.key,
                                cause: Cause::Adjust,
                                cause_key: &format!("wish:{mark}:{n}"),
                                delta_on_hand: delta,
                                delta_reserved: 0,
                                reference: None,
                                actor: &actor,
                                note: Some(&note),
                                run: None,
                                at,
                            };
                            if let Posted::Refused(balance) = store::ledger::post(tx, &entry)? {
                                let sku = sku.code;
                                return Err(ledger::Error::BelowZero {
                                    sku,
                                    on_hand: balance.on_hand,
                                    delta,
                                }
                                .into());
                            }
                            delta
                        }
                        _ => 0,
                    };
                    deltas.push(delta);
                }
                Ok(deltas)
            })
            .await
    }

    /// Pushes this shop. The others follow as after every movement.
    async fn push_wished(&self, shop: &ShopAccess, skus: Vec<SkuCode>) -> Result<Report, Error> {
        let request = PushRequest { shops: vec![shop.shop.alias.clone()], skus, ..PushRequest::default() };
        for _ in 0..LOOKS {
            let report = self.prepare_push(request.clone()).await?.apply().await?;
            if report.shops.iter().all(|it| it.trouble.kind != Kind::Busy) {
                return Ok(report);
            }
            tokio::time::sleep(LOOK_EVERY).await; // a daemon follows the movement as well: it pushes the same
        }
        self.prepare_push(request).await?.apply().await
    }

    /// Takes the shop's lease, after whoever has it for a moment.
    async fn hold_when_free(&self, shop: &Shop) -> Result<Held, Error> {
        for _ in 0..LOOKS {
            match self.hold_shop(shop).await {
                Err(error) if error.kind() == Kind::Busy => tokio::time::sleep(LOOK_EVERY).await,
                held => return held,
            }
        }
        self.hold_shop(shop).await
    }

    /// Sets a listing that no SKU is mapped to, under the shop's lease.
    async fn set_unmapped(
        &self,
        access: &ShopAccess,
        product: &ProductId,
        it: &Meant,
        known: &[Variant],
    ) -> Result<WishKept, Error> {
        let shop = self.resolve_shop(&access.shop.alias).await?;
        let update = StockUpdate { product_id: product.clone(), rows: rows(it, known)? };
        let held = self.hold_when_free(&shop).await?;
        let set = async {
            let market = self.market(&shop.platform)?;
            let session = self.session(&shop).await?;
            match held.while_held(market.set_stock(&session, &update)).await? {
                Err(error) if session::is_rejection(&error) => {
                    let session = self.after_rejection(&shop, &session).await?;
                    Ok(held.while_held(market.set_stock(&session, &update)).await??)
                }
                outcomes => Ok::<_, Error>(outcomes?),
            }
        };
        let outcome = set.await;
        let failed = match &outcome {
            Err(error) => Some(Trouble::of(error)),
            Ok(rows) => rows.iter().find_map(|row| row.result.as_ref().err()).map(|error| Trouble::of(error)),
        };
        if failed.is_none() {
            let (lease, listing, figure, at) =
                (held.lease().clone(), it.row.listing, it.wish.figure, self.clock.now());
            let record = move |tx: &mut Tx<'_>| planning::record_shown(tx, &lease, listing, figure, at);
            self.store.write("record what a shop shows", record).await?;
        }
        held.release().await;
        let shows = if failed.is_none() { Some(it.wish.figure) } else { it.row.shown };
        Ok(it.kept(shows, failed))
    }
}

/// Finds the listing of every wish.
fn meant(product: &ProductId, known: &[Variant], wishes: Vec<Wish>) -> Result<Vec<Meant>, Error> {
    let mut named = BTreeSet::<ListingKey>::new();
    let find = |wish: Wish| {
        if !(0..=MOST).contains(&wish.figure) {
            return Err(Unwished::BadFigure { figure: wish.figure }.into());
        }
        let variant = &wish.variant_id;
        let of_variant = |row: &&Variant| row.variant_id == *variant;
        let mut rows: Vec<_> = known.iter().filter(of_variant).collect();
        if rows.is_empty() && variant.as_str() == product.as_str() {
            let first = known.first().map(|row| &row.variant_id);
            if known.iter().all(|row| Some(&row.variant_id) == first) {
                rows = known.iter().collect(); // the one variant of a product without variants
            }
        }
        if let Some(warehouse) = wish.warehouse_id.as_ref().filter(|_| rows.len() > 1) {
            rows.retain(|row| row.warehouse_id == *warehouse);
        }
        match rows.as_slice() {
            [] => Err(Unwished::NoSuchVariant { product: product.clone(), variant: variant.clone() }.into()),
            [row] if !named.insert(row.listing) => Err(Unwished::Twice { variant: variant.clone() }.into()),
            [row] => Ok(Meant { row: (*row).clone(), wish }),
            _ => Err(Unwished::Warehouse { variant: variant.clone() }.into()),
        }
    };
    wishes.into_iter().map(find).collect()
}

/// Returns the SKUs of which the shop is to be told, each once.
fn pushed_for(meant: &[Meant]) -> Vec<SkuCode> {
    let sells = meant.iter().filter(|it| it.is_pushed_for()).filter_map(|it| it.row.sells.as_ref());
    let codes: BTreeSet<_> = sells.map(|(code, _)| code).collect();
    codes.into_iter().cloned().collect()
}

/// Tells what a push did about one listing.
fn pushed(it: &Meant, report: &Report) -> WishKept {
    let outcome = report.items.iter().find(|outcome| outcome.item.key == it.row.listing);
    let Some(outcome) = outcome else {
        let trouble = report.shops.first().map(|shop| shop.trouble.clone());
        return it.kept(it.row.shown, trouble.or_else(|| Some(undone("it was not planned"))));
    };
    let item = &outcome.item;
    let guarded =
        report.guards.first().map(|_| undone("a guard would be passed: push the shop and confirm it"));
    match (&outcome.error, item.action) {
        (Some(error), _) => it.kept(item.shown, Some(error.clone())),
        (None, Action::Push) if guarded.is_some() => it.kept(item.shown, guarded),
        (None, Action::Push | Action::Unchanged) => it.kept(item.target, None),
        (None, _) => it.kept(item.shown, Some(undone(&item.reason.to_string()))),
    }
}

/// Says that master moved and the shop did not follow.
fn undone(why: &str) -> Trouble {
    let message = format!("master was changed, the shop was not: {why}");
    Trouble { code: "not_pushed", message, retryable: false, kind: Kind::Decision }
}

/// Returns what is sent of a variant: its row, and those of its other warehouses as they are.
fn rows(it: &Meant, known: &[Variant]) -> Result<Vec<StockRow>, Error> {
    let variant = &it.row.variant_id;
    let row = |row: &Variant| {
        let quantity = if row.listing == it.row.listing { Some(it.wish.figure) } else { row.shown };
        let quantity = quantity.ok_or_else(|| Unwished::Unread { variant: variant.clone() })?;
        Ok(StockRow { variant_id: variant.clone(), warehouse_id: row.warehouse_id.clone(), quantity })
    };
    known.iter().filter(|row| row.variant_id == *variant).map(row).collect()
}
