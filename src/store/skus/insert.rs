//! Putting SKUs into the table: one, or the many of a file.

use std::collections::{HashMap, HashSet};

use super::Facts;
use crate::domain::{GroupKey, Millis, SkuKey};
use crate::params;
use crate::store::{Clash, Dialect, Error, Insert, ToValue as _, Tx, Value};

const INSERT: Insert<'static> = Insert {
    table: "sku",
    columns: &[
        "group_id",
        "code",
        "name",
        "barcode",
        "price_minor",
        "cost_minor",
        "currency",
        "buffer",
        "low_stock_at",
        "on_hand",
        "created_at",
        "updated_at",
    ],
    clash: Clash::Fail,
};

/// A SKU that is to be.
#[derive(Debug, Clone, Copy)]
pub struct New<'a> {
    /// Its code.
    pub code: &'a str,
    /// What is said about it.
    pub facts: &'a Facts,
    /// Units on hand. Where they are not 0, the ledger's first movement has to follow (see
    /// [`post_first`](crate::store::ledger::post_first)).
    pub on_hand: i64,
}

/// Puts SKUs into the table, each only where its code is not taken. Made once for many.
pub struct Inserter {
    one: String,
    group: GroupKey,
    at: Millis,
}

impl Inserter {
    /// Returns an inserter for `group` that dates its rows `at`.
    pub fn new(tx: &Tx<'_>, group: GroupKey, at: Millis) -> Self {
        let one = tx.dialect().insert_new(INSERT.table, INSERT.columns, &["group_id", "code"]);
        Self { one, group, at }
    }

    /// Inserts a SKU and returns its key, or `None` when the code is taken.
    ///
    /// # Errors
    /// The store's.
    pub fn insert(&self, tx: &mut Tx<'_>, new: New<'_>) -> Result<Option<SkuKey>, Error> {
        Ok(tx.insert_new(&self.one, &self.values(new))?.map(SkuKey))
    }

    /// Inserts SKUs in their order, as [`Inserter::insert`] would one by one; where a statement is a round trip, in few of
    /// them.
    ///
    /// # Errors
    /// The store's; [`Error::Conflict`] when another transaction took one of the codes meanwhile.
    pub fn insert_all(&self, tx: &mut Tx<'_>, news: &[New<'_>]) -> Result<Vec<Option<SkuKey>>, Error> {
        match tx.dialect() {
            // To try is cheaper here than to ask first, and whoever tries is told the key.
            Dialect::Sqlite => news.iter().map(|new| self.insert(tx, *new)).collect(),
            Dialect::MySql => self.insert_untaken(tx, news),
        }
    }

    fn insert_untaken(&self, tx: &mut Tx<'_>, news: &[New<'_>]) -> Result<Vec<Option<SkuKey>>, Error> {
        let mut taken: HashSet<_> = self.keys(tx, news)?.into_keys().collect();
        let untaken: Vec<_> = news.iter().copied().filter(|new| taken.insert(new.code.to_owned())).collect();
        let rows: Vec<_> = untaken.iter().flat_map(|new| self.values(*new)).collect();
        tx.insert_all(&INSERT, &rows)?;
        let mut keys = self.keys(tx, &untaken)?;
        Ok(news.iter().map(|new| keys.remove(new.code)).collect()) // of a code that is there twice, the first has it
    }

    /// Returns the codes among these that there are, with their keys.
    fn keys(&self, tx: &mut Tx<'_>, news: &[New<'_>]) -> Result<HashMap<String, SkuKey>, Error> {
        let sql =
            |places: &str| format!("SELECT code, id FROM sku WHERE group_id = ? AND code IN ({places})");
        let codes: Vec<_> = news.iter().map(|new| Value::Text(new.code)).collect();
        let mut keys = HashMap::with_capacity(codes.len());
        tx.each_of(sql, params![self.group], &codes, |row| {
            keys.insert(row.get(0)?, row.get(1)?);
            Ok::<_, Error>(())
        })?;
        Ok(keys)
    }

    fn values<'v>(&self, New { code, facts, on_hand }: New<'v>) -> [Value<'v>; 12] {
        [
            Value::Int(self.group.0),
            Value::Text(code),
            Value::Text(facts.name.as_deref().unwrap_or_default()),
            facts.barcode.to_value(),
            facts.price_minor.to_value(),
            facts.cost_minor.to_value(),
            facts.currency.to_value(),
            facts.buffer.to_value(),
            facts.low_stock_at.to_value(),
            Value::Int(on_hand),
            Value::Int(self.at.0),
            Value::Int(self.at.0),
        ]
    }
}
