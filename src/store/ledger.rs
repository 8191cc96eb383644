//! The ledger: rows that are only ever added, each with the cause that made it and a key that makes it unique.
//!
//! The balance on the SKU row is a cache of it, changed in the same transaction. Which movements to make is the
//! engine's decision; that none is lost, doubled, or takes on hand below zero against its cause's rule is decided
//! here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Clash, Error, Insert, Row, Tx, Value};
use crate::domain::{Balance, Cause, GroupKey, Millis, Movement, MovementKey, RunKey, SkuKey};
use crate::params;

/// A movement to be made. Borrowed throughout: an import makes a million of them.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The tenant.
    pub group: GroupKey,
    /// The SKU; never a bundle, whose components move instead.
    pub sku: SkuKey,
    /// Why.
    pub cause: Cause,
    /// Names the cause for good, e.g. `import:7:12`: the same key again changes nothing.
    pub cause_key: &'a str,
    /// Units added to on hand.
    pub delta_on_hand: i64,
    /// Units added to reserved.
    pub delta_reserved: i64,
    /// What it points at, for people.
    pub reference: Option<&'a str>,
    /// Who.
    pub actor: &'a str,
    /// A person's words.
    pub note: Option<&'a str>,
    /// The run it belongs to.
    pub run: Option<RunKey>,
    /// When. Recorded as the SKU's last movement's time where that is later: the ledger never runs backwards.
    pub at: Millis,
}

/// What became of an [`Entry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use = "a refused movement was not made"]
pub enum Posted {
    /// The row was added; the balance is now this.
    New(Balance),
    /// The same cause was applied before: nothing was changed.
    Repeat,
    /// It would take on hand below zero, which its cause may not: nothing was changed. The balance stays this.
    Refused(Balance),
}

const INSERT: Insert<'static> = Insert {
    table: "movement",
    columns: &[
        "group_id",
        "sku_id",
        "cause",
        "cause_key",
        "delta_on_hand",
        "delta_reserved",
        "on_hand",
        "reserved",
        "reference",
        "actor",
        "note",
        "run_id",
        "at",
    ],
    clash: Clash::Fail,
};

/// Where a SKU's ledger has come to. The SKU's row is locked until the transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Top {
    balance: Balance,
    /// No movement of the SKU is younger: its row was last changed then.
    at: Millis,
}

impl Top {
    /// Returns where the ledger comes to with `entry`; `None` where on hand would fall below zero, which its cause may
    /// not do.
    fn with(self, entry: &Entry<'_>) -> Result<Option<Self>, Error> {
        let balance = self
            .balance
            .moved(entry.delta_on_hand, entry.delta_reserved)
            .ok_or_else(|| inconsistent("movement.on_hand", "the figure leaves 64 bits".to_owned()))?;
        let is_refused = balance.on_hand < 0 && entry.delta_on_hand < 0 && !entry.cause.may_oversell();
        Ok((!is_refused).then_some(Self { balance, at: entry.at.max(self.at) }))
    }
}

