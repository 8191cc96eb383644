//! The import of stock: each row sets a SKU's on hand, or adds to it, by a movement of its own.

use std::collections::HashSet;

use super::{Applied, Column, Import, Imported, Input, Layout, Options, Outcome, Problem, Row};
use crate::domain::{Cause, GroupKey, Millis, RunKey, SkuKey};
use crate::engine::ledger::MOST;
use crate::engine::{Engine, Error};
use crate::store::ledger::{self, Entry, Posted};
use crate::store::{Tx, runs, skus};

const SKU: usize = 0;
const QTY: usize = 1;
const NOTE: usize = 2;

static LAYOUT: Layout = Layout {
    columns: &[
        Column::named("sku"),
        Column { name: "qty", aliases: &["stock", "quantity"] },
        Column::named("note"),
    ],
    required: &[&["sku", "qty"]],
};

/// What the figure of a row means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// On hand becomes this.
    Set,
    /// On hand changes by this.
    Adjust,
}

impl Engine {
    /// Moves stock as a file says. An unknown SKU, a bundle, and what would go below zero are invalid rows.
    ///
    /// # Errors
    /// [`super::Error::Rows`] with every invalid row.
    pub async fn import_stock(&self, input: Input, mode: Mode, options: Options) -> Result<Imported, Error> {
        let import = StockImport {
            group: self.group,
            actor: self.actor.clone(),
            file: input.name().to_owned(),
            at: self.clock.now(),
            mode,
        };
        self.import("import stock", import, input, options).await
    }
}

struct StockImport {
    group: GroupKey,
    actor: String,
    file: String,
    at: Millis,
    mode: Mode,
}

struct StockRow {
    code: String,
    figure: i64,
    note: Option<String>,
}

/// What one transaction has learnt so far.
struct Attempt {
    run: RunKey,
    /// The SKUs that a row has set: a second figure for one would be a contradiction.
    seen: HashSet<SkuKey>,
}

impl Import for StockImport {
    type Row = StockRow;
    type Attempt = Attempt;

    const KIND: runs::Kind = runs::Kind::StockImport;

    fn layout() -> &'static Layout {
        &LAYOUT
    }

    fn parse(row: &Row<'_>, problems: &mut Vec<Problem>) -> Option<StockRow> {
        let code = row.needed(SKU, problems);
        let figure = row.needed(QTY, problems).and_then(|_| row.whole(QTY, problems));
        if let Some(figure) = figure.filter(|figure| !(-MOST..=MOST).contains(figure)) {
            problems.push(row.problem(QTY, format!("{figure} is too large a number of units")));
        }
        let (code, figure) = code.zip(figure.filter(|_| problems.is_empty()))?;
        Some(StockRow { code: code.to_owned(), figure, note: row.text(NOTE).map(str::to_owned) })
    }

    fn begin(&self, _tx: &mut Tx<'_>, run: RunKey) -> Result<Attempt, Error> {
        Ok(Attempt { run, seen: HashSet::new() })
    }

    fn apply(
        &self,
        attempt: &mut Attempt,
        tx: &mut Tx<'_>,
        rows: Vec<(u64, StockRow)>,
    ) -> Result<Vec<(u64, Outcome)>, Error> {
        rows.into_iter().map(|(line, row)| Ok((line, self.apply_one(attempt, tx, line, row)?))).collect()
    }
}

impl StockImport {
    fn apply_one(
        &self,
        attempt: &mut Attempt,
        tx: &mut Tx<'_>,
        line: u64,
        row: StockRow,
    ) -> Result<Outcome, Error> {
        let wrong = |column: usize, reason: String| {
            let column = Some(LAYOUT.columns[column].name.to_owned());
            Ok(Err(vec![Problem { row: line, column, reason }]))
        };
        let Some(sku) = skus::to_move(tx, self.group, &row.code)? else {
            return wrong(SKU, format!("there is no SKU `{}`", row.code));
        };
        if sku.is_bundle {
            return wrong(SKU, format!("`{}` is a bundle: its stock follows from its components", row.code));
        }
        let delta = match self.mode {
            Mode::Adjust => row.figure,
            Mode::Set if row.figure < 0 => return wrong(QTY, "cannot be negative".to_owned()),
            Mode::Set if !attempt.seen.insert(sku.key) => {
                return wrong(SKU, format!("`{}` stands in an earlier row too", row.code));
            }
            Mode::Set => row.figure - sku.on_hand,
        };
        if delta == 0 {
            return Ok(Ok(Applied::Unchanged));
        }
        let entry = Entry {
            group: self.group,
            sku: sku.key,
            cause: Cause::Import,
            cause_key: &format!("import:{}:{line}", attempt.run),
            delta_on_hand: delta,
            delta_reserved: 0,
            reference: Some(&format!("{}:{line}", self.file)),
            actor: &self.actor,
            note: row.note.as_deref(),
            run: Some(attempt.run),
            at: self.at,
        };
        match ledger::post(tx, &entry)? {
            Posted::New(_) => Ok(Ok(Applied::Changed)),
            Posted::Repeat => Ok(Ok(Applied::Unchanged)),
            Posted::Refused(balance) => {
                let on_hand = balance.on_hand;
                wrong(
                    QTY,
                    format!("`{}` has {on_hand} on hand; {delta:+} would take it below zero", row.code),
                )
            }
        }
    }
}
