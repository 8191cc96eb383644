//! The master table: adding, changing, listing and removing SKUs. Stock moves through the ledger alone.

use serde::Serialize;

use super::{Engine, lookup};
use crate::domain::sku::BadCode;
use crate::domain::{
    Amount, BadMoney, Balance, Cause, Currency, Fault, GroupKey, Kind, Millis, Money, SkuCode, bundle, sku,
};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::skus::{self, Facts, Inserter, New, Sku};
use crate::store::{self, Tx, bundles, shops};

/// SKUs fetched at once while a filter is applied to them.
const PAGE: u32 = 10_000;

/// Why a SKU was not added, changed or removed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The code cannot be one.
    #[error(transparent)]
    Code(#[from] BadCode),
    /// The code is taken.
    #[error("there is a SKU `{0}` already")]
    Taken(SkuCode),
    /// The price or the cost is no money.
    #[error("the {field} is no money in {}", currency.map_or("no currency yet".to_owned(), |currency| currency.to_string()))]
    Money { field: &'static str, currency: Option<Currency>, source: BadMoney },
    /// A price or a figure below 0.
    #[error("the {0} cannot be negative")]
    Negative(&'static str),
    /// Listings sell it.
    #[error("`{code}` is mapped to {listings} listings")]
    Mapped { code: SkuCode, listings: i64 },
    /// Bundles are made of it.
    #[error("`{code}` is a component of {bundles} bundles")]
    Component { code: SkuCode, bundles: i64 },
    /// The ledger tells of it, and the ledger is never rewritten.
    #[error("`{code}` cannot be removed: the ledger keeps what moved it ({movements})")]
    History { code: SkuCode, movements: i64 },
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        Kind::Invalid
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Code(_) => "sku_code_invalid",
            Self::Taken(_) => "sku_exists",
            Self::Money { .. } => "money_invalid",
            Self::Negative(_) => "figure_negative",
            Self::Mapped { .. } => "sku_mapped",
            Self::Component { .. } => "sku_is_component",
            Self::History { .. } => "sku_has_history",
        }
    }
}

/// A SKU as people and scripts see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SkuView {
    /// Its code.
    pub sku: SkuCode,
    /// Its name.
    pub name: String,
    /// GTIN or the like.
    pub barcode: Option<String>,
    /// Selling price.
    pub price: Option<Money>,
    /// Cost.
    pub cost: Option<Money>,
    /// Of price and cost.
    pub currency: Option<Currency>,
    /// Units physically there; of a bundle: what its components on hand would make.
    pub on_hand: i64,
    /// Units promised; of a bundle: what it cannot be sold for that reason.
    pub reserved: i64,
    /// On hand − reserved.
    pub available: i64,
    /// Units held back from every shop; `None`: as the shop or the config says.
    pub buffer: Option<i64>,
    /// Stock is low once no more than this many are available.
    pub low_stock_at: Option<i64>,
    /// What it is made of; `None`: it is a plain SKU.
    pub bundle: Option<Vec<ComponentView>>,
    /// When it last changed.
    pub updated_at: Millis,
}

/// A component of a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComponentView {
    /// Its code.
    pub sku: SkuCode,
    /// Units in one bundle.
    pub quantity: i64,
}

/// What to do with one fact of a SKU.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Edit<T> {
    /// Leave it as it is.
    #[default]
    Keep,
    /// Forget it.
    Clear,
    /// Make it this.
    To(T),
}

/// What to change of a SKU.
#[derive(Debug, Clone, Default)]
pub struct SkuEdit {
    /// Its name.
    pub name: Edit<String>,
    /// GTIN or the like.
    pub barcode: Edit<String>,
    /// Selling price.
    pub price: Edit<Amount>,
    /// Cost.
    pub cost: Edit<Amount>,
    /// Of price and cost. Another currency leaves the numbers as they are written.
    pub currency: Edit<Currency>,
    /// Units held back from every shop.
    pub buffer: Edit<i64>,
    /// Stock is low once no more than this many are available.
    pub low_stock_at: Edit<i64>,
}

/// Which SKUs to list, in the order of their codes.
pub use crate::store::skus::Filter as SkuFilter;

impl Engine {
    /// Returns the SKUs that `filter` lets through, by code.
    ///
    /// # Errors
    /// The store's.
    pub async fn skus(&self, filter: SkuFilter) -> Result<Vec<SkuView>, super::Error> {
        let group = self.group;
        self.store.read("list SKUs", move |tx| list(tx, group, &filter)).await
    }

