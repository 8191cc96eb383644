//! One JSON object a line. Its keys are the columns.

use std::borrow::Cow;
use std::io::BufRead;

use serde_json::{Map, Value};

use super::error::{Problem, Stop};
use super::layout::{Layout, Meaning, Row, Visit};

pub(super) fn each_row(
    mut file: impl BufRead,
    layout: &Layout,
    ignore_unknown: bool,
    visit: &mut Visit<'_>,
) -> Result<(), Stop> {
    let mut cells = vec![String::new(); layout.columns.len()];
    let mut text = Vec::new();
    for line in 1.. {
        text.clear();
        if file.read_until(b'\n', &mut text)? == 0 {
            break;
        }
        if text.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let problems = match serde_json::from_slice::<Map<String, Value>>(&text) {
            Ok(object) => fill(line, &object, layout, ignore_unknown, &mut cells),
            Err(error) => vec![Problem::of_row(line, format!("is no JSON object: {error}"))],
        };
        let row = if problems.is_empty() { Ok(Row::new(line, layout, &cells)) } else { Err(problems) };
        if visit(line, row).is_break() {
            break;
        }
    }
    Ok(())
}

fn fill(
    line: u64,
    object: &Map<String, Value>,
    layout: &Layout,
    ignore_unknown: bool,
    cells: &mut [String],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut filled = vec![false; cells.len()];
    cells.iter_mut().for_each(String::clear);
    for (key, value) in object {
        let mut wrong =
            |reason: String| problems.push(Problem { row: line, column: Some(key.clone()), reason });
        match layout.meaning(key, ignore_unknown) {
            Meaning::Ignored => {}
            Meaning::Unknown(reason) => wrong(reason),
            Meaning::Known(index) if filled[index] => {
                wrong(format!("is the second value for `{}`", layout.columns[index].name));
            }
            Meaning::Known(index) => match plain(value) {
                Some(text) => {
                    filled[index] = true;
                    cells[index].push_str(&text);
                }
                None => wrong("is a list or an object, not a plain value".to_owned()),
            },
        }
    }
    problems
}

/// Returns a plain value as text. A number keeps the digits that it was written with, up to 15 significant ones.
fn plain(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::Null => Some(Cow::Borrowed("")),
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Bool(_) | Value::Number(_) => Some(Cow::Owned(value.to_string())),
        Value::Array(_) | Value::Object(_) => None,
    }
}
