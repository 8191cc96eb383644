//! A view that stays on the terminal, drawn over itself: only what differs is seen to move.

use console::{Term, truncate_str};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::Value;

use super::{table, to_value};
use crate::failure::Failure;

/// A page that is composed and then shown in place of the one before. The last one stays when it is dropped.
pub(crate) struct Screen {
    bar: ProgressBar,
    page: String,
}

impl Screen {
    pub(super) fn new(bars: &MultiProgress) -> Self {
        let style = ProgressStyle::with_template("{msg}").expect("the template is fixed");
        Self { bar: bars.add(ProgressBar::new_spinner().with_style(style)), page: String::new() }
    }

    /// Adds a line.
    pub(crate) fn line(&mut self, text: &str) {
        self.page.push_str(text);
        self.page.push('\n');
    }

    /// Adds a table of `columns`, nothing where there are no items.
    pub(crate) fn list(&mut self, items: &[impl Serialize], columns: &[&str]) -> Result<(), Failure> {
        let items = items.iter().map(to_value).collect::<Result<Vec<Value>, _>>()?;
        let columns: Vec<_> = columns.iter().map(|column| (*column).to_owned()).collect();
        self.page.push_str(&table::rows(&items, &columns));
        Ok(())
    }

    /// Adds the fields of one thing.
    pub(crate) fn one(&mut self, item: &impl Serialize) -> Result<(), Failure> {
        self.page.push_str(&table::fields(&to_value(item)?));
        Ok(())
    }

    /// Shows the page, as much of it as the terminal has room for, and begins the next.
    pub(crate) fn show(&mut self) {
        let (height, width) = Term::stderr().size();
        let page = std::mem::take(&mut self.page);
        let lines: Vec<_> = page
            .lines()
            .take(usize::from(height).saturating_sub(1))
            .map(|line| truncate_str(line, usize::from(width).saturating_sub(1), "…"))
            .collect();
        self.bar.set_message(lines.join("\n"));
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.bar.abandon();
    }
}
