//! The ledger: rows that are only ever added, each with the cause that made it and a key that makes it unique.
//!
//! The balance on the SKU row is a cache of it, changed in the same transaction. Which movements to make is the
//! engine's decision; that none is lost, doubled, or takes on hand below zero against its cause's rule is decided
//! here.

use super::{Error, Row, ToValue as _, Tx, Value};
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

const COLUMNS: &[&str] = &[
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
];

/// Adds a movement and brings the SKU's balance up to date.
///
/// # Errors
/// [`Error::Inconsistent`] when the group has no such SKU, or a figure leaves 64 bits.
pub fn post(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<Posted, Error> {
    let lock = tx.dialect().for_update();
    let sql = format!(
        "SELECT on_hand, reserved, (SELECT at FROM movement WHERE sku_id = sku.id ORDER BY at DESC LIMIT 1) \
         FROM sku WHERE id = ? AND group_id = ?{lock}"
    );
    let found = tx.one(&sql, params![entry.sku, entry.group], |row| {
        Ok((Balance { on_hand: row.get(0)?, reserved: row.get(1)? }, row.get::<Option<Millis>>(2)?))
    })?;
    let Some((before, last)) = found else {
        return Err(inconsistent("movement.sku_id", format!("there is no SKU {} in the group", entry.sku)));
    };
    let after = before
        .moved(entry.delta_on_hand, entry.delta_reserved)
        .ok_or_else(|| inconsistent("movement.on_hand", "the figure leaves 64 bits".to_owned()))?;
    if after.on_hand < 0 && entry.delta_on_hand < 0 && !entry.cause.may_oversell() {
        return Ok(if is_posted(tx, entry.group, entry.cause_key)? {
            Posted::Repeat
        } else {
            Posted::Refused(before)
        });
    }
    let at = last.map_or(entry.at, |last| entry.at.max(last));
    let insert = tx.dialect().upsert("movement", COLUMNS, &["group_id", "cause_key"], &[]);
    if tx.execute(&insert, &values(entry, after, &at))? == 0 {
        return Ok(Posted::Repeat);
    }
    tx.execute(
        "UPDATE sku SET on_hand = ?, reserved = ?, updated_at = ? WHERE id = ?",
        params![after.on_hand, after.reserved, at, entry.sku],
    )?;
    Ok(Posted::New(after))
}

/// Adds the first movement of a SKU whose row was inserted in this transaction with the entry's deltas as its
/// balance: the fast path of bulk work, one statement a row.
///
/// # Errors
/// [`Error::Conflict`] when the cause was applied before, which for a new SKU cannot be.
pub fn post_first(tx: &mut Tx<'_>, entry: &Entry<'_>) -> Result<(), Error> {
    const INSERT: &str = "INSERT INTO movement (group_id, sku_id, cause, cause_key, delta_on_hand, delta_reserved, \
         on_hand, reserved, reference, actor, note, run_id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    let after = Balance { on_hand: entry.delta_on_hand, reserved: entry.delta_reserved };
    tx.execute(INSERT, &values(entry, after, &entry.at))?;
    Ok(())
}

fn values<'v>(entry: &'v Entry<'_>, after: Balance, at: &'v Millis) -> [Value<'v>; 13] {
    [
        entry.group.to_value(),
        entry.sku.to_value(),
        Value::Text(entry.cause.as_str()),
        Value::Text(entry.cause_key),
        Value::Int(entry.delta_on_hand),
        Value::Int(entry.delta_reserved),
        Value::Int(after.on_hand),
        Value::Int(after.reserved),
        entry.reference.map_or(Value::Null, Value::Text),
        Value::Text(entry.actor),
        entry.note.map_or(Value::Null, Value::Text),
        entry.run.map_or(Value::Null, |run| Value::Int(run.0)),
        at.to_value(),
    ]
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
mod tests {
    use super::*;
    use crate::store::Store;

    const GROUP: GroupKey = GroupKey(1);

    async fn store() -> (tempfile::TempDir, Store) {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open_sqlite(&home.path().join("spark.db")).await.unwrap();
        write(&store, |tx| {
            tx.insert("INSERT INTO sku (group_id, code, created_at, updated_at) VALUES (1, 'mug', 0, 0)", &[])
        })
        .await
        .unwrap();
        (home, store)
    }

    async fn write<T: Send + 'static>(
        store: &Store,
        work: impl FnMut(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        store.write("test", work).await
    }

    fn entry(cause: Cause, cause_key: &str, delta_on_hand: i64, at: i64) -> Entry<'_> {
        Entry {
            group: GROUP,
            sku: SkuKey(1),
            cause,
            cause_key,
            delta_on_hand,
            delta_reserved: 0,
            reference: None,
            actor: "test",
            note: None,
            run: None,
            at: Millis(at),
        }
    }

    async fn post_one(store: &Store, cause: Cause, key: &'static str, delta: i64, at: i64) -> Posted {
        write(store, move |tx| post(tx, &entry(cause, key, delta, at))).await.unwrap()
    }

    fn new(on_hand: i64) -> Posted {
        Posted::New(Balance { on_hand, reserved: 0 })
    }

    #[tokio::test]
    async fn the_same_cause_again_changes_nothing() {
        let (_home, store) = store().await;
        assert_eq!(post_one(&store, Cause::Adjust, "a", 5, 1).await, new(5));
        assert_eq!(post_one(&store, Cause::Adjust, "a", 5, 2).await, Posted::Repeat);
        assert_eq!(post_one(&store, Cause::Adjust, "b", -5, 3).await, new(0));
        assert_eq!(
            post_one(&store, Cause::Adjust, "b", -5, 4).await,
            Posted::Repeat,
            "though it would now be refused"
        );
    }

    #[tokio::test]
    async fn on_hand_goes_below_zero_only_where_a_marketplace_has_sold_it() {
        let (_home, store) = store().await;
        assert_eq!(post_one(&store, Cause::Set, "a", 2, 1).await, new(2));
        let refused = Posted::Refused(Balance { on_hand: 2, reserved: 0 });
        assert_eq!(post_one(&store, Cause::Adjust, "b", -3, 2).await, refused);
        assert_eq!(post_one(&store, Cause::Consume, "c", -3, 3).await, new(-1));
        assert_eq!(post_one(&store, Cause::Adjust, "d", 1, 4).await, new(0), "up from below is fine");
    }

    #[tokio::test]
    async fn a_clock_that_went_back_does_not_turn_the_ledger_around() {
        let (_home, store) = store().await;
        let _ = post_one(&store, Cause::Set, "a", 2, 1000).await;
        let _ = post_one(&store, Cause::Set, "b", 3, 10).await;
        let times = store
            .read("test", |tx| tx.all("SELECT at FROM movement ORDER BY id", &[], |row| row.get::<i64>(0)))
            .await
            .unwrap();
        assert_eq!(times, [1000, 1000]);
    }

    #[tokio::test]
    async fn no_row_can_be_changed_or_taken_away() {
        let (_home, store) = store().await;
        let _ = post_one(&store, Cause::Set, "a", 2, 1).await;
        for sql in ["UPDATE movement SET delta_on_hand = 3", "DELETE FROM movement"] {
            assert!(write(&store, move |tx| tx.execute(sql, &[])).await.is_err(), "{sql}");
        }
    }

    #[tokio::test]
    async fn another_groups_sku_cannot_be_moved() {
        let (_home, store) = store().await;
        let moved =
            write(&store, |tx| post(tx, &Entry { group: GroupKey(2), ..entry(Cause::Set, "a", 2, 1) })).await;
        assert!(matches!(moved, Err(Error::Inconsistent { .. })));
    }
}
