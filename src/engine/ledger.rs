//! Movements that people and files make by hand: set, adjust, take back; and what the ledger tells about them.

use serde::Serialize;

use super::{Engine, lookup};
use crate::domain::{
    Balance, Cause, Fault, GroupKey, Kind, Millis, Movement, RunKey, SkuCode, SkuKey, bundle,
};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::skus::{self, Sku};
use crate::store::{self, Tx, bundles};

/// Figures beyond this are a slip of the finger; a thousand of them still fit into 64 bits.
pub(crate) const MOST: i64 = 1_000_000_000_000;

/// Why stock was not moved.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// On hand would go below zero.
    #[error("`{sku}` has {on_hand} on hand; {delta:+} would take it below zero")]
    BelowZero { sku: SkuCode, on_hand: i64, delta: i64 },
    /// Nobody has a negative number of things.
    #[error("on hand of `{sku}` cannot be set to {figure}")]
    Negative { sku: SkuCode, figure: i64 },
    /// Beyond what is meant to be a number of things.
    #[error("{figure} is too large a number of units")]
    TooLarge { figure: i64 },
    /// A bundle's stock follows from its components.
    #[error("`{sku}` is a bundle; its stock follows from {}", named(components))]
    Bundle { sku: SkuCode, components: Vec<SkuCode> },
    /// The group has no such run.
    #[error("there is no run `{run}`")]
    NoSuchRun { run: RunKey },
    /// Taking the run back would take on hand below zero: its units have gone on.
    #[error("run `{run}` cannot be taken back: {} SKUs would go below zero", short.len())]
    CannotRevert { run: RunKey, short: Vec<Short> },
}

/// A SKU that has too little left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Short {
    /// The SKU.
    pub sku: SkuCode,
    /// Its units on hand.
    pub on_hand: i64,
    /// What should be added to them.
    pub delta_on_hand: i64,
}

fn named(components: &[SkuCode]) -> String {
    components.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ")
}

impl Fault for Error {
    fn kind(&self) -> Kind {
        match self {
            Self::NoSuchRun { .. } => Kind::Missing,
            Self::BelowZero { .. }
            | Self::Negative { .. }
            | Self::TooLarge { .. }
            | Self::Bundle { .. }
            | Self::CannotRevert { .. } => Kind::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BelowZero { .. } => "below_zero",
            Self::Negative { .. } => "figure_negative",
            Self::TooLarge { .. } => "figure_too_large",
            Self::Bundle { .. } => "sku_is_bundle",
            Self::NoSuchRun { .. } => "no_such_run",
            Self::CannotRevert { .. } => "cannot_revert",
        }
    }
}

/// What there is of a SKU.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stock {
    /// Its code.
    pub sku: SkuCode,
    /// When: now, or the time that was asked for.
    pub at: Millis,
    /// Physically there; of a bundle: what its components on hand would make.
    pub on_hand: i64,
    /// Promised.
    pub reserved: i64,
    /// On hand − reserved.
    pub available: i64,
}

/// What a movement by hand did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// The SKU.
    pub sku: SkuCode,
    /// Whether anything was to be changed.
    pub changed: bool,
    /// Nothing was, as it was only asked what would be.
    pub dry_run: bool,
    /// Units added to on hand.
    pub delta_on_hand: i64,
    /// On hand after it.
    pub on_hand: i64,
    /// Reserved after it.
    pub reserved: i64,
    /// On hand − reserved.
    pub available: i64,
}

/// How much to move.
#[derive(Debug, Clone, Copy)]
enum Amount {
    To(i64),
    By(i64),
}

impl Engine {
    /// Sets a SKU's on hand to `figure`, by a movement of the difference; without one, nothing is recorded.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`], [`Error::Bundle`], [`Error::Negative`].
    pub async fn set_stock(
        &self,
        code: &str,
        figure: i64,
        note: Option<String>,
        dry_run: bool,
    ) -> Result<Moved, super::Error> {
        self.move_by_hand(code, Amount::To(figure), note, dry_run).await
    }

    /// Adds `delta` units to a SKU's on hand, or takes them.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`], [`Error::Bundle`], [`Error::BelowZero`].
    pub async fn adjust_stock(
        &self,
        code: &str,
        delta: i64,
        reason: String,
        dry_run: bool,
    ) -> Result<Moved, super::Error> {
        self.move_by_hand(code, Amount::By(delta), Some(reason), dry_run).await
    }

    async fn move_by_hand(
        &self,
        code: &str,
        amount: Amount,
        note: Option<String>,
        dry_run: bool,
    ) -> Result<Moved, super::Error> {
        let (group, actor, at, code) = (self.group, self.actor.clone(), self.clock.now(), code.to_owned());
        let mark = hex::encode(self.entropy.bytes::<16>());
        self.change("move stock", dry_run, move |tx| {
            let sku = plain_sku(tx, group, &code)?;
            let (cause, delta) = match amount {
                Amount::To(figure) if figure < 0 => {
                    return Err(Error::Negative { sku: sku.code, figure }.into());
                }
                Amount::To(figure) => (Cause::Set, within(figure)? - sku.on_hand),
                Amount::By(delta) => {
                    within(sku.on_hand.saturating_add(within(delta)?))?;
                    (Cause::Adjust, delta)
                }
            };
            let entry = Entry {
                group,
                sku: sku.key,
                cause,
                cause_key: &format!("{cause}:{mark}"),
                delta_on_hand: delta,
                delta_reserved: 0,
                reference: None,
                actor: &actor,
                note: note.as_deref(),
                run: None,
                at,
            };
            let balance = match delta {
                0 => Balance { on_hand: sku.on_hand, reserved: sku.reserved },
                _ => post(tx, &sku.code, &entry)?,
            };
            Ok(Moved {
                sku: sku.code,
                changed: delta != 0,
                dry_run,
                delta_on_hand: delta,
                on_hand: balance.on_hand,
                reserved: balance.reserved,
                available: balance.available(),
            })
        })
        .await
    }