    /// Returns one SKU.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub async fn sku(&self, code: &str) -> Result<SkuView, super::Error> {
        let (group, code) = (self.group, code.to_owned());
        let find = move |tx: &mut Tx<'_>| {
            let sku = lookup::sku(tx, group, &code)?;
            Ok(view(tx, sku)?)
        };
        self.store.read("show a SKU", find).await
    }

    /// Adds a SKU, with `stock` units on hand as the ledger's opening movement.
    ///
    /// Without a currency, prices are in the one that all of the group's shops sell in, if there is one.
    ///
    /// # Errors
    /// [`Error::Taken`], or what is wrong with its code and facts.
    pub async fn add_sku(
        &self,
        code: &str,
        edit: SkuEdit,
        stock: Option<i64>,
        dry_run: bool,
    ) -> Result<SkuView, super::Error> {
        let code = sku::code(code).map_err(Error::Code)?;
        let stock = not_negative("stock", stock)?.filter(|units| *units > 0);
        stock.map(super::ledger::within).transpose()?;
        let (group, actor, at) = (self.group, self.actor.clone(), self.clock.now());
        self.change("add a SKU", dry_run, move |tx| {
            let inserter = Inserter::new(tx, group, at);
            let new = New { code: code.as_str(), facts: &Facts::default(), on_hand: 0 };
            let Some(key) = inserter.insert(tx, new)? else {
                return Err(Error::Taken(code.clone()).into());
            };
            let mut sku = lookup::sku(tx, group, code.as_str())?;
            let default = default_currency(tx, group)?;
            write(tx, &mut sku, &edit, default, at)?;
            if let Some(units) = stock {
                let cause_key = format!("opening:{}", key.0);
                let entry = Entry {
                    group,
                    sku: key,
                    cause: Cause::Opening,
                    cause_key: &cause_key,
                    delta_on_hand: units,
                    delta_reserved: 0,
                    reference: None,
                    actor: &actor,
                    note: None,
                    run: None,
                    at,
                };
                match ledger::post(tx, &entry)? {
                    Posted::New(balance) => sku.on_hand = balance.on_hand,
                    Posted::Repeat | Posted::Refused(_) => {} // a new SKU has no other movement to be in the way
                }
            }
            Ok(view(tx, sku)?)
        })
        .await
    }

    /// Changes what `edit` says of a SKU.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`], or what is wrong with the facts.
    pub async fn edit_sku(&self, code: &str, edit: SkuEdit, dry_run: bool) -> Result<SkuView, super::Error> {
        let (group, code, at) = (self.group, code.to_owned(), self.clock.now());
        self.change("change a SKU", dry_run, move |tx| {
            let mut sku = lookup::sku(tx, group, &code)?;
            let default = default_currency(tx, group)?;
            write(tx, &mut sku, &edit, default, at)?;
            Ok(view(tx, sku)?)
        })
        .await
    }

    /// Removes a SKU that nothing holds on to.
    ///
    /// # Errors
    /// [`Error::Mapped`], [`Error::Component`] or [`Error::History`] when something does: mapped listings would go on
    /// selling it, and the ledger is never rewritten.
    pub async fn remove_sku(&self, code: &str, dry_run: bool) -> Result<SkuView, super::Error> {
        let (group, code) = (self.group, code.to_owned());
        self.change("remove a SKU", dry_run, move |tx| {
            let sku = lookup::sku(tx, group, &code)?;
            let uses = skus::uses(tx, sku.key)?;
            let code = sku.code.clone();
            if uses.listings > 0 {
                return Err(Error::Mapped { code, listings: uses.listings }.into());
            }
            if uses.bundles > 0 {
                return Err(Error::Component { code, bundles: uses.bundles }.into());
            }
            if uses.movements > 0 {
                return Err(Error::History { code, movements: uses.movements }.into());
            }
            let key = sku.key;
            let removed = view(tx, sku)?;
            skus::remove(tx, key)?;
            Ok(removed)
        })
        .await
    }
}

/// Applies `edit` to a SKU, writes it where that changed something, and tells whether it did. Prices of a SKU that has
/// no currency are in `default`.
pub(crate) fn write(
    tx: &mut Tx<'_>,
    sku: &mut Sku,
    edit: &SkuEdit,
    default: Option<Currency>,
    at: Millis,
) -> Result<bool, super::Error> {
    let before = sku.clone();
    let is_priced = matches!(edit.price, Edit::To(_)) || matches!(edit.cost, Edit::To(_));
    sku.currency = match edit.currency {
        Edit::To(currency) => Some(currency),
        Edit::Keep => before.currency.or(default.filter(|_| is_priced)),
        Edit::Clear => None,
    };
    let (was, is) = (before.currency, sku.currency);
    sku.price_minor = price("price", before.price_minor, &edit.price, was, is)?;
    sku.cost_minor = price("cost", before.cost_minor, &edit.cost, was, is)?;
    sku.name = edited(Some(sku.name.clone()), &edit.name).unwrap_or_default();
    sku.barcode = edited(sku.barcode.take(), &edit.barcode);
    sku.buffer = not_negative("buffer", edited(sku.buffer, &edit.buffer))?;
    sku.low_stock_at = not_negative("low_stock_at", edited(sku.low_stock_at, &edit.low_stock_at))?;
    let changed = *sku != before;
    if changed {
        sku.updated_at = at;
        skus::update(tx, sku)?;
    }
    Ok(changed)
}

