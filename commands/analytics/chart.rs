//! Bars of block characters, an eighth of a letter fine.

use console::{Term, measure_text_width, pad_str};
use serde_json::Value;
use spark::engine::Amount;

use crate::context::Context;
use crate::failure::Failure;
use crate::globals::Format;

/// How wide a chart is where no terminal says.
const WIDTH: usize = 80;

/// A row of a chart.
pub(super) struct Bar {
    /// What it is about.
    pub(super) label: String,
    /// What the bar shows.
    pub(super) value: i64,
    /// That value, as people read it.
    pub(super) text: String,
}

impl Bar {
    /// Returns the bar of what `field` of a report's row says, labelled by what `by` says.
    pub(super) fn of(row: &Value, by: &str, field: &str) -> Self {
        let label = row[by].as_str().unwrap_or("(unmapped)").to_owned();
        let (value, text) = match &row[field] {
            Value::String(money) => (minor(money, row["currency"].as_str()), money.clone()),
            Value::Null => (0, "-".to_owned()),
            count => (count.as_i64().unwrap_or(0), count.to_string()),
        };
        Self { label, value, text }
    }
}

/// Returns an amount in minor units, which bars of one currency are compared by.
fn minor(money: &str, currency: Option<&str>) -> i64 {
    let currency = currency.and_then(|code| code.parse().ok());
    money.parse::<Amount>().ok().and_then(|amount| amount.minor(currency).ok()).unwrap_or(0)
}

/// Returns whether to draw: only people look at charts, so that data keeps its shape.
pub(super) fn is_wanted(cx: &Context<'_>, asked: bool) -> bool {
    let is_table = cx.out.format() == Format::Table;
    if asked && !is_table {
        cx.out.note("--chart draws for people only; this is the data");
    }
    asked && is_table
}

/// Prints `bars` under `title`, all on one scale.
pub(super) fn print(cx: &Context<'_>, title: &str, bars: &[Bar]) -> Result<(), Failure> {
    let width = Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| columns.into());
    cx.out.raw(draw(title, bars, width).as_bytes())
}

fn draw(title: &str, bars: &[Bar], width: usize) -> String {
    let widest = |of: fn(&Bar) -> &str| bars.iter().map(|bar| measure_text_width(of(bar))).max().unwrap_or(0);
    let (labels, texts) = (widest(|bar| &bar.label), widest(|bar| &bar.text));
    let room = width.saturating_sub(labels + texts + 4).clamp(8, 60);
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let mut chart = format!("{title}\n");
    for Bar { label, value, text } in bars {
        let label = pad_str(label, labels, console::Alignment::Left, None);
        let bar = blocks(*value, most, room);
        let bar = pad_str(&bar, room, console::Alignment::Left, None);
        let text = pad_str(text, texts, console::Alignment::Right, None);
        chart.push_str(&format!("{label}  {bar}  {text}\n"));
    }
    chart
}

/// Returns a bar for `value` where `most` takes all of `room`. What is not 0 is seen.
fn blocks(value: i64, most: i64, room: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if value <= 0 || most <= 0 {
        return String::new();
    }
    let eighths = (i128::from(value) * room as i128 * 8 / i128::from(most)).max(1) as usize;
    format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_an_eighth_fine_and_never_hide_what_is_there() {
        for (value, bar) in [(80, "██████████"), (40, "█████"), (41, "█████▏"), (1, "▏"), (0, ""), (-5, "")]
        {
            assert_eq!(blocks(value, 80, 10), bar, "{value}");
        }
        assert_eq!(blocks(1, 1_000_000, 10), "▏");
        assert_eq!(blocks(i64::MAX, i64::MAX, 10).chars().count(), 10);
        assert_eq!(blocks(0, 0, 10), "");
    }

    #[test]
    fn labels_and_figures_stand_in_columns() {
        let bar = |label: &str, value, text: &str| Bar { label: label.into(), value, text: text.into() };
        let chart = draw("revenue in IDR", &[bar("a", 2, "2.00"), bar("bcd", 1, "1.00")], 19);
        assert_eq!(chart, "revenue in IDR\na    ████████  2.00\nbcd  ████      1.00\n");
    }
}
