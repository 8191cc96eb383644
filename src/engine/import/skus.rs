//! The import of SKUs: new ones are added, known ones changed. A blank cell, like an absent column, changes nothing.

use std::collections::HashSet;

use super::{Applied, Column, Import, Imported, Input, Layout, Options, Outcome, Problem, Row};
use crate::domain::{Amount, Cause, Currency, GroupKey, Millis, RunKey, SkuKey, sku};
use crate::engine::ledger::MOST;
use crate::engine::skus::{self as master, Edit, SkuEdit, default_currency};
use crate::engine::{Engine, Error, lookup};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::skus::{self, Facts, Inserter, New, Sku};
use crate::store::{Tx, runs};

const SKU: usize = 0;
const NAME: usize = 1;
const BARCODE: usize = 2;
const PRICE: usize = 3;
const COST: usize = 4;
const CURRENCY: usize = 5;
const STOCK: usize = 6;
const BUFFER: usize = 7;
const LOW_STOCK_AT: usize = 8;

static LAYOUT: Layout = Layout {
    columns: &[
        Column::named("sku"),
        Column::named("name"),
        Column::named("barcode"),
        Column::named("price"),
        Column::named("cost"),
        Column::named("currency"),
        Column::named("stock"),
        Column::named("buffer"),
        Column::named("low_stock_at"),
    ],
    required: &[&["sku"]],
};

impl Engine {
    /// Adds and changes SKUs as a file says. A `stock` column sets on hand through the ledger.
    ///
    /// # Errors
    /// [`super::Error::Rows`] with every invalid row.
    pub async fn import_skus(&self, input: Input, options: Options) -> Result<Imported, Error> {
        let import = SkuImport {
            group: self.group,
            actor: self.actor.clone(),
            file: input.name().to_owned(),
            at: self.clock.now(),
        };
        self.import("import SKUs", import, input, options).await
    }
}

struct SkuImport {
    group: GroupKey,
    actor: String,
    file: String,
    at: Millis,
}

/// What one transaction has learnt so far.
struct Attempt {
    run: RunKey,
    inserter: Inserter,
    default: Option<Currency>,
    /// The newest SKU before the import: whatever is newer came from an earlier row.
    newest: Option<SkuKey>,
    /// Older SKUs that a row was about.
    seen: HashSet<SkuKey>,
}

/// A row, free of its file.
struct SkuRow {
    code: String,
    /// What it says; the prices in here are set once their currency is known.
    facts: Facts,
    currency: Option<Currency>,
    price: Option<Amount>,
    cost: Option<Amount>,
    stock: Option<i64>,
}

impl Import for SkuImport {
    type Row = SkuRow;

    const KIND: runs::Kind = runs::Kind::SkuImport;

    fn layout() -> &'static Layout {
        &LAYOUT
    }

    fn parse(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<SkuRow> {
        let code = row.needed(SKU, problems).and_then(|text| match sku::check(text) {
            Ok(code) => Some(code.to_owned()),
            Err(error) => {
                problems.push(row.problem(SKU, error.to_string()));
                None
            }
        });
        let price = amount(row, PRICE, problems);
        let cost = amount(row, COST, problems);
        let currency = currency(row, problems);
        let stock = count(row, STOCK, problems);
        let facts = Facts {
            name: row.text(NAME).map(str::to_owned),
            barcode: row.text(BARCODE).map(str::to_owned),
            buffer: count(row, BUFFER, problems),
            low_stock_at: count(row, LOW_STOCK_AT, problems),
            ..Facts::default()
        };
        let code = code.filter(|_| problems.is_empty())?;
        Some(SkuRow { code, facts, currency, price, cost, stock })
    }

    type Attempt = Attempt;

    fn begin(&self, tx: &mut Tx<'_>, run: RunKey) -> Result<Attempt, Error> {
        Ok(Attempt {
            run,
            inserter: Inserter::new(tx, self.group, self.at),
            default: default_currency(tx, self.group)?,
            newest: skus::newest(tx)?,
            seen: HashSet::new(),
        })
    }

    fn apply(
        &self,
        attempt: &mut Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, SkuRow)>,
    ) -> Result<Vec<(u64, Outcome)>, Error> {
        let mut outcomes = Vec::with_capacity(rows.len());
        let mut priced = Vec::with_capacity(rows.len());
        for (line, mut row) in rows {
            let Err(error) = row.set_prices(attempt.default) else {
                priced.push((line, row));
                continue;
            };
            // Whether its code is taken may depend on the rows before.
            outcomes.extend(self.add_or_change(attempt, tx, std::mem::take(&mut priced))?);
            if skus::key_of(tx, self.group, &row.code)?.is_none() {
                outcomes.push((line, Err(vec![problem(line, &error)])));
            } else {
                // The price may fit the currency that the SKU has.
                outcomes.extend(self.change(attempt, tx, vec![(line, row)])?);
            }
        }
        outcomes.extend(self.add_or_change(attempt, tx, priced)?);
        Ok(outcomes)
    }
}