fn edited<T: Clone>(known: Option<T>, edit: &Edit<T>) -> Option<T> {
    match edit {
        Edit::Keep => known,
        Edit::Clear => None,
        Edit::To(new) => Some(new.clone()),
    }
}

/// Returns a price in minor units of `currency`. One that is kept, and was in `was`, keeps its number as written.
pub(crate) fn price(
    field: &'static str,
    known: Option<i64>,
    edit: &Edit<Amount>,
    was: Option<Currency>,
    currency: Option<Currency>,
) -> Result<Option<i64>, Error> {
    let bad = |source| Error::Money { field, currency, source };
    let amount = match (edit, known) {
        (Edit::To(amount), _) => *amount,
        (Edit::Keep, Some(_)) if was == currency => return Ok(known),
        (Edit::Keep, Some(minor)) => Money { minor, currency: was }.to_string().parse().map_err(bad)?,
        (Edit::Clear, _) | (Edit::Keep, None) => return Ok(None),
    };
    if amount.is_negative() {
        return Err(Error::Negative(field));
    }
    amount.minor(currency).map(Some).map_err(bad)
}

fn not_negative(field: &'static str, figure: Option<i64>) -> Result<Option<i64>, Error> {
    match figure {
        Some(figure) if figure < 0 => Err(Error::Negative(field)),
        figure => Ok(figure),
    }
}

/// Returns the currency that all of the group's shops sell in, if there is one such.
pub(crate) fn default_currency(tx: &mut Tx<'_>, group: GroupKey) -> Result<Option<Currency>, store::Error> {
    let shops = shops::list(tx, group)?;
    let mut currencies = shops.iter().map(|shop| shop.currency.as_str());
    let Some(first) = currencies.next() else { return Ok(None) };
    Ok(if currencies.all(|currency| currency == first) { first.parse().ok() } else { None })
}

/// Returns the SKUs that `filter` lets through, by code.
pub(super) fn list(
    tx: &mut Tx<'_>,
    group: GroupKey,
    filter: &SkuFilter,
) -> Result<Vec<SkuView>, super::Error> {
    let limit = filter.limit.map_or(usize::MAX, |limit| limit as usize);
    let mut page = filter.clone();
    let mut views = Vec::new();
    loop {
        let wanted = u32::try_from(limit - views.len()).map_or(PAGE, |wanted| wanted.min(PAGE));
        page.limit = Some(wanted);
        let mut found = Vec::new();
        skus::each(tx, group, &page, |sku| {
            found.push(sku);
            Ok::<_, store::Error>(())
        })?;
        let last_page = found.len() < wanted as usize;
        page.after = found.last().map(|sku| sku.code.clone());
        for sku in found {
            let view = view(tx, sku)?;
            // The table cannot tell whether a bundle is low: its components do.
            if !filter.low || view.low_stock_at.is_some_and(|mark| view.available <= mark) {
                views.push(view);
            }
        }
        if last_page || views.len() >= limit {
            return Ok(views);
        }
    }
}

/// Returns a SKU as it is shown; of a bundle, with the balance that follows from its components.
pub(crate) fn view(tx: &mut Tx<'_>, sku: Sku) -> Result<SkuView, store::Error> {
    let currency = sku.currency;
    let money = |minor: Option<i64>| minor.map(|minor| Money { minor, currency });
    let (balance, bundle) = if sku.is_bundle {
        let parts = bundles::components(tx, sku.key)?;
        let balance = bundle::balance(parts.iter().map(|part| bundle::Part {
            balance: Balance { on_hand: part.on_hand, reserved: part.reserved },
            quantity: part.quantity,
        }));
        let parts = parts.into_iter().map(|part| ComponentView { sku: part.code, quantity: part.quantity });
        (balance, Some(parts.collect()))
    } else {
        (Balance { on_hand: sku.on_hand, reserved: sku.reserved }, None)
    };
    Ok(SkuView {
        price: money(sku.price_minor),
        cost: money(sku.cost_minor),
        sku: sku.code,
        name: sku.name,
        barcode: sku.barcode,
        currency,
        on_hand: balance.on_hand,
        reserved: balance.reserved,
        available: balance.available(),
        buffer: sku.buffer,
        low_stock_at: sku.low_stock_at,
        bundle,
        updated_at: sku.updated_at,
    })
}