/// Adds a movement and brings the SKU's balance up to date.
///
/// # Errors
/// [`Error::Inconsistent`] when the group has no such SKU, or a figure leaves 64 bits.
pub fn post(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<Posted, Error> {
    let lock = tx.dialect().for_update();
    let sql = format!("SELECT on_hand, reserved, updated_at FROM sku WHERE id = ? AND group_id = ?{lock}");
    let found = tx.one(&sql, params![entry.sku, entry.group], |row| top(row, 0))?;
    let before = found.ok_or_else(|| no_such_sku(entry.sku))?;
    let Some(after) = before.with(entry)? else {
        return Ok(if is_posted(tx, entry.group, entry.cause_key)? {
            Posted::Repeat
        } else {
            Posted::Refused(before.balance)
        });
    };
    let insert = Insert { clash: Clash::Keep { unique: &["group_id", "cause_key"] }, ..INSERT };
    if tx.insert_all(&insert, &values(entry, after))? == 0 {
        return Ok(Posted::Repeat);
    }
    tx.execute(
        "UPDATE sku SET on_hand = ?, reserved = ?, updated_at = ? WHERE id = ?",
        params![after.balance.on_hand, after.balance.reserved, after.at, entry.sku],
    )?;
    Ok(Posted::New(after.balance))
}

/// Adds many movements of one group in their order, as [`post`] would one by one, in a few statements. Returns what
/// became of each.
///
/// No other transaction may be about to post one of these causes: whoever calls holds what they belong to.
///
/// # Errors
/// As [`post`]; [`Error::Conflict`] when another transaction posted one of the causes meanwhile.
pub fn post_all(tx: &mut Tx<'_>, group: GroupKey, entries: &[Entry<'_>]) -> Result<Vec<Posted>, Error> {
    let before = tops(tx, group, entries)?;
    let mut done = posted(tx, group, entries)?;
    let mut now = before.clone();
    let mut rows = Vec::with_capacity(entries.len() * INSERT.columns.len());
    let mut outcomes = Vec::with_capacity(entries.len());
    for entry in entries {
        let top = now.get_mut(&entry.sku).ok_or_else(|| no_such_sku(entry.sku))?;
        outcomes.push(match top.with(entry)? {
            _ if done.contains(entry.cause_key) => Posted::Repeat,
            None => Posted::Refused(top.balance),
            Some(after) => {
                *top = after;
                done.insert(entry.cause_key.to_owned());
                rows.extend(values(entry, after));
                Posted::New(after.balance)
            }
        });
    }
    tx.insert_all(&INSERT, &rows)?;
    now.retain(|sku, top| before.get(sku) != Some(top));
    set_tops(tx, &now)?;
    Ok(outcomes)
}

/// Locks the SKUs of these entries, by key, and returns where the ledger of each has come to.
fn tops(tx: &mut Tx<'_>, group: GroupKey, entries: &[Entry<'_>]) -> Result<BTreeMap<SkuKey, Top>, Error> {
    let lock = tx.dialect().for_update();
    // Asked for the group as well, SQLite would rather walk through all of the group's SKUs.
    let sql = |places: &str| {
        format!(
            "SELECT id, on_hand, reserved, updated_at, group_id FROM sku WHERE id IN ({places}) ORDER BY id{lock}"
        )
    };
    let skus: BTreeSet<_> = entries.iter().map(|entry| entry.sku).collect();
    let skus: Vec<_> = skus.into_iter().map(|sku| Value::Int(sku.0)).collect();
    let mut tops = BTreeMap::new();
    tx.each_of(sql, &[], &skus, |row| {
        if row.get::<GroupKey>(4)? == group {
            tops.insert(row.get(0)?, top(row, 1)?);
        }
        Ok::<_, Error>(())
    })?;
    Ok(tops)
}

/// Reads on hand, reserved and the time, from column `at` on.
fn top(row: &Row<'_>, at: usize) -> Result<Top, Error> {
    let balance = Balance { on_hand: row.get(at)?, reserved: row.get(at + 1)? };
    Ok(Top { balance, at: row.get(at + 2)? })
}

/// Returns which of these causes were posted before.
fn posted(tx: &mut Tx<'_>, group: GroupKey, entries: &[Entry<'_>]) -> Result<HashSet<String>, Error> {
    let keys: Vec<_> = entries.iter().map(|entry| Value::Text(entry.cause_key)).collect();
    let sql = |places: &str| {
        format!("SELECT cause_key FROM movement WHERE group_id = ? AND cause_key IN ({places})")
    };
    let mut posted = HashSet::new();
    tx.each_of(sql, params![group], &keys, |row| {
        posted.insert(row.get(0)?);
        Ok::<_, Error>(())
    })?;
    Ok(posted)
}

