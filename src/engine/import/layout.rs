//! Which columns an import knows, and which of them a file has: in any order and any case.

use std::ops::ControlFlow;

use super::error::{Problem, Problems};

/// A column that an import knows.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Other headers that mean it.
    pub aliases: &'static [&'static str],
}

impl Column {
    /// Returns a column that has one name.
    pub const fn named(name: &'static str) -> Self {
        Self { name, aliases: &[] }
    }
}

/// What an import knows of its files.
#[derive(Debug)]
pub struct Layout {
    /// Its columns. Rows give their cells by the index in here.
    pub columns: &'static [Column],
    /// Sets of columns, one of which a file must have.
    pub required: &'static [&'static [&'static str]],
}

/// Receives a file's rows in order: a row's line and its cells, or what is wrong with it.
pub(super) type Visit<'v> = dyn FnMut(u64, Result<Row<'_>, Vec<Problem>>) -> ControlFlow<()> + 'v;

/// One row of a file.
#[derive(Debug, Clone, Copy)]
pub struct Row<'r> {
    line: u64,
    layout: &'r Layout,
    cells: &'r [String],
}

impl<'r> Row<'r> {
    pub(super) fn new(line: u64, layout: &'r Layout, cells: &'r [String]) -> Self {
        Self { line, layout, cells }
    }

    /// Returns the row's line number.
    pub fn line(&self) -> u64 {
        self.line
    }

    /// Returns the trimmed text of a column; `None` where it is blank or the file has no such column.
    pub fn text(&self, column: usize) -> Option<&'r str> {
        self.cells.get(column).map(|cell| cell.trim()).filter(|text| !text.is_empty())
    }

    /// Returns the text of a column that every row must fill; notes a problem where it is blank.
    pub fn needed(&self, column: usize, problems: &mut Vec<Problem>) -> Option<&'r str> {
        let text = self.text(column);
        if text.is_none() {
            problems.push(self.problem(column, "is blank"));
        }
        text
    }

    /// Returns the whole number in a column; notes a problem where there is something else.
    pub fn whole(&self, column: usize, problems: &mut Vec<Problem>) -> Option<i64> {
        let text = self.text(column)?;
        let number = text.parse();
        if number.is_err() {
            problems.push(self.problem(column, format!("`{text}` is no whole number")));
        }
        number.ok()
    }

    /// Returns a problem with a column of this row.
    pub fn problem(&self, column: usize, reason: impl Into<String>) -> Problem {
        let column = self.layout.columns.get(column).map(|column| column.name.to_owned());
        Problem { row: self.line, column, reason: reason.into() }
    }
}

/// What a header means.
pub(super) enum Meaning {
    /// The layout's column of this index.
    Known(usize),
    /// Nothing, and that is fine.
    Ignored,
    /// Nothing, for this reason.
    Unknown(String),
}

impl Layout {
    /// Returns what `header` means; `ignore` takes unknown ones in silence.
    pub(super) fn meaning(&self, header: &str, ignore: bool) -> Meaning {
        let wanted = normal(header);
        let means = |column: &Column| column.name == wanted || column.aliases.contains(&wanted.as_str());
        match self.columns.iter().position(means) {
            Some(index) => Meaning::Known(index),
            None if ignore || wanted.is_empty() => Meaning::Ignored,
            None => {
                let names = self
                    .columns
                    .iter()
                    .flat_map(|column| std::iter::once(&column.name).chain(column.aliases));
                let alike = |name: &str| strsim::jaro_winkler(name, &wanted);
                let nearest = names.max_by(|a, b| alike(a).total_cmp(&alike(b)));
                Meaning::Unknown(format!(
                    "is no column of this import; the nearest is `{}`",
                    nearest.copied().unwrap_or("")
                ))
            }
        }
    }

    /// Matches a header and returns, for every cell of a row, the layout's column that it belongs to.
    pub(super) fn match_header<'h>(
        &self,
        line: u64,
        header: impl IntoIterator<Item = &'h str>,
        ignore: bool,
    ) -> Result<Vec<Option<usize>>, Problems> {
        let mut wrong = Vec::new();
        let mut places: Vec<Option<usize>> = Vec::new();
        for text in header {
            let problem =
                |reason: String| Problem { row: line, column: Some(text.trim().to_owned()), reason };
            let place = match self.meaning(text, ignore) {
                Meaning::Known(index) if places.contains(&Some(index)) => {
                    wrong.push(problem(format!("is the second column for `{}`", self.columns[index].name)));
                    None
                }
                Meaning::Known(index) => Some(index),
                Meaning::Ignored => None,
                Meaning::Unknown(reason) => {
                    wrong.push(problem(reason));
                    None
                }
            };
            places.push(place);
        }
        let has = |name: &&str| places.iter().flatten().any(|index| self.columns[*index].name == *name);
        if wrong.is_empty() && !self.required.iter().any(|set| set.iter().all(has)) {
            let missing = |set: &&[&str]| {
                let names: Vec<_> =
                    set.iter().filter(|name| !has(name)).map(|name| format!("`{name}`")).collect();
                names.join(", ")
            };
            let sets: Vec<_> = self.required.iter().map(missing).collect();
            let reason = format!("the header lacks {}", sets.join(", or "));
            wrong.push(Problem { row: line, column: None, reason });
        }
        if wrong.is_empty() {
            return Ok(places);
        }
        let mut problems = Problems::default();
        problems.add_row(wrong);
        Err(problems)
    }
}

/// Headers are compared without case, and with blanks and hyphens as underscores: `Low stock at` is `low_stock_at`.
fn normal(header: &str) -> String {
    header.trim().chars().map(|c| if matches!(c, ' ' | '-') { '_' } else { c.to_ascii_lowercase() }).collect()
}