impl SkuImport {
    /// Adds the SKUs whose codes are not taken, and changes the others.
    fn add_or_change(
        &self,
        attempt: &mut Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, SkuRow)>,
    ) -> Result<Vec<(u64, Outcome)>, Error> {
        // Most rows of a large file are new: nothing is asked about those before.
        let news: Vec<_> = rows.iter().map(|(_, row)| row.as_new()).collect();
        let keys = attempt.inserter.insert_all(tx, &news)?;
        let mut outcomes = Vec::with_capacity(rows.len());
        let (mut steps, mut known) = (Vec::new(), Vec::new());
        for ((line, row), key) in rows.into_iter().zip(keys) {
            let Some(sku) = key else {
                known.push((line, row));
                continue;
            };
            if let Some(stock) = row.stock.filter(|stock| *stock != 0) {
                steps.push(self.step(attempt.run, line, sku, stock));
            }
            outcomes.push((line, Ok(Applied::Created)));
        }
        ledger::post_first(tx, &self.entries(attempt.run, &steps))?;
        outcomes.extend(self.change(attempt, tx, known)?);
        Ok(outcomes)
    }

    /// Changes SKUs that are there. One that an earlier row was about is not changed again.
    fn change(
        &self,
        attempt: &mut Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, SkuRow)>,
    ) -> Result<Vec<(u64, Outcome)>, Error> {
        let known = skus::by_codes(tx, self.group, rows.iter().map(|(_, row)| row.code.as_str()))?;
        let counted = rows.iter().filter(|(_, row)| row.stock.is_some());
        let counted = counted.filter_map(|(_, row)| known.get(row.code.as_str()).map(|sku| sku.key));
        let held = skus::hold_all(tx, counted)?;
        let mut outcomes = Vec::with_capacity(rows.len());
        let (mut steps, mut changes) = (Vec::new(), Vec::new());
        for (line, row) in rows {
            let sku = match known.get(row.code.as_str()) {
                Some(sku) => sku.clone(),
                None => lookup::sku(tx, self.group, &row.code)?,
            };
            if attempt.newest.is_none_or(|newest| sku.key > newest) || !attempt.seen.insert(sku.key) {
                let reason = format!("`{}` stands in an earlier row too", row.code);
                outcomes.push((line, Err(vec![cell_problem(line, SKU, reason)])));
                continue;
            }
            let (key, on_hand) = (sku.key, held.get(&sku.key).copied().unwrap_or(sku.on_hand));
            let missing = row.stock.map_or(0, |stock| stock - on_hand);
            match self.change_facts(attempt, tx, line, sku, row)? {
                Err(problems) => outcomes.push((line, Err(problems))),
                Ok(changed) if missing == 0 => outcomes.push((line, Ok(applied(changed)))),
                Ok(changed) => {
                    steps.push(self.step(attempt.run, line, key, missing));
                    changes.push((line, changed));
                }
            }
        }
        let posted = ledger::post_all(tx, self.group, &self.entries(attempt.run, &steps))?;
        let moved = changes.into_iter().zip(posted);
        outcomes.extend(moved.map(|((line, changed), posted)| {
            (line, Ok(applied(changed || matches!(posted, Posted::New(_)))))
        }));
        Ok(outcomes)
    }

    /// Writes what a row says about a SKU besides its stock, and tells whether that changed anything.
    fn change_facts(
        &self,
        attempt: &Attempt,
        tx: &mut Tx<'_>,
        line: u64,
        mut known: Sku,
        row: SkuRow,
    ) -> Result<Result<bool, Vec<Problem>>, Error> {
        if known.is_bundle && row.stock.is_some() {
            let reason = format!("`{}` is a bundle: its stock follows from its components", row.code);
            return Ok(Err(vec![cell_problem(line, STOCK, reason)]));
        }
        match master::write(tx, &mut known, &row.into_edit(), attempt.default, self.at) {
            Err(Error::Sku(error)) => Ok(Err(vec![problem(line, &error)])),
            written => written.map(Ok),
        }
    }

    /// Returns the movement that a row causes.
    fn step(&self, run: RunKey, line: u64, sku: SkuKey, delta_on_hand: i64) -> Step {
        let (cause_key, reference) = (format!("import:{run}:{line}"), format!("{}:{line}", self.file));
        Step { sku, delta_on_hand, cause_key, reference }
    }

    fn entries<'s>(&'s self, run: RunKey, steps: &'s [Step]) -> Vec<Entry<'s>> {
        let entry = |step: &'s Step| Entry {
            group: self.group,
            sku: step.sku,
            cause: Cause::Import,
            cause_key: &step.cause_key,
            delta_on_hand: step.delta_on_hand,
            delta_reserved: 0,
            reference: Some(&step.reference),
            actor: &self.actor,
            note: None,
            run: Some(run),
            at: self.at,
        };
        steps.iter().map(entry).collect()
    }
}

