//! Tables for people: they fit the terminal, numbers stand right, and they may change with any release.

use std::io::{self, IsTerminal};

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use serde_json::Value;

/// Fields that hold money: a text in the data, a number to the eye.
const MONEY: [&str; 5] = ["price", "cost", "total", "revenue", "average_order"];

/// Returns what stands at `path` (dotted) in `item`, null where nothing does.
pub(super) fn find<'v>(item: &'v Value, path: &str) -> &'v Value {
    path.split('.').try_fold(item, |value, name| value.get(name)).unwrap_or(&Value::Null)
}

/// Returns `items` as a table of `columns`; of every field of the first, where none are named.
pub(super) fn rows(items: &[Value], columns: &[String]) -> String {
    let Some(first) = items.first() else { return String::new() };
    let own: Vec<String>;
    let columns = if columns.is_empty() {
        own = first.as_object().map(|object| object.keys().cloned().collect()).unwrap_or_default();
        &own
    } else {
        columns
    };
    let right: Vec<_> = columns.iter().map(|column| stands_right(items, column)).collect();
    let mut table = empty();
    table.set_header(columns.iter().map(|column| column.replace(['_', '.'], " ").to_uppercase()));
    for item in items {
        let cells = columns.iter().zip(&right).map(|(column, right)| {
            let cell = Cell::new(text(find(item, column)));
            if *right { cell.set_alignment(CellAlignment::Right) } else { cell }
        });
        table.add_row(cells);
    }
    finish(&table)
}

/// Returns the fields of `item` that say something, one a line.
pub(super) fn fields(item: &Value) -> String {
    let Value::Object(object) = item else { return format!("{}\n", text(item)) };
    let mut table = empty();
    for (name, value) in object {
        let text = text(value);
        if !text.is_empty() {
            table.add_row([Cell::new(name.replace('_', " ")), Cell::new(text)]);
        }
    }
    finish(&table)
}

/// Returns `item` in one line, what is wrong with it last: `row 3, column price: no number`.
pub(super) fn line(item: &Value) -> String {
    let Value::Object(object) = item else { return text(item) };
    let parts: Vec<_> = object
        .iter()
        .filter(|(name, value)| !value.is_boolean() && !is_sentence(name))
        .map(|(name, value)| (name, text(value)))
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{} {text}", name.replace('_', " ")))
        .collect();
    let sentence = object.iter().find(|(name, _)| is_sentence(name)).map(|(_, value)| text(value));
    match sentence {
        Some(sentence) if parts.is_empty() => sentence,
        Some(sentence) => format!("{}: {sentence}", parts.join(", ")),
        None => parts.join(", "),
    }
}

fn is_sentence(name: &str) -> bool {
    matches!(name, "reason" | "message" | "problem")
}

fn empty() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_content_arrangement(if io::stdout().is_terminal() {
        ContentArrangement::Dynamic
    } else {
        ContentArrangement::Disabled
    });
    table
}

fn finish(table: &Table) -> String {
    let lines = table.lines().map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(&line).trim_end()));
    lines.collect()
}

/// Quantities and money stand right, so that their sizes show.
fn stands_right(items: &[Value], column: &str) -> bool {
    let name = column.rsplit('.').next().unwrap_or(column);
    let mut values = items.iter().map(|item| find(item, column)).filter(|value| !value.is_null()).peekable();
    MONEY.contains(&name) || (values.peek().is_some() && values.all(Value::is_number))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => harmless(text),
        Value::Array(items) => items.iter().map(line).collect::<Vec<_>>().join("\n"),
        Value::Object(_) => line(value),
        Value::Number(number) => number.to_string(),
    }
}

/// Returns `text` without what a terminal would obey: titles and names are somebody else's.
pub(super) fn harmless(text: &str) -> String {
    let is_harmful = |letter: char| letter.is_control() && !matches!(letter, '\n' | '\t');
    if !text.contains(is_harmful) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match is_harmful(letter) {
            true => shown.extend(letter.escape_default()),
            false => shown.push(letter),
        }
    }
    shown
}