/// Writes where the ledgers of many SKUs have come to.
fn set_tops(tx: &mut Tx<'_>, tops: &BTreeMap<SkuKey, Top>) -> Result<(), Error> {
    let column = |name, of: fn(&Top) -> i64| (name, tops.values().map(of).collect::<Vec<_>>());
    let columns = [
        column("on_hand", |top| top.balance.on_hand),
        column("reserved", |top| top.balance.reserved),
        column("updated_at", |top| top.at.0),
    ];
    let skus: Vec<_> = tops.keys().map(|sku| sku.0).collect();
    tx.update_all("sku", &skus, &columns)
}

/// Adds the first movements of SKUs whose rows were inserted in this transaction, each with its entry's deltas as its
/// balance: the fast path of bulk work, in few statements, none of which reads.
///
/// # Errors
/// [`Error::Conflict`] when a cause was applied before, which for a new SKU cannot be.
pub fn post_first(tx: &mut Tx<'_>, entries: &[Entry<'_>]) -> Result<(), Error> {
    let after = |entry: &Entry<'_>| {
        let balance = Balance { on_hand: entry.delta_on_hand, reserved: entry.delta_reserved };
        Top { balance, at: entry.at }
    };
    let rows: Vec<_> = entries.iter().flat_map(|entry| values(entry, after(entry))).collect();
    tx.insert_all(&INSERT, &rows)?;
    Ok(())
}

fn values<'v>(entry: &Entry<'v>, after: Top) -> [Value<'v>; 13] {
    [
        Value::Int(entry.group.0),
        Value::Int(entry.sku.0),
        Value::Text(entry.cause.as_str()),
        Value::Text(entry.cause_key),
        Value::Int(entry.delta_on_hand),
        Value::Int(entry.delta_reserved),
        Value::Int(after.balance.on_hand),
        Value::Int(after.balance.reserved),
        entry.reference.map_or(Value::Null, Value::Text),
        Value::Text(entry.actor),
        entry.note.map_or(Value::Null, Value::Text),
        entry.run.map_or(Value::Null, |run| Value::Int(run.0)),
        Value::Int(after.at.0),
    ]
}

fn no_such_sku(sku: SkuKey) -> Error {
    inconsistent("movement.sku_id", format!("there is no SKU {sku} in the group"))
}

fn inconsistent(column: &str, reason: String) -> Error {
    Error::Inconsistent { column: column.to_owned(), reason }
}

/// Returns whether the group's ledger has a movement of this cause.
///
/// # Errors
/// The store's.
pub fn is_posted(tx: &mut Tx<'_>, group: GroupKey, cause_key: &str) -> Result<bool, Error> {
    tx.one("SELECT 1 FROM movement WHERE group_id = ? AND cause_key = ?", params![group, cause_key], |row| {
        row.get::<i64>(0)
    })
    .map(|found| found.is_some())
}

/// What one movement did, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// Why.
    pub cause: Cause,
    /// The SKU.
    pub sku: SkuKey,
    /// Units added to on hand.
    pub delta_on_hand: i64,
    /// Units added to reserved.
    pub delta_reserved: i64,
}

/// Returns what the causes did whose keys are `name:…`.
///
/// # Errors
/// The store's.
pub fn under(tx: &mut Tx<'_>, group: GroupKey, name: &str) -> Result<Vec<Deed>, Error> {
    let sql = "SELECT cause, sku_id, delta_on_hand, delta_reserved FROM movement \
               WHERE group_id = ? AND cause_key >= ? AND cause_key < ?";
    let (from, to) = (format!("{name}:"), format!("{name};")); // `;` comes right behind `:`
    tx.all(sql, params![group, from, to], |row| {
        Ok(Deed {
            cause: cause(row.get(0)?)?,
            sku: row.get(1)?,
            delta_on_hand: row.get(2)?,
            delta_reserved: row.get(3)?,
        })
    })
}