/// A movement that a row causes.
struct Step {
    sku: SkuKey,
    delta_on_hand: i64,
    cause_key: String,
    reference: String,
}

fn applied(changed: bool) -> Applied {
    if changed { Applied::Changed } else { Applied::Unchanged }
}

impl SkuRow {
    /// Puts the prices in minor units of the row's currency, or else of `default`.
    fn set_prices(&mut self, default: Option<Currency>) -> Result<(), master::Error> {
        let is_priced = self.price.is_some() || self.cost.is_some();
        let currency = self.currency.or(default.filter(|_| is_priced));
        self.facts.price_minor = master::price("price", None, &edit(self.price), None, currency)?;
        self.facts.cost_minor = master::price("cost", None, &edit(self.cost), None, currency)?;
        self.facts.currency = currency;
        Ok(())
    }

    /// Returns the SKU that it adds where there is none.
    fn as_new(&self) -> New<'_> {
        New { code: &self.code, facts: &self.facts, on_hand: self.stock.unwrap_or(0) }
    }

    fn into_edit(self) -> SkuEdit {
        SkuEdit {
            name: edit(self.facts.name),
            barcode: edit(self.facts.barcode),
            price: edit(self.price),
            cost: edit(self.cost),
            currency: edit(self.currency),
            buffer: edit(self.facts.buffer),
            low_stock_at: edit(self.facts.low_stock_at),
        }
    }
}

fn edit<T>(said: Option<T>) -> Edit<T> {
    said.map_or(Edit::Keep, Edit::To)
}

fn amount(row: &Row<'_>, column: usize, problems: &mut Vec<Problem>) -> Option<Amount> {
    match row.text(column)?.parse::<Amount>() {
        Ok(amount) if amount.is_negative() => problems.push(row.problem(column, "cannot be negative")),
        Ok(amount) => return Some(amount),
        Err(error) => problems.push(row.problem(column, error.to_string())),
    }
    None
}

fn currency(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<Currency> {
    let currency = row.text(CURRENCY)?.parse::<Currency>();
    if let Err(error) = &currency {
        problems.push(row.problem(CURRENCY, error.to_string()));
    }
    currency.ok()
}

/// Returns a count of units: a whole number that is not negative.
fn count(row: &Row<'_>, column: usize, problems: &mut Vec<Problem>) -> Option<i64> {
    let number = row.whole(column, problems)?;
    if number < 0 {
        problems.push(row.problem(column, "cannot be negative"));
    } else if number > MOST {
        problems.push(row.problem(column, format!("`{number}` is too large a number of units")));
    }
    Some(number)
}

/// Returns what the master table has against a row.
fn problem(line: u64, error: &master::Error) -> Problem {
    let (column, reason) = match error {
        master::Error::Money { field, source, .. } => (Some((*field).to_owned()), source.to_string()),
        other => (None, other.to_string()),
    };
    Problem { row: line, column, reason }
}

fn cell_problem(line: u64, column: usize, reason: String) -> Problem {
    Problem { row: line, column: Some(LAYOUT.columns[column].name.to_owned()), reason }
}
