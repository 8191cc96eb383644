//! Proves the books: recomputes every balance from its movements, every line's steps and every return's received units from
//! the ledger and every sum over orders from the orders, and compares them with the places that keep them.

mod orders;
mod returns;

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use super::Engine;
use super::ledger::code_of;
use crate::domain::{Balance, Millis, MovementKey, SkuCode, SkuKey};
use crate::store::{self, ledger, skus};

pub use orders::{WrongLine, WrongSums};
pub use returns::WrongReturn;

/// What was proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verified {
    /// All of it adds up.
    pub ok: bool,
    /// SKUs looked at.
    pub skus: u64,
    /// Movements looked at.
    pub movements: u64,
    /// Order lines looked at.
    pub lines: u64,
    /// The first row that does not add up.
    pub wrong: Option<Wrong>,
}

/// A row that does not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Wrong {
    /// A movement, or the balance of a SKU.
    Balance(WrongBalance),
    /// The steps of an order's line.
    Line(WrongLine),
    /// What was received of a return.
    Return(WrongReturn),
    /// A sum over orders.
    Sums(WrongSums),
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Balance(wrong) => wrong.fmt(f),
            Self::Line(wrong) => wrong.fmt(f),
            Self::Return(wrong) => wrong.fmt(f),
            Self::Sums(wrong) => wrong.fmt(f),
        }
    }
}

/// A balance that is not what the movements add up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WrongBalance {
    /// The movement; `None`: the SKU's own row.
    pub movement: Option<MovementKey>,
    /// The SKU.
    pub sku: SkuCode,
    /// What the movements before add up to.
    pub expected: Balance,
    /// What the row says.
    pub found: Balance,
    /// It is dated before the movement above it.
    pub out_of_order: bool,
}

impl fmt::Display for WrongBalance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { movement, sku, expected, found, out_of_order } = self;
        match movement {
            Some(id) => write!(f, "movement {id} of `{sku}`")?,
            None => write!(f, "the balance of `{sku}`")?,
        }
        if *out_of_order {
            return f.write_str(" is dated before the movement above it");
        }
        write!(
            f,
            " says {} on hand and {} reserved where the movements add up to {} and {}",
            found.on_hand, found.reserved, expected.on_hand, expected.reserved
        )
    }
}

/// Where a SKU's movements have come to.
#[derive(Debug, Clone, Copy, Default)]
struct Reached {
    balance: Balance,
    at: Millis,
}

impl Engine {
    /// Recomputes every balance of the group, the steps of every order line, what was received of returns, and the sums
    /// over orders.
    ///
    /// # Errors
    /// The store's. Rows that don't add up are an answer, not an error.
    pub async fn verify(&self) -> Result<Verified, super::Error> {
        let group = self.group;
        self.store
            .read("verify the ledger", move |tx| {
                let mut reached: HashMap<SkuKey, Reached> = HashMap::new();
                let mut movements = 0_u64;
                let mut bad_step = None;
                ledger::scan(tx, group, |step| {
                    if bad_step.is_some() {
                        return Ok(());
                    }
                    movements += 1;
                    let before = reached
                        .entry(step.sku)
                        .or_insert(Reached { at: Millis(i64::MIN), ..Reached::default() });
                    let expected = before.balance.moved(step.delta_on_hand, step.delta_reserved);
                    if expected != Some(step.after) || step.at < before.at {
                        bad_step = Some((step, expected.unwrap_or(before.balance), step.at < before.at));
                    }
                    *before = Reached { balance: step.after, at: step.at };
                    Ok::<_, store::Error>(())
                })?;
                let mut wrong = None;
                if let Some((step, expected, out_of_order)) = bad_step {
                    let sku = code_of(tx, group, step.sku)?;
                    wrong = Some(WrongBalance {
                        movement: Some(step.id),
                        sku,
                        expected,
                        found: step.after,
                        out_of_order,
                    });
                }
                let mut count = 0_u64;
                skus::each(tx, group, &skus::Filter::default(), |sku| {
                    count += 1;
                    let expected = reached.get(&sku.key).map(|reached| reached.balance).unwrap_or_default();
                    let found = Balance { on_hand: sku.on_hand, reserved: sku.reserved };
                    if wrong.is_none() && found != expected {
                        wrong = Some(WrongBalance {
                            movement: None,
                            sku: sku.code,
                            expected,
                            found,
                            out_of_order: false,
                        });
                    }
                    Ok::<_, store::Error>(())
                })?;
                let (came_back, wrong_return) = returns::lines(tx, group)?;
                let (lines, wrong_line) = orders::lines(tx, group, &came_back)?;
                let wrong = wrong.map(Wrong::Balance).or(wrong_line.map(Wrong::Line));
                let wrong = wrong.or(wrong_return.map(Wrong::Return));
                let wrong = match wrong {
                    None => orders::sums(tx, group)?.map(Wrong::Sums),
                    wrong => wrong,
                };
                Ok(Verified { ok: wrong.is_none(), skus: count, movements, lines, wrong })
            })
            .await
    }
}