/// Returns a SKU's balance after the last movement at or before `at`: nothing, where there is none so early.
///
/// # Errors
/// The store's.
pub fn balance_at(tx: &mut Tx<'_>, sku: SkuKey, at: Millis) -> Result<Balance, Error> {
    let sql = "SELECT on_hand, reserved FROM movement WHERE sku_id = ? AND at <= ? ORDER BY at DESC, id DESC LIMIT 1";
    let found =
        tx.one(sql, params![sku, at], |row| Ok(Balance { on_hand: row.get(0)?, reserved: row.get(1)? }))?;
    Ok(found.unwrap_or_default())
}

/// Hands a SKU's movements at or before `until` to `each`, newest first, at most `limit`.
///
/// # Errors
/// What `each` returns, or the store's.
pub fn history<E: From<Error>>(
    tx: &mut Tx<'_>,
    sku: SkuKey,
    until: Millis,
    limit: Option<u32>,
    mut each: impl FnMut(Movement) -> Result<(), E>,
) -> Result<(), E> {
    let sql = "SELECT m.id, k.code, m.delta_on_hand, m.delta_reserved, m.on_hand, m.reserved, m.cause, m.reference, \
               m.actor, m.note, m.at FROM movement m JOIN sku k ON k.id = m.sku_id \
               WHERE m.sku_id = ? AND m.at <= ? ORDER BY m.at DESC, m.id DESC LIMIT ?";
    let limit = limit.map_or(i64::MAX, i64::from);
    tx.each(sql, params![sku, until, limit], |row| each(movement(row)?))
}

fn movement(row: &Row<'_>) -> Result<Movement, Error> {
    Ok(Movement {
        id: row.get(0)?,
        sku: row.get(1)?,
        delta_on_hand: row.get(2)?,
        delta_reserved: row.get(3)?,
        on_hand: row.get(4)?,
        reserved: row.get(5)?,
        cause: cause(row.get(6)?)?,
        reference: row.get(7)?,
        actor: row.get(8)?,
        note: row.get(9)?,
        at: row.get(10)?,
    })
}

fn cause(word: String) -> Result<Cause, Error> {
    word.parse().map_err(|error: crate::domain::movement::UnknownCause| {
        inconsistent("movement.cause", error.to_string())
    })
}

/// A movement's figures, without its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Its key.
    pub id: MovementKey,
    /// The SKU.
    pub sku: SkuKey,
    /// Units added to on hand.
    pub delta_on_hand: i64,
    /// Units added to reserved.
    pub delta_reserved: i64,
    /// The balance that it records.
    pub after: Balance,
    /// When.
    pub at: Millis,
}

const STEP: &str =
    "SELECT id, sku_id, delta_on_hand, delta_reserved, on_hand, reserved, at, group_id FROM movement";

fn step(row: &Row<'_>) -> Result<Step, Error> {
    Ok(Step {
        id: row.get(0)?,
        sku: row.get(1)?,
        delta_on_hand: row.get(2)?,
        delta_reserved: row.get(3)?,
        after: Balance { on_hand: row.get(4)?, reserved: row.get(5)? },
        at: row.get(6)?,
    })
}

/// Returns what a run moved, last movement first.
///
/// # Errors
/// The store's.
pub fn of_run(tx: &mut Tx<'_>, group: GroupKey, run: RunKey) -> Result<Vec<Step>, Error> {
    tx.all(&format!("{STEP} WHERE run_id = ? AND group_id = ? ORDER BY id DESC"), params![run, group], step)
}

/// Hands every movement of the group to `each`, in the order in which they were made.
///
/// # Errors
/// What `each` returns, or the store's.
pub fn scan<E: From<Error>>(
    tx: &mut Tx<'_>,
    group: GroupKey,
    mut each: impl FnMut(Step) -> Result<(), E>,
) -> Result<(), E> {
    // The whole table is read in its own order: asked for one group, a database might sort it instead.
    tx.each(&format!("{STEP} ORDER BY id"), &[], |row| match row.get::<GroupKey>(7)? == group {
        true => each(step(row)?),
        false => Ok(()),
    })
}

#[cfg(test)]
mod tests;
