//! Messages of marketplaces, as they arrived: each kept once, taken once, and given back by whoever dies over it.

use std::collections::BTreeSet;

use super::{Error, FromValue, ToValue, Tx, Value, ValueRef};
use crate::domain::{Millis, Platform, ShopId};
use crate::params;

/// How far a message came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// It is still to be acted on, or being acted on.
    Waiting,
    /// It was acted on.
    Done,
    /// It says nothing that spark can use, or is about nobody that spark knows.
    Ignored,
    /// It was given up: polling makes up for it.
    Failed,
}

impl State {
    /// Every state, in the order in which a message may come to them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Done, Self::Ignored, Self::Failed];

    /// Returns the word that the database and every output uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Ignored => "ignored",
            Self::Failed => "failed",
        }
    }
}

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }
}

impl FromValue for State {
    fn from_value(value: ValueRef<'_>) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|state| value == ValueRef::Text(state.as_str()));
        found.ok_or_else(|| format!("expected the state of a message, found {value:?}"))
    }
}

/// A message to act on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The row's key.
    pub id: i64,
    /// Who sent it.
    pub platform: Platform,
    /// What it says.
    pub body: String,
    /// How often it was taken before.
    pub attempts: i64,
    /// When it arrived.
    pub received_at: Millis,
}

/// Keeps a message, unless one of that key is kept already. Returns whether it is new.
///
/// # Errors
/// The store's.
pub fn keep(
    tx: &mut Tx<'_>,
    platform: &Platform,
    (key, topic): (&str, &str),
    body: &str,
    at: Millis,
) -> Result<bool, Error> {
    let columns = ["platform", "message_key", "topic", "body", "state", "due_at", "received_at"];
    let sql = tx.dialect().insert_new("inbox", &columns, &columns[..2]);
    let new = tx.insert_new(&sql, params![platform, key, topic, body, State::Waiting, at, at])?;
    Ok(new.is_some())
}

/// Notes that shops were heard of; those that spark does not know are none of its business.
///
/// # Errors
/// The store's.
pub fn hear(tx: &mut Tx<'_>, platform: &Platform, shops: &BTreeSet<ShopId>, at: Millis) -> Result<(), Error> {
    for shop in shops {
        tx.execute(
            "UPDATE shop SET heard_at = ? WHERE platform = ? AND shop_id = ? AND (heard_at IS NULL OR heard_at < ?)",
            params![at, platform, shop, at],
        )?;
    }
    Ok(())
}

/// Takes up to `limit` messages that are due, oldest first. Nobody else gets them before `until`. Those that somebody else
/// is just taking are not waited for.
///
/// # Errors
/// The store's.
pub fn take(tx: &mut Tx<'_>, limit: u32, now: Millis, until: Millis) -> Result<Vec<Message>, Error> {
    let sql = format!(
        "SELECT id, platform, body, attempts, received_at FROM inbox WHERE state = 'waiting' AND due_at <= ? \
         ORDER BY due_at, id LIMIT ?{}",
        tx.dialect().for_claim()
    );
    let taken = tx.all(&sql, params![now, i64::from(limit)], |row| {
        Ok(Message {
            id: row.get(0)?,
            platform: row.get(1)?,
            body: row.get(2)?,
            attempts: row.get(3)?,
            received_at: row.get(4)?,
        })
    })?;
    for message in &taken {
        let sql = "UPDATE inbox SET due_at = ?, attempts = attempts + 1 WHERE id = ?";
        tx.execute(sql, params![until, message.id])?;
    }
    Ok(taken)
}

/// Ends messages.
///
/// # Errors
/// The store's.
pub fn end(tx: &mut Tx<'_>, messages: &[(i64, State)]) -> Result<(), Error> {
    for (id, state) in messages {
        tx.execute("UPDATE inbox SET state = ? WHERE id = ?", params![state, id])?;
    }
    Ok(())
}

/// Gives messages back, to be taken again at `due`.
///
/// # Errors
/// The store's.
pub fn give_back(tx: &mut Tx<'_>, messages: &[i64], due: Millis) -> Result<(), Error> {
    for id in messages {
        tx.execute("UPDATE inbox SET due_at = ? WHERE id = ? AND state = 'waiting'", params![due, id])?;
    }
    Ok(())
}

/// Forgets what was ended and arrived before `before`.
///
/// # Errors
/// The store's.
pub fn forget(tx: &mut Tx<'_>, before: Millis) -> Result<u64, Error> {
    tx.execute("DELETE FROM inbox WHERE received_at < ? AND state <> 'waiting'", params![before])
}

/// Returns how many messages are kept, by marketplace and state.
///
/// # Errors
/// The store's.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(Platform, State, i64)>, Error> {
    let sql = "SELECT platform, state, COUNT(*) FROM inbox GROUP BY platform, state ORDER BY platform, state";
    tx.all(sql, &[], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}