    /// Returns what there is of a SKU, or was at `at`.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub async fn stock(&self, code: &str, at: Option<Millis>) -> Result<Stock, super::Error> {
        let (group, code, now) = (self.group, code.to_owned(), self.clock.now());
        self.store
            .read("show stock", move |tx| {
                let sku = lookup::sku(tx, group, &code)?;
                let balance = balance(tx, &sku, at)?;
                Ok(stock(sku.code, at.unwrap_or(now), balance))
            })
            .await
    }

    /// Returns a SKU's movements, newest first; of a bundle: its components'.
    ///
    /// # Errors
    /// [`lookup::Error::NoSuchSku`].
    pub async fn history(&self, code: &str, limit: Option<u32>) -> Result<Vec<Movement>, super::Error> {
        let (group, code) = (self.group, code.to_owned());
        self.store
            .read("show history", move |tx| {
                let sku = lookup::sku(tx, group, &code)?;
                Ok(movements(tx, &sku, Millis(i64::MAX), limit)?)
            })
            .await
    }
}

pub(super) fn stock(sku: SkuCode, at: Millis, balance: Balance) -> Stock {
    let Balance { on_hand, reserved } = balance;
    Stock { sku, at, on_hand, reserved, available: balance.available() }
}

/// Returns a SKU that has stock of its own, which nobody else moves until the transaction ends.
///
/// # Errors
/// [`lookup::Error::NoSuchSku`], [`Error::Bundle`].
pub(super) fn plain_sku(tx: &mut Tx<'_>, group: GroupKey, code: &str) -> Result<Sku, super::Error> {
    let sku = lookup::sku(tx, group, code)?;
    if sku.is_bundle {
        let components = bundles::components(tx, sku.key)?.into_iter().map(|part| part.code).collect();
        return Err(Error::Bundle { sku: sku.code, components }.into());
    }
    Ok(skus::to_move(tx, group, code)?.unwrap_or(sku))
}

/// Returns a figure that things can be counted to.
pub(super) fn within(figure: i64) -> Result<i64, Error> {
    if (-MOST..=MOST).contains(&figure) { Ok(figure) } else { Err(Error::TooLarge { figure }) }
}

/// Posts a movement that must be new.
fn post(tx: &mut Tx<'_>, sku: &SkuCode, entry: &Entry<'_>) -> Result<Balance, super::Error> {
    match ledger::post(tx, entry)? {
        Posted::New(balance) => Ok(balance),
        Posted::Refused(balance) => {
            let (sku, delta) = (sku.clone(), entry.delta_on_hand);
            Err(Error::BelowZero { sku, on_hand: balance.on_hand, delta }.into())
        }
        Posted::Repeat => Err(store::Error::Inconsistent {
            column: "movement.cause_key".to_owned(),
            reason: format!("`{}` is random, and there already", entry.cause_key),
        }
        .into()),
    }
}

/// Returns a SKU's balance, now or at `at`; a bundle's follows from its components as they are today.
pub(super) fn balance(tx: &mut Tx<'_>, sku: &Sku, at: Option<Millis>) -> Result<Balance, store::Error> {
    let of = |tx: &mut Tx<'_>, key: SkuKey, now: Balance| match at {
        Some(at) => ledger::balance_at(tx, key, at),
        None => Ok(now),
    };
    if !sku.is_bundle {
        return of(tx, sku.key, Balance { on_hand: sku.on_hand, reserved: sku.reserved });
    }
    let mut parts = Vec::new();
    for part in bundles::components(tx, sku.key)? {
        let balance = of(tx, part.key, Balance { on_hand: part.on_hand, reserved: part.reserved })?;
        parts.push(bundle::Part { balance, quantity: part.quantity });
    }
    Ok(bundle::balance(parts))
}

/// Returns a SKU's movements up to `until`, newest first; of a bundle: its components'.
pub(super) fn movements(
    tx: &mut Tx<'_>,
    sku: &Sku,
    until: Millis,
    limit: Option<u32>,
) -> Result<Vec<Movement>, store::Error> {
    let mut keys = vec![sku.key];
    if sku.is_bundle {
        keys.extend(bundles::components(tx, sku.key)?.into_iter().map(|part| part.key));
    }
    let mut movements = Vec::new();
    for key in keys {
        ledger::history(tx, key, until, limit, |movement| {
            movements.push(movement);
            Ok::<_, store::Error>(())
        })?;
    }
    movements.sort_by_key(|movement| std::cmp::Reverse((movement.at, movement.id)));
    movements.truncate(limit.map_or(usize::MAX, |limit| limit as usize));
    Ok(movements)
}

/// Returns the code of a SKU that is surely there.
pub(super) fn code_of(tx: &mut Tx<'_>, group: GroupKey, key: SkuKey) -> Result<SkuCode, store::Error> {
    skus::by_key(tx, group, key)?.map(|sku| sku.code).ok_or_else(|| store::Error::Inconsistent {
        column: "movement.sku_id".to_owned(),
        reason: format!("there is no SKU {key}"),
    })
}
